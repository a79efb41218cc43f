"""Which sections go on in which: by their headings, and by the clauses that they hold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lineage.alignment.groups import Limits, Shares, choose, joined
from lineage.alignment.pairing import likeness
from lineage.alignment.units import Placed, Unit, tie
from lineage.language.folding import language_of

__all__ = ["Sections", "match_sections"]

SECTIONS = Limits(threshold=0.25, gain=0.03, novel=0.15)
"""What sections must reach to be joined; a moved clause alone does not join two of them."""

Sections = Sequence[tuple[Unit, frozenset[str]]]
"""Sections, each with the addresses of the matched or matchable clauses it holds."""

Members = tuple[int, ...]


def match_sections(
    old: Sections, new: Sections, matches: Sequence[Placed]
) -> tuple[tuple[Placed, float], ...]:
    """Return the sections that go on in one another, each match with its score.

    The score is the mean of how alike the headings are and of the share of both sides' clauses
    that are matched with a clause of the other side; the share alone where the headings are
    in two languages.
    """
    partners = [
        (frozenset(u.address for u in match.old), frozenset(u.address for u in match.new))
        for match in matches
    ]

    @cache
    def shares(olds: Members, news: Members) -> Shares:
        ours = frozenset().union(*(old[i][1] for i in olds))
        theirs = frozenset().union(*(new[j][1] for j in news))
        there = [m for m in partners if m[0] & ours and m[1] & theirs]
        held_old = len(frozenset().union(*(m[0] for m in there)) & ours)
        held_new = len(frozenset().union(*(m[1] for m in there)) & theirs)
        support = (held_old + held_new) / max(1, len(ours) + len(theirs))
        heading_old = "".join(old[i][0].text for i in olds)
        heading_new = "".join(new[j][0].text for j in news)
        score = support
        if language_of(heading_old) == language_of(heading_new):
            score = (support + likeness(heading_old, heading_new)) / 2
        return Shares(round(score, 6), held_old / max(1, len(ours)), held_new / max(1, len(theirs)))

    pairs = {
        (i, j): shares((i,), (j,)).score
        for i, (ours, _) in enumerate(old)
        for j, (theirs, _) in enumerate(new)
        if ours.role == theirs.role
    }
    groups = joined(pairs, shares, lambda _old, _new, score: score, SECTIONS)
    chosen = choose(groups, lambda group: tie(_placed(old, new, group.old, group.new)))
    return tuple((_placed(old, new, group.old, group.new), group.score) for group in chosen)


def _placed(old: Sections, new: Sections, olds: Members, news: Members) -> Placed:
    return Placed(tuple(old[i][0] for i in olds), tuple(new[j][0] for j in news))
