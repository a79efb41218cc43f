"""What a report given to an assembly says of itself: when, for whom, and what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lineage.extraction.page.parts import Unit
from lineage.language.dates import find_dates
from lineage.models import Source, Stated

__all__ = ["Delivery", "read_delivery"]


class Delivery(NamedTuple):
    """The report's name, the body it is given for, and the day; none where nothing says so."""

    title: Stated | None
    issuer: Stated | None
    day: Stated | None


_SESSION = re.compile(
    r"[—–\-－\s]*(?P<day>.{8,16}?)在(?P<where>[^，。；]{4,60}(?:会议|大会))上?[)）]?$"
)
_FOR = re.compile(
    r"我(?:受|代表)(?P<body>[^，。；]{2,24}?)(?:的?委托)?[，,]?向(?:大会|会议|常委会)[^。]{0,20}?(?:报告|作)"
)
_WORK = re.compile(r"(?:报告|作)[^，。；]{0,8}政府工作(?:报告)?")
_ORIGINAL = re.compile(r"原标题\s*[:：]\s*(?P<title>[^—\-–\s][^—–]{3,80}?)[—–\-\s]*$")
_NAME = "政府工作报告"
_FIRST_WORDS = 400


def read_delivery(source: Source, units: Sequence[Unit], begin: int) -> Delivery:
    """Return what the lines above `begin` and the first words behind it say of the delivery.

    That a government reports its work makes the text a 政府工作报告 by whatever name.
    """
    title = day = None
    for unit in units:
        if unit.start >= begin:
            break
        if found := _ORIGINAL.match(unit.text):
            title = title or _stated(source, unit, found, "title", "original title of a news page")
        if found := _SESSION.match(unit.text):
            dates = [
                date for date in find_dates(found["day"]) if len(date.value) == len("2024-01-01")
            ]
            if dates and day is None:
                day = _stated(source, unit, found, "day", "day of delivery")
                day = day.model_copy(update={"value": dates[0].value})
    words = Unit(begin, begin + _FIRST_WORDS, source.text[begin : begin + _FIRST_WORDS])
    issuer = _FOR.search(words.text) if day else None
    work = _WORK.search(words.text, issuer.start()) if issuer else None
    if title is None and work:
        evidence = source.evidence(begin + work.start(), begin + work.end(), "work reported")
        title = Stated(value=_NAME, basis="inferred", evidence=(evidence,))
    return Delivery(
        title, _stated(source, words, issuer, "body", "reports for") if issuer else None, day
    )


def _stated(source: Source, unit: Unit, found: re.Match[str], group: str, rule: str) -> Stated:
    start, end = found.span(group)
    evidence = source.evidence(unit.start + start, unit.start + end, rule)
    return Stated(value=found[group].strip(), evidence=(evidence,))
