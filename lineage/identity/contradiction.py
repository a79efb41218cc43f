"""One conflict, as every rule writes it down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lineage.digest import stable_id
from lineage.models import Conflict, Evidence

__all__ = ["contradiction"]


def contradiction(
    rule: str, message: str, works: Sequence[str], evidence: Iterable[Evidence]
) -> Conflict:
    """Return a conflict under an id that follows from its rule and its works alone."""
    return Conflict(
        id=stable_id("conflict", rule, *works),
        rule=rule,
        message=message,
        works=tuple(works),
        evidence=tuple(dict.fromkeys(evidence)),
    )
