"""What became of each point, and of each document, in plans that are issued again year after year."""
