"""The key to a figure's signs, in as many lines as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lineage.rendering.figures.sheet import MUTED, Point, Sheet
from lineage.rendering.fonts import FigureFont

__all__ = ["Key", "draw_legend", "legend_height"]

_SIZE = 7.8
_SIGN, _SPACE, _LINE = 24.0, 18.0, 16.0


class Key(NamedTuple):
    """A sign and what it means.

    `style` is a dash for a box or arrow, a hatch for an area, the mark itself for a mark.
    """

    sign: Literal["box", "arrow", "area", "mark"]
    colour: str
    style: str
    words: str


def _placed(
    keys: Sequence[Key], width: float, font: FigureFont
) -> Iterator[tuple[float, float, Key]]:
    x = y = 0.0
    for key in keys:
        wide = _SIGN + 5 + font.width(key.words, _SIZE)
        if x and x + wide > width:
            x, y = 0.0, y + _LINE
        yield x, y, key
        x += wide + _SPACE


def legend_height(keys: Sequence[Key], width: float, font: FigureFont) -> float:
    """Return how high a legend of a width is."""
    return max((y + _LINE for _, y, _ in _placed(keys, width, font)), default=0.0)


def draw_legend(sheet: Sheet, keys: Sequence[Key], at: Point, width: float) -> None:
    """Draw a legend from its top left."""
    for x, y, key in _placed(keys, width, sheet.font):
        left, middle = at[0] + x, at[1] + y + _LINE / 2
        if key.sign == "arrow":
            sheet.arrow([(left, middle), (left + _SIGN, middle)], key.colour, key.style)
        elif key.sign == "box":
            size = (_SIGN, 9.0)
            sheet.box((left, middle - 4.5), size, edge=key.colour, dash=key.style, weight=1.2)
        elif key.sign == "mark":
            at_middle = (left + _SIGN / 2, middle)
            sheet.text(at_middle, key.style, _SIZE * 1.4, colour=key.colour, align="center")
        else:
            sheet.area((left, middle - 4.5), (_SIGN, 9.0), key.colour, key.style)
        sheet.text((left + _SIGN + 5, middle), key.words, _SIZE, colour=MUTED)
