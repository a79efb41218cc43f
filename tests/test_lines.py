import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.reading.furniture import is_marked
from lineage.reading.lines import Line, display_width, join_wrapped, split_lines

CHINESE = (
    (
        "一、提高认识。各镇要把修好供水老旧管网、减少沿途漏损当作一件要紧的事来办，逐条街道查清管径、材质和埋深，"
        "建立一管一档，做到家底清楚、责任到人，每季度末把进展报给市水务局汇总，逾期不报的要说明原因。"
    ),
    (
        "二、统筹安排。先易后难、先主后支，能与道路大修同步的一律同步，避免反复开挖；施工期间应当提前三日告知沿线住户，"
        "备好应急送水车辆，夜间作业不得扰民，完工后当天恢复路面并清走余土。"
    ),
    (
        "三、加强巡查。管护单位每月至少巡查两遍，发现渗漏立即抢修，二十四小时内不能修复的要报主管部门，"
        "并向受影响的用户公布预计恢复的时间，不得只在内部通报了事。"
    ),
)
ENGLISH = (
    (
        "Each town mends its old pipes street by street, keeps a record of every pipe with its width, its "  # noqa: E501
        "material and its depth, and sends the record to the water office at the end of each quarter."  # noqa: E501
    ),
    (
        "Works that can be done together with the repair of a road are done together with it, so that no "  # noqa: E501
        "street is dug up twice, and people living there are told three days before the water is cut off."  # noqa: E501
    ),
    (
        "The office walks along every main at least twice a month, mends a leak as soon as it is found, and "  # noqa: E501
        "says in public when the water will be back wherever it cannot be mended within a day."
    ),
)


def wrapped(paragraphs: tuple[str, ...], width: int) -> list[str]:
    if paragraphs[0].isascii():
        return [line for text in paragraphs for line in textwrap.wrap(text, width)]
    return [text[at : at + width] for text in paragraphs for at in range(0, len(text), width)]


def joined(lines: list[str], glue: str = "") -> list[str]:
    page = split_lines("\n".join(lines))
    return [glue.join(line.text for line in part) for part in join_wrapped(page, is_marked)]


@pytest.mark.parametrize("width", [17, 20, 25, 28, 33])
def test_chinese_lines_that_the_width_broke_are_joined(width: int) -> None:
    assert joined(wrapped(CHINESE, width)) == list(CHINESE)


@pytest.mark.parametrize("width", [20, 28])
def test_a_blank_line_behind_every_line_parts_nothing(width: int) -> None:
    spaced = [part for line in wrapped(CHINESE, width) for part in (line, "")]
    assert joined(spaced) == list(CHINESE)


@pytest.mark.parametrize(
    "number",
    [
        "- 3 -",
        "— 12 —",
        "第 3 页",
        "第3页 共12页",
        "Page 3 of 12",
        "· 23 ·",
        "P. 24",
        "7",
        "19  20  21  22",
    ],
)
def test_a_page_number_between_the_halves_of_a_sentence_goes(number: str) -> None:
    lines = wrapped(CHINESE, 25)
    assert joined([*lines[:2], number, *lines[2:]]) == list(CHINESE)


def test_a_figure_alone_stays_where_nothing_is_wrapped() -> None:
    assert joined(["总户数", "120"]) == ["总户数", "120"]


def test_half_width_marks_leave_a_line_as_full_as_it_was_set() -> None:
    copies = tuple(text.translate(str.maketrans("，；", ",;")) for text in CHINESE)
    assert joined(wrapped(copies, 25)) == list(copies)


def test_a_title_that_fills_its_line_goes_on_only_in_a_sentence() -> None:
    title = "甲市人民政府关于印发甲市修好供水老旧管网方案的通知"
    assert joined([title, "甲市方案", *wrapped(CHINESE, 25)])[:2] == [title, "甲市方案"]
    cited = "为落实甲市人民政府关于修好供水老旧管网工作的通知"
    sentence = [cited, "要求，各镇应当逐条查清管径、材质和埋深，建立一管一档", "并报告。"]
    assert joined([*sentence, *wrapped(CHINESE, 25)])[0] == "".join(sentence)


def test_page_numbers_go_where_lines_are_paragraphs_too() -> None:
    assert joined(["一、总则", "- 1 -", "二、附则"]) == ["一、总则", "二、附则"]
    assert joined(["第3页图例", "- 1"]) == ["第3页图例", "- 1"]


def test_an_indent_that_was_stripped_shortens_the_first_line_of_a_paragraph() -> None:
    lines = []
    for text in CHINESE:
        lines += [text[:23], *(text[at : at + 25] for at in range(23, len(text), 25))]
    assert joined(lines) == list(CHINESE)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_english_lines_that_the_width_broke_are_joined(width: int) -> None:
    spaced = [line for text in ENGLISH for line in (*textwrap.wrap(text, width), "")]
    assert joined(spaced, " ") == list(ENGLISH)


@pytest.mark.parametrize(
    "lines",
    [
        ["春眠不觉晓，", "处处闻啼鸟。", "夜来风雨声，", "花落知多少。"] * 4,
        ["白日依山尽", "黄河入海流", "欲穷千里目", "更上一层楼"] * 4,
        [f"关于印发某市第{n}批节水型小区名单及管理办法的通知" for n in "一二三四五六七八九"],
        [f"{n}. 更换口径一百毫米以上的铸铁管道并回填压实路面" for n in range(1, 10)],
        [f"{n}\t更换老旧管道若干公里并恢复路面及绿化\t市水务局\t年底前" for n in range(1, 10)],
        ["市水务局", "市财政局", "市住建局", "市城管委"] * 4,
        ["一、" + "查" * 40 + "。", "二、" + "修" * 70 + "。", "三、" + "管" * 20 + "。"] * 3,
        ["The wells are read.", "The pipes are mended.", "The roads are closed."] * 4,
    ],
    ids=["poem", "lines of one length", "titles", "items", "table", "bodies", "paragraphs",
         "sentences"],
)  # fmt: skip
def test_lines_that_end_by_themselves_stay_apart(lines: list[str]) -> None:
    assert joined(lines) == lines


def test_a_label_begins_a_paragraph_behind_a_full_line() -> None:
    lines = wrapped(CHINESE, 25)
    full = "查清管网家底、分清轻重缓急、排出年度计划、落实修缮资金各项"[:25]
    assert joined([*lines, full, "（一）压实责任。"])[-1] == "（一）压实责任。"
    assert joined([*lines, full[:-1] + "。", "1. 压实责任。"])[-1] == "1. 压实责任。"


def test_an_article_cited_at_the_start_of_a_line_begins_none() -> None:
    lines = wrapped(CHINESE, 25)
    before = "取水单位未在规定期限内办理登记手续的，由主管部门依照本条"[:25]
    told = joined([*lines, before, "第五条规定的罚款数额减半。"])[-1]
    assert told == before + "第五条规定的罚款数额减半。"


def test_what_stands_alone_is_joined_to_nothing() -> None:
    lines = wrapped(CHINESE, 25)
    assert "来源：市水务局" in joined([*lines[:2], "来源：市水务局", *lines[2:]])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [Line("", 0)]),
        ("甲\r\n乙\r丙\n丁", [Line("甲", 0), Line("乙", 3), Line("丙", 5), Line("丁", 7)]),
        ("甲\f乙\u2028丙", [Line("甲", 0), Line("乙", 2), Line("丙", 4)]),
        ("\ufeff　　甲 ", [Line("甲", 3)]),
        ("## 甲", [Line("甲", 3)]),
        ("#甲", [Line("#甲", 0)]),
        ("1\t甲\t", [Line("1\t甲\t", 0)]),
    ],
)
def test_lines_keep_their_places(text: str, lines: list[Line]) -> None:
    assert split_lines(text) == lines


@given(st.text(alphabet="甲一、（）a1 \t\n\r　#。", max_size=200))
def test_every_line_stands_where_it_says(text: str) -> None:
    for line in split_lines(text):
        assert text[line.start : line.start + len(line.text)] == line.text


@given(st.text(alphabet="节水甲一、（）a1 \t\n。，", max_size=400))
def test_joining_loses_and_reorders_nothing(text: str) -> None:
    lines = split_lines(text)
    kept = [line for part in join_wrapped(lines, is_marked) for line in part]
    assert kept == [line for line in lines if line.text]


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("节水", 4), ("“节”", 6), ("（1）", 5), ("节,(a,b)", 9)],
)
def test_full_width_characters_take_two_columns(text: str, width: int) -> None:
    assert display_width(text) == width
