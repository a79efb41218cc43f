import pytest

from lineage.reading.hyphens import divided, mend_words
from lineage.reading.printed import Line


def mended(*lines: str) -> list[tuple[str, bool]]:
    return [(line.text, line.joined) for line in mend_words([[Line(t, 0) for t in lines]])[0]]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Good manage-", "ment of management"), [("Good manage", False), ("ment of management", True)]),  # noqa: E501
        (("a co-", "ordinate, never coordinate, co-ordinate"),
         [("a co-", False), ("ordinate, never coordinate, co-ordinate", False)]),
        (("of the long-", "term plan"), [("of the long-", False), ("term plan", False)]),
        (("from 2020-", "2025 on"), [("from 2020-", False), ("2025 on", False)]),
        (("the Sino-", "American plan and Sinoamerican"), [("the Sino-", False), ("American plan and Sinoamerican", False)]),  # noqa: E501
        (("manage\u00ad", "ment"), [("manage", False), ("ment", True)]),
        ((), []),
    ],
)  # fmt: skip
def test_a_word_is_made_whole_where_that_is_safe(
    lines: tuple[str, ...], found: list[tuple[str, bool]]
) -> None:
    assert mended(*lines) == found


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
