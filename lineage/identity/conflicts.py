"""Statements that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lineage.identity.circles import find_circles
from lineage.identity.citations import find_wrong_citations
from lineage.identity.contradiction import contradiction
from lineage.identity.datings import find_wrong_datings
from lineage.identity.entries import Entry
from lineage.identity.targets import Link
from lineage.language.numbers import candidates, is_open
from lineage.models import Conflict, Evidence, Period, Relation

__all__ = ["find_conflicts"]

_FEW = 20
# Relations that point back in time, so that no two works can each have it to the other.
_IN_CIRCLES = {
    ("repeals",): "repeal",
    ("amends",): "amend",
    ("based_on", "implements"): "rest on",
}


def find_conflicts(
    entries: Mapping[str, Entry],
    links: Sequence[Link],
    relations: Sequence[Relation],
    begins: Mapping[str, Period | None],
    expires: Mapping[str, Period | None],
) -> tuple[Conflict, ...]:
    """Return what the documents say that cannot all hold, each with the words of both sides.

    A work that ends itself; two works that each end a third as a whole; an end before the ended
    work was issued; works that end, amend or rest on each other in a circle; what single works say
    of their days and numbers (`datings`) and of other works (`citations`). A
    number that does not say whose it is, and that nothing here settles, is listed with the numbers
    that it can be.
    """
    ends = [r for r in relations if r.kind == "repeals" and r.scope == "whole"]
    found = [
        *_self_repeals(links),
        *_two_ends(ends),
        *_too_early(ends, begins),
        *_circles(relations),
        *find_wrong_citations(entries, links, relations, begins, expires),
        *(conflict for entry in entries.values() for conflict in find_wrong_datings(entry)),
        *_open_numbers(entries.values()),
    ]
    return tuple(sorted(_joined(found), key=lambda conflict: (conflict.rule, conflict.id)))


def _joined(found: Iterable[Conflict]) -> Iterator[Conflict]:
    """Yield one conflict for a rule and its works, with the words of all."""
    gathered: dict[str, list[Conflict]] = {}
    for conflict in found:
        gathered.setdefault(conflict.id, []).append(conflict)
    for first, *more in gathered.values():
        evidence = dict.fromkeys(e for conflict in (first, *more) for e in conflict.evidence)
        yield first.model_copy(update={"evidence": tuple(evidence)})


def _self_repeals(links: Iterable[Link]) -> Iterator[Conflict]:
    own: dict[str, list[Evidence]] = {}
    for link in links:
        if link.reference.kind == "repeals" and link.source == link.target:
            own.setdefault(link.source, []).append(link.reference.evidence)
    for work, evidence in own.items():
        message = "the document repeals itself; this repeal is left out of the relations"
        yield contradiction("repeals itself", message, [work], evidence)


def _two_ends(ends: Iterable[Relation]) -> Iterator[Conflict]:
    by_target: dict[str, list[Relation]] = {}
    for relation in ends:
        by_target.setdefault(relation.target, []).append(relation)
    for target, several in sorted(by_target.items()):
        if len(several) > 1:
            sources = sorted(relation.source for relation in several)
            message = f"{len(several)} works each repeal it; the first to take effect ends it"
            evidence = (e for relation in several for e in relation.evidence)
            yield contradiction("repealed twice", message, [target, *sources], evidence)


def _too_early(ends: Iterable[Relation], begins: Mapping[str, Period | None]) -> Iterator[Conflict]:
    for relation in ends:
        end = relation.ends or begins.get(relation.source)
        begin = begins.get(relation.target)
        if end and begin and end.latest < begin.earliest:
            message = "the repeal is dated before the repealed work was issued"
            evidence = (*relation.evidence, *end.evidence, *begin.evidence)
            works = [relation.source, relation.target]
            yield contradiction("repealed before issued", message, works, evidence)


def _circles(relations: Sequence[Relation]) -> Iterator[Conflict]:
    for kinds, said in _IN_CIRCLES.items():
        meant = [
            r for r in relations if r.kind in kinds and (said, r.scope) != ("repeal", "partial")
        ]
        circles = find_circles((r.source, r.target) for r in meant)
        member = {work: at for at, works in enumerate(circles) for work in works}
        words: dict[int, list[Relation]] = {}
        for relation in sorted(meant, key=lambda r: r.id):
            circle = member.get(relation.source)
            if circle is not None and circle == member.get(relation.target):
                words.setdefault(circle, []).append(relation)
        for at, works in enumerate(circles):
            evidence = (e for r in words[at] for e in r.evidence)
            rule = f"{kinds[0].replace('_', ' ')} in a circle"
            yield contradiction(rule, f"these works {said} each other", works, evidence)


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
            yield contradiction("number left open", message, [entry.id], number.evidence)
