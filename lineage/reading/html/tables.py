"""The rows of an HTML table, merged cells repeated; and whether it is one, or only a layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from lineage.reading.html.tokens import Text
from lineage.reading.html.tree import Element

__all__ = ["Grid", "read_grid", "texts_of"]

_WIDEST = 1000
# Merged cells are repeated up to this many times in one table; beyond it none is.
_MOST_CELLS = 2_000_000
_LABEL = re.compile(
    r"[（(]?(?:\d{1,3}(?:\.\d{1,3}){0,3}[A-Za-z]?|[A-Za-z]{1,2}|[ivxlIVXL]{1,6}"
    r"|[一二三四五六七八九十百零]{1,6})[)）.．、]|第\w{1,6}[条款项]|[-—–•·▪]"
)
_LONG_CELL = 1200
_FEW_CELLS = 4


class Grid(NamedTuple):
    """A table: for each row its cells by column, and what stands in the table outside of cells.

    `lists` says that every row is a label and the text it belongs to.
    """

    rows: tuple[tuple[Element, ...], ...]
    outside: tuple[Element | Text, ...]
    is_layout: bool
    lists: bool


def read_grid(table: Element, text: str) -> Grid:
    """Return the rows of a table, without columns that only repeat the one before them."""
    rows, outside = _rows_of(table)
    cells = [[each for each in row if each.tag in {"td", "th"}] for row in rows]
    spread = _spread(cells)
    lists = not outside and _is_list(cells, text)
    layout = lists or _is_layout(table, cells, spread, text)
    return Grid(tuple(_without_repeats(spread)), tuple(outside), layout, lists)


def texts_of(element: Element, most: int = 2000) -> Iterator[Text]:
    """Yield the texts of an element in order, at most so many elements deep in."""
    stack: list[Element | Text] = [element]
    seen = 0
    while stack and seen < most:
        each = stack.pop()
        seen += 1
        if isinstance(each, Text):
            yield each
        elif each.tag not in {"script", "style", "template", "table" if seen > 1 else ""}:
            stack.extend(each.children[most::-1])


def _rows_of(table: Element) -> tuple[list[list[Element]], list[Element | Text]]:
    rows: list[list[Element]] = []
    outside: list[Element | Text] = []
    loose: list[Element] = []
    groups: list[Element | Text] = []
    for child in table.children:
        inside = isinstance(child, Element) and child.tag in {"tbody", "thead", "tfoot"}
        groups.extend(child.children if inside and isinstance(child, Element) else [child])
    for child in groups:
        if isinstance(child, Text) or child.tag not in {"tr", "td", "th"}:
            if isinstance(child, Text) or child.tag not in {"colgroup", "col"}:
                outside.append(child)
        elif child.tag == "tr":
            rows.append([each for each in child.children if isinstance(each, Element)])
            outside.extend(
                each
                for each in child.children
                if isinstance(each, Text) or each.tag not in {"td", "th"}
            )
            loose = []
        else:
            if not loose:
                rows.append(loose)
            loose.append(child)
    return rows, outside


def _spread(rows: list[list[Element]]) -> list[tuple[Element, ...]]:
    spans = [[(_span(each, "colspan"), _span(each, "rowspan")) for each in row] for row in rows]
    if not _fits(spans):
        return [tuple(row) for row in rows]
    hanging: dict[int, tuple[Element, int]] = {}
    spread = []
    for row, sizes in zip(rows, spans, strict=True):
        shown: list[Element] = []
        left: dict[int, tuple[Element, int]] = {}
        waiting = list(zip(row, sizes, strict=True))[::-1]
        while waiting or len(shown) in hanging:
            column = len(shown)
            if column in hanging:
                cell, more = hanging[column]
                shown.append(cell)
                if more > 1:
                    left[column] = (cell, more - 1)
                continue
            cell, (wide, high) = waiting.pop()
            while wide > 0 and len(shown) not in hanging:
                if high > 1:
                    left[len(shown)] = (cell, high - 1)
                shown.append(cell)
                wide -= 1
        # What hangs beyond a gap hangs on.
        left |= {at: (c, m - 1) for at, (c, m) in hanging.items() if at >= len(shown) and m > 1}
        hanging = left
        spread.append(tuple(shown))
    return spread


def _span(cell: Element, name: str) -> int:
    written = cell.attributes.get(name, "1").strip()
    value = int(written[:9]) if written[:9].isascii() and written[:9].isdecimal() else 1
    if name == "rowspan" and value == 0:
        return 2**31
    return max(1, min(value, _WIDEST) if name == "colspan" else value)


def _fits(spans: list[list[tuple[int, int]]]) -> bool:
    total = 0
    for at, row in enumerate(spans):
        total += sum(wide * min(high, len(spans) - at) for wide, high in row)
    return total <= _MOST_CELLS


def _without_repeats(rows: list[tuple[Element, ...]]) -> Iterator[tuple[Element, ...]]:
    """Leave out each column that in no row begins a cell of its own."""
    begins: set[int] = set()
    for row in rows:
        begins.update(at for at, cell in enumerate(row) if at == 0 or row[at - 1] is not cell)
    for row in rows:
        yield tuple(cell for at, cell in enumerate(row) if at in begins)


def _is_list(rows: list[list[Element]], text: str) -> bool:
    if not rows or any(len(row) != 2 for row in rows):  # noqa: PLR2004
        return False
    return all(
        row[0].tag == "td"
        and _LABEL.fullmatch(_words(row[0], text))
        and not _LABEL.fullmatch(_words(row[1], text))
        for row in rows
    )


def _is_layout(
    table: Element, cells: list[list[Element]], spread: list[tuple[Element, ...]], text: str
) -> bool:
    if table.holds("role") in {"presentation", "none"}:
        return True
    filled = [[cell for cell in row if _has_text(cell, text)] for row in cells]
    if max((len(set(map(id, row))) for row in spread), default=0) < 2 or not any(  # noqa: PLR2004
        len(row) > 1 for row in filled
    ):
        return True
    if any(cell.tag == "th" for row in cells for cell in row):
        return False
    if any(_holds_blocks(cell) for row in filled for cell in row):
        return True
    count = sum(map(len, filled))
    return count <= _FEW_CELLS and any(
        sum(each.end - each.start for each in texts_of(cell)) > _LONG_CELL
        for row in filled
        for cell in row
    )


def _holds_blocks(cell: Element) -> bool:
    """Tell whether a cell holds what only a page's layout puts into one."""
    stack = [each for each in cell.children if isinstance(each, Element)]
    seen = 0
    while stack and seen < _WIDEST:
        each = stack.pop()
        seen += 1
        if each.tag in {"table", "h1", "h2", "form", "article", "section", "nav"}:
            return True
        stack.extend(child for child in each.children if isinstance(child, Element))
    return False


def _has_text(cell: Element, text: str) -> bool:
    return any(unescape(text[each.start : each.end]).strip() for each in texts_of(cell))


def _words(cell: Element, text: str) -> str:
    return "".join(text[each.start : each.end] for each in texts_of(cell, 50)).strip()
