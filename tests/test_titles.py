import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.quotation import quoted_titles
from lineage.language.titles import (
    is_document_title,
    read_title,
    without_year,
    year_of,
)


@pytest.mark.parametrize(
    "title",
    [
        "甲市2025年节水行动计划",
        "《甲市2025年节水行动计划》",
        "甲市 ２０２５ 年节水行动计划",
        "关于印发《甲市2025年节水行动计划》的通知",
        "关于印发甲市2025年节水行动计划的通知",
        "甲市人民政府办公厅关于印发〈甲市2025年节水行动计划〉的通知",
        "中共甲市委办公厅 甲市人民政府办公厅印发《甲市2025年节水行动计划》的通知",
        "乙区人民政府转发甲市水务局关于印发《甲市2025年节水行动计划》的通知的通知",
        "关于重新印发《甲市2025年节水行动计划》的通知",
        "关于颁布甲市2025年节水行动计划的决定",
        "关于印发《甲市2025年节水行动计划》的通知（甲政发〔2025〕3号）",
        "《〈甲市2025年节水行动计划〉》",
        "《《甲市2025年节水行动计划》》",
        "「甲市2025年節水行動計劃」",
        "甲市2025年节水\n行动计划",
        "甲市2025年节水行动计划*",
        "甲市2025年节水行动计划①",
        "甲市2025年节水行动计划[1]",
    ],
)
def test_a_notice_and_the_plan_it_carries_share_one_core(title: str) -> None:
    assert read_title(title).core == "甲市2025年节水行动计划"


@pytest.mark.parametrize(
    "title",
    [
        "2025 Action Plan for Saving Water",
        "the “2025 action plan for saving water”.",
        "Notice of the City Government Office on Issuing the '2025 Action Plan for Saving Water'",
        "Circular on Printing and Distributing the 2025 Action Plan for Saving Water",
        "The City's General Office has issued the 2025 Action Plan for Saving Water, with contents",
        "The City has published the 2025 Action Plan for Saving Water, its annexes are below",
        "The City has published the 2025 Action Plan for Saving Water (original text enclosed)",
        "The City has put out the 2025 Action Plan for Saving Water, see details here",
        "Notice on the Issuance of the 2025 Action Plan for Saving Water",
        "Circular on the Printing and Distribution of the 2025 Action Plan for Saving Water",
    ],
)
def test_an_english_notice_and_its_plan_share_one_core(title: str) -> None:
    assert read_title(title).core == "2025 action plan for saving water"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("甲市大气污染防治条例（2018年修订）", "regulations"),
        ("甲市节水办法（试行）", "measures"),
        ("关于修改〈甲市节水条例〉的决定", "decision"),
        ("〈甲市节水条例〉罚款处罚办法", "measures"),
        ("宪法", "law"),
        ("“十四五”规划", ""),
        ("甲市“十四五”时期水务规划", "outline"),
        ("党的二十大精神", ""),
        ("人民日报", ""),
        ("工作方法", ""),
        ("2020 action plan of the city on flood control law", "plan"),
        ("Regulations of the City on Water", "regulations"),
        ("14th Five-Year Plan", ""),
        ("the plan", ""),
        ("纲要（草案）", ""),
        ("意见", ""),
        ("Fair-Plan", ""),
        ("green mountains", ""),
        ("", ""),
    ],
)
def test_a_document_is_told_from_a_slogan_by_its_ending(title: str, kind: str) -> None:
    assert read_title(title).type == kind
    assert is_document_title(title) == bool(kind)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("甲市2025年工作要点", 2025),
        ("甲市二〇二五年工作要点", 2025),
        ("Water Plan in 2024", 2024),
        ("2021—2023年行动方案", None),
        ("节水条例", None),
        ("12345热线办法", None),
    ],
)
def test_a_year_is_read_only_where_one_is_named(title: str, year: int | None) -> None:
    assert year_of(title) == year


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲市2024年节水计划", "关于印发〈甲市2025年度节水计划〉的通知"),
        ("二〇二四年节水计划", "2025年节水计划"),
        ("2024 Water Plan", "Notice on Issuing the Water Plan in 2025"),
    ],
)
def test_yearly_titles_are_equal_without_their_year(old: str, new: str) -> None:
    assert without_year(old) == without_year(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中华人民共和国水法", "水法"),
        ("甲省实施《中华人民共和国水法》办法", "甲省实施〈水法〉办法"),
        ("Water Law of the People's Republic of China", "Water Law"),
        ("PRC Water Law", "the water law"),
        ("Measures for the Saving of Water in a City", "Measures for Saving of Water in City"),
        ("甲縣飲用水水源環境保護條例實施細則", "甲县饮用水水源环境保护条例实施细则"),
        ("甲市节水办法征求意见稿", "甲市节水办法（征求意见稿）"),
    ],
)
def test_a_title_in_short_or_in_another_script_is_the_same_title(one: str, other: str) -> None:
    assert read_title(one).core == read_title(other).core
    assert read_title(one).type == read_title(other).type != ""


@pytest.mark.parametrize(
    "title",
    [
        "关于实施《甲市节水办法》的通知",
        "关于废止《甲市节水办法》的决定",
        "关于修改甲市节水办法的决定",
    ],
)
def test_a_text_about_a_document_is_not_that_document(title: str) -> None:
    assert read_title(title).core != read_title("甲市节水办法").core
    assert not read_title(title).wraps


@pytest.mark.parametrize(
    "edition",
    [
        "节水办法（试行）",
        "节水办法（暂行）",
        "节水办法（2020年修订）",
        "节水办法（征求意见稿）",
        "关于印发《节水办法》的通知（2020年修订）",
    ],
)
def test_editions_of_one_title_stay_apart(edition: str) -> None:
    assert read_title(edition).core != read_title("节水办法").core


@pytest.mark.parametrize(
    "title", ["Plan for Web Content", "Plan for Roads, Wells and Pipes Below", "Rules on Full Text"]
)
def test_a_title_keeps_words_that_are_its_own(title: str) -> None:
    assert read_title(f"Notice on Issuing the {title}").core == title.lower().replace(",", "")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("《甲办法》、《乙办法》", ["甲办法", "乙办法"]),
        ("《关于印发〈甲办法〉的通知》", ["关于印发〈甲办法〉的通知"]),
        ("《关于印发《甲办法》的通知》和《乙法》", ["关于印发《甲办法》的通知", "乙法"]),
        ("《没有收尾，《甲办法》、《乙办法》", ["甲办法", "乙办法"]),
        ("〈甲办法〉", ["甲办法"]),
        ("「甲市節水辦法」和『乙規定』", ["甲市節水辦法", "乙規定"]),
        (
            "the \"Notice on Issuing the 'Water Plan'\" and “Air Plan”",
            ["Notice on Issuing the 'Water Plan'", "Air Plan"],
        ),
        ("the city's plan and the people's plan", []),
        ("》《", []),
    ],
)
def test_quoted_titles_are_found_with_what_is_nested_in_them(text: str, titles: list[str]) -> None:
    found = quoted_titles(text)
    assert [quoted.text for quoted in found] == titles
    assert all(q.text in text[q.start : q.end] for q in found)


@given(
    st.text(
        alphabet="《》〈〉“”\"'甲市关于印发的通知局厅政府办法 Notice of on issuing the Plan2025年",
        max_size=60,
    )
)
def test_any_title_is_read(text: str) -> None:
    title = read_title(text)
    assert title.core == title.core.strip()
    assert isinstance(without_year(text), str)
    assert all(0 <= q.start < q.end <= len(text) for q in quoted_titles(text))
