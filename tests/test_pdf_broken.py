"""PDF files that are damaged, locked, scanned, or made to do harm."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from lineage.errors import ReadingError
from lineage.reading.pdf.reader import read_pdf
from lineage.reading.printed import Printed
from tests.pdf_files import HELVETICA, PICTURE, SCAN, column, file_of, form, pdf, stream, words

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats" / "pdf"
LINES = ["Article 1", "The yard is open.", "Article 2", "The yard is shut at night."]


def texts(printed: Printed) -> list[str]:
    return [
        " ".join(line.text for cell in block.cells for line in cell) for block in printed.blocks
    ]


def rules(printed: Printed) -> list[str]:
    return [issue.rule for issue in printed.issues]


def test_a_whole_file_has_no_issue() -> None:
    printed = read_pdf(pdf(column(LINES)), "a.pdf")
    assert texts(printed) == LINES
    assert not printed.issues


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"%PDF-1.7\n", "damaged or cut off"),
        (b"no PDF at all", "damaged or cut off"),
        (b"%PDF-1.4\n" + b"[" * 200_000, "damaged or cut off"),
        (b"%PDF-1.4\n" + b"<<" * 200_000, "damaged or cut off"),
        (pdf(column(LINES))[:60], "damaged or cut off"),
        (
            file_of({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]>>"}),
            "no page",
        ),
        (pdf(b""), "empty pages only"),
        (pdf(SCAN, forms={"Im": PICTURE}), "scanned.*OCR"),
        (pdf(b"10 10 m 90 10 l S"), "scanned.*OCR"),
        ((FIXTURES / "locked.pdf").read_bytes(), "locked by a password; save a copy"),
    ],
)
def test_a_file_without_words_says_why(content: bytes, wrong: str) -> None:
    with pytest.raises(ReadingError, match=rf"^a\.pdf: .*{wrong}") as caught:
        read_pdf(content, "a.pdf")
    assert "\n" not in str(caught.value)


def test_a_file_that_only_forbids_changes_is_read() -> None:
    assert texts(read_pdf((FIXTURES / "restricted.pdf").read_bytes(), "a.pdf")) == LINES


def test_pages_that_are_pictures_are_named() -> None:
    printed = read_pdf(pdf(column(LINES), SCAN, b"", SCAN, forms={"Im": PICTURE}), "a.pdf")
    (issue,) = printed.issues
    assert issue.message == "only pictures, no text, on pages 2, 4"
    assert "OCR" in issue.advice


NAMELESS = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[5 0 R]>>"
DESCENDANT = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 1000%s"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 6 0 R>>"
)
DESCRIPTOR = b"<</Type/FontDescriptor/FontName/X/Flags 4/Ascent 900/Descent -100%s>>"


def nameless(widths: bytes = b"", descriptor: bytes = b"", **objects: bytes) -> dict[int, bytes]:
    named = {int(number[1:]): each for number, each in objects.items()}
    return {5: DESCENDANT % widths, 6: DESCRIPTOR % descriptor, **named}


def test_fonts_that_do_not_name_their_characters_are_named() -> None:
    content = pdf(b"BT /F 12 Tf 72 700 Td <000100020003> Tj ET", font=NAMELESS, more=nameless())
    with pytest.raises(ReadingError, match=r"do not say which characters.*OCR"):
        read_pdf(content, "a.pdf")


def test_characters_without_a_meaning_are_an_issue() -> None:
    private = (
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>"
    )
    names = stream(b"1 beginbfchar <41> <E000> endbfchar")
    printed = read_pdf(pdf(column([*LINES, "A"]), font=private, more={7: names}), "a.pdf")
    assert rules(printed) == ["unreadable characters"]
    assert "page 1" in printed.issues[0].message


@pytest.mark.parametrize("pages", [2, 5, 8])
def test_a_file_that_is_cut_off_gives_what_is_there(pages: int) -> None:
    own = {
        at: b"<</Type/Page/MediaBox[0 0 595 842]/Resources 4 0 R/Contents %d 0 R>>" % (at + 300)
        for at in range(10, 18)
    }
    shown = {at + 300: stream(column([f"Page {at - 9} of the yard"])) for at in own}
    ordered = {3: HELVETICA, 4: b"<</Font<</F 3 0 R>>>>"}
    for at, page in own.items():
        ordered |= {at: page, at + 300: shown[at + 300]}
    whole = file_of(
        {**ordered, 1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 0/Kids[]>>"}
    )
    cut = whole[: whole.index(b"(Page %d" % pages) + 40]
    printed = read_pdf(cut, "a.pdf")
    assert rules(printed) == ["damaged file"]
    whole_pages = " ".join(f"Page {number} of the yard" for number in range(1, pages))
    assert " ".join(texts(printed)).startswith(whole_pages)


def test_a_wrong_table_of_objects_is_mended() -> None:
    whole = pdf(column(LINES))
    broken = whole.replace(b"startxref\n", b"startxref\n9")
    printed = read_pdf(broken, "a.pdf")
    assert texts(printed) == LINES
    assert rules(printed) == ["damaged file"]


def doubling(depth: int) -> dict[str, bytes]:
    forms = {f"X{at}": form(b"/X%d Do /X%d Do" % (at + 1, at + 1)) for at in range(depth)}
    return {**forms, f"X{depth}": form(words((72, 500, 11, "x")))}


def many(letter: bytes) -> bytes:
    return b"BT /F 1 Tf 72 700 Td " + b"(%s) Tj " % (letter * 1000) * 500 + b"ET"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        pytest.param(
            {"contents": [b" " * (70 << 20)], "squeezed": True}, ["damaged pages"], id="unpacks"
        ),
        pytest.param(
            {"contents": [b"/X0 Do"], "forms": doubling(40)}, ["damaged pages"], id="forms double"
        ),
        pytest.param({"contents": [b"/X0 Do"], "forms": {"X0": form(b"/X0 Do")}}, [], id="itself"),
        pytest.param({"contents": [many(b"a")]}, ["damaged pages"], id="characters"),
        pytest.param({"contents": [b"[" * 300_000]}, [], id="nested"),
        pytest.param({"contents": [b"0 0 m 9 9 l S " * 60_000]}, [], id="lines"),
    ],
)
def test_a_page_made_to_do_harm_costs_that_page(harm: dict[str, object], said: list[str]) -> None:
    contents = [column(LINES), *harm.pop("contents")]  # type: ignore[misc]
    printed = read_pdf(pdf(*contents, **harm), "a.pdf")  # type: ignore[arg-type]
    assert texts(printed)[:4] == LINES
    assert rules(printed) == said


CMAP = bytes.fromhex(
    "00000001 0003 0001 0000000c 000c 0000 0000001c 00000000 00000001 00000000 ffffffff 00000000"
)
TRUETYPE = b"\0\1\0\0\0\1\0\0\0\0\0\0cmap\0\0\0\0\0\0\0\x1c" + len(CMAP).to_bytes(4) + CMAP


@pytest.mark.parametrize(
    ("font", "objects"),
    [
        pytest.param(NAMELESS, nameless(b"/W[0 2000000000 500]"), id="widths"),
        pytest.param(
            NAMELESS.replace(b"/Enc", b"/ToUnicode 7 0 R/Enc"),
            nameless(_7=stream(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")),
            id="names",
        ),
        pytest.param(
            NAMELESS, nameless(descriptor=b"/FontFile2 8 0 R", _8=stream(TRUETYPE)), id="glyphs"
        ),
    ],
)
def test_a_font_made_to_do_harm_is_refused(font: bytes, objects: dict[int, bytes]) -> None:
    content = pdf(b"BT /F 12 Tf 72 700 Td <00010002> Tj ET", font=font, more=objects)
    with pytest.raises(ReadingError, match="no text on its pages"):
        read_pdf(content, "a.pdf")


def test_nothing_is_logged_or_warned(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    read_pdf(pdf(column(LINES), b"/Nope Do (x) Tj Q Q ] >> BT /G 9 Tf (y) Tj ET"), "a.pdf")
    assert not caplog.records
