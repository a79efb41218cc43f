"""Tables whose rows are clauses, in every place and shape that plans and standards give them."""

import pytest

from lineage.extraction.cutting.identifiers import identifier
from lineage.extraction.extractor import extract
from lineage.models import Document
from lineage.reading.assembly import assemble
from lineage.reading.text.markdown import read_markdown
from lineage.reading.text.plain import read_plain

HEAD = ("一、总体要求", "修好管网。", "二、重点任务")


def read(*lines: str, name: str = "a.txt") -> Document:
    content = "\n".join(lines).encode()
    printed = (read_markdown if name.endswith(".md") else read_plain)(content, name)
    only, *_ = extract(assemble(printed, name, "d"))
    return only


def rows(document: Document) -> list[tuple[str, str, str]]:
    return [(c.address, c.label, c.text) for c in document.clauses if c.kind == "item"]


@pytest.mark.parametrize(
    ("cell", "number", "prefix"),
    [
        ("1", "1", ""), ("03", "3", ""), ("12.", "12", ""), ("（2）", "2", ""), ("一、", "1", ""),
        ("十二", "12", ""), ("（三）", "3", ""), ("④", "4", ""), ("第5条", "5", ""),
        ("1.2", "1.2", "1"), ("2.1.3", "2.1.3", "2.1"), ("2．1．3", "2.1.3", "2.1"),
        ("3.1.1e", "3.1.1e", "3.1"), ("V1.2.3", "V1.2.3", "V1.2"), ("AC-2", "AC-2", "AC"),
        ("AC-2(1)", "AC-2(1)", "AC-2"), ("CIS 1.1", "CIS 1.1", "CIS 1"), ("REQ-30", "REQ-30", "REQ"),  # noqa: E501
        ("C.10", "C.10", "C"), ("A5", "A5", ""),
    ],
)  # fmt: skip
def test_a_cell_that_numbers_its_row(cell: str, number: str, prefix: str) -> None:
    found = identifier(cell)
    assert found is not None
    assert (found.number, found.prefix) == (number, prefix)


@pytest.mark.parametrize(
    "cell", ["", "2025年", "12%", "3.5亿元", "市水务局", "合计", "—", "a", "1 2"]
)
def test_a_cell_that_numbers_nothing(cell: str) -> None:
    assert identifier(cell) is None


def test_a_table_below_a_heading_is_a_part_of_its_section() -> None:
    found = read(
        *HEAD, "序号\t任务\t单位", "1\t修管网\t甲局", "2\t查漏损\t乙局", "三、保障", "管好资金。"
    )
    assert rows(found) == [("2/1", "1", "修管网\t甲局"), ("2/2", "2", "查漏损\t乙局")]
    assert [c.address for c in found.clauses if c.kind != "item"] == ["1", "2", "3"]
    assert found.clause("2/1").parent == "2"
    assert found.clause("2/1").heading == "修管网"


def test_text_behind_a_table_is_a_paragraph_of_the_clause_it_stands_in() -> None:
    found = read(*HEAD, "任务如下。", "序号\t任务\t单位", "1\t修\t甲局", "2\t查\t乙局", "以上任务限期完成。",  # noqa: E501
                 "三、保障", "管好资金。")  # fmt: skip
    assert found.clause("2").text == "重点任务\n任务如下。"
    assert (found.clause("2/p2").kind, found.clause("2/p2").text) == (
        "paragraph",
        "以上任务限期完成。",
    )
    assert found.clause("2/2").text == "查\t乙局"


def test_text_behind_the_table_of_an_annex_is_a_paragraph_of_it() -> None:
    found = read("一、修。", "二、查。", "附件1", "甲表", "序号\t任务\t单位", "1\t修\t甲局", "2\t查\t乙局",  # noqa: E501
                 "说明文字不属于任何一行，另行解释。")  # fmt: skip
    assert [c.address for c in found.clauses[2:]] == ["annex1", "annex1/1", "annex1/2", "annex1/p2"]
    assert found.clause("annex1").text == "甲表"


def test_a_row_without_an_identifier_goes_on_the_one_before() -> None:
    found = read(
        *HEAD, "序号\t任务\t单位", "1\t修管\t甲局", "\t补路\t乙局", "2\t查漏\t丙局", "合计\t2项\t"
    )
    assert rows(found) == [
        ("2/1", "1", "修管\t甲局\n\t补路\t乙局"),
        ("2/2", "2", "查漏\t丙局\n合计\t2项\t"),
    ]


def test_an_identifier_merged_over_rows_numbers_one_clause() -> None:
    found = read("## 二、任务", "", "|序号|任务|单位|", "|--|--|--|", "|1|修管|甲局|", "|1|补路|乙局|", "|2|查漏|丙局|",  # noqa: E501
                 name="a.md")  # fmt: skip
    assert [text for _, _, text in rows(found)] == ["修管\t甲局\n1\t补路\t乙局", "查漏\t丙局"]


def test_rows_that_one_cell_fills_are_sections_of_the_table() -> None:
    found = read("一、修。", "二、查。", "附件", "任务表", "序号\t任务\t单位", "一、大气污染防治", "1\t修\t甲局",  # noqa: E501
                 "2\t查\t乙局", "二、水污染防治", "3\t清\t丙局", "4\t填\t丁局")  # fmt: skip
    assert [(c.address, c.kind, c.heading) for c in found.clauses[2:]] == [
        ("annex1", "annex", "任务表"),
        ("annex1/1", "section", "大气污染防治"),
        ("annex1/1/1", "item", "修"),
        ("annex1/1/2", "item", "查"),
        ("annex1/2", "section", "水污染防治"),
        ("annex1/2/3", "item", "清"),
        ("annex1/2/4", "item", "填"),
    ]


def test_a_group_that_stands_in_the_first_of_empty_cells() -> None:
    found = read("| 序号 | 任务 | 单位 |", "|---|---|---|", "| 大气 | | |", "| 1 | 修 | 甲局 |", "| 2 | 查 | 乙局 |",  # noqa: E501
                 "| 水 | | |", "| 3 | 清 | 丙局 |", name="a.md")  # fmt: skip
    assert [(c.address, c.label, c.heading) for c in found.clauses] == [
        ("1", "", "大气"), ("1/1", "1", "修"), ("1/2", "2", "查"), ("2", "", "水"), ("2/3", "3", "清"),  # noqa: E501
    ]  # fmt: skip


def test_a_cell_merged_over_the_rows_before_the_identifiers_is_their_section() -> None:
    found = read(
        "|类别|序号|任务|", "|--|--|--|", "|大气|1|修|", "|大气|2|查|", "|水|3|清|", name="a.md"
    )
    assert [(c.address, c.kind, c.text) for c in found.clauses] == [
        ("1", "section", "大气"), ("1/1", "item", "修"), ("1/2", "item", "查"),
        ("2", "section", "水"), ("2/3", "item", "清"),
    ]  # fmt: skip


def test_rows_below_a_row() -> None:
    found = read(
        *HEAD,
        "序号\t任务\t单位",
        "1\t修管\t甲局",
        "（1）\t补路\t乙局",
        "（2）\t铺砖\t乙局",
        "2\t查漏\t丙局",
    )
    assert [address for address, _, _ in rows(found)] == ["2/1", "2/1/1", "2/1/2", "2/2"]


def test_labels_inside_the_cells_number_the_rows() -> None:
    found = read(
        *HEAD, "重点任务\t完成时限\t单位", "1.开展普查\t年底前\t甲局", "2.修复破损\t长期\t乙局"
    )
    assert rows(found) == [
        ("2/1", "1.", "开展普查\t年底前\t甲局"),
        ("2/2", "2.", "修复破损\t长期\t乙局"),
    ]


def test_a_table_without_identifiers_stays_text() -> None:
    found = read(
        *HEAD,
        "指标\t2024年\t2025年",
        "漏损率\t9%\t8%",
        "达标率\t95%\t96%",
        "三、保障",
        "管好资金。",
    )
    assert rows(found) == []
    assert found.clause("2").text.endswith("达标率\t95%\t96%")


def test_a_table_without_identifiers_stays_text_of_its_annex() -> None:
    found = read(
        "一、修。", "二、查。", "附件1", "指标表", "指标\t2024年\t2025年", "漏损率\t9%\t8%"
    )
    assert found.clause("annex1").text == "指标表\n指标\t2024年\t2025年\n漏损率\t9%\t8%"


def test_years_that_begin_rows_are_no_identifiers() -> None:
    found = read(*HEAD, "年份\t漏损率\t达标率", "2023\t9%\t95%", "2024\t8%\t96%")
    assert rows(found) == []


STANDARD = (
    "# V1 Piping", "", "## V1.1 Design", "", "Pipes last.", "", "| # | Description | L1 |", "|:--|:--|:-:|",  # noqa: E501
    "| **1.1.1** | Pipes are [mapped](x.html). | ✓ |", "| **1.1.2** | Pipes are dated. | |", "",
    "## V1.2 Supply", "", "1. Read this.", "2. Read that.", "", "| # | Description | L1 |", "|:--|:--|:-:|",  # noqa: E501
    "| 1.2.1 | Wells are read. | ✓ |", "", "# V2 Metering", "", "## V2.1 Reading", "",
    "| # | Description | L1 |", "|---|---|---|", "| 2.1.1 | Meters are read. | |", "",
    "# Appendix A: Words", "", "- **well** – a hole", "", "# Appendix B: Devices", "",
    "| # | Description | L1 |", "|---|---|---|", "| B.1 | Locks are closed. | |", "", "See also the wells.",  # noqa: E501
)  # fmt: skip


def test_the_requirements_of_a_standard_stand_below_its_sections() -> None:
    found = read(*STANDARD, name="a.md")
    assert [(c.address, c.kind, c.number) for c in found.clauses] == [
        ("chV1", "chapter", "V1"), ("chV1/secV1.1", "section", "V1.1"),
        ("chV1/secV1.1/1.1.1", "item", "1.1.1"), ("chV1/secV1.1/1.1.2", "item", "1.1.2"),
        ("chV1/secV1.2", "section", "V1.2"), ("chV1/secV1.2/1", "point", "1"),
        ("chV1/secV1.2/2", "point", "2"), ("chV1/secV1.2/1.2.1", "item", "1.2.1"),
        ("chV2", "chapter", "V2"), ("chV2/secV2.1", "section", "V2.1"),
        ("chV2/secV2.1/2.1.1", "item", "2.1.1"), ("annexA", "annex", "A"),
        ("annexB", "annex", "B"), ("annexB/B.1", "item", "B.1"), ("annexB/p2", "paragraph", "2"),
    ]  # fmt: skip
    assert found.clause("chV1/secV1.1/1.1.1").text == "Pipes are mapped.\t✓"
    assert found.clause("annexA").heading == "Words"


def test_a_head_of_two_rows() -> None:
    found = read("|序号|任务|责任单位|责任单位|", "|--|--|--|--|", "|序号|任务|牵头|配合|", "|1|修|市水务局|市财政局|",  # noqa: E501
                 "|2|查|市住建局|市水务局|", name="a.md")  # fmt: skip
    assert [(f.clause, f.value, f.comparator) for f in found.facts if f.kind == "body"] == [
        ("1", "市水务局", "lead"), ("1", "市财政局", "assisting"),
        ("2", "市住建局", "lead"), ("2", "市水务局", "assisting"),
    ]  # fmt: skip


def test_every_row_stands_in_the_file_where_it_says() -> None:
    text = "\n".join(STANDARD)
    for clause in read(*STANDARD, name="a.md").clauses:
        if clause.kind == "item":
            assert text[slice(*clause.label_span)] == clause.label
            assert text[clause.span[0] :].startswith(clause.text.split(" ")[0])


@pytest.mark.parametrize("many", [100, 2000])
def test_a_long_table_has_a_clause_for_every_row(many: int) -> None:
    found = read("序号\t任务\t单位", *(f"{n}\t修第{n}段\t甲局" for n in range(1, many + 1)))
    assert len(rows(found)) == many
