"""Tables with level lines only: above and below their head and at their end, or under each row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from lineage.reading.pdf.axes import NEAR, Axis, level_axes, merged_axes
from lineage.reading.pdf.lines import Row, rows_of
from lineage.reading.pdf.pages import Glyph, Page
from lineage.reading.pdf.tables import Grid

__all__ = ["lined_grids_of"]

_MOST_RULES = 1000
# In parts of the type size: what parts two columns in every row, and where text begins at an edge.
_GAP = 0.45
_EDGE = 2.5
_NEXT = 1.6
_LABEL = re.compile(r"[（(]?(?:\d{1,4}(?:[.．]\d{1,3}){0,3}|[一二三四五六七八九十百]{1,5})[)）.．、]?")

_Span = tuple[float, float]


class _Band(NamedTuple):
    """What stands between two lines, row by row; each row with its stretches of text."""

    top: float
    bottom: float
    rows: tuple[Row, ...]
    spans: tuple[tuple[_Span, ...], ...]


def lined_grids_of(page: Page, ruled: Sequence[Grid]) -> list[Grid]:
    """Return the tables of a page whose columns only the empty space between them parts.

    Three lines of one length make one where the words between them stand in columns; two do where
    the page ends below them, and the table goes on over it. `ruled` are tables known already.
    """
    pieces = level_axes(page)
    lines = [line for line in merged_axes(pieces) if not _is_ruled(line, ruled)]
    glyphs = [glyph for glyph in page.glyphs if not any(grid.holds(glyph) for grid in ruled)]
    if not lines or len(lines) > _MOST_RULES:
        return []
    grids: list[Grid] = []
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
    bands = [_band(rows, top, bottom) for top, bottom in pairwise(ends)]
    above = _above(rows, ends[0])
    if _is_head(above) and len(_edges([above, bands[0]])) >= len(_edges(bands[:1])):
        bands = [above, *bands]
    below = _band(rows, ends[-1], max((row.base for row in rows), default=0.0) + 1)
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


def _band(rows: Sequence[Row], top: float, bottom: float) -> _Band:
    held = tuple(row for row in rows if top < row.base - 0.35 * row.size < bottom)
    return _Band(top, bottom, held, tuple(_spans(row) for row in held))


def _above(rows: Sequence[Row], top: float) -> _Band:
    """Return what stands straight above the first line: a head may have none over it."""
    held: list[Row] = []
    bottom = top
    for row in reversed([row for row in rows if row.base <= top]):
        if bottom - row.base > _NEXT * row.size:
            break
        held.insert(0, row)
        bottom = row.base
    band = _band(held, float("-inf"), top)
    return band._replace(top=min((row.base - row.size for row in held), default=top))


def _open(below: _Band) -> _Band:
    """Return what stands below the last line of a page without a page number at its foot."""
    rows = below.rows[:-1] if len(below.rows) > 1 and len(below.spans[-1]) == 1 else below.rows
    return below._replace(rows=rows, spans=below.spans[: len(rows)])


def _spans(row: Row) -> tuple[_Span, ...]:
    spans: list[_Span] = []
    for glyph in row.glyphs:
        if not glyph.text.strip():
            continue
        if spans and glyph.x0 - spans[-1][1] < _GAP * row.size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], glyph.x1))
        else:
            spans.append((glyph.x0, glyph.x1))
    return tuple(spans)


def _is_head(band: _Band) -> bool:
    return any(len(spans) > 1 for spans in band.spans)


def _last(bands: Sequence[_Band], first: int, left: float) -> int:
    """Return the last band of a table whose head is `first`: as far as its columns stay free."""
    if not _is_head(bands[first]):
        return first
    last = first
    for at in range(first + 1, len(bands)):
        held = bands[first : at + 1]
        if not bands[at].rows or _is_text(bands[at], left) or len(_edges(held)) < 1:
            break
        last = at
    return last


def _is_text(band: _Band, left: float) -> bool:
    """Tell whether a band holds lines of text from edge to edge, or the caption of a table."""
    if len(band.rows) == 1 and len(band.spans[0]) == 1:
        return band.spans[0][0][0] > left + _EDGE * band.rows[0].size
    return all(len(spans) == 1 and spans[0][0] < left + _EDGE * row.size
               for row, spans in zip(band.rows, band.spans, strict=True))  # fmt: skip


def _edges(bands: Sequence[_Band]) -> list[float]:
    """Return where columns part: where no row has words, but for those that cross a gap alone."""
    gaps = [gap for spans in bands[0].spans for gap in pairwise(spans)]
    covered: list[_Span] = []
    for band in bands:
        for spans in band.spans:
            crossing = len(spans) == 1 and any(
                spans[0][0] <= one[1] and spans[0][1] >= other[0] for one, other in gaps
            )
            if not crossing:
                covered.extend(spans)
    size = max((row.size for band in bands for row in band.rows), default=1.0)
    edges: list[float] = []
    reach = None
    for begin, end in sorted(covered):
        if reach is not None and begin - reach >= _GAP * size:
            edges.append((reach + begin) / 2)
        reach = end if reach is None else max(reach, end)
    return edges


def _grid(
    bands: Sequence[_Band], left: float, right: float, stops: list[float]
) -> Grid | None:
    edges = stops if _are_free(stops, bands[0]) else _edges(bands)
    body = bands[1:]
    wide = sum(len(spans) > 1 for band in body for spans in band.spans)
    if not edges or not wide:
        return None
    columns = (left, *edges, right)
    parted = [list(bands[0].rows)]
    for band in body:
        parted += _parted(band, edges, is_only=len(body) == 1)
    slots: list[tuple[int, ...]] = []
    cells: list[tuple[Glyph, ...]] = []
    for rows in parted:
        glyphs = [glyph for row in rows for glyph in row.glyphs]
        whole = any(_crosses(row, edges) for row in rows)
        count = 1 if whole else len(columns) - 1
        held: list[list[Glyph]] = [[] for _ in range(count)]
        for glyph in glyphs:
            held[0 if whole else _column(glyph, edges)].append(glyph)
        first = len(cells)
        cells += map(tuple, held)
        slots.append(tuple(first if whole else first + at for at in range(len(columns) - 1)))
    return Grid(columns, bands[0].top, bands[-1].bottom, tuple(slots), tuple(cells))


def _are_free(stops: list[float], head: _Band) -> bool:
    return bool(stops) and not any(_crosses(row, stops) for row in head.rows)


def _column(glyph: Glyph, edges: Sequence[float]) -> int:
    return bisect_right(edges, (glyph.x0 + glyph.x1) / 2)


def _crosses(row: Row, edges: Sequence[float]) -> bool:
    return any(begin < edge < end for begin, end in _spans(row) for edge in edges)


def _parted(band: _Band, edges: Sequence[float], *, is_only: bool) -> list[list[Row]]:
    """Return the rows of a table within a band, each with its printed lines.

    Where the first column holds numbers, a row is parted from the next at the widest gap between
    two of them; where it does not, every line is a row unless each row has a line below it.
    """
    rows = list(band.rows)
    anchors = [
        at
        for at, row in enumerate(rows)
        if _LABEL.fullmatch("".join(g.text for g in row.glyphs if not _column(g, edges)).strip())
    ]
    if len(anchors) > 1:
        cuts = [0, *(_widest(rows, old, new) for old, new in pairwise(anchors)), len(rows)]
    elif is_only:
        cuts = list(range(len(rows) + 1))
    else:
        cuts = [0, len(rows)]
    return [rows[begin:end] for begin, end in pairwise(cuts) if begin < end]


def _widest(rows: Sequence[Row], old: int, new: int) -> int:
    steps = [(round(rows[at].base - rows[at - 1].base, 0), at) for at in range(old + 1, new + 1)]
    return max(steps)[1]
