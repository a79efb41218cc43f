from __future__ import annotations

import pytest

from lineage.models import Thread, ThreadStep
from lineage.rendering.lives import Lives, lives


def thread(*addresses: str) -> Thread:
    return Thread(
        id="-".join(addresses),
        series="s",
        name="",
        steps=tuple(
            ThreadStep(
                work=f"w{at}", year=None, document="", addresses=tuple(each.split()), events=(),
                match=None,
            )
            for at, each in enumerate(addresses, start=1)
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("threads", "expected"),
    [
        ([thread("1", "1"), thread("2", "2")], Lives({"w1": 2, "w2": 2}, 2, 0, 0)),
        ([thread("1", "1"), thread("2", "1")], Lives({"w1": 2, "w2": 1}, 0, 2, 0)),
        ([thread("1", "1 2")], Lives({"w1": 1, "w2": 2}, 0, 1, 0)),
        ([thread("1", "1"), thread("2", "")], Lives({"w1": 2, "w2": 1}, 1, 0, 1)),
        ([thread("", "1")], Lives({"w2": 1}, 1, 0, 0)),
        ([thread("1", ""), thread("1", "1")], Lives({"w1": 1, "w2": 1}, 0, 1, 0)),
        ([], Lives({}, 0, 0, 0)),
    ],
)
def test_threads_that_share_a_clause_are_not_counted_as_separate_ones(
    threads: list[Thread], expected: Lives
) -> None:
    assert lives(("w1", "w2"), threads) == expected
