"""What stands between two level lines of a table: its rows, and where their columns part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lineage.reading.pdf.lines import Row, stretches
from lineage.reading.pdf.pages import Glyph

__all__ = ["GAP", "NUMBER", "Band", "band_of", "column_of", "crosses", "free_edges", "parted_rows"]

GAP = 0.45
"""What parts two columns in every row, in parts of the type size."""

NUMBER = re.compile(
    r"[（(]?(?:\d{1,4}(?:[.．]\d{1,3}){0,3}|[一二三四五六七八九十百]{1,5})[)）.．、]?"
)
"""What numbers the rows of a table."""

_Span = tuple[float, float]


class Band(NamedTuple):
    """What stands between two lines, row by row; each row with its stretches of text."""

    top: float
    bottom: float
    rows: tuple[Row, ...]
    spans: tuple[tuple[_Span, ...], ...]


def band_of(rows: Sequence[Row], top: float, bottom: float) -> Band:
    """Return what of some rows stands between two heights."""
    held = tuple(row for row in rows if top < row.base - 0.35 * row.size < bottom)
    return Band(top, bottom, held, tuple(stretches(row, GAP) for row in held))


def free_edges(bands: Sequence[Band]) -> list[float]:
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
        if reach is not None and begin - reach >= GAP * size:
            edges.append((reach + begin) / 2)
        reach = end if reach is None else max(reach, end)
    return edges


def column_of(glyph: Glyph, edges: Sequence[float]) -> int:
    """Return which column a character stands in."""
    return bisect_right(edges, (glyph.x0 + glyph.x1) / 2)


def crosses(row: Row, edges: Sequence[float]) -> bool:
    """Tell whether a stretch of text runs over the edge of a column."""
    return any(begin < edge < end for begin, end in stretches(row, GAP) for edge in edges)


def parted_rows(band: Band, edges: Sequence[float], *, is_only: bool) -> list[list[Row]]:
    """Return the rows of a table within a band, each with its printed lines.

    Where the first column holds numbers, a row is parted from the next at the widest gap between
    two of them; where it does not, every printed line is a row unless lines are drawn between.
    """
    rows = list(band.rows)
    anchors = [
        at
        for at, row in enumerate(rows)
        if NUMBER.fullmatch("".join(g.text for g in row.glyphs if not column_of(g, edges)).strip())
    ]
    if len(anchors) > 1:
        cuts = [0, *(_widest(rows, old, new) for old, new in pairwise(anchors)), len(rows)]
        if cuts[1:-1] == anchors[1:]:  # set at the top: what stands above the first goes before it
            cuts.insert(1, anchors[0])
    elif is_only and not anchors:
        cuts = list(range(len(rows) + 1))
    else:
        cuts = [0, len(rows)]
    return [rows[begin:end] for begin, end in pairwise(cuts) if begin < end]


def _widest(rows: Sequence[Row], old: int, new: int) -> int:
    steps = [(round(rows[at].base - rows[at - 1].base, 0), at) for at in range(old + 1, new + 1)]
    return max(steps)[1]
