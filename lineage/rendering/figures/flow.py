"""The figure of the clause flow: what became of each clause from one held text to the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from matplotlib import style
from matplotlib.figure import Figure

from lineage.errors import UnknownIdError
from lineage.models import Lineage, Series
from lineage.rendering.figures.columns import Block, Flow, Ribbon, flow
from lineage.rendering.figures.legend import Key, draw_legend, legend_height
from lineage.rendering.figures.lines import wrap
from lineage.rendering.figures.sheet import INK, LEADING, MUTED, Sheet
from lineage.rendering.fonts import FigureFont, figure_font
from lineage.rendering.naming import brief, several, short_name, text_name, topic

__all__ = ["flow_figure"]

_MARGIN: Final = 16.0
_TITLE, _HEAD, _LABEL, _SMALL = 15.0, 12.0, 8.4, 7.4
_SPACE = 7.0
_STUB = 12.0
_CROWDED = 8
_MANY_CLAUSES = 14
_MOST_CHARACTERS = 200
_INDENT, _DEEPEST = 9.0, 3

# Okabe and Ito's palette, lightened; the hatches tell them apart in print.
_WORDING: Mapping[str, tuple[str, str, str]] = {
    "identical": ("#8fbfe0", "", "same wording"),
    "edited": ("#f2d08a", "", "wording edited"),
    "rewritten": ("#eba98c", "///", "wording rewritten"),
    "": ("#c3cad1", "..", "same topic; wording cannot be compared"),
}
_LABEL_INK = "#0b5a84"
_NEW, _ENDS, _HIDDEN = "#00704f", "#b3261e", "#dfe3e8"


class _Place(NamedTuple):
    x: float
    y: float
    width: float
    height: float


class _Sizes(NamedTuple):
    """Widths of a block and of the space between columns, and the lines of a block's label."""

    block: float
    between: float
    lines: int

    @property
    def height(self) -> float:
        return self.lines * _LABEL * LEADING + 8


@style.context("default")
def flow_figure(lineage: Lineage, series: str, font: FigureFont | None = None) -> Figure:
    """Return how the clauses of a series go on, one column for each held text.

    A ribbon is a match; its colour and hatch say how the wording stands. A green bar marks a
    clause that is new, a red one a clause that ends; years without a text are named between
    the columns. Raises `UnknownIdError` for a series that the result does not hold.
    """
    font = font or figure_font()
    told = next((each for each in lineage.series if each.id == series), None)
    if told is None:
        raise UnknownIdError(series, "no series has this id", "take an id from the result")
    drawn = flow(lineage, told)
    sizes = _sizes(drawn)
    keys = tuple(_keys(drawn))
    count = max(1, len(drawn.heads))
    width = max(2 * _MARGIN + count * sizes.block + (count - 1) * sizes.between, 460.0)
    title = wrap(_title(told), width - 2 * _MARGIN, _TITLE, font, 2)
    heads = [_head(drawn, at, sizes, font) for at in range(len(drawn.heads))]
    top = _MARGIN + len(title) * _TITLE * LEADING + 8
    blocks_top = top + 1.4 * _HEAD + max(map(len, heads), default=0) * _SMALL * LEADING + 10
    places = _places(drawn, sizes, blocks_top)
    bottom = max((each.y + each.height for each in places), default=blocks_top) + 14
    foot = legend_height(keys, width - 2 * _MARGIN, font)
    sheet = Sheet(width, bottom + foot + 34, font)
    sheet.lines((_MARGIN, _MARGIN), title, _TITLE)
    _draw_heads(sheet, drawn, heads, sizes, top)
    _draw_intervals(sheet, drawn, sizes, (blocks_top, bottom))
    _draw_ribbons(sheet, drawn, places)
    for block, place in zip(drawn.blocks, places, strict=True):
        _draw_block(sheet, block, place, sizes)
    draw_legend(sheet, keys, (_MARGIN, bottom + 8), width - 2 * _MARGIN)
    sheet.text((_MARGIN, sheet.height - 14), _source(drawn), _SMALL, colour=MUTED)
    return sheet.figure


def _title(series: Series) -> str:
    return f"{series.title}: what became of each clause"


def _source(drawn: Flow) -> str:
    return (
        f"Source: {several(len(drawn.heads), 'held text')}, "
        f"{several(len(drawn.blocks), 'clause')}. Read from left to right."
    )


def _sizes(drawn: Flow) -> _Sizes:
    tallest = max(Counter(block.column for block in drawn.blocks).values(), default=0)
    lines = 2 if tallest <= _MANY_CLAUSES else 1
    return _Sizes(156, 104, lines) if len(drawn.heads) <= _CROWDED else _Sizes(128, 64, lines)


def _head(drawn: Flow, at: int, sizes: _Sizes, font: FigureFont) -> tuple[str, ...]:
    work, document = drawn.heads[at]
    return (
        *wrap(short_name(work), sizes.block, _SMALL, font, 2),
        *wrap(text_name(document), sizes.block, _SMALL, font, 1),
    )


def _places(drawn: Flow, sizes: _Sizes, top: float) -> list[_Place]:
    below: dict[int, float] = defaultdict(lambda: top)
    places = []
    for block in drawn.blocks:
        x = _MARGIN + block.column * (sizes.block + sizes.between)
        places.append(_Place(x, below[block.column], sizes.block, sizes.height))
        below[block.column] += sizes.height + _SPACE
    return places


def _draw_heads(
    sheet: Sheet, drawn: Flow, heads: list[tuple[str, ...]], sizes: _Sizes, top: float
) -> None:
    for at, (work, _) in enumerate(drawn.heads):
        middle = _MARGIN + at * (sizes.block + sizes.between) + sizes.block / 2
        year = str(work.year) if work.year is not None else "undated"
        sheet.text((middle, top + _HEAD * 0.7), year, _HEAD, align="center")
        sheet.lines((middle, top + 1.5 * _HEAD), heads[at], _SMALL, colour=MUTED, align="center")


def _draw_intervals(sheet: Sheet, drawn: Flow, sizes: _Sizes, height: tuple[float, float]) -> None:
    """Draw what is not held between two columns, as a band that the ribbons cross."""
    for at, interval in enumerate(drawn.intervals):
        left = _MARGIN + at * (sizes.block + sizes.between) + sizes.block
        words = interval.words if interval.aligned else "not aligned"
        if not words:
            continue
        band = min(46.0, sizes.between * 0.5)
        x = left + (sizes.between - band) / 2
        sheet.band((x, height[0] - 4), (band, height[1] - height[0]), "#eef2f6")
        lines = wrap(words, sizes.between - 2 * _STUB, _SMALL, sheet.font)
        y = height[0] - 8 - len(lines) * _SMALL * LEADING
        middle = left + sizes.between / 2
        sheet.lines((middle, y), lines, _SMALL, colour=MUTED, align="center")


def _draw_ribbons(sheet: Sheet, drawn: Flow, places: list[_Place]) -> None:
    leaving = Counter(ribbon.old for ribbon in drawn.ribbons)
    entering = Counter(ribbon.new for ribbon in drawn.ribbons)
    slots = _slots(drawn.ribbons)
    for ribbon in drawn.ribbons:
        old, new = places[ribbon.old], places[ribbon.new]
        h0, h1 = old.height / leaving[ribbon.old], new.height / entering[ribbon.new]
        out, into = slots[ribbon]
        colour, hatch, _ = _WORDING[ribbon.text or ""]
        sheet.ribbon(
            ((old.x + old.width, old.y + out * h0), h0),
            ((new.x, new.y + into * h1), h1),
            colour,
            hatch,
        )
        if ribbon.uncertain:
            middle = (old.x + old.width + new.x) / 2
            height = (old.y + out * h0 + h0 / 2 + new.y + into * h1 + h1 / 2) / 2
            sheet.text((middle, height), "?", _HEAD, align="center")


def _slots(ribbons: tuple[Ribbon, ...]) -> dict[Ribbon, tuple[int, int]]:
    """Return each ribbon's place among those that leave its old and enter its new clause."""
    out: dict[int, int] = defaultdict(int)
    into: dict[int, int] = defaultdict(int)
    leave: dict[Ribbon, int] = {}
    for ribbon in sorted(ribbons, key=lambda each: (each.old, each.new)):
        leave[ribbon] = out[ribbon.old]
        out[ribbon.old] += 1
    slots = {}
    for ribbon in sorted(ribbons, key=lambda each: (each.new, each.old)):
        slots[ribbon] = (leave[ribbon], into[ribbon.new])
        into[ribbon.new] += 1
    return slots


def _draw_block(sheet: Sheet, block: Block, place: _Place, sizes: _Sizes) -> None:
    sheet.box((place.x, place.y), (place.width, place.height), edge=INK, weight=0.9)
    name = sheet.font.drawable(block.clause.label.strip(" ,:：、") or block.clause.kind)
    words = f"{name} {brief(topic(block.clause), _MOST_CHARACTERS)}"
    inset = 6 + _INDENT * min(block.depth, _DEEPEST)
    first, *rest = wrap(words, place.width - inset - 6, _LABEL, sheet.font, sizes.lines)
    left, top = place.x + inset, place.y + (place.height - (1 + len(rest)) * _LABEL * LEADING) / 2
    label = name if first.startswith(name) else ""
    sheet.lines((left, top), (label,), _LABEL, colour=_LABEL_INK)
    after = left + sheet.font.width(label, _LABEL)
    top += sheet.lines((after, top), (first.removeprefix(label),), _LABEL)
    sheet.lines((left, top), rest, _LABEL)
    right, middle = place.x + place.width, place.y + place.height / 2
    if block.origin == "new":
        sheet.area((place.x - 5, place.y + 2), (4, place.height - 4), _NEW)
        sheet.text((place.x - 8, middle), "new", _SMALL, colour=_NEW, align="right")
    if block.fate == "ends":
        sheet.area((right + 1, place.y + 2), (4, place.height - 4), _ENDS)
        sheet.text((right + 8, middle), "ends", _SMALL, colour=_ENDS)
    if block.origin == "not in this copy":
        sheet.area((place.x - _STUB, place.y), (_STUB, place.height), _HIDDEN, "xxx")
    if block.fate == "not in this copy":
        sheet.area((right, place.y), (_STUB, place.height), _HIDDEN, "xxx")


def _keys(drawn: Flow) -> Iterator[Key]:
    used = {ribbon.text or "" for ribbon in drawn.ribbons}
    for name, (colour, hatch, words) in _WORDING.items():
        if name in used:
            yield Key("area", colour, hatch, words)
    if any(ribbon.uncertain for ribbon in drawn.ribbons):
        yield Key("mark", INK, "?", "uncertain match")
    if any(block.origin == "new" for block in drawn.blocks):
        yield Key("area", _NEW, "", "new: no clause before it")
    if any(block.fate == "ends" for block in drawn.blocks):
        yield Key("area", _ENDS, "", "ends: no clause after it")
    if any("not in this copy" in (block.origin, block.fate) for block in drawn.blocks):
        yield Key("area", _HIDDEN, "xxx", "the other text is cut short or a summary: cannot tell")
