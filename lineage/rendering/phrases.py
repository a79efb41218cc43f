"""Coded values in plain English: deadlines, the rules that found a passage, what a match rests on.

What is not known here is said as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lineage.language.dates import MONTHS
from lineage.language.folding import language_of
from lineage.models import Fact, Place, Span

__all__ = ["basis_words", "deadline_words", "fact_words", "place_words", "rule_words"]

_PERIODS: Mapping[str, str] = {
    "every-week": "every week",
    "every-month": "every month",
    "every-quarter": "every quarter",
    "every-half-year": "every half-year",
    "every-year": "every year",
    "next-month": "the next month",
    "next-year": "the next year",
}
_DURATIONS: Mapping[str, str] = {
    r"PT(\d+)H": "hour",
    r"P(\d+)D": "day",
    r"P(\d+)W": "week",
    r"P(\d+)M": "month",
    r"P(\d+)Y": "year",
    r"workdays-(\d+)": "working day",
}
_SIMPLE: Mapping[str, str] = {
    "end": "the end",
    "last-workday": "the last working day",
    "year-end": "the end of the year",
    "year": "the year",
}
_MONTH_NAMES = {number: name.capitalize() for name, number in MONTHS.items()}
_BASES: Mapping[str, str] = {
    "wording": "by shared wording",
    "translated wording": "by shared words of English texts",
    "bridge": "by dictionary, across languages",
    "dictionary bridge": "by dictionary, across languages",
}
# What stands behind the kind of a reference where it is no quotation from the text.
_NO_QUOTES = ("document named", "annex list", "validity", "a title without marks")
_RULE = re.compile(
    r"(repeals|amends|implements|based_on|cites|issues|annex_of|same_work|expires): (.+)"
)


def place_words(span: Span, place: Place | None) -> str:
    """Return where in a file something stands, as its reader would look for it.

    >>> place_words((12, 40), None), place_words((12, 40), Place(page=3, line=7))
    ('characters 12–40', 'page 3, line 7')
    """
    printed = place.model_dump(exclude_none=True) if place else {}
    if not printed:
        return f"characters {span[0]}–{span[1]}"
    return ", ".join(f"{name} {value}" for name, value in printed.items())


def fact_words(fact: Fact) -> str:
    """Return a fact in plain words, with the unit of a target and the role of a body."""
    if fact.kind == "body":
        return f"{fact.value}, {fact.comparator}" if fact.comparator else fact.value
    if fact.kind == "deadline":
        return deadline_words(fact.value, fact.comparator)
    return f"{fact.value} {fact.unit}".strip()


def deadline_words(value: str, comparator: str) -> str:
    """Return a deadline in plain words.

    >>> deadline_words("every-month:day-15", "by")
    'by day 15 of every month'
    >>> deadline_words("every-month:workday-3", "before")
    'before the 3rd working day of every month'
    >>> deadline_words("month-06:end", "by"), deadline_words("P30D", "within")
    ('by the end of June', 'within 30 days')
    """
    head, *rest = value.split(":")
    if head in _PERIODS:
        said = " of ".join([*reversed([_place(each) for each in rest]), _PERIODS[head]])
    else:
        said = _dated(head, rest)
    return f"{comparator} {said}".strip()


def _place(part: str) -> str:
    """Return a place in a period: a day, a working day, a month, or one after another."""
    if part in _SIMPLE:
        return _SIMPLE[part]
    if found := re.fullmatch(r"(day|workday|month|quarter)-(\d+)", part):
        kind, number = found[1], int(found[2])
        noun = "working day" if kind == "workday" else kind
        return f"day {number}" if kind == "day" else f"the {_ordinal(number)} {noun}"
    if found := re.fullmatch(r"(\d\d)(?:-(\d\d))?", part):
        month = _month(int(found[1]))
        return f"{int(found[2])} {month}" if found[2] else month
    return part


def _dated(head: str, rest: list[str]) -> str:
    if found := re.fullmatch(r"month-(\d\d)", head):
        month = _month(int(found[1]))
        if rest and (day := re.fullmatch(r"day-(\d+)", rest[0])):
            return f"{int(day[1])} {month}"
        return " of ".join([*(_place(each) for each in rest), month])
    for pattern, noun in _DURATIONS.items():
        if found := re.fullmatch(pattern, head):
            return f"{int(found[1])} {noun}{'' if int(found[1]) == 1 else 's'}"
    if found := re.fullmatch(r"(\d{4})/(\d{4})", head):
        return f"{found[1]} to {found[2]}"
    if head in _SIMPLE or re.fullmatch(r"quarter-\d", head):
        return " of ".join(_place(each) for each in (*rest, head))
    return ":".join((head, *rest))


def _month(number: int) -> str:
    return _MONTH_NAMES.get(number, f"month {number}")


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    teen = number % 100 // 10 == 1
    return f"{number}{'th' if teen else endings.get(number % 10, 'th')}"


def rule_words(rule: str) -> str:
    """Return how a passage was found, in plain words.

    >>> rule_words("based_on: 根据"), rule_words("cites: document named")
    ('the words “根据” (based on)', 'cites: document named')
    """
    found = _RULE.fullmatch(rule)
    if found and found[2] not in _NO_QUOTES:
        words = "words" if " " in found[2] or language_of(found[2]) == "zh" else "word"
        return f"the {words} “{found[2]}” ({found[1].replace('_', ' ')})"
    return rule.replace("_", " ")


def basis_words(basis: str) -> str:
    """Return what a match rests on, in plain words.

    >>> basis_words("dictionary bridge"), basis_words("section")
    ('by dictionary, across languages', 'by section')
    """
    return _BASES.get(basis, f"by {basis}")
