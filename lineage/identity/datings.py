"""Days and numbers of one work that cannot all be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations

from lineage.identity.contradiction import contradiction
from lineage.identity.copies import overlap, text_print
from lineage.identity.entries import Entry, is_possible_year
from lineage.identity.periods import day_bounds
from lineage.language.numbers import number_year
from lineage.models import Conflict, Document, Evidence, Stated

__all__ = ["find_wrong_datings"]

# Copies of one text share more.
_ONE_TEXT = 0.85
_FEW = 20
# A notice may say that it holds from the beginning of its year; a number may be given out in one
# year and the text signed in the next.
_REACHES_BACK = dt.timedelta(days=366)
_YEARS_APART = 2


def find_wrong_datings(entry: Entry) -> Iterator[Conflict]:
    """Yield what the texts of one work say of its days, its number and its words that cannot hold.

    Two days of signature; a day of effect more than a year before the signature, or a page put
    out before it; a number of an impossible year, or of another year than the signature; a number
    that two different texts bear.
    """
    yield from _two_days(entry)
    yield from _impossible_year(entry)
    for document in entry.documents:
        yield from _days(entry, document)
    yield from _two_texts(entry)


def _two_days(entry: Entry) -> Iterator[Conflict]:
    days = {d.signed.value: d.signed for d in reversed(entry.documents) if d.signed}
    if len(days) > 1:
        words = [e for _, stated in sorted(days.items()) for e in stated.evidence]
        message = f"its texts are signed on different days: {', '.join(sorted(days))}"
        yield contradiction("two days of signature", message, [entry.id], words)


def _impossible_year(entry: Entry) -> Iterator[Conflict]:
    year = number_year(entry.number.value) if entry.number else None
    if year and not is_possible_year(year):
        evidence = _words(entry.number, entry.signed)
        message = f"no document can bear a number of the year {year}"
        yield contradiction("impossible year", message, [entry.id], evidence)


def _days(entry: Entry, document: Document) -> Iterator[Conflict]:
    signed = document.signed
    issued = day_bounds(signed.value) if signed else None
    if signed is None or issued is None:
        return
    effective = day_bounds(document.effective.value) if document.effective else None
    # The text of a law keeps its first day of effect when the law is amended.
    if effective and signed.basis == "stated" and issued[0] - effective[1] > _REACHES_BACK:
        message = (
            f"it takes effect on {document.effective.value if document.effective else ''}, more "
            f"than a year before it was signed on {signed.value}"
        )
        evidence = _words(document.effective, signed)
        yield contradiction("in effect before issued", message, [entry.id], evidence)
    published = day_bounds(document.published.value) if document.published else None
    if published and published[1] < issued[0]:
        message = f"its page was put out before it was signed on {signed.value}"
        evidence = _words(document.published, signed)
        yield contradiction("published before signed", message, [entry.id], evidence)
    number = document.number_value
    if number is None or not number.year or not is_possible_year(number.year):
        return
    if signed.basis == "stated" and abs(number.year - issued[0].year) >= _YEARS_APART:
        message = f"its number is of {number.year}, and it was signed on {signed.value}"
        evidence = _words(document.number, signed)
        yield contradiction("number and signature disagree", message, [entry.id], evidence)


def _two_texts(entry: Entry) -> Iterator[Conflict]:
    texts = entry.group.texts if entry.group else ()
    heads = [next(d for d in entry.documents if d.id == ids[0]) for ids in texts]
    # Two translations or two summaries of one work may well differ.
    heads = [head for head in heads if head.kind == "original" and head.number]
    for one, other in combinations(heads[:_FEW], 2):
        if one.language != other.language:
            continue
        shared = overlap(text_print(one), text_print(other))
        if shared < _ONE_TEXT:
            message = f"one number is borne by two texts that differ: they share {shared:.0%}"
            evidence = _words(one.number, other.number)
            yield contradiction("one number, two texts", message, [entry.id], evidence)


def _words(*stated: Stated | None) -> Iterable[Evidence]:
    return [evidence for each in stated if each for evidence in each.evidence]
