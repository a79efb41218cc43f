"""A plan or annex that a page prints is held with the notice that carries it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lineage.graph import in_force
from lineage.models import Lineage
from lineage.pipeline import analyse
from lineage.rendering.naming import carried, held_as

NOTICE = """云溪县人民政府关于印发云溪县节水2021年行动计划的通知
云溪政发〔2021〕9号
各乡镇人民政府，县政府各部门：
现将《云溪县节水2021年行动计划》印发给你们，请遵照执行。
{points}
{named}
云溪县人民政府
2021年7月1日
"""
PLAN = """云溪县节水2021年行动计划
一、严格用水定额
年底前完成20家单位的用水核定。
二、推广节水器具
公共场所应当更换节水器具。
"""
WRAPPED = PLAN.replace("云溪县节水2021年行动计划", "云溪县节水\n2021年行动计划", 1)
ANNEX = """附件
云溪县节水任务清单
1\t用水核定\t年底前
2\t器具更换\t9月底前
"""
POINTS = "一、请各乡镇抓好落实。\n二、请各部门加强配合。"
LIST = "附件：云溪县节水任务清单"


def _lineage(folder: Path, text: str) -> Lineage:
    (folder / "notice.txt").write_text(text, "utf-8")
    return analyse([folder])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NOTICE.format(points="", named="") + PLAN, {"plan": True}),
        (NOTICE.format(points="", named="") + WRAPPED, {"plan": True}),
        (NOTICE.format(points=POINTS, named=""), {"plan": False}),
        (NOTICE.format(points="", named="") + PLAN.split("\n", 1)[0], {"plan": False}),
        (NOTICE.format(points="", named="") + PLAN + ANNEX, {"plan": True, "annex": True}),
        (NOTICE.format(points=POINTS, named=LIST), {"plan": False, "annex": False}),
        (
            NOTICE.format(points=POINTS, named="") + ANNEX.split("1\t", 1)[0],
            {"plan": False, "annex": False},
        ),
        (
            NOTICE.format(points=POINTS, named="")
            + ANNEX.split("1\t", 1)[0]
            + "各乡镇的任务由县水务局另行下达。\n",
            {"plan": False, "annex": True},
        ),
    ],
)
def test_a_part_is_held_where_a_page_prints_more_of_it_than_its_title(
    text: str, expected: dict[str, bool], tmp_path: Path
) -> None:
    lineage = _lineage(tmp_path, text)
    parts = {work.id.split("-")[-2]: work for work in lineage.works if work.part_of}
    assert {name: part.held for name, part in parts.items()} == expected
    assert not any(part.expressions for part in parts.values())
    for part in parts.values():
        assert held_as(part) == (("printed in its whole",) if part.held else ())


def test_what_a_notice_prints_is_told_from_what_it_names(tmp_path: Path) -> None:
    lineage = _lineage(tmp_path, NOTICE.format(points="", named="") + PLAN + ANNEX)
    [whole] = [each.id for each in lineage.works if each.part_of is None]
    assert carried(lineage, whole) == "prints 1 plan and 1 annex"
    lineage = _lineage(tmp_path, NOTICE.format(points=POINTS, named=LIST) + ANNEX)
    named = {each.part_of: carried(lineage, each.part_of) for each in lineage.works if each.part_of}
    assert list(named.values()) == ["prints 1 annex; names 1 plan"]
    assert carried(lineage, "none") == ""


def test_a_printed_part_has_the_words_of_its_title_line_and_no_rival_in_force(
    tmp_path: Path,
) -> None:
    lineage = _lineage(tmp_path, NOTICE.format(points="", named="") + PLAN)
    [issues] = [each for each in lineage.relations if each.kind == "issues"]
    assert "云溪县节水2021年行动计划" in {each.quote for each in issues.evidence}
    [whole] = [each for each in lineage.works if each.part_of is None]
    answer = in_force(lineage.works, lineage.relations, dt.date(2022, 1, 1))
    assert [each.work for each in answer.in_force] == [whole.id]
