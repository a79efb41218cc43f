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
from itertools import islice, pairwise
from typing import Any, NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import (
    PDFDocument,
    PDFEncryptionError,
    PDFPasswordIncorrect,
    PDFXRefFallback,
    PDFXRefStream,
)
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.psexceptions import PSException
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, apply_matrix_rect

from lineage.errors import ReadingError
from lineage.reading.pdf.streams import BoundedFonts, BoundedParser, TooLargeError

__all__ = ["Glyph", "Page", "Pages", "Rule", "read_pages"]

_PAGES = 5000
_OBJECTS = 5_000_000
_GLYPHS = 60_000
_RULES = 20_000
_FORMS = 2000
_DEEPEST = 30
_CONTENT = 16 << 20
_ALL_CONTENT = 128 << 20
_ALL_GLYPHS = 3_000_000
# No page is larger than 14,400 points on a side.
_WIDEST = 20_000
# All that pdfminer is known to raise on files that break the standard.
_BROKEN = (
    PSException, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError,
    NotImplementedError, OSError, RecursionError, StopIteration, TypeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
_SLANT = 0.05
_THIN = 3.0
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


class Rule(NamedTuple):
    """A horizontal or vertical line."""

    x0: float
    y0: float
    x1: float
    y1: float


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


class _Printed(NamedTuple):
    text: str
    x: float
    y: float
    advance: float
    size: float


class _Device(PDFTextDevice):
    """Takes down what a page prints, by the direction in which it is read."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.all_content = 0
        self._all_printed = 0
        self.start()

    def start(self) -> None:
        self.upright: list[_Printed] = []
        self.rising: list[_Printed] = []
        self.falling: list[_Printed] = []
        self.rules: list[Rule] = []
        self.pictured = 0.0
        self.box = (0.0, 0.0, 0.0, 0.0)
        self.visible = (0.0, 0.0, 0.0, 0.0)
        self.content = 0
        self._forms = 0
        self._deep = 0
        self._printed = 0

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.box = apply_matrix_rect(ctm, page.mediabox)
        self.visible = apply_matrix_rect(ctm, page.cropbox)

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:  # noqa: ANN401, ARG002
        self._forms += 1
        self._deep += 1
        if self._forms > _FORMS or self._deep > _DEEPEST:
            raise TooLargeError

    def end_figure(self, name: str) -> None:  # noqa: ARG002
        self._deep -= 1

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        a, b, c, d, _, _ = self.ctm or (0, 0, 0, 0, 0, 0)
        self.pictured += abs(a * d - b * c)

    def render_char(  # noqa: PLR0913, PLR0917 - pdfminer calls it so
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:
        advance = font.char_width(cid) * fontsize * scaling
        self._printed += 1
        self._all_printed += 1
        if self._printed > _GLYPHS or self._all_printed > _ALL_GLYPHS:
            raise TooLargeError
        if font.is_vertical():
            return advance
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        a, b, c, d, x, y = matrix
        size = fontsize * (c * c + d * d) ** 0.5
        if abs(b) <= _SLANT * a:
            self.upright.append(_Printed(text, x, y + rise * d, advance * a, abs(size)))
        elif abs(a) <= _SLANT * abs(b):
            turned = self.rising if b > 0 else self.falling
            turned.append(_Printed(text, x + rise * c, y, advance * abs(b), abs(size)))
        return advance

    def paint_path(
        self,
        gstate: PDFGraphicState,  # noqa: ARG002
        stroke: bool,  # noqa: FBT001 - pdfminer calls it so
        fill: bool,  # noqa: FBT001, ARG002
        evenodd: bool,  # noqa: FBT001, ARG002
        path: Sequence[PathSegment],
    ) -> None:
        corners: list[tuple[float, float]] = []
        for each in path:
            if each[0] == "m":
                self._draw(corners, stroke=stroke)
                corners = []
            if each[0] in {"m", "l"} and len(each) == 3:  # noqa: PLR2004 - what, and where
                _, x, y = each
                corners.append(apply_matrix_pt(self.ctm or (1, 0, 0, 1, 0, 0), (x, y)))
            elif each[0] == "h" and corners:
                corners.append(corners[0])
            else:
                corners = []
        self._draw(corners, stroke=stroke)

    def _draw(self, corners: Sequence[tuple[float, float]], *, stroke: bool) -> None:
        if len(corners) < 2 or len(self.rules) > _RULES:  # noqa: PLR2004 - a line has two ends
            return
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        if high <= _THIN < wide:
            middle = (min(ys) + max(ys)) / 2
            self.rules.append(Rule(min(xs), middle, max(xs), middle))
        elif wide <= _THIN < high:
            middle = (min(xs) + max(xs)) / 2
            self.rules.append(Rule(middle, min(ys), middle, max(ys)))
        elif stroke and wide > _THIN and high > _THIN:
            for (x0, y0), (x1, y1) in pairwise(corners):
                if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                    self.rules.append(Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


class _Interpreter(PDFPageInterpreter):
    """Runs no more of a page's content, forms in forms included, than a page can hold."""

    def execute(self, streams: Sequence[object]) -> None:
        device = self.device
        if isinstance(device, _Device):
            size = sum(len(stream_value(each).get_data()) for each in streams)
            device.content += size
            device.all_content += size
            if device.content > _CONTENT or device.all_content > _ALL_CONTENT:
                raise TooLargeError
        super().execute(streams)


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
    device = _Device(resources)
    interpreter = _Interpreter(resources, device)
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


def _page(number: int, device: _Device, *, broken: bool) -> Page:
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
