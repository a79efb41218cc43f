"""The names of WordprocessingML, and the children of an element as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

__all__ = ["MATH", "NumberedAs", "W", "child", "is_on", "number", "shown_children", "value"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OPEN = {
    W + name
    for name in (
        "sdt sdtContent customXml smartTag ins moveTo hyperlink fldSimple dir bdo ruby rubyBase"
    ).split()
}
# Deleted and moved-away words, the reading above a character, and what describes a container.
_GONE = {W + name for name in "del moveFrom rt sdtPr sdtEndPr smartTagPr customXmlPr".split()}
_MOST_DIGITS = 9


class NumberedAs(NamedTuple):
    """What a paragraph or a style says of its numbering: `None` is not said."""

    list_id: str | None = None
    level: int | None = None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child of a name, or what a path of such names leads to."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an attribute of an element that may be missing."""
    return None if element is None else element.get(W + name)


def number(text: str | None) -> int | None:
    """Return a number of at most nine digits, or `None`."""
    digits = (text or "").removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _MOST_DIGITS:
        return None
    return int(text or "")


def is_on(element: etree._Element | None) -> bool | None:
    """Return whether a property is switched on; `None` where nothing is said."""
    if element is None:
        return None
    return value(element) not in {"0", "false", "off"}


def shown_children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of an element as if every tracked change were accepted.

    Containers without a look of their own (content controls, links, insertions) are opened, and
    of alternatives for several programs the first is taken.
    """
    stack: list[Iterator[etree._Element]] = [iter(element)]
    while stack:
        each = next(stack[-1], None)
        if each is None:
            stack.pop()
        elif each.tag in _OPEN:
            stack.append(iter(each))
        elif each.tag == _CHOICES + "AlternateContent":
            stack.append(iter(_chosen(each)))
        elif each.tag not in _GONE:
            yield each


def _chosen(alternatives: etree._Element) -> etree._Element | tuple[()]:
    for name in ("Choice", "Fallback"):
        found = alternatives.find(_CHOICES + name)
        if found is not None:
            return found
    return ()
