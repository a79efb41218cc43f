"""Citations that cannot be right: of an ended work, of a later one, of another one's title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lineage.identity.contradiction import contradiction
from lineage.identity.entries import OF_WHAT_IT_ISSUES, Entry, Name, is_possible_year
from lineage.identity.periods import day_bounds
from lineage.identity.targets import Link
from lineage.identity.titling import is_one_title
from lineage.language.titles import read_title
from lineage.models import Conflict, Evidence, Period, Relation, Stated

__all__ = ["find_wrong_citations"]

# What only a work in force can be: what another one carries out, rests on, or changes.
_RELIES = {"implements": "carries out", "based_on": "rests on", "amends": "changes"}


def find_wrong_citations(
    entries: Mapping[str, Entry],
    links: Sequence[Link],
    relations: Sequence[Relation],
    begins: Mapping[str, Period | None],
    expires: Mapping[str, Period | None],
) -> Iterator[Conflict]:
    """Yield citations that contradict what else the documents say, with the words of both sides.

    A title and a number that belong to two works; a number of a later year than the document that
    cites it; a work relied on by one that was issued after its end.
    """
    yield from _other_titles(entries, links)
    yield from _later_numbers(entries, links)
    yield from _relied_on_after_the_end(entries, relations, begins, expires)


def _other_titles(entries: Mapping[str, Entry], links: Iterable[Link]) -> Iterator[Conflict]:
    by_title: dict[str, list[Entry]] = {}
    for entry in entries.values():
        for core in {read_title(name.text).core for name in entry.names if entry.number}:
            by_title.setdefault(core, []).append(entry)
    disagreeing: dict[tuple[str, ...], list[Evidence]] = {}
    for link in links:
        title, number = link.reference.title, link.reference.number
        if number is None or not number.resolved or link.document.kind != "original":
            continue
        target = entries[link.target]
        borne = _borne(target, title, link)
        # An order bears no title but that of what it puts in force.
        meant = [*borne, *(name for name in target.names if name.rank == OF_WHAT_IT_ISSUES)]
        if not borne or any(is_one_title(title, name.text) for name in meant):
            continue
        named = by_title.get(read_title(title).core, ())
        others = [entry.id for entry in named if entry is not target and _bears(entry, title)]
        # Where only citations know the work, none of them is more in the wrong than the other.
        key = (link.source, target.id, *others) if target.documents else (target.id, *others)
        found = [link.reference.evidence, *borne[0].evidence]
        found += [e for other in others for e in _words(entries[other].number)]
        disagreeing.setdefault(key, []).extend(found)
    for works, evidence in disagreeing.items():
        message = "the title and the number of a citation belong to different works"
        yield contradiction("title and number disagree", message, works, evidence)


def _borne(entry: Entry, title: str, link: Link) -> list[Name]:
    """Return the titles in one language by which others, or the work itself, know a number."""
    language = read_title(title).language
    if not read_title(title).type:
        return []
    own = [d.title for d in entry.documents if d.title and d.kind == "original"]
    words = {e for stated in own for e in stated.evidence}
    names = [name for name in entry.names if name.evidence and words.intersection(name.evidence)]
    if not entry.documents:
        names = [
            name for name in entry.names if all(e.file != link.document.file for e in name.evidence)
        ]
    typed = [name for name in names if read_title(name.text).type]
    return [name for name in typed if read_title(name.text).language == language]


def _bears(entry: Entry, title: str) -> bool:
    return any(is_one_title(title, d.title.value) for d in entry.documents if d.title)


def _later_numbers(entries: Mapping[str, Entry], links: Iterable[Link]) -> Iterator[Conflict]:
    later: dict[tuple[str, str], list[Evidence]] = {}
    for link in links:
        source, number = entries[link.source], link.reference.number
        own = source.signed or source.number
        year = source.year
        if number is None or own is None or year is None or not number.year:
            continue
        if (
            year < number.year
            and is_possible_year(number.year)
            and link.reference.kind != "repeals"
        ):
            evidence = [link.reference.evidence, *own.evidence]
            later.setdefault((link.source, link.target), []).extend(evidence)
    for works, evidence in later.items():
        message = "it cites a number of a year after its own"
        yield contradiction("cites a later number", message, works, evidence)


class _End(NamedTuple):
    """The period in which a work ended, what ended it, and the words that say so."""

    period: Period
    by: str
    evidence: tuple[Evidence, ...]


def _relied_on_after_the_end(
    entries: Mapping[str, Entry],
    relations: Sequence[Relation],
    begins: Mapping[str, Period | None],
    expires: Mapping[str, Period | None],
) -> Iterator[Conflict]:
    ends: dict[str, list[_End]] = {}
    for work, validity in expires.items():
        if validity:
            ends.setdefault(work, []).append(_End(validity, work, validity.evidence))
    for relation in relations:
        end = relation.ends or begins.get(relation.source)
        if relation.kind == "repeals" and relation.scope == "whole" and end:
            words = (*relation.evidence, *end.evidence)
            ends.setdefault(relation.target, []).append(_End(end, relation.source, words))
    for relation in relations:
        said = _RELIES.get(relation.kind)
        source = entries[relation.source]
        issued = day_bounds(source.signed.value) if source.signed else None
        if not said or not issued or not source.signed:
            continue
        for ended in ends.get(relation.target, ()):
            if ended.by != relation.source and ended.period.latest < issued[0]:
                message = f"it {said} a work that had ended by {ended.period.latest.isoformat()}"
                works = dict.fromkeys((relation.source, relation.target, ended.by))
                evidence = (*relation.evidence, *source.signed.evidence, *ended.evidence)
                yield contradiction("relied on after its end", message, tuple(works), evidence)


def _words(stated: Stated | None) -> tuple[Evidence, ...]:
    return stated.evidence if stated else ()
