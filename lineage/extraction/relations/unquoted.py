"""What a sentence issues under a title without marks: the plan of … is hereby issued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineage.extraction.relations.mentions import Mention
from lineage.language.titles import is_document_title

__all__ = ["find_unquoted"]

# A plan that is issued, without marks around its title: what is issued, and how it is said.
_ISSUED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?:^|[,;.]\s+)(?:now,? )?the ([^,;.\"“”]{5,200}?)"
            r"(?: (?:has|have) been [^,;.\"“”]{3,120} and)? (?:is|are) (?:now |hereby )+"
            r"(?:printed|issued|promulgated|distributed|published|released)\b"
        ),
        (
            r"\b(?:has|have|hereby|now) (?:issued?s?|printed and (?:issued|distributed)|"
            r"promulgated|released|published|put out) the ([^,;.\"“”]{5,200}?)"
            r"(?=[,;.]|$| (?:in order )?to (?:further|fully|thoroughly|implement|carry|ensure|"
            r"improve|strengthen|promote)\b)"
        ),
        "现将([^《》“”，。；]{4,100}?)(?:予以)?(?:印发|发布|公布|下发)",
        # 2024年《X》任务分解方案: another title stands in this one.
        (
            "现将([^《》“”，。；]{0,30}《[^《》]{2,60}》(?![及和与])[^《》“”，。；、（(]{2,60}?)"
            "(?:予以)?(?:印发|发布|公布|下发)"
        ),
    )
)


def find_unquoted(text: str, plain: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the titles without marks that a sentence issues; `plain` is it in simplified script.

    >>> text = "现将节水工作方案印发给你们。"
    >>> [mention.title for mention in find_unquoted(text, text, ())]
    ['节水工作方案']
    """
    for match in (m for pattern in _ISSUED for m in pattern.finditer(plain)):
        start, end = match.span(1)
        named = any(start <= mention.start < end <= mention.end for mention in mentions)
        if not named and is_document_title(match[1]):
            yield Mention(start, end, text[start:end], None, "")
