"""Which of the readers of office files a file belongs to; each is imported when it is needed."""

from __future__ import annotations

from pathlib import PurePath

from lineage.errors import ReadingError
from lineage.reading.printed import Printed

__all__ = ["is_named_as_office", "is_office", "read_office"]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
# Names of parts stand unpacked in a zip, also in one that is cut off.
_WORD, _OFD, _OPEN_DOCUMENT = b"word/document", b"OFD.xml", b"application/vnd.oasis.opendocument"
_NAMED = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot"), "Word"),
    **dict.fromkeys((".wps", ".wpt"), "WPS"),
    ".ofd": "OFD",
    ".rtf": "RTF",
    ".odt": "OpenDocument",
}
_ADVICE = "save it as .docx or .txt and read that"


def is_office(content: bytes) -> bool:
    r"""Tell by its bytes whether a file is one of Word, WPS, OFD, RTF or OpenDocument.

    >>> is_office(b"{\\rtf1 text}"), is_office("一、总则".encode())
    (True, False)
    """
    if content.startswith(_ZIP):
        return any(mark in content for mark in (_WORD, _OFD, _OPEN_DOCUMENT))
    return content.startswith((_OLE, _RTF))


def is_named_as_office(name: str) -> bool:
    """Tell whether a file bears the name of such a format, whatever it holds."""
    return PurePath(name).suffix.lower() in _NAMED


def read_office(content: bytes, name: str) -> Printed:
    """Return a file of Word, WPS or OFD as it is printed.

    Raises `ReadingError` for RTF and OpenDocument, for a file that is broken, and for one that is
    none of these in spite of its name.
    """
    if content.startswith(_OLE):
        from lineage.reading.legacy import read_legacy  # noqa: PLC0415

        return read_legacy(content, name)
    kind = _NAMED.get(PurePath(name).suffix.lower(), "an office program")
    if content.startswith(_RTF) or _OPEN_DOCUMENT in content[:200]:
        other = "RTF" if content.startswith(_RTF) else "OpenDocument"
        raise ReadingError(name, f"{other} files are not read", _ADVICE)
    # What is left of a file may name no part: then its own name tells what it was.
    packed = content.startswith(_ZIP)
    if packed and (_WORD in content or (kind == "Word" and _OFD not in content)):
        from lineage.reading.docx import read_docx  # noqa: PLC0415

        return read_docx(content, name)
    if packed and (_OFD in content or kind == "OFD"):
        from lineage.reading.ofd import read_ofd  # noqa: PLC0415

        return read_ofd(content, name)
    raise ReadingError(name, f"it is named as a file of {kind} but is none", _ADVICE)
