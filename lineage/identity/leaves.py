"""The clauses of a copy with where their characters are from, and which of two copies are one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from lineage.language.folding import fold, fold_with_offsets
from lineage.models import Clause, Document, Fact, Stretch

__all__ = ["Leaf", "filled", "leaves_of", "matched", "own_heading"]

# Clauses of copies that bear one address are one clause unless their words are quite others.
_ONE_CLAUSE = 60
# So many characters at the end of one copy and the head of the other are no accident.
_OVERLAP = 8
_MOST = 4000


class Leaf(NamedTuple):
    """A clause as it is to be read, the copies its text is from, and the facts it states."""

    clause: Clause
    stretches: tuple[Stretch, ...]
    facts: tuple[Fact, ...]
    words: str

    @property
    def document(self) -> str:
        """The copy that its first characters are from."""
        return self.stretches[0].document

    @property
    def labelled(self) -> str:
        """The words with the label before them: a copy may break off inside it."""
        clause = self.clause
        return fold(f"{clause.label} {own_heading(clause)}{clause.text}")


def leaves_of(document: Document) -> list[Leaf]:
    """Return a document's clauses, each wholly from itself."""
    facts: dict[str, list[Fact]] = {}
    for fact in document.facts:
        facts.setdefault(fact.clause, []).append(fact)
    return [
        _leaf(
            each.model_copy(update={"file": document.file}),
            (_stretch(0, document.id, each, 0),),
            tuple(facts.get(each.address, ())),
        )
        for each in document.clauses
    ]


def _leaf(clause: Clause, stretches: tuple[Stretch, ...], facts: tuple[Fact, ...]) -> Leaf:
    return Leaf(clause, stretches, facts, fold(own_heading(clause) + clause.text))


def own_heading(clause: Clause) -> str:
    """Return the heading of a clause where its text does not begin with it."""
    return "" if clause.text.startswith(clause.heading) else clause.heading


def _stretch(at: int, document: str, clause: Clause, start: int) -> Stretch:
    size = len(clause.text)
    return Stretch(
        start=at,
        end=at + size - start,
        document=document,
        address=clause.address,
        within=(start, size),
    )


def matched(text: Sequence[Leaf], copy: Sequence[Leaf]) -> dict[int, int]:
    """Return which leaves of a copy are which of a text, by place, both in order.

    Clauses are one where they bear one address and alike words, or else the very same words that
    stand nowhere else in either copy. The last clause of the text may go on in the first of the
    copy, or the other way about.
    """
    by_address = {leaf.clause.address: at for at, leaf in enumerate(copy)}
    ours, theirs = _places(text), _places(copy)
    pairs: dict[int, int] = {}
    for at, leaf in enumerate(text):
        other = by_address.get(leaf.clause.address)
        if other is None or not _is_one(leaf, copy[other]):
            alone = len(ours[leaf.words]) == 1 == len(theirs.get(leaf.words, ()))
            other = theirs[leaf.words][0] if alone and leaf.words else None
        if other is not None:
            pairs[at] = other
    for at, other in _broken(text, copy):
        if at not in pairs and other not in pairs.values():
            pairs[at] = other
    return _in_order(sorted(pairs.items()))


def _broken(text: Sequence[Leaf], copy: Sequence[Leaf]) -> Iterator[tuple[int, int]]:
    """Yield clauses inside which one of two copies begins or breaks off, under whatever address."""
    if not text or not copy:
        return
    ends, begins = [leaf.words for leaf in text], [leaf.words for leaf in copy]
    yield from ((len(ends) - 1, at) for at in _alone(begins, ends[-1], str.startswith))
    labelled = [leaf.labelled for leaf in text]
    yield from ((at, 0) for at in _alone(labelled, copy[0].labelled, str.endswith))
    yield from ((at, len(begins) - 1) for at in _alone(ends, begins[-1], str.startswith))
    labelled = [leaf.labelled for leaf in copy]
    yield from ((0, at) for at in _alone(labelled, text[0].labelled, str.endswith))
    if _overlap(ends[-1], begins[0]):
        yield len(ends) - 1, 0


def _alone(wholes: Sequence[str], piece: str, stands: Callable[[str, str], bool]) -> list[int]:
    """Return the one place of the words that a piece begins or ends."""
    if len(piece) < _OVERLAP:
        return []
    found = [at for at, whole in enumerate(wholes) if stands(whole, piece)]
    return found if len(found) == 1 else []


def _places(leaves: Sequence[Leaf]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, leaf in enumerate(leaves):
        places.setdefault(leaf.words, []).append(at)
    return places


def _is_one(one: Leaf, other: Leaf) -> bool:
    shorter, longer = sorted((one.words, other.words), key=len)
    if not shorter:
        return not longer or (one.clause.kind, one.clause.label) == (
            other.clause.kind,
            other.clause.label,
        )
    if longer.startswith(shorter) or longer.endswith(shorter):
        return True
    return fuzz.ratio(shorter, longer, score_cutoff=_ONE_CLAUSE) >= _ONE_CLAUSE


def _in_order(pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return the most pairs of which none stands across another (the longest rising run)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        ends[length : length + 1] = [other]
        last[length : length + 1] = [at]
        before.append(last[length - 1] if length else -1)
    kept: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        kept.append(pairs[at])
        at = before[at]
    return dict(reversed(kept))


def _overlap(first: str, then: str) -> int:
    """Return how many characters end the one and begin the other, nothing for a few."""
    most = min(len(first), len(then), _MOST)
    sizes = (size for size in range(most, _OVERLAP - 1, -1) if first.endswith(then[:size]))
    return next(sizes, 0)


def filled(ours: Leaf, theirs: Leaf, *, head: bool, tail: bool) -> Leaf:
    """Return a clause of a text with what another copy adds to it.

    `tail` tells that the text breaks off in the clause and the copy does not, `head` that it begins
    in it. Where the copy has the whole clause, the whole is the copy's.
    """
    if not (head or tail):
        return ours
    if head and theirs.clause.label and not ours.clause.label and _ends_with(theirs, ours):
        # The copy broke off before the label, and where it stands is known from the other alone.
        return theirs
    if ours.words == theirs.words:
        return ours
    place = {"address": ours.clause.address, "parent": ours.clause.parent}
    if (tail and theirs.words.startswith(ours.words)) or (
        head and theirs.words.endswith(ours.words)
    ):
        label = {} if theirs.clause.label else _label(ours.clause)
        facts = tuple(_moved(fact, ours.clause.address, 0) for fact in theirs.facts)
        return theirs._replace(clause=theirs.clause.model_copy(update=place | label), facts=facts)
    if tail and (size := _overlap(ours.words, theirs.words)):
        return _joined(ours, theirs, size)
    return ours


def _ends_with(whole: Leaf, piece: Leaf) -> bool:
    return bool(piece.words) and whole.labelled.endswith(piece.words)


def _label(clause: Clause) -> dict[str, object]:
    return {name: getattr(clause, name) for name in ("kind", "label", "number", "label_span")}


def _joined(ours: Leaf, theirs: Leaf, size: int) -> Leaf:
    """Return a clause that begins in one copy and goes on in another, which share some words."""
    folded = fold_with_offsets(theirs.clause.text)
    if own_heading(theirs.clause) or size >= len(folded.text):
        return ours
    start = folded.offsets[size]
    shift = len(ours.clause.text) - start
    text = ours.clause.text + theirs.clause.text[start:]
    stretch = _stretch(len(ours.clause.text), theirs.document, theirs.clause, start)
    facts = [
        _moved(fact, ours.clause.address, shift) for fact in theirs.facts if fact.within[0] >= start
    ]
    update = {"text": text, "cut": theirs.clause.cut}
    if ours.clause.heading == ours.clause.text:
        update["heading"] = ""
    clause = ours.clause.model_copy(update=update)
    return _leaf(clause, (*ours.stretches, stretch), (*ours.facts, *facts))


def _moved(fact: Fact, address: str, shift: int) -> Fact:
    within = (fact.within[0] + shift, fact.within[1] + shift)
    return fact.model_copy(update={"clause": address, "within": within})
