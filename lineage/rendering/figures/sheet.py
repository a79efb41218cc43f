"""A drawing surface in points, its origin at the top left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Outline

from lineage.rendering.fonts import FigureFont

__all__ = ["INK", "LEADING", "MUTED", "Point", "Sheet"]

Point = tuple[float, float]
Dash = str | tuple[float, tuple[float, ...]]

INK: Final = "#1b2733"
MUTED: Final = "#55616d"
LEADING: Final = 1.32
_POINTS = 72
_HEAD_LENGTH, _HEAD_WIDTH = 7.0, 0.42
# From the middle of a line of type to its baseline, in type sizes.
_BASELINE = 0.36


class Sheet:
    """One figure being drawn: every measure is in points, y runs downwards."""

    def __init__(self, width: float, height: float, font: FigureFont) -> None:
        self.width = width
        self.height = height
        self.font = font
        self.figure = Figure(figsize=(width / _POINTS, height / _POINTS), facecolor="white")
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._axes.axis("off")

    def text(
        self, at: Point, words: str, size: float, *, colour: str = INK, align: str = "left"
    ) -> None:
        """Write one line; `at` is its start, middle or end, at half the height of the type."""
        x, y = at
        lead = self.font.width(" ", size) if words.startswith(" ") else 0.0
        words = self.font.drawable(words)
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        self._axes.text(
            x + lead - shift * self.font.width(words, size),
            y + _BASELINE * size,
            words,
            color=colour,
            fontproperties=FontProperties(fname=str(self.font.path), size=size),
            parse_math=False,
            ha="left",
            va="baseline",
            zorder=5,
        )

    def lines(
        self,
        at: Point,
        lines: Sequence[str],
        size: float,
        *,
        colour: str = INK,
        align: str = "left",
    ) -> float:
        """Write lines below one another from the top `at`; return the height they take."""
        x, y = at
        for number, line in enumerate(lines):
            self.text(
                (x, y + (number + 0.5) * size * LEADING), line, size, colour=colour, align=align
            )
        return len(lines) * size * LEADING

    def box(
        self,
        at: Point,
        size: Point,
        *,
        edge: str,
        dash: Dash = "-",
        weight: float = 1.4,
    ) -> None:
        """Draw a box with round corners from its top left."""
        (x, y), (width, height) = at, size
        self._axes.add_artist(
            FancyBboxPatch(
                (x, y),
                width,
                height,
                boxstyle="round,pad=0,rounding_size=4",
                edgecolor=edge,
                facecolor="white",
                linestyle=dash,
                linewidth=weight,
                zorder=3,
            )
        )

    def band(self, at: Point, size: Point, fill: str) -> None:
        """Draw a plain area behind everything else."""
        self._axes.add_artist(Rectangle(at, *size, facecolor=fill, linewidth=0, zorder=0))

    def area(self, at: Point, size: Point, fill: str, hatch: str = "") -> None:
        """Draw an area with an optional hatch, behind boxes and arrows."""
        self._axes.add_artist(
            Rectangle(
                at, *size, facecolor=fill, edgecolor="white", hatch=hatch, linewidth=0, zorder=1
            )
        )

    def arrow(self, corners: Sequence[Point], colour: str, dash: Dash = "-") -> None:
        """Draw a line through corners, rounded, with a head at its end."""
        tip, before = corners[-1], corners[-2]
        neck = _towards(tip, before, _HEAD_LENGTH)
        across = (neck[1] - tip[1]) * _HEAD_WIDTH, (tip[0] - neck[0]) * _HEAD_WIDTH
        wings = [(neck[0] + side * across[0], neck[1] + side * across[1]) for side in (1, -1)]
        self._axes.add_artist(
            PathPatch(
                _rounded([*corners[:-1], neck]),
                fill=False,
                edgecolor=colour,
                linestyle=dash,
                linewidth=1.5,
                capstyle="butt",
                zorder=2,
            )
        )
        self._axes.add_artist(Polygon([tip, *wings], facecolor=colour, linewidth=0, zorder=4))

    def ribbon(
        self, old: tuple[Point, float], new: tuple[Point, float], fill: str, hatch: str = ""
    ) -> None:
        """Draw a band that flows from one edge to another; each is its upper point and height."""
        ((x0, y0), h0), ((x1, y1), h1) = old, new
        middle = (x0 + x1) / 2
        corners = [
            *((x0, y0), (middle, y0), (middle, y1), (x1, y1)),
            *((x1, y1 + h1), (middle, y1 + h1), (middle, y0 + h0), (x0, y0 + h0), (x0, y0)),
        ]
        codes = [
            *(Outline.MOVETO, Outline.CURVE4, Outline.CURVE4, Outline.CURVE4, Outline.LINETO),
            *(Outline.CURVE4, Outline.CURVE4, Outline.CURVE4, Outline.CLOSEPOLY),
        ]
        self._axes.add_artist(
            PathPatch(
                Outline(corners, codes),
                facecolor=fill,
                edgecolor="white",
                linewidth=0.6,
                hatch=hatch,
                zorder=1,
            )
        )


def _rounded(corners: Sequence[Point], radius: float = 5) -> Outline:
    """Return the line through corners, each turn a curve."""
    points = [corners[0]]
    codes = [Outline.MOVETO]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        points += [_towards(corner, before, radius), corner, _towards(corner, after, radius)]
        codes += [Outline.LINETO, Outline.CURVE3, Outline.CURVE3]
    return Outline([*points, corners[-1]], [*codes, Outline.LINETO])


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    share = min(0.5, distance / length) if length else 0.0
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
