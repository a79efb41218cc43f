"""References to relations: one for two works and a kind, with every passage that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lineage.digest import stable_id
from lineage.identity.entries import Entry
from lineage.identity.joining import AUTHORITY
from lineage.identity.periods import ends
from lineage.identity.targets import Link
from lineage.models import Evidence, Relation
from lineage.models.work import RelationKind

__all__ = ["follows", "relate", "relation_id"]

# How sure a relation is: what an original says with the number; less where only a title names the
# target, or where only a translation or a machine summary was read.
_BY_KIND = {"original": 1.0, "translation": 0.95, "summary": 0.9}
_BY_TITLE = 0.95
_BY_INFERENCE = 0.8
_NEXT_IN_SERIES = 0.8


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
    kind: RelationKind = links[0].reference.kind  # type: ignore[assignment]
    return Relation(
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
    evidence = tuple(e for entry in (later, earlier) for e in _title_words(entry))
    return Relation(
        id=relation_id(later.id, "follows", earlier.id),
        source=later.id,
        target=earlier.id,
        kind="follows",
        basis="inferred",
        scope="whole",
        provisions="",
        evidence=evidence,
        score=_NEXT_IN_SERIES,
    )


def _title_words(entry: Entry) -> tuple[Evidence, ...]:
    best = min(entry.names, key=lambda name: (name.rank, name.text), default=None)
    return best.evidence if best else ()
