"""Two documents to an alignment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lineage.alignment.axes import moved, numbering, shape, wording
from lineage.alignment.comparability import comparable, fitting_scorer
from lineage.alignment.groups import Limits
from lineage.alignment.scorer import Scorer
from lineage.alignment.sections import Sections, match_sections
from lineage.alignment.texts import Found, match_texts
from lineage.alignment.units import Placed, Unit, containers, units
from lineage.digest import stable_id
from lineage.models import Alignment, Document, Match

__all__ = ["align"]

WORDING = Limits(threshold=0.1, gain=0.03)
SUBSTANCE = Limits(threshold=0.15, gain=-0.06, joint=0.0)
"""Chosen on laws, yearly plans, reports, translations and summaries with known answers together."""

SECTION_BASIS = "heading and clauses"


def align(old: Document, new: Document, scorer: Scorer | None = None) -> Alignment:
    """Return which clauses of an old document go on in which clauses of a new one.

    Clauses with one text are joined first; among the rest one to one, one to several and several
    to one compete for the greatest agreement of all. Numbered clauses, annexes, rows of annexes,
    preambles and closings are matched each among themselves. What a copy cut short cannot show
    is neither dropped nor added. Without `scorer`, the languages and the kinds of
    the documents decide how their texts are compared.
    """
    note, by_wording = comparable(old, new)
    scorer = scorer or fitting_scorer(old, new)
    ours, theirs = units(old), units(new)
    found = match_texts(ours, theirs, scorer, WORDING if by_wording else SUBSTANCE)
    placed = [match.placed for match in found]
    sections = match_sections(_sections(ours, found, 0), _sections(theirs, found, 1), placed)
    found = (*found, *(_as_found(match, score) for match, score in sections))
    matches = _matches(old, new, found, by_wording=by_wording)
    dropped, hidden_old = _unmatched(ours, found, 0, new)
    added, hidden_new = _unmatched(theirs, found, 1, old)
    return Alignment(
        id=stable_id("a", old.id, new.id),
        old=old.id,
        new=new.id,
        scorer=scorer.name,
        compares="wording" if by_wording else "substance",
        note=note,
        matches=matches,
        dropped=dropped,
        added=added,
        not_comparable=(
            *(f"old:{address}" for address in hidden_old),
            *(f"new:{address}" for address in hidden_new),
        ),
    )


def _sections(side: Sequence[Unit], found: Sequence[Found], at: int) -> Sections:
    """Return the units that hold others and are not matched by their own words."""
    taken = {unit.address for match in found for unit in match.placed[at]}
    below = containers(side)
    return [
        (unit, frozenset(below[unit.address]))
        for unit in side
        if unit.address in below and unit.address not in taken
    ]


def _as_found(placed: Placed, score: float) -> Found:
    reasons = ("the headings are alike, or the clauses below are matched with one another",)
    return Found(placed, score, SECTION_BASIS, reasons)


def _matches(
    old: Document, new: Document, found: Sequence[Found], *, by_wording: bool
) -> tuple[Match, ...]:
    sections: dict[str, frozenset[str]] = {}
    for match in found:
        for unit in match.placed.old:
            sections[unit.address] = frozenset(other.address for other in match.placed.new)
    ordered = sorted(
        found, key=lambda match: (match.placed.old[0].order, match.placed.new[0].order)
    )
    away = _moved(ordered, sections)
    return tuple(
        Match(
            id=stable_id(
                "m", old.id, *_addresses(match.placed, 0), new.id, *_addresses(match.placed, 1)
            ),
            old=_addresses(match.placed, 0),
            new=_addresses(match.placed, 1),
            text=wording(match.placed, cut=match.cut) if by_wording else None,
            number=numbering(match.placed),
            position="moved" if _addresses(match.placed, 0) in away else "kept",
            shape=shape(match.placed),
            score=round(match.score, 4),
            basis=match.basis,
            reasons=match.reasons,
            uncertain=match.uncertain,
            cut=match.cut,
        )
        for match in ordered
    )


def _moved(found: Sequence[Found], sections: Mapping[str, frozenset[str]]) -> set[tuple[str, ...]]:
    """Return the old addresses of matches out of place, sections and clauses each by themselves."""
    pools: dict[tuple[str, bool], list[Placed]] = {}
    for match in found:
        unit = match.placed.old[0]
        pools.setdefault((unit.role, match.basis == SECTION_BASIS), []).append(match.placed)
    return {
        _addresses(placed, 0)
        for pool in pools.values()
        for placed, away in zip(pool, moved(pool, sections), strict=True)
        if away
    }


def _addresses(placed: Placed, at: int) -> tuple[str, ...]:
    return tuple(unit.address for unit in sorted(placed[at], key=lambda unit: unit.order))


def _unmatched(
    side: Sequence[Unit], found: Sequence[Found], at: int, other: Document
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what one side has alone, and what the other document cannot show.

    A copy cut short reaches as far as the partner of its last matched clause. A summary leaves
    out what it likes, so that nothing can be said of a clause it does not take up.
    """
    taken = {unit.address for match in found for unit in match.placed[at]}
    left = [unit for unit in side if unit.address not in taken]
    if other.kind == "summary":
        return (), tuple(unit.address for unit in left)
    if other.complete:
        return tuple(unit.address for unit in left), ()
    last = max(
        (match.placed for match in found),
        key=lambda placed: max(unit.order for unit in placed[1 - at]),
        default=None,
    )
    reach = max(unit.order for unit in last[at]) if last else -1
    return (
        tuple(unit.address for unit in left if unit.order <= reach),
        tuple(unit.address for unit in left if unit.order > reach),
    )
