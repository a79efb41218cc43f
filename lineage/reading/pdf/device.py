"""What a page of a PDF file draws, taken down as its content runs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, apply_matrix_rect

from lineage.reading.pdf.streams import TooLargeError

__all__ = ["Device", "Interpreter", "PrintedText", "Rule"]

_GLYPHS = 60_000
_RULES = 20_000
_FORMS = 2000
_DEEPEST = 30
_CONTENT = 16 << 20
_ALL_CONTENT = 128 << 20
_ALL_GLYPHS = 3_000_000
_SLANT = 0.05
_THIN = 3.0


class Rule(NamedTuple):
    """A horizontal or vertical line."""

    x0: float
    y0: float
    x1: float
    y1: float


class PrintedText(NamedTuple):
    """Characters in points from the left and lower edge, as the file counts them."""

    text: str
    x: float
    y: float
    advance: float
    size: float


class Device(PDFTextDevice):
    """Takes down what a page prints, by the direction in which it is read."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.all_content = 0
        self._all_printed = 0
        self.start()

    def start(self) -> None:
        """Forget the page before."""
        self.upright: list[PrintedText] = []
        self.rising: list[PrintedText] = []
        self.falling: list[PrintedText] = []
        self.rules: list[Rule] = []
        self.pictured = 0.0
        self.box = (0.0, 0.0, 0.0, 0.0)
        self.visible = (0.0, 0.0, 0.0, 0.0)
        self.content = 0
        self._forms = 0
        self._deep = 0
        self._printed = 0

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Take down the size of a page and what of it is shown."""
        self.box = apply_matrix_rect(ctm, page.mediabox)
        self.visible = apply_matrix_rect(ctm, page.cropbox)

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:  # noqa: ANN401, ARG002
        """Enter a form. Raises `TooLargeError` where forms nest or follow without end."""
        self._forms += 1
        self._deep += 1
        if self._forms > _FORMS or self._deep > _DEEPEST:
            raise TooLargeError

    def end_figure(self, name: str) -> None:  # noqa: ARG002
        """Leave a form."""
        self._deep -= 1

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        """Add what a picture covers."""
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
        """Take down a character and return how far it advances. Raises `TooLargeError`."""
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
            self.upright.append(PrintedText(text, x, y + rise * d, advance * a, abs(size)))
        elif abs(a) <= _SLANT * abs(b):
            turned = self.rising if b > 0 else self.falling
            turned.append(PrintedText(text, x + rise * c, y, advance * abs(b), abs(size)))
        return advance

    def paint_path(
        self,
        gstate: PDFGraphicState,  # noqa: ARG002
        stroke: bool,  # noqa: FBT001 - pdfminer calls it so
        fill: bool,  # noqa: FBT001, ARG002
        evenodd: bool,  # noqa: FBT001, ARG002
        path: Sequence[PathSegment],
    ) -> None:
        """Take down the level and upright lines of a path."""
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


class Interpreter(PDFPageInterpreter):
    """Runs no more of a page's content, forms in forms included, than a page can hold."""

    def execute(self, streams: Sequence[object]) -> None:
        """Run content. Raises `TooLargeError` where a page or file holds too much of it."""
        device = self.device
        if isinstance(device, Device):
            size = sum(len(stream_value(each).get_data()) for each in streams)
            device.content += size
            device.all_content += size
            if device.content > _CONTENT or device.all_content > _ALL_CONTENT:
                raise TooLargeError
        super().execute(streams)
