"""A file's lines, and the joining of those that a page's width broke."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from lineage.language.folding import is_cjk
from lineage.language.labels import Label, find_labels
from lineage.reading.printed import Line

__all__ = [
    "Line",
    "begins_paragraph",
    "display_width",
    "join_wrapped",
    "split_lines",
    "without_invisible",
    "wrapping_width",
]

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_VISIBLE = re.compile(f"[^{_INVISIBLE}]+")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_TRAILING = " \u3000\u00a0" + _INVISIBLE.replace("\u00ad", "")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+(?=\S)")
# Marks that may not begin a line: a wrapped line is broken before the character they follow.
_CLOSING = "，。、；：？！”’）》〉】〕」』,.;:?!)]%％…"
_TERMINAL = tuple("。；：？！.;:?!」")
# Besides the labels that stand alone, these begin a paragraph however full the line before was.
_BEGINS = re.compile(r"附件?[:：\d]|\d{1,2}[.．、]\s?\D|[（(]\d{1,2}[)）]")
# Page numbers stand between the halves of a sentence where the text of a PDF was pulled out.
_PAGE_NUMBER = re.compile(
    r"(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|[·•]\s*\d{1,4}\s*[·•]|P\.\s?\d{1,4}|"
    r"\d{1,4}(?: +\d{1,4}){3,30}|"
    r"第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?|page \d+ of \d+)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{1,3}")
# A line that only underlines a heading, or parts two paragraphs.
_RULE = re.compile(r"([=*~^_#—─═-])\1{3,}")
# A label that goes on such a line is cited.
_CITES = re.compile(
    r"(?:(?i:\b(?:articles?|(?:sub-?)?(?:sections?|paragraphs?|clauses?)|points?|chapters?|parts?|titles?"
    r"|and|or|of|to|under|by|with|in|the|this|that))"
    r"|根据|依照|按照|依据|违反|适用|参照|本法|本条例|本办法|本规定|[和与或及至]|或者)$"
)
_TITLE_ENDS = re.compile(r".{0,120}(?:关于|印发).{2,120}的通知")
_GOES_ON = ("要求", "精神", "文件", "规定", "》", "〉", "”")
_NARROWED = re.compile("(?<=[\u2e80-\U0010ffff])[,:;()!?]")
_WIDEST = 160
# Sixteen Chinese characters: no page is set narrower, but lists, verses and table cells are.
_NARROWEST = 32
_FEWEST = 8
_WRAPPED_SHARE = 0.25
_SPACED_SHARE = 0.8
_QUANTILE = 0.9
# The first line of a paragraph is shorter by its indent of two Chinese characters.
_INDENT = 4
_COMMON_SHARE = 0.2
# Lines that begin or end alike are entries of a list: where a page's width breaks is chance.
_ALIKE_SHARE = 0.4


def split_lines(text: str) -> list[Line]:
    r"""Return every line of a text, empty ones too, each with its place.

    A Markdown heading's marks are left out.

    >>> [(line.text, line.start) for line in split_lines("一、\r\n  总则 ")]
    [('一、', 0), ('总则', 6)]
    """
    lines = []
    begin = 0
    for mark in [*_BREAK.finditer(text), None]:
        end = mark.start() if mark else len(text)
        raw = text[begin:end]
        bare = raw.lstrip(" \t\u3000\u00a0" + _INVISIBLE)
        if raw.startswith("\t") and "\t" in bare:
            bare = raw  # an empty first cell
        heading = _HEADING_MARK.match(bare)
        bare = bare[heading.end() :] if heading else bare
        lead = len(raw) - len(bare)
        # A trailing tab ends an empty last cell of a table, and a soft hyphen a part of a word.
        lines.append(Line(bare.rstrip(_TRAILING), begin + lead))
        begin = mark.end() if mark else end
    return lines


def display_width(text: str) -> int:
    """Return the width of a text in columns: a full-width character takes two.

    Curly quotation marks and dashes count two as well, and any mark behind a Chinese character:
    Chinese printers set them full width.

    >>> display_width("PM2.5年均浓度")
    13
    """
    # Copies turn the full-width marks of a Chinese line into half ones.
    return sum(map(_columns, text)) + len(_NARROWED.findall(text))


@cache
def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def join_wrapped(
    lines: Sequence[Line],
    stands_alone: Callable[[str], bool],
    apart: frozenset[int] = frozenset(),
) -> list[list[Line]]:
    """Return the paragraphs of a page, each as the lines that it was broken into.

    A page whose lines were broken by its width is told by them: line after line is so full that
    the next word would not have fitted, and few end a sentence. On any other page every line
    is a paragraph. An empty line parts paragraphs unless one stands behind nearly every line. A
    line that `stands_alone` (a share bar, a notice of the publisher), or begins at one of the
    places `apart` (the row of a table), is joined to none. Page numbers that stand in a line of
    their own are left out.
    """
    lines = [line for line in lines if not _PAGE_NUMBER.fullmatch(line.text)]
    lines = [line._replace(text="") if _RULE.fullmatch(line.text) else line for line in lines]
    width = wrapping_width([line for line in lines if line.start not in apart])
    if width is None:
        return [[line] for line in lines if line.text]
    # Where lines are wrapped, a figure alone is no entry of a list.
    lines = [line for line in lines if not _FIGURE.fullmatch(line.text)]
    spaced = _is_spaced(lines)
    paragraphs: list[list[Line]] = []
    open_paragraph = False
    for line in lines:
        if not line.text:
            open_paragraph = open_paragraph and spaced
        elif line.start in apart or stands_alone(line.text):
            paragraphs.append([line])
            open_paragraph = False
        elif open_paragraph and _continues(paragraphs[-1][-1].text, line.text, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
            open_paragraph = True
    return paragraphs


def without_invisible(lines: Sequence[Line]) -> list[Line]:
    r"""Return lines without the characters that nobody sees, what stands around them joined.

    >>> [line[:2] for line in without_invisible([Line("第\u200b一条", 4)])]
    [('第', 4), ('一条', 6)]
    """
    found: list[Line] = []
    for line in lines:
        if not _HIDDEN.search(line.text):
            found.append(line)
            continue
        for order, part in enumerate(_VISIBLE.finditer(line.text)):
            joined = line.joined or order > 0
            found.append(Line(part[0], line.start + part.start(), joined))
    return found


def wrapping_width(lines: Sequence[Line]) -> int | None:
    """Return the width at which a page's lines were broken; `None` where they end by themselves."""
    texts = [line.text for line in lines if line.text and "\t" not in line.text]
    if len(texts) < _FEWEST or _is_list(texts):
        return None
    widths = sorted(display_width(text) for text in texts)
    width = widths[min(len(widths) - 1, int(len(widths) * _QUANTILE))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    # Chinese lines are nearly all of one width; a few marks hang over the margin.
    common, times = Counter(widths).most_common(1)[0]
    if times >= _COMMON_SHARE * len(widths) and common > width // 2:
        width = common
    broken = sum(
        not old.endswith(_TERMINAL) and _continues(old, new, width) for old, new in pairwise(texts)
    )
    return width if broken >= _WRAPPED_SHARE * len(texts) else None


def _is_list(texts: Sequence[str]) -> bool:
    ends = (Counter(text[at] for text in texts) for at in (0, -1))
    shares = (max((n for c, n in end.items() if c.isalnum()), default=0) for end in ends)
    return max(shares) >= _ALIKE_SHARE * len(texts)


def _is_spaced(lines: Sequence[Line]) -> bool:
    following = [not lines[at + 1].text for at, line in enumerate(lines[:-1]) if line.text]
    return sum(following) >= _SPACED_SHARE * len(following)


def _continues(old: str, new: str, width: int) -> bool:
    if display_width(old) + display_width(_first_unit(new)) < width - _INDENT:
        return False
    if "\t" in old or "\t" in new or begins_paragraph(old, new):
        return False
    if _TITLE_ENDS.fullmatch(old) and not new.startswith(_GOES_ON):
        return False
    if old.endswith(_TERMINAL) and not new.endswith(_TERMINAL):
        # A sentence may end at the margin by chance, or end the paragraph: a short line without
        # an end of its own (a signature, a heading) does not go on.
        return display_width(new) > width - 2 * _INDENT
    return True


def begins_paragraph(old: str, new: str) -> bool:
    """Tell whether a line begins a paragraph: a weak label does so behind the end of a sentence."""
    if _CITES.search(old):
        return False
    if _BEGINS.match(new):
        return True
    ended = old.endswith(_TERMINAL)
    return any(ended or _stands_alone(label) for label in find_labels(new))


def _stands_alone(label: Label) -> bool:
    """Tell whether a label begins a paragraph by itself: English ones are cited in its shape."""
    english = label.style.kind != "free" and label.printed[0].isascii()
    return label.style.strong and not english


def _first_unit(text: str) -> str:
    """Return what a typesetter would have kept together at the start of a line."""
    size = 1
    if not is_cjk(text[0]):
        size = next((at for at, c in enumerate(text) if c.isspace() or is_cjk(c)), len(text))
    while size < len(text) and text[size] in _CLOSING:
        size += 1
    return text[:size] + (" " if text[0].isascii() else "")
