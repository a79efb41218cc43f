"""The pages of a PDF in reading order: lines, notes at the foot, tables, and the frame."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from lineage.reading.pdf.columns import Region, gutter_of, reading_order
from lineage.reading.pdf.device import Rule
from lineage.reading.pdf.lined_tables import lined_grids_of
from lineage.reading.pdf.lines import PrintedLine, Row, line_of, rows_of, without_doubles
from lineage.reading.pdf.pages import Glyph, Page
from lineage.reading.pdf.running_heads import PageLines, frame_of
from lineage.reading.pdf.tables import Grid, grids_of

__all__ = ["NOTE", "Item", "Table", "laid_out"]

_NOTE_SIZE = 0.92
NOTE = re.compile(r"(?:\d{1,3}|[①-⑳]|[*†‡§]+|[(（\[〔]\d{1,3}[)）\]〕]|注\s*[:：\d])\s*\S")
_WIDE = 0.55


class Table(NamedTuple):
    """A table of one page: what lines each cell holds, and which cell stands in which slot."""

    columns: tuple[float, ...]
    slots: tuple[tuple[int, ...], ...]
    cells: tuple[tuple[PrintedLine, ...], ...]


class Item(NamedTuple):
    """What comes next on a page so wide: a line, or a table; `column` as in `Region`."""

    kind: Literal["frame", "line", "note", "table"]
    page: int
    lines: tuple[PrintedLine, ...]
    column: int = 0
    table: Table | None = None
    width: int = 0


class _Sheet(NamedTuple):
    page: Page
    glyphs: list[Glyph]
    grids: list[Grid]
    rows: list[Row]


def laid_out(pages: Sequence[Page]) -> list[Item]:
    """Return everything printed on some pages, page by page, in the order it is read."""
    sheets: list[_Sheet] = []
    for page in pages:
        sheets.append(_sheet(page, _open_table(sheets[-1]) if sheets else None))
    outlines = [_outline(sheet) for sheet in sheets]
    frame = frame_of(outlines)
    inner = []
    for at, sheet in enumerate(sheets):
        outer = {id(g) for i, row in enumerate(sheet.rows) if (at, i) in frame for g in row.glyphs}
        inner.append([glyph for glyph in sheet.glyphs if id(glyph) not in outer])
    gutters = Counter(
        round(gutter) for glyphs in inner if (gutter := gutter_of(rows_of(glyphs))) is not None
    )
    known = gutters.most_common(1)[0][0] if gutters else None
    size = _body_size(outlines)
    items: list[Item] = []
    for at, (sheet, outline, glyphs) in enumerate(zip(sheets, outlines, inner, strict=True)):
        number = sheet.page.number
        framed = [i for i in range(len(outline.lines)) if (at, i) in frame]
        middle = sheet.page.height / 2
        heads = [i for i in framed if outline.lines[i].base < middle]
        feet = [i for i in framed if outline.lines[i].base >= middle]
        items += [Item("frame", number, (outline.lines[i],)) for i in heads]
        items += _inner(sheet, glyphs, known, size)
        items += [Item("frame", number, (outline.lines[i],)) for i in feet]
    return items


def _open_table(sheet: _Sheet) -> Grid | None:
    """Return the table at the foot of a page, below which a page number may stand."""
    last = sheet.grids[-1] if sheet.grids else None
    if last is None or sum(row.base > last.bottom for row in sheet.rows) > 1:
        return None
    return last


def _sheet(page: Page, open_above: Grid | None) -> _Sheet:
    glyphs = without_doubles(page.glyphs)
    page = page._replace(glyphs=tuple(glyphs))
    ruled = grids_of(page)
    grids = sorted([*ruled, *lined_grids_of(page, ruled, open_above)], key=lambda grid: grid.top)
    outside = [glyph for glyph in glyphs if not any(grid.holds(glyph) for grid in grids)]
    return _Sheet(page, outside, grids, rows_of(outside))


def _outline(sheet: _Sheet) -> PageLines:
    return PageLines(
        height=sheet.page.height,
        lines=tuple(line_of(row, sheet.page.number) for row in sheet.rows),
        top=min((grid.top for grid in sheet.grids), default=sheet.page.height),
        bottom=max((grid.bottom for grid in sheet.grids), default=0.0),
    )


def _body_size(outlines: Iterable[PageLines]) -> float:
    sizes: Counter[float] = Counter()
    for outline in outlines:
        for line in outline.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda each: (sizes[each], each), default=10.0)


def _inner(sheet: _Sheet, glyphs: list[Glyph], known: float | None, size: float) -> list[Item]:
    """Return the text and the tables of a page: a wide table parts what is above and below."""
    number = sheet.page.number
    items: list[Item] = []
    rest = glyphs
    x0 = min((g.x0 for g in glyphs), default=0.0)
    x1 = max((g.x1 for g in glyphs), default=sheet.page.width)
    wide = [grid for grid in sheet.grids if grid.columns[-1] - grid.columns[0] > _WIDE * (x1 - x0)]
    narrow = [grid for grid in sheet.grids if grid not in wide]
    for grid in wide:
        above = [glyph for glyph in rest if glyph.base <= grid.top + 1]
        rest = [glyph for glyph in rest if glyph.base > grid.top + 1]
        items += _text(above, sheet.page, known, size, last=False)
        items.append(_table(grid, number, 0))
    items += _text(rest, sheet.page, known, size, last=True)
    for grid in narrow:
        items.insert(_where(items, grid), _table(grid, number, 0))
    return items


def _where(items: Sequence[Item], grid: Grid) -> int:
    """Return the place of a table within a column: behind the last line above it."""
    place = 0
    for at, item in enumerate(items, start=1):
        first = item.lines[0] if item.kind == "line" else None
        if first is None or first.base > grid.top + 1:
            continue
        if first.x0 < grid.columns[-1] and first.x1 > grid.columns[0]:
            place = at
    return place


def _table(grid: Grid, page: int, column: int) -> Item:
    cells = tuple(
        tuple(line for row in rows_of(cell) if (line := line_of(row, page)).text)
        for cell in grid.cells
    )
    shown = dict.fromkeys(slot for row in grid.slots for slot in row)
    lines = tuple(line for slot in shown for line in cells[slot])
    return Item("table", page, lines, column, Table(grid.columns, grid.slots, cells))


def _text(
    glyphs: list[Glyph], page: Page, known: float | None, size: float, *, last: bool
) -> list[Item]:
    regions = [
        (region, [line for row in region.rows if (line := line_of(row, page.number)).text])
        for region in reading_order(glyphs, known)
    ]
    items: list[Item] = []
    for at, (region, lines) in enumerate(regions):
        below = [
            other
            for other, text in regions[at + 1 :]
            if _overlap(region, other) and any(line.size > _NOTE_SIZE * size for line in text)
        ]
        foot = len(lines)
        if last and not below:
            foot = _foot(lines, page, size)
        items += [
            Item(
                "line" if i < foot else "note",
                page.number,
                (line,),
                region.column,
                width=round(page.width),
            )
            for i, line in enumerate(lines)
        ]
    return items


def _overlap(one: Region, other: Region) -> bool:
    return one.left < other.right and other.left < one.right


def _foot(lines: Sequence[PrintedLine], page: Page, size: float) -> int:
    """Return where the notes at the foot begin: smaller type with a mark, or below a short rule."""
    begin = len(lines)
    while begin and lines[begin - 1].size <= _NOTE_SIZE * size:
        begin -= 1
    for at in range(begin, len(lines)):
        if lines[at].marked or NOTE.match(lines[at].text) or _under_rule(lines[at], page):
            return at
    for at in range(len(lines)):
        line = lines[at]
        low = line.base > 0.55 * page.height
        if low and (line.marked or NOTE.match(line.text)) and _under_rule(line, page):
            return at
    return len(lines)


def _under_rule(line: PrintedLine, page: Page) -> bool:
    return any(
        _is_short(rule, page)
        and 0 < line.base - rule.y0 < 2.5 * line.size
        and rule.x0 < line.x1
        and abs(rule.x0 - line.x0) < 3 * line.size
        for rule in page.rules
    )


def _is_short(rule: Rule, page: Page) -> bool:
    return rule.y0 == rule.y1 and 0.08 * page.width < rule.x1 - rule.x0 < 0.45 * page.width
