"""What the desk talks about: frozen types and pure functions, no clock, no files."""
