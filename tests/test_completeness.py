import pytest

from tests.pages import document

LIST = "到年底，供水责任体系、节水责任体系、排水责任体系、用水监管体系、水价调节体系、应急保障体系基本健全。"  # noqa: E501


def rules(*lines: str) -> list[str]:
    return [evidence.rule for evidence in document(*lines).incomplete]


def plan(*headings: str, announced: str = LIST) -> tuple[str, ...]:
    numerals = "二三四五六七"
    lines = ["一、总体要求", announced]
    for numeral, heading in zip(numerals, headings, strict=False):
        lines += [f"{numeral}、{heading}", "（一）修管网。", "（二）查漏损。"]
    return tuple(lines)


def test_a_preview_notice_ends_the_copy() -> None:
    assert rules("一、修管网。", "二、查漏损。", "试读已结束，查看全文请登录") == ["preview notice"]
    assert rules("一、修管网。", "二、查漏损。") == []


def test_an_end_inside_a_sentence_cuts_the_last_clause() -> None:
    found = document("一、修管网。", "二、各镇应当逐条街道查清管径、材质和埋深，建立一管一档，责任")
    assert [evidence.rule for evidence in found.incomplete] == ["ends inside a sentence"]
    assert [clause.cut for clause in found.clauses] == [False, True]
    assert not found.complete


@pytest.mark.parametrize(
    "end", ["。", "；", "”", "）", "……"], ids=["stop", "semicolon", "quote", "bracket", "dots"]
)
def test_an_end_with_a_mark_of_its_own_cuts_nothing(end: str) -> None:
    last = "二、各镇应当逐条街道查清管径、材质和埋深，建立一管一档，压实责任" + end
    found = document("一、修管网。", last)
    assert found.complete
    assert not any(clause.cut for clause in found.clauses)


UNFINISHED = [
    ("现提出以下五项措施：", "一、修管网。", "二、查漏损。", "三、装水表。"),
    ("一、修管网。", "二、抓好以下四个方面：", "（一）查。", "（二）修。"),
    ("一、修管网。", "二、抓好以下三点：一是查；二是修。"),
    ("一、修管网。", "二、采取下列3项措施："),
    ("第一条 用水应当节约。", "第二条 建立如下三类台账：", "（一）井；", "（二）管。"),
    ("1. Read the meters.", "2. Take the following three measures:", "(a) read;", "(b) mend."),
]


@pytest.mark.parametrize("lines", UNFINISHED)
def test_a_list_announced_and_not_finished_is_cut_short(lines: tuple[str, ...]) -> None:
    assert rules(*lines) == ["announces more than it gives"]


@pytest.mark.parametrize(
    "lines",
    [
        ("现提出以下三项措施：", "一、修管网。", "二、查漏损。", "三、装水表。"),
        ("现提出以下五项措施：", "一、修管网。", "二、查漏损。", "甲市水务局", "2024年3月5日"),
        ("一、抓好以下四个方面：", "（一）查。", "（二）修。", "二、装水表。"),
        ("一、修管网。", "二、抓好以上四个方面。"),
        ("一、修管网。", "二、以下五个区先行。其余各区跟上。"),
    ],
)
def test_a_list_that_is_finished_or_that_something_follows_is_whole(lines: tuple[str, ...]) -> None:
    assert rules(*lines) == []


def test_an_entry_that_breaks_off_is_cut() -> None:
    found = document("一、要求：", "（一）修管网；", "（二）查漏损；", "（三）装")
    assert [evidence.rule for evidence in found.incomplete] == ["ends inside a sentence"]
    assert found.clause("1/3").cut
    assert document("一、要求：", "（一）修管网", "（二）查漏损", "（三）装").complete


def test_a_signature_or_a_heading_at_the_end_cuts_nothing() -> None:
    assert rules("一、修管网。", "二、查漏损。", "甲市水务局") == []


def test_parts_that_are_announced_and_not_treated_are_missing() -> None:
    headings = ("健全供水责任体系", "健全节水责任体系", "健全排水责任体系")
    (found,) = document(*plan(*headings)).incomplete
    assert found.rule == "announces more parts than it treats"
    assert found.quote == LIST.rstrip("。")


@pytest.mark.parametrize(
    "lines",
    [
        plan("健全供水责任体系", "健全节水责任体系", "健全排水责任体系", "健全用水监管体系", "健全水价调节体系", "健全应急保障体系"),  # noqa: E501
        plan("健全供水责任体系", "健全节水责任体系", "健全排水责任体系", "健全用水监管体系"),
        plan("健全供水责任体系", "健全排水责任体系", "健全节水责任体系"),
        plan("健全供水责任体系", "完善管网台账", "健全排水责任体系"),
        plan("修好供水管网", "查清各处漏损", "装好计量水表"),
        plan("健全供水责任体系"),
        plan("健全供水责任体系", "健全节水责任体系", "健全排水责任体系", announced="各镇要修好管网。"),  # noqa: E501
    ],
    ids=["all treated", "one left", "other order", "other heading", "no heading", "too few",
         "no list"],
)  # fmt: skip
def test_a_list_that_is_no_plan_of_the_parts_shows_nothing(lines: tuple[str, ...]) -> None:
    assert rules(*lines) == []
