"""Whether a copy is whole, as far as its own words tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.extraction.cutting.announcements import find_unfinished
from lineage.extraction.cutting.draft import Draft
from lineage.language.folding import fold
from lineage.models import Evidence, Source

__all__ = ["find_missing"]

_LIST = re.compile(r"[^，。；：、,;:\s]{2,16}(?:[、,，][^，。；：、,;:\s]{2,16}){2,20}")
_SPLIT = re.compile(r"[、,，]")
_FEWEST = 3
_FEWEST_LEFT = 2
_KEY = 4
_ALIKE = 2


def find_missing(source: Source, drafts: Sequence[Draft], end: int) -> tuple[Evidence, ...]:
    """Return the words that show a text to be cut short, none where nothing does.

    Four signs count: a publisher's notice that the preview ends, an end inside a sentence, a last
    list that is announced and not finished, and an opening section that lists more parts than the
    headings behind it treat, in the same order (the headings follow the list one by one and stop
    before its end).
    """
    cut = tuple(e for e in source.truncation if e.span[0] < source.place(0, end)[1] or drafts)
    announced = _announced_but_missing(source, drafts)
    unfinished = find_unfinished(source.text, drafts, end)
    if unfinished and unfinished.rule not in {each.rule for each in cut}:
        cut = (*cut, source.evidence(*unfinished))
    return (*cut, announced) if announced else cut


def _announced_but_missing(source: Source, drafts: Sequence[Draft]) -> Evidence | None:
    sections = [draft for draft in drafts if draft.parent is None and draft.kind == "section"]
    if len(sections) < _FEWEST:
        return None
    opening, treated = sections[0], [fold(draft.heading) for draft in sections[1:]]
    for start, end, items in _lists(source.text, opening.start, opening.end):
        listed = [fold(item) for item in items]
        places = [_taken_up(heading, listed) for heading in treated]
        first = places[0]
        if first is None or places != list(range(first, first + len(places))):
            continue
        left = [item for item in items[first + len(places) :] if item[-_ALIKE:] == _ending(treated)]
        if len(left) >= _FEWEST_LEFT:
            return source.evidence(start, end, "announces more parts than it treats")
    return None


def _ending(headings: Sequence[str]) -> str:
    """Return the characters that all headings end with, nothing where they differ."""
    endings = {heading[-_ALIKE:] for heading in headings}
    return endings.pop() if len(endings) == 1 else ""


def _lists(text: str, start: int, end: int) -> list[tuple[int, int, list[str]]]:
    """Return the enumerations of a stretch of text; those of one sentence are joined."""
    lists = []
    for sentence in re.finditer(r"[^。\n]+", text[start:end]):
        items: list[str] = []
        for mark in _LIST.finditer(sentence[0]):
            items += _SPLIT.split(mark[0])
        if len(items) >= _FEWEST:
            lists.append((start + sentence.start(), start + sentence.end(), items))
    return lists


def _taken_up(heading: str, items: Sequence[str]) -> int | None:
    """Return the listed item that a heading takes up: the longest end of it that an item holds."""
    held = [
        next((n for n in range(len(heading), _KEY - 1, -1) if heading[-n:] in item), 0)
        for item in items
    ]
    best = max(held, default=0)
    return held.index(best) if best else None
