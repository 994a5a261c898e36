"""What someone at the desk can do, one file an activity; the window and the commands call only these."""
