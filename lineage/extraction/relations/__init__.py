"""What a text says of other documents, and of how long it holds itself."""
