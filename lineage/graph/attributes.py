"""The attributes of nodes and edges as plain values, for formats that know no lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

__all__ = ["Scalar", "Typed", "clean", "flat", "label", "typed"]

Scalar = str | int | float | bool

_PERIODS = ("begins", "expires", "ends")
# What XML 1.0 cannot hold, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Typed(NamedTuple):
    """The name of an attribute, and the type of all its values in a graph."""

    name: str
    type: type[Scalar]


def flat(attributes: Mapping[str, object]) -> dict[str, Scalar]:
    """Return attributes with only text, numbers and booleans for values.

    What is not known is left out; a period becomes its first and last day; lists and tables become
    JSON; characters that XML cannot hold become U+FFFD.

    >>> flat({"year": 2020, "ends": ["2020-01-01", "2020-12-31"], "names": ["Plan"], "date": None})
    {'year': 2020, 'ends_earliest': '2020-01-01', 'ends_latest': '2020-12-31', 'names': '["Plan"]'}
    """
    found: dict[str, Scalar] = {}
    for name, value in attributes.items():
        if name in _PERIODS and isinstance(value, list):
            found[f"{name}_earliest"], found[f"{name}_latest"] = value
        elif isinstance(value, str):
            found[name] = clean(value)
        elif isinstance(value, bool | int | float):
            found[name] = value
        elif value is not None:
            found[name] = clean(json.dumps(value, ensure_ascii=False))
    return found


def clean(text: str) -> str:
    """Return a text with U+FFFD for every character that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def typed(rows: Iterable[Mapping[str, Scalar]]) -> tuple[Typed, ...]:
    """Return every attribute of some rows with its type, in the order of their first values."""
    found: dict[str, type[Scalar]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, type(value))
    return tuple(Typed(name, kind) for name, kind in found.items())


def label(name: str, attributes: Mapping[str, object]) -> str:
    """Return what to call a node: its number, else its title, else its id."""
    return str(attributes.get("number") or attributes.get("title") or name)
