"""Regulations: each article and each numbered paragraph of it, by the lines and by the table."""

from __future__ import annotations

import re
from pathlib import Path

from lineage.models import Clause
from tools.accuracy.figures import Tally, compared
from tools.accuracy.reading import decoded, documents, numbered, rows

__all__ = ["articles", "correlated", "headings", "paragraphs", "points", "texts"]

_COLUMNS = {"old": "old_1206_2001", "new": "new_2020_1783"}
_ARTICLE = re.compile(r"Article (\d+)")
_PARAGRAPH = re.compile(r"(\d+)\. ")
_POINT = re.compile(r"\((\d+|[a-z])\) ")
_HEADING = re.compile(r"(CHAPTER|Section) ([IVX]+|\d+)")
_CITED = re.compile(r"Article (\d+)((?:(?:, | and )?\(\d+\))*)")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}


def texts(folder: Path) -> list[Path]:
    """Return the old regulation and the new one."""
    return sorted((folder / "eu-recast").glob("*_en.txt"))


def articles(path: Path) -> Tally:
    """Return the articles found, against the lines that count them."""
    known = [each[1] for each in walk(decoded(path)) if each[0] == "article"]
    found = [each.number for each in numbered(path) if each.kind == "article"]
    return compared(_name(path), known, found)


def headings(path: Path) -> Tally:
    """Return the chapters and sections found, against the lines that count them."""
    known = [each for each in walk(decoded(path)) if each[0] in {"chapter", "section"}]
    kinds = {"chapter", "section"}
    found = [(each.kind, each.number) for each in numbered(path) if each.kind in kinds]
    return compared(_name(path), known, found)


def paragraphs(path: Path) -> Tally:
    """Return the numbered paragraphs of articles found, against the lines that count them."""
    known = [each[1] for each in walk(decoded(path)) if each[0] == "paragraph"]
    return compared(_name(path), known, _found_paragraphs(path))


def correlated(path: Path) -> Tally:
    """Return the articles and paragraphs that the official table names, and which are there."""
    column = _COLUMNS[path.name[:3]]
    named: dict[str, None] = {}
    for row in rows(path.parent / "correlation_table.tsv"):
        for match in _CITED.finditer(row[column]):
            behind = re.findall(r"\d+", match[2])
            named |= dict.fromkeys(f"{match[1]}({each})" for each in behind)
            named[match[1]] = None
    articles_found = [each.number for each in numbered(path) if each.kind == "article"]
    there = {*articles_found, *_found_paragraphs(path)}
    known = list(named)
    return compared(_name(path), known, [each for each in known if each in there])


def points(path: Path) -> Tally:
    """Return the points below articles and paragraphs found, against the lines that count them."""
    known = [each[1] for each in walk(decoded(path)) if each[0] == "point"]
    held = {c.address: c for document in documents(path) for c in document.clauses}
    labelled = [each for each in numbered(path) if _POINT.fullmatch(each.label.strip() + " ")]
    return compared(_name(path), known, [_way(each, held) for each in labelled])


def walk(text: str) -> list[tuple[str, str]]:
    """Return the kind and number of each heading, article, paragraph and point, line by line.

    A paragraph or point counts if its line begins with what comes next in its article.

    >>> walk("Article 1\\n1. One:\\n(a) this.\\n4. Not this.")
    [('article', '1'), ('paragraph', '1(1)'), ('point', '1(1)(a)')]
    """
    found: list[tuple[str, str]] = []
    article = paragraph = point = 0
    for line in text.split("\n"):
        bare = line.strip()
        if heading := _HEADING.fullmatch(bare):
            found.append((heading[1].lower(), _ROMAN.get(heading[2], heading[2])))
        elif (match := _ARTICLE.fullmatch(bare)) and int(match[1]) == article + 1:
            article, paragraph, point = article + 1, 0, 0
            found.append(("article", match[1]))
        elif (match := _PARAGRAPH.match(bare)) and int(match[1]) == paragraph + 1:
            paragraph, point = paragraph + 1, 0
            found.append(("paragraph", f"{article}({paragraph})"))
        elif (match := _POINT.match(bare)) and match[1] in _nth(point + 1):
            point += 1
            above = f"{article}({paragraph})" if paragraph else str(article)
            found.append(("point", f"{above}({match[1]})"))
    return found


def _nth(value: int) -> tuple[str, str]:
    return str(value), chr(ord("a") + value - 1)


def _way(clause: Clause, held: dict[str, Clause]) -> str:
    """Return article, paragraph and point as they are cited: 4(1)(a)."""
    way = ""
    above: Clause | None = clause
    while above is not None and above.kind != "article":
        label = above.label.strip().strip("().")
        way = f"({label}){way}" if label else way
        above = held.get(above.parent or "")
    return f"{above.number}{way}" if above else way


def _found_paragraphs(path: Path) -> list[str]:
    """The clauses right below an article whose label is a bare figure: `1.`, not `(1)`."""
    held = {c.address: c for document in documents(path) for c in document.clauses}
    return [
        f"{parent.number}({each.number})"
        for each in numbered(path)
        if (parent := held.get(each.parent or "")) and _is_paragraph(each, parent)
    ]


def _is_paragraph(clause: Clause, parent: Clause) -> bool:
    return parent.kind == "article" and bool(_PARAGRAPH.fullmatch(clause.label.strip() + " "))


def _name(path: Path) -> str:
    return path.stem
