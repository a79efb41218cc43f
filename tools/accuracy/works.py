"""What documents are to one another and what was in force, against the tables beside the pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

from lineage.extraction import extract
from lineage.graph import in_force
from lineage.identity import Identity, identify
from lineage.language.titles import read_title
from lineage.models import Relation, Work
from lineage.reading import read_file
from tests.gold import FIXTURES, FOLDERS, Row, rows
from tools.accuracy.figures import Tally, compared

__all__ = ["KINDS", "answers", "folders", "pages", "relations"]

KINDS = ("repeals", "implements", "issues", "annex_of", "follows", "cites")
"""The kinds of relation that the tables hold; what they do not list is none."""

_OF_THE_REAL_PAGES = "beijing"


def folders(folder: Path) -> list[Path]:
    """Return the folders of pages that the repository holds; `folder` is not looked at."""
    del folder
    return [FIXTURES / each for each in FOLDERS]


def pages(folder: Path) -> list[Path]:
    """Return the folder of the real pages, whose works are those of the first of our own."""
    return [folder]


def relations(kind: str) -> Callable[[Path], Tally | None]:
    """Return the measure of one kind of relation between the works of a folder."""

    def of(path: Path) -> Tally | None:
        gold = _gold(path)
        told = [row for row in rows(gold, "relations") if row["kind"] == kind]
        if not told:
            return None
        # Two pages that say the same are one relation.
        known = [_told(gold, row) for row in {_ends(row): row for row in told}.values()]
        names = {work.id: _named(work) for work in _found(path).works}
        found = [_shown(each, names) for each in _found(path).relations if each.kind == kind]
        return compared(path.name, sorted(known), sorted(found))

    return of


def answers(path: Path) -> Tally:
    """Return the answers on what was in force on the days of the table."""
    gold, identity = _gold(path), _found(path)
    names = {work.id: _named(work) for work in identity.works}
    known = [row for row in rows(gold, "in_force") if _key(gold, row["work"]) in names.values()]
    wrong = []
    for row in known:
        answer = in_force(identity.works, identity.relations, dt.date.fromisoformat(row["date"]))
        listed = getattr(answer, row["answer"].replace(" ", "_"))
        if _key(gold, row["work"]) not in {names[each.work] for each in listed}:
            wrong.append(f"{path.name}: {row['work']} is not {row['answer']} on {row['date']}")
    return Tally(len(known), len(known), len(known) - len(wrong), tuple(wrong))


def _gold(path: Path) -> str:
    return path.name if path.name in FOLDERS else _OF_THE_REAL_PAGES


@cache
def _found(path: Path) -> Identity:
    texts = sorted(path.glob("*.txt"))
    return identify([each for text in texts for each in extract(read_file(text, text.name))])


def _named(work: Work) -> str:
    return work.number.value if work.number else read_title(work.title).core


def _key(gold: str, work: str) -> str:
    row = next(each for each in rows(gold, "works") if each["work"] == work)
    return row["number"] or read_title(row["title"]).core


def _ends(row: Row) -> tuple[str, ...]:
    return row["source"], row["target"], row["scope"]


def _told(gold: str, row: Row) -> str:
    source, target = _key(gold, row["source"]), _key(gold, row["target"])
    return _line(row["kind"], source, target, row["basis"], row["scope"] or "whole")


def _shown(relation: Relation, names: dict[str, str]) -> str:
    source, target = names[relation.source], names[relation.target]
    return _line(relation.kind, source, target, relation.basis, relation.scope)


def _line(kind: str, source: str, target: str, basis: str, scope: str) -> str:
    # A part may be named in another language than the table's: its whole says which it is.
    source = "a part" if kind == "annex_of" else source
    target = "a part" if kind == "issues" else target
    return f"{source} {kind} {target}, {basis}, {scope}"
