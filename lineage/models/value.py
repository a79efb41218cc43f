"""What every value shares: how it is frozen, and how it leads back to its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Annotated, Literal, ParamSpec, TypeVar, cast

from pydantic import AfterValidator, BaseModel, ConfigDict

__all__ = ["Basis", "Evidence", "Issue", "Period", "Place", "Span", "Stated", "Value", "made"]

Basis = Literal["stated", "inferred"]


class Value(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


AnyValue = TypeVar("AnyValue", bound=Value)
Fields = ParamSpec("Fields")


def made(kind: Callable[Fields, AnyValue], /, *_: Fields.args, **fields: Fields.kwargs) -> AnyValue:
    """Return a value of fields known to be right, every one of them given, without checking them.

    For the many values that the code itself works out, such as facts: checking costs more than
    finding them. Set one by one, their fields also share one table of names, and so does the set
    of those given, which together weigh more than what a fact says.

    >>> made(Place, page=1, line=2, paragraph=None) == Place(page=1, line=2, paragraph=None)
    True
    """
    shape = cast(type[AnyValue], kind)
    if len(fields) != len(_names(shape)):
        raise TypeError(f"{shape.__name__}: {sorted(_names(shape) ^ fields.keys())}")
    value = shape.__new__(shape)
    put = _putting(value)
    for name, field in fields.items():
        put(name, field)
    put("__pydantic_fields_set__", _names(shape))
    put("__pydantic_extra__", None)
    put("__pydantic_private__", None)
    return value


_putting = object.__setattr__.__get__


@cache
def _names(kind: type[Value]) -> set[str]:
    return set(kind.model_fields)


def _check_span(span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    if not 0 <= start <= end:
        raise ValueError(f"a span runs from 0 <= start to end, not {start} to {end}")
    return span


Span = Annotated[tuple[int, int], AfterValidator(_check_span)]
"""Half-open, in characters of the decoded file (a byte order mark is not counted)."""


class Place(Value):
    """Where in a printed file something stands, counted from 1; `None` where the format has none.

    A line is one of its page, a paragraph one of the whole file.
    """

    page: int | None = None
    line: int | None = None
    paragraph: int | None = None


class Evidence(Value):
    """The words that a claim rests on: `quote` is what stands at `span` of `file`.

    Where lines of a hard-wrapped page were joined, `quote` is the joined text: it equals the
    file's text at `span` once white space is left out of both, and with it the page numbers and
    the marks of headings that stood between the lines. `rule` names what read it. `place` is the
    page and line, or the paragraph, where the words begin in a file that has such; in a text
    file `span` alone is the place.
    """

    file: str
    span: Span
    quote: str
    rule: str
    place: Place | None = None


class Stated(Value):
    """One fact about a document, with the words it was read from.

    `basis` is `stated` where the document itself says so, `inferred` where it follows from
    other words, which `evidence` then holds.
    """

    value: str
    basis: Basis = "stated"
    evidence: tuple[Evidence, ...] = ()


class Period(Value):
    """The days between which something began or ended: one day where it is known exactly."""

    earliest: dt.date
    latest: dt.date
    basis: Basis
    evidence: tuple[Evidence, ...] = ()


class Issue(Value):
    """Something odd in a file that the work went on from: where, what, and what to do."""

    rule: str
    message: str
    advice: str
    file: str
    span: Span | None = None
    place: Place | None = None
