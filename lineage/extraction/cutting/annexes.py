"""The annexes that a text names, and those that a page gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from lineage.extraction.cutting.draft import Draft
from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import Role
from lineage.language.numerals import parse_chinese, parse_roman

__all__ = ["listed_annexes", "read_annexes"]

_FIGURE = re.compile(r"(?<![A-Z])(\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4})\s*[:：]?$")
_LETTER = re.compile(r"(?<![A-Za-z])[A-Z]$")
_TITLED = re.compile(
    r"(?P<label>(?:附\s*录|annex|appendix|schedule)\s*\w{1,4})\s*[:：—–-]\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
# Whether it binds stands between the label of an annex and its title.
_STANDING = re.compile(
    r"[（(](?:规范性|资料性|normative|informative)(?:附录| annex)?[)）]", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:附件|附表|附录|附|annex(?:es)?|appendix|attachments?)\s*[:：]\s*", re.IGNORECASE
)
# 附件：1 where a copy lost the rest names nothing.
_WORDED = re.compile(r"[^\W\d_]{2}")
_ENTRY = re.compile(r"(?:(?<=\s)|(?<=[:：])|^)(\d{1,2})\s?[.．、]\s*")


def listed_annexes(units: Sequence[Unit], kinds: Sequence[Role]) -> list[Draft]:
    """Return the annexes that a text names without giving them, however many to a line."""
    drafts: list[Draft] = []
    for unit, kind in zip(units, kinds, strict=True):
        if kind == "annex list":
            for label_start, label, begin, end in _entries(unit.text):
                value = str(int(label.rstrip(" .．、"))) if label else str(len(drafts) + 1)
                drafts.append(
                    Draft(f"annex{value}", None, "annex", label, value, unit.text[begin:end],
                          unit.start + begin, unit.start + end,
                          unit.start + label_start, unit.start + label_start + len(label))
                )  # fmt: skip
    return drafts


def _entries(text: str) -> list[tuple[int, str, int, int]]:
    name = _NAME.match(text)
    begin = name.end() if name else 0
    marks = [mark for mark in _ENTRY.finditer(text) if mark.start() >= begin]
    if not marks or marks[0].start() > begin:
        return [(begin, "", begin, len(text))] if _WORDED.search(text, begin) else []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    entries = []
    for mark, end in zip(marks, ends, strict=True):
        title = text[mark.end() : end].rstrip(" \u3000；;")
        if _WORDED.search(title):
            entries.append((mark.start(), mark[0].strip(), mark.end(), mark.end() + len(title)))
    return entries


_Read = Callable[[Sequence[Unit], list[Role], str], list[Draft]]


def read_annexes(units: Sequence[Unit], kinds: Sequence[Role], read: _Read) -> list[Draft]:
    """Return the annexes a page gives, with what is numbered in them, rows of tables too.

    `read` gives the numbered clauses of an annex, below the address that it is handed.
    """
    begins = [at for at, kind in enumerate(kinds) if kind == "annex"]
    drafts: list[Draft] = []
    for order, (at, until) in enumerate(pairwise([*begins, len(units)]), start=1):
        drafts += _annex(units[at:until], kinds[at:until], order, read)
    return drafts


def _annex(units: Sequence[Unit], kinds: Sequence[Role], order: int, read: _Read) -> list[Draft]:
    head, title = _headed(units[0])
    value = str(_figure(head.text) or order)
    address = f"annex{value}"
    body = [
        (u, k) for u, k in zip(units, kinds, strict=True) if k in {"text", "title", "table row"}
    ]
    if body and _STANDING.fullmatch(body[0][0].text):
        body.pop(0)
    if title is None and body and body[0][1] != "table row":
        title = body.pop(0)[0]
    inner = [unit for unit, _ in body]
    roles: list[Role] = ["table row" if kind == "table row" else "text" for _, kind in body]
    children = [
        draft._replace(parent=draft.parent or address)
        for draft in read(inner, roles, f"{address}/")
    ]
    first = min((child.label_start for child in children), default=None)
    begin = title.start if title else head.end
    own = [
        unit.end
        for unit, kind in zip(inner, roles, strict=True)
        if kind != "numbered row" and (first is None or unit.end <= first)
    ]
    draft = Draft(
        address, None, "annex", head.text.strip(), value, title.text if title else "",
        begin, max([begin, title.end if title else begin, *own]), head.start, head.end,
    )  # fmt: skip
    return [draft, *children, *_left_over(inner, roles, children, first, address)]


def _left_over(
    units: Sequence[Unit],
    kinds: Sequence[Role],
    children: Sequence[Draft],
    first: int | None,
    address: str,
) -> list[Draft]:
    """Return the text of an annex that stands behind its numbered parts, and in none of them."""
    if first is None:
        return []
    taken = sorted((child.label_start, child.end) for child in children)
    found: list[Draft] = []
    adjoins = False
    for unit, kind in zip(units, kinds, strict=True):
        at = bisect_right(taken, unit.start, key=lambda place: place[0]) - 1
        free = kind != "numbered row" and unit.start > first and unit.start >= taken[at][1]
        if free and adjoins:
            found[-1] = found[-1]._replace(end=unit.end)
        elif free:
            count = str(len(found) + 2)
            found.append(
                Draft(f"{address}/p{count}", address, "paragraph", "", count, "",
                      unit.start, unit.end, unit.start, unit.start)
            )  # fmt: skip
        adjoins = free
    return found


def _headed(unit: Unit) -> tuple[Unit, Unit | None]:
    """Return the head of an annex, and its title where that stands in the same line."""
    titled = _TITLED.fullmatch(unit.text)
    if titled is None:
        return unit, None
    label, title = titled["label"], titled["title"]
    begin = unit.start + titled.start("title")
    return Unit(unit.start, unit.start + len(label), label), Unit(begin, unit.end, title)


def _figure(text: str) -> int | str | None:
    figure = _FIGURE.search(text)
    if figure is None:
        letter = _LETTER.search(text.rstrip(" :："))
        return letter[0] if letter else None
    printed = figure[1]
    return int(printed) if printed.isdecimal() else parse_chinese(printed) or parse_roman(printed)
