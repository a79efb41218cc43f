"""Words that a line's end divides."""

from __future__ import annotations

import pytest

from lineage.reading.divided_words import divided


@pytest.mark.parametrize(
    ("texts", "soft"),
    [
        (["the opera-", "tion of yards"], True),
        (["the opera\u00ad", "tion of yards"], True),
        (["the Anglo-", "French yard"], False),
        (["a self-", "evident rule"], False),
        (["a water-", "tight door; every water-tight door"], False),
        (["a self-", "same day; the selfsame day"], True),
        (["from 2019-", "2020 and on"], False),
        (["the yard -", "and more"], False),
    ],
)
def test_a_hyphen_is_the_words_own_where_it_is_known_so(texts: list[str], soft: bool) -> None:  # noqa: FBT001
    assert divided(texts, {0: 1}) == ({0} if soft else set())
