"""One text in every format gives the same clauses, header and facts from each."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from lineage.extraction import extract
from lineage.language.folding import fold
from lineage.models import Document
from lineage.reading import read_file
from tools.make_formats import (
    FORMATS,
    MAKERS,
    PROGRAMS,
    TEXTS,
    make,
    read_master,
    write_markdown,
    write_text,
)

KEPT = [
    pytest.param(name, path, id=path)
    for name in TEXTS
    for path in sorted(each.relative_to(FORMATS).as_posix() for each in FORMATS.rglob(f"{name}.*"))
    if not path.endswith((".tsv", ".txt"))
]


class Row(NamedTuple):
    """A clause as every format must give it."""

    address: str
    kind: str
    label: str
    number: str
    text: str


def bare(text: str) -> str:
    """Text after folding; white space is no part of Chinese wording, and one blank in English."""
    folded = fold(text)
    return re.sub(r"\s+", "" if re.search(r"[\u3400-\u9fff]", folded) else " ", folded).strip()


@cache
def read(path: Path) -> Document:
    (document,) = extract(read_file(path, path.name))
    return document


def rows(document: Document) -> list[Row]:
    return [
        Row(each.address, each.kind, bare(each.label), each.number, bare(each.text))
        for each in document.clauses
    ]


def gold(name: str) -> list[Row]:
    lines = (FORMATS / "gold" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = (Row(*line.split("\t")) for line in lines)
    return [
        row._replace(
            label=bare(row.label), text=bare(row.text.translate({ord("¶"): " ", ord("|"): " "}))
        )
        for row in found
    ]


def header(document: Document) -> dict[str, str]:
    stated = {
        "title": document.title,
        "number": document.number,
        "issuer": document.issuer,
        "signed": document.signed,
        "effective": document.effective,
    }
    return {name: bare(each.value) if each else "" for name, each in stated.items()}


def facts(document: Document) -> list[tuple[str, ...]]:
    return [
        (each.clause, each.kind, bare(each.value), each.unit, each.comparator)
        for each in document.facts
    ]


def passages(document: Document) -> list[tuple[str, str]]:
    return [(each.kind, bare(each.text)) for each in document.passages]


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_form_gives_the_clauses_counted_by_hand(name: str) -> None:
    assert rows(read(FORMATS / f"{name}.txt")) == gold(name)


@pytest.mark.parametrize(("name", "path"), KEPT)
def test_a_format_gives_the_clauses_of_the_text_form(name: str, path: str) -> None:
    assert rows(read(FORMATS / path)) == rows(read(FORMATS / f"{name}.txt"))


@pytest.mark.parametrize(("name", "path"), KEPT)
def test_a_format_gives_the_header_of_the_text_form(name: str, path: str) -> None:
    assert header(read(FORMATS / path)) == header(read(FORMATS / f"{name}.txt"))


@pytest.mark.parametrize(("name", "path"), KEPT)
def test_a_format_gives_the_facts_of_the_text_form(name: str, path: str) -> None:
    assert facts(read(FORMATS / path)) == facts(read(FORMATS / f"{name}.txt"))


@pytest.mark.parametrize(("name", "path"), KEPT)
def test_a_format_gives_what_stands_outside_the_clauses(name: str, path: str) -> None:
    assert passages(read(FORMATS / path)) == passages(read(FORMATS / f"{name}.txt"))


@pytest.mark.parametrize(("name", "path"), KEPT)
def test_a_format_gives_every_heading_of_the_text_form(name: str, path: str) -> None:
    found = {each.address: bare(each.heading) for each in read(FORMATS / path).clauses}
    text = read(FORMATS / f"{name}.txt")
    assert found == {each.address: bare(each.heading) for each in text.clauses}


def test_the_whole_header_of_the_plan_is_read() -> None:
    assert header(read(FORMATS / "plan.txt")) == {
        "title": "青岚市人民政府办公室关于印发青岚市大气和水污染防治2026年行动计划的通知",
        "number": "青岚政办发[2026]5号",
        "issuer": "青岚市人民政府办公室",
        "signed": "2026-02-26",
        "effective": "2026-03-15",
    }


def test_a_merged_cell_speaks_for_each_of_its_rows() -> None:
    leads = [
        (each.clause, each.value)
        for each in read(FORMATS / "plan.txt").facts
        if each.kind == "body" and each.comparator == "lead" and each.clause.startswith("annex1/")
    ]
    merged = [(f"annex1/{row}", "市生态环境局") for row in (4, 5, 6)]
    assert [lead for lead in leads if lead[0] in {"annex1/4", "annex1/5", "annex1/6"}] == merged


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_every_clause_of_a_printed_file_says_where_it_stands(name: str, form: str) -> None:
    places = [clause.place for clause in read(FORMATS / f"{name}.{form}").clauses]
    found = [(each.page or 0, each.line or 0, each.paragraph or 0) for each in places if each]
    assert len(found) == len(places)
    assert all(any(place) for place in found)
    assert found == sorted(found)


def test_the_table_of_the_plan_runs_over_its_last_pages() -> None:
    document = read(FORMATS / "plan.pdf")
    pages = [clause.place.page for clause in document.clauses if clause.place]
    assert [document.clause(f"annex1/{row}").place for row in (1, 12)] != [None, None]
    assert (pages[0], pages[-1]) == (1, 5)


@pytest.mark.parametrize("name", TEXTS)
def test_word_counts_its_numbers_itself(name: str) -> None:
    with zipfile.ZipFile(FORMATS / f"{name}.docx") as package:
        numbering = package.read("word/numbering.xml").decode()
        words = re.sub("<[^>]*>", "", package.read("word/document.xml").decode())
    assert ('numFmt w:val="chineseCountingThousand"' in numbering) == (name != "regulation")
    counted = [each for each in read_master(name) if each.level >= 0]
    assert counted
    assert not any(each.line in words for each in counted)


@pytest.mark.parametrize("name", TEXTS)
def test_text_and_markdown_are_what_the_script_writes(name: str) -> None:
    elements = read_master(name)
    assert (FORMATS / f"{name}.txt").read_text(encoding="utf-8") == write_text(elements)
    assert (FORMATS / f"{name}.md").read_text(encoding="utf-8") == write_markdown(elements)


def test_every_kept_file_is_small() -> None:
    assert all(path.stat().st_size < 150_000 for path in FORMATS.rglob("*.*") if path.is_file())


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    missing = [program for program in MAKERS if shutil.which(program) is None]
    if missing:
        assert os.environ.get("CI") != "true", f"CI lacks {missing}"
        pytest.skip(f"{', '.join(missing)} not on the path: the formats are not made anew")
    folder = tmp_path_factory.mktemp("formats")
    for name in TEXTS:
        make(name, folder)
    return folder


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("form", PROGRAMS)
def test_what_the_programs_write_today_gives_the_same_clauses(
    name: str, form: str, remade: Path
) -> None:
    path = remade / form.format(name)
    assert rows(read(path)) == rows(read(FORMATS / f"{name}.txt"))
