"""Text broken into lines of a measured width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.rendering.fonts import FigureFont

__all__ = ["balance", "wrap"]

_CLOSING = "，。、；：？！”’）》〉】〕」』,.;:?!)]}…·%℃号"
_OPENING = "“‘（《〈【〔「『([{"
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[^\s/{_WIDE}{re.escape(_OPENING)}]+/*|[{_WIDE}]|.)"
    rf"[{re.escape(_CLOSING)}]*\s*"
)

_WORD_BROKEN = re.compile(r"[A-Za-z0-9'’-]{2}")


def wrap(text: str, width: float, size: float, font: FigureFont, most: int = 99) -> tuple[str, ...]:
    r"""Return the lines of a text, none wider than `width` points at type size `size`.

    Chinese breaks between characters but not before a closing mark, Latin between words and,
    where one word is wider than the line, inside it. What does not fit into `most` lines is cut
    and ends in an ellipsis.

    >>> from lineage.rendering.fonts import figure_font
    >>> wrap("深化认识，提高政治站位。", 50, 10, figure_font())
    ('深化认识，', '提高政治站', '位。')
    """
    lines = [""]
    for piece in _pieces(font.drawable(text), width, size, font):
        if lines[-1] and font.width((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
        if len(lines) > most:
            break
    shown = [line.rstrip() for line in lines if line.strip()]
    if len(shown) <= most:
        return tuple(shown)
    return (*shown[: most - 1], _cut(shown[most - 1], width, size, font))


def balance(
    text: str, width: float, size: float, font: FigureFont, most: int = 99
) -> tuple[str, ...]:
    """Return the lines of a text as `wrap` does, but about equally long.

    >>> from lineage.rendering.fonts import figure_font
    >>> balance("关于印发行动计划的通知", 100, 10, figure_font())
    ('关于印发行动', '计划的通知')
    """
    lines = wrap(text, width, size, font, most)
    widths = (font.width(each.rstrip(), size) for each in _words(font.drawable(text)))
    narrowest = max((each for each in widths if each <= width), default=width)
    while len(lines) > 1 and not lines[-1].endswith("…") and width - size / 2 >= narrowest:
        width -= size / 2
        narrower = wrap(text, width, size, font, most)
        if len(narrower) > len(lines) or narrower[-1].endswith("…"):
            break
        lines = narrower
    return lines


def _words(text: str) -> Iterator[str]:
    return (found[0] for found in _PIECE.finditer(text))


def _pieces(text: str, width: float, size: float, font: FigureFont) -> Iterator[str]:
    for piece in _words(text):
        if font.width(piece.rstrip(), size) <= width:
            yield piece
        else:
            yield from piece


def _cut(line: str, width: float, size: float, font: FigureFont) -> str:
    cut = line
    while cut and font.width(cut + "…", size) > width:
        cut = cut[:-1]
    if _WORD_BROKEN.match(line, max(0, len(cut) - 1)):
        # A word is left out rather than broken, unless it is most of the line.
        words = cut.rpartition(" ")[0]
        cut = words if len(words) * 2 > len(cut) else cut
    return cut.rstrip("，。、；, ;") + "…"
