import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.extraction.relations.mentions import find_mentions
from lineage.extraction.relations.short_names import find_named, find_short_names
from lineage.language.numbers import canonical_number


def _named(text: str) -> list[tuple[str, str]]:
    return [
        (mention.title, canonical_number(mention.number, "")[0] if mention.number else "")
        for mention in find_mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("《甲空气质量标准》（GB 3095-2012）", [("甲空气质量标准", "GB 3095-2012")]),
        ("《甲防火规范》GB50016-2014", [("甲防火规范", "GB 50016-2014")]),
        ("GB/T 9704-2012《甲公文格式》", [("甲公文格式", "GB/T 9704-2012")]),
        ("《GB/T 9704-2012 甲公文格式》", [("甲公文格式", "GB/T 9704-2012")]),
        ("甲政发〔2014〕56号《关于监管的通知》", [("关于监管的通知", "甲政发〔2014〕56号")]),
        ("《甲条例》（国务院令第736号）", [("甲条例", "国务院令第736号")]),
        ("《甲条例》（2021年国务院令第736号公布）", [("甲条例", "国务院令第736号")]),
        ("国务院令第736号公布的《甲条例》", [("甲条例", "国务院令第736号")]),
        ("甲市人民政府第15号令发布的《甲规定》", [("甲规定", "甲市人民政府令第15号")]),
        (
            "《甲条例》（根据国务院令第703号修订）",
            [("甲条例", ""), ("", "国务院令第703号")],
        ),
        ("《关于废止甲政发〔2010〕2号文件的通知》", [("关于废止甲政发〔2010〕2号文件的通知", "")]),
        ("Regulation (EC) No 1206/2001 is repealed", [("", "Regulation (EC) No 1206/2001")]),
        ("「甲市節水辦法」", [("甲市節水辦法", "")]),
    ],
)
def test_a_number_goes_with_the_title_it_belongs_to(
    text: str, named: list[tuple[str, str]]
) -> None:
    assert _named(text) == named


def test_numbers_of_bodies_that_issue_together_are_of_one_document() -> None:
    (mention,) = find_mentions("《关于甲事的通知》（京环发〔2020〕1号、京交发〔2020〕5号）")
    assert mention.number is not None
    assert [mention.number.serial, *(other.serial for other in mention.others)] == [1, 5]
    one, other = find_mentions("《关于甲事的通知》（京环发〔2020〕1、2号）")
    assert (one.others, other.title) == ((), "")


@pytest.mark.parametrize(
    ("text", "called", "title"),
    [
        ("《甲市节水办法》（以下简称《办法》）", "按《办法》第三条", "甲市节水办法"),
        ("《甲市节水办法》（以下简称“办法”）", "按“办法”第三条", "甲市节水办法"),
        ("《甲市节水办法》（甲政发〔2010〕2号，以下简称《办法》）", "《办法》废止", "甲市节水办法"),
        ("《甲市节水办法》（以下简称节水办法）", "依据节水办法核发", "甲市节水办法"),
        ("《甲市節水辦法》（以下簡稱《辦法》）", "《辦法》廢止", "甲市節水辦法"),
        (
            "the “Measures on Wells” (hereinafter referred to as “the Measures”)",
            "Under the Measures, permits end.",
            "Measures on Wells",
        ),
        (
            'the "Measures on Wells" (hereinafter "the Measures")',
            'Under "the Measures", permits end.',
            "Measures on Wells",
        ),
    ],
)
def test_a_short_name_means_the_document_that_the_text_gave_it(
    text: str, called: str, title: str
) -> None:
    short = find_short_names(text)
    assert [mention.title for mention in find_named(called, short)] == [title]
    assert [mention.title for mention in find_named(text, short)] == [title]
    assert find_named(called, find_short_names("")) == find_mentions(called)


@pytest.mark.parametrize(
    "text",
    [
        "《甲市节水办法》（以下简称本办法）",
        "《甲市节水办法》、《乙市节水办法》（以下统称《办法》）",
        "甲市人民政府（以下简称市政府）",
        "《甲市节水办法》规定的项目（以下简称《项目》）",
    ],
)
def test_a_name_for_itself_for_several_or_for_something_else_names_no_document(text: str) -> None:
    assert find_short_names(text).named == {}


@given(st.text(alphabet='《甲市办法》（以下简称“”）本，。hereinafter the Rules"', max_size=80))
def test_any_text_may_define_names(text: str) -> None:
    short = find_short_names(text)
    found = find_named(text, short)
    assert all(0 <= mention.start <= mention.end <= len(text) for mention in found)
