"""Footnotes of an HTML page: where they stand, and the marks that lead to them."""

from __future__ import annotations

import re
from html import unescape

from lineage.reading.html.tables import texts_of
from lineage.reading.html.tree import Element, Tree

__all__ = ["Notes", "class_words"]

_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes", "note-list"})
_NOTE_CLASSES = re.compile(
    r"oj-note|footnotes?|endnotes?|footnote-?(?:text|item|list|body)|msofootnotetext"
    r"|msoendnotetext|sd(?:foot|end)note(?:-\w+)?|zhushi"
)
_NOTE_ID = re.compile(r"(?:_?ftn|_?edn|fn:?|footnote-?)\d+$")
_MARK_CLASSES = re.compile(
    r"(?:oj-)?super|(?:oj-)?note-tag|note-?ref|footnote-?(?:ref(?:erence)?|anchor|mark)"
    r"|sd(?:foot|end)noteanc|mso(?:foot|end)notereference"
)
_REFERENCES = frozenset({"msofootnotereference", "msoendnotereference"})
_BACK = frozenset({"doc-backlink"})
_ARROW = re.compile(r"[↩↑^⬆⤴\ufe0e\ufe0f\s]{1,4}")
_MARK = re.compile(
    r"[（(\[〔【]\s?(?:注?\s?\d{1,3}|[a-z]|\*{1,3}\d{0,2}|[ivx]{1,4}|[①-⑳])\s?[)）\]〕】]"
    r"|\d{1,3}|[a-z]|\*{1,4}|[①-⑳†‡§¶]|[ivx]{1,4}"
)
_BRACKETED = re.compile(r"[\[［〔【(（]\s?注?\s?\d{1,3}\s?[\]］〕】)）]|[①-⑳†‡]|\*{1,4}")
_LONGEST_MARK = 12
# A figure set high behind these is a power: m², 10³, 平方米 written 米².
_POWER = re.compile(r"(?:^|[^A-Za-z])[A-Za-z]{1,2}$|[\d\]％%°米]$")
_SEARCHED = 60


class Notes:
    """The notes of a page, and the marks in its text that stand for them."""

    def __init__(self, tree: Tree, text: str) -> None:
        self._text = text
        self._named: dict[str, Element] = {}
        for element in tree.elements:
            for name in ("id", "name"):
                if name in element.attributes:
                    self._named.setdefault(element.attributes[name], element)

    def is_note(self, element: Element) -> bool:
        """Tell whether an element is a footnote, or holds nothing but footnotes."""
        if not element.attributes:
            return False
        if element.holds("role") in _NOTE_ROLES or "footnote" in element.holds("epub:type"):
            return element.tag not in {"a", "sup", "span"}
        if element.tag in {"a", "sup", "span", "body"}:
            return False
        if element.tag in {"div", "li"} and _NOTE_ID.match(element.holds("id")):
            return True
        return any(_NOTE_CLASSES.fullmatch(word) for word in class_words(element, whole=True))

    def begins_note(self, element: Element) -> bool:
        """Tell whether a link at the head of a paragraph is the number of a footnote."""
        return element.tag == "a" and self._returns(element) and bool(self.mark_of(element))

    def is_back_link(self, element: Element) -> bool:
        """Tell whether a link does nothing but lead from a footnote back to its mark."""
        if element.tag != "a":
            return False
        if element.holds("role") in _BACK:
            return True
        return element.holds("href").startswith("#") and bool(
            _ARROW.fullmatch(self._shown(element))
        )

    def is_mark(self, element: Element, before: str) -> bool:
        """Tell whether an element is the mark of a footnote behind the characters `before`."""
        if element.tag not in {"a", "sup", "span"}:
            return False
        mark = self.mark_of(element)
        if not mark:
            return False
        if element.tag == "span":
            return not _REFERENCES.isdisjoint(class_words(element, whole=True))
        if element.holds("role") == "doc-noteref" or "noteref" in element.holds("epub:type"):
            return True
        if element.tag == "a":
            return self._is_linked_mark(element)
        linked = any("#" in each.holds("href") for each in _below(element, "a"))
        high = mark.isdecimal() and bool(before.strip()) and not _POWER.search(before)
        return linked or high or bool(_BRACKETED.fullmatch(mark))

    def _is_linked_mark(self, link: Element) -> bool:
        if "#" not in link.holds("href"):
            return False
        words = (
            word for each in (link, *_below(link, "span")) for word in class_words(each, whole=True)
        )
        return (
            bool(_below(link, "sup"))
            or any(map(_MARK_CLASSES.fullmatch, words))
            or self._returns(link)
            or self._leads_to_note(link)
        )

    def _leads_to_note(self, link: Element) -> bool:
        target = self._target(link)
        while target is not None:
            if self.is_note(target):
                return True
            target = target.parent
        return False

    def _returns(self, link: Element) -> bool:
        """Tell whether a link leads to a place whose own link leads back to it."""
        target = self._target(link)
        if target is None:
            return False
        around = [link, *([link.parent] if link.parent else []), *_below(link)]
        own = {each.attributes[name] for each in around for name in ("id", "name")
               if name in each.attributes}  # fmt: skip
        if not own:
            return False
        places = [target, *([target.parent] if target.parent else [])]
        others = [target, *_below(target, "a"), *(each for p in places for each in _below(p, "a"))]
        hrefs = (other.attributes.get("href", "") for other in others if other is not link)
        return any(href.rpartition("#")[2] in own for href in hrefs if "#" in href)

    def _target(self, link: Element) -> Element | None:
        _, mark, name = link.attributes.get("href", "").rpartition("#")
        return self._named.get(name) if mark and name else None

    def mark_of(self, element: Element) -> str:
        """Return what an element shows if it could be the mark of a note, else nothing."""
        shown = self._shown(element)
        return shown if _MARK.fullmatch(shown) else ""

    def _shown(self, element: Element) -> str:
        shown = ""
        for each in texts_of(element, _SEARCHED):
            shown += unescape(self._text[each.start : min(each.end, each.start + _SEARCHED)])
            if len(shown.strip()) > _LONGEST_MARK:
                return ""
        return shown.strip()


def class_words(element: Element, *, whole: bool = False) -> list[str]:
    """Return the words of an element's classes and id; `whole` keeps compound classes together.

    >>> element = Element("div", None, 0)
    >>> element.attributes["class"] = "siteNav share-bar"
    >>> class_words(element)
    ['site', 'nav', 'share', 'bar']
    """
    written = element.attributes.get("class", "")[:400]
    if whole:
        return written.lower().split()
    parted = re.sub(
        r"(?<=[a-z])(?=[A-Z])", " ", written + " " + element.attributes.get("id", "")[:200]
    )
    return re.findall(r"[a-z]+", parted.lower())


def _below(element: Element, tag: str = "") -> list[Element]:
    found: list[Element] = []
    stack = _elements(element)
    seen = 0
    while stack and seen < _SEARCHED:
        each = stack.pop()
        seen += 1
        if not tag or each.tag == tag:
            found.append(each)
        stack.extend(_elements(each))
    return found


def _elements(element: Element) -> list[Element]:
    """Return the first elements in one, the last of them first."""
    return [each for each in element.children[_SEARCHED::-1] if isinstance(each, Element)]
