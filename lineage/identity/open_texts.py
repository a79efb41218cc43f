"""Texts of which it stays unknown whose they are, since several works fit them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lineage.identity.contradiction import contradiction
from lineage.identity.entries import Entry
from lineage.models import Conflict, Stated

__all__ = ["find_open_texts"]

_RULE = "several works fit one text"
_MESSAGE = "{} works fit this text as well as each other; whose text it is stays unknown"
_CLAIMED = "more than one text fits this number; which one is its text stays unknown"


def find_open_texts(
    entries: Sequence[Entry], numbers: Iterable[tuple[Entry, tuple[Stated, ...]]]
) -> tuple[Conflict, ...]:
    """Return the texts that several works fit, each with the words that speak for every one.

    `numbers` are the numbers that fit a work whose texts bear none. Nothing is chosen: the text
    stays a work of its own.
    """
    by_number = {entry.number.value: entry.id for entry in entries if entry.number}
    by_document = {document.id: entry.id for entry in entries for document in entry.documents}
    found = []
    for entry, fitting in numbers:
        works = [by_number[each.value] for each in fitting if each.value in by_number]
        evidence = [words for each in fitting for words in each.evidence]
        message = _MESSAGE.format(len(fitting)) if len(fitting) > 1 else _CLAIMED
        found.append(contradiction(_RULE, message, [entry.id, *works], evidence))
    for entry in entries:
        for doubt in entry.group.doubts if entry.group else ():
            works = [by_document[original.id] for original in doubt.originals]
            message = _MESSAGE.format(len(works))
            found.append(contradiction(_RULE, message, [entry.id, *works], doubt.evidence))
    return tuple(sorted(found, key=lambda conflict: conflict.id))
