"""Saved web pages as they are printed."""

from lineage.reading.html.archive import is_archive, read_archive
from lineage.reading.html.reader import is_html, read_html

__all__ = ["is_archive", "is_html", "read_archive", "read_html"]
