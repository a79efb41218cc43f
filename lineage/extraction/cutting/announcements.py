"""Lists that a text announces and does not finish, which shows that the copy breaks off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lineage.extraction.cutting.draft import Draft
from lineage.extraction.page.shapes import names_body
from lineage.language.dates import find_dates
from lineage.language.folding import is_cjk
from lineage.language.numerals import CHINESE_NUMERAL, parse_chinese, parse_english

__all__ = ["Unfinished", "find_unfinished"]

_ANNOUNCES = re.compile(
    rf"(?:以下|如下|下列|下述)的?\s?(?P<zh>{CHINESE_NUMERAL}{{1,3}}|\d{{1,2}})\s?[大个项条点类种方]"
    r"[^。！？!?；;]{0,30}[：:。]?$"
    r"|(?i:\bthe following (?P<en>[a-z]{3,9}|\d{1,2}) (?:\w+ ){0,3}"
    r"(?:measures?|steps|points|tasks|requirements|actions|aspects|areas|conditions|items)"
    r"[^.;]{0,60}[:.]$)"
)
_LONGEST = 120
_MOST = 40
_ENDED = tuple("。；;.!！?？…")
_ENDS = (*_ENDED, *"：:，,、”’」』）)》]】\"'")
# What must go on, where nothing does.
_DANGLES = re.compile(r"(?:[：:，,、]|[;,] (?:and|or))$")
# A sentence begun behind another one; who answers for it (责任单位：) is told without a full stop.
_BEGUN = re.compile(r"[。；！？](?P<rest>[^。；！？：:\n\t]{2,80})$")
_FEWEST = 2
_TAIL = 400


class Unfinished(NamedTuple):
    """Characters `start` to `end` of the source show by `rule` that something is lacking."""

    start: int
    end: int
    rule: str


def find_unfinished(text: str, drafts: Sequence[Draft], end: int) -> Unfinished | None:
    """Return the words that show the last list of a text to be cut short, if any do.

    Either they announce more entries than follow, or the last entry breaks off where all those
    before it end. Only a list counts behind which nothing stands, no signature and no day either.
    """
    if not drafts:
        return None
    last = max(drafts, key=lambda draft: (draft.end, draft.start))
    if last.kind in {"closing", "annex"} or find_dates(text[last.end : min(end, last.end + _TAIL)]):
        return None
    by_address = {draft.address: draft for draft in drafts}
    children: dict[str | None, list[Draft]] = {}
    for draft in drafts:
        if draft.label and draft.kind != "annex":
            children.setdefault(draft.parent, []).append(draft)
    return _announced(text, last, by_address, children) or _breaks_off(
        text, last, children.get(last.parent, []), end
    )


def _breaks_off(text: str, last: Draft, siblings: Sequence[Draft], end: int) -> Unfinished | None:
    before = [text[each.start : each.end] for each in siblings if each.start < last.start]
    own = text[last.start : last.end].rstrip()
    whole = len(before) >= _FEWEST and all(each.rstrip().endswith(_ENDED) for each in before)
    line = own.rpartition("\n")[2]
    if not own or "\t" in line or last.kind in {"preamble", "closing"}:
        return None
    alone = not text[last.end : end].strip()
    dangles = alone and _DANGLES.search(line)
    # A law ends with a full stop, so that no list ends it.
    listed = alone and last.address.startswith("art") and line.endswith(("；", ";"))
    begun = None if line.endswith(_ENDS) else _BEGUN.search(line)
    begun_words = begun and is_cjk(line[-1]) and not names_body(begun["rest"])
    if not (dangles or listed or begun_words or (whole and last.label and not own.endswith(_ENDS))):
        return None
    return Unfinished(max(last.start, last.end - _LONGEST // 4), last.end, "ends inside a sentence")


def _announced(
    text: str,
    last: Draft,
    by_address: dict[str, Draft],
    children: dict[str | None, list[Draft]],
) -> Unfinished | None:
    """Look at what stands above the last clause, the nearest first, and at the preamble."""
    above: Draft | None = last
    seen = 0
    while above is not None and seen < _MOST:
        if found := _lacking(text, above, children.get(above.address, [])):
            return found
        above = by_address.get(above.parent or "")
        seen += 1
    first = min((each.label_start for each in children.get(None, [])), default=0)
    preambles = [each for each in by_address.values() if each.kind == "preamble"]
    if preambles and (lead := max(preambles, key=lambda each: each.end)).end <= first:
        return _lacking(text, lead, children.get(None, []))
    return None


def _lacking(text: str, lead: Draft, entries: Sequence[Draft]) -> Unfinished | None:
    begin = max(lead.start, lead.end - _LONGEST)
    said = _ANNOUNCES.search(text[begin : lead.end].rstrip())
    if said is None:
        return None
    many = (parse_chinese(said["zh"]) or _figure(said["zh"])) if said["zh"] else None
    many = many or (parse_english(said["en"]) if said["en"] else None)
    if many is None or not len(entries) < many <= _MOST:
        return None
    return Unfinished(begin + said.start(), lead.end, "announces more than it gives")


def _figure(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
