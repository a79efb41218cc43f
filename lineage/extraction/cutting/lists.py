"""Lists that run on within one paragraph: 一是…；二是…, (a) …; (b) …."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.extraction.cutting.numbering import Numbered, number
from lineage.language.labels import Label, find_labels
from lineage.language.lookup import matches_from

__all__ = ["Listed", "find_lists", "list_behind"]

# Where a label within a paragraph may begin.
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}[是要]|[第其][一二三四五六七八九十]{1,3}[，,：:]|首先|其次|再次|最后"
    r"|(?<!\d)(?<!\d[.．])\d{1,2}[.．、](?!\d)|[（(]\s?[\da-z一二三四五六七八九十]{1,5}\s?[)）]|\d{1,2}[)）]|[a-z][)）]|[\u2460-\u2487]"
    r"|(?i:\b(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|lastly"
    r"|finally|(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+is)\b)"
)
# The characters that any of these begins with; a letter within a word begins none.
_FIRSTS = re.compile(
    r"[一二三四五六七八九十第其首再最\d（(\u2460-\u2487]"
    r"|(?<![A-Za-z])(?:[TFSENLOtfsenlo]|[a-z](?=[)）]))"
)
# What closes the clause before; a word in order stands at the head of a sentence.
_CLAUSE_ENDS = tuple("。；;：:！!？?，,、.—")
_SENTENCE_ENDS = tuple("。；;：:！!？?.")
_ORDERED = ("第一，", "其一", "首先", "First")
# A figure with a point is a label behind a stop alone.
_POINTED = frozenset({"1."})
_JOINS = re.compile(r"(?:[;；,，]\s*(?:and|or|以及|和|及|并|或者?))\s*$")
_MARKED = (",", "，", "：", ":")
_SPARING = _POINTED | frozenset(_ORDERED)
# A list may begin within its sentence: each unit shall (a) …; (b) …. A provision is cited so too.
_CITES = re.compile(
    r"(?:[\d)）]|[第前本款条條项項目号號式表图等及和与或、]|\b[A-Z]"
    r"|(?i:\b(?:articles?|sections?|subsections?|paragraphs?|subparagraphs?|sub-?clauses?|clauses?"
    r"|points?|items?|parts?|rules?|regulations?|schedules?|chapters?|annex(?:es)?|letters?|sub|and|or"
    r"|to|of|in|under|by|with)\b))$"
)
_WORDS_FOLLOW = re.compile(r"(?!(?:and|or)\b)[^\W\d_]")
_SET_APART = frozenset({"(a)", "(i)", "（1）", "（一）", "①", "1）", "a)"})
_WINDOW = 40
_FEWEST = 2
_SENTENCE_END = re.compile(r"[。！？][”’」』）]?|[.!?](?=\s+[A-Z])")
_PAIRS = dict(zip("”’》）)」』", "“‘《（(「『", strict=True))
_MARKS = re.compile(r"[“”‘’《》（）()「」『』\"]")


class Listed(NamedTuple):
    """A clause within a paragraph: its label, from where to where it stands, and how deep.

    `start` is the place of the label in the paragraph, `end` where the next label begins or the
    paragraph ends; `depth` counts from 0 for the clauses of the outermost list.
    """

    label: Label
    start: int
    end: int
    depth: int


def find_lists(text: str, begin: int = 0) -> tuple[Listed, ...]:
    """Return the clauses that a paragraph numbers behind its place `begin`, in order.

    At least two labels of one kind count, in unbroken sequence from the first, each where a clause
    begins; what stands in quotation marks, brackets or a title is no label. Where a sequence
    breaks, or a second one begins behind the first, the rest stays with the last clause
    (`list_behind` finds it).

    >>> [(each.label.printed, each.start) for each in find_lists("坚持两点：一是节水；二是治污。")]
    [('一是', 5), ('二是', 10)]
    >>> find_lists("这是唯一是对的，二是错的。")
    ()
    """
    places = [(at, labels) for at in _starts(text, begin) if (labels := _labels(text, at, begin))]
    if len(places) < _FEWEST:
        return ()
    accepted, oddities = number([labels for _, labels in places])
    until = min((oddity.at for oddity in oddities), default=len(places))
    found = [
        (at, each)
        for (at, _), each in zip(places[:until], accepted[:until], strict=True)
        if each is not None
    ]
    found = _in_company(found)
    ends = [*(at for at, _ in found), len(text)][1:]
    return tuple(
        Listed(each.label, at, end, each.depth) for (at, each), end in zip(found, ends, strict=True)
    )


def list_behind(text: str, found: Sequence[Listed]) -> int | None:
    """Return where the sentence begins that opens a second list behind the one found.

    >>> text = "家长要：（1）接送；（2）配合。学校要：（1）封闭；（2）巡查。"
    >>> text[list_behind(text, find_lists(text)) :]
    '学校要：（1）封闭；（2）巡查。'
    """
    last = found[-1]
    begin = last.start + last.label.end
    first = next(iter(find_lists(text, begin)), None)
    if first is None or first.label.style.name != found[0].label.style.name:
        return None
    ends = [mark.end() for mark in _SENTENCE_END.finditer(text, begin, first.start)]
    if ends and not text[ends[-1] : first.start].strip():
        ends.pop()
    return ends[-1] if ends else None


def _starts(text: str, begin: int) -> Iterator[int]:
    """Yield where labels could begin outside quotation marks, brackets and titles."""
    within = iter(_enclosed(text, begin))
    opened, closed = next(within, (len(text), len(text)))
    for mark in matches_from(_FIRSTS, _BEGINS, text, begin):
        at = mark.start()
        while closed < at:
            opened, closed = next(within, (len(text), len(text)))
        if not opened < at < closed:
            yield at


def _enclosed(text: str, begin: int) -> list[tuple[int, int]]:
    """Return the outermost stretches between marks that open and close, in order."""
    waiting: list[tuple[str, int]] = []
    open_marks: Counter[str] = Counter()
    found: list[tuple[int, int]] = []
    for mark in _MARKS.finditer(text, begin):
        character, at = mark[0], mark.start()
        opener = _PAIRS.get(character, '"' if character == '"' and open_marks['"'] else "")
        if not opener:
            waiting.append((character, at))
            open_marks[character] += 1
        elif open_marks[opener]:
            # What was opened within and never closed does not count.
            while True:
                last, start = waiting.pop()
                open_marks[last] -= 1
                if last == opener:
                    break
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, at))
    return found


def _labels(text: str, at: int, begin: int) -> tuple[Label, ...]:
    before = text[max(begin, at - _WINDOW) : at].rstrip()
    joined = _JOINS.search(before) is not None
    labels = find_labels(text[at : at + _WINDOW], within=True)
    return tuple(
        label
        for label in labels
        if not before
        or (label.style.name not in _SPARING and (joined or before.endswith(_CLAUSE_ENDS)))
        or (before.endswith(_SENTENCE_ENDS) and _marked(text, at, label))
        or _begins_within(text, before, at, label)
    )


def _begins_within(text: str, before: str, at: int, label: Label) -> bool:
    """Tell whether the first label of a list stands within a sentence and cites nothing."""
    behind = text[at + label.end : at + label.end + _WINDOW]
    return (
        label.value == 1
        and label.style.name in _SET_APART
        and before[-1:].isalpha()
        and not _CITES.search(before)
        and _WORDS_FOLLOW.match(behind) is not None
    )


def _marked(text: str, at: int, label: Label) -> bool:
    """Tell whether a word in order is set off from its clause: 首先， and not 首先要."""
    behind = text[at + len(label.printed) : at + label.end]
    return (
        label.style.name not in _ORDERED
        or behind.strip().endswith(_MARKED)
        or (label.printed.endswith(" is"))
    )


def _in_company(found: list[tuple[int, Numbered]]) -> list[tuple[int, Numbered]]:
    """Leave out the labels that no second one follows."""
    counted: Counter[int] = Counter()
    runs: list[int] = []
    open_runs: list[int] = []
    many = 0
    for _, each in found:
        del open_runs[each.depth + 1 :]
        if len(open_runs) <= each.depth:
            many += 1
            open_runs.append(many)
        runs.append(open_runs[each.depth])
        counted[open_runs[each.depth]] += 1
    return [one for one, run in zip(found, runs, strict=True) if counted[run] >= _FEWEST]
