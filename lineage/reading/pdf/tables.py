"""Tables on a page: the cells that ruled lines make, merged ones too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lineage.reading.pdf.axes import NEAR, Axis, level_axes, merged_axes, upright_axes
from lineage.reading.pdf.pages import Glyph, Page

__all__ = ["Grid", "grids_of"]

_MOST_RULES = 3000
_MOST_SLOTS = 200_000


class Grid(NamedTuple):
    """A ruled table on one page.

    `slots` gives for each row and column the number of the cell that stands there: one that is
    merged stands in several. `cells` are the characters of each.
    """

    columns: tuple[float, ...]
    top: float
    bottom: float
    slots: tuple[tuple[int, ...], ...]
    cells: tuple[tuple[Glyph, ...], ...]

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether a character stands within the table."""
        x, y = _middle(glyph)
        return self.columns[0] <= x <= self.columns[-1] and self.top <= y <= self.bottom


def grids_of(page: Page) -> list[Grid]:
    """Return the tables of a page, from the top; a frame around text is none.

    Sides that are left open count as drawn, as most tables of this genre leave them.
    """
    level, upright = merged_axes(level_axes(page)), merged_axes(upright_axes(page))
    if not level or not upright or len(level) + len(upright) > _MOST_RULES:
        return []
    grids = [
        grid
        for rows, columns in _connected(level, upright)
        if (grid := _grid(rows, columns, page.glyphs))
    ]
    return sorted(grids, key=lambda grid: (grid.top, grid.columns[0]))


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.x0 + glyph.x1) / 2, glyph.base - 0.35 * glyph.size


def _connected(
    level: Sequence[Axis], upright: Sequence[Axis]
) -> list[tuple[list[Axis], list[Axis]]]:
    """Return the lines that meet one another, group by group."""
    group = list(range(len(level) + len(upright)))

    def root(each: int) -> int:
        while group[each] != each:
            group[each] = group[group[each]]
            each = group[each]
        return each

    for i, row in enumerate(level):
        for j, column in enumerate(upright, start=len(level)):
            meets = (
                row.begin - NEAR <= column.at <= row.end + NEAR
                and column.begin - NEAR <= row.at <= column.end + NEAR
            )
            if meets:
                group[root(i)] = root(j)
    groups: dict[int, tuple[list[Axis], list[Axis]]] = {}
    for i, row in enumerate(level):
        groups.setdefault(root(i), ([], []))[0].append(row)
    for j, column in enumerate(upright, start=len(level)):
        groups.setdefault(root(j), ([], []))[1].append(column)
    return [pair for pair in groups.values() if pair[0] and pair[1]]


def _grid(rows: list[Axis], columns: list[Axis], glyphs: Sequence[Glyph]) -> Grid | None:
    xs = _stops([c.at for c in columns] + [min(r.begin for r in rows), max(r.end for r in rows)])
    ys = _stops([r.at for r in rows] + [min(c.begin for c in columns), max(c.end for c in columns)])
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_SLOTS:  # noqa: PLR2004 - two columns at least
        return None
    width = len(xs) - 1
    cell = list(range(width * (len(ys) - 1)))

    def root(each: int) -> int:
        while cell[each] != each:
            cell[each] = cell[cell[each]]
            each = cell[each]
        return each

    walls = _drawn(columns, xs)
    floors = _drawn(rows, ys)
    for i, (top, bottom) in enumerate(pairwise(ys)):
        for j, (left, right) in enumerate(pairwise(xs)):
            here = i * width + j
            if j + 2 < len(xs) and not _stands(walls[j + 1], (top + bottom) / 2):
                cell[root(here + 1)] = root(here)
            if i + 2 < len(ys) and not _stands(floors[i + 1], (left + right) / 2):
                cell[root(here + width)] = root(here)
    roots = [root(each) for each in range(len(cell))]
    numbers = {each: at for at, each in enumerate(dict.fromkeys(roots))}
    if len(numbers) < 2:  # noqa: PLR2004 - a frame
        return None
    slots = [tuple(numbers[roots[i * width + j]] for j in range(width)) for i in range(len(ys) - 1)]
    cells = _filled(xs, ys, slots, len(numbers), glyphs)
    return _tidy(Grid(tuple(xs), ys[0], ys[-1], tuple(slots), cells))


def _stops(places: Sequence[float]) -> list[float]:
    stops: list[float] = []
    for place in sorted(places):
        if not stops or place - stops[-1] > NEAR:
            stops.append(place)
    return stops


def _drawn(lines: Sequence[Axis], stops: Sequence[float]) -> list[list[Axis]]:
    drawn: list[list[Axis]] = [[] for _ in stops]
    for line in lines:
        at = bisect_right(stops, line.at + 1e-6) - 1
        if at >= 0:
            drawn[at].append(line)
    return drawn


def _stands(lines: Sequence[Axis], where: float) -> bool:
    return any(line.begin <= where <= line.end for line in lines)


def _filled(
    xs: Sequence[float],
    ys: Sequence[float],
    slots: Sequence[tuple[int, ...]],
    count: int,
    glyphs: Sequence[Glyph],
) -> tuple[tuple[Glyph, ...], ...]:
    cells: list[list[Glyph]] = [[] for _ in range(count)]
    for glyph in glyphs:
        x, y = _middle(glyph)
        if xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]:
            column = min(bisect_right(xs, x) - 1, len(xs) - 2)
            row = min(bisect_right(ys, y) - 1, len(ys) - 2)
            cells[slots[row][column]].append(glyph)
    return tuple(tuple(cell) for cell in cells)


def _tidy(grid: Grid) -> Grid | None:
    """Leave out rows that only a doubled line made, and columns that no cell begins in."""
    rows = [row for at, row in enumerate(grid.slots) if not at or row != grid.slots[at - 1]]
    columns = list(zip(*rows, strict=True))
    kept = [at for at, column in enumerate(columns) if not at or column != columns[at - 1]]
    if len(kept) < 2:  # noqa: PLR2004 - rows of one cell are paragraphs in a frame
        return None
    slots = tuple(tuple(row[at] for at in kept) for row in rows)
    edges = (*(grid.columns[at] for at in kept), grid.columns[-1])
    filled = any(grid.cells[slot] for row in slots for slot in row)
    return grid._replace(slots=slots, columns=edges) if filled else None
