"""Regulations: each article and each numbered paragraph of it, by the lines and by the table."""

from __future__ import annotations

import re
from pathlib import Path

from lineage.models import Clause
from tools.accuracy.figures import Tally, compared
from tools.accuracy.reading import decoded, documents, numbered, rows

__all__ = ["articles", "correlated", "headings", "paragraphs", "texts"]

_COLUMNS = {"old": "old_1206_2001", "new": "new_2020_1783"}
_ARTICLE = re.compile(r"Article (\d+)")
_PARAGRAPH = re.compile(r"(\d+)\. ")
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


def walk(text: str) -> list[tuple[str, str]]:
    """Return the kind and number of each heading, article and paragraph, from line to line.

    A paragraph counts if its line begins with the figure that comes next in its article.

    >>> walk("CHAPTER I\\nArticle 1\\n1. One.\\n2. Two.\\n4. Not this.\\nArticle 2\\n1. One.")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('chapter', '1'), ('article', '1'), ('paragraph', '1(1)'), ('paragraph', '1(2)'),
     ('article', '2'), ('paragraph', '2(1)')]
    """
    found: list[tuple[str, str]] = []
    article = paragraph = 0
    for line in text.split("\n"):
        bare = line.strip()
        if heading := _HEADING.fullmatch(bare):
            number = _ROMAN.get(heading[2], heading[2])
            found.append((heading[1].lower(), number))
        elif (match := _ARTICLE.fullmatch(bare)) and int(match[1]) == article + 1:
            article, paragraph = article + 1, 0
            found.append(("article", match[1]))
        elif (match := _PARAGRAPH.match(bare)) and int(match[1]) == paragraph + 1:
            paragraph += 1
            found.append(("paragraph", f"{article}({paragraph})"))
    return found


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
