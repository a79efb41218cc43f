from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.identity import Identity, identify
from lineage.language.folding import fold
from lineage.models import Document, Expression, Lineage
from lineage.pipeline import analyse
from lineage.rendering.explanation import explain
from tests.pages import documents

TITLE = "甲市节约用水办法"
POINTS = (
    "第一条 坚持节水优先，统筹河湖水库与地下水源，逐年压减园林绿化用水总量，制定本办法。",
    "第二条 到2025年，全市再生水利用率达到百分之三十五，漏损率控制在百分之八以内。",
    "第三条 市水务局牵头更换老旧管网，每年完成三百公里，优先安排城区六条主干道路。",
    "第四条 各区政府组织高耗水企业开展水平衡测试，测试结果于年底前报送主管部门。",
    "第五条 住房城乡建设部门推广节水器具，新建公共建筑全部安装分项计量水表装置。",
    "第六条 财政部门统筹安排资金，对完成年度任务的街道按照用水下降幅度给予奖励。",
    "第七条 新闻单位开设专栏，普及家庭节水知识，曝光浪费水资源的单位和典型行为。",
    "第八条 学校应当把节水知识列入课程，并组织学生参观污水处理厂和自来水厂车间。",
    "第九条 违反规定私自取用地下水的，由执法机构责令封填水井，并处以相应的罚款。",
)
WHOLE = "\n".join((TITLE, *POINTS))
NUMBERED = "\n".join((TITLE, "甲政发〔2020〕3号", *POINTS))


def _read(text: str) -> Document:
    (found,) = documents(*text.split("\n"))
    return found


def _expression(result: Identity) -> Expression:
    (work,) = [work for work in result.works if work.held]
    (expression,) = work.expressions
    return expression


def _outline(found: Document) -> list[tuple[str, str]]:
    return [(clause.address, fold(clause.heading + clause.text)) for clause in found.clauses]


def _reading(*copies: Document) -> tuple[Expression, Document]:
    result = identify(copies)
    expression = _expression(result)
    assert expression.reading is not None
    known = {each.id: each for each in (*copies, *result.readings)}
    return expression, known[expression.reading.document]


@settings(max_examples=15, deadline=None)
@given(st.integers(260, len(WHOLE) - 1), st.integers(120, 160), st.sampled_from([1, -1]))
def test_a_copy_split_at_any_point_joins_back(end: int, shared: int, order: int) -> None:
    head, tail = _read(WHOLE[:end]), _read(WHOLE[end - shared :])
    expression, found = _reading(*(head, tail)[::order])
    assert _outline(found) == _outline(_read(WHOLE))
    assert expression.reading is not None
    assert not expression.reading.variants


def test_a_copy_that_lost_pages_is_filled_from_one_that_breaks_off() -> None:
    lines = NUMBERED.split("\n")
    gap, cut = _read("\n".join([*lines[:5], *lines[7:]])), _read(NUMBERED[:275])
    expression, found = _reading(gap, cut)
    assert _outline(found) == _outline(_read(NUMBERED))
    assert expression.reading is not None
    from_cut = [
        each.address
        for each in expression.reading.clauses
        if {stretch.document for stretch in each.stretches} == {cut.id}
    ]
    assert from_cut == ["art4", "art5"]
    assert expression.reading.variants == ()
    assert found.copies == (gap.id, cut.id)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("三百公里", "二百公里"),
        ("，优先安排城区六条主干道路", ""),
        ("漏损率控制在百分之八以内", "漏损率控制在百分之九以内"),
    ],
)
def test_where_copies_differ_both_are_shown_with_their_places(old: str, new: str) -> None:
    one, other = _read(NUMBERED), _read(NUMBERED.replace(old, new))
    expression, found = _reading(one, other)
    assert expression.reading is not None
    (variant,) = expression.reading.variants
    assert {each.document for each in variant.witnesses} == {one.id, other.id}
    assert found.id == variant.witnesses[0].document == expression.documents[0]
    for each in variant.witnesses:
        text = NUMBERED if each.document == one.id else NUMBERED.replace(old, new)
        start, end = each.evidence.span
        assert text[start:end] == each.evidence.quote == each.words


def test_a_clause_that_only_one_copy_has_is_a_variant_and_not_filled_in() -> None:
    more = "本办法所称用水包括各类生产生活用水。"
    one = _read(NUMBERED)
    other = _read(NUMBERED.replace("制定本办法。", f"制定本办法。\n{more}"))
    expression, found = _reading(one, other)
    assert expression.reading is not None
    (variant,) = expression.reading.variants
    assert sorted(len(each.words) for each in variant.witnesses) == [0, len(more)]
    assert not found.copies


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_widths_and_spaces_make_no_variant(random: Random) -> None:
    noisy = "".join(
        character.replace("，", random.choice("，,")).replace("2", random.choice("2２"))
        + random.choice(["", "", "", " ", "\u200b"]) * ("一" <= character not in "第条")
        for character in WHOLE
    )
    (work,) = [work for work in identify([_read(WHOLE), _read(noisy)]).works if work.held]
    (expression,) = work.expressions
    assert expression.reading is None or not expression.reading.variants


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(200, len(WHOLE)), min_size=2, max_size=4, unique=True), st.randoms())
def test_each_character_of_a_reading_stands_in_the_copy_it_names(
    ends: list[int], random: Random
) -> None:
    copies = [_read(WHOLE[max(0, end - 300) : end]) for end in ends]
    known = {copy.id: copy for copy in copies}
    result = identify(copies)
    shuffled = list(copies)
    random.shuffle(shuffled)
    assert identify(shuffled) == result
    for expression in (each for work in result.works for each in work.expressions):
        if expression.reading is None:
            continue
        documents = known | {each.id: each for each in result.readings}
        text = documents[expression.reading.document]
        for clause, read in zip(text.clauses, expression.reading.clauses, strict=True):
            assert clause.address == read.address
            parts = [
                known[each.document].clause(each.address).text[slice(*each.within)]
                for each in read.stretches
            ]
            assert "".join(parts) == clause.text


def test_a_later_text_is_compared_with_what_the_copies_give_together(tmp_path: Path) -> None:
    lines = NUMBERED.split("\n")
    cut = NUMBERED[:275].replace("三百公里", "二百公里")
    later = NUMBERED.replace("〔2020〕3号", "〔2023〕9号").replace("第四条 各区", "第四条 各镇")
    ends = "第十条 《甲市节约用水办法》（甲政发〔2020〕3号）同时废止。"
    (tmp_path / "gap.txt").write_text("\n".join([*lines[:5], *lines[7:]]), "utf-8")
    (tmp_path / "cut.txt").write_text(cut, "utf-8")
    (tmp_path / "later.txt").write_text(f"{later}\n{ends}", "utf-8")
    found = analyse([tmp_path])
    (expression,) = [
        text for work in found.works for text in work.expressions if len(text.documents) > 1
    ]
    assert expression.reading is not None
    (alignment,) = [a for a in found.alignments if a.old == expression.reading.document]
    assert {match.old for match in alignment.matches} >= {("art4",), ("art5",)}
    assert (alignment.added, alignment.dropped) == (("art10",), ())
    (match,) = [match for match in alignment.matches if match.old == ("art4",)]
    assert explain(found, match.id).claims[0].evidence[0].file == "cut.txt"
    (said,) = explain(found, expression.id).claims
    assert "clause art4: characters 0-34 from cut.txt (art4)" in said.says
    differs = "the copies differ in clause art3: gap.txt has '三'; cut.txt has '二'"
    assert said.says[-1] == differs
    (variant,) = expression.reading.variants
    (claim,) = explain(found, variant.id).claims
    assert (claim.says, [e.quote for e in claim.evidence]) == ((differs,), ["三", "二"])
    assert Lineage.model_validate_json(found.model_dump_json()) == found
