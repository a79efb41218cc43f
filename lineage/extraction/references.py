"""What a document says of others: it repeals, issues, implements, rests on, or cites them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lineage.extraction.expiry import find_expiry
from lineage.extraction.mentions import Mention, find_mentions
from lineage.extraction.phrases import PHRASES, Phrase
from lineage.language.numbers import FoundNumber, canonical_number
from lineage.language.titles import is_document_title
from lineage.models.document import Number, Reference, ReferenceKind
from lineage.models.value import Evidence

__all__ = ["find_references"]

Locate = Callable[[int, int, str], Evidence]


class _Event(NamedTuple):
    start: int
    end: int
    kind: ReferenceKind | None
    phrase: Phrase


class _Claim(NamedTuple):
    kind: ReferenceKind
    mention: Mention
    provisions: str
    rule: str


_SENTENCE_END = re.compile(
    r"[。！？；\n]|;(?=\s|$)|[.!?][\"”’)\]]*(?=\s+[A-Z“\"‘])(?<!No\.)(?<!Art\.)(?<!no\.)"
)
_LIST_FOLLOWS = re.compile("(?:废止|失效|停止执行|repealed|abolished)[^。《]{0,24}[:：]\\s*$")
_PREAMBLES = (None, "preamble")
_FOUNDING = re.compile(
    r"制定|制订|特作|现就|现将|结合实际|结合本|formulated|enacted|is hereby|are hereby|drawn up"
)
_NEAR = 80
_LONGEST = 20_000
_NOT_BETWEEN = re.compile(r"[。；;，,]|修[改正订]|\.\s")
# Between two titles of one list: nothing but a comma, or a conjunction and the body that issued
# the next one, or the figure of the next line.
_JOINED = re.compile(
    r"\s*|[，,]\s*|[，,]?\s*(?:[、和与及]|以及|and |as well as )[^，,。；;.《\"“]{0,40}|"
    r"[；;。，、]?\s*[（(]?\d{1,2}\s*[.．、)）]\s*"
)
_STILL_HOLDS = re.compile("[^，。；《]{0,10}?(?:已|继续|仍|尚|更名)")
_AMENDS_ANOTHER = re.compile(
    r"[》\"”’]?\s*(?:\([^()]{0,30}\)|（[^（）]{0,30}）)?\s*(?:第[一二三四五六七八九十]次)?修[改正订]"
)
_PROVISIONS_AFTER = re.compile(
    "(?:中)?的?((?:第[〇零一二三四五六七八九十百千\\d]{1,8}[条款项章节目部分编]+(?:之[一二三四五六七八九十]{1,3})?"
    "[、和至及到]?){1,40}(?:的规定)?|(?:中|有关|关于|与|凡)[^，。；《]{0,40}?(?:规定|条款|内容|部分)|"
    "(?:与|凡)[^，。；《]{0,40}?的)"
)
_PROVISIONS_BEFORE = re.compile(
    r"((?:articles?|sections?|paragraphs?|provisions?|chapters?|points?|clauses?)"
    r"(?: [\w(),.-]{1,12}){0,8}) (?:of|in) (?:the )?[\"“]?$",
    re.IGNORECASE,
)
_ISSUED_UNQUOTED = re.compile(
    r"(?:^|[,;.]\s+)(?:now,? )?the ([^,;.\"“”]{5,200}?) (?:is|are) (?:now |hereby )+"
    r"(?:printed|issued|promulgated|distributed|published|released)\b",
    re.IGNORECASE,
)
_ANNEXES = re.compile(
    r"^[ \t　]*(?:附\s*件|附\s*表|附\s*录|annex(?:es)?|attachments?|appendix|appendices)"
    r"\s*[一二三四五六七八九十\d]{0,2}\s*[:：]\s*",
    re.IGNORECASE | re.MULTILINE,
)
_ANNEX = re.compile(r"[ \t　]*(?:\d{1,2}\s*[.．、:：)）]\s*)?([^\n]{2,160}?)[ \t　]*(?:\n+|$)")
_NEXT_ANNEX = re.compile(r"(?<=[^\d\s])\s+(?=\d{1,2}\s*[.．、][^\d])")
_ORDINAL = re.compile(r"\s*\d{1,2}\s*[.．、:：)）]")


def find_references(
    text: str, clause: str | None, issuer: str, locate: Locate
) -> tuple[Reference, ...]:
    """Return what one unit of text says of other documents, in the order of its words.

    `clause` is the unit's address (`preamble` and none: the words that found a document),
    `issuer` any text that names the body which speaks: it settles numbers in initials.
    `locate(start, end, rule)` gives the evidence for characters of `text`. A title that is no
    document's (a slogan, a meeting, a newspaper) and words without a document give nothing.

    >>> def locate(start, end, rule):
    ...     return Evidence(file="", span=(start, end), quote="", rule=rule)
    >>> found = find_references("依据《甲法》制定。《乙办法》同时废止。", None, "", locate)
    >>> [(reference.kind, reference.title) for reference in found]
    [('based_on', '甲法'), ('repeals', '乙办法')]
    """
    found: list[tuple[int, Reference]] = []
    annexes = list(_annexes(text))
    for mention in annexes:
        evidence = locate(mention.start, mention.end, "annex_of: annex list")
        found.append(
            (
                mention.start,
                _reference(_Claim("annex_of", mention, "", ""), clause, issuer, evidence),
            )
        )
    listed = (annexes[0].start, annexes[-1].end) if annexes else (0, 0)
    for start, end in _sentences(text):
        if listed[0] < end and start < listed[1]:
            continue
        sentence = text[start:end]
        opening = clause in _PREAMBLES or bool(_FOUNDING.search(sentence))
        for claim in _claims(sentence, opening=opening):
            evidence = locate(start, end, claim.rule)
            found.append((start + claim.mention.start, _reference(claim, clause, issuer, evidence)))
    for start, end, until in find_expiry(text):
        found.append((start, _expires(until, clause, locate(start, end, "expires: validity"))))
    return tuple(reference for _, reference in sorted(found, key=lambda pair: pair[0]))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        # A list of what ends here follows on lines of its own: one sentence with its heading.
        if _LIST_FOLLOWS.search(text[start : match.end()]):
            break
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if stripped := piece.strip():
        first = start + piece.index(stripped[0])
        last = first + len(stripped)
        yield from ((at, min(at + _LONGEST, last)) for at in range(first, last, _LONGEST))


def _claims(sentence: str, *, opening: bool) -> Iterator[_Claim]:
    mentions = find_mentions(sentence)
    claimed: dict[Mention, _Claim] = {}
    events = _events(sentence, mentions, opening=opening)
    # What stands after its words is claimed first, so that what a repeal merely rests on is out.
    starts = [event.start for event in events[1:]] + [len(sentence)]
    for event, stop in zip(events, starts, strict=True) if events else ():
        if event.phrase.side == "after":
            for mention in _after(sentence, event.end, stop, mentions):
                if mention not in claimed:
                    claimed[mention] = _claim(event, mention, sentence)
    floor = 0
    for event in events:
        if event.phrase.side != "after":
            for mention in mentions:
                between = floor <= mention.start and mention.end <= event.start
                if between and _is_meant(sentence, event, mention, claimed.get(mention)):
                    claimed[mention] = _claim(event, mention, sentence)
            floor = event.end
    for mention in mentions:
        yield claimed.get(mention) or _Claim("cites", mention, "", "cites: document named")
    yield from _issued_unquoted(sentence, mentions)


def _events(sentence: str, mentions: tuple[Mention, ...], *, opening: bool) -> list[_Event]:
    """Return the phrases of a sentence that stand outside of titles, in order, none overlapping.

    Words that only found a document are a plain citation where it gives a task.
    """
    found = [
        _Event(*match.span(), "cites" if phrase.opening and not opening else phrase.kind, phrase)
        for phrase in PHRASES
        for match in phrase.pattern.finditer(sentence)
        if not _inside(match.start(), mentions)
    ]
    kept: list[_Event] = []
    for event in sorted(found, key=lambda event: (event.start, -event.end)):
        if not kept or event.start >= kept[-1].end:
            kept.append(event)
    return kept


def _inside(place: int, mentions: tuple[Mention, ...]) -> bool:
    at = bisect_right(mentions, place, key=lambda mention: mention.start) - 1
    return at >= 0 and place < mentions[at].end


def _after(
    sentence: str, place: int, stop: int, mentions: tuple[Mention, ...]
) -> Iterator[Mention]:
    """Return the documents listed right after some words, up to the next words of the table."""
    first = True
    for mention in mentions:
        if mention.start < place:
            continue
        if mention.start > stop:
            return
        between = sentence[place : mention.start]
        joined = not _NOT_BETWEEN.search(between) if first else bool(_JOINED.fullmatch(between))
        if len(between) > _NEAR or not joined:
            return
        # 根据《…的决定》修正的《X》: these words say how X came to read as it does.
        if _AMENDS_ANOTHER.match(sentence, mention.end):
            return
        yield mention
        place, first = mention.end, False


def _is_meant(sentence: str, event: _Event, mention: Mention, claim: _Claim | None) -> bool:
    """Tell whether words that stand behind a document are said of it."""
    # 根据《X》,为贯彻落实其要求 says more of X than that it is a ground.
    if claim and (claim.kind, event.kind) != ("based_on", "implements"):
        return False
    if event.kind is None:
        return False
    if event.kind == "repeals" and _STILL_HOLDS.match(sentence, mention.end):
        return False
    return event.kind == "amends" or not _AMENDS_ANOTHER.match(sentence, mention.end)


def _claim(event: _Event, mention: Mention, sentence: str) -> _Claim:
    kind = event.kind or "cites"
    provisions = ""
    if kind in {"repeals", "amends"}:
        after = _PROVISIONS_AFTER.match(sentence, mention.end)
        before = _PROVISIONS_BEFORE.search(sentence[: mention.start])
        words = sentence[event.start : event.end].strip()
        stated = after[1] if after else before[1] if before else ""
        provisions = stated or (words if event.phrase.partial else "")
    words = sentence[event.start : event.end].strip()
    return _Claim(kind, mention, provisions, f"{kind}: {words}")


def _issued_unquoted(sentence: str, mentions: tuple[Mention, ...]) -> Iterator[_Claim]:
    """Yield the plan of a translation without quotation marks: the plan of … is hereby issued."""
    for match in _ISSUED_UNQUOTED.finditer(sentence):
        start, end = match.span(1)
        named = any(start <= mention.start < end for mention in mentions)
        if not named and is_document_title(match[1]):
            mention = Mention(start, end, match[1], None, "")
            yield _Claim("issues", mention, "", "issues: is hereby issued")


def _annexes(text: str) -> Iterator[Mention]:
    place = 0
    while marker := _ANNEXES.search(text, place):
        place, numbered = marker.end(), True
        while numbered and (item := _ANNEX.match(text, place)):
            numbered = bool(_ORDINAL.match(text, place))
            if not numbered and place > marker.end():
                break
            start, stop = item.span(1)
            cut = _NEXT_ANNEX.search(text, start, stop)
            stop, place = (cut.start(), cut.end()) if cut else (stop, item.end())
            if title := text[start:stop].strip(" 　.。;；《》"):
                yield Mention(start, stop, title, None, "")


def _number(found: FoundNumber, *named: str) -> Number:
    """Return a number as the first text that settles its issuer gives it."""
    readings = [canonical_number(found, issuer) for issuer in named]
    value, resolved = next((reading for reading in readings if reading[1]), readings[-1])
    code = value.split("〔", 1)[0]
    return Number(
        value=value,
        code=code,
        year=found.year,
        serial=found.serial,
        printed=found.printed,
        resolved=resolved,
    )


def _reference(claim: _Claim, clause: str | None, issuer: str, evidence: Evidence) -> Reference:
    mention = claim.mention
    number = mention.number and _number(mention.number, mention.title, mention.issuer, issuer)
    return Reference(
        kind=claim.kind,
        number=number,
        title=mention.title,
        issuer=mention.issuer,
        scope="partial" if claim.provisions else "whole",
        provisions=claim.provisions,
        clause=clause,
        until="",
        evidence=evidence,
    )


def _expires(until: str, clause: str | None, evidence: Evidence) -> Reference:
    return Reference(
        kind="expires",
        number=None,
        title="",
        issuer="",
        scope="whole",
        provisions="",
        clause=clause,
        until=until,
        evidence=evidence,
    )
