"""Lists of documents that end, whose items are clauses of their own or rows of an annex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineage.extraction.claims import Claim
from lineage.extraction.draft import Draft
from lineage.extraction.hedges import find_hedge
from lineage.extraction.mentions import Mention, find_mentions
from lineage.language.lookup import lowered
from lineage.language.numbers import FoundNumber, find_numbers
from lineage.language.scripts import simplified
from lineage.language.titles import is_document_title

__all__ = ["find_listed"]

_ENDED = "(?:废止|失效|作废|停止执行|不再执行)"
_ENDED_EN = "(?:repealed|abolished|revoked|rescinded)"
_WORDS = (*_ENDED[3:-1].split("|"), "repeal", "abolish", "revoke", "rescind")
_LEAD = re.compile(
    rf"{_ENDED}[^。；《]{{0,24}}[:：]\s*$|\b{_ENDED_EN}\b[^.;]{{0,60}}:\s*$|"
    r"\b(?:repeals?|abolish(?:es)?|revokes?) the following[^.;]{0,60}:\s*$",
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
    rf"{_ENDED}[^。；]{{0,80}}(?:附件|附表|附后|目录|清单|所列|下列|以下)|"
    rf"\b(?:listed|set out|annex|schedule|appendix|list|following)\b[^.;]{{0,80}}\b{_ENDED_EN}\b|"
    rf"\b(?:{_ENDED_EN}|repeals?)\b[^.;]{{0,80}}\b(?:listed|set out|annex|schedule|appendix)\b",
    re.IGNORECASE,
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
_SHORT, _LONGEST = 16, 90
_BODY_KINDS = {"preamble", "closing", "point", "article", "paragraph", "section"}


def find_listed(text: str, drafts: Sequence[Draft]) -> dict[str, tuple[str, tuple[Claim, ...]]]:
    """Return, by address, the claims of clauses that only name a document in a list that ends it.

    `text` is the source's. A list stands below a clause that says so and ends in a colon, or in an
    annex whose heading says so where the document itself does as well.
    """
    found: dict[str, tuple[str, tuple[Claim, ...]]] = {}
    for lead, members in _lists(text, drafts):
        for draft in members:
            claims = tuple(_listed(text[draft.start : draft.end], lead))
            if claims:
                found[draft.address] = (lead, claims)
    return found


def _lists(text: str, drafts: Sequence[Draft]) -> Iterator[tuple[str, Sequence[Draft]]]:
    ending = {
        draft.address: own
        for draft in drafts
        if draft.kind in _BODY_KINDS
        for own in [simplified(text[draft.start : draft.end])]
        if any(word in lowered(own) for word in _WORDS)
    }
    says_so = any(_ends(own, _SAYS_SO) for own in ending.values())
    for at, draft in enumerate(drafts):
        own = ending.get(draft.address, "")
        if draft.kind == "annex":
            heading = simplified(draft.heading)
            if says_so and _HEADS.search(heading) and not _NOT_ENDED.search(heading):
                yield draft.heading.strip(), _below(draft, drafts[at + 1 :])
        elif own and (mark := _ends(own, _LEAD)):
            following = drafts[at + 1 :]
            own_list = draft.kind == "preamble"
            members = _beside(text, following) if own_list else _below(draft, following)
            yield own[mark.start() :].strip(" :："), members


def _ends(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the words of a text that end something here and now."""
    for found in pattern.finditer(text):
        words = re.search(f"{_ENDED}|{_ENDED_EN}|repeals?|abolish(?:es)?|revokes?", found[0])
        begin = found.start() + words.start() if words else found.start()
        end = found.start() + words.end() if words else found.end()
        if not find_hedge(text, begin, end) and not _STAYS.search(found[0]):
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
            numbers = (each for other in cells for each in _numbers(printed, other))
            number = next(numbers, None)
            return Mention(cell.start(), end, printed[cell.start() : end], number, "")
    return None
