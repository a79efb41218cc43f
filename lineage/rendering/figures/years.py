"""The figure of a lineage: years as columns, works as boxes, relations as arrows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from matplotlib import style
from matplotlib.figure import Figure

from lineage.language.folding import fold_with_offsets
from lineage.language.titles import read_title
from lineage.models import Document, Lineage, Work
from lineage.rendering.figures.grid import Arrow, Grid, grid
from lineage.rendering.figures.legend import Key, draw_legend, legend_height
from lineage.rendering.figures.lines import balance, wrap
from lineage.rendering.figures.plan import (
    BOX,
    CHANNEL,
    EMPTY,
    MARGIN,
    PADDING,
    SMALL,
    TRACK,
    Face,
    Plan,
    plan_of,
)
from lineage.rendering.figures.routes import Port, Route, ports, route
from lineage.rendering.figures.sheet import INK, LEADING, MUTED, Point, Sheet
from lineage.rendering.fonts import FigureFont, figure_font
from lineage.rendering.naming import carried, held_as, several

__all__ = ["lineage_figure"]

_HEAD, _TITLE, _BODY = 13.0, 15.0, 8.6
_HELD, _NAMED = "#0b5a84", "#6b7680"
_BANDS = ("#eef2f6", "#ffffff")
_MOST_TITLE_LINES = 5

# Red and blue stay apart for every kind of colour blindness; the strokes tell the rest.
_STROKES: Mapping[str, tuple[str, str]] = {
    "repeals": ("#b3261e", "-"),
    "repeals in part": ("#b3261e", "-."),
    "amends": ("#0b5a84", "-"),
    "newer text of one title (inferred)": ("#b3261e", ":"),
    "implements": ("#59636e", "-"),
    "based on": ("#59636e", "--"),
    "next held year (inferred)": ("#59636e", ":"),
}


@style.context("default")
def lineage_figure(lineage: Lineage, font: FigureFont | None = None) -> Figure:
    """Return the works of a result by year, with what replaced, amended or implements what.

    A solid box is held in some text and says in which; a dashed one is known only because another
    work names it. A year without either is an empty column that says so. The plan that a
    notice issues and its annexes are counted inside its box. Citations, and works that are only
    cited, are not drawn.
    """
    font = font or figure_font()
    placed = grid(lineage)
    routes = [route(each, placed) for each in placed.arrows]
    faces = {
        each.id: _face(each, lineage, font) for each in lineage.works if each.id in placed.places
    }
    title = wrap(_title(lineage), 900, _TITLE, font, 2)
    top = MARGIN + len(title) * _TITLE * LEADING + 10
    said = max(map(len, _empty_words(placed, font)), default=0) * SMALL * LEADING
    plan = plan_of(placed, routes, faces, top + _HEAD * 2 + said)
    keys = tuple(_keys(placed, lineage))
    width = max(plan.right, 460.0, *(font.width(each, _TITLE) + 2 * MARGIN for each in title))
    foot = legend_height(keys, width - 2 * MARGIN, font)
    sheet = Sheet(width, plan.bottom + foot + 34, font)
    sheet.lines((MARGIN, MARGIN), title, _TITLE)
    _draw_columns(sheet, plan, top)
    _draw_lanes(sheet, plan)
    _draw_boxes(sheet, plan, faces, {each.id: each.held for each in lineage.works})
    _draw_arrows(sheet, plan, routes)
    draw_legend(sheet, keys, (MARGIN, plan.bottom + 8), width - 2 * MARGIN)
    sheet.text((MARGIN, sheet.height - 14), _source(lineage, placed), SMALL, colour=MUTED)
    return sheet.figure


def _title(lineage: Lineage) -> str:
    dated = [each.year for each in lineage.works if each.year is not None]
    names = [each.title for each in lineage.series if each.title]
    subject = f"{names[0]}: which" if len(names) == 1 else "Which"
    span = f", {min(dated)} to {max(dated)}" if len(set(dated)) > 1 else ""
    return f"{subject} work replaced which{span}"


def _source(lineage: Lineage, placed: Grid) -> str:
    whole = [each for each in lineage.works if each.part_of is None]
    held = sum(each.held for each in whole)
    left_out = sum(each.id not in placed.places for each in whole)
    said = f"Source: {several(len(lineage.sources), 'file')} read; {several(held, 'work')} held"
    if len(whole) > held:
        said += f", {len(whole) - held} known only by mention"
    if left_out:
        said += f", of which {left_out} merely cited and not drawn"
    return f"{said}."


def _face(work: Work, lineage: Lineage, font: FigureFont) -> Face:
    inner = BOX - 2 * PADDING
    number = work.number.value if work.number else ""
    title = _plan_title(work, lineage) or "no title known"
    documents = {each.id: each for each in lineage.documents}
    small = list(held_as(work)) if work.held else ["known only by mention"]
    if _is_cut(work, documents):
        small.append("no copy is whole")
    if work.date:
        small.append(work.date.value)
    if parts := carried(lineage, work.id):
        small.append(parts)
    colour = _HELD if work.held else MUTED
    return Face(
        (
            *((line, _BODY + 0.6, colour) for line in wrap(number, inner, _BODY + 0.6, font, 2)),
            *((line, _BODY, INK) for line in balance(title, inner, _BODY, font, _MOST_TITLE_LINES)),
            *((line, SMALL, MUTED) for each in small for line in wrap(each, inner, SMALL, font, 2)),
        )
    )


def _plan_title(work: Work, lineage: Lineage) -> str:
    """Return the title of the one plan that a notice issues: it says more than the notice's own."""
    issued = {each.target for each in lineage.relations if each.kind == "issues"}
    plans = [each.title for each in lineage.works if each.part_of == work.id and each.id in issued]
    return plans[0] if len(plans) == 1 else _inner_title(work.title)


def _inner_title(title: str) -> str:
    """Return what a notice's title says that it issues, as printed; else the title itself."""
    read, folded = read_title(title), fold_with_offsets(title)
    at = folded.text.find(read.core) if read.wraps and read.core else -1
    if at < 0:
        return title
    return title[folded.offsets[at] : folded.offsets[at + len(read.core) - 1] + 1]


def _is_cut(work: Work, documents: Mapping[str, Document]) -> bool:
    copies = [documents[name] for each in work.expressions[:1] for name in each.documents]
    return bool(copies) and not any(each.complete for each in copies)


def _empty_words(placed: Grid, font: FigureFont) -> tuple[tuple[str, ...], ...]:
    """Return, for each column, what is said below its year."""
    words = wrap("no text held, none named", EMPTY, SMALL, font)
    return tuple(words if column.empty else () for column in placed.columns)


def _draw_columns(sheet: Sheet, plan: Plan, top: float) -> None:
    words = _empty_words(plan.grid, sheet.font)
    first = MARGIN
    for at, column in enumerate(plan.grid.columns):
        here = plan.lefts[at] + plan.widths[at]
        after = plan.lefts[at + 1] if at + 1 < len(plan.lefts) else None
        last = plan.right - MARGIN if after is None else (here + after) / 2
        sheet.band((first, top), (last - first, plan.bottom - top), _BANDS[at % 2])
        middle = plan.lefts[at] + plan.widths[at] / 2
        sheet.text((middle, top + _HEAD), column.head, _HEAD, align="center")
        below = (middle, top + 1.8 * _HEAD)
        sheet.lines(below, words[at], SMALL, colour=MUTED, align="center")
        first = last


def _draw_lanes(sheet: Sheet, plan: Plan) -> None:
    """Name each lane, and say where its series has no work of a year that others fill."""
    for row, caption in plan.grid.captions.items():
        lines = wrap(caption, plan.right - 3 * MARGIN, SMALL + 0.6, sheet.font, 1)
        at = MARGIN + 6, plan.tops[row] - CHANNEL * plan.busy.get(row, 0) - 28
        sheet.lines(at, lines, SMALL + 0.6, colour=MUTED)
    for row, column in plan.grid.gaps:
        if not plan.grid.columns[column].empty:
            middle = plan.lefts[column] + plan.widths[column] / 2
            lines = wrap("none of this series held or named", BOX, SMALL, sheet.font)
            sheet.lines((middle, plan.tops[row] + 6), lines, SMALL, colour=MUTED, align="center")


def _draw_boxes(
    sheet: Sheet, plan: Plan, faces: Mapping[str, Face], held: Mapping[str, bool]
) -> None:
    for name, face in faces.items():
        left, top, width, height = plan.box(name)
        if held[name]:
            sheet.box((left, top), (width, height), edge=_HELD)
        else:
            sheet.box((left, top), (width, height), edge=_NAMED, dash=(0, (4, 3)))
        y = top + (height - face.height) / 2 + PADDING
        for line, size, colour in face.lines:
            y += sheet.lines((left + width / 2, y), (line,), size, colour=colour, align="center")


def _stroke(arrow: Arrow) -> str:
    if arrow.kind == "follows":
        return "next held year (inferred)"
    if arrow.kind == "replaces":
        return "newer text of one title (inferred)"
    if arrow.kind == "repeals" and arrow.partial:
        return "repeals in part"
    return arrow.kind.replace("_", " ")


def _draw_arrows(sheet: Sheet, plan: Plan, routes: list[Route]) -> None:
    at = ports(routes, plan.grid)
    for each in routes:
        name = _stroke(each.arrow)
        colour, dash = _STROKES[name]
        start = _end(plan, each.leaves, at[each.arrow, False])
        goal = _end(plan, each.enters, at[each.arrow, True])
        corners = [start, *_turns(plan, each, start, goal), goal]
        sheet.arrow(corners, colour, ":" if each.arrow.inferred else dash)
        _label(sheet, corners, name.removesuffix(" (inferred)"), colour)


def _end(plan: Plan, port: Port, share: float) -> Point:
    left, top, width, height = plan.box(port.work)
    if port.side in ("top", "bottom"):
        return left + share * width, top if port.side == "top" else top + height
    return left if port.side == "left" else left + width, top + share * height


def _turns(plan: Plan, way: Route, start: Point, goal: Point) -> Iterator[Point]:
    if way.gutter is not None:
        before = plan.lefts[way.gutter] if way.gutter < len(plan.lefts) else plan.right
        x = before - 16 - TRACK * plan.gutters[way.arrow]
        yield x, start[1]
        if way.channel is None:
            yield x, goal[1]
            return
        y = plan.tops[way.channel] - 14 - CHANNEL * plan.channels[way.arrow]
        yield from ((x, y), (goal[0], y))
    elif way.channel is not None:
        y = plan.tops[way.channel] - 14 - CHANNEL * plan.channels[way.arrow]
        yield from ((start[0], y), (goal[0], y))


def _label(sheet: Sheet, corners: list[Point], words: str, colour: str) -> None:
    """Write what an arrow means above its longest level stretch, where there is room."""
    level = [
        (abs(b[0] - a[0]), (a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        for a, b in pairwise(corners)
        if abs(b[1] - a[1]) < abs(b[0] - a[0])
    ]
    length, x, y = max(level, default=(0.0, 0.0, 0.0))
    if length > sheet.font.width(words, SMALL) + 4:
        sheet.text((x, y - 5), words, SMALL, colour=colour, align="center")


def _keys(placed: Grid, lineage: Lineage) -> Iterator[Key]:
    held = {each.held for each in lineage.works if each.id in placed.places}
    if True in held:
        yield Key("box", _HELD, "-", "text held")
    if False in held:
        yield Key("box", _NAMED, "--", "known only because another work names it")
    used = {_stroke(each) for each in placed.arrows}
    for name, (colour, dash) in _STROKES.items():
        if name in used:
            yield Key("arrow", colour, dash, name)
