"""Every quoted word of the fixtures' whole result stands in its file where it is said to."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from pydantic import BaseModel

from lineage.models import Evidence, Lineage
from lineage.pipeline import analyse
from tests.gold import FIXTURES, FOLDERS

# Lines that reading leaves out where they stand between the lines of one paragraph.
_PAGE_NUMBER = re.compile(r"^\s*[-—–]\s*\d+\s*[-—–]\s*$", re.MULTILINE)
_HEADING_MARKS = re.compile(r"^\s*#{1,6}\s+", re.MULTILINE)


@cache
def whole(folder: str) -> Lineage:
    return analyse([FIXTURES / folder])


def evidences(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from evidences(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from evidences(each)


def quotes(result: Lineage) -> Iterator[tuple[str, tuple[int, int], str]]:
    for evidence in evidences(result):
        yield evidence.file, evidence.span, evidence.quote
    for found in result.documents:
        for clause in found.clauses:
            yield found.file, clause.span, clause.text


@cache
def text_of(folder: str, file: str) -> str:
    with (FIXTURES / folder / file).open(encoding="utf-8-sig", newline="") as page:
        return page.read()


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_quote_is_the_files_text_at_its_span(folder: str) -> None:
    for file, (start, end), quote in quotes(whole(folder)):
        there = text_of(folder, file)[start:end]
        there = _HEADING_MARKS.sub("", _PAGE_NUMBER.sub("", there))
        assert bare(there) == bare(quote)


def test_a_page_number_inside_a_paragraph_is_in_the_file_and_not_in_the_quote() -> None:
    broken = [
        (text_of("yearly", file)[start:end], quote)
        for file, (start, end), quote in quotes(whole("yearly"))
        if _PAGE_NUMBER.search(text_of("yearly", file)[start:end])
    ]
    assert broken
    for there, quote in broken:
        for number in _PAGE_NUMBER.findall(there):
            assert bare(number) not in bare(quote)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_fact_stands_in_its_clause_where_it_says(folder: str) -> None:
    for found in whole(folder).documents:
        for fact in found.facts:
            words = found.clause(fact.clause).text[slice(*fact.within)]
            assert bare(words) == bare(fact.evidence.quote)
