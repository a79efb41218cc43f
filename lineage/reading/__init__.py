"""Bytes of any format to text with a way back to the file."""

from lineage.reading.files import FoundFile, FoundFiles, find_files
from lineage.reading.reader import read_file, read_text

__all__ = ["FoundFile", "FoundFiles", "find_files", "read_file", "read_text"]
