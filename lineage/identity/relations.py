"""References to relations: one for two works and a kind, with every passage that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from lineage.digest import stable_id
from lineage.identity.entries import Entry
from lineage.identity.joining import AUTHORITY
from lineage.identity.periods import ends
from lineage.identity.targets import Link
from lineage.identity.titling import may_be_one_body
from lineage.language.folding import fold
from lineage.language.titles import read_title
from lineage.models import Evidence, Relation
from lineage.models.value import made
from lineage.models.work import RelationKind

__all__ = ["follows", "relate", "relation_id", "replacements"]

# How sure a relation is: what an original says with the number; less where only a title names the
# target, or where only a translation or a machine summary was read.
_BY_KIND = {"original": 1.0, "translation": 0.95, "summary": 0.9}
_BY_TITLE = 0.95
_BY_INFERENCE = 0.8
_NEXT_IN_SERIES = 0.8
_SAME_TITLE = 0.7
# What holds until something else does: a plan has its years, a notice or a report its occasion.
_LASTING = frozenset(
    {"rules", "measures", "provisions", "regulations", "law", "standard", "list", "statute"}
)
_EDITION = re.compile(r"(?:试行|暂行|(?:\d{4}年?)?(?:修订|修正)(?:版|稿|本)?|\d{4}年?版)$")


def relation_id(source: str, kind: str, target: str, provisions: str = "") -> str:
    """Return the id of a relation, which follows from what it joins."""
    return stable_id("rel", source, kind, target, provisions)


def relate(links: Iterable[Link], entries: Mapping[str, Entry]) -> tuple[Relation, ...]:
    """Return the relations that references state, the passages of originals first.

    A work's mention of itself is no relation.
    """
    gathered: dict[tuple[str, str, str, str, str], list[Link]] = {}
    for link in links:
        if link.source != link.target:
            reference = link.reference
            scope, provisions = reference.scope, reference.provisions
            key = (link.source, reference.kind, link.target, scope, provisions)
            gathered.setdefault(key, []).append(link)
    relations = [_relation(key, found, entries) for key, found in gathered.items()]
    return tuple(sorted(relations, key=lambda relation: relation.id))


def _relation(
    key: tuple[str, str, str, str, str], links: list[Link], entries: Mapping[str, Entry]
) -> Relation:
    source, _, target, scope, provisions = key
    links.sort(key=_order)
    evidence: dict[Evidence, None] = {}
    for link in links:
        evidence[link.reference.evidence] = None
        if link.reference.above:
            evidence[link.reference.above] = None
    kind: RelationKind = links[0].reference.kind  # type: ignore[assignment]
    return made(
        Relation,
        id=relation_id(source, kind, target, provisions),
        source=source,
        target=target,
        kind=kind,
        basis="stated",
        scope="partial" if scope == "partial" else "whole",
        provisions=provisions,
        evidence=tuple(evidence),
        score=max(_score(link, entries) for link in links),
        ends=next(filter(None, (ends(link.reference) for link in links)), None),
    )


def _order(link: Link) -> tuple[int, bool, str, tuple[int, int]]:
    document, evidence = link.document, link.reference.evidence
    return AUTHORITY[document.kind], document.language != "zh", document.id, evidence.span


def _score(link: Link, entries: Mapping[str, Entry]) -> float:
    score = _BY_KIND[link.document.kind]
    if link.reference.number is None:
        score *= _BY_TITLE
    number = entries[link.source].number
    if number and number.basis == "inferred":
        score *= _BY_INFERENCE
    return round(score, 4)


def follows(later: Entry, earlier: Entry) -> Relation:
    """Return the inferred relation of a series' work to the held one before it."""
    return _inferred(later, "follows", earlier, _NEXT_IN_SERIES)


def replacements(entries: Iterable[Entry], relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return the inferred relations of texts to the last older one of the same title and body.

    The title names no year, and the document is of a kind that is in force until another takes its
    place: notices and decisions of one title may well be of different things. Where words say
    what the newer does to the older one, nothing is inferred.
    """
    alike: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        for key in _lasting(entry):
            alike.setdefault(key, []).append(entry)
    told = {
        frozenset((relation.source, relation.target))
        for relation in relations
        if relation.kind in {"repeals", "amends"}
    }
    found = {}
    for several in alike.values():
        ordered = sorted(several, key=lambda entry: (entry.date, entry.id))
        for earlier, later in pairwise(ordered):
            known = frozenset((later.id, earlier.id))
            newer = earlier.date < later.date[: len(earlier.date)] and later.group is not None
            if newer and known not in told and _one_body(earlier, later):
                relation = _inferred(later, "replaces", earlier, _SAME_TITLE)
                found[relation.id] = relation
    return tuple(found.values())


def _lasting(entry: Entry) -> frozenset[tuple[str, str]]:
    """Return the titles, by language, of a whole work with a day or year that may be replaced."""
    if entry.part_of or not entry.date:
        return frozenset()
    titles = [read_title(name.text) for name in entry.names]
    return frozenset(
        (title.language, _EDITION.sub("", title.core))
        for title in titles
        if title.type in _LASTING and title.year is None
    )


def _one_body(one: Entry, other: Entry) -> bool:
    """Tell whether two works are of one place, and no two bodies of it are named for them."""
    first = {fold(issuer) for issuer in one.issuers}
    second = {fold(issuer) for issuer in other.issuers}
    shared = any(a in b or b in a for a in first for b in second)
    return may_be_one_body(one.bodies, other.bodies) and (not first or not second or shared)


def _inferred(later: Entry, kind: RelationKind, earlier: Entry, score: float) -> Relation:
    evidence = tuple(e for entry in (later, earlier) for e in _title_words(entry))
    return made(
        Relation,
        id=relation_id(later.id, kind, earlier.id),
        source=later.id,
        target=earlier.id,
        kind=kind,
        basis="inferred",
        scope="whole",
        provisions="",
        evidence=evidence,
        score=score,
        ends=None,
    )


def _title_words(entry: Entry) -> tuple[Evidence, ...]:
    best = min(entry.names, key=lambda name: (name.rank, name.text), default=None)
    return best.evidence if best else ()
