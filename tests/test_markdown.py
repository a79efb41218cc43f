"""What Markdown prints, and where each character of it stands."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.models import Source
from lineage.reading.assembly import assemble
from lineage.reading.formats import read_printed


def read(text: str, name: str = "a.md") -> Source:
    return assemble(read_printed(text.encode(), name), name, "d")


def printed(text: str, name: str = "a.md") -> list[str]:
    source = read(text, name)
    return [source.text[p.start : p.end] for p in source.paragraphs]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**修**管*网*", "修管网"),
        ("__修__ _管_", "修 管"),
        ("***修管***", "修管"),
        ("**重点任务：**完成改造", "重点任务：完成改造"),
        ("“**修**”管", "“修”管"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("注* 文", "注* 文"),
        ("a_b_c snake_case", "a_b_c snake_case"),
        (r"\*修\* \# 1\. 一\_二", "*修* # 1. 一_二"),
        ("`a*b*` 与 ``x`y``", "a*b* 与 x`y"),
        ("`未完", "`未完"),
        ("见[附件](http://a.b/c_(d).html '题')。", "见附件。"),
        ("见[附**件**][1]。\n\n[1]: http://a.b", "见附件。"),
        ("见[附件]。\n\n[附件]: http://a.b", "见附件。"),
        ("京政办发[2025]3号", "京政办发[2025]3号"),
        ("[甲](乙", "[甲](乙"),
        ("![图](a.png)示", "图示"),
        ("见<https://a.b/c>。", "见https://a.b/c。"),
        ("甲<!-- 略 -->乙", "甲乙"),
        ("甲<u>乙</u>", "甲乙"),
        ("a < b > c", "a < b > c"),
        ("甲&amp;乙&#65;&sect;&unknown;", "甲&乙A§&unknown;"),
        ("~~修~~管", "修管"),
        ("修\u200b管\u00ad网", "修管网"),
    ],
)
def test_marks_are_no_words(text: str, words: str) -> None:
    assert printed(text)[0] == words


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("# 一、总则 #\n##  二、\n###\n#甲", ["一、总则", "二、", "#甲"]),
        ("Water\nplan\n====\nText\n---\n\n***", ["Water plan", "Text"]),
        ("> 一、甲\n>> 乙", ["一、甲", "乙"]),
        ("1. Read.\n2. Mend.\n   Close.\n\n- a\n* b", ["1. Read.", "2. Mend. Close.", "- a", "* b"]),  # noqa: E501
        ("<!-- 略\n略 -->甲\n乙", ["甲", "乙"]),
        ("```\n# 甲 **乙**\n\n```\n丙", ["# 甲 **乙**", "丙"]),
        ("~~~ text\n`a`\n~~~", ["`a`"]),
        ("This is\na *wrapped\nline*.\n\nNext  \nline\\\nthird", ["This is a wrapped line.", "Next", "line", "third"]),  # noqa: E501
        ("甲<br>乙", ["甲", "乙"]),
        ("一、修管。\n二、查漏。\n三、节水。", ["一、修管。", "二、查漏。", "三、节水。"]),
        ("修好全市管网\n查清全市家底", ["修好全市管网", "查清全市家底"]),
        ("---\ntitle: 甲\nlang: zh\n---\n# 甲", ["title: 甲", "lang: zh", "甲"]),
    ],
)  # fmt: skip
def test_paragraphs_are_those_that_are_printed(text: str, paragraphs: list[str]) -> None:
    assert printed(text) == paragraphs


def test_rows_of_a_table_have_a_cell_for_each_column() -> None:
    source = read(
        "前\n\n| 序号 | **任务** | a\\|b |\n|:-:|---|--:|\n| 1 | [修](x) | |\n| 2 |\n\n后\n\na | b\n--- | ---\nc | d\n"  # noqa: E501
    )
    assert [(p.table, source.text[p.start : p.end]) for p in source.paragraphs] == [
        (0, "前"), (1, "序号\t任务\ta|b"), (1, "1\t修\t"), (1, "2\t\t"), (0, "后"), (2, "a\tb"), (2, "c\td"),  # noqa: E501
    ]  # fmt: skip


def test_a_footnote_is_a_note_and_its_mark_no_word() -> None:
    source = read("甲[^1]乙。\n\n[^1]: 见丙\n    丁。\n\n戊[^2]。")
    shown = [(p.kind, source.text[p.start : p.end]) for p in source.paragraphs]
    assert shown == [("body", "甲乙。"), ("note", "见丙丁。"), ("body", "戊[^2]。")]


def test_chinese_lines_that_a_width_broke_are_joined() -> None:
    sentence = "修好全市老旧管网查清家底分清轻重缓急排出年度计划落实资金各项安排" * 4 + "。"
    text = "\n\n".join(
        "\n".join(sentence[at : at + 30] for at in range(0, len(sentence), 30)) for _ in range(4)
    )
    assert printed(text) == [sentence] * 4


def test_plain_text_stays_plain_text() -> None:
    assert printed("**甲** [乙](丙)", "a.txt") == ["**甲** [乙](丙)"]
    assert printed("**甲**", "a.MARKDOWN") == ["甲"]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@given(text=st.text(alphabet="一甲1.#*_`[]()<>!|\\-=~&:^> \n\t", max_size=120))
def test_every_character_stands_where_it_says(name: str, text: str) -> None:
    text = "甲" + text
    source = read(text, name)
    for segment in source.segments:
        words = source.text[segment.start : segment.end]
        assert text[segment.place : segment.place + len(words)] == words
    places = [segment.place for segment in source.segments]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text",
    ["*" * 200_000 + "a", "[" * 200_000, "[a](" * 100_000, "<!--" * 100_000 + "x", "_a" * 200_000,
     "".join("`" * (n % 300 + 1) + " " for n in range(3000)), "a" + " " * 2_000_000 + "b", ">" * 500_000,  # noqa: E501
     "<a " * 200_000, "#" * 500_000, "|" * 500_000 + "\n" + "|" * 500_000, "&a" * 300_000,
     "[a]" + "(" * 500_000, "[^" * 200_000, "a" * 3_000_000, "- " * 300_000, "~~a" * 200_000],
    ids=str.__len__,
)  # fmt: skip
def test_hostile_marks_cost_time_in_proportion(text: str) -> None:
    begin = time.perf_counter()
    read("甲" + text)
    assert time.perf_counter() - begin < 30
