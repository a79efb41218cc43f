"""The choice among groups that cannot all be had."""

from __future__ import annotations

from itertools import combinations
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lineage.alignment.groups as groups_module
from lineage.alignment.groups import Group, choose


def disjoint(groups: tuple[Group, ...]) -> bool:
    olds = [i for group in groups for i in group.old]
    news = [j for group in groups for j in group.new]
    return len(olds) == len(set(olds)) and len(news) == len(set(news))


@st.composite
def boards(draw: st.DrawFn) -> list[Group]:
    sides = st.lists(st.integers(0, 4), min_size=1, max_size=2, unique=True).map(sorted)
    shapes = draw(st.lists(st.tuples(sides, sides), max_size=9, unique_by=str))
    weights = [draw(st.integers(1, 50)) for _ in shapes]
    return [
        Group(tuple(old), tuple(new), 0.5, weight / 10)
        for (old, new), weight in zip(shapes, weights, strict=True)
    ]


@given(boards())
@settings(max_examples=150, deadline=None)
def test_no_other_choice_weighs_more(groups: list[Group]) -> None:
    chosen = choose(groups, lambda _: 0.0)
    assert disjoint(chosen)
    best = max(
        sum(group.weight for group in some)
        for size in range(len(groups) + 1)
        for some in combinations(groups, size)
        if disjoint(some)
    )
    assert abs(sum(group.weight for group in chosen) - best) < 1e-9


def test_of_equal_choices_the_tie_decides() -> None:
    groups = [Group((0,), (0,), 0.5, 1.0), Group((0,), (1,), 0.5, 1.0)]
    assert choose(groups, lambda group: 0.5 if group.new == (0,) else 0.1) == (groups[0],)
    assert choose(groups, lambda group: 0.5 if group.new == (1,) else 0.1) == (groups[1],)


def test_without_an_exact_answer_the_weightiest_are_taken_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(groups_module, "milp", lambda *_, **__: SimpleNamespace(status=1))
    groups = [Group((0,), (0,), 0.5, 1.0), Group((0,), (1,), 0.5, 1.2), Group((1,), (1,), 0.5, 0.9)]
    assert choose(groups, lambda _: 0.0) == (groups[1],)


def test_beyond_thousands_that_hang_together_the_weightiest_are_taken_first() -> None:
    groups = [Group((at // 2,), ((at + 1) // 2,), 0.5, 1.0 + at % 7 / 100) for at in range(3200)]
    chosen = choose(groups, lambda _: 0.0)
    assert disjoint(chosen)
    assert len(chosen) > 1000
