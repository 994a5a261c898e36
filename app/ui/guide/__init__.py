"""The parts of the page on which two people walk through a guide."""
