"""Plain text and Markdown as they are printed."""

from __future__ import annotations

from lineage.reading.decoding import decode
from lineage.reading.furniture import is_marked
from lineage.reading.lines import join_wrapped, split_lines
from lineage.reading.printed import Printed, paragraph

__all__ = ["read_plain"]


def read_plain(content: bytes, name: str) -> Printed:
    """Return a text file's paragraphs: decoded, wrapped lines joined.

    Raises `ReadingError` where the bytes are no text.
    """
    decoded = decode(content, name)
    blocks = join_wrapped(split_lines(decoded.text), is_marked)
    return Printed(tuple(paragraph(lines) for lines in blocks), len(decoded.text), decoded.encoding)
