"""The annexes that a text names, and those that a page gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from lineage.extraction.draft import Draft
from lineage.extraction.parts import Unit
from lineage.extraction.roles import Role
from lineage.language.numerals import parse_chinese, parse_roman

__all__ = ["listed_annexes", "read_annexes"]

_FIGURE = re.compile(r"(?<![A-Z])(\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4})\s*[:：]?$")
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


def read_annexes(
    units: Sequence[Unit], kinds: Sequence[Role], read: Callable[[Sequence[Unit], str], list[Draft]]
) -> list[Draft]:
    """Return the annexes a page gives, with the rows of their tables.

    `read` gives the numbered clauses of an annex, below the address that it is handed.
    """
    begins = [at for at, kind in enumerate(kinds) if kind == "annex"]
    drafts: list[Draft] = []
    for order, (at, until) in enumerate(pairwise([*begins, len(units)]), start=1):
        drafts += _annex(units[at:until], kinds[at:until], order, read)
    return drafts


def _annex(
    units: Sequence[Unit],
    kinds: Sequence[Role],
    order: int,
    read: Callable[[Sequence[Unit], str], list[Draft]],
) -> list[Draft]:
    head = units[0]
    value = str(_figure(head.text) or order)
    address = f"annex{value}"
    rows = [u for u, kind in zip(units, kinds, strict=True) if kind == "table row"]
    body = [u for u, kind in zip(units, kinds, strict=True) if kind in {"text", "title"}]
    before = [u for u in body if not rows or u.start < rows[0].start]
    title = before[0] if before else None
    inner = body[1:] if title else body
    children = [
        d._replace(parent=d.parent or address)
        for d in [*_rows(rows, address), *read(inner, f"{address}/")]
    ]
    begin = title.start if title else head.end
    first = min((child.label_start for child in children), default=None)
    own = [u.end for u in before if first is None or u.start < first]
    draft = Draft(
        address, None, "annex", head.text.strip(), value, title.text if title else "",
        begin, max([begin, *own]), head.start, head.end,
    )  # fmt: skip
    return [draft, *children]


def _figure(text: str) -> int | None:
    figure = _FIGURE.search(text)
    if figure is None:
        return None
    printed = figure[1]
    return int(printed) if printed.isdecimal() else parse_chinese(printed) or parse_roman(printed)


def _rows(rows: Sequence[Unit], address: str) -> list[Draft]:
    drafts = []
    columns: tuple[str, ...] = ()
    for unit in rows:
        cells = unit.text.split("\t")
        figure = cells[0].strip().rstrip(".．、")
        if not figure.isdecimal():
            columns = tuple(cells[1:])
            continue
        begin = unit.start + len(cells[0]) + 1
        heading = next((cell.strip() for cell in cells[1:] if cell.strip()), "")
        value = str(int(figure))
        drafts.append(
            Draft(f"{address}/{value}", address, "item", cells[0].strip(), value,
                  heading, begin, unit.end, unit.start, unit.start + len(cells[0]), columns)
        )  # fmt: skip
    return drafts
