from functools import cache

import pytest

from lineage.extraction import extract
from lineage.models import Document, Stated
from lineage.reading import read_file
from tests.gold import FIXTURES, FOLDERS, Row, bare, pages, rows

PAGES = [(folder, page) for folder in FOLDERS for page in pages(folder)]
CLAUSE_FACTS = ("parent", "kind", "label", "number", "heading")
DOCUMENT_FACTS = ("number", "title", "issuer", "signed", "published", "effective")


@cache
def documents(folder: str, page: str) -> tuple[Document, ...]:
    return extract(read_file(FIXTURES / folder / page, page))


def gold(folder: str, table: str, page: str, part: int) -> list[Row]:
    wanted = {"file": page, "part": str(part)}
    return [row for row in rows(folder, table) if wanted.items() <= row.items()]


def said(stated: Stated | None) -> str:
    return stated.value if stated else ""


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_tables_speak_of_the_pages_that_are_there(folder: str) -> None:
    for table in ("clauses", "documents"):
        assert sorted({row["file"] for row in rows(folder, table)}) == pages(folder)


@pytest.mark.parametrize(("folder", "page"), PAGES)
def test_the_parts_of_a_page_are_those_of_the_table(folder: str, page: str) -> None:
    told = [row for row in rows(folder, "documents") if row["file"] == page]
    found = [(str(d.part), d.kind, d.language) for d in documents(folder, page)]
    assert found == [(row["part"], row["kind"], row["language"]) for row in told]


@pytest.mark.parametrize(("folder", "page"), PAGES)
def test_every_clause_is_found_and_no_other(folder: str, page: str) -> None:
    for document in documents(folder, page):
        told = gold(folder, "clauses", page, document.part)
        found = [clause.address for clause in document.clauses]
        assert sorted(found) == sorted(row["address"] for row in told)
        assert len(set(found)) == len(found)


@pytest.mark.parametrize(("folder", "page"), PAGES)
def test_every_clause_has_its_kind_label_number_heading_and_parent(folder: str, page: str) -> None:
    for document in documents(folder, page):
        for row in gold(folder, "clauses", page, document.part):
            clause = document.clause(row["address"])
            found = {name: getattr(clause, name) or "" for name in CLAUSE_FACTS}
            assert found == {name: row[name] for name in CLAUSE_FACTS}, row["address"]


@pytest.mark.parametrize(("folder", "page"), PAGES)
def test_every_clause_begins_and_ends_where_it_should(folder: str, page: str) -> None:
    for document in documents(folder, page):
        for row in gold(folder, "clauses", page, document.part):
            text = bare(document.clause(row["address"]).text)
            assert text.startswith(bare(row["starts"])), row["address"]
            assert text.endswith(bare(row["ends"])), row["address"]


@pytest.mark.parametrize(("folder", "page"), PAGES)
def test_every_page_says_of_itself_what_the_table_holds(folder: str, page: str) -> None:
    for document in documents(folder, page):
        (row,) = gold(folder, "documents", page, document.part)
        found = {name: said(getattr(document, name)) for name in DOCUMENT_FACTS}
        assert found == {name: row[name] for name in DOCUMENT_FACTS}
        assert document.complete == (row["complete"] == "yes")


@pytest.mark.parametrize(("folder", "page"), PAGES)
def test_nothing_odd_is_found_in_a_well_kept_page(folder: str, page: str) -> None:
    assert [issue.message for d in documents(folder, page) for issue in d.issues] == []
