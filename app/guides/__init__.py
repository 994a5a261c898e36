"""Guides and other content: data that is read, checked, walked and linted here, without window or register."""
