from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.extraction.facts.facts import find_facts
from lineage.models import Evidence, Fact
from lineage.models.document import Language


def facts_of(
    text: str, language: Language = "zh", year: int | None = None, headings: tuple[str, ...] = ()
) -> tuple[Fact, ...]:
    def locate(start: int, end: int, rule: str) -> Evidence:
        return Evidence(
            file="plan.txt", span=(100 + start, 100 + end), quote=text[start:end], rule=rule
        )

    return find_facts(text, "2/1", language, year, "zh-original-1", locate, headings)


def test_a_point_states_deadline_target_body_and_duty_in_the_order_of_the_text() -> None:
    text = "9月底前淘汰柴油货车不少于300辆，车主应当申报。由市交通局牵头，市公安局配合。"
    found = [(f.kind, f.value, f.unit, f.comparator) for f in facts_of(text, year=2025)]
    assert found == [
        ("deadline", "2025-09", "", "by"),
        ("target", "300", "辆", ">="),
        ("duty", "应当", "", "required"),
        ("body", "市交通局", "", "lead"),
        ("body", "市公安局", "", "assisting"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("全市优良天数比率比上年提高2个百分点", "target", "优良天数比率"),
        ("完成40家企业废气改造", "target", "企业废气改造"),
        ("重点企业应当开展清洁审核，10月底前完成42家。", "target", "清洁审核"),
        ("PM2.5浓度35微克/立方米", "target", "PM2.5浓度"),
        ("12月20日前消除黑臭水体4条", "target", "消除黑臭水体"),
        ("于每月15日前将工作进展报市水务局", "deadline", "工作进展"),
        ("每月第三个工作日前向市水务局报送上月情况", "deadline", "上月情况"),
        ("6月底前完成排污口溯源，逐口建账", "deadline", "排污口溯源"),
        ("到2025年，建立健全水资源管理制度", "deadline", "水资源管理制度"),
        ("推广充电桩\t新建充电桩500个\t年底前\t市发改委", "deadline", "推广充电桩"),
        ("工地必须安装监控设备，", "duty", "安装监控设备"),
    ],
)
def test_the_subject_is_what_the_words_are_about(text: str, kind: str, subject: str) -> None:
    assert [f.subject for f in facts_of(text) if f.kind == kind] == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Units shall submit the state of their work to the Bureau by the 5th of each month.",
         "the state of their work"),
        ("It goes on; all streets should be renewed by 2025.", "all streets should be renewed"),
    ],
)  # fmt: skip
def test_an_english_deadline_says_what_is_due(text: str, subject: str) -> None:
    assert [f.subject for f in facts_of(text, "en") if f.kind == "deadline"] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "按照《2025年底前完成30%改造工作方案》推进",
        "建筑面积5000平方米以上的工地",
        "35蒸吨/小时以下燃煤锅炉",
    ],
)
def test_names_and_criteria_state_nothing(text: str) -> None:
    assert facts_of(text) == ()


def test_two_amounts_of_one_measure_have_one_subject() -> None:
    found = facts_of("预算支出规模28.5万亿元、增加1.1万亿元")
    assert [fact.subject for fact in found] == ["预算支出规模", "预算支出规模"]


def test_a_duration_is_a_deadline_and_not_a_quantity_too() -> None:
    assert [f.kind for f in facts_of("30天内办结")] == ["deadline"]


def test_a_word_of_duty_may_stand_inside_a_bound() -> None:
    found = [(f.kind, f.comparator) for f in facts_of("误差不得超过5%")]
    assert found == [("duty", "prohibited"), ("target", "<=")]


def test_a_tables_headings_say_which_part_a_body_has() -> None:
    row = "河道清淤\t清淤32公里\t年底前\t市水务局\t市交通局、各县（区）人民政府"
    headings = ("任务", "措施", "完成时限", "牵头单位", "责任单位")
    bodies = [(f.value, f.comparator) for f in facts_of(row, headings=headings) if f.kind == "body"]
    assert bodies == [
        ("市水务局", "lead"),
        ("市交通局", "responsible"),
        ("各县（区）人民政府", "responsible"),
    ]
    assert not any(f.kind == "body" for f in facts_of(row))


@given(
    st.text(
        alphabet="到2025年6月底前每月第三个工作日不得超过应当3%由市局牵头配合，。by the",
        max_size=100,
    )
)
def test_every_fact_quotes_its_place_and_no_two_share_an_id(text: str) -> None:
    found = facts_of(text, year=2025)
    assert all(f.evidence.quote == text[slice(*f.within)] for f in found)
    assert len({f.id for f in found}) == len(found)
