"""The four axes of a match, none of which follows from another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from lineage.alignment.units import Placed, Unit, tie
from lineage.language.folding import is_cjk

__all__ = ["moved", "numbering", "shape", "wording"]

_EDITED = 0.6


def shape(placed: Placed) -> Literal["one-to-one", "split", "merged", "many-to-many"]:
    """Return the shape of a match."""
    if len(placed.old) == 1:
        return "one-to-one" if len(placed.new) == 1 else "split"
    return "merged" if len(placed.new) == 1 else "many-to-many"


def numbering(placed: Placed) -> Literal["kept", "changed"]:
    """Tell whether both sides stand at the same addresses: the number, and those above it.

    A preamble or a closing has no number that could change.
    """
    addresses = [{unit.address for unit in side if unit.clause.number} for side in placed]
    return "kept" if addresses[0] == addresses[1] else "changed"


def wording(placed: Placed, *, cut: bool) -> Literal["identical", "edited", "rewritten"]:
    """Tell how the wording differs; with `cut`, of the part that both copies hold.

    Widths, spaces and the shapes of marks are no difference. A text is rewritten where
    less than three fifths of it, in characters (English: words), stands on both sides in order.
    """
    old, new = _joined(placed.old), _joined(placed.new)
    if old == new or (cut and (old.startswith(new) or new.startswith(old))):
        return "identical"
    ours, theirs = _tokens(old), _tokens(new)
    if cut:
        length = min(len(ours), len(theirs))
        ours, theirs = ours[:length], theirs[:length]
    codes = {token: chr(at) for at, token in enumerate(dict.fromkeys([*ours, *theirs]), 0x10000)}
    similar = Indel.normalized_similarity(
        "".join(codes[token] for token in ours), "".join(codes[token] for token in theirs)
    )
    return "edited" if similar >= _EDITED else "rewritten"


def _joined(joined: Sequence[Unit]) -> str:
    return "".join(unit.folded for unit in sorted(joined, key=lambda unit: unit.order))


def _tokens(folded: str) -> list[str]:
    tokens: list[str] = []
    word = ""
    for character in folded:
        if character.isalnum() and not is_cjk(character):
            word += character
            continue
        if word:
            tokens.append(word)
        word = ""
        if not character.isspace():
            tokens.append(character)
    return [*tokens, word] if word else tokens


def moved(matches: Sequence[Placed], sections: Mapping[str, frozenset[str]]) -> tuple[bool, ...]:
    """Tell of each match whether its clauses stand elsewhere than their neighbours let expect.

    A match has moved where it crosses the longest run of matches that keeps the order of both
    documents, or where its clauses stand in a section that no match joins to the old one.
    `sections` maps an old section to the new ones it goes on in.
    """
    kept = _in_order(matches)
    return tuple(
        at not in kept or not _same_section(match, sections) for at, match in enumerate(matches)
    )


def _same_section(match: Placed, sections: Mapping[str, frozenset[str]]) -> bool:
    above_old = {unit.above[0] for unit in match.old if unit.above}
    above_new = {unit.above[0] for unit in match.new if unit.above}
    if not above_old or not above_new:
        return True
    return any(
        not sections.get(section, frozenset()).isdisjoint(above_new) for section in above_old
    )


class _Run(NamedTuple):
    """A rising run of matches, and where it ends.

    Of two runs with as many matches the one with longer texts is better, then the one whose clauses
    stand less far apart; `tie` decides between the rest. All of it is the same with old and new
    turned round.
    """

    matches: int = 0
    length: int = 0
    apart: int = 0
    tie: float = 0.0
    last: int = -1

    def weight(self) -> tuple[int, int, int, float]:
        return self.matches, self.length, -self.apart, self.tie

    def then(self, match: Placed, at: int) -> _Run:
        return _Run(
            matches=self.matches + 1,
            length=self.length + sum(len(unit.folded) for side in match for unit in side),
            apart=self.apart + abs(_place(match.old) - _place(match.new)),
            tie=round(self.tie + tie(match), 9),
            last=at,
        )


def _in_order(matches: Sequence[Placed]) -> frozenset[int]:
    """Return the longest run that rises on both sides; of equally long ones the longer texts."""
    order = sorted(range(len(matches)), key=lambda at: _place(matches[at].old))
    ranks = sorted({_place(match.new) for match in matches})
    best = [_Run()] * (len(ranks) + 1)
    before: dict[int, int] = {}
    final = _Run()
    for at in order:
        rank = bisect_left(ranks, _place(matches[at].new)) + 1
        run = _highest(best, rank - 1)
        before[at] = run.last
        run = run.then(matches[at], at)
        final = max(final, run, key=_Run.weight)
        _raise(best, rank, run)
    kept = set()
    at = final.last
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def _place(joined: Sequence[Unit]) -> int:
    return min(unit.order for unit in joined)


def _highest(best: Sequence[_Run], rank: int) -> _Run:
    """Return the best run that ends at a rank or before: a Fenwick tree, for long documents."""
    found = _Run()
    while rank > 0:
        found = max(found, best[rank], key=_Run.weight)
        rank -= rank & -rank
    return found


def _raise(best: list[_Run], rank: int, run: _Run) -> None:
    while rank < len(best):
        best[rank] = max(best[rank], run, key=_Run.weight)
        rank += rank & -rank
