"""What a stretch of Markdown prints: its words without the marks, each with its place."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lineage.language.folding import is_cjk
from lineage.reading.printed import Cell, Line

__all__ = ["printed_stretches"]

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<ticks>`+)|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}"
    r"|[A-Za-z][A-Za-z0-9]{1,31});)|(?P<comment><!--)|(?P<break><br[ \t]{0,4}/?>)"
    r"|<(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9-]{0,30}(?:[ \t\n][^<>]{0,2000})?/?>)"
    r"|(?P<note>\[\^[^\[\]\s]{1,60}\])|(?P<open>!?\[)|(?P<close>\])|(?P<stars>\*+)|(?P<lines>_+)"
    r"|(?P<struck>~~)",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\([ \t\n]{0,9}+"
    r"(?:<[^<>\n]{0,2000}>|[^\s()<]{0,2000}+(?:\([^\s()]{0,400}+\)[^\s()]{0,2000}+){0,9})"
    r"(?:[ \t\n]{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t\n]{0,9}\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{0,200})\]")
_MARGIN = " \t\u3000\u00a0"
_LONGEST_NAME = 200
_PARTED = "\n"


class _Run(NamedTuple):
    start: int
    many: int
    opens: bool
    closes: bool


class _Page:
    """The marks found in one stretch so far."""

    def __init__(self, text: str, names: frozenset[str]) -> None:
        self.text = text
        self.names = names
        self.left_out: list[tuple[int, int]] = []
        self.instead: dict[int, tuple[int, str]] = {}
        """Where other characters are printed: from here to there, and which."""
        self.brackets: list[tuple[int, int]] = []
        self.runs: dict[str, list[_Run]] = {"*": [], "_": []}
        self.struck: list[int] = []
        self.comment_ends = text.rfind("-->")
        self._ticks: dict[int, list[int]] | None = None

    def closing_ticks(self, many: int, after: int) -> int | None:
        """Return where code that so many ticks opened ends."""
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer("`+", self.text):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        places = self._ticks.get(many, [])
        at = bisect_right(places, after - 1)
        return places[at] if at < len(places) else None


def printed_stretches(
    text: str, ranges: Sequence[tuple[int, int]], names: frozenset[str] = frozenset()
) -> list[Cell]:
    r"""Return what the characters of a text in some ranges, one a line, print; `<br>` parts it.

    Marks of emphasis, code and links, addresses, tags and comments are left out, entities and
    escapes are one character; a mark that Markdown would print stays. `names` are those of the
    links and footnotes that the page defines.

    >>> cell, = printed_stretches(r"**甲**\*[乙](c.html)&amp;", [(0, 24)])
    >>> [(part.text, part.start) for part in cell]
    [('甲', 2), ('*', 6), ('乙', 8), ('&', 18)]
    """
    stretch = "\n".join(text[start:end] for start, end in ranges)
    page = _Page(stretch, names)
    at = 0
    while token := _TOKEN.search(stretch, at):
        at = _READ[token.lastgroup or ""](page, token)
    return _stretches(page, ranges)


def _escaped(page: _Page, token: re.Match[str]) -> int:
    page.left_out.append((token.start(), token.start() + 1))
    return token.end()


def _code(page: _Page, token: re.Match[str]) -> int:
    end = page.closing_ticks(len(token[0]), token.end())
    if end is None:
        return token.end()
    page.left_out += [token.span(), (end, end + len(token[0]))]
    return end + len(token[0])


def _entity(page: _Page, token: re.Match[str]) -> int:
    shown = html.unescape(token[0])
    if shown != token[0]:
        page.instead[token.start()] = token.end(), shown if shown.isprintable() else " "
    return token.end()


def _comment(page: _Page, token: re.Match[str]) -> int:
    if page.comment_ends < token.end():
        return token.end()
    end = page.text.find("-->", token.end())
    page.left_out.append((token.start(), end + 3))
    return end + 3


def _break(page: _Page, token: re.Match[str]) -> int:
    page.instead[token.start()] = token.end(), _PARTED
    return token.end()


def _address(page: _Page, token: re.Match[str]) -> int:
    start, end = token.span("address")
    page.left_out += [(start - 1, start), (end, end + 1)]
    return token.end()


def _tag(page: _Page, token: re.Match[str]) -> int:
    page.left_out.append(token.span())
    return token.end()


def _note(page: _Page, token: re.Match[str]) -> int:
    if token[0][1:-1].casefold() in page.names:
        page.left_out.append(token.span())
    return token.end()


def _open(page: _Page, token: re.Match[str]) -> int:
    page.brackets.append(token.span())
    return token.end()


def _close(page: _Page, token: re.Match[str]) -> int:
    if not page.brackets:
        return token.end()
    begin, inside = page.brackets.pop()
    target = _TARGET.match(page.text, token.end())
    end = target.end() if target else _reference_end(page, inside, token)
    if end is None:
        return token.end()
    page.left_out += [(begin, inside), (token.start(), end)]
    return end


def _reference_end(page: _Page, inside: int, token: re.Match[str]) -> int | None:
    named = _REFERENCE.match(page.text, token.end())
    own = page.text[inside : min(token.start(), inside + _LONGEST_NAME)]
    name = (named[1] if named and named[1] else own).casefold()
    if name in page.names:
        return named.end() if named else token.end()
    return None


def _struck(page: _Page, token: re.Match[str]) -> int:
    if page.struck:
        begin = page.struck.pop()
        page.left_out += [(begin, begin + 2), token.span()]
    elif page.text[token.end() : token.end() + 1].strip():
        page.struck.append(token.start())
    return token.end()


def _emphasis(page: _Page, token: re.Match[str]) -> int:
    mark, run = token[0][0], _run(page.text, token)
    opened = page.runs[mark]
    while run.closes and run.many and opened:
        other = opened[-1]
        either = (other.opens and other.closes) or (run.opens and run.closes)
        if either and (other.many + run.many) % 3 == 0 and (other.many % 3 or run.many % 3):
            break
        many = 2 if min(other.many, run.many) > 1 else 1
        inner = other.start + other.many - many
        page.left_out += [(inner, inner + many), (run.start, run.start + many)]
        opened.pop()
        if other.many > many:
            opened.append(other._replace(many=other.many - many))
        run = run._replace(start=run.start + many, many=run.many - many)
    if run.opens and run.many:
        opened.append(run)
    return token.end()


def _run(text: str, token: re.Match[str]) -> _Run:
    """Return a run of stars or lines, and whether it can open or close emphasis.

    A mark beside Chinese may stand behind or before punctuation: Chinese has no spaces there.
    """
    start, end = token.span()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    left = not after.isspace() and (
        not _is_mark(after) or before.isspace() or _is_mark(before) or is_cjk(before)
    )
    right = not before.isspace() and (
        not _is_mark(before) or after.isspace() or _is_mark(after) or is_cjk(after)
    )
    if token[0][0] == "*":
        return _Run(start, end - start, left, right)
    opens = left and (not right or _is_mark(before))
    return _Run(start, end - start, opens, right and (not left or _is_mark(after)))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


_READ = {
    "escaped": _escaped, "ticks": _code, "entity": _entity, "comment": _comment, "break": _break,
    "address": _address, "tag": _tag, "note": _note, "open": _open, "close": _close,
    "stars": _emphasis, "lines": _emphasis, "struck": _struck,
}  # fmt: skip


def _stretches(page: _Page, ranges: Sequence[tuple[int, int]]) -> list[Cell]:
    """Return what is left, part by part, each at its place in the file."""
    gaps = sorted(
        [*page.left_out, *((start, end) for start, (end, _) in page.instead.items())],
    )
    found: list[Cell] = []
    cell: list[Line] = []
    gap = local = 0
    for start, end in ranges:
        until = local + end - start
        parts: list[Line] = []
        at = local
        while at < until:
            while gap < len(gaps) and gaps[gap][1] <= at:
                gap += 1
            begin, stop = gaps[gap] if gap < len(gaps) else (until, until)
            if begin > at:
                stop = min(begin, until)
                _put(parts, page.text[at:stop], start + at - local)
            elif (shown := page.instead.get(at, (0, ""))[1]) == _PARTED:
                found.append((*cell, *_trimmed(parts)))
                cell, parts = [], []
            elif shown:
                place = start + at - local
                parts.append(Line(shown, place, bool(parts), place + stop - at))
            at = stop
        cell += _trimmed(parts)
        local = until + 1
    return [each for each in (*found, tuple(cell)) if each]


def _put(parts: list[Line], text: str, start: int) -> None:
    parts.append(Line(text, start, joined=bool(parts)))


def _trimmed(parts: list[Line]) -> list[Line]:
    """Return the parts of a line without white space at its ends."""
    parts = list(parts)
    while parts and not parts[-1].text.strip(_MARGIN):
        parts.pop()
    first = 0
    while first < len(parts) and not parts[first].text.strip(_MARGIN):
        first += 1
    parts = parts[first:]
    if parts:
        bare = parts[0].text.lstrip(_MARGIN)
        lead = len(parts[0].text) - len(bare)
        parts[0] = parts[0]._replace(text=bare, start=parts[0].start + lead, joined=False)
        parts[-1] = parts[-1]._replace(text=parts[-1].text.rstrip(_MARGIN))
    return parts
