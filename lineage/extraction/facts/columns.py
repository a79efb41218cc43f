"""What the words over a table's columns make of the cells below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lineage.language.bodies import names_in
from lineage.language.dates import find_dates
from lineage.language.deadlines import find_deadlines
from lineage.language.quantities import find_quantities
from lineage.models.document import FactKind

__all__ = ["InCell", "read_columns", "role_of_column"]

Part = Literal["deadline", "lead", "responsible", "assisting", "target", ""]


class InCell(NamedTuple):
    """A fact at characters `start` to `end` of a row's text, which its column states."""

    kind: FactKind
    start: int
    end: int
    value: str
    unit: str
    comparator: str


# One row a part: the words over a column, white space and brackets behind them left out.
_PARTS: tuple[tuple[Part, str], ...] = (
    (
        "deadline",
        (
            r"(?:计划|预计|工作|办理|整改|目标)?(?:完成|办结|达标|实施|整改)?(?:时限|时间|期限|日期|节点|时间节点|时间要求|时限要求)"
            r"|(?:工作|实施|时间|推进|完成)?(?:进度|时间)(?:安排|要求|计划)|(?:the)?deadlines?|duedate|due(?:by)?"
            r"|time(?:limit|frame|line)|(?:target|completion)date|completeby"
        ),
    ),
    (
        "lead",
        (
            r"(?:第一)?(?:牵头|主责|主办|主管|总牵头|牵头负责)(?:责任)?(?:单位|部门|处室|科室|人)?(?:及责任人)?"
            r"|leads?|lead(?:body|agency|department|organi[sz]ation|unit)|ledby"
        ),
    ),
    (
        "assisting",
        (
            r"(?:配合|协办|参与|参加|协同|协助|协作|支持|会办)(?:责任)?(?:单位|部门|处室)?"
            r"|(?:supporting|cooperating|assisting|participating|partner)(?:bod(?:y|ies)|agenc(?:y|ies)|departments?|units?|organi[sz]ations?)?"
            r"|support|partners?|supportedby"
        ),
    ),
    (
        "responsible",
        (
            r"(?:主要)?(?:责任|负责|落实|承办|实施|承担|主体责任|执行|整改责任)(?:单位|部门|主体|处室|分工)(?:及责任人)?|责任方|实施主体|任务分工"
            r"|responsible|responsib(?:le|ility)(?:bod(?:y|ies)|part(?:y|ies)|agenc(?:y|ies)|departments?|units?|for)?|owners?"
        ),
    ),
    (
        "target",
        (
            r"(?:\d{4}年)?(?:工作|年度|主要|预期|总体|绩效|量化)?(?:目标|指标)(?:值|任务|要求|数值)?|(?:\d{4}年)?(?:计划|规划|目标)值"
            r"|(?:\d{4})?targets?(?:value)?(?:\d{4})?|goals?"
        ),
    ),
)
_READ = tuple((part, re.compile(shape, re.IGNORECASE)) for part, shape in _PARTS)
_BESIDES = re.compile(r"\s|[（(][^（）()]{0,30}[)）]|[:：]|^\d{1,2}[.、](?=\D)")
_LEADS = re.compile(r"牵\s*头|lead", re.IGNORECASE)
_UNIT = re.compile(r"[（(](?:单位[:：])?([^（）()]{1,12})[)）]")
_NAME = re.compile(r"[^、，；,;/\t\n\r]+")
# A cell of names may hold one without a usual ending; these words stand for no body.
_NO_BODY = re.compile(r"[等无—–\-/\s]*|.*(?:牵头|配合|负责|分别|按职责|同上|略).*", re.DOTALL)
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff·（）()A-Za-z\d]{2,24}等?")
_ENGLISH_NAME = re.compile(r"(?:the )?[A-Z][\w&'’.() -]{1,80}", re.IGNORECASE)
_FIGURE = re.compile(r"[<>≤≥＜＞]?=?\s*\d[\d.,]{0,12}")
_BARE_END = "底前"
_BY_THEN = re.compile(r"(?:19|20)\d{2}\s?年?|(?:(?:19|20)\d{2}\s?年\s?)?\d{1,2}\s?月(?:份)?")


def role_of_column(words: str) -> Part:
    r"""Return what the words over a column make of its cells; nothing for any other.

    Of two rows of words the lower decides, where it says anything by itself.

    >>> [role_of_column(w) for w in ("完成时限", "责任单位\n牵头", "Supporting bodies", "备注")]
    ['deadline', 'lead', 'assisting', '']
    """
    for row in reversed(words.split("\n")):
        bare = _BESIDES.sub("", row)
        part = next((part for part, shape in _READ if shape.fullmatch(bare)), None)
        if part:
            return part
    return ""


def read_columns(text: str, columns: Sequence[str], year: int | None) -> list[InCell]:
    r"""Return what the cells of a row state by the columns that they stand in.

    `columns` are the words over the cells of the text's first line; further lines are rows that go
    on from it, with the cells before those too. What such a row only repeats is not said twice.
    `year` is the year a month without one is meant in.

    >>> row = "查漏损\t2025年12月\t市水务局"
    >>> [found[3:] for found in read_columns(row, ("任务", "完成时限", "牵头单位"), None)]
    [('2025-12', '', 'by'), ('市水务局', '', 'lead')]
    """
    found: list[InCell] = []
    parts = _parts(columns)
    begin = 0
    above: list[str] = []
    for line in text.split("\n"):
        cells = line.split("\t")
        before = max(0, len(cells) - len(columns)) if begin else 0
        at = begin
        for column, cell in enumerate(cells, start=-before):
            part = parts[column] if 0 <= column < len(parts) else ""
            if part and cell.strip() and cell not in above[max(column, 0) : column + 1]:
                found += _read(cell, at, part, columns[column], year)
            at += len(cell) + 1
        above = cells[before:]
        begin += len(line) + 1
    return found


def _parts(columns: Sequence[str]) -> list[Part]:
    """Return the part of each column; who is in charge (主责) only answers where another leads."""
    parts = [role_of_column(words) for words in columns]
    leads = {at for at, words in enumerate(columns) if parts[at] == "lead" and _LEADS.search(words)}
    return [
        "responsible" if part == "lead" and leads and at not in leads else part
        for at, part in enumerate(parts)
    ]


def _read(cell: str, start: int, part: Part, words: str, year: int | None) -> Iterator[InCell]:
    if part == "deadline":
        yield from _deadlines(cell, start, year)
    elif part == "target":
        yield from _targets(cell, start, words)
    elif part:
        yield from _bodies(cell, start, part)


def _deadlines(cell: str, start: int, year: int | None) -> Iterator[InCell]:
    """Read a cell of deadlines, in which a bare month or day is the last one."""
    if any(True for _ in find_deadlines(cell, year)):
        return  # the words say so by themselves
    bare = cell.strip()
    begin = start + cell.index(bare)
    if _BY_THEN.fullmatch(bare):
        named = bare if bare.endswith(("年", "月", "份")) else f"{bare}年"
        for each in find_deadlines(named.removesuffix("份") + _BARE_END, year):
            yield InCell("deadline", begin, begin + len(bare), each.value, "", "by")
        return
    for date in find_dates(cell):
        if date.value:
            yield InCell("deadline", start + date.start, start + date.end, date.value, "", "by")


def _targets(cell: str, start: int, words: str) -> Iterator[InCell]:
    """Read a figure whose unit stands over its column."""
    bare = cell.strip()
    unit = _UNIT.search(words)
    if unit is None or not _FIGURE.fullmatch(bare):
        return
    begin = start + cell.index(bare)
    for each in find_quantities(bare + unit[1]):
        yield InCell("target", begin, begin + len(bare), each.value, each.unit, each.comparator)


def _bodies(cell: str, start: int, part: Part) -> Iterator[InCell]:
    named = names_in(cell, start, part)
    for name in named:
        yield InCell("body", name.start, name.end, name.value, "", part)
    for piece in _NAME.finditer(cell):
        bare = piece[0].strip()
        begin = start + piece.start() + piece[0].index(bare) if bare else 0
        taken = any(name.start < begin + len(bare) and begin < name.end for name in named)
        shape = _ENGLISH_NAME if bare.isascii() else _CHINESE_NAME
        if bare and not taken and shape.fullmatch(bare) and not _NO_BODY.fullmatch(bare):
            value = bare.removesuffix("等")
            if len(value) > 1:
                yield InCell("body", begin, begin + len(value), value, "", part)
