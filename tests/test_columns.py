"""Facts that the words over a table's columns make of its cells."""

import pytest

from lineage.extraction.facts.columns import read_columns, role_of_column


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("完成时限", "deadline"), ("完成时间", "deadline"), ("时限", "deadline"), ("进度安排", "deadline"),  # noqa: E501
        ("时间节点", "deadline"), ("完成 期限", "deadline"), ("Deadline", "deadline"), ("Due date", "deadline"),  # noqa: E501
        ("牵头部门", "lead"), ("牵头单位", "lead"), ("主责单位", "lead"), ("Lead agency", "lead"),
        ("责任单位", "responsible"), ("责任部门", "responsible"), ("落实单位", "responsible"),
        ("责任单位（人）", "responsible"), ("Responsible", "responsible"), ("Owner", "responsible"),
        ("配合单位", "assisting"), ("协办单位", "assisting"), ("参与部门", "assisting"), ("Supporting bodies", "assisting"),  # noqa: E501
        ("年度目标", "target"), ("2025年目标（%）", "target"), ("目标值", "target"), ("Target", "target"),  # noqa: E501
        ("责任单位\n牵头", "lead"), ("责任单位\n配合", "assisting"), ("责任单位\n一", "responsible"),  # noqa: E501
        ("备注", ""), ("监测", ""), ("任务", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_words_over_a_column_say_what_its_cells_are(words: str, part: str) -> None:
    assert role_of_column(words) == part


@pytest.mark.parametrize(
    ("column", "cell", "found"),
    [
        ("完成时限", "2025年12月", [("2025年12月", "2025-12", "by")]),
        ("完成时限", "2025年", [("2025年", "2025", "by")]),
        ("完成时限", "2025年6月30日", [("2025年6月30日", "2025-06-30", "by")]),
        ("完成时限", " 12月 ", [("12月", "2025-12", "by")]),
        ("完成时限", "年底前", []),  # the words say so by themselves
        ("完成时限", "长期坚持", []),
        ("牵头单位", "市水务局、市财政局", [("市水务局", "市水务局", "lead"), ("市财政局", "市财政局", "lead")]),  # noqa: E501
        ("责任单位", "国网甲市供电", [("国网甲市供电", "国网甲市供电", "responsible")]),
        ("责任单位", "无", []),
        ("配合单位", "各镇（街道）等", [("各镇（街道）", "各镇（街道）", "assisting")]),
        ("Responsible", "Water Bureau; City Council", [("Water Bureau", "Water Bureau", "responsible"), ("City Council", "City Council", "responsible")]),  # noqa: E501
        ("2025年目标（%）", "95", [("95", "95", "=")]),
        ("2025年目标", "95", []),
        ("备注", "市水务局", []),
    ],
)  # fmt: skip
def test_a_cell_states_what_its_column_says(
    column: str, cell: str, found: list[tuple[str, str, str]]
) -> None:
    text = f"修管\t{cell}"
    read = read_columns(text, ("任务", column), 2025)
    assert [(text[f.start : f.end], f.value, f.comparator) for f in read] == found


def test_rows_that_go_on_have_the_cells_before_the_text_too() -> None:
    text = "修管\t市水务局\n1\t补路\t市住建局\n1\t补路\t市住建局"
    read = read_columns(text, ("任务", "责任单位"), None)
    assert [(f.value, text[f.start : f.end]) for f in read] == [
        ("市水务局", "市水务局"), ("市住建局", "市住建局"),
    ]  # fmt: skip
