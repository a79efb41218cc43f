"""Names that a text gives documents for its own use: 《…》（以下简称《办法》）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lineage.extraction.relations.mentions import Mention, find_mentions
from lineage.language.folding import fold, language_of
from lineage.language.quotation import quoted_titles
from lineage.language.scripts import simplified
from lineage.language.titles import is_document_title

__all__ = ["NONE", "ShortNames", "find_named", "find_short_names"]

# 以下统称 names several documents at once, and no one of them.
_CALLED = re.compile(
    r"以下(?:均|并)?简?称(?:为|作)?\s*[:：]?\s*|"
    r"\b(?:hereinafter|hereafter)\b(?:,? (?:referred to|called|known|simply|as|the))*,?:?\s*",
    re.IGNORECASE,
)
_DEFINES = re.compile(rf"(?:{_CALLED.pattern})(?:the )?[“\"‘'《〈「]?$", re.IGNORECASE)
_NAME = re.compile(
    r"(?:the )?(?:[《〈「]([^《》〈〉「」\n]{1,60})[》〉」]|[“\"‘']([^“”\"‘’'\n]{1,60})[”\"’']|"
    r"([^《“\"「（）()，,；;。\n]{1,30}(?=[）)，,])))"
)
_BETWEEN = re.compile(r"[\s，,；;（(）)、]*(?:and |以及)?")
_OWN = re.compile(r"(?:本|该|此|这|this |these )", re.IGNORECASE)
_BACK = 500
_MOST = 200
# Shorter words stand in other words: 水法 in 节水法.
_FEWEST = 4
_AHEAD = 60


class ShortNames(NamedTuple):
    """What a text calls documents: the document by the folded name; `unmarked` finds the names.

    A name is followed without title marks where it reads like a title of its own.
    """

    named: Mapping[str, Mention]
    unmarked: re.Pattern[str] | None

    def of(self, name: str) -> Mention | None:
        """Return the document that a name means, none where the text gives no such name."""
        return self.named.get(_key(name))


NONE = ShortNames({}, None)


def find_named(text: str, short: ShortNames) -> tuple[Mention, ...]:
    """Return the documents that a text names, those by their short names among them, in order.

    >>> short = find_short_names("按照《甲市节水管理办法》（以下简称《办法》）第三条")
    >>> [mention.title for mention in find_named("《办法》第五条不再执行。", short)]
    ['甲市节水管理办法']
    """
    found = find_mentions(text)
    if not short.named:
        return found
    plain = simplified(text)
    called = list(_called(text, plain, short))
    kept = [m for m in found if not any(c.start <= m.start < c.end for c in called)]
    apart = [c for c in called if not any(m.start < c.end and c.start < m.end for m in kept)]
    return tuple(sorted([*kept, *apart], key=lambda mention: mention.start))


def _called(text: str, plain: str, short: ShortNames) -> Iterator[Mention]:
    quoted = quoted_titles(text)
    places = [(each.start, each.end, each.text) for each in quoted]
    places += [
        (*match.span(), text[slice(*match.span())])
        for match in (short.unmarked.finditer(plain) if short.unmarked else ())
        if not any(each.start <= match.start() < each.end for each in quoted)
    ]
    for start, end, name in places:
        defined = _DEFINES.search(plain[max(0, start - _AHEAD) : start])
        if not defined and (means := short.of(name)):
            yield means._replace(start=start, end=end)


def _key(name: str) -> str:
    return simplified(fold(name)).removeprefix("the ")


def find_short_names(text: str) -> ShortNames:
    """Return the names that a text defines for documents, the first definition of each.

    >>> names = find_short_names("按照《甲市节水管理办法》（以下简称《办法》）第三条")
    >>> names.of("办法").title
    '甲市节水管理办法'
    >>> names = find_short_names("under the “Measures on Wells” (hereinafter “the Measures”)")
    >>> names.of("the Measures").title
    'Measures on Wells'
    """
    named: dict[str, Mention] = {}
    written: list[str] = []
    plain = simplified(text)
    for called in list(_CALLED.finditer(plain))[:_MOST]:
        name = _NAME.match(plain, called.end())
        if name is None or _OWN.match(said := next(filter(None, name.groups()))):
            continue
        begin = max(0, called.start() - _BACK)
        before = text[begin : called.start()]
        # The mention is read with the bracket that the definition stands in, as far as it goes.
        last = next(reversed(find_mentions(before)), None)
        if last is None or not last.title or not _BETWEEN.fullmatch(before, last.end):
            continue
        if named.setdefault(_key(said), last) is last:
            written.append(_written(said))
    longest = sorted(written, key=len, reverse=True)
    return ShortNames(named, re.compile("|".join(longest)) if longest else None)


def _written(name: str) -> str:
    """Return the pattern by which a name is found: bare like a title, else only in quotes."""
    if language_of(name) == "zh":
        if len(name) >= _FEWEST and is_document_title(name):
            return re.escape(name)
    elif name[:4].casefold() == "the " and name[4:5].isupper():
        return rf"\b[tT]he {re.escape(name[4:])}\b"
    return rf"(?<=[“\"‘'「『]){re.escape(name)}(?=[”\"’'」』])"
