"""Bytes of any format to text with a way back to the file."""
