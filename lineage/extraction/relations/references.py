"""What a document says of others: it repeals, issues, implements, rests on, or cites them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lineage.extraction.relations.claims import Claim, Setting, find_claims, names_documents
from lineage.extraction.relations.expiry import find_expiry
from lineage.extraction.relations.mentions import Mention
from lineage.extraction.relations.short_names import NONE, ShortNames
from lineage.language.numbers import FoundNumber, canonical_number, number_parts
from lineage.language.scripts import simplified
from lineage.models.document import Number, Reference
from lineage.models.value import Evidence

__all__ = ["find_references", "reference_of"]

Locate = Callable[[int, int, str], Evidence]


_SENTENCE_END = re.compile(
    r"[。！？；\n]|;(?=\s|$)|[.!?][\"”’)\]]*(?=\s+[A-Z“\"‘])(?<!No\.)(?<!Art\.)(?<!no\.)"
)
_LIST_FOLLOWS = re.compile(
    "(?:废止|失效|作废|停止执行|不再执行|repealed|abolished|revoked|repeals?)[^。《]{0,40}[:：]\\s*$"
)
_LEADS_LIST = re.compile(
    "(?:以下|下列)[^。；《:：]{0,30}(?:废止|失效|作废|停止执行|不再执行)[^。；《:：]{0,20}[:：]|"
    "(?:废止|停止执行)(?:以下|下列)[^。；《:：]{0,30}[:：]"
)
_LISTED_ON = re.compile(r"\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、)）]\s*《")
_PREAMBLES = (None, "preamble")
_FOUNDING = re.compile(
    r"制[定订](?:本|如下|以下|了|《)|特制[定订]|特作|现就|现将|结合实际|结合本|"
    r"formulated|enacted|is hereby|are hereby|drawn up"
)
_LONGEST = 20_000
_ANNEXES = re.compile(
    r"^[ \t　]*(?:附\s*件|附\s*表|附\s*录|annex(?:es)?|attachments?|appendix|appendices)"
    r"\s*[一二三四五六七八九十\d]{0,2}\s*[:：]\s*",
    re.IGNORECASE | re.MULTILINE,
)
_ANNEX = re.compile(r"[ \t　]*(?:\d{1,2}\s*[.．、:：)）]\s*)?([^\n]{2,160}?)[ \t　]*(?:\n+|$)")
_NEXT_ANNEX = re.compile(r"(?<=[^\d\s])\s+(?=\d{1,2}\s*[.．、][^\d])")
_ORDINAL = re.compile(r"\s*\d{1,2}\s*[.．、:：)）]")


def find_references(
    text: str, clause: str | None, issuer: str, locate: Locate, short: ShortNames = NONE
) -> tuple[Reference, ...]:
    """Return what one unit of text says of other documents, in the order of its words.

    `clause` is the unit's address (`preamble` and none: the words that found a document),
    `issuer` any text that names the body which speaks: it settles numbers in initials.
    `short` holds the names that the whole text defines for documents.
    `locate(start, end, rule)` gives the evidence for characters of `text`. A title that is no
    document's (a slogan, a meeting, a newspaper) and words without a document give nothing.

    >>> def locate(start, end, rule):
    ...     return Evidence(file="", span=(start, end), quote="", rule=rule)
    >>> found = find_references("依据《甲法》制定。《乙办法》同时废止。", None, "", locate)
    >>> [(reference.kind, reference.title) for reference in found]
    [('based_on', '甲法'), ('repeals', '乙办法')]
    """
    found: list[tuple[int, Reference]] = []
    plain = simplified(text)
    annexes = list(_annexes(text))
    for mention in annexes:
        evidence = locate(mention.start, mention.end, "annex_of: annex list")
        found.append(
            (
                mention.start,
                reference_of(Claim("annex_of", mention, "", ""), clause, issuer, evidence),
            )
        )
    closing = clause is not None and clause.startswith("closing")
    listed = (annexes[0].start, annexes[-1].end) if annexes else (0, 0)
    for start, end in _sentences(plain) if names_documents(text, short) else ():
        if listed[0] < end and start < listed[1]:
            continue
        opening = clause in _PREAMBLES or bool(_FOUNDING.search(plain, start, end))
        setting = Setting(opening, closing, issuer, short)
        for claim in find_claims(text[start:end], setting):
            evidence = locate(start, end, claim.rule)
            found.append(
                (start + claim.mention.start, reference_of(claim, clause, issuer, evidence))
            )
    for start, end, until in find_expiry(plain):
        found.append((start, _expires(until, clause, locate(start, end, "expires: validity"))))
    return tuple(reference for _, reference in sorted(found, key=lambda pair: pair[0]))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        # 下列规章予以废止：一、《甲》；二、《乙》 is one sentence.
        if (
            match[0] == "；"
            and _LISTED_ON.match(text, match.end())
            and _LEADS_LIST.search(text, start, match.start())
        ):
            continue
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
            if re.search(r"[^\W\d_]{2}", title := text[start:stop].strip(" 　.。;；《》")):
                yield Mention(start, stop, title, None, "")


def _number(found: FoundNumber, *named: str) -> Number:
    """Return a number as the first text that settles its issuer gives it."""
    readings = [canonical_number(found, issuer) for issuer in named]
    value, resolved = next((reading for reading in readings if reading[1]), readings[-1])
    code = number_parts(value)[0] if found.script != "plain" else found.code
    return Number(
        value=value,
        code=code,
        year=found.year,
        serial=found.serial,
        printed=found.printed,
        resolved=resolved,
    )


def reference_of(claim: Claim, clause: str | None, issuer: str, evidence: Evidence) -> Reference:
    """Return a claim as a value; `issuer` settles a number in initials."""
    mention = claim.mention
    named = mention.title, mention.issuer, issuer
    number = mention.number and _number(mention.number, *named)
    if number and mention.others:
        also = tuple(_number(other, *named).value for other in mention.others)
        number = number.model_copy(update={"also": also})
    return Reference(
        kind=claim.kind,
        number=number,
        title=mention.title,
        issuer=mention.issuer,
        scope="partial" if claim.provisions else "whole",
        provisions=claim.provisions,
        clause=clause,
        until=claim.until,
        evidence=evidence,
        ends=claim.ends,
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
