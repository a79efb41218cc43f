"""Chinese words beside English ones."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.bridge import bridge, glosses, synonyms
from lineage.language.words import stem, words


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("督察", "inspection"),
        ("督察", "supervised"),
        ("考核", "assessment"),
        ("站位", "stance"),
        ("压实", "compact"),
        ("共治", "shared governance"),
        ("曝光", "exposed"),
        ("废止", "abolished"),
        ("废止", "repealed"),
        ("印发", "issuing"),
        ("追究", "accountable"),
        ("工作日", "working day"),
        ("扬尘", "dust"),
        ("污染防治", "pollution prevention and control"),
        ("生态文明", "ecological civilization"),
        ("臺灣", "Taiwan"),
    ],
)
def test_a_word_carries_what_translators_write_for_it(chinese: str, english: str) -> None:
    first, second = bridge([chinese, english])
    carried = frozenset().union(*first.senses.values())
    assert set(words(english).english) <= carried
    assert second.features == set(words(english).english)


@pytest.mark.parametrize(("chinese", "english"), [("噪声", "water"), ("宣传", "soil")])
def test_a_word_does_not_carry_what_it_does_not_say(chinese: str, english: str) -> None:
    assert stem(english) not in glosses(chinese)


def test_figures_stand_for_themselves() -> None:
    chinese, english = bridge(["2025年PM2.5浓度降至38", "PM2.5 down to 38 in 2025"])
    assert {"2025", "2.5", "38", "pm"} <= chinese.features & english.features


def test_a_word_that_no_dictionary_has_is_kept_and_carries_nothing() -> None:
    [side] = bridge(["囧囧囧囧"])
    assert all(not stems or word != "囧囧囧囧" for word, stems in side.senses.items())


@pytest.mark.parametrize(
    ("one", "other"), [("assess", "evaluate"), ("inspect", "supervise"), ("strict", "rigorous")]
)
def test_synonyms_are_near_both_ways(one: str, other: str) -> None:
    assert stem(other) in synonyms(stem(one))
    assert stem(one) in synonyms(stem(other))


def test_a_word_is_not_its_own_synonym() -> None:
    assert not [word for word in ("assess", "polic", "water") if word in synonyms(word)]


def test_the_glossary_has_one_row_a_word() -> None:
    table = files("lineage.language").joinpath("glossary.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    assert {len(row) for row in rows} == {2}
    assert len({chinese for chinese, _ in rows}) == len(rows)
    assert all(words(english).english for _, english in rows)


@given(st.lists(st.text(max_size=40), max_size=3))
def test_any_texts_can_be_bridged(texts: list[str]) -> None:
    assert [set(side.senses) for side in bridge(texts)] == [
        set(side.features) for side in bridge(texts)
    ]
