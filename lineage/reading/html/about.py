"""What the head of an HTML page says about the document on it: title, and when published."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.reading.html.tree import Element, Tree
from lineage.reading.printed import Block, Line

__all__ = ["about_blocks", "page_title"]

_LONGEST = 1000
_TITLES = frozenset({"articletitle", "og:title", "dc.title"})
_DATES = frozenset(
    {"pubdate", "publishdate", "article:published_time", "dcterms.issued", "dc.date"}
)
_DAY = re.compile(r"((?:19|20)\d\d)\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")
_SHORTEST = 6


def page_title(text: str, tree: Tree) -> str:
    """Return what a page calls itself, empty where it does not."""
    for element in tree.elements:
        if element.tag == "title":
            parts = [part for part in element.children if not isinstance(part, Element)]
            return "".join(
                text[part.start : min(part.end, part.start + _LONGEST)] for part in parts
            )
    return ""


def about_blocks(text: str, tree: Tree, shown: Sequence[str]) -> tuple[Block, ...]:
    """Return the title and the day of publication that only the head of a page states.

    `shown` is what the page prints: what stands there is not given twice.
    """
    heading = _first(text, tree, _TITLES)
    day = _first(text, tree, _DATES)
    short = [each for each in shown if len(each) <= _LONGEST]
    printed = _bare("".join(short))
    blocks = []
    if heading and len(heading.text) >= _SHORTEST and _bare(heading.text) not in printed:
        blocks.append(Block(cells=((heading,),)))
    if day and (days := _days(day.text)) and not days & _days("\n".join(short)):
        blocks.append(Block(cells=((day,),), kind="meta"))
    return tuple(blocks)


def _days(text: str) -> set[tuple[int, ...]]:
    return {tuple(map(int, day.groups())) for day in _DAY.finditer(text)}


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _first(text: str, tree: Tree, names: frozenset[str]) -> Line | None:
    for element in tree.elements:
        name = element.tag == "meta" and (element.holds("name") or element.holds("property"))
        value = element.attributes.get("content", "").strip() if name in names else ""
        # A value with entities or line feeds in it has no one place.
        at = text.find(value, element.start, element.end) if value else -1
        if at >= 0 and len(value) <= _LONGEST and value.isprintable():
            return Line(value, at)
    return None
