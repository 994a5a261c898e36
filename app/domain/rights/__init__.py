"""What the papers that someone shows prove, of what, until when, and what they do not."""
