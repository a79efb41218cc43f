"""Documents that a sentence names, by title, by number, or by both."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lineage.language.numbers import FoundNumber, find_numbers
from lineage.language.quotation import QuotedTitle, quoted_titles
from lineage.language.scripts import simplified
from lineage.language.titles import is_document_title, organ_before, read_title

__all__ = ["Mention", "find_mentions"]


class Mention(NamedTuple):
    """One document named from `start` to `end`; `issuer` is the body named before the title.

    `others` are the further numbers of a document that several bodies issued together.
    """

    start: int
    end: int
    title: str
    number: FoundNumber | None
    issuer: str
    others: tuple[FoundNumber, ...] = ()


# Between a title and the number that belongs to it: an opening bracket, perhaps a date or a body.
_BRACKET = re.compile(r"\s*(?:[（(〔\[【]\s*[^（）()《》。；;\"“]{0,40})?")
_SHORT_NAME = re.compile(
    r"(?:简称|以下称|(?:hereinafter|hereafter)[^.;]{0,40})[:：为]?\s*(?:the\s*)?$"
)
_ISSUED_UNDER = re.compile(r"\s*(?:文件|文)?(?:发布|印发|公布|批准|下发|转发|颁布)")
# 1号令公布《X》, 国办发〔2014〕56号文《X》: number and title of one document.
_DIRECTLY = re.compile(r"[\s：:]*(?:文件|文)?(?:予以)?(?:公布|发布|颁布)?[\s：:]*")
_FURTHER = re.compile(r"[\s、，,；;/和及与]*")
# 《X》（根据…令第588号修订）: the number of what amends X.
_AMENDED_BY = re.compile("根据|依据|按照")
_AMENDS = re.compile(r"[^，。；、（）()]{0,12}?(?:第[一二三四五六七八九十]次)?修[改订正]")
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
    owned: dict[QuotedTitle, list[FoundNumber]] = {}
    alone: list[FoundNumber] = []
    for number in find_numbers(text):
        at = bisect_right(titles, number.start, key=lambda quoted: quoted.start)
        if at and number.end < titles[at - 1].end:
            if _heads(number, titles[at - 1]):
                owned.setdefault(titles[at - 1], []).append(number)
            continue
        owner = _owner(plain, number, titles[max(0, at - 1) : at + 1])
        if owner is None or (owner in owned and not _is_joint(plain, owned[owner], number)):
            alone.append(number)
        else:
            owned.setdefault(owner, []).append(number)
    named = (_titled(plain, quoted, owned.get(quoted, ())) for quoted in titles)
    numbered = (_numbered(text, plain, number) for number in alone)
    return tuple(sorted([*filter(None, named), *numbered], key=lambda m: m.start))


def _is_short_name(text: str, quoted: QuotedTitle) -> bool:
    return bool(_SHORT_NAME.search(text[max(0, quoted.start - _BEFORE) : quoted.start]))


def _heads(number: FoundNumber, quoted: QuotedTitle) -> bool:
    """Tell whether a title begins with its own number, as titles of standards do."""
    return number.script == "plain" and number.start <= quoted.start + 1


def _is_joint(text: str, known: Sequence[FoundNumber], number: FoundNumber) -> bool:
    """Tell whether a number is a further one of the document whose numbers stand before it."""
    codes = {each.code for each in known}
    between = text[known[-1].end : number.start]
    return number.code not in codes and bool(_FURTHER.fullmatch(between))


def _owner(text: str, number: FoundNumber, titles: list[QuotedTitle]) -> QuotedTitle | None:
    """Return the title that a number belongs to: the one before it, or the one issued under it."""
    before = [quoted for quoted in titles if quoted.end <= number.start]
    if before and _BRACKET.fullmatch(between := text[before[-1].end : number.start]):
        amended = _AMENDED_BY.search(between) or _AMENDS.match(text, number.end)
        return None if amended else before[-1]
    after = [quoted for quoted in titles if quoted.start >= number.end]
    if after and _DIRECTLY.fullmatch(text, number.end, after[0].start):
        return after[0]
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


def _titled(text: str, quoted: QuotedTitle, numbers: Sequence[FoundNumber]) -> Mention | None:
    number = numbers[0] if numbers else None
    marked = text[quoted.start] in "《〈「『"
    capital = quoted.text[:1].isupper() or quoted.text[:1].isdigit()
    if number is None and not (is_document_title(simplified(quoted.text)) and (marked or capital)):
        return None
    end, title = quoted.end, quoted.text
    if number is not None and quoted.start < number.start < quoted.end:
        title = text[number.end : quoted.end - 1].strip() or title
    if number is not None and number.start >= quoted.end:
        closing = _CLOSING.match(text, numbers[-1].end)
        end = closing.end() if closing else numbers[-1].end
    others = tuple(numbers[1:])
    issuer = organ_before(text[max(0, quoted.start - _BEFORE) : quoted.start])
    return Mention(quoted.start, end, title, number, issuer or _issuer_in(quoted.text), others)


def _issuer_in(title: str) -> str:
    """Return the issuer that a title names, as printed there where it can be found again."""
    issuer = read_title(title).issuer
    start = simplified(title.casefold()).find(issuer)
    return title[start : start + len(issuer)] if start >= 0 else issuer
