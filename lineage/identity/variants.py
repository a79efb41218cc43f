"""Where copies of one text differ, with the words of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from lineage.digest import stable_id
from lineage.identity.leaves import Leaf, own_heading
from lineage.language.folding import fold, fold_with_offsets
from lineage.models import Clause, Document, Evidence, Variant, Witnessed

__all__ = ["Breaks", "Sides", "differences", "lacking"]

# Longer clauses that differ are shown whole: the time to compare grows with both lengths.
_LONGEST = 8_000
# Differences that a few shared characters part are shown as one.
_BETWEEN = 2


class Sides:
    """The copies by id, and their clauses by copy and address."""

    def __init__(self, copies: Sequence[Document]) -> None:
        self.copies = {copy.id: copy for copy in copies}
        self.clauses = {(copy.id, each.address): each for copy in copies for each in copy.clauses}


class Breaks(NamedTuple):
    """Whether a side may lack the beginning or the end of a clause because its copy does."""

    head: bool = False
    tail: bool = False


def differences(ours: Leaf, theirs: Leaf, copies: Sides, breaks: Breaks) -> Iterator[Variant]:
    """Yield where a clause of a text and the same clause of another copy differ.

    Widths, spaces and the shapes of marks make no difference, nor does what a copy cannot show
    since it breaks off there.
    """
    if ours.words == theirs.words:
        return
    if fold(own_heading(ours.clause)) != fold(own_heading(theirs.clause)):
        sides = [_whole(leaf, copies) for leaf in (ours, theirs)]
        if _changes(ours.words, theirs.words, breaks):
            yield _variant(ours.clause.address, *sides)
        return
    first, second = (fold_with_offsets(leaf.clause.text) for leaf in (ours, theirs))
    for here, there in _changes(first.text, second.text, breaks):
        sides = [
            _at(leaf, _raw(folded.offsets, span, len(leaf.clause.text)), copies)
            for leaf, folded, span in ((ours, first, here), (theirs, second, there))
        ]
        if _tight(sides[0].words) != _tight(sides[1].words):
            yield _variant(ours.clause.address, *sides)


def _tight(words: str) -> str:
    return "".join(fold(words).split())


def lacking(leaf: Leaf, absent: Clause, document: str, copies: Sides, *, ours: bool) -> Variant:
    """Return the variant of a clause that one copy has and another one goes past.

    `absent` is the clause of that copy before which it would stand; `ours` tells that the text
    followed has it.
    """
    empty = Evidence(
        file=copies.copies[document].file,
        span=(absent.label_span[0], absent.label_span[0]),
        quote="",
        rule="variant",
        place=absent.place,
    )
    sides = [_whole(leaf, copies), Witnessed(document=document, words="", evidence=empty)]
    return _variant(leaf.clause.address, *(sides if ours else sides[::-1]))


def _changes(one: str, other: str, breaks: Breaks) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the spans of two folded texts that differ, without what a break explains."""
    if max(len(one), len(other)) > _LONGEST:
        return [((0, len(one)), (0, len(other)))]
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for op in Levenshtein.opcodes(one, other):
        if op.tag == "equal":
            continue
        here, there = (op.src_start, op.src_end), (op.dest_start, op.dest_end)
        if found and here[0] - found[-1][0][1] <= _BETWEEN:
            begin_here, begin_there = found[-1][0][0], found[-1][1][0]
            found[-1] = ((begin_here, here[1]), (begin_there, there[1]))
        else:
            found.append((here, there))
    if breaks.head and found and found[0][0][0] == found[0][1][0] == 0 and _one_sided(found[0]):
        found = found[1:]
    at_end = bool(found) and (found[-1][0][1], found[-1][1][1]) == (len(one), len(other))
    if breaks.tail and at_end and _one_sided(found[-1]):
        found = found[:-1]
    return found


def _one_sided(change: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    return any(start == end for start, end in change)


def _raw(offsets: tuple[int, ...], span: tuple[int, int], size: int) -> tuple[int, int]:
    start, end = span
    first = offsets[start] if start < len(offsets) else size
    return first, (offsets[end - 1] + 1 if end > start else first)


def _whole(leaf: Leaf, copies: Sides) -> Witnessed:
    said = _at(leaf, (0, len(leaf.clause.text)), copies)
    return said.model_copy(update={"words": own_heading(leaf.clause) + leaf.clause.text})


def _at(leaf: Leaf, span: tuple[int, int], copies: Sides) -> Witnessed:
    """Return the words at some characters of a clause, in the copy that they are from."""
    stretch = next(
        (each for each in leaf.stretches if each.start <= span[0] < each.end), leaf.stretches[-1]
    )
    document = copies.copies[stretch.document]
    clause = copies.clauses[stretch.document, stretch.address]
    start = span[0] - stretch.start + stretch.within[0]
    end = min(start + span[1] - span[0], len(clause.text))
    # Joined lines stand in the file with white space between: there only the whole is certain.
    exact = len(clause.text) == clause.span[1] - clause.span[0]
    evidence = Evidence(
        file=document.file,
        span=(clause.span[0] + start, clause.span[0] + end) if exact else clause.span,
        quote=clause.text[start:end] if exact else clause.text,
        rule="variant",
        place=clause.place,
    )
    words = leaf.clause.text[span[0] : span[1]]
    return Witnessed(document=document.id, words=words, evidence=evidence)


def _variant(address: str, *witnesses: Witnessed) -> Variant:
    parts = [part for each in witnesses for part in (each.document, each.words)]
    places = [str(each.evidence.span) for each in witnesses]
    name = stable_id("var", address, *parts, *places)
    return Variant(id=name, address=address, witnesses=tuple(witnesses))
