"""Which format a file is in: its first bytes decide, and where they leave it open its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from lineage.errors import ReadingError
from lineage.reading.html import is_archive, is_html, read_archive, read_html
from lineage.reading.printed import Printed
from lineage.reading.text import read_markdown, read_plain

__all__ = ["read_printed"]

_Read = Callable[[bytes, str], Printed]
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLANK = b"\xef\xbb\xbf \t\r\n\0"
# Names of parts stand unpacked in a zip, also in one that is cut off.
_WORD, _OFD = b"word/document", b"OFD.xml"
_OPEN_DOCUMENT, _EPUB = b"application/vnd.oasis.opendocument", b"application/epub+zip"
_HEAD = 200


class _Format(NamedTuple):
    """A format that is told by its bytes; `read` is none for one that is refused by its name."""

    name: str
    suffixes: frozenset[str]
    holds: Callable[[bytes], bool]
    read: _Read | None


# Few files are of these formats, and their libraries take a while to load.
def _read_pdf(content: bytes, name: str) -> Printed:
    from lineage.reading.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(content, name)


def _read_docx(content: bytes, name: str) -> Printed:
    from lineage.reading.word.docx import read_docx  # noqa: PLC0415

    return read_docx(content, name)


def _read_legacy(content: bytes, name: str) -> Printed:
    from lineage.reading.word.legacy import read_legacy  # noqa: PLC0415

    return read_legacy(content, name)


def _read_ofd(content: bytes, name: str) -> Printed:
    from lineage.reading.ofd import read_ofd  # noqa: PLC0415

    return read_ofd(content, name)


def _is_pdf(content: bytes) -> bool:
    return content[:1024].lstrip(_BLANK).startswith(b"%PDF-")


def _is_zip_with(part: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(_ZIP) and part in content


def _is_zip_of(kind: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(_ZIP) and kind in content[:_HEAD]


def _begins(mark: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(mark)


_PACKED = (
    _Format("PDF", frozenset({".pdf"}), _is_pdf, _read_pdf),
    _Format("EPUB", frozenset({".epub"}), _is_zip_of(_EPUB), None),
    _Format("OpenDocument", frozenset({".odt"}), _is_zip_of(_OPEN_DOCUMENT), None),
    _Format(
        "Word",
        frozenset({".docx", ".docm", ".dotx", ".dotm"}),
        _is_zip_with(_WORD),
        _read_docx,
    ),
    _Format("OFD", frozenset({".ofd"}), _is_zip_with(_OFD), _read_ofd),
    _Format("Word", frozenset({".doc", ".dot", ".wps", ".wpt"}), _begins(_OLE), _read_legacy),
    _Format("RTF", frozenset({".rtf"}), _begins(b"{\\rtf"), None),
)
_HTML = frozenset({".htm", ".html", ".xhtml", ".shtml", ".xht"})
_MARKDOWN = frozenset({".md", ".markdown"})
# These hold single tags among their own marks.
_MARKED = _MARKDOWN | {".txt"}
_ADVICE = "save it as .docx or .txt and read that"


def read_printed(content: bytes, name: str) -> Printed:
    """Return a file as it is printed, whatever its format.

    Raises `ReadingError` for a format that is not read, and for a file that is broken.
    """
    if not content.strip():
        raise ReadingError(name, "the file is empty", "save the page again, or leave the file out")
    suffix = PurePath(name).suffix.lower()
    if held := next((format_ for format_ in _PACKED if format_.holds(content)), None):
        if held.read is None:
            raise ReadingError(name, f"{held.name} files are not read", _ADVICE)
        return held.read(content, name)
    if is_archive(content):
        return read_archive(content, name)
    if suffix in _HTML or is_html(content, written_as_text=suffix in _MARKED):
        return read_html(content, name)
    if named := next((format_ for format_ in _PACKED if suffix in format_.suffixes), None):
        # What is left of a packed file may name no part: its name tells what it was.
        if named.read and (content.startswith(_ZIP) or named.name == "PDF"):
            return named.read(content, name)
        raise ReadingError(name, f"it is named as a file of {named.name} but is none", _ADVICE)
    return read_markdown(content, name) if suffix in _MARKDOWN else read_plain(content, name)
