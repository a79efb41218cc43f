"""PDF files as they are printed: order, paragraphs, notes, tables, and the page's frame."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lineage.models import Place
from lineage.reading.assembly import assemble
from lineage.reading.pdf.reader import read_pdf
from lineage.reading.printed import Printed
from tests.pdf_files import column, pdf, words

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats" / "pdf"


def texts(printed: Printed) -> list[str]:
    source = assemble(printed, "a.pdf", "0")
    return [source.text[each.start : each.end] for each in source.paragraphs]


def fixture(name: str) -> list[str]:
    return texts(read_pdf((FIXTURES / name).read_bytes(), name))


def read(*contents: bytes) -> list[str]:
    return texts(read_pdf(pdf(*contents), "a.pdf"))


FULL = [
    "The council shall keep the yard in good repair and open it to every carrier",
    "who asks for room, in the order in which they ask and without any preference",
    "of one before another save for goods that spoil.",
]


def test_a_government_document_is_read_without_its_frame() -> None:
    found = fixture("notice.pdf")
    assert found[:5] == [
        "青岚市人民政府办公室文件",
        "青岚政办发〔2026〕6号",
        "青岚市人民政府办公室关于印发",
        "城市排水防涝三年行动方案的通知",
        "各县（市、区）人民政府，市政府各部门、各直属机构：",
    ]
    assert found[7:9] == ["青岚市人民政府办公室", "2026年2月9日"]
    assert not [text for text in found if text.strip("— ").isdigit()]
    broken_over_pages = next(text for text in found if text.startswith("（一）压实责任。"))
    assert broken_over_pages.endswith("每年至少专题研究两次。")
    assert found[-1].startswith("抄送：")


def test_a_table_over_two_pages_is_one_with_its_merged_cells() -> None:
    printed = read_pdf((FIXTURES / "notice.pdf").read_bytes(), "notice.pdf")
    rows = [
        ["".join(line.text for line in cell) for cell in block.cells]
        for block in printed.blocks
        if block.table
    ]
    assert {block.table for block in printed.blocks} == {0, 1}
    assert [row[0] for row in rows] == ["序号", *(str(number) for number in range(1, 17))]
    assert [row[1] for row in rows[2:9]] == ["打通堵点"] * 7
    assert rows[2][4] == rows[3][4] == "市住房城乡建设局"
    assert [row[1] for row in rows[13:]] == ["严守红线", "严守红线", "压实责任", "压实责任"]
    # What one cell fills from side to side is a paragraph.
    assert "以下任务结合城市更新同步推进，不单独安排资金" in texts(printed)


def test_a_merged_cell_leads_to_the_one_place_where_it_is_printed() -> None:
    printed = read_pdf((FIXTURES / "notice.pdf").read_bytes(), "notice.pdf")
    merged = [b.cells[1] for b in printed.blocks if b.table and b.cells[1][0].text == "打通堵点"]
    assert len(merged) == 7
    assert len({cell[0].start for cell in merged}) == 1


def test_two_columns_of_a_gazette_are_read_one_after_the_other() -> None:
    found = fixture("gazette.pdf")
    articles = [
        text[: text.index("　")] for text in found if text.startswith("第") and "条　" in text
    ]
    assert articles == [f"第{n}条" for n in "一 二 三 四 五 六 七 八 九 十 十一 十二".split()]
    assert found[1].startswith("（2025年11月28日")
    assert found[1].endswith("通过）")
    assert not [text for text in found if "公报" in text or "共" in text[:5]]


def test_words_divided_in_columns_are_whole_and_marks_of_notes_gone() -> None:
    printed = read_pdf((FIXTURES / "recast.pdf").read_bytes(), "recast.pdf")
    found = texts(printed)
    assert "Having regard to the Treaty, and in particular Article 81 thereof," in found
    assert "For the purposes of this Directive, the following deﬁnitions apply:" in found
    assert any("deck area is less than 60 m2." in text for text in found)
    assert any("extend it to high-speed craft" in text for text in found)
    assert not [text for text in found if "Journal" in text and "L 41" in text]
    assert not [text for text in found if "UNOFFICIAL" in text]
    notes = ["".join(line.text for line in b.cells[0]) for b in printed.blocks if b.kind == "note"]
    assert [note[:9] for note in notes] == ["1 Treaty ", "2 Measure"]


def test_each_line_has_its_page_and_line() -> None:
    printed = read_pdf(pdf(column(["One.", "Two."]), column(["Three."])), "a.pdf")
    places = [Place(page=1, line=1), Place(page=1, line=2), Place(page=2, line=1)]
    assert printed.places == tuple(zip((0, 5, 10), places, strict=True))
    assert printed.length == len("One.\nTwo.\nThree.")


@pytest.mark.parametrize(
    ("number", "kept"),
    [("- 1 -", False), ("1 / 8", False), ("Page 1 of 8", False), ("1", False), ("1 lamp", True)],
)
def test_a_page_number_is_known_by_its_shape(number: str, kept: bool) -> None:  # noqa: FBT001
    found = read(column(FULL) + words((290, 40, 9, number)))
    assert (number in found) == kept


def test_a_running_head_goes_and_a_heading_that_recurs_stays() -> None:
    pages = [
        words((72, 810, 9, f"Yard rules {number}"), (72, 760, 11, "Annex")) + column(FULL, top=730)
        for number in range(1, 5)
    ]
    found = read(*pages)
    assert found.count("Annex") == 4
    assert not [text for text in found if text.startswith("Yard rules")]


def test_a_sentence_broken_over_a_page_is_one_paragraph() -> None:
    number = words((290, 40, 9, "- 1 -"))
    assert read(column(FULL[:2]) + number, column([*FULL[2:], "Next."])) == [
        " ".join(FULL),
        "Next.",
    ]


def test_paragraphs_are_told_by_the_space_between_them() -> None:
    found = read(column(FULL) + column(FULL, top=700))
    assert found == [" ".join(FULL)] * 2


def test_a_list_hangs_behind_its_labels() -> None:
    lines = words(
        (72, 760, 11, "(a)"), (92, 760, 11, FULL[0]), (92, 746, 11, FULL[1]),
        (92, 732, 11, FULL[2]), (72, 718, 11, "(b)"), (92, 718, 11, "nothing else."),
    )  # fmt: skip
    assert read(lines) == ["(a) " + " ".join(FULL), "(b) nothing else."]


def test_type_thickened_by_printing_twice_is_read_once() -> None:
    assert read(words((72, 700, 11, "Article 11"), (72.4, 700, 11, "Article 11"))) == ["Article 11"]


@pytest.mark.parametrize(
    "stamp",
    [
        b"BT /F 60 Tf .7 .7 -.7 .7 100 300 Tm (COPY) Tj ET",
        b"BT /F 20 Tf 0 1 -1 0 20 300 Tm (COPY) Tj ET",
        b"BT /F 20 Tf 1 0 0 1 700 300 Tm (COPY) Tj ET",
        b"BT /F 20 Tf 1 0 0 1 70 900 Tm (COPY) Tj ET",
    ],
    ids=["slanted", "upright", "beside the page", "above the page"],
)
def test_stamps_and_what_is_off_the_page_are_left_out(stamp: bytes) -> None:
    assert read(column(FULL) + stamp) == [" ".join(FULL)]


def test_a_page_printed_sideways_is_read() -> None:
    turned = b"0 1 -1 0 595 0 cm " + column(FULL, top=560)
    assert read(turned) == [" ".join(FULL)]


def test_a_wide_page_has_its_own_margins() -> None:
    long = " ".join(FULL[:2])
    wide = " ".join([*FULL[:2], "whatsoever and"])
    page = pdf(*[column(FULL + FULL)] * 3, column([wide, long, "Short."]))
    at = page.index(b"103 0 obj")
    content = page[:at] + page[at:].replace(b"[0 0 595 842]", b"[0 0 999 842]", 1)
    assert texts(read_pdf(content, "a.pdf"))[-1] == "Short."


def ruled(rows: list[float], columns: list[float]) -> bytes:
    level = (b"%g %g m %g %g l S" % (columns[0], y, columns[-1], y) for y in rows)
    upright = (b"%g %g m %g %g l S" % (x, rows[0], x, rows[-1]) for x in columns)
    return b"\n".join([*level, *upright, b""])


def test_a_row_broken_over_a_page_is_one_and_its_head_is_printed_once() -> None:
    head = [(75, 0, 10, "No"), (125, 0, 10, "Task"), (405, 0, 10, "By")]
    first = [(75, -20, 10, "1"), (125, -20, 10, "Sweep the"), (405, -20, 10, "May")]
    second = [(125, -20, 10, "whole yard."), (75, -40, 10, "2"), (125, -40, 10, "Lock up.")]

    def page(top: float, cells: list[tuple[float, float, float, str]], rows: int) -> bytes:
        lines = [top + 14 - 20 * at for at in range(rows + 1)]
        shown = words(*((x, top + y, size, text) for x, y, size, text in cells))
        return ruled(lines, [72, 120, 400, 500]) + shown

    printed = read_pdf(pdf(page(90, [*head, *first], 2), page(780, [*head, *second], 3)), "a.pdf")
    assert texts(printed) == ["No\tTask\tBy", "1\tSweep the whole yard.\tMay", "2\tLock up.\t"]
    assert {block.table for block in printed.blocks} == {1}


HEAD = [(75, 10, "No"), (125, 10, "Task"), (405, 10, "By")]
TASKS = [
    [(75, 0, "1"), (125, 0, "Sweep the whole"), (125, -12, "yard."), (405, 0, "May")],
    [(75, 0, "2"), (125, 0, "Lock up."), (405, 0, "June")],
    [(75, 0, "3"), (125, 0, "Mend the gate."), (405, 0, "July")],
]
TASK_ROWS = [
    "No\tTask\tBy",
    "1\tSweep the whole yard.\tMay",
    "2\tLock up.\tJune",
    "3\tMend the gate.\tJuly",
]


def lined(ends: list[float], head: float | None, tops: list[float]) -> bytes:
    """Return level lines at some heights, and the head and the first tasks at others."""
    cells = [(x, head, size, text) for x, size, text in HEAD] if head else []
    for top, task in zip(tops, TASKS[3 - len(tops) :] if head is None else TASKS, strict=False):
        cells += [(x, top + y, 10, text) for x, y, text in task]
    return b"\n".join([b"", *(b"72 %g m 500 %g l S" % (y, y) for y in ends), words(*cells), b""])


@pytest.mark.parametrize(
    "ends",
    [
        [720, 700, 600],
        [720, 700, 664, 640, 600],
        [700, 664, 640, 600],
    ],
    ids=["three lines", "a line under each row", "no line above the head"],
)
def test_a_table_with_level_lines_only_is_read_as_rows(ends: list[float]) -> None:
    table = lined(ends, 706, [688, 648, 628])
    assert read(column(FULL) + table + column(FULL, top=560)) == [
        " ".join(FULL),
        *TASK_ROWS,
        " ".join(FULL),
    ]


@pytest.mark.parametrize("ends", [[60, 40], [60, 40, 14]], ids=["open", "closed"])
def test_a_table_with_level_lines_only_goes_on_over_pages(ends: list[float]) -> None:
    first = lined([80, 60, *ends[2:]], 66, [48])
    second = lined([700], None, [760, 740])
    printed = read_pdf(pdf(first, second + column(FULL, top=660)), "a.pdf")
    assert texts(printed) == [*TASK_ROWS, " ".join(FULL)]
    assert {block.table for block in printed.blocks} == {0, 1}


def test_lines_around_a_notice_make_no_table() -> None:
    frame = b"\n72 400 m 500 400 l S 72 370 m 500 370 l S 72 340 m 500 340 l S\n"
    copies = words((75, 380, 11, "Copies to all offices of the council and of its districts and"))
    signed = words((75, 350, 11, "Office of the Council"), (400, 350, 11, "9 February 2026"))
    found = read(column(FULL) + frame + copies + signed)
    assert not [each for each in found if "\t" in each]


def test_a_running_head_close_above_tables_goes() -> None:
    head = words((250, 785, 11, "Plan of the yard"))
    text = head + column(FULL, top=750)
    table = head + ruled([775, 700, 600], [72, 120, 500]) + words((75, 760, 11, "1"))
    found = read(text, table + words((125, 760, 11, "Sweep.")), table + column(["2"], x=125))
    assert "Plan of the yard" not in found


def test_a_first_line_that_ends_a_character_early_is_not_centred() -> None:
    full = "A" * 58
    lines = [(94, 760, full[:54]), *((72, 746 - 14 * at, full) for at in range(3))]
    again = [(x, y - 56, text) for x, y, text in lines]
    assert len(read(words(*((x, y, 11, text) for x, y, text in [*lines, *again])))) == 2


def test_a_chapter_begins_though_the_line_before_is_full() -> None:
    full, indented, ended = (f"AAA {'A' * rest}" for rest in (56, 53, 55))
    lines = words(
        (94, 760, 11, indented), (72, 746, 11, full), (72, 732, 11, "Short."),
        (94, 718, 11, indented), (72, 704, 11, ended + "."), (72, 690, 11, "CHAPTER II"),
        (94, 676, 11, indented), (72, 662, 11, full),
    )  # fmt: skip
    assert "CHAPTER II" in read(lines)


def test_a_frame_around_text_is_no_table() -> None:
    assert read(ruled([780, 700], [60, 560]) + column(FULL)) == [" ".join(FULL)]


def test_reading_text_loads_no_pdf_library() -> None:
    code = "import sys, lineage.reading.formats as f; f.read_printed(b'a plan', 'a.txt'); "
    code += "sys.exit(any(name.startswith('pdf') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
