"""Automatic numbers: what Word puts before a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from lineage.reading.word.names import NumberedAs, W, child, is_on, number, value
from lineage.reading.word.numerals import is_known, numeral
from lineage.reading.word.styles import Styles

__all__ = ["Counters", "Level", "ListUse", "Lists", "NumberedList", "read_lists"]

_PLACE = re.compile(r"%([1-9])")
_SUFFIXES = {"tab": " ", "space": " ", "nothing": ""}
_MOST_LINKS = 8
_OFF = "0"
# Word has nine levels, and no number that fills a line.
_MOST_LEVELS = 256
_LONGEST = 256
_NAMED = 5
# Signs of the fonts Symbol and Wingdings, which have no characters of their own.
_SIGNS = {0xA7: "▪", 0xA8: "◻", 0x6C: "●", 0x6E: "■", 0x75: "◆", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑"}
_PRIVATE = range(0xF000, 0xF100)


class Level(NamedTuple):
    """One level of a list. `restart` counts levels from 1; 0 is never, `None` is as usual."""

    start: int
    style: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    hidden: bool
    paragraph_style: str | None


class NumberedList(NamedTuple):
    """The levels of a list, counted from 0, or the list style that has them."""

    levels: dict[int, Level]
    linked_style: str | None


class ListUse(NamedTuple):
    """A list as it is used: the id of the list, and what is other in this use."""

    abstract: str | None
    starts: dict[int, int]
    levels: dict[int, Level]


class Lists(NamedTuple):
    """The lists of a file (`w:abstractNum`) and their uses (`w:num`)."""

    lists: dict[str, NumberedList]
    uses: dict[str, ListUse]
    styles: Styles

    def unknown_styles(self) -> list[str]:
        """Return the first number formats of these lists that cannot be written here."""
        levels = [level for each in self.lists.values() for level in each.levels.values()]
        return sorted({level.style for level in levels if not is_known(level.style)})[:_NAMED]

    def follow(self, use: ListUse) -> tuple[str, dict[int, Level]] | None:
        """Return the id and the levels of the list that is used, through list styles too."""
        for _ in range(_MOST_LINKS):
            found = self.lists.get(use.abstract or "")
            if found is None or use.abstract is None:
                return None
            if not found.linked_style:
                return use.abstract, found.levels
            linked = self.styles.numbered(found.linked_style).list_id
            if linked not in self.uses:
                return None
            use = self.uses[linked]
        return None


class Counters:
    """Where every list of one story (the body, the notes) stands.

    Uses of one list count on together; a use that says where to start does so once.
    """

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, said: NumberedAs, style: str | None) -> str:
        """Return the number of the next paragraph and what parts it from the text, or nothing."""
        by_style = self._lists.styles.numbered(style)
        list_id = said.list_id if said.list_id is not None else by_style.list_id
        if list_id is None or list_id == _OFF or list_id not in self._lists.uses:
            return ""
        use = self._lists.uses[list_id]
        followed = self._lists.follow(use)
        if followed is None:
            return ""
        abstract, levels = followed
        levels = levels | use.levels
        at = self._level(said, by_style, style, levels)
        if at not in levels:
            return ""
        self._count(abstract, list_id, at, levels)
        return self._written(abstract, at, levels)

    def _level(
        self,
        said: NumberedAs,
        by_style: NumberedAs,
        style: str | None,
        levels: dict[int, Level],
    ) -> int:
        if said.level is not None:
            return said.level
        if said.list_id is None:
            for each in self._lists.styles.chain(style):
                for at, level in levels.items():
                    if level.paragraph_style == each:
                        return at
            return by_style.level or 0
        return 0

    def _count(self, abstract: str, list_id: str, at: int, levels: dict[int, Level]) -> None:
        counts = self._counts.setdefault(abstract, {})
        starts = self._lists.uses[list_id].starts
        first_use = at in starts and (list_id, at) not in self._started
        if first_use or at not in counts:
            self._started.add((list_id, at))
            counts[at] = starts.get(at, levels[at].start)
        else:
            counts[at] += 1
        for above, level in levels.items():
            if above < at and above not in counts:
                counts[above] = starts.get(above, level.start)
        for below in [each for each in counts if each > at]:
            limit = levels[below].restart if below in levels else None
            if limit is None or limit > below or at < limit:
                del counts[below]

    def _written(self, abstract: str, at: int, levels: dict[int, Level]) -> str:
        level = levels[at]
        if level.hidden:
            return ""
        counts = self._counts[abstract]

        def fill(place: re.Match[str]) -> str:
            of = int(place[1]) - 1
            if of not in counts or of not in levels:
                return ""
            style = levels[of].style
            arabic = level.legal and style not in {"none", "bullet"}
            return numeral(counts[of], "decimal" if arabic else style)

        text = _PLACE.sub(fill, level.text[:_LONGEST])[:_LONGEST]
        if level.style == "bullet":
            text = "".join(_shown(sign) for sign in text)
        return text + level.suffix if text.strip() else ""


def read_lists(root: etree._Element | None, styles: Styles) -> Lists:
    """Return the lists of `numbering.xml`; a file without one has none."""
    if root is None:
        return Lists({}, {}, styles)
    lists = {
        value(each, "abstractNumId") or "": NumberedList(
            _levels(each.findall(W + "lvl")), value(child(each, "numStyleLink"))
        )
        for each in root.findall(W + "abstractNum")
    }
    uses = {value(each, "numId") or "": _use(each) for each in root.findall(W + "num")}
    return Lists(lists, uses, styles)


def _use(element: etree._Element) -> ListUse:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in element.findall(W + "lvlOverride"):
        at = number(value(override, "ilvl"))
        start = number(value(child(override, "startOverride")))
        if at is not None and start is not None:
            starts[at] = start
        levels |= _levels(override.findall(W + "lvl"))
    return ListUse(value(child(element, "abstractNumId")), starts, levels)


def _levels(elements: list[etree._Element]) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in elements:
        at = number(value(element, "ilvl"))
        if at is None or not 0 <= at < _MOST_LEVELS:
            continue
        start = number(value(child(element, "start")))
        levels[at] = Level(
            start=0 if start is None else start,
            style=_format(element),
            text=value(child(element, "lvlText")) or "",
            suffix=_SUFFIXES.get(value(child(element, "suff")) or "tab", " "),
            legal=bool(is_on(child(element, "isLgl"))),
            restart=number(value(child(element, "lvlRestart"))),
            hidden=bool(is_on(child(element, "rPr", "vanish"))),
            paragraph_style=value(child(element, "pStyle")),
        )
    return levels


def _format(level: etree._Element) -> str:
    """Return a level's number format; a newer one stands before the one for older programs."""
    found = next(level.iter(W + "numFmt"), None)
    style = value(found) or "decimal"
    return (value(found, "format") or style) if style == "custom" else style


def _shown(sign: str) -> str:
    return _SIGNS.get(ord(sign) - _PRIVATE.start, "•") if ord(sign) in _PRIVATE else sign
