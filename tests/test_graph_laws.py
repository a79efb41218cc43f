"""The answers of the graph held against slow references, over histories made by chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineage.graph import InForce, find_history, index_force, replaced_by, replaces
from lineage.identity.circles import find_circles
from lineage.models import Period, Relation, Stated, Work
from tests import lineages as made
from tests.graphs import FIRST, KINDS, LAST, periods

Made = TypeVar("Made")
NAMES = ("a", "b", "c", "d", "e", "f")
DAY = dt.timedelta(1)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def mostly(
    usual: st.SearchStrategy[Made], rare: st.SearchStrategy[Made]
) -> st.SearchStrategy[Made]:
    """Values of the one strategy three times in four, else of the other."""
    return st.sampled_from([usual, usual, usual, rare]).flatmap(lambda drawn: drawn)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Work], list[Relation]]:
    """Works that may begin, end, follow, share a title and be parts, and relations between them."""
    names = NAMES[: draw(st.integers(2, 6))]
    # Mostly held, begun, without a number and without an end: what bears on the force of a work is
    # seen in such alone.
    period = mostly(periods(), st.none())
    works = []
    for name in names:
        number = draw(mostly(st.none(), st.just(Stated(value=f"甲〔2020〕{name}号"))))
        works.append(
            made.work(
                name,
                draw(st.sampled_from(["", "甲", "乙"])),
                None,
                number=number,
                held=draw(st.sampled_from([True, True, True, False])),
                part_of=draw(st.sampled_from([None, None, None, "a"])) if name != "a" else None,
                begins=draw(period),
                expires=draw(mostly(st.none(), periods())),
            )
        )
    pairs = st.tuples(
        st.sampled_from(names),
        st.sampled_from([*names, "nobody"]),
        mostly(
            st.sampled_from(["repeals", "repeals", "follows", "replaces"]), st.sampled_from(KINDS)
        ),
        st.sampled_from(["whole", "partial"]),
        st.none() | periods(),
    )
    relations = [
        made.relation(source, target, kind, id=f"r{at}", scope=scope, ends=ends)
        for at, (source, target, kind, scope, ends) in enumerate(draw(st.lists(pairs, max_size=6)))
        if source != target
    ]
    return works, relations


Event = tuple[dt.date, str]


def replayed(works: Sequence[Work], relations: Iterable[Relation]) -> dict[dt.date, dict[str, str]]:
    """Return each day's verdicts by going from day to day and noting what happens on it."""
    ending = ends_of(works, relations)
    events = {work.id: events_of(work, works, relations, ending[work.id]) for work in works}
    states: dict[str, set[str]] = {
        name: {what for when, what in happening if when < FIRST - DAY}
        for name, happening in events.items()
    }
    days = {}
    day = FIRST - DAY
    while day <= LAST + DAY:
        for name, happening in events.items():
            states[name] |= {what for when, what in happening if when == day}
        days[day] = {
            work.id: verdict(work, states[work.id], ending[work.id])
            for work in works
            if work.part_of is None
        }
        day += DAY
    return days


def ends_of(works: Sequence[Work], relations: Iterable[Relation]) -> dict[str, list[Period]]:
    """Return what may end each work; a repealer without any day may do so on every day."""
    by_id = {work.id: work for work in works}
    always = Period(earliest=dt.date.min, latest=dt.date.max, basis="inferred")
    ending = {work.id: [work.expires] if work.expires else [] for work in works}
    for each in relations:
        if (each.kind, each.scope) == ("repeals", "whole") and each.target in by_id:
            ending[each.target].append(each.ends or by_id[each.source].begins or always)
    return ending


def events_of(
    work: Work, works: Sequence[Work], relations: Iterable[Relation], ends: Iterable[Period]
) -> set[Event]:
    events = {(end.earliest, "may end") for end in ends} | {(e.latest, "has ended") for e in ends}
    if work.begins:
        events |= {(work.begins.earliest, "may begin"), (work.begins.latest, "has begun")}
    later = {"follows", "replaces"}
    follow = {r.source for r in relations if r.kind in later and r.target == work.id}
    for other in works:
        if other.id in follow and other.begins:
            events.add((other.begins.earliest, "rivalled"))
        if later_namesake(work, other):
            day = other.begins.earliest if other.begins else dt.date.min
            events.add((day, "rivalled"))
    return events


def later_namesake(work: Work, other: Work) -> bool:
    """Tell whether another text of the same title may have taken the place of a work."""
    nameless = [
        each.held and each.title and not each.number and not each.part_of for each in (work, other)
    ]
    if not all(nameless) or work.id == other.id or work.title != other.title or not work.begins:
        return False
    return other.begins is None or other.begins.latest >= work.begins.earliest


def verdict(work: Work, happened: set[str], ends: Sequence[Period]) -> str:
    begins = work.begins
    if begins and any(end.latest < begins.earliest for end in ends):
        return "unknown"
    if "has ended" in happened or (begins and "may begin" not in happened):
        return "not in force"
    if not begins or "has begun" not in happened or "may end" in happened:
        return "unknown"
    doubtful = "rivalled" in happened or not work.held
    return "unknown" if doubtful and not ends else "in force"


def verdicts(answers: InForce) -> dict[str, str]:
    return {
        answer.work: name.replace("_", " ")
        for name in ("in_force", "not_in_force", "unknown")
        for answer in getattr(answers, name)
    }


@many
@given(histories())
def test_answers_agree_with_replaying_events_day_by_day(
    history: tuple[list[Work], list[Relation]],
) -> None:
    works, relations = history
    index = index_force(works, relations)
    for day, expected in replayed(works, relations).items():
        assert verdicts(index.on(day)) == expected


@many
@given(histories(), periods(), st.sampled_from(KINDS))
def test_an_unrelated_document_changes_no_answer(
    history: tuple[list[Work], list[Relation]], begins: Period, kind: str
) -> None:
    works, relations = history
    strangers = [
        made.work("stranger", "丙", None, begins=begins, held=True),
        made.work("another", "戊", None, held=True),
        made.work("named", "丁", None),
    ]
    joined = [made.relation("stranger", "named", kind, id="between strangers")]
    before = index_force(works, relations)
    after_all = index_force([*works, *strangers], [*joined, *relations])
    ours = {work.id for work in works}
    kept = [spans for spans in after_all.works() if spans[0].answer.work in ours]
    assert kept == list(before.works())
    for work in works:
        asked = find_history(works, relations, work.id)
        assert find_history([*works, *strangers], [*joined, *relations], work.id) == asked


def closure(pairs: set[tuple[str, str]]) -> Mapping[str, Mapping[str, int]]:
    """Return how many steps lie between any two names, found by trying ever longer ways."""
    reached: dict[str, dict[str, int]] = {name: {} for name in NAMES}
    ways = {(near, far) for near, far in pairs}
    for distance in range(1, len(NAMES) + 1):
        for near, far in ways:
            if near != far:
                reached[near].setdefault(far, distance)
        ways = {(near, end) for near, far in ways for start, end in pairs if start == far}
    return reached


@many
@given(histories())
def test_questions_agree_with_trying_every_way(history: tuple[list[Work], list[Relation]]) -> None:
    works, relations = history
    ends = [r for r in relations if (r.kind, r.scope) == ("repeals", "whole")]
    steps = closure({(r.source, r.target) for r in ends if r.target in NAMES})
    resting = {
        (r.source, r.target) for r in relations if r.kind in ("cites", "based_on", "implements")
    }
    for work in works:
        name = work.id
        back = set(steps[name])
        assert set(replaces(relations, name)) - {"nobody"} == back
        assert set(replaced_by(relations, name)) == {n for n in NAMES if name in steps[n]}
        found = find_history(works, relations, name)
        assert back - {work.part_of} <= {each.work for each in found.replaces}
        parts = {each.id for each in works if each.part_of == name}
        assert {each.work: each.distance for each in found.rests_on_it} == nearest(
            resting, {name, *parts}
        )
        for each in (*found.replaces, *found.replaced_by, *found.rests_on_it):
            assert set(each.relations) <= {r.id for r in relations}
            assert bool(each.relations) or each.kinds == ("same title",)
        ended = {(each.work, each.how) for each in found.ended if each.how != "as part"}
        assert ended == {
            (r.target, r.scope) for r in relations if r.kind == "repeals" and r.source == name
        }


def nearest(pairs: set[tuple[str, str]], starts: set[str]) -> dict[str, int]:
    """Return what leads to one of several names, with the fewest steps, by looking again."""
    known = dict.fromkeys(starts, 0)
    while True:
        more = {
            near: min(known[far] for start, far in pairs if start == near and far in known) + 1
            for near, end in pairs
            if end in known and near not in known
        }
        if not more:
            return {name: steps for name, steps in known.items() if steps}
        least = min(more.values())
        known |= {name: steps for name, steps in more.items() if steps == least}


@given(st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))))
def test_circles_are_the_sets_in_which_each_leads_to_each(pairs: set[tuple[str, str]]) -> None:
    steps = closure(pairs)
    expected = {
        tuple(sorted({name, *(far for far in steps[name] if name in steps[far])}))
        for name in NAMES
        if any(name in steps[far] for far in steps[name])
    }
    assert find_circles(sorted(pairs)) == tuple(sorted(expected))


def test_a_circle_as_long_as_a_history_needs_no_recursion() -> None:
    names = [f"w{at:05}" for at in range(20_000)]
    assert find_circles(zip(names, [*names[1:], names[0]], strict=True)) == (tuple(names),)


def test_texts_of_one_title_follow_each_other_as_far_as_their_days_are_known() -> None:
    law = [
        made.work("w-1993", "甲法", 1993, begins=made.day(1993, 1, 1)),
        made.work("w-2005", "甲法", 2005, begins=made.day(2005, 1, 1)),
        made.work("w-2018", "甲法", 2018, begins=made.day(2018, 1, 1)),
        made.work("w-when", "甲法", None),
        made.work("w-other", "乙法", 2018, begins=made.day(2018, 1, 1)),
        made.work("w-yearly", "甲法", 2019, begins=made.day(2019, 1, 1), number=made.stated("1")),
    ]
    found = find_history(law, [], "w-2005")
    assert [(e.work, e.kinds, e.basis) for e in found.replaces] == [
        ("w-1993", ("same title",), "inferred")
    ]
    assert [each.work for each in found.replaced_by] == ["w-2018"]
    assert [each.distance for each in find_history(law, [], "w-2018").replaces] == [1, 2]


def test_what_a_work_ended_is_told_whole_in_part_and_as_a_part() -> None:
    works = [made.work("w-new", "新", 2024), made.work("w-old", "旧", 2020)]
    works += [made.work("w-annex", "附件", 2020, part_of="w-old"), made.work("w-law", "法", 2000)]
    relations = [
        made.relation("w-new", "w-old", "repeals"),
        made.relation("w-new", "w-law", "repeals", scope="partial", provisions="第三条"),
        made.relation("w-x", "w-annex", "cites"),
        made.relation("w-y", "w-x", "based_on"),
    ]
    found = find_history(works, relations, "w-new")
    assert [(e.work, e.how, e.provisions, e.through) for e in found.ended] == [
        ("w-law", "partial", "第三条", None),
        ("w-old", "whole", "", None),
        ("w-annex", "as part", "", "w-old"),
    ]
    assert all(each.evidence for each in found.ended)
    rests = find_history(works, relations, "w-old").rests_on_it
    assert [(e.work, e.distance, e.through) for e in rests] == [
        ("w-x", 1, ("w-annex",)),
        ("w-y", 2, ("w-x",)),
    ]


def test_a_part_is_replaced_with_its_whole() -> None:
    works = [made.work("w-old", "旧", 2020), made.work("w-annex", "附件", 2020, part_of="w-old")]
    found = find_history(works, [made.relation("w-new", "w-old", "repeals")], "w-annex")
    assert [(each.work, each.through) for each in found.replaced_by] == [("w-new", ("w-old",))]
