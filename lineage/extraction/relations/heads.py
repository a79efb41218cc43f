"""What the title of a document says that it does to the documents that the title names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.extraction.relations.claims import Claim
from lineage.extraction.relations.mentions import Mention, find_mentions
from lineage.language.scripts import simplified
from lineage.models.document import ReferenceKind

__all__ = ["find_title_claims"]

_ABOUT = "关于(?:[^《》，。；]{0,16})?"
_ISSUING = (
    r"\b(?:issuing|issuance of|promulgating|promulgation of|publishing|distributing|"
    r"printing and (?:issuing|distributing))(?: the)? $"
)
_REPEALING = r"\b(?:repealing|revoking|abolishing|(?:repeal|abolition|revocation) of)"
_SOME_WORDS = r"(?: the)?[\w ]{0,30}$"
_ACTS: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = (
    ("issues", re.compile("(?:印发|发布|公布|颁布|下发|转发|批转)$")),
    ("repeals", re.compile(f"{_ABOUT}(?:废止|停止执行|停止实施|宣布失效)$")),
    ("amends", re.compile(f"{_ABOUT}(?:修改|修订|修正)$")),
    (
        "implements",
        re.compile(
            f"{_ABOUT}(?:贯彻落实|贯彻实施|贯彻执行|贯彻|落实|实施|执行)$|[市省区县州部局院]实施$"
        ),
    ),
    ("issues", re.compile(_ISSUING, re.IGNORECASE)),
    ("repeals", re.compile(_REPEALING + _SOME_WORDS, re.IGNORECASE)),
    ("amends", re.compile(rf"\b(?:amending|amendments? (?:of|to)){_SOME_WORDS}", re.IGNORECASE)),
    (
        "implements",
        re.compile(
            rf"\b(?:(?-i:implementing)|(?:application|implementation) of){_SOME_WORDS}",
            re.IGNORECASE,
        ),
    ),
    ("based_on", re.compile(rf"\bsupplementing{_SOME_WORDS}", re.IGNORECASE)),
)
# Not yet done, or somebody's words about it.
# 关于《甲》《乙》废止的公告: the act stands behind what it ends.
_ABOUT_TITLE = re.compile("关于(?:宣布)?$")
_ENDED_BEHIND = re.compile(
    r"(?:等\s*[^《》，。]{0,24}?)?(?:予以|宣布|停止)?(?:废止|失效|停止执行)的(?:公告|通告|决定|通知|令)"
)
_NO_ACT = re.compile(
    r"草案|征求意见|征集|拟(?:废止|修改|修订)|解读|说明|建议|议案|答复|问答|\b(?:draft|proposal|proposed|question)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:[、，,和与及]|以及|and(?: the)?|,? and)?\s*", re.IGNORECASE)
_BEFORE = 60


def find_title_claims(title: str) -> Iterator[Claim]:
    """Yield what a title says that its document issues, ends, amends or carries out.

    >>> [(claim.kind, claim.mention.title) for claim in find_title_claims(
    ...     "甲市人民政府关于废止《乙办法》和《丙规定》的决定")]
    [('repeals', '乙办法'), ('repeals', '丙规定')]
    """
    if _NO_ACT.search(simplified(title)):
        return
    plain = simplified(title)
    last: tuple[ReferenceKind, str] | None = None
    place = 0
    mentions = find_mentions(title)
    about = bool(mentions) and _ABOUT_TITLE.search(plain, 0, mentions[0].start)
    if about and (behind := _ENDED_BEHIND.match(plain, mentions[-1].end)):
        for mention in mentions:
            yield Claim("repeals", mention, "", f"repeals: {behind[0]}, in the title")
        return
    for mention in mentions:
        act = _act(plain, place, mention)
        if act is None and not _JOINED.fullmatch(plain, place, mention.start):
            last = None
        last = act or last
        if last:
            yield Claim(last[0], mention, "", f"{last[0]}: {last[1]}, in the title")
        place = mention.end


def _act(text: str, floor: int, mention: Mention) -> tuple[ReferenceKind, str] | None:
    begin = max(floor, mention.start - _BEFORE)
    for kind, pattern in _ACTS:
        if found := pattern.search(text, begin, mention.start):
            return kind, found[0].strip()
    return None
