from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.bodies import find_bodies, names_in, role_of_label

L, R, A, P = "lead", "responsible", "assisting", "recipient"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "由市发改委牵头，市交通局、市住建局配合。",
            [("市发改委", L), ("市交通局", A), ("市住建局", A)],
        ),
        (
            "由市住建局、市城管委按职责牵头，各县（区）人民政府配合。",
            [("市住建局", L), ("市城管委", L), ("各县（区）人民政府", A)],
        ),
        ("每年 4 月 30 日前由市财政局牵头完成清算", [("市财政局", L)]),
        ("由市工信局牵头、市生态环境局配合，重点完成", [("市工信局", L), ("市生态环境局", A)]),
        ("（责任单位：市园林局、市自然资源局）", [("市园林局", R), ("市自然资源局", R)]),
        (
            "牵头单位：市水务局；责任单位：各区政府、市住房和城乡建设局",
            [("市水务局", L), ("各区政府", R), ("市住房和城乡建设局", R)],
        ),
        ("牵头单位: 市水务局 配合单位: 市交通委等", [("市水务局", L), ("市交通委", A)]),
        ("市生态环境局会同市水务局开展排查", [("市生态环境局", L), ("市水务局", A)]),
        ("市水务局负责河道清淤", [("市水务局", R)]),
        ("各级法院对本级人大常委会负责", [("各级法院", R)]),
        (
            "由商务部对外贸易主管部门会同市场监管局制定",
            [("商务部对外贸易主管部门", L), ("市场监管局", A)],
        ),
        (
            "各级党委、政府对辖区治理负责，各有关部门在主管领域内各负其责",
            [("各级党委、政府", R), ("各有关部门", R)],
        ),
        (
            "市委、市政府负总责，各区委、区政府承担具体责任",
            [("市委、市政府", R), ("各区委、区政府", R)],
        ),
        ("将进展报送市污染防治指挥部办公室，", [("市污染防治指挥部办公室", P)]),
        ("每月15日前向市生态环境局报送进展", [("市生态环境局", P)]),
        (
            "led by the Municipal Bureau of Ecology and Environment",
            [("Municipal Bureau of Ecology and Environment", L)],
        ),
        ("submit progress to the Water Affairs Bureau by the 5th", [("Water Affairs Bureau", P)]),
        (
            "The Development and Reform Commission shall be responsible",
            [("Development and Reform Commission", R)],
        ),
    ],
)
def test_each_wording_gives_the_bodies_their_parts(
    text: str, bodies: list[tuple[str, str]]
) -> None:
    found = find_bodies(text)
    assert [(body.value, body.comparator) for body in found] == bodies
    assert all(text[body.start : body.end] == body.value for body in found)


@pytest.mark.parametrize(
    "text",
    [
        "各区、各部门和各单位要加强统筹",
        "市生态环境局印发了通知",
        "各牵头单位应当按月调度",
        "主要负责同志是第一责任人，企业负责人",
        "排污口必须报经审批",
        "支持科技企业牵头组建联合体",
        "向大会报告工作",
        "纳税人应当依法如实办理申报，并对申报承担责任",
        "申报创建国家示范区",
        "地方机关都由人民代表大会产生，对它负责",
        "副主任若干人和委员若干人组成，对常委会负责",
        "reports to the public",
        "The Government has issued a plan",
    ],
)
def test_a_body_that_is_only_mentioned_has_no_part(text: str) -> None:
    assert find_bodies(text) == ()


def test_a_table_heading_gives_its_column_a_part() -> None:
    assert role_of_label("牵头 单位") == L
    assert role_of_label("工作措施") == ""
    assert [body.value for body in names_in("市水务局、市交通局", 5, R)] == ["市水务局", "市交通局"]
    assert names_in("市水务局", 5, R)[0].start == 5
    assert names_in("长期坚持、无", 0, R) == ()


@given(st.text(alphabet="由市区局委和、，。牵头配合责任单位：（）会同负责报送向各", max_size=120))
def test_odd_text_is_read_without_overlap(text: str) -> None:
    places = [place for body in find_bodies(text) for place in (body.start, body.end)]
    assert places == sorted(places)
