"""OFD files (GB/T 33190) as they are printed: pages of text set at places.

The standard: a zip with `OFD.xml`, which leads to a document, which lists its pages; a page's
layers hold text objects, a text object its characters at points counted in millimetres.
"""

from __future__ import annotations

import math
import posixpath
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from lineage.errors import ReadingError
from lineage.language.folding import is_cjk
from lineage.models import Issue, Place
from lineage.reading.furniture import is_marked
from lineage.reading.lines import join_wrapped
from lineage.reading.packages import Package, open_package
from lineage.reading.printed import Line, Printed, paragraph

__all__ = ["read_ofd"]

_MOST_PAGES = 5000
_ADVICE = "save it as PDF or .txt and read that"
_NUMBERS_OF_BOX = 4
_NUMBERS_OF_MATRIX = 6
# A gap wider than this part of a character is a space, where no Chinese character stands beside.
_GAP = 0.5
# Characters whose feet are nearer than this part of their size stand in one line.
_ONE_LINE = 0.5
_MOST_REPEATS = 100_000
# A page of law has two thousand.
_MOST_ON_A_PAGE = 200_000
_DEFAULT_SIZE = 4.0


class _Set(NamedTuple):
    """Characters set on a page: where their feet stand, where they begin and end, their size."""

    y: float
    left: float
    right: float
    size: float
    text: str


def read_ofd(content: bytes, name: str) -> Printed:
    """Return the paragraphs of an OFD file, lines joined as in a wrapped text file.

    The file's text is that of its lines from top to bottom; `places` count pages, and lines of a
    page. Templates (letterheads, running heads), annotations and pictures are left out.

    Raises `ReadingError` where the file is broken, no OFD, or its pages hold pictures alone.
    """
    package = open_package(content, name)
    lines: list[Line] = []
    places: list[tuple[int, Place]] = []
    length = 0
    for page, root in enumerate(_pages(package), start=1):
        characters = list(islice(_objects(root), _MOST_ON_A_PAGE + 1))
        if len(characters) > _MOST_ON_A_PAGE:
            wrong = f"its page {page} holds more than {_MOST_ON_A_PAGE} characters"
            raise ReadingError(name, wrong, _ADVICE)
        for number, text in enumerate(_lines(characters), start=1):
            lines.append(Line(text, length))
            places.append((length, Place(page=page, line=number)))
            length += len(text) + 1
    if not lines:
        wrong = "its pages hold no text; they may be pictures of a page"
        raise ReadingError(name, wrong, "recognise its text (OCR) and read that")
    return Printed(
        tuple(paragraph(each) for each in join_wrapped(lines, is_marked)),
        length - 1,
        places=tuple(places),
        issues=_signed(package),
    )


def _pages(package: Package) -> Iterator[etree._Element]:
    root = package.xml("OFD.xml")
    documents = [] if root is None else [_text(each) for each in _named(root, "DocRoot")]
    if not documents:
        raise ReadingError(package.name, "the packed file holds no OFD document", _ADVICE)
    seen = 0
    for document in documents:
        listed = package.xml(document)
        if listed is None:
            raise ReadingError(package.name, f"its part {document} is missing", _ADVICE)
        folder = posixpath.dirname(document)
        for page in _named(listed, "Page"):
            path = page.get("BaseLoc", "")
            path = path if path.startswith("/") else posixpath.join(folder, path)
            content = package.xml(path)
            seen += 1
            if content is None or seen > _MOST_PAGES:
                wrong = (
                    f"its page {seen} is missing" if content is None else "it has too many pages"
                )
                raise ReadingError(package.name, wrong, _ADVICE)
            yield content


def _objects(page: etree._Element) -> Iterator[_Set]:
    for each in _named(page, "TextObject"):
        box = _numbers(each.get("Boundary", ""))
        if len(box) != _NUMBERS_OF_BOX or each.get("Visible") == "false":
            continue
        matrix = _numbers(each.get("CTM", ""))
        if len(matrix) != _NUMBERS_OF_MATRIX:
            matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        size = next(iter(_numbers(each.get("Size", ""))), 0.0) or _DEFAULT_SIZE
        x, y = 0.0, 0.0
        for code in _named(each, "TextCode"):
            text = (code.text or "").replace("\r", "").replace("\n", "")
            x = next(iter(_numbers(code.get("X", ""))), x)
            y = next(iter(_numbers(code.get("Y", ""))), y)
            yield from _runs(text, (x, y), size, _steps(code), (box, matrix))


def _runs(
    text: str,
    start: tuple[float, float],
    size: float,
    steps: tuple[list[float], list[float]],
    frame: tuple[list[float], list[float]],
) -> Iterator[_Set]:
    """Yield the characters of a text code, each where it is set."""
    (x, y), (box, matrix) = start, frame
    across, down = steps
    scale = math.hypot(matrix[0], matrix[1]) or 1.0
    for at, character in enumerate(text):
        width = size if is_cjk(character) else size / 2
        left = box[0] + matrix[0] * x + matrix[2] * y + matrix[4]
        foot = box[1] + matrix[1] * x + matrix[3] * y + matrix[5]
        if not character.isspace():
            yield _Set(foot, left, left + width * scale, size * scale, character)
        x += across[at] if at < len(across) else (0.0 if at < len(down) else width)
        y += down[at] if at < len(down) else 0.0


def _steps(code: etree._Element) -> tuple[list[float], list[float]]:
    return _series(code.get("DeltaX", "")), _series(code.get("DeltaY", ""))


def _series(text: str) -> list[float]:
    """Return steps; `g 3 5.5` stands for three steps of 5.5."""
    words = text.split()
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < _MOST_REPEATS:
        if words[at] == "g" and at + 2 < len(words):
            many, step = _number(words[at + 1]), _number(words[at + 2])
            steps.extend([step] * max(0, min(int(many), _MOST_REPEATS)))
            at += 3
        else:
            steps.append(_number(words[at]))
            at += 1
    return steps


def _lines(characters: list[_Set]) -> Iterator[str]:
    """Yield lines from top to bottom, each from left to right."""
    ordered = sorted(characters, key=lambda one: one.y)
    row: list[_Set] = []
    for each in ordered:
        if row and each.y - row[0].y > _ONE_LINE * max(row[0].size, each.size):
            yield _line(row)
            row = []
        row.append(each)
    if row:
        yield _line(row)


def _line(row: list[_Set]) -> str:
    text = ""
    end = math.inf
    for each in sorted(row, key=lambda one: (one.left, one.right)):
        gap = each.left - end
        latin = text[-1:].isascii() and each.text.isascii()
        if gap > _GAP * each.size * (0.5 if latin else 1):
            text += " "
        text += each.text
        end = each.right
    return text.strip()


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter("{*}" + name)


def _text(element: etree._Element) -> str:
    return (element.text or "").strip()


def _numbers(text: str) -> list[float]:
    return [_number(word) for word in text.split()[:_NUMBERS_OF_MATRIX]]


def _number(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0


def _signed(package: Package) -> tuple[Issue, ...]:
    """Say of notes and stamps, which are set on pages apart, that they are not read."""
    if not any("annot" in part for part in package.names):
        return ()
    return (
        Issue(
            rule="annotations",
            message="annotations of pages (stamps, remarks) are not read",
            advice="look at the file where they matter",
            file=package.name,
        ),
    )
