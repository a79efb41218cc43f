"""The elements of an HTML file, as a browser nests them."""

from __future__ import annotations

from lineage.reading.html.tokens import Tag, Text, find_tokens, read_attributes

__all__ = ["BLOCKS", "Element", "Tree", "read_tree"]

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "listing main menu nav ol option p plaintext pre search section summary table tbody td tfoot "
    "th thead tr ul xmp".split()
)
"""The elements that part paragraphs."""

_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
_HEAD = frozenset("html head title meta link script style base noscript template".split())
_SPECIAL = BLOCKS | {"template", "head", "script", "style", "title", "noscript", "button", "object"}
_SCOPES = frozenset("html table td th caption template object button".split())
_ENDS_PARAGRAPH = BLOCKS - {"html", "body", "td", "th", "tr", "tbody", "thead", "tfoot", "option"}
# What an element that begins ends, if it is open below the nearest of the second.
_ENDS = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "option": (("option",), ("select",)),
    "td": (("td", "th", "caption", "colgroup"), ("table",)),
    "th": (("td", "th", "caption", "colgroup"), ("table",)),
    "tr": (("tr", "caption", "colgroup"), ("table",)),
    "tbody": (("tbody", "thead", "tfoot", "caption", "colgroup"), ("table",)),
    "thead": (("tbody", "thead", "tfoot", "caption", "colgroup"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot", "caption", "colgroup"), ("table",)),
}
_TABLE_PARTS = frozenset("td th tr tbody thead tfoot caption colgroup".split())
# Beyond it an element stands beside the one it would stand in; browsers stop at 512.
_DEEPEST = 150


class Element:
    """An element of a page: its tag from `start` to `end`, and what stands in it, in order."""

    __slots__ = ("attributes", "children", "end", "order", "parent", "start", "tag")

    def __init__(self, tag: str, parent: Element | None, order: int) -> None:
        self.tag = tag
        self.parent = parent
        self.order = order
        self.attributes: dict[str, str] = {}
        self.children: list[Element | Text] = []
        self.start = self.end = 0

    def holds(self, name: str) -> str:
        """Return an attribute in small letters, empty where there is none."""
        return self.attributes.get(name, "").strip().lower()


class Tree:
    """The elements of a page, `elements[0]` being its root; an element stands behind its parent."""

    def __init__(self) -> None:
        root = Element("html", None, 0)
        self.elements = [root]
        self._open = [root]
        self._places: dict[str, list[int]] = {"html": [0]}
        self._special = [0]
        self._scopes = [0]

    def add_text(self, text: Text) -> None:
        """Put a text into what is open."""
        self._open[-1].children.append(text)

    def begin(self, tag: Tag) -> None:
        """Begin an element, and end those that cannot hold it."""
        if tag.name in {"html", "body"} and (tag.name == "html" or self._places.get("body")):
            self.elements[0].attributes |= read_attributes(tag.attributes)
            return
        self._make_room(tag.name)
        if len(self._open) >= _DEEPEST and tag.name not in _VOID:
            self._close(len(self._open) - 1)
        element = Element(tag.name, self._open[-1], len(self.elements))
        element.start, element.end = tag.start, tag.end
        if tag.attributes:
            element.attributes = read_attributes(tag.attributes)
        self._open[-1].children.append(element)
        self.elements.append(element)
        if tag.name not in _VOID:
            self._push(element)

    def finish(self, tag: Tag) -> None:
        """End the nearest element of a name, if it may end here."""
        name = tag.name
        if name in {"html", "body"}:
            return
        if name in {"br", "p"} and not self._is_open(name, self._scopes[-1]):
            self.begin(Tag(name, closes=False, attributes="", start=tag.start, end=tag.end))
        if name in _TABLE_PARTS:
            bound = self._last("table")
        elif name == "table":
            bound = -1
        else:
            bound = self._scopes[-1] - 1 if name in _SCOPES else self._scopes[-1]
            if name not in _SPECIAL:
                bound = max(bound, self._special[-1])
        if self._is_open(name, bound):
            self._close(self._last(name))

    def _make_room(self, name: str) -> None:
        if name not in _HEAD and self._last("head") >= 0:
            self._close(self._last("head"))
        if name in _ENDS_PARAGRAPH and self._is_open("p", self._scopes[-1]):
            self._close(self._last("p"))
        if name == "a" and self._is_open("a", self._special[-1]):
            self._close(self._last("a"))
        if name in _ENDS:
            ended, within = _ENDS[name]
            bound = max(self._last(each) for each in within)
            if name not in _TABLE_PARTS:
                bound = max(bound, self._scopes[-1])
            if name in {"tbody", "thead", "tfoot"}:
                ended = (*ended, "tr")
            if name in _TABLE_PARTS - {"td", "th"}:
                ended = (*ended, "td", "th")
            places = [place for each in ended if (place := self._last(each)) > bound]
            if places:
                self._close(min(places))

    def _last(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _is_open(self, name: str, bound: int) -> bool:
        return self._last(name) > bound

    def _push(self, element: Element) -> None:
        place = len(self._open)
        self._open.append(element)
        self._places.setdefault(element.tag, []).append(place)
        if element.tag in _SPECIAL:
            self._special.append(place)
        if element.tag in _SCOPES:
            self._scopes.append(place)

    def _close(self, place: int) -> None:
        while len(self._open) > place:
            last = len(self._open) - 1
            self._places[self._open.pop().tag].pop()
            if self._special[-1] == last:
                self._special.pop()
            if self._scopes[-1] == last:
                self._scopes.pop()


def read_tree(text: str) -> Tree:
    """Return the elements of a file, with those that need no end tag ended as in a browser."""
    tree = Tree()
    for token in find_tokens(text):
        if isinstance(token, Text):
            tree.add_text(token)
        elif token.closes:
            tree.finish(token)
        else:
            tree.begin(token)
    return tree
