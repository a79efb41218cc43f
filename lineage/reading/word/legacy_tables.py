"""Rows of a Word binary file: where their cells begin, and which are merged."""

from __future__ import annotations

import struct
from typing import NamedTuple

from lineage.reading.printed import Block, Cell
from lineage.reading.word.breaks import part_at_breaks
from lineage.reading.word.legacy_streams import modifiers

__all__ = ["LegacyRow", "arrange"]

_DEFINITION = 0xD608
# Edges that a hand drew a millimetre apart are one (twentieths of a point).
_NEAR = 60
_MOST_COLUMNS = 128
_MOST_REPEATED = 4_000_000


class LegacyRow(NamedTuple):
    """A row's cells and what is said of it behind its last one."""

    cells: tuple[tuple[Cell, ...], ...]
    changes: bytes


class _Placed(NamedTuple):
    left: int
    right: int
    goes_on: bool
    paragraphs: tuple[Cell, ...]


def arrange(rows: list[LegacyRow], table: int) -> list[Block]:
    """Return the rows of a table over one grid: merged cells repeated, filled rows paragraphs."""
    placed = [_place(row) for row in rows]
    columns = _columns(placed)
    blocks: list[Block] = []
    carried: dict[int, Cell] = {}
    repeated = 0
    for row in placed:
        if len(row) == 1 and len(_covered(row[0], columns)) == len(columns):
            for cell in row[0].paragraphs:
                blocks.extend(part_at_breaks(cell))
            continue
        cells: list[Cell] = [()] * len(columns)
        for each in row:
            covered = _covered(each, columns)
            lines = tuple(line for cell in each.paragraphs for line in cell)
            if each.goes_on and covered:
                lines = carried.get(covered[0], lines)
            for at, column in enumerate(covered):
                repeated += sum(len(line.text) for line in lines) if at or each.goes_on else 0
                cells[column] = lines if repeated <= _MOST_REPEATED else ()
                carried[column] = lines
        if any(cells):
            blocks.append(Block(tuple(cells), table if len(cells) > 1 else 0))
    return blocks


def _covered(cell: _Placed, columns: list[int]) -> list[int]:
    return [at for at, left in enumerate(columns) if cell.left - _NEAR <= left < cell.right - _NEAR]


def _columns(rows: list[list[_Placed]]) -> list[int]:
    columns: list[int] = []
    for left in sorted({cell.left for row in rows for cell in row}):
        if not columns or left - columns[-1] > _NEAR:
            columns.append(left)
    return columns[:_MOST_COLUMNS]


def _place(row: LegacyRow) -> list[_Placed]:
    edges, flags = _definition(row.changes)
    placed: list[_Placed] = []
    for at, paragraphs in enumerate(row.cells):
        # A row whose edges are not told has columns of one width.
        told = at + 1 < len(edges)
        left, right = (edges[at], edges[at + 1]) if told else (10_000 * at, 10_000 * (at + 1))
        flag = flags[at] if at < len(flags) else 0
        if placed and flag & 0b11 == 1:
            placed[-1] = placed[-1]._replace(right=right)
        else:
            placed.append(_Placed(left, right, (flag >> 5) & 0b11 == 1, paragraphs))
    return placed


def _definition(changes: bytes) -> tuple[tuple[int, ...], list[int]]:
    found = next((value for code, value in modifiers(changes) if code == _DEFINITION), b"")
    count = found[0] if found else 0
    if len(found) < 1 + 2 * (count + 1):
        return (), []
    edges = struct.unpack_from(f"<{count + 1}h", found, 1)
    rest = found[1 + 2 * (count + 1) :]
    return edges, [int.from_bytes(rest[at : at + 2], "little") for at in range(0, len(rest), 20)]
