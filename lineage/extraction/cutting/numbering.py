"""Which of the candidates are labels: a label is told by its place in a sequence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lineage.language.labels import LAST, Label

__all__ = ["AGAIN", "Numbered", "Oddity", "number"]

_LONGEST_GAP = 3
_ARTICLES = frozenset({"条", "Article", "§", "Sec."})
# Codes leave numbers free between their sections for those that come later.
_WITH_GAPS = frozenset({"§", "Sec."})
AGAIN = "numbering starts again"


class Numbered(NamedTuple):
    """A label that was accepted: `depth` counts the labels above it, from 0."""

    label: Label
    depth: int


class Oddity(NamedTuple):
    """What is odd in a sequence, and at which paragraph."""

    at: int
    rule: str
    message: str


class _Level(NamedTuple):
    style: str
    value: int
    inserted: int
    prefix: str
    number: str


def number(
    candidates: Sequence[Sequence[Label]], restarts: Sequence[int] = ()
) -> tuple[list[Numbered | None], list[Oddity]]:
    """Return for every paragraph the label it bears, and what is odd in the sequences.

    `candidates` are the labels that each paragraph could bear; `restarts` the paragraphs at which
    a new text begins, so that counting starts again. A label goes on a sequence that is open, or
    goes on one that ran through the section before (（五） after （四） under the next heading),
    or opens one with its first value. A style that one label alone cannot prove needs a second.
    Behind an unlabelled paragraph of an article (the next 款) its items count from the first again.
    """
    accepted: list[Numbered | None] = []
    oddities: list[Oddity] = []
    stack: list[_Level] = []
    last: dict[str, _Level] = {}
    ahead = _Ahead(candidates)
    fresh = frozenset(restarts)
    parted = False
    for at, labels in enumerate(candidates):
        if at in fresh:
            stack, last = [], {}
        choice = _choose(labels, stack, last, at, ahead)
        if choice is None:
            accepted.append(None)
            parted = any(level.style in _ARTICLES for level in stack)
            continue
        label, depth, oddity = choice
        if oddity and not (parted and oddity[0] == AGAIN):
            oddities.append(Oddity(at, *oddity))
        parted = False
        if label.value == LAST:
            value = stack[depth].value + 1
            label = label._replace(value=value, number=str(value))
        level = _Level(label.style.name, label.value, label.inserted, label.prefix, label.number)
        del stack[depth:]
        stack.append(level)
        last[label.style.name] = level
        ahead.bear(stack)
        accepted.append(Numbered(label, depth))
    return accepted, oddities


class _Ahead:
    """Where each value of each style comes next."""

    def __init__(self, candidates: Sequence[Sequence[Label]]) -> None:
        self._below: list[tuple[str, ...]] = []
        self._borne: set[tuple[str, str]] = set()
        below: tuple[str, ...] = ()
        for labels in reversed(candidates):
            self._below.append(below)
            if labels:
                below = tuple(label.prefix for label in labels if label.prefix)
        self._below.reverse()
        self._places: dict[tuple[str, int], list[int]] = {}
        for at, labels in enumerate(candidates):
            for label in labels:
                if not label.inserted:
                    self._places.setdefault((label.style.name, label.value), []).append(at)

    def comes(self, style: str, value: int, after: int) -> bool:
        """Tell whether a style reaches a value before it starts again."""
        follows = self._next(style, value, after)
        again = self._next(style, 1, after)
        return follows is not None and (again is None or follows < again)

    def bear(self, stack: Sequence[_Level]) -> None:
        """Note that the last label of a stack was borne below the one above it."""
        self._borne.add((stack[-1].style, stack[-2].style if len(stack) > 1 else ""))

    def was_borne(self, style: str, stack: Sequence[_Level]) -> bool:
        """Tell whether labels of a style stood below such a label as the last of the stack."""
        return bool(stack) and (style, stack[-1].style) in self._borne

    def heads(self, label: Label, at: int) -> bool:
        """Tell whether the next label counts within this one: 3.1 behind 3."""
        return not label.prefix and label.number in self._below[at]

    def goes_on_from_nought(self, style: str, after: int) -> bool:
        """Tell whether a style reaches 1 and 2 before it starts again at 0."""
        first, again = self._next(style, 1, after), self._next(style, 0, after)
        if first is None or (again is not None and again < first):
            return False
        return self.comes(style, 2, first)

    def _next(self, style: str, value: int, after: int) -> int | None:
        places = self._places.get((style, value), [])
        at = bisect_right(places, after)
        return places[at] if at < len(places) else None


def _choose(
    labels: Sequence[Label],
    stack: list[_Level],
    last: dict[str, _Level],
    at: int,
    ahead: _Ahead,
) -> tuple[Label, int, tuple[str, str] | None] | None:
    for rule in (_goes_on, _opens, _skips, _errs):
        for label in labels:
            placed = rule(label, stack, last, at, ahead)
            if placed is not None:
                return label, *placed
    return None


_Placed = tuple[int, tuple[str, str] | None]


def _goes_on(
    label: Label, stack: list[_Level], last: dict[str, _Level], at: int, ahead: _Ahead
) -> _Placed | None:
    # A list within 3.1 may bear labels like those of 3. and 4. themselves.
    heads = ahead.heads(label, at)
    for depth in range(len(stack)) if heads else range(len(stack) - 1, -1, -1):
        if stack[depth].style == label.style.name:
            if _follows(stack[depth], label):
                return depth, None
            if not heads:
                return None
    if label.value == LAST:
        return None
    before = last.get(label.style.name)
    if before and stack and _follows(before, label):
        return _depth_to_open(label, stack), None
    return None


def _follows(level: _Level, label: Label) -> bool:
    if label.prefix != level.prefix:
        # 2.1 goes on from 1.3 where no heading of its own stands between.
        return label.value == 1
    if label.inserted:
        return label.value == level.value and label.inserted == level.inserted + 1
    if label.value == LAST:
        return level.value > 1
    return label.value == level.value + 1


def _opens(
    label: Label, stack: list[_Level], last: dict[str, _Level], at: int, ahead: _Ahead
) -> _Placed | None:
    del last
    name = label.style.name
    if name in _WITH_GAPS and not any(_is_behind(level, label) for level in stack):
        return _depth_to_open(label, stack), None
    if label.inserted or not _is_first(label, stack, at, ahead):
        return None
    # 1.2.1 is proved by the 1.2 above it, and 1. by the 1.1 below.
    heads = ahead.heads(label, at)
    proved = (
        heads
        or ahead.was_borne(name, stack)
        or (label.prefix and any(level.number == label.prefix for level in stack))
    )
    # A nought has been looked at: a 1 and a 2 follow it.
    proved = proved or not label.value
    if not (label.style.strong or proved or ahead.comes(name, label.value + 1, at)):
        return None
    for depth, level in enumerate(stack):
        within = not heads and not label.prefix and any(deeper.prefix for deeper in stack[depth:])
        if level.style == name and not within:
            message = f"the numbering starts again at {label.printed}"
            return depth, (AGAIN, message)
    return _depth_to_open(label, stack), None


def _is_first(label: Label, stack: list[_Level], at: int, ahead: _Ahead) -> bool:
    """Tell whether a label can open a sequence: 1 does, and a 0 that a 1 follows."""
    if label.value:
        return label.value == 1
    unheard = all(level.style != label.style.name for level in stack)
    return unheard and not label.prefix and ahead.goes_on_from_nought(label.style.name, at)


def _is_behind(level: _Level, label: Label) -> bool:
    """Tell whether a level of the same sequence has come as far as a label, or further."""
    new = (label.value, label.inserted)
    same = level.style == label.style.name and level.prefix == label.prefix
    return same and (level.value, level.inserted) >= new


# What contains what, where a style has a fixed rank: an article ends neither in a chapter nor in
# another article, whatever stands between them.
_RANK = {
    "编": 0, "部": 0, "部分": 0, "分编": 1, "章": 2, "节": 3, "条": 4, "§": 4, "Sec.": 4,
    "Part": 0, "Part A": 0, "Title": 1, "Chapter": 2, "Section": 3, "Article": 4,
    "V1": 2, "V1.1": 3,
}  # fmt: skip
_FREE_RANK = 5


def _depth_to_open(label: Label, stack: list[_Level]) -> int:
    rank = _RANK.get(label.style.name, _FREE_RANK)
    if rank == _FREE_RANK:
        # 4.2.1 stands below 4.2, whatever list was open there.
        own = (d for d in range(len(stack), 0, -1) if stack[d - 1].number == label.prefix)
        return next(own, len(stack)) if label.prefix else len(stack)
    return sum(_RANK.get(level.style, _FREE_RANK) < rank for level in stack)


def _skips(
    label: Label, stack: list[_Level], last: dict[str, _Level], at: int, ahead: _Ahead
) -> _Placed | None:
    """Accept a jump, where the sequence goes on behind it.

    A style that one label alone cannot prove is held to more: two of its labels must stand before
    the jump and one behind it.
    """
    name = label.style.name
    if label.inserted or label.value == LAST:
        return None
    depth = next((d for d, level in enumerate(stack) if level.style == name), None)
    before = last.get(name)
    goes_on = ahead.comes(name, label.value + 1, at)
    gap = label.value - before.value if before else 0
    if before and 1 < gap <= _LONGEST_GAP:
        proved = label.style.strong or (before.value > 1 and goes_on and depth is not None)
        if proved and (gap == 2 or goes_on):  # noqa: PLR2004
            return _jump(label, before, depth, stack)
    # Pages may be lost from a law: its articles go on one by one behind the gap.
    further = goes_on and ahead.comes(name, label.value + 2, at)
    if before and gap > _LONGEST_GAP and label.style.kind == "article" and further:
        return _jump(label, before, depth, stack)
    return None


def _errs(
    label: Label, stack: list[_Level], last: dict[str, _Level], at: int, ahead: _Ahead
) -> _Placed | None:
    """Accept a repetition, or a late beginning where the sequence goes on behind it."""
    name = label.style.name
    if not label.style.strong or label.inserted:
        return None
    depth = next((d for d, level in enumerate(stack) if level.style == name), None)
    before = last.get(name)
    if before and depth is not None and label.value == before.value:
        return depth, ("numbering repeats", f"{label.printed} stands twice in one sequence")
    if depth is None and ahead.comes(name, label.value + 1, at):
        message = f"the numbering begins at {label.printed}"
        return _depth_to_open(label, stack), ("numbering begins late", message)
    return None


def _jump(label: Label, before: _Level, depth: int | None, stack: list[_Level]) -> _Placed:
    message = f"{label.printed} does not follow {before.value}"
    place = _depth_to_open(label, stack) if depth is None else depth
    return place, ("numbering jumps", message)
