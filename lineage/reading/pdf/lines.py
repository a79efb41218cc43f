"""Characters on a page to printed lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lineage.language.folding import is_cjk
from lineage.reading.pdf.pages import Glyph

__all__ = ["PrintedLine", "Row", "line_of", "rows_of", "stretches", "without_doubles"]

# In parts of the type size.
_SAME_LINE = 0.3
_WORD_GAP = 0.2
_CJK_GAP = 0.8
_RAISED = 0.15
_SMALLER = 0.85
_DOUBLED = 0.3
_DOUBLES = 64
_TAKES_POWERS = re.compile(r"(?:^|[^A-Za-z])(?:[kcdmhµμ]?m|10|R|χ)$")
_MARK = re.compile(r"[\d*†‡§①-⑳⑴-⒇]{1,3}|[(（\[〔]\s*[\d*①-⑳]{1,3}\s*[)）\]〕]")
# Fonts lend their radicals the glyphs of whole characters, and programs then name the radical.
_RADICALS = {code: ord(unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6)}
_RADICALS |= str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺝⺫⺬⺮⺼⻌⻏⻊⺩",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟月目示竹肉辶阝足王",
)
_BLANK = " \t\u00a0\u3000\u2002\u2003\u2009"


class Row(NamedTuple):
    """Characters that stand on one line, from left to right."""

    glyphs: tuple[Glyph, ...]
    base: float
    size: float

    @property
    def x0(self) -> float:
        """The left edge."""
        return min(glyph.x0 for glyph in self.glyphs)

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(glyph.x1 for glyph in self.glyphs)


class PrintedLine(NamedTuple):
    """A line as it reads.

    `first` is the width of what could not have been broken off at its beginning, `hang` where the
    text stands behind a label and a gap. `marked` says that it begins with a raised mark.
    """

    text: str
    page: int
    x0: float
    x1: float
    base: float
    size: float
    first: float
    hang: float
    marked: bool = False


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return characters once each: printers thicken type by printing it twice, a hair apart."""
    kept: list[Glyph] = []
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        reach = _DOUBLED * min(glyph.size, max(glyph.x1 - glyph.x0, 0.1 * glyph.size))
        across, down = int(glyph.x0 // 8), int(glyph.base // 8)
        near = (
            other
            for column in (across - 1, across, across + 1)
            for line in (down - 1, down, down + 1)
            for other in seen.get((glyph.text, column, line), [])[-_DOUBLES:]
        )
        if any(
            abs(other.x0 - glyph.x0) < reach and abs(other.base - glyph.base) < reach
            for other in near
        ):
            continue
        kept.append(glyph)
        seen.setdefault((glyph.text, across, down), []).append(glyph)
    return kept


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Return the rows that characters stand in, from the top; raised marks are in their row."""
    ordered = sorted(glyphs, key=lambda glyph: (glyph.base, glyph.x0))
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in ordered:
        if rows and glyph.base - base <= _SAME_LINE * max(size, glyph.size):
            rows[-1].append(glyph)
            if glyph.size > size:
                base, size = glyph.base, glyph.size
        else:
            rows.append([glyph])
            base, size = glyph.base, glyph.size
    merged: list[Row] = []
    for row in map(_row, rows):
        if merged and _hangs_above(merged[-1], row):
            merged[-1] = _row([*merged[-1].glyphs, *row.glyphs])
        elif any(glyph.text.strip(_BLANK) for glyph in row.glyphs):
            merged.append(row)
    return merged


def _row(glyphs: Sequence[Glyph]) -> Row:
    printed = [glyph for glyph in glyphs if glyph.text.strip(_BLANK)] or glyphs
    sizes = Counter(round(glyph.size, 1) for glyph in printed)
    size = max(sizes, key=lambda each: (sizes[each] * each, each))
    bases = Counter(round(g.base, 1) for g in printed if abs(g.size - size) < 0.1 * size + 0.1)
    base = max(bases, key=lambda each: (bases[each], each))
    return Row(tuple(sorted(glyphs, key=lambda glyph: glyph.x0)), base, size)


def stretches(row: Row, gap: float) -> tuple[tuple[float, float], ...]:
    """Return from where to where the text of a row runs, parted at gaps so many times its size."""
    spans: list[tuple[float, float]] = []
    for glyph in row.glyphs:
        if not glyph.text.strip():
            continue
        if spans and glyph.x0 - spans[-1][1] < gap * row.size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], glyph.x1))
        else:
            spans.append((glyph.x0, glyph.x1))
    return tuple(spans)


def _hangs_above(marks: Row, row: Row) -> bool:
    biggest = max(glyph.size for glyph in marks.glyphs)
    if biggest > _SMALLER * row.size or row.base - marks.base > 0.7 * row.size:
        return False
    reach = row.size
    return row.x0 - reach <= marks.x0 and marks.x1 <= row.x1 + reach


def line_of(row: Row, page: int) -> PrintedLine:
    """Return a row as a line: spaces where words are apart, marks of notes left out.

    A raised mark at the beginning stays, since it tells which note this is; raised figures
    behind a unit or a ten are powers and stay too.
    """
    pieces: list[str] = []
    solid: list[Glyph] = []
    before: Glyph | None = None
    hang = 0.0
    dropped, marked = _marks(row)
    for at, glyph in enumerate(row.glyphs):
        blank = _is_blank(glyph)
        if at in dropped:
            before = before if blank else glyph
            continue
        if blank and _printed_over(row.glyphs, at, before):
            continue
        after_blank = bool(pieces) and not pieces[-1].strip(_BLANK)
        if before and pieces and not blank and not after_blank and _parted(before, glyph, row.size):
            pieces.append(" ")
            after_blank = True
        if not blank and after_blank and not hang:
            hang = glyph.x0
        pieces.append(glyph.text)
        if not blank:
            before = glyph
            solid.append(glyph)
    text = "".join(pieces).translate(_RADICALS).strip(_BLANK)
    x0, x1 = (solid[0].x0, max(glyph.x1 for glyph in solid)) if solid else (row.x0, row.x1)
    first = max(0.0, _first_end(solid) - x0)
    return PrintedLine(text, page, x0, x1, row.base, row.size, first, hang, marked)


def _printed_over(glyphs: Sequence[Glyph], at: int, before: Glyph | None) -> bool:
    """Tell whether a blank takes no room: some programs write soft hyphens so."""
    blank = glyphs[at]
    half = blank.x0 + 0.4 * (blank.x1 - blank.x0)
    after = next((each for each in glyphs[at + 1 : at + 9] if not _is_blank(each)), None)
    return bool((before and before.x1 > half) or (after and after.x0 < half)) or half == blank.x0


def _is_blank(glyph: Glyph) -> bool:
    return not glyph.text.strip(_BLANK)


def _parted(before: Glyph, glyph: Glyph, size: float) -> bool:
    gap = glyph.x0 - before.x1
    old, new = before.text[-1], glyph.text[0]
    wide = is_cjk(old) or is_cjk(new) or old > "\u2e7f" or new > "\u2e7f"
    return gap > (_CJK_GAP if wide else _WORD_GAP) * size


def _first_end(solid: Sequence[Glyph]) -> float:
    """Return where the first word ends, or the first character of Chinese with its marks."""
    end = 0.0
    before: Glyph | None = None
    for glyph in solid[:60]:
        if before is not None:
            old, new = before.text[-1], glyph.text[0]
            opening = old in "“‘《〈（【〔「『(["
            closing = new in "，。、；：？！”’）》〉】〕」』,.;:?!)]%％…"
            latin = old.isascii() and new.isascii()
            apart = glyph.x0 - before.x1 > _WORD_GAP * glyph.size
            if not (opening or closing or (latin and not apart)):
                break
        end = glyph.x1
        before = glyph
    return end


def _marks(row: Row) -> tuple[set[int], bool]:
    """Return which characters of a row are marks of notes, and whether it begins with one."""
    glyphs = row.glyphs
    raised = [
        glyph.size <= _SMALLER * row.size and row.base - glyph.base >= _RAISED * row.size
        for glyph in glyphs
    ]
    dropped: set[int] = set()
    leading = False
    at = 0
    while at < len(glyphs):
        end = at + 1
        while raised[at] and end < len(glyphs) and raised[end]:
            end += 1
        if raised[at]:
            mark = "".join(glyph.text for glyph in glyphs[at:end]).strip(_BLANK)
            lead = "".join(glyph.text for glyph in glyphs[max(0, at - 8) : at]).strip(_BLANK)
            power = len(mark) == 1 and mark.isdigit() and _TAKES_POWERS.search(lead)
            if not lead:
                leading = leading or bool(_MARK.fullmatch(mark))
            elif _MARK.fullmatch(mark) and not power:
                dropped.update(range(at, end))
                dropped.update(_brackets(glyphs, at, end))
        at = end
    return dropped, leading


def _brackets(glyphs: Sequence[Glyph], at: int, end: int) -> Iterable[int]:
    """Return what stands between a mark and the brackets around it, with the brackets."""
    begin = at - 1
    while begin > 0 and _is_blank(glyphs[begin]):
        begin -= 1
    while end < len(glyphs) and _is_blank(glyphs[end]):
        end += 1
    if end == len(glyphs) or glyphs[begin].text not in "(（" or glyphs[end].text not in ")）":
        return ()
    while begin > 0 and _is_blank(glyphs[begin - 1]):
        begin -= 1
    return range(begin, end + 1)
