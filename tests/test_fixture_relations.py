import datetime as dt
from functools import cache

import pytest

from lineage.extraction import extract
from lineage.graph import in_force
from lineage.identity import Identity, identify
from lineage.language.titles import read_title
from lineage.models import Work
from lineage.reading import read_file
from tests.gold import FIXTURES, FOLDERS, Row, pages, rows


@cache
def found(folder: str) -> Identity:
    read = [read_file(FIXTURES / folder / page, page) for page in pages(folder)]
    return identify([document for source in read for document in extract(source)])


@cache
def told(folder: str) -> dict[str, Row]:
    return {row["work"]: row for row in rows(folder, "works")}


def named(work: Work) -> str:
    return work.number.value if work.number else read_title(work.title).core


def told_name(folder: str, key: str) -> str:
    row = told(folder)[key]
    return row["number"] or read_title(row["title"]).core


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_works_are_those_of_the_table(folder: str) -> None:
    relations = rows(folder, "relations")
    parts = {row["target"] for row in relations if row["kind"] == "issues"}
    parts |= {row["source"] for row in relations if row["kind"] == "annex_of"}
    whole = [row for key, row in told(folder).items() if key not in parts]
    works = {named(work): work for work in found(folder).works if work.part_of is None}
    assert set(works) == {told_name(folder, row["work"]) for row in whole}
    for row in whole:
        work = works[told_name(folder, row["work"])]
        assert work.held == (row["held"] == "yes")
        assert str(work.year or "") == row["year"]
        assert (work.series is not None) == bool(row["series"])
        if len(row["date"]) > len("2020"):
            assert work.date is not None
            assert work.date.value == row["date"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_relations_are_those_of_the_table_and_no_others(folder: str) -> None:
    wanted = {
        (
            told_name(folder, row["source"]),
            row["kind"],
            # A plan may be named in another language than the table's: its notice says which.
            "" if row["kind"] == "issues" else told_name(folder, row["target"]),
            row["basis"],
            row["scope"] or "whole",
        )
        for row in rows(folder, "relations")
    }
    works = {work.id: named(work) for work in found(folder).works}
    kinds = {kind for _, kind, *_ in wanted}
    relations = {
        (
            works[relation.source],
            relation.kind,
            "" if relation.kind == "issues" else works[relation.target],
            relation.basis,
            relation.scope,
        )
        for relation in found(folder).relations
        if relation.kind in kinds
    }
    assert relations == wanted
    assert all(relation.evidence for relation in found(folder).relations)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_was_in_force_is_what_the_table_says(folder: str) -> None:
    identity = found(folder)
    names = {work.id: named(work) for work in identity.works}
    for row in rows(folder, "in_force"):
        day = dt.date.fromisoformat(row["date"])
        answers = in_force(identity.works, identity.relations, day)
        listed = getattr(answers, row["answer"].replace(" ", "_"))
        assert told_name(folder, row["work"]) in {names[answer.work] for answer in listed}, row


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_in_the_fixtures_contradicts_itself(folder: str) -> None:
    assert found(folder).conflicts == ()
