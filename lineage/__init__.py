"""What became of each point, and of each document, in plans issued again year after year."""
