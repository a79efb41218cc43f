"""Lists of documents that end, whose items are clauses of their own or rows of an annex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.extraction.cutting.draft import Draft
from lineage.extraction.relations.actors import is_done_by_another
from lineage.extraction.relations.claims import Claim
from lineage.extraction.relations.hedges import find_hedge
from lineage.extraction.relations.mentions import Mention, find_mentions
from lineage.language.lookup import lowered
from lineage.language.numbers import FoundNumber, find_numbers
from lineage.language.scripts import simplified
from lineage.language.titles import is_document_title

__all__ = ["find_listed"]

_ENDED = "(?:废止|失效|作废|停止执行|不再执行)"
_ENDED_EN = "(?:repealed|abolished|revoked|rescinded)"
# One of these stands in all that ends, or tells what became of, other documents.
_ENDING = (*_ENDED[3:-1].split("|"), "repeal", "abolish", "revoke", "rescind", "清理")
_LEAD = re.compile(
    rf"{_ENDED}[^。；《]{{0,24}}[:：]\s*$|\b{_ENDED_EN}\b[^.;]{{0,60}}(?::|—|--?)\s*$|"
    r"\b(?:repeals?|abolish(?:es)?|revokes?) the following[^.;]{0,60}(?::|—|--?)\s*$",
    re.IGNORECASE,
)
_HEADS = re.compile(
    rf"{_ENDED}[^，。；]{{0,24}}(?:目录|清单|一览表|名单|文件|规章|法规|规定)"
    rf"|{_ENDED_EN}\b.{{0,40}}\b(?:documents?|acts?|regulations?|measures|rules)\b"
    rf"|\b(?:list|schedule|table|catalogue) of .{{0,30}}\b{_ENDED_EN}\b"
    rf"|^{_ENDED_EN} ",
    re.IGNORECASE,
)
_NOT_ENDED = re.compile(
    "拟|建议|继续有效|保留|修改|修订|to be |proposed|retained|amended", re.IGNORECASE
)
# The document itself says that what it lists elsewhere ends.
_SAYS_SO = re.compile(
    rf"(?:附件|附表|附后|目录|清单|所列|下列|以下)[^。；]{{0,80}}{_ENDED}|"
    rf"{_ENDED}[^。；]{{0,80}}(?:。?[（(]\s*(?:详?见)?附件|附件|附表|附后|目录|清单|所列|下列|以下)|"
    rf"\b(?:listed|set out|annex|schedule|appendix|list|following)\b[^.;]{{0,80}}\b{_ENDED_EN}\b|"
    rf"\b(?:{_ENDED_EN}|repeals?)\b[^.;]{{0,80}}\b(?:listed|set out|annex|schedule|appendix)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(f"{_ENDED}|{_ENDED_EN}|repeals?|abolish(?:es)?|revokes?", re.IGNORECASE)
# 现将清理结果公布如下, and 二、废止的文件 over the names of what ends.
_CLEARED = re.compile("清理[^。；]{0,60}(?:公布|公告|通告|通知|决定)[^。；]{0,20}如下[:：]?")
_HEADING = re.compile(
    f"(?:决定|宣布|予以)?{_ENDED}(?:(?:[和与、]|以及)?(?:宣布)?{_ENDED})?的[^，。；：《]{{0,16}}"
    "(?:文件|规章|规定|法规|目录|清单)[^，。；：《]{0,10}"
)
_STAYS = re.compile("继续有效|修改|保留|remain|retain|amended")
# What stands around a document that is listed: its day, its number, by whom it was issued.
_ASIDE = re.compile(
    r"[(（][^()（）]*[)）]|\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?|[\W\d_]+"
)
_ISSUED = re.compile(
    "(?:发布|印发|公布|颁布|批准|通过|制定|下发|修订|修正|issued|promulgated|adopted|published)"
)
_TASK = re.compile("按照|根据|贯彻|落实|执行|accordance|implement", re.IGNORECASE)
_ARTICLE = re.compile("^the ", re.IGNORECASE)
_SHORT, _LONGEST = 16, 90
_BODY_KINDS = {"preamble", "closing", "point", "article", "paragraph", "section"}
_OWN_KINDS = {"preamble", "closing", "article"}


class Lead(NamedTuple):
    """The words over a list: what the list is called, and where the words stand that end it."""

    words: str
    span: tuple[int, int]


def find_listed(
    text: str, drafts: Sequence[Draft], issuer: str
) -> dict[str, tuple[Lead, tuple[Claim, ...]]]:
    """Return, by address, the claims of clauses that only name a document in a list that ends it.

    `text` is the source's, `issuer` names the body that speaks. A list stands below a clause that
    says so and ends in a colon, in an annex whose heading says so where the document itself does
    as well, or below such a heading where the document tells what a clearing-up came to.
    """
    found: dict[str, tuple[Lead, tuple[Claim, ...]]] = {}
    for lead, members in _lists(text, drafts, issuer):
        for draft in members:
            claims = tuple(_listed(text[draft.start : draft.end], lead.words))
            if claims:
                found[draft.address] = (lead, claims)
    return found


def _lists(
    text: str, drafts: Sequence[Draft], issuer: str
) -> Iterator[tuple[Lead, Sequence[Draft]]]:
    body = [
        draft
        for draft in drafts
        if draft.kind in _BODY_KINDS and _may_end(text[draft.start : draft.end])
    ]
    ending = {draft.address for draft in body}
    said = _said(text, body, issuer, _SAYS_SO)
    cleared = _said(text, body, issuer, _CLEARED)
    for at, draft in enumerate(drafts):
        own = simplified(text[draft.start : draft.end])
        heading = simplified(draft.heading) if draft.kind == "annex" else own.strip()
        if draft.kind == "annex":
            if said and _HEADS.search(heading) and not _NOT_ENDED.search(heading):
                yield Lead(draft.heading.strip(), said), _below(draft, drafts[at + 1 :])
        elif draft.kind not in _BODY_KINDS:
            continue
        elif draft.address in ending and (
            mark := _ends(own, _LEAD, issuer, own=draft.kind == "preamble")
        ):
            following = drafts[at + 1 :]
            own_list = draft.kind == "preamble"
            members = _beside(text, following) if own_list else _below(draft, following)
            words = own[mark.start() :].strip(" :：—-")
            yield Lead(words, _sentence(own, mark, draft.start)), members
        elif cleared and _HEADING.fullmatch(heading):
            yield Lead(heading, cleared), _below(draft, drafts[at + 1 :])


def _may_end(text: str) -> bool:
    lower = lowered(simplified(text))
    return any(word in lower for word in _ENDING)


def _said(
    text: str, body: Sequence[Draft], issuer: str, pattern: re.Pattern[str]
) -> tuple[int, int] | None:
    """Return where the document itself says that what it lists ends."""
    for draft in body:
        own = simplified(text[draft.start : draft.end])
        mark = _ends(own, pattern, issuer, own=draft.kind in _OWN_KINDS)
        if mark:
            return _sentence(own, mark, draft.start)
    return None


def _sentence(own: str, mark: re.Match[str], start: int) -> tuple[int, int]:
    """Return the place in the file of the sentence that words of a clause stand in."""
    begin = max(own.rfind(sign, 0, mark.start()) for sign in "。；\n") + 1
    begin += len(own[begin:]) - len(own[begin:].lstrip())
    return start + begin, start + mark.start() + len(mark[0].rstrip())


def _ends(text: str, pattern: re.Pattern[str], issuer: str, *, own: bool) -> re.Match[str] | None:
    """Return the words of a text that end something here and now."""
    for found in pattern.finditer(text):
        words = _WORDS.search(found[0])
        begin = found.start() + words.start() if words else found.start()
        end = found.start() + words.end() if words else found.end()
        hedged = find_hedge(text, begin, end) or _STAYS.search(found[0])
        if not hedged and not is_done_by_another(text, begin, issuer, own=own):
            return found
    return None


def _below(lead: Draft, following: Sequence[Draft]) -> list[Draft]:
    held = {lead.address}
    below = []
    for draft in following:
        if draft.parent in held:
            held.add(draft.address)
            below.append(draft)
    return below


def _beside(text: str, following: Sequence[Draft]) -> list[Draft]:
    """Return the clauses behind a preamble as long as they do nothing but name a document."""
    beside = []
    for draft in following:
        if draft.kind in {"annex", "closing"} or not any(
            _listed(text[draft.start : draft.end], "")
        ):
            break
        beside.append(draft)
    return beside


def _listed(printed: str, lead: str) -> Iterator[Claim]:
    rule = f"repeals: listed under {lead}"
    plain = simplified(printed)
    mentions = find_mentions(printed)
    named = next((mention for mention in mentions if mention.title), None)
    bare = None if named else _bare(printed, plain)
    mention = named or bare or next(iter(mentions), None)
    if mention and (mention is bare or _names_only(plain, mention)):
        yield Claim("repeals", mention, "", rule)


def _names_only(text: str, mention: Mention) -> bool:
    before, after = text[: mention.start], text[mention.end :]
    rest = _ASIDE.sub("", f"{before} {after}")
    longest = _LONGEST if _ISSUED.search(rest) else _SHORT
    return len(rest) <= longest and not _STAYS.search(before) and not _TASK.search(rest)


def _numbers(printed: str, cell: re.Match[str]) -> Iterator[FoundNumber]:
    for each in find_numbers(printed[cell.start() : cell.end()]):
        yield each._replace(start=each.start + cell.start(), end=each.end + cell.start())


def _bare(printed: str, plain: str) -> Mention | None:
    """Return the document whose title fills a cell or a line without any mark."""
    cells = tuple(re.finditer(r"[^\t\n]+", plain))
    for cell in cells:
        title = re.sub(r"\s*[(（][^()（）]*[)）]\s*$", "", cell[0]).rstrip(" ;；。.")
        if is_document_title(title):
            end = cell.start() + len(title)
            begin = end - len(_ARTICLE.sub("", title))
            numbers = (each for other in cells for each in _numbers(printed, other))
            number = next(numbers, None)
            return Mention(begin, end, printed[begin:end], number, "")
    return None
