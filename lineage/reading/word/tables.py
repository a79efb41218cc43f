"""The grid of a Word table: which cell stands in which columns of each row."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from lineage.reading.word.names import W, child, number, shown_children, value

__all__ = ["GridCell", "Row", "read_rows"]

# Word itself has at most 63 columns.
_MOST_COLUMNS = 128


class GridCell(NamedTuple):
    """A cell and the columns it covers; `goes_on` where it continues the one above it."""

    element: etree._Element
    first: int
    span: int
    goes_on: bool


class Row(NamedTuple):
    """A row: its cells, and of each column which of them covers it (`None` for an empty one).

    `deleted` by a tracked change; `is_filled` where one cell fills it from side to side.
    """

    element: etree._Element
    cells: tuple[GridCell, ...]
    columns: tuple[int | None, ...]
    deleted: bool
    is_filled: bool


def read_rows(table: etree._Element) -> list[Row]:
    """Return the rows of a table over one grid of columns.

    Columns of the grid that no cell begins at are none. Where cells begin at more than 128
    columns the rows are returned as they stand, each with its own columns.
    """
    rows = [each for each in shown_children(table) if each.tag == W + "tr"]
    cells = [_cells(row) for row in rows]
    starts = {cell.first for row in cells for cell in row}
    starts |= {0} if starts else set()
    columns = sorted(starts) if len(starts) <= _MOST_COLUMNS else None
    return [_row(row, each, columns) for row, each in zip(rows, cells, strict=True)]


def _row(element: etree._Element, cells: list[GridCell], columns: list[int] | None) -> Row:
    covered: list[int | None] = []
    starts = [cell.first for cell in cells] if columns is None else columns
    at = 0
    for start in starts:
        while at < len(cells) and cells[at].first + cells[at].span <= start:
            at += 1
        covered.append(at if at < len(cells) and cells[at].first <= start else None)
    deleted = child(element, "trPr", "del") is not None
    is_filled = len(cells) == 1 and None not in covered
    return Row(element, tuple(cells), tuple(covered), deleted, is_filled)


def _cells(row: etree._Element) -> list[GridCell]:
    at = max(0, number(value(child(row, "trPr", "gridBefore"))) or 0)
    cells: list[GridCell] = []
    for each in shown_children(row):
        if each.tag != W + "tc":
            continue
        properties = child(each, "tcPr")
        span = max(1, number(value(child(properties, "gridSpan"))) or 1)
        sideways = child(properties, "hMerge")
        if cells and sideways is not None and value(sideways) != "restart":
            cells[-1] = cells[-1]._replace(span=cells[-1].span + span)
        else:
            upright = child(properties, "vMerge")
            goes_on = upright is not None and value(upright) != "restart"
            cells.append(GridCell(each, at, span, goes_on))
        at += span
    return cells
