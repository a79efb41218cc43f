"""What an alignment says, on shapes of real plans and on any documents at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from lineage.alignment import Wording, align
from lineage.alignment.units import units
from lineage.models import Alignment, Document, Match
from tests.plans import TOPICS, Change, changes, clause, document, documents, points

DUST = "".join(TOPICS["施工扬尘"])
COAL = "".join(TOPICS["散煤替代"])
TRUCKS = "".join(TOPICS["柴油货车"])
WATER = "".join(TOPICS["饮用水源"])
WASTE = "".join(TOPICS["垃圾分类"])


def pairs(alignment: Alignment) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Match]:
    return {(match.old, match.new): match for match in alignment.matches}


def halves(topic: str) -> tuple[str, str]:
    return "".join(TOPICS[topic][:2]), "".join(TOPICS[topic][2:])


@given(changes())
@settings(max_examples=60, deadline=None)
def test_changes_that_were_made_are_the_changes_that_are_found(change: Change) -> None:
    assert frozenset(pairs(align(change.old, change.new))) == change.joined


@given(documents())
@settings(max_examples=60, deadline=None)
def test_a_document_beside_itself_has_not_changed(any_document: Document) -> None:
    alignment = align(any_document, any_document)
    assert all(match.old == match.new for match in alignment.matches)
    assert {match.text for match in alignment.matches} <= {"identical"}
    assert {match.position for match in alignment.matches} <= {"kept"}
    assert (alignment.dropped, alignment.added, alignment.not_comparable) == ((), (), ())


@given(documents("old"), documents("new"))
@settings(max_examples=150, deadline=None)
def test_every_clause_with_words_stands_in_one_place(old: Document, new: Document) -> None:
    alignment = align(old, new)
    for side, at in ((old, "old"), (new, "new")):
        places = [address for match in alignment.matches for address in getattr(match, at)]
        places += alignment.dropped if at == "old" else alignment.added
        hidden = [place.split(":", 1) for place in alignment.not_comparable]
        places += [address for which, address in hidden if which == at]
        assert sorted(places) == sorted(unit.address for unit in units(side))


@given(documents("old"), documents("new"))
@settings(max_examples=150, deadline=None)
def test_old_and_new_turned_round_give_the_mirror_image(old: Document, new: Document) -> None:
    there, back = align(old, new), align(new, old)
    seen = {(m.old, m.new, m.text, m.position, m.score) for m in there.matches}
    assert seen == {(m.new, m.old, m.text, m.position, m.score) for m in back.matches}
    assert (there.dropped, there.added) == (back.added, back.dropped)


@given(changes())
@settings(max_examples=20, deadline=None)
def test_changes_turned_round_give_the_mirror_image(change: Change) -> None:
    there, back = align(change.old, change.new), align(change.new, change.old)
    seen = {(m.old, m.new, m.text, m.position) for m in there.matches}
    assert seen == {(m.new, m.old, m.text, m.position) for m in back.matches}


@given(documents("old"), documents("new"))
@settings(max_examples=40, deadline=None)
def test_the_order_in_which_clauses_are_handed_over_does_not_matter(
    old: Document, new: Document
) -> None:
    turned = old.model_copy(update={"clauses": old.clauses[::-1]})
    assert align(turned, new) == align(old, new)


def test_a_point_cut_in_two_is_a_split_wherever_its_halves_went() -> None:
    first, second = halves("施工扬尘")
    old = points(DUST, COAL, TRUCKS, WATER, name="old")
    new = points(first, COAL, TRUCKS, WATER, second, name="new")
    match = pairs(align(old, new))[("1",), ("1", "5")]
    assert match.shape == "split"
    assert match.score > 0.9


def test_halves_are_joined_even_where_one_would_fit_alone() -> None:
    first, second = halves("施工扬尘")
    alignment = align(points(first, second, COAL, name="old"), points(COAL, DUST, name="new"))
    assert (("1", "2"), ("2",)) in pairs(alignment)
    assert alignment.dropped == ()


def test_a_look_alike_does_not_become_half_of_a_split() -> None:
    edited = DUST.replace("必须", "应当")
    akin = "工地食堂必须安装油烟净化器。围挡外侧张贴公示牌。夜间运输另行报批。"
    alignment = align(points(DUST, COAL, name="old"), points(edited, akin, COAL, name="new"))
    assert (("1",), ("1",)) in pairs(alignment)
    assert alignment.added == ("2",)


def test_two_olds_that_say_the_same_are_not_merged_into_one_new() -> None:
    alignment = align(points(DUST, DUST, COAL, name="old"), points(DUST, COAL, name="new"))
    assert alignment.dropped == ("2",)
    match = pairs(alignment)[("1",), ("1",)]
    assert match.uncertain
    assert "2× in the old document and 1× in the new" in match.reasons[-1]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("到２０２５年,淘汰 老旧车辆“全部”完成", "到2025年，淘汰老旧车辆「全部」完成", "identical"),
        (DUST, DUST.replace("必须", "应当"), "edited"),
        (halves("施工扬尘")[0] + WATER, halves("施工扬尘")[0] + COAL + TRUCKS, "rewritten"),
        ("Progress shall be reported monthly.", "Progress shall be reported yearly.", "edited"),
    ],
)
def test_wording_is_identical_edited_or_rewritten(old: str, new: str, text: str) -> None:
    [match] = align(points(old, name="old"), points(new, name="new")).matches
    assert match.text == text


def test_an_inserted_point_moves_numbers_and_nothing_else() -> None:
    alignment = align(points(DUST, COAL, TRUCKS), points(WATER, DUST, COAL, TRUCKS, name="new"))
    assert alignment.added == ("1",)
    assert {m.number for m in alignment.matches} == {"changed"}
    assert {m.position for m in alignment.matches} == {"kept"}


def test_only_the_point_that_jumps_has_moved() -> None:
    alignment = align(points(DUST, COAL, TRUCKS, WATER), points(COAL, TRUCKS, WATER, DUST))
    assert {m.old for m in alignment.matches if m.position == "moved"} == {("1",)}


def sectioned(name: str, *sections: tuple[str, tuple[str, ...]]) -> Document:
    found = []
    for at, (heading, texts) in enumerate(sections, 1):
        found.append(clause(str(at), heading, kind="section", heading=heading))
        found += [clause(f"{at}/{n}", text, parent=str(at)) for n, text in enumerate(texts, 1)]
    return document(found, name=name)


def test_sections_go_together_by_heading_and_by_what_they_hold() -> None:
    old = sectioned("old", ("治理大气污染", (DUST, COAL)), ("保护水环境", (WATER,)))
    new = sectioned(
        "new", ("总体安排", (WASTE,)), ("水资源与水生态", (WATER,)), ("治理大气污染", (DUST, COAL))
    )
    found = pairs(align(old, new))
    assert (("1",), ("3",)) in found
    assert (("2",), ("2",)) in found
    assert found[("1",), ("3",)].basis == "heading and clauses"


def test_sections_are_merged_where_their_clauses_are() -> None:
    old = sectioned("old", ("治理大气污染", (DUST, COAL)), ("保护水环境", (WATER, WASTE)))
    new = sectioned("new", ("治理大气和水污染", (DUST, COAL, WATER, WASTE)))
    assert (("1", "2"), ("1",)) in pairs(align(old, new))


def test_a_point_in_another_section_has_moved() -> None:
    old = sectioned("old", ("大气", (DUST, COAL, TRUCKS)), ("水", (WATER,)))
    new = sectioned("new", ("大气", (DUST, COAL)), ("水", (TRUCKS, WATER)))
    found = pairs(align(old, new))
    assert found[("1/3",), ("2/1",)].position == "moved"
    assert found[("2/1",), ("2/2",)].position == "kept"


def test_roles_never_cross() -> None:
    repeal = "本通知自印发之日起施行，原通知同时废止。"
    old = document([clause("1", DUST), clause("2", repeal)], name="old")
    new = document([clause("1", DUST), clause("closing", repeal, kind="closing")], name="new")
    alignment = align(old, new)
    assert set(pairs(alignment)) == {(("1",), ("1",))}
    assert (alignment.dropped, alignment.added) == (("2",), ("closing",))


def test_rows_of_a_table_are_told_apart_by_more_than_their_bodies() -> None:
    bodies = "市生态环境局\t市住房城乡建设委、各区人民政府"
    old = [("1", f"淘汰老旧货车\t3000辆\t{bodies}"), ("2", f"新建充电桩\t500个\t{bodies}")]
    new = [("1", f"新建充电桩\t800个\t{bodies}"), ("2", f"清挖河道底泥\t12公里\t{bodies}")]

    def table(name: str, rows: list[tuple[str, str]]) -> Document:
        annex = clause("annex1", "任务表", kind="annex", heading="任务表")
        items = [
            clause(f"annex1/{n}", t, kind="item", parent="annex1", heading=t.split("\t")[0])
            for n, t in rows
        ]
        return document([annex, *items], name=name)

    alignment = align(table("old", old), table("new", new))
    assert (("annex1/2",), ("annex1/1",)) in pairs(alignment)
    assert (alignment.dropped, alignment.added) == (("annex1/1",), ("annex1/2",))


def test_what_a_cut_copy_cannot_show_is_not_dropped() -> None:
    cut = document(
        [clause("1", DUST), clause("2", COAL[:20], cut=True)], name="cut", complete=False
    )
    alignment = align(points(DUST, COAL, TRUCKS, name="whole"), cut)
    assert alignment.not_comparable == ("old:3",)
    assert alignment.dropped == ()
    match = pairs(alignment)[("2",), ("2",)]
    assert (match.text, match.cut) == ("identical", True)


def test_a_cut_clause_is_compared_as_far_as_it_reaches() -> None:
    cut = document(
        [clause("1", WATER), clause("2", DUST.replace("必须", "应当")[:22], cut=True)],
        name="cut",
        complete=False,
    )
    match = pairs(align(points(COAL, DUST, WATER, name="whole"), cut))[("2",), ("2",)]
    assert (match.text, match.cut) == ("edited", True)


@pytest.mark.parametrize(("old_length", "new_length"), [(18, 30), (30, 18)])
def test_of_two_cut_copies_the_shorter_one_says_how_far_to_compare(
    old_length: int, new_length: int
) -> None:
    edited = DUST.replace("必须", "应当")
    old = document([clause("1", WATER), clause("2", DUST[:old_length], cut=True)], name="old")
    new = document([clause("1", WATER), clause("2", edited[:new_length], cut=True)], name="new")
    match = pairs(align(old, new))[("2",), ("2",)]
    assert (match.text, match.cut) == ("edited", True)


def test_a_clause_before_the_cut_is_dropped_or_added_as_ever() -> None:
    cut = document([clause("1", COAL), clause("2", WATER)], name="cut", complete=False)
    alignment = align(points(DUST, COAL, WATER, TRUCKS, name="whole"), cut)
    assert alignment.dropped == ("1",)
    assert alignment.not_comparable == ("old:4",)


CHINESE = (
    "一要提高政治站位。坚决扛起生态环境保护政治责任。",
    "二要加强宣传引导。及时回应群众关切，主动接受社会监督。",
    "三要严格督察考核。每月报送工作进展，对未完成任务的依规问责。",
)
ENGLISH = (
    "Publicity should be stepped up, concerns of the people answered, social supervision accepted.",
    "Strict inspection and assessment: progress is reported monthly, failures held accountable.",
    "The political stance must be raised, responsibility for ecological protection shouldered.",
)


def test_chinese_and_english_are_matched_in_substance() -> None:
    alignment = align(points(*CHINESE), points(*ENGLISH, name="en", language="en"))
    assert set(pairs(alignment)) == {(("1",), ("3",)), (("2",), ("1",)), (("3",), ("2",))}
    assert alignment.compares == "substance"
    assert "not wording" in alignment.note
    assert {m.text for m in alignment.matches} == {None}
    assert {m.basis for m in alignment.matches} == {"bridge"}


@pytest.mark.parametrize(
    ("old", "new", "compares", "says"),
    [
        ("original", "original", "wording", ""),
        ("summary", "summary", "wording", "machine summaries"),
        ("translation", "translation", "wording", "translator"),
        ("summary", "translation", "substance", "a machine summary, the new one a translation"),
        ("original", "summary", "substance", "not wording"),
    ],
)
def test_a_note_says_what_the_comparison_is_worth(
    old: str, new: str, compares: str, says: str
) -> None:
    first = points(ENGLISH[0], name="old", language="en").model_copy(update={"kind": old})
    second = points(ENGLISH[0], name="new", language="en").model_copy(update={"kind": new})
    alignment = align(first, second)
    assert alignment.compares == compares
    assert says in alignment.note
    assert [m.text is None for m in alignment.matches] == [compares == "substance"]


def test_a_match_names_its_next_best_and_owns_its_doubt() -> None:
    near = DUST.replace("冲洗", "清洗"), DUST.replace("防尘网", "抑尘网")
    alignment = align(points(DUST, COAL, name="old"), points(*near, COAL, name="new"))
    [match] = [m for m in alignment.matches if m.old == ("1",)]
    assert match.uncertain
    assert any(reason.startswith("next best: old 1 with new") for reason in match.reasons)
    sure = pairs(align(points(DUST, COAL), points(near[0], COAL, name="new")))[("1",), ("1",)]
    assert not sure.uncertain


def test_documents_of_other_matters_are_not_matched() -> None:
    alignment = align(points(DUST, COAL, TRUCKS), points(WATER, WASTE, name="new"))
    assert alignment.matches == ()


@pytest.mark.parametrize(("old", "new"), [((), ()), ((), (DUST,)), ((DUST,), ())])
def test_a_side_without_clauses_leaves_the_other_alone(
    old: tuple[str, ...], new: tuple[str, ...]
) -> None:
    alignment = align(points(*old, name="old"), points(*new, name="new"))
    assert alignment.matches == ()
    assert (len(alignment.dropped), len(alignment.added)) == (len(old), len(new))


def test_a_scorer_of_ones_own_takes_the_place_of_the_fitting_one() -> None:
    alignment = align(points(DUST), points(DUST, COAL), Wording(name="mine", basis="my reading"))
    assert alignment.scorer == "mine"


def test_ten_thousand_equal_clauses_are_joined_in_order() -> None:
    same = points(*[DUST] * 10_000, name="old"), points(*[DUST] * 9_990, name="new")
    alignment = align(*same)
    assert [m.old == m.new for m in alignment.matches] == [True] * 9_990
    assert len(alignment.dropped) == 10


def test_a_thousand_clauses_that_differ_by_a_figure_stay_apart() -> None:
    def form(shift: int) -> list[str]:
        return [f"第{n * 7 + shift}项任务由各区负责，当年完成{n}处改造。" for n in range(1000)]

    alignment = align(points(*form(0), name="old"), points(*form(1), name="new"))
    assert len([m for m in alignment.matches if m.old == m.new]) > 900
