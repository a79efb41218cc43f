"""Sizes and places of a grid on a sheet, in points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from lineage.rendering.figures.grid import Arrow, Grid
from lineage.rendering.figures.routes import Route, tracks
from lineage.rendering.figures.sheet import LEADING

__all__ = [
    "BOX",
    "CHANNEL",
    "EMPTY",
    "MARGIN",
    "PADDING",
    "SMALL",
    "TRACK",
    "Face",
    "Plan",
    "plan_of",
]

MARGIN: Final = 16.0
BOX: Final = 128.0
PADDING: Final = 7.0
SMALL: Final = 7.4
CHANNEL: Final = 12.0
TRACK: Final = 11.0
EMPTY: Final = 62.0
_GUTTER = 40.0


class Face(NamedTuple):
    """What a box says: its lines by type size and colour."""

    lines: tuple[tuple[str, float, str], ...]

    @property
    def height(self) -> float:
        """How high the box must be."""
        return sum(size * LEADING for _, size, _ in self.lines) + 2 * PADDING


class Plan(NamedTuple):
    """Where the columns and rows of a grid begin on the sheet, and how large they are.

    `gutters` and `channels` hold each arrow's track, `busy` how many tracks a row's channel has.
    """

    grid: Grid
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    gutters: Mapping[Arrow, int]
    channels: Mapping[Arrow, int]
    busy: Mapping[int, int]
    right: float
    bottom: float

    def box(self, work: str) -> tuple[float, float, float, float]:
        """Return left, top, width and height of a work's box."""
        row, column = self.grid.places[work]
        return self.lefts[column], self.tops[row], self.widths[column], self.heights[row]


def plan_of(placed: Grid, routes: Sequence[Route], faces: Mapping[str, Face], top: float) -> Plan:
    """Return sizes and places; a gutter or channel is as wide as its arrows need."""
    gutters, wide = tracks(_upright(placed, routes))
    channels, busy = tracks(_level(placed, routes))
    widths = tuple(EMPTY if each.empty else BOX for each in placed.columns)
    gaps = [_GUTTER + TRACK * wide.get(at, 0) for at in range(len(widths) + 1)]
    heights = tuple(
        max((faces[name].height for name, cell in placed.places.items() if cell.row == row))
        for row in range(placed.rows)
    )
    above = [_above(placed, row) + CHANNEL * busy.get(row, 0) for row in range(placed.rows)]
    lefts = tuple(
        accumulate(
            (before + gap for before, gap in zip(widths, gaps[1:], strict=True)),
            initial=MARGIN + gaps[0] / 2,
        )
    )
    ends = tuple(accumulate((a + h for a, h in zip(above, heights, strict=True)), initial=top))
    tops = tuple(end + space for end, space in zip(ends, above, strict=False))
    right = lefts[-1] - gaps[-1] / 2 + MARGIN if widths else 0.0
    return Plan(
        grid=placed,
        lefts=lefts[: len(widths)],
        widths=widths,
        tops=tops,
        heights=heights,
        gutters=gutters,
        channels=channels,
        busy=busy,
        right=right,
        bottom=ends[-1] + 14,
    )


def _above(placed: Grid, row: int) -> float:
    """Return the room above a row: more where a lane begins, and more for its caption."""
    if row not in placed.captions:
        return 12.0
    return 28.0 if placed.captions[row] else 18.0


def _upright(placed: Grid, routes: Sequence[Route]) -> Iterator[tuple[int, float, float, Arrow]]:
    for each in routes:
        if each.gutter is not None:
            first, last = sorted((_row(placed, each.arrow.source), _row(placed, each.arrow.target)))
            yield each.gutter, first, last, each.arrow


def _level(placed: Grid, routes: Sequence[Route]) -> Iterator[tuple[int, float, float, Arrow]]:
    for each in routes:
        if each.channel is not None:
            ends = (placed.places[each.arrow.source], placed.places[each.arrow.target])
            first, last = sorted(cell.column for cell in ends)
            yield each.channel, first, last, each.arrow


def _row(placed: Grid, work: str) -> int:
    return placed.places[work].row
