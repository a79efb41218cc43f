"""Words of Chinese and English text as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.words import stem, words


@pytest.mark.parametrize(
    "family",
    [
        "supervise supervision supervisory",
        "implement implementation implemented implementing",
        "policy policies",
        "responsible responsibility responsibilities",
        "govern governance government",
        "assess assessment assessments",
        "pollute pollution pollutants",
        "evaluate evaluation evaluated",
        "precise precision precisely",
        "coordinate coordination coordinated",
        "environment environmental",
        "ecology ecological",
        "agriculture agricultural",
        "expose exposure",
        "unit units",
        "three third 3 3rd",
    ],
)
def test_forms_of_one_word_have_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("air", "area"),
        ("water", "waste"),
        ("plan", "plant"),
        ("class", "clause"),
        ("soil", "solid"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("压实责任，并加强考核。", ("压实", "责任", "加强", "考核"), ()),
        ("ＰＭ２.５浓度下降３.５％", ("浓度", "下降"), ("pm", "2.5", "3.5%")),
        ("第十二条、第三个", (), ("12", "3")),
        ("The 2nd of the 3 measures", (), ("2", "3", "mea")),
        ("of the and", (), ()),
        ("……—— 🙂", (), ()),
        ("", (), ()),
    ],
)
def test_what_says_something_is_kept(
    text: str, chinese: tuple[str, ...], english: tuple[str, ...]
) -> None:
    assert words(text) == (chinese, english)


@given(st.text(max_size=60))
def test_any_text_has_words_or_none(text: str) -> None:
    assert words(text) == words(text + " ")
