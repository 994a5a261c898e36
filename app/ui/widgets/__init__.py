"""The parts pages are made of. Each has an accessible name from its constructor and works from the keyboard."""
