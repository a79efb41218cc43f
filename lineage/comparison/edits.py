"""Two texts to the runs they share and the runs that only one of them has."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from diff_match_patch import diff_match_patch

from lineage.comparison.tokens import Token, tokens
from lineage.language.folding import fold
from lineage.models import Edit

__all__ = ["edits"]

# The differ's steps grow with the product of both lengths. Above this, texts are first cut at the
# sentences they share: a time-out would let the machine's speed decide.
_MOST_STEPS = 1_000_000
_DEEPEST = 12
# Planes 15 and 16 are private characters throughout: none of them means anything to the differ.
_FIRST = 0xF0000
_SENTENCE_ENDS = frozenset({".", ";", "!", "?"})
_OPS: dict[int, Op] = {-1: "delete", 0: "equal", 1: "insert"}

Op = Literal["equal", "delete", "insert"]


class _Run(NamedTuple):
    op: Op
    tokens: Sequence[Token]


def edits(old_text: str, new_text: str) -> tuple[Edit, ...]:
    """Return the runs that turn the old text into the new one.

    The equal and inserted runs joined are the new text, to the character. The equal and deleted
    runs joined are the old text but for width, quotation marks, letter case and spacing, which
    are no change of wording: an equal run is shown as the new text has it.

    >>> [(e.op, e.text) for e in edits("每月15日前报送", "每月 5 日前报送")]
    [('delete', '每月15日前'), ('insert', '每月 5 日前'), ('equal', '报送')]
    """
    if fold(old_text) == fold(new_text):
        return (Edit(op="equal", text=new_text),) if new_text else ()
    return tuple(_joined(_compare(tokens(old_text), tokens(new_text), _DEEPEST)))


def _joined(runs: Iterable[_Run]) -> Iterator[Edit]:
    """Join neighbouring runs, what is deleted before what is inserted in its place."""
    for is_equal, block in groupby(runs, key=lambda run: run.op == "equal"):
        held = list(block)
        ops: tuple[Op, ...] = ("equal",) if is_equal else ("delete", "insert")
        for op in ops:
            text = "".join(token.text for run in held if run.op == op for token in run.tokens)
            if text:
                yield Edit(op=op, text=text)


def _compare(old: Sequence[Token], new: Sequence[Token], depth: int) -> list[_Run]:
    if not old or not new or len(old) * len(new) <= _MOST_STEPS:
        return _differ(old, new)
    anchors = _shared_sentences(old, new) if depth else []
    if not anchors:
        return [_Run("delete", old), _Run("insert", new)]
    runs: list[_Run] = []
    at_old = at_new = 0
    for (old_start, old_end), (new_start, new_end) in anchors:
        runs += _compare(old[at_old:old_start], new[at_new:new_start], depth - 1)
        runs.append(_Run("equal", new[new_start:new_end]))
        at_old, at_new = old_end, new_end
    return runs + _compare(old[at_old:], new[at_new:], depth - 1)


def _differ(old: Sequence[Token], new: Sequence[Token]) -> list[_Run]:
    """Compare token by token, each distinct one standing for a single character."""
    keys = dict.fromkeys(token.key for token in (*old, *new))
    letters = {key: chr(_FIRST + at) for at, key in enumerate(keys)}
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    found = differ.diff_main(
        "".join(letters[token.key] for token in old),
        "".join(letters[token.key] for token in new),
        False,  # noqa: FBT003
    )
    # Whole tokens are tidied: after decoding, the tidying would cut words apart.
    differ.diff_cleanupSemantic(found)
    runs: list[_Run] = []
    at_old = at_new = 0
    for op, run in found:
        source, at = (old, at_old) if op < 0 else (new, at_new)
        runs.append(_Run(_OPS[op], source[at : at + len(run)]))
        at_old += len(run) if op <= 0 else 0
        at_new += len(run) if op >= 0 else 0
    return runs


Place = tuple[int, int]


def _sentences(text: Sequence[Token]) -> dict[str, Place]:
    """Return the places of the sentences that a text holds once."""
    found: list[tuple[str, Place]] = []
    start = 0
    for at, token in enumerate(text, start=1):
        if token.key in _SENTENCE_ENDS or "\n" in token.text or at == len(text):
            found.append(("\x1f".join(t.key for t in text[start:at]), (start, at)))
            start = at
    times = Counter(key for key, _ in found)
    return {key: place for key, place in found if times[key] == 1}


def _shared_sentences(old: Sequence[Token], new: Sequence[Token]) -> list[tuple[Place, Place]]:
    """Return the longest row of sentences that both texts hold once, in the order of both."""
    olds, news = _sentences(old), _sentences(new)
    pairs = [(place, news[key]) for key, place in olds.items() if key in news]
    ends: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for at, (_, (start, _end)) in enumerate(pairs):
        length = bisect_left(ends, start)
        before.append(heads[length - 1] if length else -1)
        ends[length : length + 1] = [start]
        heads[length : length + 1] = [at]
    row: list[tuple[Place, Place]] = []
    at = heads[-1] if heads else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]
