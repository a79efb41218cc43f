"""Tables that are drawn with characters: pipes, boxes, tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.reading.printed import Cell, Line

__all__ = ["DrawnTable", "find_drawn_tables"]

_BARS = "|│┃║"
_SPLIT = re.compile(rf"(?<!\\)[{_BARS}]")
_ALIGNMENT = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
# The line of a box between two rows: corners and crossings, and what runs between them.
_BORDER = re.compile(r"[+┌├└╔╠╚┏┣┗╟╞][-=─━═┬┼┴╦╬╩┳╋┻┐┤┘╗╣╝┓┫┛╢╡+┄ :]+")
_MARGIN = " \t\u3000\u00a0"
_FEWEST_TABS = 2
_FEWEST_ROWS = 2
_FEWEST_BARS = 2
# Two columns are told from a list whose labels a tab sets off by the word over the first.
_COUNTED = re.compile(r"(?:序\s*号|编\s*号|条款号?|No\.?|#|ID)\t", re.IGNORECASE)
# The rows of a box are parted by more lines than those around it and below its head.
_BORDERS_OF_A_PLAIN_BOX = 3
_NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十.]{1,8}[)）、.]?\t")
_LONGEST_GROUP = 40
_LONGEST_ROW = 100_000
_MOST_CELLS = 200


class DrawnTable(NamedTuple):
    """Lines `first` up to `end` of a page draw a table of these rows, one cell for each column."""

    first: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]


def find_drawn_tables(lines: Sequence[Line], *, tabs: bool = True) -> list[DrawnTable]:
    r"""Return the tables that lines draw: with pipes, as a box, or, where asked, with tabs.

    The row below a head that only aligns the columns, and the lines of a box, are no rows. A pipe
    behind a backslash parts no cells. Rows that lack cells get empty ones.

    >>> table, = find_drawn_tables([Line("|甲|乙|", 0), Line("|--|--|", 6), Line("|1|2|", 14)])
    >>> [[cell[0].text for cell in row] for row in table.rows]
    [['甲', '乙'], ['1', '2']]
    """
    found: list[DrawnTable] = []
    at = 0
    while at < len(lines):
        end = _barred_until(lines, at)
        table = _barred(lines, at, end) if end > at else None
        if table is None and tabs:
            table = _tabbed(lines, at)
        if table:
            found.append(table)
        at = table.end if table else max(end, at + 1)
    return found


def _barred_until(lines: Sequence[Line], first: int) -> int:
    """Return where a stretch of lines ends that bars begin and end; `first` where there is none."""
    end = first
    while end < len(lines) and (_is_barred(lines[end].text) or _is_border(lines[end].text)):
        end += 1
    if end > first:
        return end
    # Without bars at the ends the row that aligns the columns tells a table.
    if "|" in lines[first].text and first + 1 < len(lines) and _aligns(lines[first + 1].text):
        end = first + 2
        while end < len(lines) and "|" in lines[end].text:
            end += 1
    return end


def _is_barred(text: str) -> bool:
    ends = len(text) > 1 and text[0] in _BARS and len(text) <= _LONGEST_ROW
    return ends and sum(text.count(bar) for bar in _BARS) >= _FEWEST_BARS


def _is_border(text: str) -> bool:
    return len(text) <= _LONGEST_ROW and _BORDER.fullmatch(text) is not None


def _aligns(text: str) -> bool:
    return "|" in text and len(text) <= _LONGEST_ROW and _ALIGNMENT.fullmatch(text) is not None


def _barred(lines: Sequence[Line], first: int, end: int) -> DrawnTable | None:
    stretch = lines[first:end]
    borders = sum(_is_border(line.text) for line in stretch)
    rows = list(_rows(stretch, boxed=borders > _BORDERS_OF_A_PLAIN_BOX))
    drawn = borders > 0 or any(_aligns(line.text) for line in stretch)
    if not rows or not (drawn or len(rows) >= _FEWEST_ROWS):
        return None
    return DrawnTable(first, end, _padded(rows))


def _rows(stretch: Sequence[Line], *, boxed: bool) -> Iterator[list[Cell]]:
    """Return the rows; in a box all lines between two of its own make one."""
    row: list[Cell] = []
    for line in stretch:
        if _is_border(line.text):
            if row:
                yield row
            row = []
        elif not _aligns(line.text):
            cells = _cells(line)
            if boxed and row:
                width = max(len(row), len(cells))
                pairs = zip(_wide(row, width), _wide(cells, width), strict=True)
                row = [old + new for old, new in pairs]
            elif boxed:
                row = cells
            else:
                yield cells
    if row:
        yield row


def _cells(line: Line) -> list[Cell]:
    marks = [mark.start() for mark in _SPLIT.finditer(line.text)][:_MOST_CELLS]
    begins = [0, *(mark + 1 for mark in marks)]
    ends = [*marks, len(line.text)]
    places = list(zip(begins, ends, strict=True))
    if places and not line.text[slice(*places[0])].strip(_MARGIN):
        places = places[1:]
    if places and not line.text[slice(*places[-1])].strip(_MARGIN):
        places = places[:-1]
    return [_cell(line, begin, end) for begin, end in places]


def _cell(line: Line, begin: int, end: int) -> Cell:
    text = line.text[begin:end]
    bare = text.strip(_MARGIN)
    if not bare:
        return ()
    return (Line(bare, line.start + begin + len(text) - len(text.lstrip(_MARGIN))),)


def _tabbed(lines: Sequence[Line], first: int) -> DrawnTable | None:
    """Return the table that lines with tabs make; single empty lines may part its rows."""
    if lines[first].text.count("\t") < _tabs_asked(lines[first].text):
        return None
    fewest = _tabs_asked(lines[first].text)
    rows: list[list[Cell]] = []
    at = end = first
    while at < len(lines) and at <= end + 1:
        text = lines[at].text
        if fewest <= text.count("\t") and len(text) <= _LONGEST_ROW:
            rows.append(_tab_cells(lines[at]))
            end = at + 1
        elif text and _heads_rows(lines, at, fewest):
            rows.append([(Line(text, lines[at].start),)])
            end = at + 1
        elif text:
            break
        at += 1
    if len(rows) < _FEWEST_ROWS:
        return None
    width = max(map(len, rows))
    padded = (tuple(row if len(row) == 1 else _wide(row, width)) for row in rows)
    return DrawnTable(first, end, tuple(padded))


def _heads_rows(lines: Sequence[Line], at: int, fewest: int) -> bool:
    """Tell whether a short line heads rows of the table that it stands in."""
    following = next((line.text for line in lines[at + 1 : at + 3] if line.text), "")
    counted = following.count("\t") >= fewest and _NUMBERED.match(following) is not None
    return counted and "\t" not in lines[at].text and len(lines[at].text) <= _LONGEST_GROUP


def _tabs_asked(text: str) -> int:
    return 1 if _COUNTED.match(text) else _FEWEST_TABS


def _tab_cells(line: Line) -> list[Cell]:
    cells = []
    begin = 0
    for part in line.text.split("\t", _MOST_CELLS):
        cells.append(_cell(line, begin, begin + len(part)))
        begin += len(part) + 1
    return cells


def _wide(row: list[Cell], width: int) -> list[Cell]:
    return [*row, *[()] * (width - len(row))]


def _padded(rows: Sequence[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    width = max(map(len, rows))
    return tuple(tuple(_wide(row, width)) for row in rows)
