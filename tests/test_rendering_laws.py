"""A text that was made here is read back as it was made, whatever it is written in."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.extraction import extract
from lineage.language.folding import fold
from lineage.models import Document
from lineage.reading import read_text
from lineage.reading.assembly import assemble
from lineage.reading.formats import read_printed
from tests.printers import as_html, as_markdown, as_text, as_word
from tests.strategies import TEXTS, Text, closed_plans, codes, laws, plans, regulations

Clauses = list[tuple[str, str, str, str]]
MADE = {
    "plans": plans(),
    "closed plans": closed_plans(),
    "laws": laws(),
    "regulations": regulations(),
    "codes": codes(),
}
FURNITURE = (
    "版权所有 甲市人民政府办公室",
    "责任编辑：李四",
    "扫一扫在手机打开当前页",
    "【打印】【关闭】",
    "https://www.example.org/notice/3.html",
    "Copyright © Example News",
)
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Behind a letter these could be a word of another script; figures and marks are the same.
WIDE = {code: code + 0xFEE0 for code in map(ord, "0123456789():;,!?%")}


def bare(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


def read_bytes(content: bytes, name: str) -> Document:
    (found,) = extract(assemble(read_printed(content, name), name, "digest"))
    return found


def read(page: str) -> Document:
    (found,) = extract(read_text(page.encode(), "page.txt"))
    return found


def told(found: Document) -> Clauses:
    return [(c.address, bare(c.label), c.number, bare(c.text)) for c in found.clauses]


def known(text: Text) -> Clauses:
    return [(c.address, bare(c.label), c.number, bare(c.text)) for c in text.clauses]


def check(text: Text, found: Document) -> None:
    assert told(found) == known(text)
    kinds = {c.address: c.kind for c in found.clauses}
    headings = {c.address: c.heading for c in found.clauses}
    assert {c.address: c.kind for c in text.clauses if c.kind}.items() <= kinds.items()
    assert {c.address: c.heading for c in text.clauses if c.heading}.items() <= headings.items()


@pytest.mark.parametrize("made", list(MADE))
@settings(max_examples=60)
@given(data=st.data())
def test_a_text_written_out_is_read_back_as_it_was(made: str, data: st.DataObject) -> None:
    text = data.draw(MADE[made])
    found = read(as_text(text))
    check(text, found)
    assert found.issues == ()


FORMATS: dict[str, Callable[[Text], bytes]] = {
    "md": lambda text: as_markdown(text).encode(),
    "html": lambda text: as_html(text).encode(),
    "docx": as_word,
}


@pytest.mark.parametrize("form", list(FORMATS))
@settings(max_examples=25)
@given(text=TEXTS)
def test_a_text_is_read_back_from_every_format(form: str, text: Text) -> None:
    check(text, read_bytes(FORMATS[form](text), f"page.{form}"))


@settings(max_examples=40)
@given(TEXTS, st.data())
def test_where_blank_lines_stand_makes_no_difference(text: Text, data: st.DataObject) -> None:
    breaks = st.sampled_from(["\n", "\n\n", "\r\n", "\n　\n"])
    spaced = "".join(line + data.draw(breaks) for line in as_text(text).split("\n"))
    assert told(read(spaced)) == told(read(as_text(text)))


@settings(max_examples=60)
@given(TEXTS, st.data())
def test_noise_that_is_no_wording_changes_no_clause(text: Text, data: st.DataObject) -> None:
    page = as_text(text)
    noisy = []
    for line in page.split("\n"):
        at = data.draw(st.integers(0, len(line)))
        dirt = data.draw(st.sampled_from(["", *INVISIBLE]))
        tail = data.draw(st.sampled_from(["", " ", "　", "  \u00a0", "\u200b"]))
        noisy.append(line[:at] + dirt + line[at:] + tail)
    ends = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    assert told(read(ends.join(noisy))) == told(read(page))


@settings(max_examples=40)
@given(TEXTS, st.data())
def test_the_width_of_figures_and_marks_changes_no_clause(text: Text, data: st.DataObject) -> None:
    page = as_text(text)
    wide = [line.translate(WIDE) if data.draw(st.booleans()) else line for line in page.split("\n")]
    assert told(read("\n".join(wide))) == told(read(page))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
@settings(max_examples=15)
@given(text=TEXTS)
def test_the_encoding_changes_no_clause(encoding: str, text: Text) -> None:
    page = as_text(text)
    marked = page if encoding != "utf-16-be" else f"\ufeff{page}"
    (found,) = extract(read_text(marked.encode(encoding), "page.txt"))
    assert told(found) == told(read(page))


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(FURNITURE))
def test_furniture_behind_the_text_changes_no_clause(text: Text, furniture: str) -> None:
    page = as_text(text)
    assert told(read(f"{page}\n{furniture}")) == told(read(page))
