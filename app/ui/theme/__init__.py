"""Looks: tokens, palette, stylesheet, fonts, icons and the focus ring."""
