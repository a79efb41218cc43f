"""Cells that number the rows of a table, and words over such cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lineage.language.numerals import parse_chinese

__all__ = ["Identifier", "heads_identifiers", "heads_names", "identifier", "leading_label"]


class Identifier(NamedTuple):
    """What numbers a row: `number` in Arabic figures, letters kept; `value` its last figure.

    `prefix` is the number of what it counts within (`2.1` for 2.1.3, `AC-2` for AC-2(1)), empty
    for a plain count. `end` is where the printed identifier ends in its cell.
    """

    style: str
    number: str
    value: int
    prefix: str
    end: int


_CN = "[一二三四五六七八九十百]{1,5}"
_SIGNS = {chr(0x2460 + at): at + 1 for at in range(20)}
_DIVIDED = re.compile(r"[.．\-–_( ]+(?=\w+\)?$)")
_LAST_FIGURE = re.compile(r"(\d{1,4})[a-z]?\)?$")


def _figure(text: str) -> int | None:
    return int(text)


# One style a row; a plain count has its value alone, any other is kept as it is printed.
_COUNTS: tuple[tuple[str, re.Pattern[str], Callable[[str], int | None]], ...] = (
    ("1", re.compile(r"第?(?P<value>\d{1,6})[条項项号]?\s?[.．、)）]?"), _figure),
    ("（1）", re.compile(r"[（(]\s?(?P<value>\d{1,4})\s?[)）]"), _figure),
    ("一", re.compile(rf"(?P<value>{_CN})\s?[、.．]?"), parse_chinese),
    ("（一）", re.compile(rf"[（(]\s?(?P<value>{_CN})\s?[)）]"), parse_chinese),
    ("①", re.compile(r"(?P<value>[\u2460-\u2473])"), _SIGNS.get),
)
_PRINTED = (
    ("1.1", re.compile(r"\d{1,3}(?:[.．\-]\d{1,3}){1,6}[a-z]?[.．]?")),
    (
        "A.1",
        re.compile(
            r"[A-Z][A-Za-z]{0,11}[-–_. ]?\d{1,4}(?:[.．\-]\d{1,4}){0,6}[a-z]?"
            r"(?:\([0-9a-z]{1,3}\)){0,3}"
        ),
    ),
)
# Inside a cell a label needs its mark, and something to be the label of.
_LEADING = re.compile(
    rf"(?:\d{{1,3}}\s?[.．、](?!\d)|[（(]\s?(?:\d{{1,3}}|{_CN})\s?[)）]|{_CN}、|[\u2460-\u2473])\s*(?=\S)"
)
_HEAD = re.compile(
    r"序号|顺序号|编号|编码|条款号?|条目号?|项号|条号|标识|"
    r"#|no\.?|number|id|ids|identifier|item(?:no\.?|number)?|ref\.?|reference|requirement(?:id|no\.?|number)|"
    r"control(?:id|no\.?|number)?|(?:req|ctrl)\.?(?:id|no\.?)?",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"(?:重点|主要|具体|工作|改革|目标)?(?:任务|事项|项目|工作|举措|措施)(?:名称|内容)?|名称|指标(?:名称)?|内容"
    r"|tasks?|names?|titles?|projects?|topic|control(?:name|title)|indicator",
    re.IGNORECASE,
)


def identifier(cell: str) -> Identifier | None:
    """Return what a cell that holds an identifier and nothing else numbers its row with.

    >>> [found[:4] for text in ("03", "二、", "2.1.3", "AC-2(1)") if (found := identifier(text))]
    [('1', '3', 3, ''), ('一', '2', 2, ''), ('1.1', '2.1.3', 3, '2.1'), ('A.1', 'AC-2(1)', 1, 'AC-2')]
    >>> identifier("2025年"), identifier("12%")
    (None, None)
    """  # noqa: E501
    bare = cell.strip()
    for style, pattern, parse in _COUNTS:
        if (found := pattern.fullmatch(bare)) and (value := parse(found["value"])) is not None:
            return Identifier(style, str(value), value, "", len(bare))
    for style, pattern in _PRINTED:
        if pattern.fullmatch(bare):
            number = bare.rstrip(".．").replace("．", ".")
            last = _LAST_FIGURE.search(number)
            parts = _DIVIDED.split(number)
            prefix = number[: -len(parts[-1])].rstrip(".-–_( ") if len(parts) > 1 else ""
            return Identifier(style, number, int(last[1]) if last else 0, prefix, len(bare))
    return None


def leading_label(cell: str) -> Identifier | None:
    """Return the label that stands before the words of a cell.

    >>> leading_label("1.开展普查").number, leading_label("2025年底前")
    ('1', None)
    """
    mark = _LEADING.match(cell)
    found = identifier(mark[0]) if mark else None
    return found._replace(end=len(mark[0])) if mark and found else None


def heads_identifiers(words: str) -> bool:
    """Tell whether the words over a column say that it holds identifiers."""
    return _HEAD.fullmatch(re.sub(r"\s", "", words)) is not None


def heads_names(words: str) -> bool:
    """Tell whether the words over a column say that it names what each row is of."""
    return _NAMES.fullmatch(re.sub(r"\s", "", words)) is not None
