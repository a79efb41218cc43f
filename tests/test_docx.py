from __future__ import annotations

import time
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import ReadingError
from lineage.models import Place, Source
from lineage.reading.assembly import assemble
from lineage.reading.formats import read_printed
from lineage.reading.packages import LARGEST_PART
from lineage.reading.word.docx import read_docx
from tests.word_files import abstract, cell, level, para, row, run, table, use, word_file


def read(body: str, **parts: str) -> Source:
    return assemble(read_docx(word_file(body, **parts), "a.docx"), "a.docx", "")


def lines(body: str, **parts: str) -> list[str]:
    text = read(body, **parts).text
    return text.split("\n") if text else []


def inserted(content: str) -> str:
    return f'<w:ins w:id="1" w:author="x">{content}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="x"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def ended(text: str, mark: str, properties: str = "") -> str:
    """Return a paragraph whose end bears a mark (deleted, hidden)."""
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{run(text) if text else ''}</w:p>"


FIELD_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
FIELD_RESULT = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(code: str, result: str) -> str:
    return (
        f"{FIELD_BEGIN}<w:r><w:instrText>{code}</w:instrText></w:r>"
        f"{FIELD_RESULT}{run(result)}{FIELD_END}"
    )


def box(content: str) -> str:
    inner = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:wsp>{inner}</wps:wsp></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


DELETED_END = '<w:del w:id="1" w:author="x"/>'


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("甲") + run("乙"), ["甲乙"]),
        (run("甲") + "<w:r><w:tab/></w:r>" + run("乙"), ["甲 乙"]),
        (run("e") + "<w:r><w:noBreakHyphen/></w:r>" + run("mail"), ["e-mail"]),
        (run("co") + "<w:r><w:softHyphen/></w:r>" + run("op"), ["coop"]),
        (run("甲") + run("乙", "<w:vanish/>") + run("丙"), ["甲丙"]),
        (run("甲") + run("乙", '<w:vanish w:val="0"/>'), ["甲乙"]),
        (run("甲") + inserted(run("乙")) + deleted("丙"), ["甲乙"]),
        (
            f"<w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo>",
            ["乙"],
        ),
        (f'<w:hyperlink w:anchor="a">{run("甲")}</w:hyperlink>', ["甲"]),
        (f'<w:smartTag w:uri="u" w:element="e">{run("甲")}</w:smartTag>', ["甲"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", ["甲"]),
        (f'<w:fldSimple w:instr="DATE">{run("2025年")}</w:fldSimple>', ["2025年"]),
        (run("见") + field(' REF a "b" ', "第三条") + run("。"), ["见第三条。"]),
        (
            FIELD_BEGIN + field("REF a", "甲") + FIELD_RESULT + run("乙") + FIELD_END,
            ["乙"],
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("是"), ["☑是"]),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("5"), ["≥5"]),
        ('<w:r><w:sym w:font="SimSun" w:char="2460"/></w:r>' + run("项"), ["①项"]),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>qing</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>青"
            "</w:t></w:r></w:rubyBase></w:ruby></w:r>" + run("岚"),
            ["青岚"],
        ),
        ("<m:oMath><m:r><m:t>x≤5</m:t></m:r></m:oMath>", ["x≤5"]),
        (run("甲") + box(para("乙")) + run("丙"), ["甲丙", "乙"]),
        (box(para("乙") + para("丙", inner=box(para("丁")))), ["乙", "丙", "丁"]),
        ('<w:r><w:commentReference w:id="1"/></w:r>' + run("甲"), ["甲"]),
        (
            f"<w:r><mc:AlternateContent><mc:Fallback>{run('x')[5:-6]}</mc:Fallback>"
            "</mc:AlternateContent><mc:AlternateContent/></w:r>" + run("甲"),
            ["x甲"],
        ),
        (FIELD_RESULT + FIELD_END + run("甲"), ["甲"]),
        ("<w:r><w:pgNum/></w:r>" + run("甲"), ["甲"]),
        # Titles are broken in the middle; sentences and labels begin a paragraph.
        (run("关于印发") + "<w:r><w:br/></w:r>" + run("方案的通知"), ["关于印发方案的通知"]),
        (run("第一句。") + "<w:r><w:br/></w:r>" + run("第二句。"), ["第一句。", "第二句。"]),
        (run("总则") + "<w:r><w:cr/></w:r>" + run("（一）节水"), ["总则", "（一）节水"]),
        (run("甲\t乙\n丙"), ["甲 乙 丙"]),
    ],
)
def test_a_paragraph_shows_what_word_shows(inner: str, expected: list[str]) -> None:
    assert lines(para(inner=inner)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (ended("甲", DELETED_END) + para("乙"), ["甲乙"]),
        (ended("", DELETED_END) + para("乙", (1, 0)), ["1.乙"]),
        (
            ended("甲", "<w:vanish/>", '<w:numPr><w:numId w:val="1"/></w:numPr>') + para("乙"),
            ["1.甲乙"],
        ),
        (
            ended("甲", DELETED_END, '<w:numPr><w:numId w:val="1"/></w:numPr>') + para("乙"),
            ["甲乙"],
        ),
        (para("甲") + ended("乙", DELETED_END), ["甲", "乙"]),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + run("甲")
            + "</w:p>"
            + para("乙"),
            ["乙"],
        ),
        (
            f"<w:p>{field('TOC', '一、总则').removesuffix(FIELD_END)}</w:p>" + para("二、附则"),
            ["一、总则", "二、附则"],
        ),
        (f"<w:sdt><w:sdtContent>{para('甲')}</w:sdtContent></w:sdt>", ["甲"]),
        (f'<w:customXml w:uri="u" w:element="e">{para("甲")}</w:customXml>', ["甲"]),
    ],
)
def test_paragraphs_run_on_where_their_end_is_gone(body: str, expected: list[str]) -> None:
    numbering = abstract(1, [level(0, "decimal", "%1.")]) + use(1, 1)
    assert lines(body, numbering=numbering) == expected


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Hidden"/></w:style>'
    '<w:style w:type="character" w:styleId="Mark"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_words_are_hidden_through_styles_too() -> None:
    body = (
        para("甲", style="Hidden")
        + para("乙", style="Below")
        + para(inner=run("丙", '<w:rStyle w:val="Mark"/>') + run("丁"))
        + para(inner=run("戊", '<w:vanish w:val="false"/>'), style="Below")
        + para("己")
    )
    assert lines(body, styles=STYLES) == ["丁", "戊己"]


def test_a_note_without_an_end_is_a_note_all_the_same() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="9"/></w:r>'
    source = read(
        para("甲", inner=mark),
        footnotes=f'<w:footnote w:id="2">{ended("乙", DELETED_END)}</w:footnote>',
    )
    assert [each.kind for each in source.paragraphs] == ["body", "note"]
    assert source.text == "甲\n乙"


def test_notes_stand_behind_the_text_and_their_marks_nowhere() -> None:
    foot = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>※</w:t></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = para("甲", inner=foot + run("。")) + para() + para("乙", inner=end + own)
    footnotes = (
        f'<w:footnote w:id="0" w:type="separator">{para("---")}</w:footnote>'
        f'<w:footnote w:id="2">{para(inner="<w:r><w:footnoteRef/></w:r>" + run(" 一"))}'
        f'{para("二")}</w:footnote><w:footnote w:id="3">{para("四")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="2">{para("三")}</w:endnote>'
    source = read(body, footnotes=footnotes, endnotes=endnotes)
    assert [
        (
            source.text[each.start : each.end],
            each.kind,
            source.printed_at(source.place(each.start, each.end)[0]),
        )
        for each in source.paragraphs
    ] == [
        ("甲。", "body", Place(paragraph=1)),
        ("乙", "body", Place(paragraph=3)),
        ("一", "note", Place(paragraph=1)),
        ("二", "note", Place(paragraph=1)),
        ("三", "note", Place(paragraph=3)),
        ("四", "note", Place(paragraph=3)),
    ]


HEAD = row(cell("序号"), cell("任务"), cell("时限"), properties="<w:tblHeader/>")
FIRST = '<w:vMerge w:val="restart"/>'
AGAIN = "<w:vMerge/>"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((HEAD, row(cell("1"), cell("节水"), cell("年底"))), ["序号\t任务\t时限", "1\t节水\t年底"]),
        (
            (
                row(cell("1"), cell("节水", FIRST), cell("a")),
                row(cell("2"), cell("", AGAIN), cell("b")),
            ),
            ["1\t节水\ta", "2\t节水\tb"],
        ),
        (
            (HEAD, row(cell("1"), cell("节水", '<w:gridSpan w:val="2"/>'))),
            ["序号\t任务\t时限", "1\t节水\t节水"],
        ),
        (
            (row(cell("一、节水", '<w:gridSpan w:val="3"/>')), HEAD),
            ["一、节水", "序号\t任务\t时限"],
        ),
        (
            (HEAD, row(cell("节水"), cell("年底"), properties='<w:gridBefore w:val="1"/>')),
            ["序号\t任务\t时限", "\t节水\t年底"],
        ),
        ((HEAD, row(cell("1"))), ["序号\t任务\t时限", "1\t\t"]),
        ((HEAD, row(cell(""), cell(""), cell(""))), ["序号\t任务\t时限"]),
        (
            (HEAD, row(cell("1"), cell("甲"), cell("乙"), properties=DELETED_END)),
            ["序号\t任务\t时限"],
        ),
        (
            (
                row(cell("a"), cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")),
                HEAD,
            ),
            ["a\t甲\t甲", "序号\t任务\t时限"],
        ),
        ((row(cell(para("甲") + para("乙"))),), ["甲", "乙"]),
        # No row begins a cell at the third column of the grid.
        (
            (row(cell("a"), cell("b", '<w:gridSpan w:val="2"/>')),),
            ["a\tb"],
        ),
        ((row(cell(para("甲") + para("乙")), cell("b\tc")),), ["甲乙\tb c"]),
        ((row(cell("a"), cell(table(row(cell("x"), cell("y"))) + para("z"))),), ["a\tx y z"]),
        ((row(cell(table(row(cell("x"), cell("y"))) + para("z"))),), ["x\ty", "z"]),
        (
            (f"<w:sdt><w:sdtContent>{HEAD}</w:sdtContent></w:sdt>",),
            ["序号\t任务\t时限"],
        ),
    ],
)
def test_a_row_is_one_paragraph_with_a_cell_for_each_column(
    rows: tuple[str, ...], expected: list[str]
) -> None:
    assert lines(table(*rows)) == expected


def test_numbers_of_rows_are_automatic_too() -> None:
    rows = [row(cell(para("", (1, 0))), cell(word)) for word in ("节水", "治气")]
    numbering = abstract(1, [level(0, "decimal", "%1")]) + use(1, 1)
    assert lines(table(*rows), numbering=numbering) == ["1\t节水", "2\t治气"]


def test_a_merged_cell_leads_to_the_one_place_where_it_is_printed() -> None:
    rows = (row(cell("1"), cell("节水", FIRST)), row(cell("2"), cell("", AGAIN)))
    source = read(para() + table(*rows) + para("完"))
    assert source.text == "1\t节水\n2\t节水\n完"
    assert source.place(2, 4) == source.place(7, 9) == (2, 4)
    assert source.printed_at(2) == Place(paragraph=3)
    assert source.printed_at(source.place(10, 11)[0]) == Place(paragraph=6)
    assert [each.table for each in source.paragraphs] == [1, 1, 0]


def test_a_cell_that_fills_rows_is_one_paragraph() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    rows = (HEAD, row(cell("注", wide + FIRST)), row(cell("", wide + AGAIN)))
    assert lines(table(*rows)) == ["序号\t任务\t时限", "注"]


def test_tables_are_counted_and_those_of_one_column_are_none() -> None:
    pair = table(row(cell("a"), cell("b")))
    source = read(pair + para("甲") + table(row(cell("乙")), row(cell("丙"))) + pair)
    assert [each.table for each in source.paragraphs] == [1, 0, 0, 0, 2]


def test_every_line_stands_in_the_text_of_the_file_where_it_says() -> None:
    body = para("甲") + para() + table(row(cell("a"), cell("b"))) + para("乙")
    printed = read_docx(word_file(body), "a.docx")
    starts = [line.start for block in printed.blocks for each in block.cells for line in each]
    assert starts == [0, 2, 4, 6] == [offset for offset, _ in printed.places]
    assert [place.paragraph for _, place in printed.places] == [1, 3, 4, 5]
    assert printed.length == 7


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (para(inner=inserted(run("甲"))), "tracked changes"),
        (para("甲", inner=deleted("乙")), "tracked changes"),
        (para("甲") + '<w:altChunk r:id="r9"/>', "embedded file"),
        (para("甲") + '<w:subDoc r:id="r9"/>', "embedded file"),
        (para("甲", inner=field("LISTNUM", "")), "number field"),
        (para("甲", inner='<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>'), "unknown sign"),
        (para("甲", inner='<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>'), "unknown sign"),
    ],
)
def test_what_is_read_with_a_doubt_is_said(body: str, rule: str) -> None:
    assert [issue.rule for issue in read(body).issues] == [rule]


def test_nothing_is_said_of_a_plain_file() -> None:
    assert read(para("甲") + table(row(cell("a"), cell("b")))).issues == ()


def test_templates_macros_and_strict_files_are_read() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled"
    assert read_docx(word_file(para("甲"), main=kind), "a.docm").length == 1
    strict = remade(
        word_file(
            para("甲", (1, 0)), numbering=abstract(1, [level(0, "decimal", "%1.")]) + use(1, 1)
        ),
        lambda content: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        ),
    )
    assert assemble(read_docx(strict, "a.docx"), "a", "").text == "1.甲"


def remade(content: bytes, change: Callable[[bytes], bytes], only: str = "") -> bytes:
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part if only and name != only else change(part))
    return file.getvalue()


def test_the_main_part_is_found_by_its_relation_or_else_by_its_name() -> None:
    moved = word_file(para("甲"))
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(moved)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(name.replace("word/document.xml", "word/document2.xml"), part)
    assert read_printed(file.getvalue(), "a.docx").length == 1
    lost = remade(moved, lambda part: part.replace(b"/officeDocument", b"/x"), "_rels/.rels")
    assert read_docx(lost, "a.docx").length == 1


WHOLE = word_file(para("甲") * 50, numbering=abstract(1, []) + use(1, 1))
ENTITIES = '<!DOCTYPE w [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"\x00\x01 no zip", "named as a file of Word but is none"),
        ("一、节水".encode(), "named as a file of Word but is none"),
        (WHOLE[: len(WHOLE) // 2], "broken or cut off"),
        (WHOLE[:-30], "broken or cut off"),
        (remade(WHOLE, lambda _: b"<w:document", "word/document.xml"), "not well-formed"),
        (remade(WHOLE, lambda _: b"", "word/document.xml"), "not well-formed"),
        (remade(WHOLE, lambda _: b"<a/>", "word/document.xml"), "holds no Word document"),
        (remade(WHOLE, lambda _: b"<a>", "word/numbering.xml"), "not well-formed"),
        (word_file(para("甲"), prolog=ENTITIES), "declares a document type"),
        (word_file(para("甲"), prolog=OUTSIDE), "declares a document type"),
        (
            remade(WHOLE, lambda _: ENTITIES.encode("utf-16"), "word/document.xml"),
            "declares a document type",
        ),
    ],
)
def test_a_broken_file_is_one_line_for_a_person(content: bytes, wrong: str) -> None:
    with pytest.raises(ReadingError, match=rf"^a\.docx: [^\n]*{wrong}[^\n]*$"):
        read_printed(content, "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_parts_are_read_by_their_byte_order_mark(encoding: str) -> None:
    changed = remade(WHOLE, lambda part: part.decode().encode(encoding), "word/document.xml")
    assert read_docx(changed, "a.docx").length == 99


def test_a_zip_without_a_document_is_no_word_file() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/documents.txt", "x")
    with pytest.raises(ReadingError, match="holds no Word document"):
        read_docx(file.getvalue(), "a.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked_whole() -> None:
    file = BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(LARGEST_PART // 2**20 + 1):
            part.write(b" " * 2**20)
    with pytest.raises(ReadingError, match="unpacks to more than"):
        read_docx(file.getvalue(), "a.docx")


def test_a_part_of_too_many_elements_is_refused() -> None:
    content = word_file("<w:p/>" * 10)
    crowded = remade(
        content, lambda _: b"<a>" + b"<b/>" * 24_000_001 + b"</a>", "word/document.xml"
    )
    with pytest.raises(ReadingError, match="elements and attributes"):
        read_docx(crowded, "a.docx")


def test_an_encrypted_part_is_refused() -> None:
    content = bytearray(WHOLE)
    at = content.index(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    with pytest.raises(ReadingError, match="broken or encrypted"):
        read_docx(bytes(content), "a.docx")


def test_a_word_of_ten_megabytes_is_read() -> None:
    assert read_docx(word_file(para("甲" * 10_000_000)), "a.docx").length == 10_000_000


def test_a_table_of_many_thousand_rows_is_read_in_time() -> None:
    rows = "".join(row(cell(str(at)), cell("节水"), cell("年底")) for at in range(20_000))
    begin = time.perf_counter()
    printed = read_docx(word_file(table(rows)), "a.docx")
    assert len(printed.blocks) == 20_000
    assert time.perf_counter() - begin < 24


@pytest.mark.parametrize("depth", [200, 1000])
def test_tables_within_tables_are_read_to_their_depth(depth: int) -> None:
    begin, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    pair = "<w:tbl><w:tr><w:tc/><w:tc>"
    assert lines(begin * (depth // 2) + para("甲") + end * (depth // 2)) == ["甲"]
    assert lines(pair * (depth // 2) + para("甲") + end * (depth // 2)) == ["\t甲"]


def test_containers_within_containers_are_read_to_their_depth() -> None:
    begin, end = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    assert lines(begin * 500 + para("甲") + end * 500) == ["甲"]


def test_a_number_made_to_swell_is_cut_short() -> None:
    numbering = abstract(1, [level(0, "decimal", "长" * 1_000_000)]) + use(1, 1)
    assert [len(line) for line in lines(para("x", (1, 0)) * 100, numbering=numbering)] == [
        257
    ] * 100


def test_a_merged_cell_made_to_swell_is_cut_short_and_said() -> None:
    rows = [row(cell("长" * 100_000, FIRST), cell("1"))] + [row(cell("", AGAIN), cell("2"))] * 2000
    tracemalloc.start()
    source = read(table(*rows))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(source.text) < 5_000_000
    assert [issue.rule for issue in source.issues] == ["merged cells"]
    assert peak < 200 * 2**20


def test_a_grid_of_endless_columns_costs_no_more_than_its_cells() -> None:
    wide = row(cell("a", '<w:gridSpan w:val="999999999"/>'), cell("b"))
    assert lines(table(wide)) == ["a\tb"]
    ragged = [row(cell("a", f'<w:gridSpan w:val="{at}"/>'), cell("b")) for at in range(1, 1000)]
    assert lines(table(*ragged)) == ["a\tb"] * 999


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_a_file_with_bytes_changed_is_read_or_refused(at: int, changed: bytes) -> None:
    content = WHOLE[:at] + changed + WHOLE[at + len(changed) :]
    with suppress(ReadingError):
        read_docx(content, "a.docx")
