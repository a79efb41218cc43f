"""What a text holds besides its clauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from lineage.extraction.page.parts import Unit
from lineage.extraction.page.roles import Role
from lineage.models import Passage, Source
from lineage.models.document import PassageKind

__all__ = ["find_passages"]

_KINDS: tuple[PassageKind, ...] = get_args(PassageKind)


def find_passages(
    source: Source, units: Sequence[Unit], roles: Sequence[Role]
) -> tuple[Passage, ...]:
    """Return what stands outside the clauses (title, salutation, signature, notes), in order."""
    found = []
    for unit, role in zip(units, roles, strict=True):
        kind = "title" if role == "heading" else next((k for k in _KINDS if k == role), None)
        if kind:
            span = source.place(unit.start, unit.end)
            place = source.printed_at(span[0])
            found.append(Passage(kind=kind, text=unit.text, span=span, place=place))
    return tuple(found)
