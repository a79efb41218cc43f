"""Statements that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from lineage.digest import stable_id
from lineage.identity.circles import find_circles
from lineage.identity.copies import overlap, text_print
from lineage.identity.entries import Entry
from lineage.identity.targets import Link
from lineage.language.numbers import candidates, is_open
from lineage.models import Conflict, Evidence, Period, Relation

__all__ = ["find_conflicts"]

# Copies of one text share more, texts of different content less.
_ONE_TEXT = 0.5
_FEW = 20


def find_conflicts(
    entries: Mapping[str, Entry],
    links: Iterable[Link],
    relations: Sequence[Relation],
    begins: Mapping[str, Period | None],
) -> tuple[Conflict, ...]:
    """Return what the documents say that cannot all hold, each with the words of both sides.

    A work that ends itself; two works that each end a third as a whole; an end before the ended
    work was issued; works that end each other in a circle; one number borne by different texts;
    two days of signature in originals of one work. A number that does not say whose it is, and
    that nothing here settles, is listed with the numbers that it can be.
    """
    ends = [r for r in relations if r.kind == "repeals" and r.scope == "whole"]
    found = [
        *_self_repeals(links),
        *_two_ends(ends),
        *_too_early(ends, begins),
        *_circles(ends),
        *(conflict for entry in entries.values() for conflict in _texts(entry)),
        *_open_numbers(entries.values()),
    ]
    return tuple(sorted(found, key=lambda conflict: (conflict.rule, conflict.id)))


def _conflict(
    rule: str, message: str, works: Sequence[str], evidence: Iterable[Evidence]
) -> Conflict:
    return Conflict(
        id=stable_id("conflict", rule, *works),
        rule=rule,
        message=message,
        works=tuple(works),
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _self_repeals(links: Iterable[Link]) -> Iterator[Conflict]:
    own: dict[str, list[Evidence]] = {}
    for link in links:
        if link.reference.kind == "repeals" and link.source == link.target:
            own.setdefault(link.source, []).append(link.reference.evidence)
    for work, evidence in own.items():
        message = "the document repeals itself; this repeal is left out of the relations"
        yield _conflict("repeals itself", message, [work], evidence)


def _two_ends(ends: Iterable[Relation]) -> Iterator[Conflict]:
    by_target: dict[str, list[Relation]] = {}
    for relation in ends:
        by_target.setdefault(relation.target, []).append(relation)
    for target, several in sorted(by_target.items()):
        if len(several) > 1:
            sources = sorted(relation.source for relation in several)
            message = f"{len(several)} works each repeal it; the first to take effect ends it"
            evidence = (e for relation in several for e in relation.evidence)
            yield _conflict("repealed twice", message, [target, *sources], evidence)


def _too_early(ends: Iterable[Relation], begins: Mapping[str, Period | None]) -> Iterator[Conflict]:
    for relation in ends:
        end = relation.ends or begins.get(relation.source)
        begin = begins.get(relation.target)
        if end and begin and end.latest < begin.earliest:
            message = "the repeal is dated before the repealed work was issued"
            evidence = (*relation.evidence, *end.evidence, *begin.evidence)
            yield _conflict(
                "repealed before issued", message, [relation.source, relation.target], evidence
            )


def _circles(ends: Sequence[Relation]) -> Iterator[Conflict]:
    """Yield the works that end each other, each circle by itself."""
    circles = find_circles((relation.source, relation.target) for relation in ends)
    member = {work: at for at, works in enumerate(circles) for work in works}
    words: dict[int, list[Relation]] = {}
    for relation in ends:
        circle = member.get(relation.source)
        if circle is not None and circle == member.get(relation.target):
            words.setdefault(circle, []).append(relation)
    for at, works in enumerate(circles):
        ordered = sorted(words[at], key=lambda relation: relation.id)
        evidence = (each for relation in ordered for each in relation.evidence)
        yield _conflict("repeals in a circle", "these works repeal each other", works, evidence)


def _open_numbers(entries: Iterable[Entry]) -> Iterator[Conflict]:
    for entry in entries:
        number = entry.number
        # An order that a title goes with is known by both.
        letters = number and (number.value[:1].isascii() or number.value.startswith("〔"))
        if number and is_open(number.value) and (letters or not entry.names):
            fitting = candidates(number.value)
            can_be = ", ".join(fitting[:_FEW]) + (" and others" if len(fitting) > _FEW else "")
            told = f"it can be {can_be}" if fitting else "nothing here says which body's it is"
            message = f"the number {number.value} is left open: {told}"
            yield _conflict("number left open", message, [entry.id], number.evidence)


def _texts(entry: Entry) -> Iterator[Conflict]:
    documents = entry.documents
    days = {d.signed.value: d.signed for d in reversed(documents) if d.signed}
    if len(days) > 1:
        words = [e for _, stated in sorted(days.items()) for e in stated.evidence]
        message = f"its texts are signed on different days: {', '.join(sorted(days))}"
        yield _conflict("two days of signature", message, [entry.id], words)
    by_id = {document.id: document for document in documents}
    heads = [by_id[ids[0]] for ids in _text_ids(entry)]
    for one, other in combinations(heads[:_FEW], 2):
        same_class = (one.language, one.kind) == (other.language, other.kind)
        # Two translations or two summaries of one work may well differ.
        if same_class and one.kind == "original" and one.number and other.number:
            shared = overlap(text_print(one), text_print(other))
            if shared < _ONE_TEXT:
                message = "one number is borne by two texts that differ"
                evidence = (*one.number.evidence, *other.number.evidence)
                yield _conflict("one number, two texts", message, [entry.id], evidence)


def _text_ids(entry: Entry) -> tuple[tuple[str, ...], ...]:
    return entry.group.texts if entry.group else ()
