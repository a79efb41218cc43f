"""Documents that a sentence names, by title, by number, or by both."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from lineage.language.numbers import FoundNumber, find_numbers
from lineage.language.quotation import QuotedTitle, quoted_titles
from lineage.language.scripts import simplified
from lineage.language.titles import is_document_title, organ_before, read_title

__all__ = ["Mention", "find_mentions"]


class Mention(NamedTuple):
    """One document named from `start` to `end`; `issuer` is the body named before the title."""

    start: int
    end: int
    title: str
    number: FoundNumber | None
    issuer: str


# Between a title and the number that belongs to it: an opening bracket, perhaps a date or a body.
_BRACKET = re.compile(r"\s*(?:[（(〔\[【]\s*[^（）()《》。；;\"“]{0,40})?")
_SHORT_NAME = re.compile(
    r"(?:简称|以下称|(?:hereinafter|hereafter)[^.;]{0,40})[:：为]?\s*(?:the\s*)?$"
)
_ISSUED_UNDER = re.compile(r"\s*(?:文件|文)?(?:发布|印发|公布|批准|下发|转发|颁布)")
_CLOSING = re.compile(r"[^（）()。；;《]{0,40}[）)\]】]")
_BARE_TITLES = (
    re.compile(
        r"\bthe ((?:\d{4} )?(?:[\w'-]+ ){0,3}?"
        r"(?:notice|circular|opinions?|measures|provisions|regulations|decision|plan|scheme|rules)"
        r"\b[^.;()\"“”]*?)\s*[(（]\s*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"((?:[一-鿿]{2,40}[厅局部院委室府])?关于[^，。；《》（）()]{2,120}"
        r"的(?:通知|意见|决定|公告|通告|办法|规定))\s*[（(]\s*$"
    ),
)
_LONGEST_TITLE = 300
_BEFORE = 80


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the documents that a text names, in order; a title and its number are one mention.

    >>> mention, = find_mentions("《甲市节水办法》（京政发〔2010〕2号）同时废止")
    >>> mention.title, mention.number.serial
    ('甲市节水办法', 2)
    """
    plain = simplified(text)
    titles = [quoted for quoted in quoted_titles(text) if not _is_short_name(plain, quoted)]
    owned: dict[QuotedTitle, FoundNumber] = {}
    alone: list[FoundNumber] = []
    for number in find_numbers(text):
        at = bisect_right(titles, number.start, key=lambda quoted: quoted.start)
        if at and number.end < titles[at - 1].end:
            continue
        owner = _owner(plain, number, titles[max(0, at - 1) : at + 1])
        if owner is None or owner in owned:
            alone.append(number)
        else:
            owned[owner] = number
    named = (_titled(plain, quoted, owned.get(quoted)) for quoted in titles)
    numbered = (_numbered(text, plain, number) for number in alone)
    return tuple(sorted([*filter(None, named), *numbered], key=lambda m: m.start))


def _is_short_name(text: str, quoted: QuotedTitle) -> bool:
    return bool(_SHORT_NAME.search(text[max(0, quoted.start - _BEFORE) : quoted.start]))


def _owner(text: str, number: FoundNumber, titles: list[QuotedTitle]) -> QuotedTitle | None:
    """Return the title that a number belongs to: the one before it, or the one issued under it."""
    before = [quoted for quoted in titles if quoted.end <= number.start]
    if before and _BRACKET.fullmatch(text[before[-1].end : number.start]):
        return before[-1]
    after = [quoted for quoted in titles if quoted.start >= number.end]
    if after and _ISSUED_UNDER.match(text, number.end):
        # 以…号文件发布、根据…修改的《X》: the number is of X, with nothing else named between.
        between = text[number.end : after[0].start]
        return after[0] if between.endswith("的") and not re.search("[。；;]", between) else None
    return None


def _numbered(text: str, plain: str, number: FoundNumber) -> Mention:
    """Return a number, with the title before its bracket where one stands there without marks."""
    for pattern in _BARE_TITLES:
        before = pattern.search(plain, max(0, number.start - _LONGEST_TITLE), number.start)
        if before and is_document_title(before[1]):
            closing = _CLOSING.match(text, number.end)
            end = closing.end() if closing else number.end
            title = text[slice(*before.span(1))]
            return Mention(before.start(1), end, title, number, _issuer_in(title))
    return Mention(number.start, number.end, "", number, "")


def _titled(text: str, quoted: QuotedTitle, number: FoundNumber | None) -> Mention | None:
    marked = text[quoted.start] in "《〈"
    capital = quoted.text[:1].isupper() or quoted.text[:1].isdigit()
    if number is None and not (is_document_title(simplified(quoted.text)) and (marked or capital)):
        return None
    end = quoted.end
    if number is not None and number.start >= quoted.end:
        closing = _CLOSING.match(text, number.end)
        end = closing.end() if closing else number.end
    issuer = organ_before(text[max(0, quoted.start - _BEFORE) : quoted.start])
    return Mention(quoted.start, end, quoted.text, number, issuer or _issuer_in(quoted.text))


def _issuer_in(title: str) -> str:
    """Return the issuer that a title names, as printed there where it can be found again."""
    issuer = read_title(title).issuer
    start = title.casefold().find(issuer)
    return title[start : start + len(issuer)] if start >= 0 else issuer
