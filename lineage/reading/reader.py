"""One file to clean text."""

from __future__ import annotations

from pathlib import Path

from lineage.digest import digest
from lineage.errors import ReadingError
from lineage.models import Source
from lineage.reading.assembly import assemble
from lineage.reading.files import cannot_be_opened
from lineage.reading.formats import read_printed
from lineage.reading.text.plain import read_plain

__all__ = ["read_file", "read_text"]


def read_file(path: Path, name: str) -> Source:
    """Return a file's text, ready for extraction; `name` is what the result calls the file.

    Raises `ReadingError`, which says what is wrong and where, for a file that is empty, broken or
    in no format that is read, and for one that cannot be opened.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadingError(name, *cannot_be_opened(error)) from error
    return assemble(read_printed(content, name), name, digest(content))


def read_text(content: bytes, name: str) -> Source:
    r"""Return the text of the bytes of a text file: decoded, lines joined, furniture marked.

    >>> source = read_text("一、总则\n版权所有 某网站".encode("gb18030"), "page.txt")
    >>> source.encoding, [paragraph.kind for paragraph in source.paragraphs]
    ('gb18030', ['body', 'furniture'])
    """
    return assemble(read_plain(content, name), name, digest(content))
