"""The styles of a Word file, as far as they decide what is shown."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from lineage.reading.word.names import NumberedAs, W, child, is_on, number, value

__all__ = ["Style", "Styles", "numbered_as", "read_styles"]

_LONGEST_CHAIN = 64


class Style(NamedTuple):
    """What one style says; `None` is not said."""

    based_on: str | None
    numbered: NumberedAs
    hidden: bool | None


class Styles(NamedTuple):
    """Every style by its id, and the id of the one that a paragraph has if it names none."""

    by_id: dict[str, Style]
    default: str | None

    def chain(self, style: str | None) -> list[str]:
        """Return a style and those it is based on, the nearest first."""
        chain: list[str] = []
        while style in self.by_id and style not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style = self.by_id[style].based_on
        return chain

    def numbered(self, style: str | None) -> NumberedAs:
        """Return the numbering that a style gives: each half from the nearest that says it."""
        said = [self.by_id[each].numbered for each in self.chain(style)]
        return NumberedAs(
            next((each.list_id for each in said if each.list_id is not None), None),
            next((each.level for each in said if each.level is not None), None),
        )

    def hides(self, style: str | None) -> bool | None:
        """Return whether a style hides its words; `None` where none in its chain says."""
        said = (self.by_id[each].hidden for each in self.chain(style))
        return next((each for each in said if each is not None), None)


def read_styles(root: etree._Element | None) -> Styles:
    """Return the styles of `styles.xml`; a file without one has none."""
    by_id: dict[str, Style] = {}
    default = None
    for style in [] if root is None else root.findall(W + "style"):
        name = value(style, "styleId")
        if not name:
            continue
        by_id[name] = Style(
            value(child(style, "basedOn")),
            numbered_as(child(style, "pPr")),
            is_on(child(style, "rPr", "vanish")),
        )
        is_default = value(style, "default") in {"1", "true", "on"}
        if is_default and value(style, "type") == "paragraph":
            default = name
    return Styles(by_id, default)


def numbered_as(properties: etree._Element | None) -> NumberedAs:
    """Return what the properties of a paragraph or of a style say of numbering."""
    said = child(properties, "numPr")
    return NumberedAs(value(child(said, "numId")), number(value(child(said, "ilvl"))))
