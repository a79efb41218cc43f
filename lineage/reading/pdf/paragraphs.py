"""Which printed lines are one paragraph: by indent, by margin, by the space between them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lineage.language.labels import find_labels
from lineage.reading.pdf.layout import Item
from lineage.reading.pdf.lines import PrintedLine

__all__ = ["Layout", "continues", "layout_of"]

# In parts of the type size.
_INDENT = 0.8
_ALIGNED = 0.45
_SLACK = 0.6
_CENTRED = 1.2
_PITCH = 1.3
_OTHER_SIZE = 0.08
_MOSTLY = 0.6
_ENOUGH = 12
_INSET = 0.25
_HANGING = 1.5
_TERMINAL = tuple("。；：？！.;:?!」”’…）)")
_HEADS = frozenset({"part", "chapter", "section"})
_LIST_ENDS = ("; and", "; or")


class _Margins(NamedTuple):
    left: float
    right: float


class Layout(NamedTuple):
    """How a file sets its paragraphs: the margins of its columns, the step from line to line."""

    margins: dict[tuple[int, int], _Margins]
    pitches: dict[float, float]
    indents: bool

    def margins_of(self, item: Item) -> _Margins:
        """Return between which edges an item's column stands."""
        return self.margins[item.page, item.column]


def layout_of(items: Sequence[Item]) -> Layout:
    """Return how the lines of a file are set."""
    lines = [item for item in items if item.kind == "line"]
    margins = _margins(lines)
    pitches = _pitches(lines)
    layout = Layout(margins, pitches, indents=False)
    return layout._replace(indents=_indents(lines, layout))


def _margins(items: Sequence[Item]) -> dict[tuple[int, int], _Margins]:
    """Return the margins by page and column; left and right pages may differ."""
    sided: dict[tuple[int, int, int], list[PrintedLine]] = {}
    columns: dict[tuple[int, int], list[PrintedLine]] = {}
    for item in items:
        sided.setdefault((item.column, item.width, item.page % 2), []).extend(item.lines)
        columns.setdefault((item.column, item.width), []).extend(item.lines)
    found: dict[tuple[int, int], _Margins] = {}
    widths: dict[int, int] = {}
    for item in items:
        if (item.page, item.column) not in found:
            own = sided[item.column, item.width, item.page % 2]
            enough = own if len(own) >= _ENOUGH else columns[item.column, item.width]
            found[item.page, item.column] = _edges(enough)
            widths[item.page] = item.width
    hulls: dict[int, _Margins] = {}
    for (page, column), margins in found.items():
        if column:
            hulls[widths[page]] = _hull(margins, hulls.get(widths[page], margins))
    # What runs across columns is at least as wide as they.
    return {
        (page, column): margins if column else _hull(margins, hulls.get(widths[page], margins))
        for (page, column), margins in found.items()
    }


def _hull(one: _Margins, other: _Margins) -> _Margins:
    return _Margins(min(one.left, other.left), max(one.right, other.right))


def _edges(lines: Sequence[PrintedLine]) -> _Margins:
    few = max(1, min(2, len(lines) // 4), len(lines) * 3 // 100)
    left = sorted(line.x0 for line in lines)[few - 1]
    ends = sorted((line.x1 for line in lines), reverse=True)
    # Marks may hang over the margin: where most of the long lines end, there it is.
    reach = ends[few - 1] - _HANGING * lines[0].size
    near = Counter(round(end / 2) * 2 for end in ends if end >= reach)
    common, times = max(near.items(), key=lambda each: (each[1], each[0]))
    return _Margins(left, float(common) if times > few else ends[few - 1])


def _pitches(items: Sequence[Item]) -> dict[float, float]:
    steps: dict[float, Counter[float]] = {}
    for old, new in pairwise(items):
        one, other = old.lines[0], new.lines[0]
        together = old.page == new.page and old.column == new.column
        if together and one.size == other.size and one.base < other.base < one.base + 3 * one.size:
            steps.setdefault(round(one.size, 1), Counter())[round(other.base - one.base, 1)] += 1
    return {
        size: max(counts, key=lambda each: (counts[each], -each)) for size, counts in steps.items()
    }


def _indents(items: Sequence[Item], layout: Layout) -> bool:
    """Tell whether first lines of paragraphs are indented: those behind lines that end early."""
    starts = indented = 0
    for old, new in pairwise(items):
        line = new.lines[0]
        left, right = layout.margins_of(new)
        if _is_centred(line, left, right) or _stands_right(line, left, right):
            continue
        if _room(old, layout) > 2 * line.size + line.first:
            starts += 1
            indented += line.x0 - left > _INDENT * line.size
    return starts > 0 and indented >= _MOSTLY * starts


def _room(item: Item, layout: Layout) -> float:
    return layout.margins_of(item).right - item.lines[0].x1


def _is_centred(line: PrintedLine, left: float, right: float) -> bool:
    before, after = line.x0 - left, right - line.x1
    # The first line of a paragraph is set in as well, and ends a character early.
    set_in = min(before, after) > 1.5 * line.size
    return set_in and abs(before - after) < _CENTRED * line.size


def _stands_right(line: PrintedLine, left: float, right: float) -> bool:
    return line.x0 - left > 0.45 * (right - left)


def continues(so_far: Sequence[Item], new: Item, layout: Layout) -> bool:
    """Tell whether a line goes on with a paragraph.

    It does not where the line before ends so early that its first word would have fitted, where
    it is indented otherwise than lists are, stands centred or at the right, is set in other type,
    or stands further below than lines do.
    """
    old = so_far[-1]
    before, after = old.lines[0], new.lines[0]
    size = before.size
    if abs(after.size - size) > _OTHER_SIZE * size:
        return False
    if _stands_below(old, new, layout):
        return False
    if _stands_alone(old, layout) or _stands_alone(new, layout):
        return _is_wrapped_title(so_far, new, layout)
    if _room(old, layout) > after.first + _SLACK * size:
        return False
    return _is_set_as_continuation(so_far, new, layout)


def _stands_alone(item: Item, layout: Layout) -> bool:
    left, right = layout.margins_of(item)
    line = item.lines[0]
    return _is_centred(line, left, right) or _stands_right(line, left, right)


def _stands_below(old: Item, new: Item, layout: Layout) -> bool:
    """Tell whether there is more than the usual step between two lines of a column."""
    before, after = old.lines[0], new.lines[0]
    if old.page != new.page or old.column != new.column or after.base <= before.base:
        return False
    usual = layout.pitches.get(round(before.size, 1), 1.6 * before.size)
    return after.base - before.base > _PITCH * usual


def _is_wrapped_title(so_far: Sequence[Item], new: Item, layout: Layout) -> bool:
    """Tell whether a centred line was broken only because the column was full."""
    first, old = so_far[0].lines[0], so_far[-1].lines[0]
    after = new.lines[0]
    left, right = layout.margins_of(new)
    free = (right - left) - (old.x1 - old.x0)
    wrapped = free < after.first + _SLACK * old.size and _is_centred(after, left, right)
    body = first.x0 - left > _INDENT * first.size and not _is_centred(first, left, right)
    return wrapped and not body and not old.text.endswith(_TERMINAL) and not find_labels(after.text)


def _is_set_as_continuation(so_far: Sequence[Item], new: Item, layout: Layout) -> bool:
    old = so_far[-1]
    before, after = old.lines[0], new.lines[0]
    ended = before.text.endswith(_TERMINAL)
    labels = find_labels(after.text)
    labelled = bool(labels)
    place = after.x0 - layout.margins_of(new).left
    if place > _INDENT * after.size:
        return _is_set_in(so_far, new, layout, parted=ended or labelled)
    place_before = before.x0 - layout.margins_of(old).left
    if len(so_far) > 1 and place_before > place + _INDENT * after.size:
        return False
    if layout.indents:
        # A centred heading may fill a narrow column or all but fill it.
        heads = any(label.style.kind in _HEADS for label in labels)
        return not (ended and labelled and (heads or place > _INSET * after.size))
    if labelled and (ended or before.text.endswith(_LIST_ENDS)):
        return False
    turned = old.page != new.page or old.column != new.column
    return not (turned and ended and unicodedata.category(after.text[0]) == "Lu")


def _is_set_in(so_far: Sequence[Item], new: Item, layout: Layout, *, parted: bool) -> bool:
    """Tell whether an indented line goes on with a list's entry or a paragraph that is set in."""
    first, before, after = so_far[0].lines[0], so_far[-1].lines[0], new.lines[0]
    place = after.x0 - layout.margins_of(new).left
    place_before = before.x0 - layout.margins_of(so_far[-1]).left
    hang = first.hang - layout.margins_of(so_far[0]).left if first.hang else -after.size
    if len(so_far) == 1 and abs(place - hang) < _ALIGNED * after.size:
        return True
    if abs(place - place_before) < _ALIGNED * after.size:
        return len(so_far) > 1 or not (parted or layout.indents)
    hangs = len(so_far) == 1 and not layout.indents and place > place_before
    return hangs and bool(find_labels(before.text)) and not find_labels(after.text)
