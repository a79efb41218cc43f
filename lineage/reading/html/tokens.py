"""The tags and texts of an HTML file, each with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Tag", "Text", "find_tokens", "read_attributes"]

# As the HTML standard cuts a tag: a quotation mark means something only behind an equals sign.
_ATTRIBUTES = r"""(?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+|[^>=]++)*+"""
_MARK = re.compile(rf"<(?:(!--)|([!?])|(/?)([a-zA-Z][^\s/>]*+)({_ATTRIBUTES})(>?))")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(
    r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+"""
)
_RAW = {
    tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)
    for tag in "script style title textarea xmp iframe noembed noframes noscript".split()
}


class Text(NamedTuple):
    """Characters `start` to `end` of a file between two tags, entities still in them."""

    start: int
    end: int


class Tag(NamedTuple):
    """A tag in small letters; `attributes` as written, `start` to `end` its place."""

    name: str
    closes: bool
    attributes: str
    start: int
    end: int


def find_tokens(text: str) -> Iterator[Tag | Text]:
    """Yield the tags and texts of a file in order, without comments and declarations.

    What stands in an element such as `script` or `title` is one text. A tag, comment or element
    that the file breaks off in reaches to its end.
    """
    at = 0
    while at < len(text):
        mark = _MARK.search(text, at)
        begin = mark.start() if mark else len(text)
        if begin > at:
            yield Text(at, begin)
        if mark is None:
            return
        if mark[1] or mark[2]:
            at = _comment_end(text, mark)
            continue
        name = mark[4].lower()
        if not mark[6]:
            return
        yield Tag(name, bool(mark[3]), mark[5], begin, mark.end())
        at = mark.end()
        if name in _RAW and not mark[3]:
            end = _RAW[name].search(text, at)
            until = end.start() if end else len(text)
            if until > at:
                yield Text(at, until)
            at = until


def read_attributes(written: str) -> dict[str, str]:
    """Return the attributes of a tag, names in small letters; of several of one name, the first.

    >>> read_attributes(' ID=a rowspan="2" hidden')
    {'id': 'a', 'rowspan': '2', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(written):
        value = attribute[2] or attribute[3] or attribute[4] or ""
        found.setdefault(attribute[1].lower(), html.unescape(value) if "&" in value else value)
    return found


def _comment_end(text: str, mark: re.Match[str]) -> int:
    if mark[1]:
        if text.startswith((">", "->"), mark.end()):
            return text.index(">", mark.end()) + 1
        end = _COMMENT_END.search(text, mark.end())
        return end.end() if end else len(text)
    end_of_declaration = text.find(">", mark.end())
    return end_of_declaration + 1 if end_of_declaration >= 0 else len(text)
