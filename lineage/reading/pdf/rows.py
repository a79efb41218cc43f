"""The rows of tables: joined where they go on over pages, without heads that are repeated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lineage.reading.pdf.bands import NUMBER
from lineage.reading.pdf.layout import Table
from lineage.reading.pdf.lines import PrintedLine

__all__ = ["TableRow", "goes_on", "joined_rows"]

_NEAR = 0.03
_HEAD = 3
_RECENT = 200

_Cell = tuple[PrintedLine, ...]


class TableRow(NamedTuple):
    """A row as it reads; `whole` where one cell fills it from side to side."""

    cells: tuple[_Cell, ...]
    whole: bool


def goes_on(old: Table, new: Table) -> bool:
    """Tell whether a table at the top of a page has the columns of the one before."""
    if len(old.columns) != len(new.columns):
        return False
    wide = old.columns[-1] - old.columns[0]
    shift = new.columns[0] - old.columns[0]
    return all(
        abs(after - before - shift) <= _NEAR * wide
        for before, after in zip(old.columns, new.columns, strict=True)
    )


def joined_rows(tables: Sequence[Table]) -> list[TableRow]:
    """Return the rows of a table that stands on one page or goes on over several."""
    rows = _rows(tables[0])
    head = [_texts(row) for row in rows[:_HEAD]]
    for old, new in pairwise(tables):
        more = _rows(new)
        repeated = 0
        while repeated < min(len(head), len(more)) and _texts(more[repeated]) == head[repeated]:
            repeated += 1
        more = _with_merged(old, new, rows, more, repeated)[repeated:]
        numbers = _number_column([*rows[-_RECENT:], *more])
        if more and rows and _is_second_half(rows[-1], more[0], numbers):
            rows[-1] = _both(rows[-1], more.pop(0))
        rows += more
    return rows


def _rows(table: Table) -> list[TableRow]:
    return [
        TableRow(tuple(table.cells[slot] for slot in slots), len(set(slots)) == 1)
        for slots in _filled_slots(table)
    ]


def _filled_slots(table: Table) -> list[tuple[int, ...]]:
    """Return the slots of each row with words of its own: a merged cell ends at a page's foot."""
    rows: list[tuple[int, ...]] = []
    shown: set[int] = set()
    for slots in table.slots:
        if any(table.cells[slot] for slot in slots if slot not in shown):
            rows.append(slots)
        shown.update(slots)
    return rows


def _texts(row: TableRow) -> tuple[str, ...]:
    return tuple(_text(cell) for cell in row.cells)


def _text(cell: _Cell) -> str:
    return "".join("".join(line.text.split()) for line in cell)


def _with_merged(
    old: Table, new: Table, rows: Sequence[TableRow], more: list[TableRow], repeated: int
) -> list[TableRow]:
    """Return the rows of a new page, with what a cell merged over the break says on the old one."""
    slots = _filled_slots(new)
    if not rows or rows[-1].whole or repeated >= len(more):
        return more
    filled = [list(row.cells) for row in more]
    for column, slot in enumerate(slots[repeated]):
        if new.cells[slot]:
            continue
        last = old.slots[-1][column]
        below = sum(row[column] == slot for row in slots)
        above = sum(row[column] == last for row in old.slots)
        if below > 1 or above > 1:
            for at, row in enumerate(slots):
                if row[column] == slot:
                    filled[at][column] = rows[-1].cells[column]
    return [TableRow(tuple(cells), row.whole) for cells, row in zip(filled, more, strict=True)]


def _number_column(rows: Sequence[TableRow]) -> int:
    """Return the first column that mostly holds numbers, else the first of all."""
    width = len(rows[0].cells) if rows else 0
    for column in range(width):
        texts = [_text(row.cells[column]) for row in rows if not row.whole and row.cells[column]]
        if texts and sum(bool(NUMBER.fullmatch(text)) for text in texts) > len(texts) / 2:
            return column
    return 0


def _is_second_half(old: TableRow, new: TableRow, numbers: int) -> bool:
    return not new.whole and not old.whole and not new.cells[numbers] and bool(old.cells[numbers])


def _both(old: TableRow, new: TableRow) -> TableRow:
    cells = tuple(
        one if one == other else (*one, *other)
        for one, other in zip(old.cells, new.cells, strict=True)
    )
    return TableRow(cells, old.whole)
