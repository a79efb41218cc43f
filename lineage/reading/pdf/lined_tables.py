"""Tables with level lines only: above and below their head and at their end, or under each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from lineage.reading.pdf.axes import NEAR, Axis, level_axes, merged_axes
from lineage.reading.pdf.bands import (
    GAP,
    Band,
    band_of,
    column_of,
    crosses,
    free_edges,
    parted_rows,
)
from lineage.reading.pdf.lines import Row, rows_of, stretches
from lineage.reading.pdf.pages import Glyph, Page
from lineage.reading.pdf.tables import Grid

__all__ = ["lined_grids_of"]

_MOST_RULES = 1000
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")
# In parts of the type size: where text begins at an edge, and the step to a next line.
_EDGE = 2.5
_NEXT = 1.6


def lined_grids_of(page: Page, ruled: Sequence[Grid], open_above: Grid | None) -> list[Grid]:
    """Return the tables of a page whose columns only the empty space between them parts.

    Three lines of one length make one where the words between them stand in columns; two do where
    the page ends below them, and the table goes on over it. `ruled` are tables known already,
    `open_above` is one at the foot of the page before, which may go on without a line or head.
    """
    pieces = level_axes(page)
    lines = [line for line in merged_axes(pieces) if not _is_ruled(line, ruled)]
    glyphs = [glyph for glyph in page.glyphs if not any(grid.holds(glyph) for grid in ruled)]
    if len(lines) > _MOST_RULES:
        return []
    grids: list[Grid] = []
    if open_above and (more := _going_on(open_above, lines, glyphs)):
        grids.append(more)
        lines = [line for line in lines if line.at > more.bottom + NEAR]
        glyphs = [glyph for glyph in glyphs if not more.holds(glyph)]
    for stack in _stacks(lines):
        grids += _grids(stack, glyphs, _stops(stack, pieces))
    return grids


def _is_ruled(line: Axis, ruled: Iterable[Grid]) -> bool:
    return any(
        grid.top - NEAR <= line.at <= grid.bottom + NEAR
        and grid.columns[0] < line.end
        and line.begin < grid.columns[-1]
        for grid in ruled
    )


def _stacks(lines: Sequence[Axis]) -> list[list[Axis]]:
    """Return the lines of one length that stand one below the other."""
    stacks: list[list[Axis]] = []
    for line in lines:
        for stack in stacks:
            if abs(stack[0].begin - line.begin) <= NEAR and abs(stack[0].end - line.end) <= NEAR:
                stack.append(line)
                break
        else:
            stacks.append([line])
    return [stack for stack in stacks if len(stack) > 1]


def _going_on(old: Grid, lines: Sequence[Axis], glyphs: Sequence[Glyph]) -> Grid | None:
    """Return what goes on at the head of a page: rows that fit the columns of the one before."""
    left, right, edges = old.columns[0], old.columns[-1], old.columns[1:-1]
    rows = [row for row in rows_of(glyphs) if left - NEAR <= row.x0 and row.x1 <= right + NEAR]
    begins = {min(glyph.x0 for glyph in cell) for cell in old.cells if cell}
    fitting = [_fits(row, edges, begins) for row in rows]
    if True not in fitting[:2]:  # a running head may stand above
        return None
    first = fitting.index(True)
    until = next((at for at in range(first, len(rows)) if not fitting[at]), len(rows))
    own = [
        line.at
        for line in lines
        if abs(line.begin - left) <= NEAR and abs(line.end - right) <= NEAR
    ]
    if any(end < rows[first].base for end in own) and len(stretches(rows[first], GAP)) > 1:
        return None  # it begins anew, with a line above its head
    next_text = rows[until].base if until < len(rows) else float("inf")
    ends = [end for end in own if rows[first].base < end < next_text]
    held = [row for row in rows[first:until] if not ends or row.base < ends[-1]]
    to_the_foot = until >= len(rows) - 1 and any(len(stretches(row, GAP)) > 1 for row in held)
    if not ends and not to_the_foot:
        return None
    stops = [held[0].base - held[0].size, *(ends or [held[-1].base + 1])]
    bands = [band_of(held, top, bottom) for top, bottom in pairwise(stops)]
    parted = [part for band in bands for part in parted_rows(band, edges, is_only=len(bands) == 1)]
    return _filled(old.columns, (stops[0], stops[-1]), parted)


def _fits(row: Row, edges: Sequence[float], begins: Iterable[float]) -> bool:
    """Tell whether a row stands in columns; one in a single column begins where others do."""
    if crosses(row, edges):
        return False
    return len(stretches(row, GAP)) > 1 or any(
        abs(row.x0 - each) < 0.5 * row.size for each in begins
    )


def _stops(stack: Sequence[Axis], pieces: Iterable[Axis]) -> list[float]:
    """Return where the lines of a table are pieced together: many programs draw cell by cell."""
    first = sorted(piece for piece in pieces if abs(piece.at - stack[0].at) <= NEAR)
    stops: list[float] = []
    for piece in first:
        if stack[0].begin + NEAR < piece.begin < stack[0].end - NEAR and (
            not stops or piece.begin - stops[-1] > NEAR
        ):
            stops.append(piece.begin)
    return stops


def _grids(stack: Sequence[Axis], glyphs: Sequence[Glyph], stops: list[float]) -> list[Grid]:
    left, right = stack[0].begin, stack[0].end
    inside = [glyph for glyph in glyphs if left - NEAR <= (glyph.x0 + glyph.x1) / 2 <= right + NEAR]
    rows = rows_of(inside)
    ends = [line.at for line in stack]
    bands = [band_of(rows, top, bottom) for top, bottom in pairwise(ends)]
    above = _above(rows, ends[0])
    if _is_head(above) and len(free_edges([above, bands[0]])) >= len(free_edges(bands[:1])):
        bands = [above, *bands]
    below = band_of(rows, ends[-1], max((row.base for row in rows), default=0.0) + 1)
    grids: list[Grid] = []
    at = 0
    while at < len(bands):
        last = _last(bands, at, left)
        found = bands[at : last + 1]
        if last == at and at == len(bands) - 1 and _is_head(bands[at]):
            found = [bands[at], _open(below)]
        grid = _grid(found, left, right, stops) if len(found) > 1 else None
        if grid:
            grids.append(grid)
        at = last + 1 if grid else at + 1
    return grids


def _above(rows: Sequence[Row], top: float) -> Band:
    """Return what stands straight above the first line: a head may have none over it."""
    held: list[Row] = []
    bottom = top
    for row in reversed([row for row in rows if row.base <= top]):
        if bottom - row.base > _NEXT * row.size:
            break
        held.insert(0, row)
        bottom = row.base
    band = band_of(held, float("-inf"), top)
    return band._replace(top=min((row.base - row.size for row in held), default=top))


def _open(below: Band) -> Band:
    """Return what stands below the last line of a page without a page number at its foot."""
    last = "".join(glyph.text for row in below.rows[-1:] for glyph in row.glyphs)
    kept = len(below.rows) - bool(_PAGE_NUMBER.fullmatch(last.strip()))
    return below._replace(rows=below.rows[:kept], spans=below.spans[:kept])


def _is_head(band: Band) -> bool:
    return any(len(spans) > 1 for spans in band.spans)


def _last(bands: Sequence[Band], first: int, left: float) -> int:
    """Return the last band of a table whose head is `first`: as far as its columns stay free."""
    if not _is_head(bands[first]):
        return first
    last = first
    for at in range(first + 1, len(bands)):
        held = bands[first : at + 1]
        if not bands[at].rows or _is_text(bands[at], left) or len(free_edges(held)) < 1:
            break
        last = at
    return last


def _is_text(band: Band, left: float) -> bool:
    """Tell whether a band holds lines of text from edge to edge, or the caption of a table."""
    if len(band.rows) == 1 and len(band.spans[0]) == 1:
        return band.spans[0][0][0] > left + _EDGE * band.rows[0].size
    return all(len(spans) == 1 and spans[0][0] < left + _EDGE * row.size
               for row, spans in zip(band.rows, band.spans, strict=True))  # fmt: skip


def _grid(bands: Sequence[Band], left: float, right: float, stops: list[float]) -> Grid | None:
    edges = stops if _are_free(stops, bands[0]) else free_edges(bands)
    body = bands[1:]
    wide = sum(len(spans) > 1 for band in body for spans in band.spans)
    if not edges or not wide:
        return None
    columns = (left, *edges, right)
    parted = [list(bands[0].rows)]
    for band in body:
        parted += parted_rows(band, edges, is_only=len(body) == 1)
    return _filled(columns, (bands[0].top, bands[-1].bottom), parted)


def _filled(
    columns: tuple[float, ...], reach: tuple[float, float], parted: Sequence[Sequence[Row]]
) -> Grid:
    edges = columns[1:-1]
    slots: list[tuple[int, ...]] = []
    cells: list[tuple[Glyph, ...]] = []
    for rows in parted:
        glyphs = [glyph for row in rows for glyph in row.glyphs]
        whole = any(crosses(row, edges) for row in rows)
        count = 1 if whole else len(columns) - 1
        held: list[list[Glyph]] = [[] for _ in range(count)]
        for glyph in glyphs:
            held[0 if whole else column_of(glyph, edges)].append(glyph)
        first = len(cells)
        cells += map(tuple, held)
        slots.append(tuple(first if whole else first + at for at in range(len(columns) - 1)))
    return Grid(columns, *reach, tuple(slots), tuple(cells))


def _are_free(stops: list[float], head: Band) -> bool:
    return bool(stops) and not any(crosses(row, stops) for row in head.rows)
