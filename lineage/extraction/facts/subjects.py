"""What a deadline, a target or a duty is about, in the clause's own words."""

from __future__ import annotations

import re

from lineage.language.folding import is_cjk
from lineage.models.document import FactKind, Language

__all__ = ["subject_of"]

_LONGEST = 30
_WORDS = 8
_STOP = "，。；：、,;:?!？！\t\n"
_PHRASE_END = re.compile(r"[，。；：,;:?!？！\t\n]|\.(?=\s|$)")

# Against what, when and by which verb is not what is measured.
_BEFORE_TARGET = re.compile(
    r"(?:(?:同?比|较|与)(?:去年|上年|上一年|上月|基准|同期|(?:19|20)\d{2} ?年)[^，。；]{0,6}"
    r"|(?:超过|达到?|约|近|下降|增长)?(?<![A-Za-z.\d])\d[\d.,]{0,12}[万亿]{0,2}[^\d、，的A-Za-z]{1,3}[、和]"
    r"|再|保持|力争|确保|稳定|平均|达到?|约|共|的|、)+$"
)
_AFTER_START = re.compile(
    r"^(?:\d{1,2} ?月(?: ?\d{1,2} ?日|底)?[之以]?前|年底前|年内|其中|全[市区县国年]|本市|力争|确保"
    r"|实现|完成"
    r"|实施|组织|开展|选择|新建|建成|改造|增设|增加|贯通|推广|累计|分别|原则上"
    r"|应当?|必须|要|使|将|到|[前后内]|\s)+"
)
_DUTY = re.compile("应当|必须|不得")
_REPORTED = re.compile(r"^(?:将|把)(.{2,30}?)(?:书面)?(?:报送?|提交|上报|汇总|送)")
_REPORTING = re.compile(r"^.{0,30}?(?:报送|提交|上报|报告)(.{2,30})")
_DEADLINE_VERBS = re.compile(
    r"^(?:由[^，。；]{2,20}?牵头|要|应当?|必须|全面|全部|基本|完成|实现|建成|建立健全|建立|健全|对|组织|开展)+"
)
_ENGLISH_REPORT = re.compile(
    r"\b(?:report|submit|send|complete|finish|publish)(?:s|ed|ing|es)?\s+(.{2,60}?)"
    r"(?:\s+(?:to|by|before|no later|not later|within)\b|$)"
)


def subject_of(kind: FactKind, text: str, start: int, end: int, language: Language) -> str:
    """Return the words that tell what a fact at `start` to `end` is about; nothing for a body.

    >>> subject_of("target", "全市优良天数比率达到76%以上", 8, 14, "zh")
    '优良天数比率'
    >>> subject_of("deadline", "于每月15日前将工作进展报市水务局", 1, 7, "zh")
    '工作进展'
    """
    if kind == "body":
        return ""
    if language == "en":
        return _english(kind, text, start, end)
    return _chinese(kind, text, start, end)


def _phrase_before(text: str, start: int) -> str:
    """Return the phrase that ends at `start`, or the one before it where that one is empty."""
    pieces = _PHRASE_END.split(text[max(0, start - 200) : start])
    return next((piece.strip() for piece in reversed(pieces) if piece.strip()), "")


def _phrase_after(text: str, end: int) -> str:
    pieces = _PHRASE_END.split(text[end : end + 200])
    return next((piece.strip() for piece in pieces if piece.strip()), "")


def _measured(phrase: str) -> str:
    asked = _DUTY.split(phrase)[-1]
    return _BEFORE_TARGET.sub("", _AFTER_START.sub("", asked.strip()))


def _target(text: str, start: int, end: int) -> str:
    """Return what stands before the figure, else behind it, else in the phrase before."""
    *earlier, last = _PHRASE_END.split(text[max(0, start - 200) : start])
    if len(before := _measured(last)) > 1:
        return before
    if len(behind := _PHRASE_END.split(text[end : end + 200], maxsplit=1)[0].strip()) > 1:
        return behind
    return next((phrase for phrase in map(_measured, reversed(earlier)) if len(phrase) > 1), "")


def _chinese(kind: FactKind, text: str, start: int, end: int) -> str:
    if kind == "target":
        return _target(text, start, end)[-_LONGEST:]
    if kind == "deadline" and "\t" in text:
        return text.partition("\t")[0].strip()[:_LONGEST]
    after = _phrase_after(text, end)
    if kind == "deadline":
        for pattern in (_REPORTED, _REPORTING):
            if found := pattern.search(after):
                return found[1].strip(_STOP)
        after = _DEADLINE_VERBS.sub("", after)
        # A bare amount (42家) is what is due of the phrase before.
        after = after if sum(map(is_cjk, after)) > 1 else ""
    return (after or _phrase_before(text, start))[:_LONGEST]


def _english(kind: FactKind, text: str, start: int, end: int) -> str:
    before = re.split(r"[.;:\n]\s", text[max(0, start - 300) : start])[-1].strip()
    if kind == "deadline" and (found := _ENGLISH_REPORT.search(before)):
        return found[1]
    if kind == "duty":
        words = _phrase_after(text, end).split()
        return " ".join([*before.split()[-2:], *words[: _WORDS - 2]])
    return " ".join(_PHRASE_END.split(before)[-1].split()[-_WORDS:])
