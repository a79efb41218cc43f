"""What took the place of a work, and what it took the place of."""

from __future__ import annotations

from collections.abc import Iterable

from lineage.models import Relation

__all__ = ["replaced_by", "replaces"]


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
    return _walk([(r.target, r.source) for r in relations if _ends(r)], work)


def replaces(relations: Iterable[Relation], work: str) -> tuple[str, ...]:
    """Return the works that a work ended as a whole, then those that these ended, to the first."""
    return _walk([(r.source, r.target) for r in relations if _ends(r)], work)


def _ends(relation: Relation) -> bool:
    return relation.kind == "repeals" and relation.scope == "whole"


def _walk(pairs: Iterable[tuple[str, str]], work: str) -> tuple[str, ...]:
    steps: dict[str, set[str]] = {}
    for start, end in pairs:
        steps.setdefault(start, set()).add(end)
    found: dict[str, None] = {}
    near = [work]
    while near:
        reached = {end for start in near for end in steps.get(start, ())}
        near = sorted(reached - found.keys() - {work})
        found.update(dict.fromkeys(near))
    return tuple(found)
