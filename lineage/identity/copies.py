"""Which documents are copies of one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from lineage.language.folding import fold
from lineage.models import Document

__all__ = ["TextPrint", "find_copies", "overlap", "text_print"]

# Characters of one shingle: long enough that two yearly plans share few beyond set phrases.
_WIDTH = {"zh": 9, "en": 24}
# One shingle in so many is kept for finding candidates; all of them decide.
_SAMPLED = 16
# Copies differ by what one of them lost or added; yearly plans of one series share less than half.
_SAME_TEXT = 0.85
_FEWEST = 60


class TextPrint(NamedTuple):
    """The shingles of a document's clauses, as checksums, with the length of the text."""

    id: str
    length: int
    shingles: frozenset[int]


def text_print(document: Document) -> TextPrint:
    """Return the shingles of the text that a document's clauses hold."""
    parts = (part for clause in document.clauses for part in (clause.heading, clause.text))
    text = fold("\n".join(parts))
    width = _WIDTH[document.language]
    shingles = (crc32(text[at : at + width].encode()) for at in range(len(text) - width + 1))
    return TextPrint(document.id, len(text), frozenset(shingles))


def overlap(one: TextPrint, other: TextPrint) -> float:
    """Return the share of the shorter text that the longer one holds, from 0 to 1."""
    fewer = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / fewer if fewer else 0.0


def find_copies(documents: Sequence[Document]) -> Iterator[tuple[str, str, float]]:
    """Yield the ids of documents that hold one text, in pairs, with how much they share.

    Only texts of one language and kind are compared, and of these only such as share rare
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
    holders: dict[int, list[TextPrint]] = {}
    for text in sorted(prints, key=lambda text: (text.length, text.id)):
        for shingle in text.shingles:
            if shingle % _SAMPLED == 0:
                holders.setdefault(shingle, []).append(text)
    # Neighbours only: copies are neighbours wherever a passage is theirs alone.
    pairs = {(s.id, t.id) for texts in holders.values() for s, t in pairwise(texts)}
    for one, other in sorted(pairs):
        shared = overlap(by_id[one], by_id[other])
        enough = min(len(by_id[one].shingles), len(by_id[other].shingles)) >= _FEWEST
        if shared >= _SAME_TEXT and enough:
            yield one, other, shared
