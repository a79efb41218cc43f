from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import ReadingError
from lineage.models import Source
from lineage.reading.assembly import assemble
from lineage.reading.formats import read_printed
from lineage.reading.printed import Cell, Line
from lineage.reading.word import legacy, legacy_tables
from lineage.reading.word.legacy import read_legacy
from lineage.reading.word.legacy_numbering import read_legacy_lists, read_legacy_styles
from lineage.reading.word.legacy_streams import Header, expanded, modifiers, read_pieces
from lineage.reading.word.legacy_tables import LegacyRow, arrange
from lineage.reading.word.names import NumberedAs
from lineage.reading.word.numbering import Counters
from lineage.reading.word.styles import Styles
from tests.word_files import abstract, level, para, start_at, use, word_file

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
WORD = FORMATS / "word"
SHOWN = (WORD / "shown.doc").read_bytes()
OFFICE = shutil.which("soffice")
NEEDS_OFFICE = pytest.mark.skipif(
    OFFICE is None and not os.environ.get("CI"),
    reason="soffice is not on the path; it makes .doc files",
)


def read(content: bytes, name: str = "a.doc") -> Source:
    return assemble(read_printed(content, name), name, "")


def changed(content: bytes, stream: str, at: int, value: bytes) -> bytes:
    """Return a container with some bytes of one of its streams changed."""
    file = BytesIO(content)
    with olefile.OleFileIO(file, write_mode=True) as container:
        old = container.openstream(stream).read()
        container.write_stream(stream, old[:at] + value + old[at + len(value) :])
    return file.getvalue()


def stream(content: bytes, name: str) -> bytes:
    with olefile.OleFileIO(BytesIO(content)) as container:
        return bytes(container.openstream(name).read())


@pytest.mark.parametrize("name", ["plan", "law", "regulation"])
def test_the_same_text_is_read_from_doc_as_from_docx(name: str) -> None:
    old = read((WORD / f"{name}.doc").read_bytes())
    new = read((FORMATS / f"{name}.docx").read_bytes(), "a.docx")
    assert old.text == new.text
    assert [each.kind for each in old.paragraphs] == [each.kind for each in new.paragraphs]
    assert [each.table for each in old.paragraphs] == [each.table for each in new.paragraphs]
    assert old.places == new.places
    assert old.issues == ()


def test_what_docx_shows_doc_shows_too() -> None:
    old = read(SHOWN)
    new = read((WORD / "shown.docx").read_bytes(), "a.docx")
    lines = old.text.split("\n")
    # Word's binary files keep text boxes apart: here they stand behind the notes.
    assert lines[-1] == "框中的话"
    assert Counter(lines) == Counter(new.text.split("\n"))
    assert lines[:4] == ["关于印发方案的通知", "见第三条链接。", "明处", "留新"]
    assert [each.kind for each in old.paragraphs[-3:]] == ["note", "note", "body"]
    assert Counter(place.paragraph for _, place in old.places) == Counter(
        place.paragraph for _, place in new.places
    )
    assert [issue.rule for issue in old.issues] == ["tracked changes", "text boxes"]


def test_a_file_of_wps_is_the_same_container() -> None:
    assert read(SHOWN, "a.wps").text == read(SHOWN).text
    assert read(SHOWN, "a.txt").text == read(SHOWN).text


def as_doc(content: bytes, folder: Path) -> bytes:
    (folder / "a.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE or "", profile, "--headless", "--convert-to", "doc", "--outdir"]
    subprocess.run(
        [*command, str(folder), str(folder / "a.docx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return (folder / "a.doc").read_bytes()


@NEEDS_OFFICE
def test_the_lists_of_doc_count_as_those_of_docx(tmp_path: Path) -> None:
    plan = (
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）", suffix="space"),
        level(2, "decimal", "%1.%3", suffix="tab"),
    )
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Head"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    article = level(
        0, "chineseCountingThousand", "第%1条", suffix="space", more='<w:pStyle w:val="Head"/>'
    )
    numbering = (
        abstract(1, plan)
        + abstract(2, [article])
        + use(1, 1)
        + use(2, 1, start_at(0, 5))
        + use(3, 2)
    )
    counted = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (2, 0)]
    body = "".join(para("节水", each) for each in counted)
    body += (
        para("适用", style="Head") + para("停", (0, 0), style="Head") + para("施行", style="Head")
    )
    content = word_file(body, numbering=numbering, styles=styles)
    expected = read(content, "a.docx").text
    assert "第二条 施行" in expected
    assert read(as_doc(content, tmp_path)).text == expected


def lvl(start: int, style: int, text: str, flags: int = 0, limit: int = 0) -> bytes:
    head = struct.pack("<iBB9xB8xBBBB", start, style, flags, 2, 0, 0, limit, 0)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def test_lists_and_their_uses_are_read_from_their_tables() -> None:
    linked = struct.pack("<9H", 4, *[0x0FFF] * 8)
    lists = struct.pack("<HII", 1, 77, 0) + linked + bytes([0, 0])
    lists += lvl(1, 39, "第\x00条") + lvl(1, 0, "\x00.\x01", 0x04) + lvl(3, 2, "\x02)", 0x08, 1)
    lists += lvl(1, 255, "") * 6
    uses = struct.pack("<I", 3)
    uses += b"".join(struct.pack("<IIIB3x", 77, 0, 0, many) for many in (0, 1, 1))
    uses += struct.pack("<i", -1) + struct.pack("<iiI", -1, 9, 0x10)
    uses += struct.pack("<iiI", -1, 1, 0x20) + lvl(6, 1, "\x00:")
    pairs = [(0, 0)] * 73 + [(0, 28 + 2), (len(lists), len(uses))]
    header = Header(0xC1, encrypted=False, table="0Table", stories=(0,) * 7, pairs=tuple(pairs))
    counters = Counters(read_legacy_lists(header, lists + uses, Styles({}, None)))
    said = [("1", 0), ("1", 1), ("1", 2), ("2", 0), ("2", 0), ("3", 0), ("1", 2), ("1", 2)]
    labels = [counters.label(NumberedAs(*each), None) for each in said]
    assert labels == ["第一条", "1.1", "iii)", "第九条", "第十条", "XI:", "iii)", "iv)"]


def test_tables_that_are_cut_off_are_read_as_far_as_they_go() -> None:
    uses = struct.pack("<IIIIB3x", 1, 77, 0, 0, 9)
    pairs = ((0, 0), (0, 3), *[(0, 0)] * 72, (0, len(uses)))
    header = Header(0xC1, encrypted=False, table="0Table", stories=(0,) * 7, pairs=pairs)
    lists = read_legacy_lists(header, uses, read_legacy_styles(header, uses))
    assert lists.uses["1"].starts == {}
    assert lists.styles.by_id == {}
    assert read_pieces(header, b"") == []


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "LARGEST", 10)
    with pytest.raises(ReadingError, match="larger than 10 bytes"):
        read_printed(SHOWN, "a.doc")


def test_a_container_without_a_word_document_is_refused() -> None:
    old, new = (name.encode("utf-16-le") for name in ("WordDocument", "WordDocumenX"))
    with pytest.raises(ReadingError, match="holds no Word document"):
        read_printed(SHOWN.replace(old, new), "a.doc")


def test_a_missing_extra_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(ReadingError, match=r"pip install 'clause-lineage\[legacy\]'$"):
        read_printed(SHOWN, "a.doc")


FLAGS = struct.unpack_from("<H", stream(SHOWN, "WordDocument"), 10)[0]
PIECES = 154 + 8 * 33


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (changed(SHOWN, "WordDocument", 10, struct.pack("<H", FLAGS | 0x100)), "is encrypted"),
        (changed(SHOWN, "WordDocument", 2, struct.pack("<H", 0x65)), "older than Word 97"),
        (changed(SHOWN, "WordDocument", PIECES + 4, bytes(4)), "broken or cut off"),
        (SHOWN[:600], "broken or cut off"),
        (SHOWN[:8], "broken or cut off"),
        (b"{\\rtf1 text}", "RTF files are not read; save it as .docx or .txt"),
        (b"plain words", "named as a file of Word but is none"),
    ],
)
def test_what_cannot_be_read_is_one_line_for_a_person(content: bytes, wrong: str) -> None:
    with pytest.raises(ReadingError, match=rf"^a\.doc: [^\n]*{wrong}[^\n]*$"):
        read_printed(content, "a.doc")


def test_an_encrypted_docx_is_named_as_such() -> None:
    names = ("WordDocument", "EncryptedPackage")
    old, new = (name.encode("utf-16-le") for name in names)
    at = SHOWN.index(old)
    entry = bytearray(SHOWN)
    entry[at : at + len(new)] = new
    # A directory entry counts its name's bytes behind it.
    struct.pack_into("<H", entry, at + 64, len(new) + 2)
    with pytest.raises(ReadingError, match="is encrypted"):
        read_printed(bytes(entry), "a.docx")


def test_a_text_of_endless_characters_is_refused() -> None:
    main = stream(SHOWN, "WordDocument")
    start, length = struct.unpack_from("<II", main, PIECES)
    table = "1Table" if FLAGS & 0x200 else "0Table"
    count = (length - 5 - 4) // 12
    many = changed(SHOWN, table, start + 5 + 4 * count, struct.pack("<i", 2**30))
    with pytest.raises(ReadingError, match="too many characters"):
        read_legacy(many, "a.doc")


def made_by_hand(monkeypatch: pytest.MonkeyPatch, *, page: bool) -> list[str]:
    """Return the lines of a file of two pieces, of one byte a character and of two."""
    narrow = "One\x0ctwo “three”\x13 HYPERLINK x \x14link\x15 a\x1eb\x1f\x01\r".encode("cp1252")
    wide = "节水𠮷\x0b治气\r末".encode("utf-16-le")
    main = bytearray(2560)
    main[1024 : 1024 + len(narrow)] = narrow
    main[1536 : 1536 + len(wide)] = wide
    # One run of paragraphs from the first byte of the text to the last.
    struct.pack_into("<II", main, 2048, 1024, 2048)
    main[2559] = 1
    ends = (0, len(narrow), len(narrow) + len(wide) // 2)
    clx = b"\x01\x02\x00ab\x02" + struct.pack("<I3i", 28, *ends)
    clx += struct.pack("<HIH", 0, 1 << 30 | 2048, 0) + struct.pack("<HIH", 0, 1536, 0)
    table = clx + struct.pack("<III", 1024, 2048, 4)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<7i", main, 76, ends[-1], *[0] * 6)
    struct.pack_into("<H", main, 152, 75)
    struct.pack_into("<II", main, PIECES, 0, len(clx))
    struct.pack_into("<II", main, 154 + 8 * 13, len(clx), 12 if page else 0)
    monkeypatch.setattr(
        legacy, "_streams", lambda *_: (bytes(main), {"0Table": table, "Data": b""})
    )
    return assemble(read_legacy(b"", "a.doc"), "a.doc", "").text.split("\n")


def test_pieces_of_both_widths_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ["One", "two “three”link a-b", "节水𠮷治气", "末"]
    assert made_by_hand(monkeypatch, page=False) == expected


def test_a_page_break_within_a_paragraph_ends_none(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ["One two “three”link a-b", "节水𠮷治气", "末"]
    assert made_by_hand(monkeypatch, page=True) == expected


def test_rows_without_edges_have_columns_of_one_width() -> None:
    def cells(*words: str) -> tuple[tuple[Cell, ...], ...]:
        return tuple(((Line(word, 0),),) if word else () for word in words)

    rows = [LegacyRow(cells("a", "b"), b""), LegacyRow(cells("c", ""), b""), LegacyRow((), b"")]
    blocks = arrange(rows, 4)
    shown = [["".join(line.text for line in cell) for cell in block.cells] for block in blocks]
    assert shown == [["a", "b"], ["c", ""]]
    assert [block.table for block in blocks] == [4, 4]


def test_cells_merged_sideways_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def definition(*flags: int) -> bytes:
        edges = struct.pack(
            f"<B{len(flags) + 1}h", len(flags), *range(0, 1000 * len(flags) + 1, 1000)
        )
        held = edges + b"".join(struct.pack("<H18x", flag) for flag in flags)
        return struct.pack("<HH", 0xD608, len(held) + 1) + held

    monkeypatch.setattr(legacy_tables, "_MOST_REPEATED", 3)
    line = ((Line("甲甲", 0),),)
    rows = [
        LegacyRow((line, (), line), definition(2, 1, 0)),
        LegacyRow((line, line, line), definition(0, 0, 0x60)),
        LegacyRow(((), (), ()), definition(0, 0, 0x20)),
    ]
    shown = [[len(cell) for cell in block.cells] for block in arrange(rows, 1)]
    # The second repetition is beyond what may be repeated.
    assert shown == [[1, 1, 1], [1, 1, 1]]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (b"\x0b\x46\x02\x00\x0a\x26\x01", [(0x460B, b"\x02\x00"), (0x260A, b"\x01")]),
        (b"\x15\xc6\x02\x00\x00\x16\x24\x01", [(0xC615, b"\x00\x00"), (0x2416, b"\x01")]),
        (
            b"\x08\xd6\x04\x00\x01\x02\x03\x16\x24\x01",
            [(0xD608, b"\x01\x02\x03"), (0x2416, b"\x01")],
        ),
        (b"\x15\xc6\xff\x00", []),
        (b"\x16", []),
    ],
)
def test_changes_are_read_to_their_sizes(changes: bytes, expected: list[tuple[int, bytes]]) -> None:
    assert list(modifiers(changes)) == expected


def test_changes_too_long_for_their_page_stand_apart() -> None:
    apart = b"....\x03\x00\x16\x24\x01"
    assert expanded(b"\x46\x66\x04\x00\x00\x00", apart)[-3:] == b"\x16\x24\x01"
    assert expanded(b"\x16\x24\x01", apart) == b"\x16\x24\x01"


@given(
    st.lists(
        st.tuples(st.integers(0, len(SHOWN) - 1), st.binary(min_size=1, max_size=8)),
        min_size=1,
        max_size=5,
    )
)
def test_a_file_with_bytes_changed_is_read_or_refused(places: list[tuple[int, bytes]]) -> None:
    content = SHOWN
    for at, value in places:
        content = content[:at] + value + content[at + len(value) :]
    with suppress(ReadingError):
        read_legacy(content, "a.doc")


@pytest.mark.parametrize("name", ["WordDocument", "1Table"])
@given(data=st.data())
def test_streams_with_bytes_changed_are_read_or_refused(name: str, data: st.DataObject) -> None:
    old = stream(SHOWN, name)
    end = 1024 if name == "WordDocument" else len(old)
    at = data.draw(st.integers(0, end - 8))
    value = data.draw(st.binary(min_size=1, max_size=8))
    with suppress(ReadingError):
        read_legacy(changed(SHOWN, name, at, value), "a.doc")
