"""Tables drawn with characters, in plain text."""

import pytest

from lineage.reading.lines import split_lines
from lineage.reading.text.grids import find_drawn_tables
from lineage.reading.text.plain import read_plain


def tables(*lines: str) -> list[list[list[str]]]:
    found = find_drawn_tables(split_lines("\n".join(lines)))
    return [
        [["".join(line.text for line in cell) for cell in row] for row in t.rows] for t in found
    ]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (("| 甲 | 乙 |", "|---|:-:|", "| 1 | a\\|b |"), [["甲", "乙"], ["1", "a\\|b"]]),
        (("甲 | 乙", "--- | ---", "1 | 2", "后"), [["甲", "乙"], ["1", "2"]]),
        (("+---+---+", "| 甲 | 乙 |", "+---+---+", "| 1 | 2 |", "| 3 | 4 |", "+---+---+"), [["甲", "乙"], ["1", "2"], ["3", "4"]]),  # noqa: E501
        (("┌──┬──┐", "│甲│乙│", "├──┼──┤", "│1 │修│", "│  │管│", "├──┼──┤", "│2 │查│", "└──┴──┘"),
         [["甲", "乙"], ["1", "修管"], ["2", "查"]]),
        (("序号\t任务\t单位", "1\t修\t甲局", "\t补\t", "", "2\t查"), [["序号", "任务", "单位"], ["1", "修", "甲局"], ["", "补", ""], ["2", "查", ""]]),  # noqa: E501
        (("序号\t任务", "1\t修"), [["序号", "任务"], ["1", "修"]]),
        (("序号\t任务\t单位", "一、大气", "1\t修\t甲局"), [["序号", "任务", "单位"], ["一、大气"], ["1", "修", "甲局"]]),  # noqa: E501
    ],
)  # fmt: skip
def test_lines_that_draw_a_table_are_its_rows(
    lines: tuple[str, ...], rows: list[list[str]]
) -> None:
    assert tables(*lines) == [rows]


@pytest.mark.parametrize(
    "lines",
    [("一、甲 | 乙",), ("1.\t修管网", "2.\t查漏损"), ("| 甲 |",), ("a | b", "c | d"), ("+ 甲",), ("---", "-- --"), ("",)],  # noqa: E501
)  # fmt: skip
def test_other_lines_draw_none(lines: tuple[str, ...]) -> None:
    assert tables(*lines) == []


def test_rows_are_no_part_of_the_paragraphs_around_them() -> None:
    text = "前。\n|甲|乙|\n|--|--|\n|1|2|\n后。\n甲\t乙\t丙\n1\t2\t3\n末。"
    blocks = read_plain(text.encode(), "a.txt").blocks
    assert [(b.table, len(b.cells)) for b in blocks] == [
        (0, 1), (1, 2), (1, 2), (0, 1), (2, 3), (2, 3), (0, 1),
    ]  # fmt: skip
