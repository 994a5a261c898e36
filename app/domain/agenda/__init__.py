"""What is to be done for whom and by when: lines computed from a person's file, never stored."""
