"""The font of the figures and of the pages, and how wide a text is in it.

Figures are drawn with the font that the package ships, so that they come out the same on every
machine, also where no font is installed. A character that it lacks is drawn as 〓, the printer's
sign for a missing type: to take it from whatever font a machine has would make other bytes of the
same input. Who needs such characters names a font file that has them.
"""

from __future__ import annotations

import functools
import io
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

__all__ = ["FigureFont", "figure_font", "web_font"]

_FOLDER = Path(__file__).parent / "fonts"
_SHIPPED = _FOLDER / "LineageSansSC-Regular.otf"
_MISSING = "〓"
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


class FigureFont(NamedTuple):
    """A font file, with the advance of each character it has, in units of the type size."""

    path: Path
    advances: Mapping[str, float]

    def drawable(self, text: str) -> str:
        r"""Return the text as this font can show it on one line.

        Line ends become spaces, invisible characters go, a missing one becomes 〓.

        >>> figure_font().drawable("二是\n压实" + chr(0x202E) + "责任" + chr(0x12000))
        '二是 压实责任〓'
        """
        line = " ".join(text.split())
        visible = (each for each in line if unicodedata.category(each) not in _INVISIBLE)
        return "".join(each if each in self.advances else _MISSING for each in visible)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points, at a type size in points.

        >>> figure_font().width("责任", 10)
        20.0
        """
        return size * sum(self.advances.get(each, 1.0) for each in text)


@functools.cache
def figure_font(choice: Path | None = None) -> FigureFont:
    """Return the font to draw with: the user's choice, else the one the package ships.

    `choice` is a font file (of a collection, its first face).

    >>> figure_font().width("①", 9) > 0
    True
    """
    path = choice or _SHIPPED
    with TTFont(path, fontNumber=0, lazy=True) as font:
        metrics = font["hmtx"].metrics
        upm = font["head"].unitsPerEm
        advances = {chr(c): metrics[name][0] / upm for c, name in font.getBestCmap().items()}
    return FigureFont(path, advances)


def web_font(text: str) -> bytes:
    """Return the shipped font with just the characters of a text, as OpenType.

    It carries no time and no compression, so the same text gives the same bytes.

    >>> web_font("责任")[:4]
    b'OTTO'
    """
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    with TTFont(_SHIPPED, lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes={ord(each) for each in text})
        subsetter.subset(font)
        made = io.BytesIO()
        font.save(made)
    return made.getvalue()
