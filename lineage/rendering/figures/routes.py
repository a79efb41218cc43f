"""Ways for arrows between boxes that never cross a box.

Rows have a channel above them and columns a gutter on each side. An arrow between neighbours runs
straight; any other one leaves its box into a channel or gutter, where each has a track of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from lineage.rendering.figures.grid import Arrow, Cell, Grid

__all__ = ["Port", "Route", "ports", "route", "tracks"]

Side = Literal["left", "right", "top", "bottom"]


class Port(NamedTuple):
    """Where an arrow touches a box."""

    work: str
    side: Side


class Route(NamedTuple):
    """An arrow with its two ends; `gutter` and `channel` are the column and row it runs beside.

    A gutter is numbered by the column on its right, a channel by the row below it.
    """

    arrow: Arrow
    leaves: Port
    enters: Port
    gutter: int | None
    channel: int | None


class _End(NamedTuple):
    """One end of an arrow; `beyond` is how many rows or columns away its other end is."""

    beyond: int
    arrow: Arrow
    entering: bool
    straight: bool


def route(arrow: Arrow, grid: Grid) -> Route:
    """Return the way an arrow takes."""
    source, target = grid.places[arrow.source], grid.places[arrow.target]
    taken = set(grid.places.values())
    if source.row == target.row and source.column != target.column:
        return _along(arrow, source, target, taken)
    if source.column == target.column:
        return _stacked(arrow, source, target, taken)
    rightwards = target.column > source.column
    gutter = source.column + 1 if rightwards else source.column
    near = gutter == (target.column if rightwards else target.column + 1)
    leaves = Port(arrow.source, "right" if rightwards else "left")
    if near:
        return Route(
            arrow, leaves, Port(arrow.target, "left" if rightwards else "right"), gutter, None
        )
    return Route(arrow, leaves, Port(arrow.target, "top"), gutter, target.row)


def _along(arrow: Arrow, source: Cell, target: Cell, taken: set[Cell]) -> Route:
    first, last = sorted((source.column, target.column))
    if any(Cell(source.row, column) in taken for column in range(first + 1, last)):
        return Route(arrow, Port(arrow.source, "top"), Port(arrow.target, "top"), None, source.row)
    sides: tuple[Side, Side] = (
        ("right", "left") if target.column > source.column else ("left", "right")
    )
    return Route(arrow, Port(arrow.source, sides[0]), Port(arrow.target, sides[1]), None, None)


def _stacked(arrow: Arrow, source: Cell, target: Cell, taken: set[Cell]) -> Route:
    first, last = sorted((source.row, target.row))
    if any(Cell(row, source.column) in taken for row in range(first + 1, last)):
        return Route(
            arrow,
            Port(arrow.source, "right"),
            Port(arrow.target, "right"),
            source.column + 1,
            None,
        )
    sides: tuple[Side, Side] = ("bottom", "top") if target.row > source.row else ("top", "bottom")
    return Route(arrow, Port(arrow.source, sides[0]), Port(arrow.target, sides[1]), None, None)


def ports(routes: Sequence[Route], grid: Grid) -> dict[tuple[Arrow, bool], float]:
    """Return how far along its side of the box each arrow begins (`False`) and ends (`True`).

    A single straight arrow keeps the middle of both boxes, so that it runs level or upright; the
    others are spread beside it, on the side that they come from.
    """
    at_side: dict[Port, list[_End]] = defaultdict(list)
    for each in routes:
        straight = each.gutter is None and each.channel is None
        ends = ((each.leaves, each.arrow.target, False), (each.enters, each.arrow.source, True))
        for port, other, entering in ends:
            by = 1 if port.side in ("top", "bottom") else 0
            beyond = grid.places[other][by] - grid.places[port.work][by]
            at_side[port].append(_End(beyond, each.arrow, entering, straight))
    return {
        (end.arrow, end.entering): place
        for ends_here in at_side.values()
        for end, place in _spread(sorted(ends_here))
    }


def _spread(ends: list[_End]) -> Iterator[tuple[_End, float]]:
    straight = [end for end in ends if end.straight]
    if len(straight) != 1:
        yield from ((end, at / (len(ends) + 1)) for at, end in enumerate(ends, start=1))
        return
    yield straight[0], 0.5
    before = [end for end in ends if not end.straight and end.beyond < 0]
    after = [end for end in ends if not end.straight and end.beyond >= 0]
    yield from ((end, 0.5 * at / (len(before) + 1)) for at, end in enumerate(before, start=1))
    yield from ((end, 0.5 + 0.5 * at / (len(after) + 1)) for at, end in enumerate(after, start=1))


def tracks(
    lines: Iterable[tuple[int, float, float, Arrow]],
) -> tuple[Mapping[Arrow, int], Mapping[int, int]]:
    """Return each arrow's track in its channel or gutter, and how many tracks each one needs.

    A line is the channel, its two ends and the arrow; lines that do not overlap share a track.
    """
    track: dict[Arrow, int] = {}
    ends: dict[int, list[float]] = defaultdict(list)
    for channel, first, last, arrow in sorted(lines):
        free = (n for n, end in enumerate(ends[channel]) if end < first)
        number = next(free, len(ends[channel]))
        if number == len(ends[channel]):
            ends[channel].append(last)
        ends[channel][number] = last
        track[arrow] = number
    return track, {channel: len(each) for channel, each in ends.items()}
