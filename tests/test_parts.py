import pytest

from lineage.extraction.page.parts import split_parts
from tests.pages import page

SUMMARY = [
    "(1) The office has issued the plan.",
    "(2) Firstly, pipes are mended.",
    "(3) Secondly, meters are read.",
]
ORIGINAL = [
    "(1) 甲政发〔2024〕3号",
    "(2) 各镇人民政府：",
    "(3) 一是修管网。",
    "(4) 二是查漏损。",
    "(5) 甲市人民政府",
]
HEAD = [
    "甲市人民政府关于节水的通知",
    "English title (machine-translated)",
    "Notice of the People's Government of Jia on Saving Water",
    "Published",
    "2024-03-05",
    "Department",
    "甲市人民政府",
]


def parts(*lines: str) -> list[tuple[str, list[str], dict[str, str]]]:
    return [
        (part.kind, [unit.text for unit in part.units], {k: u.text for k, u in part.fields.items()})
        for part in split_parts(page(*lines))
    ]


def test_a_portals_page_holds_a_summary_and_an_original() -> None:
    fields = {
        "title_en": "Notice of the People's Government of Jia on Saving Water",
        "published": "2024-03-05",
        "issuer": "甲市人民政府",
    }
    assert parts(*HEAD, "Summary", *SUMMARY, "Original", *ORIGINAL) == [
        (
            "summary",
            [
                fields["title_en"],
                "The office has issued the plan.",
                "Firstly, pipes are mended.",
                "Secondly, meters are read.",
            ],
            fields,
        ),
        (
            "original",
            [
                HEAD[0],
                "甲政发〔2024〕3号",
                "各镇人民政府：",
                "一是修管网。",
                "二是查漏损。",
                "甲市人民政府",
            ],
            fields,
        ),
    ]


@pytest.mark.parametrize("mark", ["Summary", "Machine summary:", "【摘要】", "内容提要"])
def test_a_page_may_hold_a_summary_alone(mark: str) -> None:
    assert [kind for kind, _, _ in parts(mark, *SUMMARY)] == ["summary"]


@pytest.mark.parametrize(
    ("notice", "kind"),
    [
        ("This is a machine-generated summary.", "summary"),
        ("Machine-translated text, for reference only", ""),
        ("This is a machine translation", ""),
        ("Pipes are mended.", ""),
    ],
)
def test_a_notice_says_what_the_text_is(notice: str, kind: str) -> None:
    assert parts(notice, "The office has issued the plan.")[0][0] == kind


def test_a_page_names_each_text_once() -> None:
    found = parts("Summary", *SUMMARY, "Original", "一、甲。", "摘要", "二、乙。")
    assert [(kind, units[-1]) for kind, units, _ in found] == [
        ("summary", "Secondly, meters are read."),
        ("original", "二、乙。"),
    ]


@pytest.mark.parametrize("word", ["摘要", "正文", "概要", "Abstract"])
def test_a_lone_mark_behind_the_documents_own_text_parts_nothing(word: str) -> None:
    ((kind, units, _),) = parts("甲市节水通知", "一、修管网。", word, "二、查漏损。")
    assert (kind, units) == ("", ["甲市节水通知", "一、修管网。", word, "二、查漏损。"])


def test_text_above_two_marks_is_a_text_of_its_own() -> None:
    found = parts("甲市节水通知", "一、修管网。", "Summary", *SUMMARY, "Original", "一、甲。")
    assert [kind for kind, _, _ in found] == ["", "summary", "original"]
    assert found[0][1] == ["甲市节水通知", "一、修管网。"]


def test_a_mark_with_nothing_behind_it_is_none() -> None:
    assert parts("一、修管网。", "Summary") == [("", ["一、修管网。", "Summary"], {})]


def test_a_portals_table_is_read_cell_by_cell() -> None:
    lines = (
        "发布时间\t2024-03-05\t发文机关\t甲市人民政府",
        "文号\t甲政发〔2024〕3号\t主题分类\t",
        "一、修管网。",
    )
    ((_, units, fields),) = parts(*lines)
    assert units == ["一、修管网。"]
    assert fields == {
        "published": "2024-03-05",
        "issuer": "甲市人民政府",
        "number": "甲政发〔2024〕3号",
    }


def test_values_of_a_table_stand_where_they_say() -> None:
    source = page(
        "发布时间\t2024-03-05\t发文机关\t甲市人民政府", "文号\t甲政发〔2024〕3号", "一、修管网。"
    )
    (part,) = split_parts(source)
    for unit in part.fields.values():
        assert source.text[unit.start : unit.end] == unit.text


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("发布时间：2024-03-05 来源：甲市水务局", {"published": "2024-03-05", "source": "甲市水务局"}),  # noqa: E501
        ("Date of issue: 2024-3-5 source: water office Editor: hall",
         {"published": "2024-3-5", "source": "water office", "other": "hall"}),
        ("成文日期：2024年3月1日", {"signed": "2024年3月1日"}),
        ("文号：甲政发〔2024〕3号", {"number": "甲政发〔2024〕3号"}),
        ("时间：", {}),
    ],
)  # fmt: skip
def test_a_line_of_the_page_states_facts(line: str, fields: dict[str, str]) -> None:
    if line.startswith("成文"):
        assert parts(line, "一、修管网。")[0][2] == fields
    else:
        assert parts(line, "一、修管网。") == [("", ["一、修管网。"], fields)]


def test_two_lines_that_sound_like_fields_are_text_in_a_plain_page() -> None:
    assert parts("标题", "甲市", "一、修管网。") == [("", ["标题", "甲市", "一、修管网。"], {})]


@pytest.mark.parametrize(
    "lines",
    [
        ["(1) 修管网。", "(2) 查漏损。", "(3) 装水表。"],
        ["(1) 一是修管网。", "(2) 二是查漏损。", "装水表。"],
        ["(1) 一是修管网。", "(3) 二是查漏损。", "(4) 装水表。"],
        ["(1) 一是修管网。", "(2) 二是查漏损。"],
    ],
)
def test_a_documents_own_labels_are_no_numbers_of_a_portal(lines: list[str]) -> None:
    assert parts(*lines) == [("", lines, {})]


def test_a_line_about_the_page_that_states_no_fact_known_here_is_passed_over() -> None:
    lines = ("Source count: 233", "Notice on Saving Water", "First, pipes.", "Second, meters.")
    assert len(parts(*lines)) == 1
    lines = ("Release time: 2024-03-05 Author: admin", *lines[1:])
    assert [text for _, texts, _ in parts(*lines) for text in texts] == list(lines[1:])


@pytest.mark.parametrize(
    ("summary", "original"),
    [("Abstract", "Full text"), ("AI summary", "Chinese version"), ("摘要", "原文"),
     ("文件摘要：", "中文原文：")],
)  # fmt: skip
def test_portals_name_the_texts_of_a_page_in_several_ways(summary: str, original: str) -> None:
    found = parts(*HEAD, summary, *SUMMARY, original, *ORIGINAL)
    assert [kind for kind, _, _ in found] == ["summary", "original"]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("索 引 号：0-1  发布单位：甲市水务局", "issuer", "甲市水务局"),
        ("标 题：甲市节水通知", "title", "甲市节水通知"),
        ("作者：张三 时间：2024-03-05 浏览：20", "published", "2024-03-05"),
        ("成文时间：2024年3月5日", "signed", "2024年3月5日"),
        ("来源：甲市日报 作者：张三 2024年3月5日 10:11", "published", "2024年3月5日"),
        ("2024-03-05 09:30  来源：甲市日报", "published", "2024-03-05"),
        ("2024-03-05 09:30", "published", "2024-03-05"),
        ("Date issued: 2024-03-05", "published", "2024-03-05"),
        ("Release time: 2024-3-5 Author: admin", "published", "2024-3-5"),
        ("Issued by: Jia Water Office", "issuer", "Jia Water Office"),
    ],
)
def test_portals_state_a_fact_under_several_names(line: str, field: str, value: str) -> None:
    ((_, _, fields),) = parts(line, "一是修管网。", "二是查漏损。")
    assert fields[field] == value


def test_a_portals_table_may_be_drawn_with_strokes_and_lack_values() -> None:
    rows = (
        "索引号: | 0-1 | 发布机构: | 甲市水务局 |",
        "主题分类: | 发文日期: | 2024年3月5日 | 发布日期: | 2024-03-06 |",
    )
    ((_, texts, fields),) = parts(*rows, "一是修管网。", "二是查漏损。")
    assert texts == ["一是修管网。", "二是查漏损。"]
    assert {name: unit for name, unit in fields.items() if name != "other"} == {
        "issuer": "甲市水务局",
        "signed": "2024年3月5日",
        "published": "2024-03-06",
    }


def test_names_of_facts_may_bear_bullets_and_stand_above_their_values() -> None:
    names = ("• 索引号:", "0-1", "• 主题分类:", "• 发文字号:", "甲政发〔2024〕3号")
    ((_, texts, fields),) = parts(
        *names, "• 发布日期:", "2024-03-05", "一是修管网。", "二是查漏损。"
    )
    assert texts == ["一是修管网。", "二是查漏损。"]
    assert (fields["number"], fields["published"]) == ("甲政发〔2024〕3号", "2024-03-05")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("This is an AI-generated summary.", "summary"),
        ("This summary was automatically generated.", "summary"),
        ("本摘要由系统自动生成", "summary"),
        ("This translation is machine-generated.", "translation"),
    ],
)
def test_a_page_may_say_what_it_is_in_a_notice(line: str, kind: str) -> None:
    assert [found for found, _, _ in parts(line, "First, pipes.", "Second, wells.")] == [kind]
