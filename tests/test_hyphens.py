import pytest

from lineage.reading.hyphens import mend_words
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
        (("manage\u00ad", "ment"), [("manage\u00ad", False), ("ment", True)]),
        ((), []),
    ],
)  # fmt: skip
def test_a_word_is_made_whole_where_that_is_safe(
    lines: tuple[str, ...], found: list[tuple[str, bool]]
) -> None:
    assert mended(*lines) == found
