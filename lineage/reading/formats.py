"""Which format a file is in: its first bytes decide, and where they leave it open its name."""

from __future__ import annotations

from pathlib import PurePath

from lineage.errors import ReadingError
from lineage.reading.markdown import read_markdown
from lineage.reading.plain import read_plain
from lineage.reading.printed import Printed

__all__ = ["read_printed"]

_NOT_YET = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".doc": "Word",
    ".rtf": "RTF",
    ".odt": "OpenDocument",
    ".wps": "WPS",
    ".ofd": "OFD",
    ".htm": "HTML",
    ".html": "HTML",
    ".xhtml": "HTML",
    ".mht": "HTML",
    ".epub": "EPUB",
}


def read_printed(content: bytes, name: str) -> Printed:
    """Return a file as it is printed, whatever its format.

    Raises `ReadingError` for a format that is not read, and for a file that is broken.
    """
    if kind := _NOT_YET.get(PurePath(name).suffix.lower()):
        raise ReadingError(name, f"{kind} files are not read yet", "save the text as .txt")
    markdown = PurePath(name).suffix.lower() in {".md", ".markdown"}
    return read_markdown(content, name) if markdown else read_plain(content, name)
