"""The parts of a file that is a zip of XML parts (Word, OFD), read without trusting them."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from lineage.errors import ReadingError

__all__ = ["Package", "open_package"]

LARGEST_PART = 256 * 2**20
"""Bytes beyond which an unpacked part is refused: a law with all its tables has a few million."""

# Elements and attributes together; each costs about a hundred bytes once parsed.
_MOST_MARKS = 24_000_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_ADVICE = "save it again, or save the text as .txt"
# ISO/IEC 29500 has two names for one vocabulary; "strict" files use the second.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)


class Package(NamedTuple):
    """An opened zip: `name` is the file's, `archive` the zip, `names` its parts in lower case."""

    name: str
    archive: zipfile.ZipFile
    names: dict[str, str]

    def has(self, path: str) -> bool:
        """Tell whether a part stands in the package."""
        return _key(path) in self.names

    def read(self, path: str) -> bytes | None:
        """Return a part's bytes, or `None` where it is missing.

        Raises `ReadingError` where the part is broken, encrypted or larger than can be read.
        """
        stored = self.names.get(_key(path))
        if stored is None:
            return None
        try:
            with self.archive.open(stored) as part:
                content = part.read(LARGEST_PART + 1)
        except _BROKEN as error:
            wrong = f"its part {path} is broken or encrypted"
            raise ReadingError(self.name, wrong, _ADVICE) from error
        if len(content) > LARGEST_PART:
            wrong = f"its part {path} unpacks to more than {LARGEST_PART} bytes"
            raise ReadingError(self.name, wrong, "split it, or save the text as .txt")
        return content

    def xml(self, path: str) -> etree._Element | None:
        """Return a part's root element, or `None` where the part is missing.

        A part that declares a document type is refused, as both standards forbid one: so no
        entity is ever expanded. Raises `ReadingError`.
        """
        content = self.read(path)
        if content is None:
            return None
        content = _in_utf_8(content)
        if b"<!DOCTYPE" in content:
            wrong = f"its part {path} declares a document type, which may not be"
            raise ReadingError(self.name, wrong, _ADVICE)
        if content.count(b"<") + content.count(b"=") > _MOST_MARKS:
            wrong = f"its part {path} has more than {_MOST_MARKS} elements and attributes"
            raise ReadingError(self.name, wrong, "split it, or save the text as .txt")
        parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            wrong = f"its part {path} is not well-formed XML"
            raise ReadingError(self.name, wrong, _ADVICE) from error


def open_package(content: bytes, name: str) -> Package:
    """Return the parts of a zip; raises `ReadingError` where it is none or is cut off."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        names = {_key(stored): stored for stored in archive.namelist()}
    except _BROKEN as error:
        wrong = "the packed file is broken or cut off"
        raise ReadingError(name, wrong, "fetch it again, or save the text as .txt") from error
    return Package(name, archive, names)


def _key(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/")).lstrip("/").lower()


def _in_utf_8(content: bytes) -> bytes:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", errors="replace").encode()
    for strict, common in _STRICT:
        content = content.replace(strict, common)
    return content
