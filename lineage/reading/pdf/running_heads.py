"""What a page bears besides its text: running heads and feet, and the numbers of pages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lineage.reading.pdf.lines import PrintedLine

__all__ = ["PageLines", "frame_of"]

_EDGE = 0.13
_NEAR = 4.0
_RANKS = 3
_SHARE = 0.5
_PARITY_SHARE = 0.8
_CLEAR = 1.3
_NUMBER = re.compile(
    r"第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*[（(]?\s*共\s*\d{1,4}\s*页\s*[)）]?)?|"
    r"共\s*\d{1,4}\s*页\s*[,，/／]?\s*第\s*\d{1,4}\s*页|"
    r"[-—–－─~～·•・|]+\s*\d{1,4}\s*[-—–－─~～·•・|]+|"
    r"\d{1,4}\s*[/／]\s*\d{1,4}|(?:page|p\.|pg\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7}")
# A heading of a part may stand at the top of page after page and is one all the same.
_HEADING = re.compile(
    r"附[件表录]|第[〇零一二三四五六七八九十百\d]+[编章节条]|annex|appendix|chapter|article",
    re.IGNORECASE,
)


class PageLines(NamedTuple):
    """The lines of a page across its whole width, from the top, tables left out.

    `top` and `bottom` are how far its tables reach; without any `top` is the page's height.
    """

    height: float
    lines: tuple[PrintedLine, ...]
    top: float
    bottom: float


class _Candidate(NamedTuple):
    page: int
    line: int
    rank: int
    distance: float
    numbers: tuple[int, ...]
    clear: bool
    at_table: bool
    size: float


def frame_of(pages: Sequence[PageLines]) -> set[tuple[int, int]]:
    """Return which lines belong to the page and not to the text, as (page, line), from 0.

    A running head stands at one height on many pages, nothing in it changes but the page's
    number, and it is set off from the text; a page's number is known by its shape as well.
    """
    size, pitch = _usual(pages)
    found: set[tuple[int, int]] = set()
    for at_top in (True, False):
        groups: dict[str, list[_Candidate]] = {}
        for at, page in enumerate(pages):
            for key, candidate in _candidates(at, page, pitch, at_top=at_top):
                groups.setdefault(key, []).append(candidate)
        recurring = {
            (each.page, each.line)
            for key, group in groups.items()
            if not _HEADING.match(key)
            for each in _recurring(group, len(pages), size)
        }
        for at, page in enumerate(pages):
            found |= _outermost(at, page, recurring, pitch, at_top=at_top)
    # Where nothing else is printed, what recurs is the text.
    tables = any(page.bottom for page in pages)
    return found if tables or len(found) < sum(len(page.lines) for page in pages) else set()


def _usual(pages: Iterable[PageLines]) -> tuple[float, float]:
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    for page in pages:
        for old, new in zip(page.lines, page.lines[1:], strict=False):
            steps[round(new.base - old.base)] += 1
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    size = max(sizes, key=lambda each: (sizes[each], each), default=10.0)
    near = {step: n for step, n in steps.items() if size <= step <= 3 * size}
    return size, max(near, key=lambda each: (near[each], -each), default=1.5 * size)


def _candidates(
    at: int, page: PageLines, pitch: float, *, at_top: bool
) -> list[tuple[str, _Candidate]]:
    order = range(len(page.lines)) if at_top else range(len(page.lines) - 1, -1, -1)
    result = []
    for rank, where in zip(range(_RANKS), order, strict=False):
        line = page.lines[where]
        distance = line.base if at_top else page.height - line.base
        if distance > _EDGE * page.height or not line.text:
            break
        folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", line.text))
        numbers = tuple(int(each) for each in re.findall(r"\d{1,9}", folded))
        key = re.sub(r"\d+", "#", folded)
        clear = _gap(page, where, at_top=at_top) > _CLEAR * pitch
        at_table = _is_at_table(page, where, at_top=at_top)
        each = _Candidate(at, where, rank, distance, numbers, clear, at_table, line.size)
        result.append((key, each))
    return result


def _gap(page: PageLines, where: int, *, at_top: bool) -> float:
    line = page.lines[where]
    if at_top:
        after = page.lines[where + 1].base if where + 1 < len(page.lines) else page.height
        return min(after, page.top + line.size) - line.base
    before = page.lines[where - 1].base if where else 0.0
    return line.base - max(before, page.bottom)


def _is_at_table(page: PageLines, where: int, *, at_top: bool) -> bool:
    """Tell whether a table, and no text, stands next to a line."""
    if at_top:
        following = page.lines[where + 1].base if where + 1 < len(page.lines) else page.height
        return page.top < following
    return page.bottom > (page.lines[where - 1].base if where else 0.0)


def _recurring(group: Sequence[_Candidate], pages: int, size: float) -> list[_Candidate]:
    result: list[_Candidate] = []
    rest = sorted(group, key=lambda each: (each.distance, each.page))
    while rest:
        near = [each for each in rest if each.distance - rest[0].distance <= _NEAR]
        rest = rest[len(near) :]
        on = {each.page for each in near}
        share = len(on) / pages
        one_side = all(page % 2 == near[0].page % 2 for page in on)
        sided = one_side and len(on) >= _PARITY_SHARE * ((pages + 1) // 2)
        if len(on) < 2 or not (share >= _SHARE or sided or len(on) > _RANKS):  # noqa: PLR2004 - a recurrence
            continue
        if not _numbers_follow(near):
            continue
        # Something of a head may stand close to a full page; a heading always does to its text.
        # A table fills a page as far as it can, and says nothing.
        telling = [each for each in near if each.clear or not each.at_table]
        set_off = sum(each.clear or each.size < 0.95 * size for each in telling)
        if 2 * set_off >= len(telling) and (telling or share >= _PARITY_SHARE):
            result += near
    return result


def _numbers_follow(group: Sequence[_Candidate]) -> bool:
    """Tell whether figures are the same on every page, or count the pages."""
    for column in zip(*(each.numbers for each in group), strict=False):
        offsets = {number - each.page for number, each in zip(column, group, strict=True)}
        halves = {2 * number - each.page for number, each in zip(column, group, strict=True)}
        if len(set(column)) > 1 and len(offsets) > 1 and len(halves) > 1:
            return False
    return True


def _outermost(
    at: int, page: PageLines, recurring: set[tuple[int, int]], pitch: float, *, at_top: bool
) -> set[tuple[int, int]]:
    order = range(len(page.lines)) if at_top else range(len(page.lines) - 1, -1, -1)
    found: set[tuple[int, int]] = set()
    for where in order:
        line = page.lines[where]
        distance = line.base if at_top else page.height - line.base
        if (at, where) in recurring or not line.text:
            found.add((at, where))
            continue
        in_zone = distance <= _EDGE * page.height
        text = unicodedata.normalize("NFKC", line.text).strip()
        shaped = _NUMBER.fullmatch(line.text) or _NUMBER.fullmatch(text)
        bare = _BARE.fullmatch(text) and _gap(page, where, at_top=at_top) > _CLEAR * pitch
        # Where a web page was printed, its last number may stand right below the text.
        own = bare and not at_top and text == str(at + 1)
        if own or (in_zone and (shaped or bare)):
            found.add((at, where))
        break
    return found
