"""What a sentence says of the documents it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from lineage.extraction.relations.actors import is_done_by_another
from lineage.extraction.relations.ends import find_end
from lineage.extraction.relations.expiry import find_prolongation
from lineage.extraction.relations.hedges import TITLE, find_hedge
from lineage.extraction.relations.mentions import Mention
from lineage.extraction.relations.phrases import PHRASES, Phrase
from lineage.extraction.relations.provisions import find_exception, find_provisions
from lineage.extraction.relations.short_names import NONE, ShortNames, find_named
from lineage.extraction.relations.unmarked import with_unmarked
from lineage.extraction.relations.unquoted import find_unquoted
from lineage.language.lookup import lowered
from lineage.language.numbers import may_hold_number
from lineage.language.scripts import simplified
from lineage.models.document import ReferenceKind

__all__ = ["Claim", "Setting", "find_claims", "names_documents"]


class Claim(NamedTuple):
    """What is said of one document: `provisions` quotes the part meant, `rule` names the words.

    `ends` is the first day without force that a repeal gives, in ISO 8601; `until` the last day,
    or the duration more, for which an amendment prolongs the validity.
    """

    kind: ReferenceKind
    mention: Mention
    provisions: str
    rule: str
    ends: str = ""
    until: str = ""


class _Event(NamedTuple):
    start: int
    end: int
    kind: ReferenceKind | None
    phrase: Phrase
    hedge: str
    ends: str = ""


# Without a mark of a title, a number, a year or a word of issuing, nothing is named.
_NAMES = re.compile(
    r"[《〈“\"‘'「『\[(<〔【（﹝［〖]|[现現][将將]|\d/\d|(?:1[6-9]|20)\d\d"
    r"|of the People['’]s Republic"
)
_ISSUED = ("issue", "print", "promulgated", "distributed", "published", "put out", "released")
_NEAR = 80
_FEW = 10
_NOT_BETWEEN = re.compile(r"[。；;，,]|修[改正订](?!后的|过的)|\.\s")
# Between two titles of one list: nothing but a comma, or a conjunction and the body that issued
# the next one, or the figure of the next line.
_JOINED = re.compile(
    r"\s*|[，,]\s*|[，,]?\s*(?:[、和与及]|以及|and |as well as )[^，,。；;.《\"“]{0,40}|"
    r"(?:\s*[（(][^（）()]{0,60}[）)])?[；;。，、]?\s*"
    r"(?:(?:and|以及)\s*)?[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、)）]\s*"
)
_REVISED = re.compile("修[订改]|重新(?:制定|印发)")
_STILL_HOLDS = re.compile(
    r"[^，。；《]{0,10}?(?:继续|仍|尚|更名)"
    r"|[\"”]?,? (?:shall )?(?:continues?|remains?) (?:to (?:be|have) )?"
    r"(?:in (?:force|effect)|valid|effective|applicable|effect)\b"
)
# 《X》已修订，《Y》同时废止 ends Y; 《X》已过时，予以废止 ends X.
_ALREADY = re.compile("[^，。；《]{0,10}?已[^，。；]*[，；][^《]*《")
# 《X》已被《Y》代替，予以废止 ends X.
_ACTOR = re.compile("(?:[被由]|[按依][照据]?|根据|执行|适用)(?:新的?|现行的?)?$")
# Directive X, as last amended by Regulation Y, is repealed: Y is not.
_BYSTANDER = re.compile(
    r"\b(?:amended|established|laid down|set up|inserted|replaced|adopted) (?:by|in|under)"
    r" (?:the )?(?:[\w-]+ ){0,3}(?:(?!, and)[^.;]{3,60}(?:, | and )(?:Council |the )?){0,5}[\"“]?$",
    re.IGNORECASE,
)
_HELD_UNDER = re.compile("[^，。；《]{0,8}(?:设定|设立|取得|核发|颁发|作出)的")
_AMENDS_ANOTHER = re.compile(
    r"[》\"”’]?\s*(?:\([^()]{0,30}\)|（[^（）]{0,30}）)?\s*(?:第[一二三四五六七八九十]次)?修[改正订]"
)
# 第3号令废止《X》, 第3号令已于去年废止《X》: another document did.
_BY_ITSELF = re.compile(r"(?:文件?)?(?:已经?|曾|于?[\d年月日]{4,11})?(?:决定|宣布|明确)?")
_TOLD = re.compile("(?<!同时)(?<!一并)(?:被|将)$")
# 对违反《X》的，其资格予以废止 ends something of somebody.
_SUBJECT_BETWEEN = re.compile("[^《》]{0,20}的[，,][^《》]*|[^《》]*[，,][其该][^《》]*")


class Setting(NamedTuple):
    """Where a sentence stands: whether it opens or founds the document, whether it ends it.

    `issuer` names the body that speaks, where it is known, `short` what the document calls others.
    """

    opening: bool = False
    closing: bool = False
    issuer: str = ""
    short: ShortNames = NONE


def names_documents(text: str, short: ShortNames = NONE) -> bool:
    """Tell whether some words of a text may name a document; most text names none.

    >>> names_documents("做好节水。"), names_documents("依据《甲法》制定。")
    (False, True)
    """
    called = short.unmarked and short.unmarked.search(simplified(text))
    if called or _NAMES.search(text) or may_hold_number(text):
        return True
    lower = lowered(text)
    return any(word in lower for word in _ISSUED)


def find_claims(sentence: str, setting: Setting) -> Iterator[Claim]:
    """Yield what a sentence says of each document that it names, `cites` where nothing more."""
    short = setting.short
    if not names_documents(sentence, short):
        return
    mentions = with_unmarked(sentence, find_named(sentence, short))
    plain = simplified(sentence)
    unquoted = tuple(find_unquoted(sentence, plain, mentions))
    for mention in unquoted:
        yield Claim("issues", mention, "", "issues: a title without marks")
    if not mentions:
        return
    events = _events(plain, mentions, setting)
    # What stands after its words is claimed first, so that what a repeal merely rests on is out.
    claimed = _claim_after(plain, events, mentions)
    _claim_before(plain, events, mentions, claimed)
    within = [range(mention.start, mention.end) for mention in unquoted]
    for mention in mentions:
        event = claimed.get(mention)
        if event is None or any(mention.start in title for title in within):
            yield Claim("cites", mention, "", "cites: document named")
        else:
            yield _claim(event, _anew(event, mention, plain), sentence, plain)


def _claim_after(
    sentence: str, events: list[_Event], mentions: tuple[Mention, ...]
) -> dict[Mention, _Event]:
    claimed: dict[Mention, _Event] = {}
    for event, following in zip_longest(events, events[1:]):
        if event.phrase.side == "after":
            for mention in _listed(sentence, event, following, mentions):
                claimed.setdefault(mention, event)
    return claimed


def _claim_before(
    sentence: str,
    events: list[_Event],
    mentions: tuple[Mention, ...],
    claimed: dict[Mention, _Event],
) -> None:
    floor = 0
    for event in events:
        if event.phrase.side == "after":
            continue
        for mention in mentions[bisect_left(mentions, floor, key=_start) :]:
            if mention.end > event.start:
                break
            if _is_meant(sentence, event, mention, claimed.get(mention)):
                claimed[mention] = event
        floor = event.end


def _events(sentence: str, mentions: tuple[Mention, ...], setting: Setting) -> list[_Event]:
    """Return the phrases of a sentence that stand outside of titles, in order, none overlapping.

    Words that only found a document are a plain citation where it gives a task.
    """
    masked = _masked(sentence, mentions)
    found = [
        _event(phrase, match, masked, mentions, setting)
        for phrase in PHRASES
        if setting.closing or not phrase.closing
        for match in phrase.pattern.finditer(sentence)
        if not _inside(match.start(), mentions)
    ]
    kept: list[_Event] = []
    for event in sorted(found, key=lambda event: (event.start, -event.end)):
        if not kept or event.start >= kept[-1].end:
            kept.append(event)
    return list(_dated(kept, masked))


def _dated(events: list[_Event], masked: str) -> Iterator[_Event]:
    floor = 0
    for event in events:
        if event.kind == "repeals":
            yield event._replace(ends=find_end(masked, floor, event.start, event.end))
        else:
            yield event
        floor = floor if event.phrase.side == "after" else event.end


def _event(
    phrase: Phrase,
    match: re.Match[str],
    masked: str,
    mentions: tuple[Mention, ...],
    setting: Setting,
) -> _Event:
    kind, hedge = phrase.kind, ""
    if kind in {"repeals", "amends"} and not phrase.partial:
        if kind == "repeals" or phrase.side == "after":
            hedge = find_hedge(masked, *match.span())
        own = setting.opening or setting.closing
        # 第3号令废止《X》: another document did.
        other = phrase.side == "after" and _follows_name(masked, match.start(), mentions)
        if is_done_by_another(masked, match.start(), setting.issuer, own=own):
            hedge = "done by another"
        # Outside of the words that end a document 《X》被废止 and 将废止 tell what somebody does.
        elif other or (not setting.closing and _TOLD.search(masked, 0, match.start())):
            hedge = hedge or "done by another"
    if hedge or (phrase.opening and not setting.opening):
        kind = "cites"
    return _Event(*match.span(), kind, phrase, hedge)


def _follows_name(masked: str, start: int, mentions: tuple[Mention, ...]) -> bool:
    """Tell whether words stand right behind the name of a document: that one does what they say."""
    at = bisect_left(mentions, start, key=_start) - 1
    end = mentions[at].end if at >= 0 else -1
    return end >= 0 and bool(_BY_ITSELF.fullmatch(masked, end, start))


def _masked(sentence: str, mentions: tuple[Mention, ...]) -> str:
    """Return a sentence in which no word of a document's name can be read."""
    pieces, place = [], 0
    for mention in mentions:
        # 市政府第3号令废止《X》: the order acts in the sentence, and is read as its words.
        if mention.number and mention.number.is_order and not mention.title:
            continue
        pieces += [
            sentence[place : mention.start],
            TITLE * (mention.end - max(place, mention.start)),
        ]
        place = max(place, mention.end)
    return "".join([*pieces, sentence[place:]])


def _start(mention: Mention) -> int:
    return mention.start


def _inside(place: int, mentions: tuple[Mention, ...]) -> bool:
    at = bisect_right(mentions, place, key=_start) - 1
    return at >= 0 and place < mentions[at].end


def _listed(
    sentence: str, event: _Event, following: _Event | None, mentions: tuple[Mention, ...]
) -> Iterator[Mention]:
    """Return the documents listed right after some words, up to the next words of the table."""
    place, first = event.end, True
    stop = following.start if following else len(sentence)
    for mention in mentions[bisect_left(mentions, place, key=_start) :]:
        if mention.start > stop:
            return
        between = sentence[place : mention.start]
        joined = not _NOT_BETWEEN.search(between) if first else bool(_JOINED.fullmatch(between))
        # 根据《X》，《Y》同时废止: what stands behind the comma is the subject of the next words.
        if following and following.phrase.side == "before" and between.strip() in {"，", ","}:
            joined = bool(_NOT_BETWEEN.search(sentence, mention.end, stop))
        if len(between) > _NEAR or not joined:
            return
        # 依据《X》核发的许可 rests on X, the document that speaks of it need not.
        if event.phrase.kind == "based_on" and _HELD_UNDER.match(sentence, mention.end):
            return
        # 根据《…的决定》修正的《X》: these words say how X came to read as it does.
        if _AMENDS_ANOTHER.match(sentence, mention.end):
            return
        yield mention
        place, first = mention.end, False


def _is_meant(sentence: str, event: _Event, mention: Mention, claim: _Event | None) -> bool:
    """Tell whether words that stand behind a document are said of it."""
    # 根据《X》,为贯彻落实其要求 says more of X than that it is a ground.
    if claim and (claim.kind, event.kind) != ("based_on", "implements"):
        return False
    if event.kind is None:
        return False
    if event.kind == "repeals" and (
        _STILL_HOLDS.match(sentence, mention.end)
        or _ALREADY.match(sentence, mention.end, event.start)
        or _ACTOR.search(sentence, max(0, mention.start - _FEW), mention.start)
        or _BYSTANDER.search(sentence, max(0, mention.start - _NEAR), mention.start)
        or _SUBJECT_BETWEEN.fullmatch(sentence, mention.end, event.start)
    ):
        return False
    return event.kind == "amends" or not _AMENDS_ANOTHER.match(sentence, mention.end)


def _anew(event: _Event, mention: Mention, text: str) -> Mention:
    """Return what is issued without the number of the text that it was before.

    对《X》（文号）进行了修订，现印发给你们 issues another text than the one that bears the number.
    """
    revised = event.kind == "issues" and event.phrase.side == "before"
    if revised and _REVISED.search(text, mention.end, event.start):
        return mention._replace(number=None)
    return mention


def _claim(event: _Event, mention: Mention, printed: str, plain: str) -> Claim:
    kind = event.kind or "cites"
    words, provisions = printed[event.start : event.end].strip(), ""
    if kind in {"repeals", "amends"}:
        name, said = (mention.start, mention.end), (event.start, event.end)
        stated = find_provisions(plain, name)
        if not stated and kind == "repeals" and not event.phrase.partial:
            stated = find_exception(plain, name, said)
        provisions = printed[slice(*stated)].strip(" ，,.") if stated else ""
        provisions = provisions or (words if event.phrase.partial else "")
    rule = f"{kind}: {words}, {event.hedge}" if event.hedge else f"{kind}: {words}"
    until = find_prolongation(plain, event.start) if kind == "amends" else ""
    return Claim(kind, mention, provisions, rule, event.ends, until)
