"""What took the place of a work, what it took the place of, and what rests on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from lineage.models import Evidence, Relation, Value, Work
from lineage.models.value import Basis

__all__ = ["Ended", "History", "Reached", "find_history", "replaced_by", "replaces"]

_RESTING = ("based_on", "implements", "cites")


class Reached(Value):
    """A work reached from another in `distance` steps, by the shortest way.

    `through` are the works one step nearer, `kinds` how it is joined to them, `relations` the ids
    of what joins them; it is `stated` if any of these is. The kind `same title` joins texts of one
    title without numbers that began one after the other, as a law and its amended versions do: it
    is inferred and no relation.
    """

    work: str
    distance: int
    through: tuple[str, ...]
    kinds: tuple[str, ...]
    basis: Basis
    relations: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Ended(Value):
    """What a work brought to an end: `how` is `whole`, `partial`, or `as part` of what it ended.

    `provisions` are those that a repeal in part names. `through` is the whole whose part it was.
    """

    work: str
    how: str
    provisions: str
    through: str | None
    relations: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class History(Value):
    """Where a work comes from and what became of it; nearest first, and by id among equals.

    `replaces` leads back to the first, `replaced_by` forward to the last; `amends` and `amended_by`
    likewise. `rests_on_it` names what cites, implements or is based on the work or a part of it, or
    on what does so itself: `distance` tells these apart.
    """

    work: str
    replaces: tuple[Reached, ...]
    replaced_by: tuple[Reached, ...]
    amends: tuple[Reached, ...]
    amended_by: tuple[Reached, ...]
    rests_on_it: tuple[Reached, ...]
    ended: tuple[Ended, ...]


class _Link(NamedTuple):
    source: str
    target: str
    kind: str
    basis: Basis
    relation: str
    evidence: tuple[Evidence, ...]


def find_history(works: Iterable[Work], relations: Iterable[Relation], work: str) -> History:
    """Return what a work replaced and ended, what replaced and amended it, and what rests on it."""
    by_id = {each.id: each for each in works}
    ordered = sorted(relations, key=lambda relation: relation.id)
    links = [_link(relation) for relation in ordered]
    wholes = {relation.id for relation in ordered if _ends(relation)}
    places = [each for each in links if each.relation in wholes] + _same_title(by_id)
    amends = [each for each in links if each.kind == "amends"]
    rests = [each for each in links if each.kind in _RESTING]
    parts = _parts(by_id)
    # A part begins and ends with its whole.
    whole = [work, *_above(work, by_id)]
    return History(
        work=work,
        replaces=_reach(places, whole, forward=True),
        replaced_by=_reach(places, whole, forward=False),
        amends=_reach(amends, [work], forward=True),
        amended_by=_reach(amends, [work], forward=False),
        rests_on_it=_reach(rests, [work, *_below(work, parts)], forward=False),
        ended=_ended(ordered, work, parts),
    )


def replaced_by(relations: Iterable[Relation], work: str) -> tuple[str, ...]:
    """Return the works that ended a work as a whole, then those that ended these, to the last.

    Nearest first, and by id among equals; each once, even where works end each other in a circle.

    >>> ended = Relation(
    ...     id="r", source="new", target="old", kind="repeals", basis="stated", scope="whole",
    ...     provisions="", evidence=(), score=1.0,
    ... )
    >>> replaced_by([ended], "old"), replaces([ended], "new")
    (('new',), ('old',))
    """
    links = [_link(relation) for relation in relations if _ends(relation)]
    return tuple(each.work for each in _reach(links, [work], forward=False))


def replaces(relations: Iterable[Relation], work: str) -> tuple[str, ...]:
    """Return the works that a work ended as a whole, then those that these ended, to the first."""
    links = [_link(relation) for relation in relations if _ends(relation)]
    return tuple(each.work for each in _reach(links, [work], forward=True))


def _ends(relation: Relation) -> bool:
    return relation.kind == "repeals" and relation.scope == "whole"


def _link(relation: Relation) -> _Link:
    return _Link(
        relation.source,
        relation.target,
        relation.kind,
        relation.basis,
        relation.id,
        relation.evidence,
    )


def _same_title(works: Mapping[str, Work]) -> list[_Link]:
    """Return which text of a title without numbers began just after which other one."""
    alike: dict[str, list[Work]] = {}
    for _, work in sorted(works.items()):
        if work.title and work.begins and not (work.number or work.part_of):
            alike.setdefault(work.title, []).append(work)
    links = []
    for group in alike.values():
        known = [(work.begins, work) for work in group if work.begins]
        known.sort(key=lambda each: (each[0].earliest, each[0].latest))
        for (old_begins, old), (new_begins, new) in pairwise(known):
            if old_begins.latest < new_begins.earliest:
                evidence = (*new_begins.evidence, *old_begins.evidence)
                links.append(_Link(new.id, old.id, "same title", "inferred", "", evidence))
    return links


def _reach(
    links: Iterable[_Link], starts: Collection[str], *, forward: bool
) -> tuple[Reached, ...]:
    """Return every work that links lead to, from source to target or against it, in layers."""
    leading: dict[str, list[tuple[str, _Link]]] = {}
    for link in links:
        near, far = (link.source, link.target) if forward else (link.target, link.source)
        leading.setdefault(near, []).append((far, link))
    found: list[Reached] = []
    seen, layer, distance = set(starts), sorted(starts), 0
    while layer:
        distance += 1
        ways: dict[str, list[tuple[str, _Link]]] = {}
        for near in layer:
            for far, link in leading.get(near, ()):
                if far not in seen:
                    ways.setdefault(far, []).append((near, link))
        layer = sorted(ways)
        seen.update(layer)
        found.extend(_reached(name, distance, ways[name]) for name in layer)
    return tuple(found)


def _reached(name: str, distance: int, ways: Collection[tuple[str, _Link]]) -> Reached:
    links = [link for _, link in ways]
    return Reached(
        work=name,
        distance=distance,
        through=tuple(sorted({near for near, _ in ways})),
        kinds=tuple(sorted({link.kind for link in links})),
        basis="stated" if any(link.basis == "stated" for link in links) else "inferred",
        relations=tuple(sorted({link.relation for link in links} - {""})),
        evidence=tuple(dict.fromkeys(each for link in links for each in link.evidence)),
    )


def _parts(works: Mapping[str, Work]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for name, work in sorted(works.items()):
        if work.part_of:
            parts.setdefault(work.part_of, []).append(name)
    return parts


def _above(work: str, works: Mapping[str, Work]) -> tuple[str, ...]:
    """Return what a work is part of, and what that is part of, each once."""
    found: dict[str, None] = {}
    part = works.get(work)
    while part and part.part_of and part.part_of not in found and part.part_of != work:
        found[part.part_of] = None
        part = works.get(part.part_of)
    return tuple(found)


def _below(work: str, parts: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the parts of a work, and theirs, each once."""
    found: dict[str, None] = {}
    open_ = [work]
    while open_:
        for part in parts.get(open_.pop(), ()):
            if part not in found and part != work:
                found[part] = None
                open_.append(part)
    return tuple(sorted(found))


def _ended(
    relations: Iterable[Relation], work: str, parts: Mapping[str, Iterable[str]]
) -> tuple[Ended, ...]:
    ended: dict[tuple[str, str, str], list[Relation]] = {}
    for relation in relations:
        if relation.kind == "repeals" and relation.source == work:
            key = (relation.target, relation.scope, relation.provisions)
            ended.setdefault(key, []).append(relation)
    wholes = {target for target, scope, _ in ended if scope == "whole"}
    found = []
    for (target, scope, provisions), several in sorted(ended.items(), key=lambda each: each[0]):
        ids = tuple(relation.id for relation in several)
        evidence = tuple(dict.fromkeys(e for relation in several for e in relation.evidence))
        values = {"provisions": provisions, "relations": ids, "evidence": evidence}
        found.append(Ended(work=target, how=scope, through=None, **values))
        below = _below(target, parts) if scope == "whole" else ()
        found.extend(
            Ended(work=part, how="as part", through=target, **values)
            for part in below
            if part not in wholes
        )
    return tuple(found)
