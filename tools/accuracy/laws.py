"""Laws: each article and chapter, none twice, none invented, and no character left over."""

from __future__ import annotations

import re
from pathlib import Path

from tools.accuracy.figures import Tally, compared
from tools.accuracy.passages import placed
from tools.accuracy.provisions import head, walk
from tools.accuracy.reading import decoded, documents, numbered, rows

__all__ = [
    "amended_provisions",
    "annexes",
    "articles",
    "headings",
    "heads",
    "items",
    "mapped_articles",
    "paragraphs",
    "texts",
]

_AMENDED = re.compile(r"(para|item) (\d+)")
_FOLDERS = (
    "zh-laws/constitution",
    "zh-laws/environment-tax",
    "zh-laws/foreign-trade",
    "zh-laws/anti-unfair-competition",
    "null-pairs/beijing-audit",
    "null-pairs/criminal-law",
    "null-pairs/personal-information",
    "null-pairs/water-pollution",
)


def texts(folder: Path) -> list[Path]:
    """Return every version and copy of every law."""
    return sorted(path for each in _FOLDERS for path in (folder / each).glob("*.txt"))


def articles(path: Path) -> Tally:
    """Return the articles found, against those that a walk over the lines counts unbroken."""
    return _of_kinds(path, {"article"})


def amended_provisions(path: Path) -> Tally | None:
    """Return the paragraphs and items that the amendments name, and which are there."""
    named = [
        f"{row['new']} {kind} {number}"
        for table in sorted(path.parent.glob(f"articles_*_{path.stem}.tsv"))
        for row in rows(table)
        if row["new"]
        for kind, number in _AMENDED.findall(row.get("what", ""))
    ]
    if not named:
        return None
    there: set[str] = set()
    for way, _ in _ways(path):
        article, paragraph, *item = way.split()
        there.add(f"{article} para {paragraph.removeprefix('p')}")
        there |= {f"{article} item {each.strip('（）')}" for each in item}
    # The first paragraph is the article's own text.
    there |= {f"{each.number} para 1" for each in numbered(path) if each.kind == "article"}
    return compared(_name(path), named, [each for each in named if each in there])


def headings(path: Path) -> Tally:
    """Return the parts, chapters and sections found, against those that the walk counts."""
    return _of_kinds(path, {"part", "chapter", "section"})


def mapped_articles(path: Path) -> Tally | None:
    """Return the articles found, against the columns of the maps that name the version."""
    columns = [
        {row[side] for row in rows(table) if row[side]}
        for table in sorted(path.parent.glob("articles_*.tsv"))
        for side, year in zip(("old", "new"), table.stem.split("_")[1:], strict=True)
        if year == path.stem
    ]
    if not columns:
        return None
    known = sorted(set.union(*columns), key=_place)
    found = [each.number for each in numbered(path) if each.kind == "article"]
    return compared(_name(path), known, found)


def heads(path: Path) -> Tally:
    """Return the lines of the head and of the contents that are taken for what they are."""
    return placed(_name(path), head(decoded(path)), documents(path))


def paragraphs(path: Path) -> Tally:
    """Return the paragraphs of articles behind the first, against the lines that are neither
    headings, articles nor items."""
    known = [number for kind, number in walk(decoded(path)) if kind == "paragraph"]
    return compared(_name(path), known, [way for way, kind in _ways(path) if kind == "paragraph"])


def items(path: Path) -> Tally:
    """Return the items found below the paragraphs of articles, against the lines that count on."""
    known = [number for kind, number in walk(decoded(path)) if kind == "item"]
    return compared(_name(path), known, [way for way, kind in _ways(path) if kind == "item"])


def annexes(path: Path) -> Tally:
    """Return the annexes found, against the lines that open them."""
    return _of_kinds(path, {"annex"})


def _ways(path: Path) -> list[tuple[str, str]]:
    """Article, paragraph and item of each clause right below an article or a paragraph, and its
    kind: `5 p1 （2）` is the second item of the first paragraph of article 5.
    """
    held = {c.address: c for document in documents(path) for c in document.clauses}
    found: list[tuple[str, str]] = []
    for clause in numbered(path):
        parent = held.get(clause.parent or "")
        if parent is None:
            continue
        if clause.kind == "paragraph" and parent.kind == "article":
            found.append((f"{parent.number} p{clause.number}", "paragraph"))
        elif parent.kind == "article":
            found.append((f"{parent.number} p1 （{clause.number}）", clause.kind))
        elif parent.kind == "paragraph" and parent.parent:
            article = held[parent.parent]
            way = f"{article.number} p{parent.number} （{clause.number}）"
            found.append((way, clause.kind))
    return found


def _of_kinds(path: Path, kinds: set[str]) -> Tally:
    known = [each for each in walk(decoded(path)) if each[0] in kinds]
    found = [(each.kind, each.number) for each in numbered(path) if each.kind in kinds]
    return compared(_name(path), known, found)


def _place(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("-"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"
