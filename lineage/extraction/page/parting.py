"""Labels that share a line with another one, or with a name, set apart from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.extraction.page.parts import Part, Unit
from lineage.language.labels import find_labels

__all__ = ["set_labels_apart"]

_FARTHEST_SECOND = 12
# An annex with its name on the same line, set off by a blank.
_NAMED_ANNEX = re.compile(
    r"(?P<label>附[件表录錄]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}))[ \u3000]+"
    r"(?P<name>[^。；;，,：:\t]{2,60})"
)


def set_labels_apart(part: Part) -> Part:
    """Return a text of a page with its paragraphs parted where two labels share one."""
    return part._replace(units=tuple(_titles_apart(_one_label_each(part.units))))


def _one_label_each(units: Sequence[Unit]) -> list[Unit]:
    """Return the paragraphs, one parted in two where a label stands behind its label.

    In 3. (1) … the (1) opens a list where the next paragraph with a label bears its (2).
    """
    found: list[Unit] = []
    for at, unit in enumerate(units):
        outer = () if unit.table or unit.note or "\t" in unit.text else find_labels(unit.text)
        place = next(
            (
                label.end
                for label in outer
                for inner in find_labels(unit.text[label.end :])
                if inner.value == 1
                and inner.style.name != label.style.name
                and _comes_second(inner.style.name, units[at + 1 : at + 1 + _FARTHEST_SECOND])
            ),
            0,
        )
        if place:
            bare = len(unit.text[:place].rstrip(" \u3000—–-"))
            found.append(unit._replace(end=unit.start + bare, text=unit.text[:bare]))
        found.append(unit._replace(start=unit.start + place, text=unit.text[place:]))
    return found


def _comes_second(style: str, units: Sequence[Unit]) -> bool:
    for unit in units:
        values = [label.value for label in find_labels(unit.text) if label.style.name == style]
        if values:
            return 2 in values  # noqa: PLR2004
    return False


def _titles_apart(units: Sequence[Unit]) -> list[Unit]:
    """Return the paragraphs, the label of an annex parted from its name on the same line.

    Where such a line comes again it is an entry of a table of contents, and beside another one, or
    at the end, of a list of annexes.
    """
    named = [_NAMED_ANNEX.fullmatch(unit.text) for unit in units]
    later: set[str] = set()
    found: list[Unit] = []
    for at in range(len(units) - 1, -1, -1):
        unit, mark = units[at], named[at]
        beside = named[at + 1] if at + 1 < len(units) else mark
        before = named[at - 1] if at else None
        if mark and not beside and not before and unit.text not in later:
            begin, end = mark.span("name")
            found.append(unit._replace(start=unit.start + begin, text=unit.text[begin:end]))
            label = unit.text[: mark.end("label")]
            found.append(unit._replace(end=unit.start + len(label), text=label))
        else:
            found.append(unit)
        if mark:
            later.add(unit.text)
    return found[::-1]
