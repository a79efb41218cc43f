"""Which provisions of a document some words mean, where they mean not the whole of it."""

from __future__ import annotations

import re

__all__ = ["find_exception", "find_provisions"]

_NEAR = 80
_Place = tuple[int, int]
_PROVISIONS_AFTER = re.compile(
    "(?:中)?的?((?:第[〇零一二三四五六七八九十百千\\d]{1,8}[条款项章节目部分编]+(?:之[一二三四五六七八九十]{1,3})?"
    "[、和至及到]?){1,40}(?:的规定)?|(?:中|有关|关于|与|凡)[^，。；《]{0,40}?(?:规定|条款|内容|部分)|"
    "(?:与|凡)[^，。；《]{0,40}?的|"
    "(?:所?(?:规定|确定|明确|设定|设立|提出|安排))的[^，。；《]{1,20}?"
    "(?=同时|予以|一并|即行|自行|停止|不再|废止|失效|作废))"
)
_PROVISIONS_BEFORE = re.compile(
    r"((?:articles?|sections?|paragraphs?|provisions?|chapters?|points?|clauses?|rules?|parts?|"
    r"schedules?|annex(?:es)?|recitals?|regulations?(?= \d{1,3}[A-Z]?\b(?!/)))"
    r"(?: [\w(),.-]{1,12}){0,8}) (?:of|in) (?:the )?[\"“]?$",
    re.IGNORECASE,
)
# What stays when the rest ends.
_EXCEPTION_ZH = "除(?![^，。；《]{0,12}本)[^，。；《》]{0,20}第[^，。；《》]{1,24}外"
_EXCEPTION_EN = (
    r"\b(?:with the exception of|except(?:ing)?(?: for)?|save(?: for)?|other than|apart from) "
    r"(?:the )?(?:articles?|sections?|paragraphs?|chapters?|points?|annex(?:es)?|titles?|parts?|"
    r"schedules?|regulations?|rules?|provisions?)"
    r"(?:(?:,| and| or| to)? (?-i:[\dIVX(][\w()./-]{0,9})){0,12}"
)
# The Order is revoked so far as it relates to Wales.
_EXTENT = r"[ ,]*(?:in ?so ?far as|so far as|to the extent) [^.;]{1,80}"
_EXCEPTION_BETWEEN = re.compile(
    f"{_EXCEPTION_ZH}|{_EXCEPTION_EN}|(?:其余|其他|其它)(?:条款|部分|规定|内容|条文)",
    re.IGNORECASE,
)
_EXCEPTION_BEFORE = re.compile(
    f"({_EXCEPTION_ZH}|{_EXCEPTION_EN})[，,]?(?: the)?[^，。；《》,.]{{0,16}}$", re.IGNORECASE
)
_EXCEPTION_AFTER = re.compile(
    f"[^.;。；]{{0,80}}?({_EXCEPTION_EN})(?! (?:of|to|in) )|({_EXTENT})", re.IGNORECASE
)


def find_provisions(text: str, name: _Place) -> _Place | None:
    """Return the place of the provisions named beside a document's name; none where there are none.

    >>> text = "《甲办法》第三条同时废止。"
    >>> text[slice(*find_provisions(text, (0, 5)))]
    '第三条'
    """
    start, end = name
    after = _PROVISIONS_AFTER.match(text, end)
    stated = after or _PROVISIONS_BEFORE.search(text, max(0, start - _NEAR * 2), start)
    return stated.span(1) if stated else None


def find_exception(text: str, name: _Place, said: _Place) -> _Place | None:
    """Return the place of the words that except provisions of what the words `said` end.

    >>> text = "《甲办法》除第三条外同时废止。"
    >>> text[slice(*find_exception(text, (0, 5), (10, 14)))]
    '除第三条外'
    """
    found = _EXCEPTION_BEFORE.search(text, max(0, name[0] - _NEAR), name[0])
    if not found and name[1] <= said[0]:
        found = _EXCEPTION_BETWEEN.search(text, name[1], said[0])
    if not found:
        found = _EXCEPTION_AFTER.match(text, max(said[1], name[1]))
    return found.span(found.lastindex or 0) if found else None
