import datetime as dt
import json

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.graph import (
    Answer,
    InForce,
    build_graph,
    graph_json,
    in_force,
    replaced_by,
    replaces,
)
from lineage.models import Evidence, Lineage, Period, Relation, Stated, Work
from lineage.models.value import Basis
from lineage.models.work import RelationKind

DAY = dt.date(2020, 6, 1)


def _evidence(quote: str) -> Evidence:
    return Evidence(file="f", span=(0, 1), quote=quote, rule="test")


def _period(first: str, last: str = "", basis: Basis = "stated") -> Period:
    return Period(
        earliest=dt.date.fromisoformat(first),
        latest=dt.date.fromisoformat(last or first),
        basis=basis,
        evidence=(_evidence(f"begins {first}"),),
    )


def _work(
    id_: str,
    begins: Period | None = None,
    expires: Period | None = None,
    *,
    held: bool = True,
    part_of: str | None = None,
) -> Work:
    return Work(
        id=id_,
        number=Stated(value=f"甲〔2020〕{id_}号"),
        title=id_,
        names=(id_,),
        issuer="",
        date=None,
        year=None,
        held=held,
        series=None,
        part_of=part_of,
        begins=begins,
        expires=expires,
        expressions=(),
    )


def _relation(
    source: str, target: str, kind: RelationKind = "repeals", provisions: str = ""
) -> Relation:
    return Relation(
        id=f"{source}-{kind}-{target}",
        source=source,
        target=target,
        kind=kind,
        basis="stated",
        scope="partial" if provisions else "whole",
        provisions=provisions,
        evidence=(_evidence(f"{source} {kind} {target}"),),
        score=1.0,
    )


def _answer(result: InForce, work: str) -> tuple[str, Answer]:
    [found] = [
        (name, answer)
        for name in ("in_force", "not_in_force", "unknown")
        for answer in getattr(result, name)
        if answer.work == work
    ]
    return found


@pytest.mark.parametrize(
    ("begins", "expires", "verdict", "words"),
    [
        (_period("2020-06-01"), None, "in_force", "took effect on 2020-06-01; as far as these"),
        (_period("2020-06-02"), None, "not_in_force", "took effect only on 2020-06-02"),
        (_period("2020-01-01", "2020-12-31"), None, "unknown", "no day nearer than that"),
        (None, None, "unknown", "nothing here says when"),
        (_period("2015-01-01"), _period("2020-06-01"), "not_in_force", "over on 2020-06-01"),
        (_period("2015-01-01"), _period("2020-06-02"), "in_force", "over on 2020-06-02"),
        (_period("2015-01-01"), _period("2020-05-01", "2020-07-01"), "unknown", "between"),
        (_period("2015-01-01"), _period("2014-01-01"), "unknown", "contradict each other"),
        (None, _period("2020-06-01"), "not_in_force", "validity was over"),
        (_period("2020-01-01", basis="inferred"), None, "in_force", "inferred from the day it was"),
    ],
)  # fmt: skip
def test_the_days_between_which_a_work_held_decide(
    begins: Period | None, expires: Period | None, verdict: str, words: str
) -> None:
    found, answer = _answer(in_force([_work("1", begins, expires)], [], DAY), "1")
    assert found == verdict
    assert words in answer.reason


@pytest.mark.parametrize(
    ("repealer", "verdict"),
    [
        (_period("2020-06-01"), "not_in_force"),
        (_period("2020-06-02"), "in_force"),
        (_period("2020-01-01", "2020-12-31"), "unknown"),
        (None, "unknown"),
    ],
)
def test_a_repeal_ends_a_work_on_the_day_its_repealer_begins(
    repealer: Period | None, verdict: str
) -> None:
    works = [_work("1", _period("2015-01-01")), _work("2", repealer)]
    found, answer = _answer(in_force(works, [_relation("2", "1")], DAY), "1")
    assert found == verdict
    assert "甲〔2020〕2号" in answer.reason
    assert "2 repeals 1" in {evidence.quote for evidence in answer.evidence}


@pytest.mark.parametrize(
    ("ends", "verdict", "words"),
    [
        (_period("2020-06-01"), "not_in_force", "甲〔2020〕2号 repeals it on 2020-06-01"),
        (_period("2020-06-02"), "in_force", "甲〔2020〕2号 repeals it on 2020-06-02"),
        (_period("2020-05-01", "2020-06-30"), "unknown", "repeals it between 2020-05-01 and"),
    ],
)
def test_a_repeal_with_a_day_of_its_own_ends_a_work_on_that_day(
    ends: Period, verdict: str, words: str
) -> None:
    works = [_work("1", _period("2015-01-01")), _work("2", _period("2019-01-01"))]
    repeal = _relation("2", "1").model_copy(update={"ends": ends})
    found, answer = _answer(in_force(works, [repeal], DAY), "1")
    assert found == verdict
    assert words in answer.reason
    assert set(ends.evidence) <= set(answer.evidence)
    edge = build_graph(_lineage(works, [repeal])).edges["2", "1", repeal.id]
    assert edge["ends"] == [ends.earliest.isoformat(), ends.latest.isoformat()]


def test_a_work_without_any_day_is_answered_with_the_words_that_name_it() -> None:
    number = Stated(value="甲〔2020〕1号", evidence=(_evidence("甲〔2020〕1号"),))
    alone = _work("1").model_copy(update={"number": number})
    assert _answer(in_force([alone], [], DAY), "1")[1].evidence == number.evidence
    cited = [alone, _work("2")], [_relation("2", "1", "cites")]
    assert [e.quote for e in _answer(in_force(*cited, DAY), "1")[1].evidence] == ["2 cites 1"]


def test_the_first_of_two_ends_counts() -> None:
    works = [_work("1", _period("2015-01-01")), _work("2", _period("2019-01-01")), _work("3")]
    relations = [_relation("2", "1"), _relation("3", "1")]
    assert _answer(in_force(works, relations, DAY), "1")[0] == "not_in_force"
    early = dt.date(2018, 1, 1)
    assert _answer(in_force(works, relations, early), "1")[0] == "unknown"


def test_the_end_of_some_provisions_ends_no_work() -> None:
    works = [_work("1", _period("2015-01-01")), _work("2", _period("2019-01-01"))]
    relations = [_relation("2", "1", provisions="第三条"), _relation("2", "1", "cites")]
    assert _answer(in_force(works, relations, DAY), "1")[0] == "in_force"


def test_a_work_that_is_not_held_is_in_force_only_up_to_a_known_end() -> None:
    named, later = _work("1", _period("2015-01-01"), held=False), _work("2", _period("2021-01-01"))
    found, answer = _answer(in_force([named, later], [], DAY), "1")
    assert found == "unknown"
    assert "not held" in answer.reason
    assert _answer(in_force([named, later], [_relation("2", "1")], DAY), "1")[0] == "in_force"


def test_a_yearly_work_is_unknown_once_the_next_of_its_series_has_begun() -> None:
    works = [_work("1", _period("2019-01-01")), _work("2", _period("2020-03-01"))]
    follows = [_relation("2", "1", "follows")]
    found, answer = _answer(in_force(works, follows, DAY), "1")
    assert found == "unknown"
    assert "next of its series" in answer.reason
    assert _answer(in_force(works, follows, dt.date(2020, 2, 1)), "1")[0] == "in_force"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("2015-01-01", "2019-01-01", ("unknown", "in_force")),
        ("2015-01-01", "2015-01-01", ("unknown", "unknown")),
        ("2015-01-01", "2021-01-01", ("in_force", "not_in_force")),
    ],
)
def test_versions_of_one_title_without_numbers_are_in_force_only_where_none_came_later(
    first: str, second: str, found: tuple[str, str]
) -> None:
    law = {"title": "甲市供水条例", "number": None}
    works = [
        _work("1", _period(first)).model_copy(update=law),
        _work("2", _period(second)).model_copy(update=law),
    ]
    result = in_force(works, [], DAY)
    assert tuple(_answer(result, work)[0] for work in "12") == found
    numbered = [work.model_copy(update={"number": Stated(value=work.id)}) for work in works]
    assert _answer(in_force(numbered, [], DAY), "1")[0] == "in_force"


def test_parts_follow_their_whole_and_are_not_asked() -> None:
    works = [_work("1", _period("2015-01-01")), _work("2", _period("2015-01-01"), part_of="1")]
    result = in_force(works, [], DAY)
    assert [answer.work for answer in result.in_force] == ["1"]
    assert result.not_in_force == result.unknown == ()


def _days(work: Work, relations: list[Relation], by_id: dict[str, Work], day: dt.date) -> set[bool]:
    """Return whether a work may and may not have been in force, trying every possible day."""

    def possible(period: Period | None) -> list[dt.date]:
        if period is None:
            return [dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(-1, 12)]
        span = (period.latest - period.earliest).days
        return [period.earliest + dt.timedelta(days=n) for n in range(span + 1)]

    ends = [possible(by_id[r.source].begins) for r in relations if r.target == work.id]
    ends += [possible(work.expires)] if work.expires else []
    lasting = {True} if not ends else set()
    answers = set()
    for begin in possible(work.begins):
        before = {True}
        for days in ends:
            before = {b and day < end for b in before for end in days}
        answers |= {begin <= day and holds for holds in before | lasting}
    return answers


_PERIODS = st.builds(
    lambda first, span: _period(
        (dt.date(2020, 1, 1) + dt.timedelta(days=first)).isoformat(),
        (dt.date(2020, 1, 1) + dt.timedelta(days=first + span)).isoformat(),
    ),
    st.integers(0, 8),
    st.integers(0, 3),
)


@given(
    st.lists(st.tuples(_PERIODS, st.none() | _PERIODS), min_size=3, max_size=3),
    st.sets(st.sampled_from(["12", "13", "23", "32"])),
    st.integers(0, 12),
)
def test_answers_agree_with_trying_every_possible_day(
    periods: list[tuple[Period, Period | None]], repeals: set[str], after: int
) -> None:
    works = [_work(str(at), *pair) for at, pair in enumerate(periods, start=1)]
    by_id = {work.id: work for work in works}
    relations = [_relation(pair[0], pair[1]) for pair in sorted(repeals)]
    day = dt.date(2020, 1, 1) + dt.timedelta(days=after)
    result = in_force(works, relations, day)
    for work in works:
        verdict, answer = _answer(result, work.id)
        possible = _days(work, relations, by_id, day)
        if "contradict" not in answer.reason:
            assert verdict == {
                (True,): "in_force", (False,): "not_in_force", (False, True): "unknown"
            }[tuple(sorted(possible))]  # fmt: skip


def test_what_took_the_place_of_what_is_followed_to_both_ends() -> None:
    relations = [
        _relation("3", "2"),
        _relation("2", "1"),
        _relation("2", "0"),
        _relation("4", "3", provisions="第一条"),
        _relation("5", "3", "cites"),
    ]
    assert replaced_by(relations, "1") == ("2", "3")
    assert replaces(relations, "3") == ("2", "0", "1")
    assert replaced_by(relations, "3") == ()
    circle = [_relation("1", "2"), _relation("2", "1")]
    assert (replaced_by(circle, "1"), replaces(circle, "1")) == (("2",), ("2",))


def _lineage(works: list[Work], relations: list[Relation]) -> Lineage:
    return Lineage(
        sources=(),
        documents=(),
        works=tuple(works),
        relations=tuple(relations),
        series=(),
        gaps=(),
        conflicts=(),
        alignments=(),
        changes=(),
        threads=(),
        findings=(),
        issues=(),
        failures=(),
    )


def test_the_graph_holds_every_work_and_relation_and_survives_json() -> None:
    works = [_work("2", _period("2020-01-01")), _work("1", None, _period("2021-01-01"))]
    relations = [_relation("2", "1"), _relation("2", "1", "follows")]
    graph = build_graph(_lineage(works, relations))
    assert list(graph) == ["1", "2"]
    assert sorted(key for _, _, key in graph.edges(keys=True)) == ["2-follows-1", "2-repeals-1"]
    assert graph.edges["2", "1", "2-repeals-1"]["ends"] is None
    assert graph.nodes["2"]["begins"] == ["2020-01-01", "2020-01-01"]
    assert graph.edges["2", "1", "2-repeals-1"]["evidence"][0]["quote"] == "2 repeals 1"
    again = nx.node_link_graph(json.loads(json.dumps(graph_json(graph))), edges="edges")
    assert nx.utils.graphs_equal(graph, again)
