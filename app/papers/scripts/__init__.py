"""Writing in any script: fonts, direction, line breaks, shaping."""
