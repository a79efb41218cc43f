"""Which lines at the head of a text, and of what it issues, are its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import Role
from lineage.extraction.page.shapes import is_title, names_body
from lineage.language.folding import fold
from lineage.language.labels import find_labels
from lineage.language.quotation import quoted_titles

__all__ = ["closed_up", "mark_titles"]

_MOST_TITLE_LINES = 4
_LONGEST_TITLE = 330
# A news site's own sentence above the text that it gives.
_LEAD = re.compile(
    r".*(?:全文|原文|正文)如下[:：。]?$|(?=.*(?:讯|消息|获悉|日前|近日|记者))(?=.*(?:印发|发布|公布|出台)).*(?:如下[:：。]?|。)$"
)
_SPACED_OUT = re.compile(r"(?:[\u4e00-\u9fff][ \u3000]{1,3}){3,40}[\u4e00-\u9fff]")
_TITLE_GOES_ON = ("关于", "印发", "发布")


def mark_titles(units: Sequence[Unit], kinds: list[Role], language: str) -> None:
    """Mark the title lines: those at the head, and one that opens the text a notice issues.

    What stands above the number or the salutation and is no title belongs to the page.
    """
    head = _head(units, kinds, language)
    named = frozenset(fold(title.text) for unit in units for title in quoted_titles(unit.text))
    for at, unit in enumerate(units):
        after_signature = at > 0 and kinds[at - 1] in {"date", "note", "signature", "annex list"}
        if kinds[at] != "text" or not (at < head or after_signature):
            continue
        near = units[at : at + _MOST_TITLE_LINES]
        lines = _title_lines(near, language) if at < head else _lines_named(near, named)
        if lines > 1 or is_title(unit.text, language):
            kinds[at : at + lines] = ["title"] * lines
        elif at < head:
            kinds[at] = "furniture"


def _title_lines(units: Sequence[Unit], language: str) -> int:
    """Return over how many lines a Chinese title runs that begins here.

    A long title is broken behind the body that issues it, and wherever the page's width ends.
    """
    joined = closed_up(units[0].text)
    if language != "zh" or is_title(joined, language):
        return 1
    for lines, unit in enumerate(units[1:_MOST_TITLE_LINES], start=2):
        named = names_body(joined) and unit.text.startswith(_TITLE_GOES_ON)
        if lines == 2 and not (named or "关于" in joined):  # noqa: PLR2004
            return 1
        joined += unit.text
        if is_title(joined, language):
            return lines
    return 1


def closed_up(text: str) -> str:
    """Return a line without the spaces that a letterhead sets between its characters.

    >>> closed_up("甲 市 人 民 政 府"), closed_up("甲市 水务局")
    ('甲市人民政府', '甲市 水务局')
    """
    return re.sub("[ \u3000]", "", text) if _SPACED_OUT.fullmatch(text) else text


def _lines_named(units: Sequence[Unit], named: frozenset[str]) -> int:
    """Return over how many lines a title runs that some sentence names; else 1."""
    joined = ""
    for lines, unit in enumerate(units, start=1):
        joined += unit.text
        if fold(joined) in named:
            return lines
    return 1


def _head(units: Sequence[Unit], kinds: Sequence[Role], language: str) -> int:
    """Return how many paragraphs stand above the text proper.

    The number may stand above the title or below it.
    """
    titled = False
    for at, unit in enumerate(units):
        if kinds[at] == "salutation" or (kinds[at] == "number" and titled):
            return at
        titled = titled or is_title(unit.text, language)
        if _LEAD.match(unit.text):
            continue
        if _is_sentence(unit.text) or find_labels(unit.text):
            if is_title(unit.text, language):
                continue
            break
    at = 0
    while at < len(units):
        lines = _title_lines(units[at : at + _MOST_TITLE_LINES], language)
        if kinds[at] == "text" and lines == 1 and not is_title(units[at].text, language):
            return at
        at += lines
    return at


def _is_sentence(text: str) -> bool:
    return "。" in text or text.endswith(".") or len(text) > _LONGEST_TITLE
