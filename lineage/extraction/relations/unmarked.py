"""Documents that English sentences name without a mark: by title and year, by a short number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lineage.extraction.relations.mentions import Mention
from lineage.language.numbers import find_numbers
from lineage.language.scripts import simplified

__all__ = ["with_unmarked"]

_KINDS = (
    "Act|Order|Regulations?|Rules|By-?laws?|Code|Ordinance|Decree|Directive|Measures|Provisions"
)
_WORD = r"(?:[A-Z][\w'’-]{0,40}|\([A-Z][^()]{1,60}\))"
_WORDS = rf"{_WORD}(?: (?:(?:of|for|and|the|on|in|to|with|from) ){{0,2}}{_WORD}){{0,12}}?"
_LEAD = r"(?:^|(?<=[Tt]he )|(?<=and )|(?<=, ))(?!The )"
_TITLES = (
    re.compile(
        rf"{_LEAD}{_WORDS} (?:{_KINDS})(?: \([A-Z][^()]{{1,60}}\))? (?:1[6-9]|20)\d\d(?![\d/])"
    ),
    re.compile(rf"{_LEAD}{_WORDS} of the People['’]s Republic of China(?: on {_WORDS})?"),
)
_NAMES_KIND = re.compile(rf"\b(?:{_KINDS}|Law)\b")
_UNION = r"\((?:EU|EC|EEC|Euratom)\) "
_FURTHER = re.compile(
    rf"(?:,| and| or|, and) (?P<number>(?P<union>{_UNION})?(?P<no>No )?\d{{1,5}}/\d{{1,5}}"
    r"|\d{1,4}/\d{1,4}/(?:EC|EU|EEC|Euratom|JHA|CFSP))(?![\d/])"
)
_FIGURES = re.compile(r"\d")
# 原办法同时废止: the document named before, of which the text says that it was made anew.
_FORMER = re.compile(
    "(?<![一-鿿])(?:原|旧)(办法|规定|细则|方案|意见|通知|规则|条例|预案|标准|规范|制度)(?![》〉])"
)
_LONGEST = 20_000


def with_unmarked(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return mentions with those of the unmarked titles and shortened numbers of a text.

    >>> [each.title for each in with_unmarked("The Wells Order 2004 is revoked.", ())]
    ['Wells Order 2004']
    """
    known = list(mentions)
    found = [each for mention in known for each in _further(text, mention)]
    taken = [range(each.start, each.end) for each in (*known, *found)]
    found += [each for each in _titled(text) if not any(_meets(each, other) for other in taken)]
    named = sorted([*known, *found], key=lambda mention: mention.start)
    former = [each for each in _former(text, named) if not any(_meets(each, t) for t in taken)]
    return tuple(sorted([*named, *former], key=lambda mention: mention.start))


def _former(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what "the former measures" mean: the last document of that kind named before them."""
    for match in _FORMER.finditer(simplified(text), 0, _LONGEST):
        before = [each for each in named if each.end <= match.start() and match[1] in each.title]
        if before:
            yield before[-1]._replace(start=match.start(), end=match.end())


def _meets(mention: Mention, other: range) -> bool:
    return mention.start < other.stop and other.start < mention.end


def _titled(text: str) -> Iterator[Mention]:
    for pattern in _TITLES:
        place = 0
        while match := pattern.search(text, place, _LONGEST):
            place = match.end()
            if _NAMES_KIND.search(match[0]):
                yield Mention(*match.span(), match[0], None, "")


def _further(text: str, mention: Mention) -> Iterator[Mention]:
    """Yield the numbers of a list whose first one alone says of what kind all are."""
    number = mention.number
    if number is None or not number.printed[:1].isupper() or mention.title:
        return
    kind, end = number.printed.split()[0].rstrip("s"), number.end
    while further := _FURTHER.match(text, end):
        whole = f"{kind} {further['number']}"
        if not further["union"] and further["number"].count("/") == 1:
            # Regulations (EC) Nos 1/2003 and 2/2004: the first one says whose they are.
            bare = further["number"].removeprefix("No ")
            whole = _FIGURES.split(number.printed)[0].replace("Nos", "No") + bare
        read = find_numbers(whole)
        end = further.end()
        for each in read[:1]:
            start = further.start("number")
            moved = each._replace(start=start, end=end, printed=further["number"])
            yield Mention(start, end, "", moved, "")
