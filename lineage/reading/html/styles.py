"""What a page's own style sheet says of elements: hidden, set as blocks, numbered how."""

from __future__ import annotations

import re
from typing import NamedTuple

from lineage.reading.html.tokens import Text
from lineage.reading.html.tree import Element, Tree

__all__ = ["Styles", "read_styles"]

_LONGEST = 2**20
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
# A rule with one level of braces; what stands in @media and its like holds for other views.
_RULE = re.compile(r"([^{}]*+)\{([^{}]*+)\}")
_SIMPLE = re.compile(r"([a-z][a-z\d]*+)?+([.#][\w-]++)?+")
_PROPERTIES = frozenset({"display", "visibility", "white-space", "list-style", "list-style-type"})


class Styles(NamedTuple):
    """Declarations by simple selector: a tag, a class (`.a`), an id (`#a`), or a tag with one."""

    rules: dict[str, dict[str, str]]

    def of(self, element: Element) -> dict[str, str]:
        """Return the declarations for an element, its own `style` before the sheet's."""
        found: dict[str, str] = {}
        if self.rules:
            names = ["." + each for each in element.attributes.get("class", "").split()[:20]]
            if "id" in element.attributes:
                names.append("#" + element.attributes["id"])
            for name in (element.tag, *names, *(element.tag + name for name in names)):
                found |= self.rules.get(name, {})
        own = element.attributes.get("style")
        return found | _declarations(own) if own else found


def read_styles(text: str, tree: Tree) -> Styles:
    """Return the rules of a page's `style` elements whose selectors are simple."""
    rules: dict[str, dict[str, str]] = {}
    for element in tree.elements:
        if element.tag != "style" or element.holds("media") not in {"", "all", "screen"}:
            continue
        for part in element.children:
            if isinstance(part, Text):
                sheet = _COMMENT.sub("", text[part.start : min(part.end, part.start + _LONGEST)])
                _read_sheet(sheet, rules)
    return Styles(rules)


def _read_sheet(sheet: str, rules: dict[str, dict[str, str]]) -> None:
    for rule in _RULE.finditer(_without_views(sheet)):
        declared = _declarations(rule[2])
        for selector in rule[1].split(",") if declared else ():
            name = selector.strip()
            if _SIMPLE.fullmatch(name.lower()):
                rules.setdefault(name, {}).update(declared)


def _without_views(sheet: str) -> str:
    kept = []
    at = 0
    while (begin := sheet.find("@media", at)) >= 0:
        kept.append(sheet[at:begin])
        depth, at = 0, begin
        for brace in re.finditer(r"[{}]", sheet[begin:]):
            depth += 1 if brace[0] == "{" else -1
            at = begin + brace.end()
            if depth <= 0:
                break
        else:
            return "".join(kept)
    return "".join(kept) + sheet[at:]


def _declarations(written: str) -> dict[str, str]:
    found = {}
    for declaration in written.split(";"):
        name, _, value = declaration.partition(":")
        if (bare := name.strip().lower()) in _PROPERTIES:
            found[bare] = value.replace("!important", "").strip().lower()
    return found
