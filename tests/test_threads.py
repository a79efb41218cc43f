"""The life of a clause over the works of a series."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.alignment import align, follow
from lineage.alignment.units import units
from lineage.models import Document, Series, Thread, Work
from tests.plans import TOPICS, clause, document, documents, points

SERIES = Series(id="plans", title="行动计划", issuer="", works=(), reason="")
DUST = "".join(TOPICS["施工扬尘"])
COAL = "".join(TOPICS["散煤替代"])
FUMES = "".join(TOPICS["餐饮油烟"])
WATER = "".join(TOPICS["饮用水源"])
FIRST, SECOND = "".join(TOPICS["施工扬尘"][:2]), "".join(TOPICS["施工扬尘"][2:])


def work(year: int) -> Work:
    return Work(
        id=f"work-{year}",
        number=None,
        title=f"{year}年行动计划",
        names=(),
        issuer="",
        date=None,
        year=year,
        held=True,
        series=SERIES.id,
        part_of=None,
        begins=None,
        expires=None,
        expressions=(),
    )


def threads(*plans: Document | Sequence[str]) -> tuple[Thread, ...]:
    steps = [
        (work(year), plan if isinstance(plan, Document) else points(*plan, name=str(year)))
        for year, plan in enumerate(plans, 2020)
    ]
    pairs = pairwise(steps)
    return follow(SERIES, steps, [align(old, new) for (_, old), (_, new) in pairs])


def life(thread: Thread) -> list[tuple[int | None, str, str]]:
    return [(s.year, " ".join(s.addresses), " ".join(s.events)) for s in thread.steps]


@pytest.mark.parametrize(
    ("plans", "lives"),
    [
        ([(DUST,)], [[(2020, "1", "")]]),
        ([(DUST,), (DUST,)], [[(2020, "1", ""), (2021, "1", "kept")]]),
        (
            [(DUST,), (DUST.replace("必须", "应当"), COAL)],
            [[(2020, "1", ""), (2021, "1", "edited")], [(2021, "2", "born")]],
        ),
        (
            [(COAL, DUST), (DUST,)],
            [
                [(2020, "1", ""), (2021, "", "dropped")],
                [(2020, "2", ""), (2021, "1", "kept renumbered")],
            ],
        ),
        (
            [(DUST,), (FIRST, SECOND), (FIRST, SECOND)],
            [[(2020, "1", ""), (2021, "1 2", "kept split"), (2022, "1 2", "kept")]],
        ),
        (
            [(FIRST, SECOND), (DUST,), (DUST,)],
            [
                [(2020, "1", ""), (2021, "1", "kept merged"), (2022, "1", "kept")],
                [(2020, "2", ""), (2021, "1", "kept merged renumbered"), (2022, "1", "kept")],
            ],
        ),
        (
            [(COAL, FIRST, SECOND), (COAL, DUST)],
            [
                [(2020, "1", ""), (2021, "1", "kept")],
                [(2020, "2", ""), (2021, "2", "kept merged")],
                [(2020, "3", ""), (2021, "2", "kept merged renumbered")],
            ],
        ),
        (
            [(DUST, FUMES), (DUST,), (DUST, COAL), (DUST, COAL, FUMES)],
            [
                [(2020, "1", ""), (2021, "1", "kept"), (2022, "1", "kept"), (2023, "1", "kept")],
                [(2020, "2", ""), (2021, "", "dropped"), (2023, "3", "returned kept renumbered")],
                [(2022, "2", "born"), (2023, "2", "kept")],
            ],
        ),
    ],
    ids=["one year", "kept", "born", "dropped", "split", "merged", "merged below", "returned"],
)
def test_threads_tell_what_became_of_each_point(
    plans: list[tuple[str, ...]], lives: list[list[tuple[int, str, str]]]
) -> None:
    assert [life(thread) for thread in threads(*plans)] == lives


def test_a_point_that_a_cut_copy_cannot_show_was_not_dropped() -> None:
    whole = points(DUST, COAL, WATER, name="2020")
    cut = document([clause("1", DUST), clause("2", COAL)], name="2021", complete=False)
    later = points(DUST, COAL, WATER, name="2022")
    [_, _, water] = threads(whole, cut, later)
    assert life(water) == [(2020, "3", ""), (2021, "", "unknown"), (2022, "3", "kept")]


def test_a_point_behind_the_end_of_an_older_copy_may_not_be_new() -> None:
    cut = document([clause("1", DUST)], name="2020", complete=False)
    [_, coal] = threads(cut, points(DUST, COAL, name="2021"))
    assert life(coal) == [(2021, "2", "unknown")]


def test_wording_that_cannot_be_compared_goes_on() -> None:
    english = points(
        "Construction sites must install washing platforms; bare earth is covered with dust nets.",
        name="2021",
        language="en",
    )
    chinese = points("施工工地必须安装冲洗平台，裸露土地覆盖防尘网。", name="2020")
    [thread] = threads(chinese, english)
    assert life(thread)[1] == (2021, "1", "continued")


def test_the_matches_that_threads_rest_on_are_named() -> None:
    old, new = points(DUST, COAL, name="2020"), points(COAL, name="2021")
    alignment = align(old, new)
    found = follow(SERIES, [(work(2020), old), (work(2021), new)], [alignment])
    assert [thread.steps[-1].match for thread in found] == [None, alignment.matches[0].id]


@pytest.mark.parametrize(
    ("text", "heading", "name"),
    [
        ("加强扬尘管控。工地覆盖防尘网。", "加强扬尘管控", "加强扬尘管控"),
        ("提高政治站位。各区要认真落实。", "", "提高政治站位"),
        ("坚" * 40, "", "坚" * 24 + "…"),
        (
            "Publicity should be strengthened. All units take part.",
            "",
            "Publicity should be strengthened",
        ),
        (
            "one two three four five six seven eight nine ten",
            "",
            "one two three four five six seven eight …",
        ),
    ],
)
def test_a_thread_is_named_shortly(text: str, heading: str, name: str) -> None:
    [thread] = threads(document([clause("1", text, heading=heading)]))
    assert thread.name == name


def test_preambles_closings_and_bare_headings_have_no_thread() -> None:
    plan = document(
        [
            clause("preamble", COAL, kind="preamble"),
            clause("1", "治理大气污染", kind="section", heading="治理大气污染"),
            clause("1/1", DUST, parent="1"),
            clause("closing", "本计划自印发之日起施行。", kind="closing"),
            clause("annex1", "任务表", kind="annex", heading="任务表"),
            clause("annex1/1", WATER, kind="item", parent="annex1"),
        ]
    )
    assert [thread.steps[0].addresses for thread in threads(plan)] == [("1/1",), ("annex1/1",)]


PLANS = st.lists(
    st.lists(st.sampled_from(sorted(TOPICS)), unique=True, max_size=5).map(
        lambda names: tuple("".join(TOPICS[name]) for name in names)
    ),
    min_size=1,
    max_size=4,
)


@given(PLANS)
@settings(max_examples=40, deadline=None)
def test_a_later_year_renames_no_thread(plans: list[tuple[str, ...]]) -> None:
    before = {thread.id: life(thread) for thread in threads(*plans[:-1])}
    after = {thread.id: life(thread) for thread in threads(*plans)}
    assert all(after[name][: len(steps)] == steps for name, steps in before.items())


@given(PLANS)
@settings(max_examples=40, deadline=None)
def test_a_topic_is_one_thread_through_every_year_that_has_it(plans: list[tuple[str, ...]]) -> None:
    found = threads(*plans)
    assert len(found) == len({text for plan in plans for text in plan})
    years = [[step.year for step in thread.steps if step.addresses] for thread in found]
    assert sorted(map(len, years)) == sorted(
        sum(text in plan for plan in plans) for text in {t for plan in plans for t in plan}
    )


@given(st.lists(documents(), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_every_clause_is_in_a_thread(plans: list[Document]) -> None:
    named = [plan.model_copy(update={"id": str(at)}) for at, plan in enumerate(plans)]
    found = threads(*named)
    for plan in named:
        held = {a for t in found for s in t.steps if s.document == plan.id for a in s.addresses}
        wanted = {
            unit.address for unit in units(plan) if unit.role in {"clause", "row"} and not unit.bare
        }
        assert held == wanted
    assert len({thread.id for thread in found}) == len(found)
