"""What holds of every page, whatever stands on it."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineage.errors import ReadingError
from lineage.extraction import extract
from lineage.language.folding import fold
from lineage.models import Clause, Document, Source
from lineage.reading import read_text
from lineage.reading.assembly import assemble
from lineage.reading.formats import read_printed
from tests.strategies import PAGES

NAMES = ("page.txt", "page.md", "page.html", "page.docx", "page.pdf", "page.doc", "page.ofd")
BEGINNINGS = (
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html><body>",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"{\\rtf1", b"\x1f\x8b",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be")


def read(page: str) -> tuple[Source, tuple[Document, ...]] | None:
    if not page.strip() or "\x00" in page:
        return None
    try:
        source = read_text(page.encode(), "page.txt")
    except ReadingError:
        return None
    return source, extract(source)


def bare(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


def own_words(text: str) -> str:
    """A file's words without what reading leaves out between lines and cells."""
    lines = re.split(r"[\n\r\f\v\x85\u2028\u2029]", text)
    kept = (line for line in lines if not re.fullmatch(r"\s*- 3 -\s*|[\s|:]*-[\s|:-]*", line))
    bared = (re.sub(r"^(\s*)#{1,6}\s+(?=\S)", r"\1", line) for line in kept)
    return bare("\n".join(bared).replace("|", ""))


@settings(max_examples=150)
@given(PAGES)
@example("一、\n")
@example("附件\n附件\n附件")
@example("关于\n附录\n通知\n某市关于\n附录\n通知\n" * 30)
@example("Summary\nOriginal\nSummary\nOriginal")
@example("“" * 50 + "\n一、甲\n" + "”" * 50)
def test_no_page_is_refused_once_it_is_text(page: str) -> None:
    result = read(page)
    assert result is None or bool(result[1]) != bool(result[0].issues)


def attempt(content: bytes, name: str) -> Source | str:
    """What comes of bytes: a source, or the words in which they are refused."""
    try:
        return assemble(read_printed(content, name), name, "digest")
    except ReadingError as error:
        return str(error)


def is_told(result: Source | str, name: str) -> bool:
    """Tell whether a source can be extracted, or else that the refusal names the file."""
    if isinstance(result, str):
        return name in result and "\n" not in result
    return isinstance(extract(result), tuple)


@pytest.mark.parametrize("name", NAMES)
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=80) | PAGES.map(str.encode))
def test_bytes_of_any_kind_are_read_or_refused_in_words(
    name: str, beginning: bytes, rest: bytes
) -> None:
    assert is_told(attempt(beginning + rest, name), name)


@given(PAGES, st.sampled_from(ENCODINGS))
@example("一、甲通知 First, mend; second, count. 甲通知 First, mend; second, count.", "utf-8")
def test_a_page_in_any_encoding_is_read_or_refused_in_words(page: str, encoding: str) -> None:
    assert is_told(attempt(page.encode(encoding), "page.txt"), "page.txt")


@settings(max_examples=150)
@given(PAGES)
def test_addresses_are_unique_and_parents_are_there(page: str) -> None:
    for found in (read(page) or (None, ()))[1]:
        addresses = [clause.address for clause in found.clauses]
        assert len(set(addresses)) == len(addresses)
        for at, clause in enumerate(found.clauses):
            assert clause.parent is None or clause.parent in addresses[:at]


@settings(max_examples=150)
@given(PAGES)
def test_every_clause_stands_in_the_file_where_it_says(page: str) -> None:
    result = read(page)
    if result is None:
        return
    for clause in (clause for found in result[1] for clause in found.clauses):
        start, end = clause.span
        assert 0 <= start <= end <= len(page)
        assert own_words(page[start:end]) == own_words(clause.text)
        if clause.label:
            assert bare(clause.label) in bare(page[slice(*clause.label_span)])


@settings(max_examples=150)
@given(PAGES)
@example("一、\n附:0\n各镇人民政府：")
def test_clauses_stand_in_order_and_do_not_overlap(page: str) -> None:
    for found in (read(page) or (None, ()))[1]:
        spans = [clause.span for clause in found.clauses]
        assert spans == sorted(spans)
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start


COUNTED_THROUGH = {"part", "chapter", "section", "article"}


def once(address: str) -> str:
    """An address without the mark that a number stands there again."""
    return re.sub(r"~\d+", "", address)


def children(found: Document, parent: Clause) -> list[Clause]:
    return [clause for clause in found.clauses if clause.parent == parent.address]


@settings(max_examples=150)
@given(PAGES)
def test_children_stand_behind_their_parent_and_before_what_follows_it(page: str) -> None:
    for found in (read(page) or (None, ()))[1]:
        places = {clause.address: at for at, clause in enumerate(found.clauses)}
        for parent in found.clauses:
            below = children(found, parent)
            assert all(clause.label_span[0] >= parent.span[0] for clause in below)
            # Chapters and articles are counted through, so their addresses name nothing above.
            inner = [clause for clause in below if clause.kind not in COUNTED_THROUGH]
            assert all(once(each.address).startswith(f"{once(parent.address)}/") for each in inner)
            # A clause and all that stands below it make one unbroken run.
            run = places[parent.address]
            for at in sorted(places[clause.address] for clause in below):
                between = found.clauses[run + 1 : at]
                assert all(descends(found, clause, parent) for clause in between)


def descends(found: Document, clause: Clause, ancestor: Clause) -> bool:
    above = clause.parent
    while above is not None and above != ancestor.address:
        above = found.clause(above).parent
    return above is not None


@settings(max_examples=60)
@given(PAGES)
def test_a_page_gives_the_same_documents_in_any_encoding(page: str) -> None:
    result = read(page)
    if result is None or page.startswith("\ufeff"):
        return
    marked = read_text(b"\xef\xbb\xbf" + page.encode(), "page.txt")
    assert extract(marked) == result[1]
