from __future__ import annotations

from typing import Literal

import pytest

from lineage.comparison import audit, compare
from lineage.extraction.facts.facts import find_facts
from lineage.models import (
    Alignment,
    Change,
    Clause,
    Document,
    Evidence,
    Fact,
    Finding,
    Match,
    Stated,
)
from lineage.models.document import Language, TextKind

Pairs = list[tuple[str, str]]


def document(
    *texts: str,
    kind: TextKind = "original",
    year: int | None = None,
    cut: bool = False,
) -> Document:
    """Build a document whose points are the texts, numbered from one; the last may be cut."""
    language: Language = "en" if texts and texts[0].isascii() else "zh"
    name = f"{language}-{kind}-{year}"
    clauses: list[Clause] = []
    facts: list[Fact] = []
    at = 0
    for number, text in enumerate(texts, start=1):
        span = (at, at + len(text))

        def locate(start: int, end: int, rule: str, base: int = at, text: str = text) -> Evidence:
            place = (base + start, base + end)
            return Evidence(file=f"{name}.txt", span=place, quote=text[start:end], rule=rule)

        facts += find_facts(text, str(number), language, year, name, locate)
        clauses.append(
            Clause(
                address=str(number), parent=None, kind="point", label="", number=str(number),
                heading="", text=text, span=span, label_span=(at, at),
                cut=cut and number == len(texts),
            )
        )  # fmt: skip
        at += len(text) + 1
    end = Evidence(file=f"{name}.txt", span=(at, at), quote="", rule="ends inside a sentence")
    return Document(
        id=name, file=f"{name}.txt", part=1, span=(0, at), language=language, kind=kind,
        title=Stated(value=f"{year}年行动计划") if year else None, number=None, number_value=None,
        issuer=None, signed=None, published=None, effective=None, clauses=tuple(clauses),
        references=(), facts=tuple(facts), incomplete=(end,) if cut else (),
    )  # fmt: skip


def aligned(
    old: Document,
    new: Document,
    pairs: Pairs,
    compares: Literal["wording", "substance"] = "wording",
) -> Alignment:
    matches = tuple(
        Match(
            id=f"m{at}", old=tuple(olds.split()), new=tuple(news.split()), text=None,
            number="kept", position="kept", shape="one-to-one", score=1.0, basis="test",
        )
        for at, (olds, news) in enumerate(pairs)
    )  # fmt: skip
    return Alignment(
        id="test", old=old.id, new=new.id, scorer="test", compares=compares, note="",
        matches=matches, dropped=(), added=(), not_comparable=(),
    )  # fmt: skip


def changes_of(old: Document, new: Document) -> Change:
    (change,) = compare(old, new, aligned(old, new, [("1", "1")]))
    return change


def facts_of(change: Change) -> list[tuple[str, str]]:
    return [(fact.kind, fact.change) for fact in change.facts]


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        ("浓度控制在38微克/立方米以内", "浓度控制在35微克/立方米以内", [("target", "lowered")]),
        ("优良比率不低于76%", "优良比率不低于78%", [("target", "raised")]),
        ("绿地面积达到1万亩", "绿地面积达到10000亩", [("target", "unit changed")]),
        ("治理率达到80%", "治理率不低于80%", [("target", "restated")]),
        ("排放量下降5%", "排放量控制在5%以内", [("target", "replaced")]),
        ("比例不超过30%", "比例不低于30%", [("target", "replaced")]),
        ("新增绿地60公顷", "新增绿地60处", [("target", "unit changed")]),
        ("6月底前完成溯源", "9月底前完成溯源", [("deadline", "later")]),
        ("6月底前完成溯源", "6月30日前完成溯源", [("deadline", "restated")]),
        ("每月15日前报送工作进展", "每月第三个工作日前报送工作进展", [("deadline", "earlier")]),
        ("每月10日前报送工作进展", "每月第三个工作日前报送工作进展", [("deadline", "replaced")]),
        ("企业应当公开数据", "企业必须公开数据", [("duty", "strengthened")]),
        ("企业应当公开数据", "鼓励企业公开数据", [("duty", "weakened")]),
        ("企业应当公开数据", "企业应公开数据", [("duty", "restated")]),
        ("企业应当公开数据", "企业应当公开全部数据", []),
        ("可以设置燃油锅炉", "不得设置燃油锅炉", [("duty", "replaced")]),
        ("由市水务局牵头。", "由市住建局牵头。", [("body", "reassigned")]),
        ("市水务局牵头，市住建局配合", "市住建局牵头，市水务局配合", [("body", "reassigned")] * 2),
        ("由市水务局牵头。", "由市水务局牵头，市住建局配合。", [("body", "added")]),
        ("完成清淤，建成公园3个", "完成清淤", [("target", "removed")]),
        ("年底前建成公园3个", "年底前建成公园3个", []),
    ],
)  # fmt: skip
def test_each_changed_fact_says_how_it_changed(
    old: str, new: str, facts: list[tuple[str, str]]
) -> None:
    assert facts_of(changes_of(document(old), document(new))) == facts


def test_facts_go_together_by_their_subject_and_not_by_their_order() -> None:
    old = document("建成公园20个，新增绿地60公顷，改造管网45公里")
    new = document("改造管网52公里，建成公园20个，新增绿地65公顷")
    found = [(f.old and f.old.value, f.new and f.new.value) for f in changes_of(old, new).facts]
    assert found == [("45", "52"), ("60", "65")]


def test_the_dates_of_a_yearly_plan_move_on_without_a_change() -> None:
    text = "6月底前完成溯源"
    assert facts_of(changes_of(document(text, year=2024), document(text, year=2025))) == []
    later = changes_of(document(text, year=2024), document("9月底前完成溯源", year=2025))
    assert facts_of(later) == [("deadline", "later")]


def test_each_fact_goes_with_one_other_and_the_likeliest_first() -> None:
    old = document("城市绿地70公顷")
    new = document("城市绿地率达到40%，城市绿地75公顷，城市湿地75公顷")
    found = [(f.change, f.new and f.new.evidence.quote) for f in changes_of(old, new).facts]
    assert found == [("raised", "75公顷"), ("added", "达到40%"), ("added", "75公顷")]


def test_many_clauses_of_one_match_are_joined() -> None:
    old, new = document("加强调度", "落实责任"), document("加强调度\n落实责任", year=2025)
    (change,) = compare(old, new, aligned(old, new, [("1 2", "1")]))
    assert [edit.op for edit in change.edits] == ["equal"]


@pytest.mark.parametrize("is_old", [True, False])
def test_what_a_cut_copy_lacks_is_not_in_it_and_neither_removed_nor_added(is_old: bool) -> None:  # noqa: FBT001
    whole = document("推进污水处理设施建设，畅通监督渠道，新增管网30公里。")
    part = document("推进污水处理设施建设，畅通监", cut=True)
    old, new = (part, whole) if is_old else (whole, part)
    change = changes_of(old, new)
    assert [edit.op for edit in change.edits] == ["equal"]
    assert change.edits[0].text == "推进污水处理设施建设，畅通监"
    assert (change.not_in_old, change.not_in_new)[not is_old] == "督渠道，新增管网30公里。"
    assert (change.not_in_old, change.not_in_new)[is_old] == ""
    assert change.facts == ()


def test_a_cut_copy_still_shows_what_was_edited_before_the_cut() -> None:
    old = document("推进老旧管网改造，畅通监督渠道。")
    new = document("推进新建管网改造，畅通监", cut=True)
    found = [(e.op, e.text) for e in changes_of(old, new).edits]
    assert found == [
        ("equal", "推进"),
        ("delete", "老旧"),
        ("insert", "新建"),
        ("equal", "管网改造，畅通监"),
    ]


def test_the_end_of_a_cut_copy_is_compared_width_and_spacing_aside() -> None:
    old = document("开展“接诉即办”工作，处理 12345热线 投诉事项。")
    new = document('开展"接诉即办"工作，处理　12345热线投诉事', cut=True)
    change = changes_of(old, new)
    assert [edit.op for edit in change.edits] == ["equal"]
    assert change.not_in_new == "项。"


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("新增管网12公里。", "新增管网1\u200b"),
        ("新增管网1\u200b2公里。", "新增管网1"),
        ("新增管网１2公里。", "新增管网1"),
        ("新增管网1\u200b2公里。", "新增管网１"),
        ("新增管网1\u200b02公里。", "新增管网10"),
    ],
)
def test_a_figure_that_a_copy_cuts_through_is_no_other_figure(whole: str, part: str) -> None:
    change = changes_of(document(part, cut=True), document(whole))
    assert [edit.op for edit in change.edits] == ["equal"]
    assert change.not_in_old.endswith("2公里。")
    assert change.facts == ()


def test_a_fact_before_the_cut_is_compared() -> None:
    whole, part = (
        document("新增管网30公里，加强调度指挥。"),
        document("新增管网40公里，加强调度", cut=True),
    )
    assert facts_of(changes_of(whole, part)) == [("target", "raised")]


def test_a_summary_is_compared_by_its_facts_alone_and_with_doubt() -> None:
    old = document("Units must report by the 15th of each month, see to it.", kind="summary")
    new = document("每月第三个工作日前报送进展，由市水务局牵头，新增管网30公里。")
    (change,) = compare(old, new, aligned(old, new, [("1", "1")], "substance"))
    assert change.edits == ()
    assert facts_of(change) == [("deadline", "earlier")]
    assert change.facts[0].doubt == "the old value is stated only by a machine summary"


@pytest.mark.parametrize(
    ("old", "kind", "cut", "added"),
    [
        ("Inspect strictly and answer for it.", "translation", False, True),
        ("Inspect strictly and answer for it.", "original", False, True),
        ("Inspect by June 30, 2020 and answer for it.", "translation", False, True),
        ("Report by the 10th of each month.", "translation", False, False),
        ("Inspect strictly and answer", "translation", True, False),
        ("Inspect strictly and answer for it.", "summary", False, False),
    ],
)
def test_a_deadline_of_a_summary_is_new_where_the_whole_old_text_names_none(
    old: str, kind: TextKind, *, cut: bool, added: bool
) -> None:
    # The deadline that the old text does name stands elsewhere in it.
    before = document("Inspect.", old, kind=kind, cut=cut)
    after = document("Inspect, and report by the 15th of each month.", kind="summary")
    for_old = compare(before, after, aligned(before, after, [("1", "1")], "substance"))
    found = [(f.kind, f.change, f.old) for change in for_old for f in change.facts]
    assert found == ([("deadline", "added", None)] if added else [])
    assert all(fact.doubt for change in for_old for fact in change.facts)


def test_what_a_summary_leaves_out_is_never_removed() -> None:
    before = document("Report by the 15th of each month.", kind="translation")
    after = document("Inspect strictly and answer for it.", kind="summary")
    assert facts_of(changes_of(before, after)) == []
    assert facts_of(changes_of(after, before)) == []


@pytest.mark.parametrize("kind", ["summary", "translation"])
def test_words_that_a_translator_chose_are_no_changed_duties_or_bodies(kind: TextKind) -> None:
    old = document("Units must report. Work is led by the Water Bureau.", kind=kind, year=2023)
    new = document("Units should report. Work is led by the Water Office.", kind=kind, year=2025)
    (change,) = compare(old, new, aligned(old, new, [("1", "1")]))
    assert any(edit.op != "equal" for edit in change.edits)
    assert change.facts == ()


def test_across_languages_the_only_targets_of_one_measure_go_together() -> None:
    old = document("Keep dust below 38 micrograms per cubic metre.", kind="translation")
    new = document("浓度控制在35微克/立方米以内，新增绿地60公顷，新增湿地5公顷。")
    (change,) = compare(old, new, aligned(old, new, [("1", "1")], "substance"))
    assert [(f.change, f.old is None) for f in change.facts] == [
        ("lowered", False),
        ("added", True),
        ("added", True),
    ]
    assert {fact.doubt for fact in change.facts} == {"the old text is read in translation"}


def test_ids_tell_every_change_apart() -> None:
    old, new = document("建成公园20个，新增绿地60公顷"), document("建成公园24个，新增绿地65公顷")
    ids = [fact.id for fact in changes_of(old, new).facts]
    assert len(set(ids)) == len(ids) == 2


SUMMARY = (
    "Leadership should be firm.",
    "Units should report progress by the 15th of each month, and cut dust by 5 percent.",
)
ORIGINAL = ("要压紧责任。", "每月第三个工作日前报送进展，降尘量下降5%以上。")


def audited(summary: Document, original: Document, *, reverse: bool = False) -> list[Finding]:
    pairs = [(str(n), str(n)) for n in range(1, len(summary.clauses) + 1)]
    old, new = (original, summary) if reverse else (summary, original)
    return list(audit(summary, original, aligned(old, new, pairs, "substance"), "work-1"))


@pytest.mark.parametrize("reverse", [False, True])
def test_a_summary_that_says_otherwise_is_contradicted_and_the_original_decides(
    reverse: bool,  # noqa: FBT001
) -> None:
    summary, original = document(*SUMMARY, kind="summary"), document(*ORIGINAL)
    found = audited(summary, original, reverse=reverse)
    assert [(f.status, f.kind) for f in found] == [
        ("supported", "target"),
        ("contradicted", "deadline"),
    ]
    finding = found[1]
    assert (finding.summary, finding.original) == (
        "by the 15th of each month",
        "每月第三个工作日前",
    )
    assert "the original decides" in finding.message
    assert [e.file for e in finding.evidence] == [summary.file, original.file]
    assert [e.quote for e in finding.evidence] == [finding.summary, finding.original]


@pytest.mark.parametrize(
    ("stated", "held"),
    [
        ("report by the 15th of each month", "每月15日前报送进展"),
        ("finish the work by 2025", "2025年6月底前完成"),
        ("finish the work by 30 June 2025", "2025年6月底前完成"),
        ("plant 10,000 mu of trees", "造林1万亩"),
        ("the share should be at least 80 percent", "比例达到80%以上"),
        ("nothing in figures", "没有数字"),
    ],
)
def test_texts_that_agree_give_no_contradiction(stated: str, held: str) -> None:
    found = audited(document(stated, kind="summary"), document(held))
    assert {finding.status for finding in found} <= {"supported"}


def test_a_target_with_another_figure_is_contradicted() -> None:
    summary = document("dust should be cut by 5 percent", kind="summary")
    found = audited(summary, document("降尘量下降6%以上，新增绿地5公顷"))
    assert [(f.status, f.kind) for f in found] == [
        ("contradicted", "target"),
        ("omitted", "target"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        # Two deadlines of different things: the one is gone, the other is new.
        (
            "7月底前完成水源保护区标志设置。",
            "问题清单8月底前整改到位。",
            [("deadline", "removed"), ("deadline", "added")],
        ),
        # The day a ban begins on is no deadline that moved.
        (
            "7月1日起上述车辆不得驶入绕城路。",
            "11月底前接入市级充电平台。",
            [("deadline", "removed"), ("deadline", "added")],
        ),
        # One indicator is of the city, the other of the villages.
        (
            "城市污水处理率达到97%以上。",
            "农村生活污水治理率达到42%。",
            [("target", "removed"), ("target", "added")],
        ),
        # One thing, said with more words.
        (
            "新建公共充电桩1200个。",
            "在居住区、景区和公路服务区新建公共充电桩不少于1500个。",
            [("target", "raised")],
        ),
    ],
)
def test_facts_of_different_things_are_not_said_to_have_changed(
    old: str, new: str, facts: list[tuple[str, str]]
) -> None:
    change = changes_of(document(old, year=2021), document(new, year=2022))
    found = [each for each in facts_of(change) if each[0] in {"deadline", "target"}]
    assert sorted(found) == sorted(facts)


def test_a_body_that_two_merged_clauses_named_is_not_gone() -> None:
    old = document("由市水务局牵头，治理河道。", "由市水务局牵头，排查排污口。")
    new = document("由市水务局牵头，治理河道并排查排污口。")
    [change] = compare(old, new, aligned(old, new, [("1 2", "1")]))
    assert [fact for fact in change.facts if fact.kind == "body"] == []


def test_a_translation_is_not_called_the_original_that_decides() -> None:
    summary = document("report by the 15th of each month", kind="summary")
    translation = document("report before the 10th of each month", kind="translation")
    [finding] = audited(summary, translation)
    assert finding.status == "contradicted"
    assert finding.message.endswith("no original is held to decide")


def test_what_only_one_side_says_is_unsupported_or_omitted() -> None:
    summary = document("report by the 15th of each month", kind="summary")
    original = document("新增管网30公里")
    found = [(f.status, f.kind) for f in audited(summary, original)]
    assert found == [("unsupported", "deadline"), ("omitted", "target")]


def test_a_fact_told_in_another_point_is_supported() -> None:
    summary = document("all is well", "report by the 15th of each month", kind="summary")
    original = document("每月15日前报送进展", "一切正常")
    assert [f.status for f in audited(summary, original)] == ["supported"]


def test_facts_of_clauses_without_a_match_are_held_against_the_whole_text() -> None:
    summary = document("all is well", "report by the 15th of each month", kind="summary")
    original = document("一切正常", "每月15日前报送进展", "新增管网30公里")
    alignment = aligned(summary, original, [("1", "1")], "substance")
    found = [(f.status, f.kind) for f in audit(summary, original, alignment, "work-1")]
    assert found == [
        ("supported", "deadline"),
        ("omitted", "target"),
        ("omitted", "clause"),
        ("omitted", "clause"),
    ]


def test_two_deadlines_of_one_sort_are_not_set_against_each_other_at_random() -> None:
    summary = document(
        "report by the 5th of each month and by the 9th of each month", kind="summary"
    )
    original = document("每月15日前报送进展，每月25日前公开信息")
    statuses = {finding.status for finding in audited(summary, original)}
    assert statuses == {"unsupported", "omitted"}


def test_a_point_that_no_clause_of_the_summary_goes_with_is_omitted() -> None:
    summary = document("all is well", kind="summary")
    original = document("一切正常", "加强河道保护。")
    (finding,) = audited(summary, original)
    assert (finding.status, finding.kind, finding.original) == (
        "omitted",
        "clause",
        "加强河道保护。",
    )
    assert finding.evidence[0].quote == "加强河道保护。"


def test_a_text_that_breaks_off_leaves_the_question_open() -> None:
    summary = document("report by the 15th of each month", kind="summary")
    assert audited(summary, document("加强河道", cut=True)) == []
    original = document("新增管网30公里", "加强河道")
    assert audited(document("all is", kind="summary", cut=True), original) == []
