"""The order in which the lines of a page are read: columns, and what runs across them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lineage.reading.pdf.lines import Row, rows_of, stretches
from lineage.reading.pdf.pages import Glyph

__all__ = ["Region", "gutter_of", "reading_order"]

_FEWEST = 8
_CROSSING_SHARE = 0.34
_FULL_SHARE = 0.45
_FULL_WIDTH = 0.6
_GAP = 0.8
_MARGIN = 0.18
_DEEPEST = 2
_LONE = 2


class Region(NamedTuple):
    """Rows to be read one below the other; `column` is 0 for what runs across the page.

    `left` and `right` are the edges between which the rows of a column stand.
    """

    rows: tuple[Row, ...]
    column: int
    left: float
    right: float


def gutter_of(rows: Sequence[Row]) -> float | None:
    """Return where the space between two columns of text runs down a page, if one does."""
    if not rows:
        return None
    return _gutter(rows, min(row.x0 for row in rows), max(row.x1 for row in rows))


def reading_order(
    glyphs: Iterable[Glyph], known: float | None = None, depth: int = 0, column: int = 0
) -> list[Region]:
    """Return the rows of a page, or of a part of it, in regions in the order they are read.

    `known` is where the columns part on other pages: this one may hold too little to show it.
    """
    rows = rows_of(glyphs)
    if not rows:
        return []
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    whole = [Region(tuple(rows), column, left, right)]
    gutter = _gutter(rows, left, right) if depth < _DEEPEST else None
    if gutter is None and known is not None and _stays_free(rows, known):
        gutter = known
    if gutter is None:
        return whole
    regions: list[Region] = []
    for is_across, band in _bands(rows, gutter):
        if is_across:
            regions.append(Region(tuple(band), column, left, right))
            continue
        parts = [_parts(row, gutter) or ((), ()) for row in band]
        for at in (0, 1):
            side = [glyph for part in parts for glyph in part[at]]
            regions += reading_order(side, None, depth + 1, 2 * column + at + 1)
    return regions


def _bands(rows: Sequence[Row], gutter: float) -> list[tuple[bool, list[Row]]]:
    """Return rows in turn: those that run across the gutter, and those that it parts."""
    bands: list[tuple[bool, list[Row]]] = []
    for row in rows:
        parts = _parts(row, gutter)
        old = bands[-1] if bands else (False, [])
        is_across = parts is None or (old[0] and not parts[1] and _goes_on(old[1][-1], row))
        if bands and old[0] == is_across:
            old[1].append(row)
        else:
            bands.append((is_across, [row]))
    joined: list[tuple[bool, list[Row]]] = []
    for is_across, band in bands:
        reads_across = is_across or _is_lone(band, gutter)
        if joined and joined[-1][0] and reads_across:
            joined[-1][1].extend(band)
        else:
            joined.append((reads_across, band))
    return joined


def _is_lone(band: Sequence[Row], gutter: float) -> bool:
    """Tell whether a line or two stand beside nothing: that is text across the page as well."""
    parts = [_parts(row, gutter) or ((), ()) for row in band]
    return len(band) <= _LONE and not (any(p[0] for p in parts) and any(p[1] for p in parts))


def _stays_free(rows: Sequence[Row], gutter: float) -> bool:
    parts = [_parts(row, gutter) for row in rows]
    both = sum(part is not None and all(part) for part in parts)
    crossing = sum(part is None for part in parts)
    return both > 0 if not crossing else both >= max(2, crossing)


def _goes_on(old: Row, new: Row) -> bool:
    """Tell whether a short row on the left is the end of what ran across."""
    same_size = abs(old.size - new.size) < 0.05 * old.size
    return same_size and new.base - old.base < 1.6 * old.size


def _parts(row: Row, gutter: float) -> tuple[tuple[Glyph, ...], tuple[Glyph, ...]] | None:
    for x0, x1 in stretches(row, _GAP):
        if x0 < gutter < x1:
            return None
    left = tuple(glyph for glyph in row.glyphs if glyph.x1 <= gutter)
    right = tuple(glyph for glyph in row.glyphs if glyph.x1 > gutter)
    return _if_printed(left), _if_printed(right)


def _if_printed(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    return glyphs if any(glyph.text.strip() for glyph in glyphs) else ()


def _gutter(rows: Sequence[Row], left: float, right: float) -> float | None:
    """Return where the page is empty from the first row of two columns to the last, if it is."""
    if len(rows) < _FEWEST or right - left < 1:
        return None
    spans = [stretches(row, _GAP) for row in rows]
    begin, end = left + _MARGIN * (right - left), right - _MARGIN * (right - left)
    covered = [0] * (int(end - begin) + 3)
    for row in spans:
        for x0, x1 in row:
            first, last = max(0, int(x0 - begin)), min(len(covered) - 2, int(x1 - begin) + 1)
            if first <= last:
                covered[first] += 1
                covered[last] -= 1
    depth, level = [], 0
    for change in covered[:-2]:
        level += change
        depth.append(level)
    if not depth:
        return None
    least = min(depth)
    # Of the emptiest stretches the widest.
    best = length = start = 0
    for at, each in enumerate([*depth, least + 1]):
        if each == least:
            start = at if not length else start
            length += 1
        else:
            if length > best:
                best, middle = length, start + length / 2
            length = 0
    gutter = begin + middle
    return gutter if _parts_text(spans, gutter, left, right, least) else None


def _parts_text(
    spans: Sequence[Sequence[tuple[float, float]]],
    gutter: float,
    left: float,
    right: float,
    crossing: int,
) -> bool:
    """Tell columns of text from the cells of a table and a signature beside a text."""
    sides = (
        [[span for span in row if span[1] <= gutter] for row in spans],
        [[span for span in row if span[0] >= gutter] for row in spans],
    )
    on_left, on_right = ([row[-1][1] - row[0][0] for row in side if row] for side in sides)
    if min(len(on_left), len(on_right)) < _FEWEST // 2:
        return False
    if max(len(on_left), len(on_right)) < _FEWEST:
        return False
    if crossing > _CROSSING_SHARE * max(len(on_left), len(on_right)):
        return False
    for widths, column in ((on_left, gutter - left), (on_right, right - gutter)):
        full = sum(width >= _FULL_WIDTH * column for width in widths)
        if full < _FULL_SHARE * len(widths):
            return False
    return True
