from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.comparison.edits import edits
from lineage.comparison.tokens import tokens
from lineage.language.folding import fold

TEXTS = st.text(
    alphabet='甲乙要治污染每月15日前到2025年不低于80%，。、《》“”" \n\tABab㎡½ﬁ\u200b２[]〔〕号…',
    max_size=80,
)


def bare(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


def runs(old: str, new: str) -> list[tuple[str, str]]:
    return [(edit.op, edit.text) for edit in edits(old, new)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("到2025年不低于80%", ["到2025年", "不", "低于", "80%"]),
        ("根据京政办发〔2025〕3号", ["根据", "京政办发〔2025〕3号"]),
        ("印发《行动计划》", ["印发", "《行动计划》"]),
        ("实行“一岗双责”制度", ["实行", "“一岗双责”", "制度"]),
        ("每月第三个工作日前报送", ["每月第三个工作日前", "报送"]),
        ("38微克/立方米以内", ["38微克/立方米", "以内"]),
        ("½ 3㎡", ["½", " ", "3㎡"]),
        ("PM浓度", ["PM", "浓度"]),
        ("don't stop", ["don't", " ", "stop"]),
    ],
)
def test_what_a_reader_takes_in_as_one_is_one_token(text: str, cut: list[str]) -> None:
    assert [token.text for token in tokens(text)] == cut


@given(TEXTS)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text


def test_a_changed_figure_is_one_replaced_token() -> None:
    assert runs("浓度控制在38微克/立方米以内。", "浓度控制在35微克/立方米以内。") == [
        ("equal", "浓度控制在"),
        ("delete", "38微克/立方米"),
        ("insert", "35微克/立方米"),
        ("equal", "以内。"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2021 年 3 月，“党政同责”", '2021年3月,"党政同责"'),
        ("落实\n到位", "落实到位"),
        ("Clean  air", "clean\nair"),
        ("京政办发[2025]3号", "京政办发〔2025〕３号"),
    ],
)  # fmt: skip
def test_width_quotes_and_spacing_are_no_change(old: str, new: str) -> None:
    assert runs(old, new) == [("equal", new)]


def test_nothing_compared_with_nothing_is_nothing() -> None:
    assert edits("", "") == ()
    assert runs("", "新增") == [("insert", "新增")]
    assert runs("删去", "") == [("delete", "删去")]


@given(TEXTS, TEXTS)
def test_the_runs_rebuild_both_sides(old: str, new: str) -> None:
    found = edits(old, new)
    assert "".join(e.text for e in found if e.op != "delete") == new
    assert bare("".join(e.text for e in found if e.op != "insert")) == bare(old)
    assert all(e.text for e in found)


@given(TEXTS)
def test_a_text_compared_with_itself_has_no_change(text: str) -> None:
    assert [edit.op for edit in edits(text, text)] in ([], ["equal"])


def test_a_long_text_is_cut_at_the_sentences_that_both_sides_share() -> None:
    old = [f"第{n}号设施由第{n * 7 % 997}组管理。" for n in range(700)]
    new = [*old[:100], "新增一句。", *old[100:350], *old[360:], "末句也是新的。"]
    found = runs("".join(old), "".join(new))
    assert [run for run in found if run[0] != "equal"] == [
        ("insert", "新增一句。"),
        ("delete", "".join(old[350:360])),
        ("insert", "末句也是新的。"),
    ]


def test_long_texts_that_share_nothing_are_one_replacement() -> None:
    old = "".join(chr(0x4E00 + n) + "，" for n in range(3000))
    new = "".join(chr(0x6000 + n) + "！" for n in range(3000))
    assert [op for op, _ in runs(old, new)] == ["delete", "insert"]
