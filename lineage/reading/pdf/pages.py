"""The pages of a PDF file: which character stands where, and which rules are drawn."""

from __future__ import annotations

import io
import logging
import struct
import unicodedata
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from pdfminer.pdfdocument import (
    PDFDocument,
    PDFEncryptionError,
    PDFPasswordIncorrect,
    PDFXRefFallback,
    PDFXRefStream,
)
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from lineage.errors import ReadingError
from lineage.reading.pdf.device import Device, Interpreter, Rule
from lineage.reading.pdf.streams import BoundedFonts, BoundedParser, TooLargeError

__all__ = ["Glyph", "Page", "Pages", "read_pages"]

_PAGES = 5000
_OBJECTS = 5_000_000
# No page is larger than 14,400 points on a side.
_WIDEST = 20_000
# All that pdfminer is known to raise on files that break the standard.
_BROKEN = (
    PSException, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError,
    NotImplementedError, OSError, RecursionError, StopIteration, TypeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
_TURNED = 3


class Glyph(NamedTuple):
    """One character as printed, in points from the page's left and upper edge.

    `base` is the line it stands on; `size` that of its type.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float


class Page(NamedTuple):
    """What is printed upright on a page; `number` counts from 1.

    `pictured` is the share of the page that pictures cover, `garbled` the number of characters
    that the file does not name. Of a page that is `broken` some or all is missing.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictured: float = 0.0
    garbled: int = 0
    broken: bool = False


class Pages(NamedTuple):
    """The pages of a file; `mended` where its table of objects was lost and had to be rebuilt."""

    pages: tuple[Page, ...]
    mended: bool
    more: bool


def read_pages(content: bytes, name: str) -> Pages:
    """Return the pages of a PDF file.

    Raises `ReadingError` for a file that is locked by a password, and for one of which no page
    can be found.
    """
    with _silent():
        try:
            document, found = _opened(content)
        except PDFPasswordIncorrect as error:
            raise ReadingError(
                name, "this PDF is locked by a password", "save a copy without one and read that"
            ) from error
        except PDFEncryptionError as error:
            wrong = "this PDF is encrypted in a way that is not known here"
            raise ReadingError(name, wrong, "save a copy that is not encrypted") from error
        except TooLargeError as error:
            raise ReadingError(name, *_BOMB) from error
        except _BROKEN as error:
            raise ReadingError(name, *_DAMAGED) from error
        if not found:
            raise ReadingError(name, *_DAMAGED)
        pages = _taken_down(found[:_PAGES])
    mended = any(isinstance(xref, PDFXRefFallback) for xref in document.xrefs)
    return Pages(pages, mended, len(found) > _PAGES)


# Where the end of a file is missing, so is what leads to its pages: then each is looked for.
_CATALOGUE = b"\n4000000 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 4000000 0 R>>\n"

_BOMB = (
    "this PDF unpacks to more than any document needs",
    "print it to a new PDF and read that",
)
_DAMAGED = (
    "this PDF is damaged or cut off, and no page of it can be read",
    "fetch the file again, or print it to a new PDF",
)


def _opened(content: bytes) -> tuple[PDFDocument, list[PDFPage]]:
    try:
        document, found = _found(content)
    except (PDFPasswordIncorrect, PDFEncryptionError, TooLargeError):
        raise
    except _BROKEN:
        return _found(content + _CATALOGUE)
    return (document, found) if found else _found(content + _CATALOGUE)


def _found(content: bytes) -> tuple[PDFDocument, list[PDFPage]]:
    document = PDFDocument(BoundedParser(io.BytesIO(content)))
    _check_objects(document)
    return document, list(islice(PDFPage.create_pages(document), _PAGES + 1))


@contextmanager
def _silent() -> Iterator[None]:
    """Keep to itself what pdfminer says of odd files; it is told to nobody who could act on it."""
    logger = logging.getLogger("pdfminer")
    propagates = logger.propagate
    hush = logging.NullHandler()
    logger.addHandler(hush)
    logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.removeHandler(hush)
        logger.propagate = propagates


def _check_objects(document: PDFDocument) -> None:
    named = sum(
        int(count)
        for xref in document.xrefs
        if isinstance(xref, PDFXRefStream)
        for _, count in xref.ranges
    )
    if named > _OBJECTS:
        raise TooLargeError


def _taken_down(found: Sequence[PDFPage]) -> tuple[Page, ...]:
    resources = BoundedFonts(caching=True)
    device = Device(resources)
    interpreter = Interpreter(resources, device)
    pages = []
    for number, each in enumerate(found, start=1):
        device.start()
        broken = False
        try:
            interpreter.process_page(each)
        except (TooLargeError, *_BROKEN):
            broken = True
        pages.append(_page(number, device, broken=broken))
    return tuple(pages)


def _page(number: int, device: Device, *, broken: bool) -> Page:
    left, low, right, high = device.visible
    x0, y0, x1, y1 = device.box
    width, height = x1 - x0, y1 - y0
    if not 1 <= width <= _WIDEST or not 1 <= height <= _WIDEST:
        return Page(number, 1.0, 1.0, (), (), 0.0, 0, broken=True)
    shown = [
        [
            each
            for each in printed
            if left <= each.x < right and low <= each.y < high and abs(each.advance) < _WIDEST
        ]
        for printed in (device.upright, device.rising, device.falling)
    ]
    upright, rising, falling = shown
    glyphs = [Glyph(p.text, p.x, p.x + p.advance, height - p.y, p.size) for p in upright]
    drawn = [rule for rule in device.rules if all(abs(each) < _WIDEST for each in rule)]
    rules = [Rule(r.x0, height - r.y1, r.x1, height - r.y0) for r in drawn]
    turned = max(rising, falling, key=len)
    # A wide table is often printed sideways on an upright page.
    if len(turned) > _TURNED * len(upright):
        if turned is rising:
            glyphs = [Glyph(p.text, p.y, p.y + p.advance, p.x, p.size) for p in rising]
            rules = [Rule(r.y0, r.x0, r.y1, r.x1) for r in drawn]
        else:
            glyphs = [
                Glyph(p.text, height - p.y, height - p.y + p.advance, width - p.x, p.size)
                for p in falling
            ]
            rules = [
                Rule(height - r.y1, width - r.x1, height - r.y0, width - r.x0) for r in device.rules
            ]
        width, height = height, width
    glyphs = [glyph for glyph in glyphs if glyph.text and 0 < glyph.size < height]
    garbled = sum(map(_is_garbled, glyphs))
    area = max(1.0, width * height)
    pictured = min(1.0, device.pictured / area)
    return Page(number, width, height, tuple(glyphs), tuple(rules), pictured, garbled, broken)


def _is_garbled(glyph: Glyph) -> bool:
    return unicodedata.category(glyph.text[0]) in {"Co", "Cc", "Cn"} or glyph.text == "\ufffd"
