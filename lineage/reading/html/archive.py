"""A web page that a browser saved with its pictures as one file (.mht, .mhtml)."""

from __future__ import annotations

import re
from email import message_from_bytes

from lineage.errors import ReadingError
from lineage.reading.html.reader import read_html
from lineage.reading.printed import Printed

__all__ = ["is_archive", "read_archive"]

_LARGEST = 64 * 2**20
_SCANNED = 4096
_HEADER = re.compile(rb"\s{0,9}[A-Za-z-]{2,40}:[ \t]")
_SAYS = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def is_archive(content: bytes) -> bool:
    r"""Tell whether the bytes begin as a saved page of several parts.

    >>> is_archive(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n")
    True
    """
    head = content[:_SCANNED]
    return bool(_HEADER.match(head) and _SAYS.search(head))


def read_archive(content: bytes, name: str) -> Printed:
    """Return the paragraphs of the page that an archive holds.

    The file's text is that of the page in it, once unpacked. Raises `ReadingError` as `read_html`
    does, and for an archive that holds no page.
    """
    if len(content) > _LARGEST:
        raise ReadingError(name, f"the file is larger than {_LARGEST} bytes", "save it as .html")
    for part in message_from_bytes(content).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return read_html(page, name, part.get_content_charset() or "")
    raise ReadingError(name, "this archive holds no page", "save the page as .html, or as text")
