import pytest

from tests.pages import document, outline

NOTICE = (
    "甲市人民政府印发节水方案的通知",
    "各镇人民政府：",
    "现将《甲市水库节水治理工程委托建设办法（试行）》印发给你们。",
)
SIGNED = ("甲市人民政府", "2024年3月5日")


@pytest.mark.parametrize(
    "title",
    [
        ("甲市水库节水治理工程委托建设办法（试行）",),
        ("甲市水库节水治理工程", "委托建设办法（试行）"),
        ("甲市水库节水", "治理工程委托建设", "办法（试行）"),
    ],
)
def test_the_title_of_what_a_notice_issues_may_run_over_lines(title: tuple[str, ...]) -> None:
    found = outline(document(*NOTICE, *SIGNED, *title, "第一条 节水。", "第二条 用水。"))
    assert found == {"preamble": NOTICE[2], "art1": "节水。", "art2": "用水。"}


def test_lines_that_no_sentence_names_are_text() -> None:
    found = outline(document(*NOTICE, *SIGNED, "水库安全", "第一条 节水。", "第二条 用水。"))
    assert found["preamble2"] == "水库安全"


def test_what_a_news_site_says_above_the_text_is_not_of_it() -> None:
    lead = "水网讯：近日，甲市人民政府印发节水方案，全文如下："
    named = "甲市要求三年内修好管网。全文如下："
    assert "preamble2" not in outline(document(named, *NOTICE, "一是修管网。", "二是查漏损。"))
    assert outline(document(lead, *NOTICE, "一是修管网。", "二是查漏损。"))["preamble"] == NOTICE[2]


def test_a_letterhead_that_is_spaced_out_begins_a_title_over_several_lines() -> None:
    lines = (
        "甲 市 人 民 政 府 办 公 室",
        "关于印发《甲市节水",
        "2024年行动计划》的通知",
        "甲政办发〔2024〕3号",
    )
    title = document(*lines, *NOTICE[1:], "一是修管网。", "二是查漏损。").title
    assert title is not None
    assert title.value == "甲市人民政府办公室关于印发《甲市节水2024年行动计划》的通知"
