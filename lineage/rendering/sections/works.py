"""The works, their days in force, their texts, and what they say of one another."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from lineage.models import Document, Evidence, Issue, Period, Relation, Work
from lineage.rendering.catalogue import Catalogue
from lineage.rendering.naming import carried, held_as, short_name, text_name

__all__ = ["FileRow", "RelationRow", "WorkRow", "file_rows", "relation_rows", "work_rows"]

_WEIGHT = (
    "repeals",
    "amends",
    "replaces",
    "implements",
    "based_on",
    "issues",
    "annex_of",
    "same_work",
    "follows",
    "cites",
)


class WorkRow(NamedTuple):
    """A work, with the days it begins and ends as far as the texts tell.

    `parts` are the plans that it issues and its annexes, with what each is held as, and `carries`
    counts them.
    """

    work: Work
    held: tuple[str, ...]
    parts: tuple[tuple[Work, str], ...]
    carries: str
    begins: str
    ends: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]


class FileRow(NamedTuple):
    """A text that was read: its file, what it is, of which work, and whether it is whole.

    `odd` is what is odd about the file itself, with what to do: how it was decoded.
    """

    document: Document
    name: str
    work: Work | None
    cut: tuple[Evidence, ...]
    odd: tuple[Issue, ...]


class RelationRow(NamedTuple):
    """A relation with the names of its ends."""

    relation: Relation
    source: str
    target: str
    words: str


def work_rows(book: Catalogue) -> tuple[WorkRow, ...]:
    """Return the works that are no part of another one, by year; those without a year last."""

    def order(work: Work) -> tuple[int, str, str]:
        return work.year or 9999, work.date.value if work.date else "", work.id

    parts: dict[str, list[Work]] = defaultdict(list)
    wholes: list[Work] = []
    for each in book.lineage.works:
        if each.part_of in book.works:
            parts[each.part_of or ""].append(each)
        else:
            wholes.append(each)
    return tuple(
        WorkRow(
            work=each,
            held=held_as(each),
            parts=tuple((part, _held(part)) for part in parts[each.id]),
            carries=carried(book.lineage, each.id),
            begins=_day(each.begins),
            ends=tuple(_ends(book, each)),
            evidence=_evidence(each),
        )
        for each in sorted(wholes, key=order)
    )


def _held(part: Work) -> str:
    return "; ".join(held_as(part)) or "known only by mention"


def _day(period: Period | None) -> str:
    """Return a day, or the days between which it lies, with what that rests on."""
    if period is None:
        return "on an unknown day"
    if period.earliest == period.latest:
        return f"on {period.earliest} ({period.basis})"
    return f"between {period.earliest} and {period.latest} ({period.basis})"


def _ends(book: Catalogue, work: Work) -> list[tuple[str, str]]:
    """Return what ended a work, in words, with the claim that says so."""
    found = []
    if work.expires:
        found.append((f"its validity ends {_day(work.expires)}", work.id))
    for each in book.lineage.relations:
        if each.kind == "repeals" and each.target == work.id:
            source = book.works[each.source]
            part = "not as a whole: in part " if each.scope == "partial" else ""
            # The repeal's own day goes before that on which the repealing work begins.
            when = f", {_day(each.ends)}" if each.ends else f", which begins {_day(source.begins)}"
            words = f"{part}repealed by {short_name(source)}{when}"
            found.append((words, each.id))
    return found


def _evidence(work: Work) -> tuple[Evidence, ...]:
    facts = [each for each in (work.number, work.date) if each]
    found = [quote for fact in (*facts, *work.identity) for quote in fact.evidence]
    return tuple(dict.fromkeys(found))


def file_rows(book: Catalogue) -> tuple[FileRow, ...]:
    """Return the texts in the order of the files."""
    ordered = sorted(book.lineage.documents, key=lambda each: (each.file, each.part))
    odd = {source.file: source.issues for source in book.lineage.sources}
    return tuple(
        FileRow(
            document=each,
            name=text_name(each),
            work=book.work_of.get(each.id),
            cut=each.incomplete,
            odd=odd.get(each.file, ()),
        )
        for each in ordered
    )


def relation_rows(book: Catalogue) -> tuple[RelationRow, ...]:
    """Return every relation: what ends a work first, and of one kind the latest first."""

    def order(each: Relation) -> tuple[int, int, str, str]:
        source = book.works[each.source]
        return _WEIGHT.index(each.kind), -(source.year or 0), each.source, each.target

    ordered = sorted(book.lineage.relations, key=order)
    return tuple(
        RelationRow(
            relation=each,
            source=short_name(book.works[each.source]),
            target=short_name(book.works[each.target]),
            words=each.kind.replace("_", " ") + (" in part" if each.scope == "partial" else ""),
        )
        for each in ordered
    )
