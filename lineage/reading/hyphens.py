"""Words that the end of a line broke."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.reading.printed import Line

__all__ = ["mend_words"]

_SOFT = "\u00ad"
_BROKEN = re.compile(r"[A-Za-z][A-Za-z-]{0,60}-$")
_LAST = re.compile(r"[A-Za-z-]{2,62}$")
_FIRST = re.compile(r"[a-z]{1,40}")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def mend_words(paragraphs: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return paragraphs, words that a line's end broke made whole.

    A soft hyphen goes; a printed one goes only where the same text has the whole word elsewhere
    and never hyphenated, for `co-` and `ordinate` may belong together either way.

    >>> lines = [Line("the water manage-", 0), Line("ment of management", 18)]
    >>> [[line.text for line in lines] for lines in mend_words([lines])]
    [['the water manage', 'ment of management']]
    """
    words: set[str] | None = None
    mended: list[list[Line]] = []
    for lines in paragraphs:
        kept: list[Line] = []
        for line in lines:
            old = kept[-1] if kept else None
            if old and old.text.endswith(_SOFT):
                kept.append(line._replace(joined=True))
                continue
            first = _FIRST.match(line.text) if old and _BROKEN.search(old.text[-64:]) else None
            if old and first:
                words = words if words is not None else _vocabulary(paragraphs)
                last = _LAST.search(old.text[-64:])
                stem = last[0] if last else ""
                if _is_one(stem.rstrip("-"), first[0], words):
                    kept[-1] = old._replace(text=old.text[:-1])
                    kept.append(line._replace(joined=True))
                    continue
            kept.append(line)
        mended.append(kept)
    return mended


def _is_one(stem: str, rest: str, words: set[str]) -> bool:
    whole, hyphenated = (stem + rest).lower(), f"{stem}-{rest}".lower()
    return whole in words and hyphenated not in words


def _vocabulary(paragraphs: Sequence[Sequence[Line]]) -> set[str]:
    return {
        word.lower() for lines in paragraphs for line in lines for word in _WORD.findall(line.text)
    }
