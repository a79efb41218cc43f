import pickle

import pytest

from lineage.errors import (
    LineageError,
    NothingToReadError,
    ReadingError,
    ReportFolderError,
    UnknownIdError,
)

ALL = [ReadingError, NothingToReadError, ReportFolderError, UnknownIdError]


@pytest.mark.parametrize("error", ALL)
def test_every_error_is_one_line_of_place_wrong_and_advice(error: type[LineageError]) -> None:
    raised = error("a.txt", "it is empty", "save it again")
    assert str(raised) == "a.txt: it is empty; save it again"
    assert (raised.place, raised.wrong, raised.advice) == ("a.txt", "it is empty", "save it again")


@pytest.mark.parametrize("error", ALL)
def test_an_error_comes_back_whole_from_another_process(error: type[LineageError]) -> None:
    raised = error("a.txt", "it is empty", "save it again")
    assert str(pickle.loads(pickle.dumps(raised))) == str(raised)  # noqa: S301


@pytest.mark.parametrize(
    ("error", "builtin"),
    [(ReadingError, ValueError), (NothingToReadError, ValueError), (ReportFolderError, OSError),
     (UnknownIdError, KeyError)],
)  # fmt: skip
def test_every_error_is_the_builtin_a_caller_would_expect(
    error: type[LineageError], builtin: type[Exception]
) -> None:
    assert issubclass(error, builtin)
    assert issubclass(error, LineageError)
