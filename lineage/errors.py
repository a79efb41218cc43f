"""The errors this package raises on purpose, all below one root.

    LineageError (Exception)
    ├── ReadingError (ValueError)      one file could not be read; the others still are
    ├── NothingToReadError (ValueError)  no file at all could be read
    ├── ReportFolderError (OSError)    a report cannot be put where it was asked for
    └── UnknownIdError (KeyError)      no claim of that name

Each message is one line for a person: where, what is wrong, what to do.
"""

from __future__ import annotations

__all__ = [
    "LineageError",
    "NothingToReadError",
    "ReadingError",
    "ReportFolderError",
    "UnknownIdError",
]


class LineageError(Exception):
    """The root of every error this package raises on purpose.

    >>> str(LineageError("plan.txt", "the file is empty", "save the page again"))
    'plan.txt: the file is empty; save the page again'
    """

    def __init__(self, place: str, wrong: str, advice: str) -> None:
        super().__init__(place, wrong, advice)
        self.place = place
        self.wrong = wrong
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong}; {self.advice}"


class ReadingError(LineageError, ValueError):
    """One file could not be read: `place` is the file."""


class NothingToReadError(LineageError, ValueError):
    """None of the files and folders named holds anything that can be read."""


class ReportFolderError(LineageError, OSError):
    """A report cannot be written to the folder that was asked for."""


class UnknownIdError(LineageError, KeyError):
    """No claim of the result bears this id."""
