"""Bytes of any format to text with a way back to the file."""

from lineage.reading.files import FoundFile, find_files
from lineage.reading.reader import read_file, read_text

__all__ = ["FoundFile", "find_files", "read_file", "read_text"]
