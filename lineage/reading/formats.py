"""Which format a file is in: its first bytes decide, and where they leave it open its name."""

from __future__ import annotations

from pathlib import PurePath

from lineage.errors import ReadingError
from lineage.reading.html import is_html, read_html
from lineage.reading.html_archive import is_archive, read_archive
from lineage.reading.markdown import read_markdown
from lineage.reading.office import is_named_as_office, is_office, read_office
from lineage.reading.plain import read_plain
from lineage.reading.printed import Printed

__all__ = ["read_printed"]

_NOT_YET = {
    ".epub": "EPUB",
}
_PDF = b"%PDF-"
_BLANK = b"\xef\xbb\xbf \t\r\n\0"
_HTML = frozenset({".htm", ".html", ".xhtml", ".shtml", ".xht"})
_MARKDOWN = frozenset({".md", ".markdown"})
# These hold single tags among their own marks.
_MARKED = _MARKDOWN | {".txt"}


def read_printed(content: bytes, name: str) -> Printed:
    """Return a file as it is printed, whatever its format.

    Raises `ReadingError` for a format that is not read, and for a file that is broken.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ".pdf" or content.lstrip(_BLANK).startswith(_PDF):
        # Few files are PDF, and the library takes a while to load.
        from lineage.reading.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(content, name)
    if kind := _NOT_YET.get(suffix):
        raise ReadingError(name, f"{kind} files are not read yet", "save the text as .txt")
    if is_office(content):
        return read_office(content, name)
    if is_archive(content):
        return read_archive(content, name)
    if suffix in _HTML or is_html(content, written_as_text=suffix in _MARKED):
        return read_html(content, name)
    if is_named_as_office(name):
        return read_office(content, name)
    return read_markdown(content, name) if suffix in _MARKDOWN else read_plain(content, name)
