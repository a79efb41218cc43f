"""The words that a paragraph of a Word file shows."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lxml import etree

from lineage.reading.word.names import MATH, W, child, is_on, shown_children, value
from lineage.reading.word.styles import Styles

__all__ = ["Mark", "Shown", "Words"]

_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_DRAWN = {W + "drawing", W + "pict", W + "object"}
# A tab is a gap in a line: only the cells of a table are parted by tabs.
_PLAIN = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_COUNTED_FIELDS = ("LISTNUM", "AUTONUM")
_UNKNOWN_SIGN = "\ufffd"
# Signs of fonts that have no characters of their own, by the number in `w:sym`.
_SURROGATES = 0xD800
_PRIVATE = 0xF000
_SYMBOL = dict(
    enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", start=0x41)
) | dict(
    enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", start=0x61)
) | {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
     0xB9: "≠", 0xBB: "≈", 0xA2: "′", 0xA5: "∞", 0xAE: "→", 0xE5: "∑", 0xD6: "√"}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0xA1: "○", 0xA7: "▪",
    0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    0x52: "☑", 0xA3: "☐", 0x2A: "☐", 0x54: "☒",
} | {0x81 + at: sign for at, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩")}  # fmt: skip
_FONTS = {"Symbol": _SYMBOL, "Wingdings": _WINGDINGS, "Wingdings 2": _WINGDINGS}


class Mark(NamedTuple):
    """A note's mark: the part it stands in (`footnotes`, `endnotes`) and its id."""

    part: str
    note: str


class Shown(NamedTuple):
    """What a paragraph shows: its words, the notes it refers to and the text boxes it holds.

    A line feed in `text` is a line that the writer broke. Where the end of the
    paragraph is `deleted` or `hidden`, the next one follows in the same line.
    """

    text: str
    marks: tuple[Mark, ...]
    boxes: tuple[etree._Element, ...]
    end: Literal["shown", "deleted", "hidden"]


class Words:
    """Reads paragraph after paragraph: a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        # Of each open field whether its code stands here (else its result).
        self._fields: list[bool] = []
        self.unknown_signs = False
        self.counted_fields = False

    def read(self, paragraph: etree._Element, style: str | None) -> Shown:
        """Return what a paragraph shows, tracked changes accepted."""
        pieces: list[str] = []
        marks: list[Mark] = []
        boxes: list[etree._Element] = []
        for each in shown_children(paragraph):
            if each.tag == W + "r":
                self._run(each, style, pieces, marks, boxes)
            elif each.tag in {MATH + "oMath", MATH + "oMathPara"} and not any(self._fields):
                pieces.extend(text.text or "" for text in each.iter(MATH + "t"))
        # A code that is not parted from its result by the paragraph's end never is.
        self._fields = [False for _ in self._fields]
        mark = child(paragraph, "pPr", "rPr")
        end: Literal["shown", "deleted", "hidden"] = "shown"
        if any(child(mark, name) is not None for name in ("del", "moveFrom")):
            end = "deleted"
        elif self._hides(mark, style):
            end = "hidden"
        return Shown("".join(pieces), tuple(marks), tuple(boxes), end)

    def _hides(self, properties: etree._Element | None, style: str | None) -> bool:
        said = is_on(child(properties, "vanish"))
        if said is None:
            said = self._styles.hides(value(child(properties, "rStyle")))
        if said is None:
            said = self._styles.hides(style)
        return bool(said)

    def _run(
        self,
        run: etree._Element,
        style: str | None,
        pieces: list[str],
        marks: list[Mark],
        boxes: list[etree._Element],
    ) -> None:
        hidden = self._hides(child(run, "rPr"), style)
        marked = False
        for each in shown_children(run):
            if each.tag == W + "fldChar":
                self._field(value(each, "fldCharType"))
            elif each.tag == W + "instrText":
                code = (each.text or "").strip().upper()
                self.counted_fields |= code.startswith(_COUNTED_FIELDS)
            elif hidden or any(self._fields):
                continue
            elif each.tag == W + "r":
                # The base text below a reading is a run within the run.
                pieces.extend(text.text or "" for text in each.iterchildren(W + "t"))
            elif each.tag in _NOTES:
                marks.append(Mark(_NOTES[each.tag], value(each, "id") or ""))
                # The words behind a mark of the writer's own are that mark.
                marked = value(each, "customMarkFollows") in {"1", "true", "on"}
            elif each.tag in _DRAWN:
                boxes.extend(_boxes(each))
            elif not marked:
                pieces.append(self._text(each))

    def _text(self, element: etree._Element) -> str:
        if element.tag == W + "t":
            return (element.text or "").replace("\t", " ").replace("\n", " ")
        if element.tag == W + "sym":
            return self._sign(value(element, "font") or "", value(element, "char") or "")
        return _PLAIN.get(str(element.tag), "")

    def _sign(self, font: str, code: str) -> str:
        try:
            point = int(code, 16)
        except ValueError:
            point = 0
        if 0 < point < _SURROGATES and font not in _FONTS:
            return chr(point)
        found = _FONTS.get(font, {}).get(point % _PRIVATE)
        self.unknown_signs |= found is None
        return found or _UNKNOWN_SIGN

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _boxes(drawn: etree._Element) -> list[etree._Element]:
    """Return the text boxes of a drawing; those within them are found when they are read."""
    boxes = []
    stack = [shown_children(drawn)]
    while stack:
        each = next(stack[-1], None)
        if each is None:
            stack.pop()
        elif each.tag == W + "txbxContent":
            boxes.append(each)
        else:
            stack.append(shown_children(each))
    return boxes
