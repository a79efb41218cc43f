"""The texts that one page holds, and what the page says about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from lineage.language.dates import find_dates
from lineage.language.labels import find_labels
from lineage.models import Source

__all__ = ["Part", "Unit", "split_parts"]


class Unit(NamedTuple):
    """Characters `start` to `end` of a source's text: a paragraph, or what is left of it.

    `text` stands there. A mark that only the page put before it is left out. `table` is the
    number of the table that it is a row of, 0 for none; `note` says that the format itself sets it
    apart from the text, as a footnote.
    """

    start: int
    end: int
    text: str
    table: int = 0
    note: bool = False


class Part(NamedTuple):
    """One text of a page: its paragraphs, and what the page says about it.

    `kind` is what the page calls it, empty where it calls it nothing. `fields` hold what the page
    states in a line of its own (`published`, `issuer`, `number`, `title`, `signed`), each with
    the place of the value.
    """

    kind: str
    units: tuple[Unit, ...]
    fields: dict[str, Unit]
    end: int


_PART_MARKS = (
    (
        "summary",
        (
            r"(?:(?:machine|ai|english|executive) )?(?:summary|abstract)(?: \([^)]{1,30}\))?|"
            r"(?:机器|智能|AI|文件|政策|内容|英文|中文)?(?:摘要|提要|概要)"
        ),
    ),
    (
        "original",
        r"(?:chinese )?(?:original(?: text)?|full text)|chinese (?:text|version)|(?:中文)?(?:原文|正文|全文)",
    ),
    (
        "translation",
        r"(?:english |machine )?(?:translation|translated text)|english version|(?:英文|参考|机器)?译文|机器翻译",
    ),
)
_SAID = (
    ("summary", (r"(?:machine|ai|auto(?:matically)?)[- ](?:generated|made) (?:summary|abstract)|"
                r"(?:summary|abstract) (?:is|was) |摘要")),
    ("translation", r"machine[- ]translat(?:ed|ion)$|unofficial translation|translation (?:is|was) |译文|翻译"),
)  # fmt: skip
# The names under which pages state facts about a document, alone on a line or before a colon.
_FIELDS = (
    ("title_en", r"english title(?: \([^)]{1,40}\))?|title \((?:english|(?:machine )?translat(?:ed|ion)|machine-translated)\)|英文标题"),
    ("title", r"(?:标\s*题|名\s*称|title)"),
    ("published", (r"(?:date )?(?:published|posted)(?: on)?|date issued|(?:issue|publication|release|posting) (?:date|time)|"
                  r"date(?: of (?:issue|publication))?|(?:发布|公布)?(?:时\s*间|日\s*期)")),
    ("signed", r"(?:成文|签署|签发|发文|印发)(?:日期|时间)|date of signature|signed"),
    ("issuer", r"department|issuing (?:body|authority|agency|department)|issued by|发文(?:机[关构]|单位)|发布(?:机[关构]|单位)|制定机关"),
    ("source", r"(?:信息)?来\s*源|source"),
    ("number", r"(?:发文[字文]号|文\s*号|document (?:number|no\.?))"),
    ("other", (r"(?:document )?type|subtype|level|length|law status|editor|author|views|index (?:number|no\.?)|主题分类|索\s*引\s*号|有效性|时效性|"
              r"效力级别|关键词|内容概述|生效日期|公文时效|作\s*者|记\s*者|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|[数量])?|热度|公开方式")),
)  # fmt: skip
_ALONE = tuple((name, re.compile(rf"(?:{shape})$", re.IGNORECASE)) for name, shape in _FIELDS)
_INLINE = tuple(
    (name, re.compile(rf"(?:^|(?<=[\s　]))(?:{shape})\s*[:：]\s*", re.IGNORECASE))
    for name, shape in _FIELDS
)
_CELL = re.compile(r"[^\t|]+")
_FEWEST_CELLS = 2
_LONGEST_FIELD = 60
_LONGEST_HEADING = 400
_FEWEST_MARKED = 3


def split_parts(source: Source) -> tuple[Part, ...]:
    """Return the texts of a page, each with what the page states about it.

    A portal's page that gives a summary and an original one below the other has two parts; any
    other page has one. A page names each text once, so a second mark of one kind is a line of the
    text, and so is a lone mark behind text of the document's own. Furniture and notices are left
    out.
    """
    shown = [
        Unit(p.start, p.end, source.text[p.start : p.end], p.table, p.kind == "note")
        for p in source.paragraphs
        if p.kind in {"body", "meta", "note"}
    ]
    metas = {p.start for p in source.paragraphs if p.kind == "meta"}
    marks = [(at, kind) for at, unit in enumerate(shown[:-1]) if (kind := _part_kind(unit.text))]
    begins = sorted((at, kind) for kind, at in {k: a for a, k in reversed(marks)}.items())
    first = begins[0][0] if begins else len(shown)
    before = any(_is_text(unit.text) for unit in shown[:first])
    if before and len(begins) == 1:
        begins, first = [], len(shown)
    head, fields = _take_fields(shown[:first], metas)
    if not begins:
        return (_part(_kind_said(source), head, fields, len(source.text)),)
    parts = [_part("", head, fields, shown[first - 1].end)] if before else []
    for (at, kind), (until, _) in zip(begins, [*begins[1:], (len(shown), "")], strict=True):
        units, own = _take_fields(shown[at + 1 : until], metas)
        heading = _heading_for(kind, head, fields)
        end = shown[until - 1].end
        parts.append(_part(kind, [*heading, *_without_marks(units)], fields | own, end))
    return tuple(part for part in parts if part.units)


def _part(kind: str, units: Sequence[Unit], fields: dict[str, Unit], end: int) -> Part:
    return Part(kind, tuple(_without_marks(units)), fields, end)


def _is_text(text: str) -> bool:
    return (
        "。" in text
        or len(text) > _LONGEST_HEADING
        or any(label.style.strong for label in find_labels(text))
    )


def _part_kind(text: str) -> str:
    bare = text.strip(" :：【】[]")
    shapes = (kind for kind, shape in _PART_MARKS if re.fullmatch(shape, bare, re.IGNORECASE))
    return next(shapes, "")


def _kind_said(source: Source) -> str:
    notices = [source.text[p.start : p.end] for p in source.paragraphs if p.kind == "notice"]
    for kind, shape in _SAID:
        if any(re.search(shape, text, re.IGNORECASE) for text in notices):
            return kind
    return ""


def _heading_for(kind: str, head: Sequence[Unit], fields: dict[str, Unit]) -> list[Unit]:
    """Return the page's heading lines for the text that they are the heading of.

    The heading of a page is that of the original it holds; a summary or translation has the title
    that the page gives for it, if any.
    """
    if kind == "original":
        return list(head)
    return [fields["title_en"]] if "title_en" in fields else []


def _take_fields(units: Sequence[Unit], metas: set[int]) -> tuple[list[Unit], dict[str, Unit]]:
    kept: list[Unit] = []
    fields: dict[str, Unit] = {}
    at = 0
    while at < len(units):
        unit = units[at]
        name = _name_alone(unit.text)
        if _read_cells(unit, fields):
            pass
        elif name:
            value = units[at + 1] if at + 1 < len(units) else None
            if value and _could_be_value(name, value.text):
                fields.setdefault(name, value)
                at += 1
        elif unit.start in metas:
            _read_inline(unit, fields)
        else:
            kept.append(unit)
        at += 1
    # Two such lines can be chance in a plain text; a portal's page gives several.
    if len(fields) + len(metas) < _FEWEST_MARKED and not metas:
        return list(units), {}
    return kept, fields


def _could_be_value(name: str, text: str) -> bool:
    """Tell whether the line below a name can be its value, and is not text of the document."""
    dated = name not in {"published", "signed"} or any(c.isdecimal() for c in text)
    return dated and not _name_alone(text) and not _is_text(text)


def _read_cells(unit: Unit, fields: dict[str, Unit]) -> bool:
    """Read a row of a portal's table, names before their values; tell whether it was one."""
    cells = [cell for cell in _CELL.finditer(unit.text) if cell[0].strip()]
    names = [_name_alone(cell[0]) for cell in cells]
    # A value may be missing, but no value stands before its name.
    if len(cells) < _FEWEST_CELLS or any(not one and not other for one, other in _pairs(names)):
        return False
    for cell, (before, name) in zip(cells, _pairs(names), strict=True):
        if before and not name:
            value = cell[0].strip()
            begin = unit.start + cell.start() + cell[0].index(value)
            fields.setdefault(before, Unit(begin, begin + len(value), value))
    return True


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(["", *names], names, strict=False)


def _name_alone(text: str) -> str:
    if len(text) > _LONGEST_FIELD:
        return ""
    return next((name for name, shape in _ALONE if shape.match(text.strip(" :：•·●▪*-"))), "")


def _read_inline(unit: Unit, fields: dict[str, Unit]) -> None:
    marks = sorted(
        (mark.start(), mark.end(), name)
        for name, shape in _INLINE
        for mark in shape.finditer(unit.text)
    )
    ends = [*(start for start, _, _ in marks[1:]), len(unit.text)]
    unnamed = [(0, marks[0][0] if marks else len(unit.text))]
    for (_, begin, name), until in zip(marks, ends, strict=False):
        value = unit.text[begin:until]
        bare = value.strip()
        if bare:
            start = unit.start + begin + value.index(bare[0])
            fields.setdefault(name, Unit(start, start + len(bare), bare))
        if name in {"source", "other"}:
            unnamed.append((begin, until))
    _read_day(unit, unnamed, fields)


def _read_day(unit: Unit, places: Sequence[tuple[int, int]], fields: dict[str, Unit]) -> None:
    """Read a day without a name in a line about the page: that of publication."""
    for start, end in places:
        for date in find_dates(unit.text[start:end]):
            begin = unit.start + start + date.start
            text = unit.text[start + date.start : start + date.end]
            fields.setdefault("published", Unit(begin, begin + len(text), text))


def _without_marks(units: Sequence[Unit]) -> list[Unit]:
    """Return the paragraphs without the numbers that a portal puts before every one of them.

    Such numbers run through all paragraphs of a text, also those that bear a label of their own, a
    signature or a date; a document's own labels do not.
    """
    for first in range(min(2, len(units))):
        marks = ((c for c in find_labels(u.text) if c.style.name == "（1）") for u in units[first:])
        runs = enumerate((next(mark, None) for mark in marks), start=1)
        counted = takewhile(lambda each: each[1] is not None and each[1].value == each[0], runs)
        labels = [label for _, label in counted if label is not None]
        if len(labels) < max(_FEWEST_MARKED, len(units) - first):
            continue
        bare = [
            u._replace(start=u.start + label.end, text=u.text[label.end :])
            for u, label in zip(units[first:], labels, strict=True)
        ]
        if any(find_labels(unit.text) for unit in bare):
            return [*units[:first], *(unit for unit in bare if unit.text)]
    return list(units)
