"""Which documents are worth comparing with which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from lineage.models import Document, Lineage, Series, Work

__all__ = ["Joined", "deciding_document", "held_steps", "pairs_to_compare"]


class Joined(NamedTuple):
    """The ids of two documents to compare."""

    old: str
    new: str


def deciding_document(work: Work, documents: Mapping[str, Document]) -> Document | None:
    """Return the text that decides what a work says: `documents` holds every document by id.

    An original decides before a translation, a translation before a summary, and of several copies
    the fullest. A work that is only named by others has none.
    """
    held = [expression.documents for expression in work.expressions if expression.documents]
    return documents[held[0][0]] if held else None


def pairs_to_compare(found: Lineage, documents: Mapping[str, Document]) -> dict[Joined, str]:
    """Return the pairs of documents to compare, each with the work to audit or nothing.

    Compared are the held neighbours of every series, a work with the one that ended it or took
    its title, the texts of one work (to audit: one stands for the other), and the copies of one
    text.
    """
    works = {work.id: work for work in found.works}
    pairs: dict[Joined, str] = {}
    for older, newer in _successive(found, works):
        old, new = deciding_document(older, documents), deciding_document(newer, documents)
        if old and new:
            for joined in _neighbours((older, old), (newer, new)):
                pairs.setdefault(joined, "")
    for work in found.works:
        deciding = deciding_document(work, documents)
        if deciding is None:
            continue
        for fullest, *further in (each.documents for each in work.expressions if each.documents):
            if fullest != deciding.id:
                pairs[Joined(fullest, deciding.id)] = work.id
            for copy in further:
                pairs.setdefault(Joined(copy, fullest), "")
    return pairs


def _successive(found: Lineage, works: Mapping[str, Work]) -> Iterator[tuple[Work, Work]]:
    """Yield the held neighbours of every series, and works that another ended outside of any."""
    for series in found.series:
        yield from pairwise(works[each] for each in series.works if works[each].held)
    for relation in found.relations:
        if relation.kind in {"repeals", "replaces"} and relation.scope == "whole":
            older, newer = works[relation.target], works[relation.source]
            if older.series is None or older.series != newer.series:
                yield older, newer


def held_steps(
    series: Series, works: Mapping[str, Work], documents: Mapping[str, Document]
) -> list[tuple[Work, Document]]:
    """Return the held works of a series in order, each with the document that decides."""
    return [
        (works[work_id], deciding)
        for work_id in series.works
        if (deciding := deciding_document(works[work_id], documents))
    ]


def _neighbours(older: tuple[Work, Document], newer: tuple[Work, Document]) -> list[Joined]:
    (old_work, old), (new_work, new) = older, newer
    deciding = Joined(old.id, new.id)
    if (old.language, old.kind) == (new.language, new.kind):
        return [deciding]
    # Two texts of one kind can be compared in their wording where the deciding ones cannot.
    same_kind = [
        Joined(ours.documents[0], theirs.documents[0])
        for ours in old_work.expressions
        for theirs in new_work.expressions
        if (ours.language, ours.kind) == (theirs.language, theirs.kind)
        and ours.documents
        and theirs.documents
    ]
    return [deciding, *same_kind[:1]]
