"""Which documents are copies of one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from lineage.language.folding import fold
from lineage.models import Document

__all__ = ["TextPrint", "find_copies", "is_one_text", "overlap", "text_print"]

# Characters of one shingle: long enough that two yearly plans share few beyond set phrases.
_WIDTH = {"zh": 9, "en": 24}
# One shingle in so many is kept for finding candidates; all of them decide.
_SAMPLED = 16
# Texts that also bear one number or one day of signature are copies where they share this much:
# one of them may have lost or gained a passage. Yearly plans of a series share less than half.
_SAME_TEXT = 0.85
# Both may have lost pages of their own: then nothing in the one takes the place of the other's.
_MOSTLY = 0.4
# Where nothing else speaks for it, a law and its amended version share as much as two copies do.
# Copies differ inside by slips of a few characters, versions by whole phrases.
_SLIP = 4
_MOST_SLIPS = 20
_FEWEST = 60
_NEIGHBOURS = 3


class TextPrint(NamedTuple):
    """The shingles of a document's clauses in order, as checksums, with what it bears."""

    id: str
    language: str
    shingles: tuple[int, ...]
    distinct: frozenset[int]
    bears: frozenset[str]


def text_print(document: Document) -> TextPrint:
    """Return the shingles of the text that a document's clauses hold."""
    parts = (part for clause in document.clauses for part in (clause.heading, clause.text))
    text = fold("\n".join(parts))
    width = _WIDTH[document.language]
    shingles = tuple(crc32(text[at : at + width].encode()) for at in range(len(text) - width + 1))
    number = document.number_value.value if document.number_value else ""
    day = document.signed.value if document.signed else ""
    bears = frozenset({number, day} - {""})
    return TextPrint(document.id, document.language, shingles, frozenset(shingles), bears)


def overlap(one: TextPrint, other: TextPrint) -> float:
    """Return the share of the shorter text that the longer one holds, from 0 to 1."""
    fewer = min(len(one.distinct), len(other.distinct))
    return len(one.distinct & other.distinct) / fewer if fewer else 0.0


def is_one_text(one: TextPrint, other: TextPrint) -> bool:
    """Tell whether two texts are copies of one, of which either may be cut short at its ends.

    Where one breaks off inside the other, and that one begins inside the first, they need share
    no more than a passage of some sentences.
    """
    if one.shingles == other.shingles:
        return bool(one.shingles)
    if min(len(one.distinct), len(other.distinct)) < _FEWEST:
        return False
    shared = overlap(one, other)
    if shared < _SAME_TEXT:
        lacks = bool(one.bears & other.bears) and shared >= _MOSTLY and _only_gaps(one, other)
        return lacks or _goes_on(one, other) or _goes_on(other, one)
    if one.bears & other.bears:
        return True
    return _only_slips(one, other) and _only_slips(other, one)


def _only_gaps(one: TextPrint, other: TextPrint) -> bool:
    """Tell whether wherever one text has a passage of its own, the other has none."""
    return _before_gaps(one, other).isdisjoint(_before_gaps(other, one))


def _before_gaps(text: TextPrint, other: TextPrint) -> frozenset[int | None]:
    """Return the shared shingles after which a text has more of its own than a slip."""
    before: set[int | None] = set()
    last: int | None = None
    own = 0
    for shingle in text.shingles:
        if shingle in other.distinct:
            last, own = shingle, 0
            continue
        own += 1
        if own > _WIDTH[text.language] + _SLIP:
            before.add(last)
    return frozenset(before)


def _goes_on(text: TextPrint, other: TextPrint) -> bool:
    """Tell whether a text breaks off inside another one, and that one begins inside the text."""
    known = [shingle in other.distinct for shingle in text.shingles]
    there = [shingle in text.distinct for shingle in other.shingles]
    if True not in known:
        return False
    first, last = known.index(True), len(there) - there[::-1].index(True)
    shared = known[first:], there[:last]
    # What is shared is all that stands behind its beginning here, and before its end there.
    most = _WIDTH[text.language] + _SLIP
    return all(
        sum(run) >= max(_FEWEST, _SAME_TEXT * len(run))
        and max((len(gap) for gap in _runs(run)), default=0) <= most
        for run in shared
    )


def _only_slips(text: TextPrint, other: TextPrint) -> bool:
    """Tell whether a text differs inside from another one by slips of a few characters only."""
    known = [shingle in other.distinct for shingle in text.shingles]
    if True not in known:
        return False
    first, last = known.index(True), len(known) - known[::-1].index(True)
    runs = [len(run) for run in _runs(known[first:last])]
    return len(runs) <= _MOST_SLIPS and max(runs, default=0) <= _WIDTH[text.language] + _SLIP


def _runs(known: list[bool]) -> list[str]:
    marks = "".join("1" if shared else "0" for shared in known)
    return [run for run in marks.split("1") if run]


def find_copies(documents: Sequence[Document]) -> Iterator[tuple[str, str, float]]:
    """Yield the ids of documents that hold one text, in pairs, with how much they share.

    Only texts of one language and kind are compared, and of these only such as share sampled
    passages, so that the cost grows with the text and not with the pairs. A copy that is
    cut short shares all it has.
    """
    classes: dict[tuple[str, str], list[TextPrint]] = {}
    for document in documents:
        classes.setdefault((document.language, document.kind), []).append(text_print(document))
    for key in sorted(classes):
        yield from _copies(classes[key])


def _copies(prints: list[TextPrint]) -> Iterator[tuple[str, str, float]]:
    by_id = {text.id: text for text in prints}
    holders: dict[int, list[str]] = {}
    whole: dict[tuple[int, ...], list[str]] = {}
    for text in sorted(prints, key=lambda text: (len(text.shingles), text.id)):
        whole.setdefault(text.shingles, []).append(text.id)
        for shingle in text.distinct:
            if shingle % _SAMPLED == 0:
                holders.setdefault(shingle, []).append(text.id)
    # Neighbours in length only: copies are neighbours wherever a passage is theirs alone.
    pairs = {
        (one, other)
        for ids in (*holders.values(), *whole.values())
        for at, one in enumerate(ids)
        for other in ids[at + 1 : at + 1 + _NEIGHBOURS]
    }
    for one, other in sorted(pairs):
        if is_one_text(by_id[one], by_id[other]):
            yield one, other, overlap(by_id[one], by_id[other])
