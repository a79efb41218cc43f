"""Which of the paragraphs that a page shows are the document's, and which the site's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lineage.language.labels import find_labels
from lineage.reading.html_blocks import Shown
from lineage.reading.html_notes import class_words
from lineage.reading.html_tree import Element, Tree
from lineage.reading.printed import Kind

__all__ = ["main_blocks"]

# What sites call the parts of a page that are no part of the document on it.
_FRAME = frozenset(
    "nav navbar navi navigation menu menus breadcrumb breadcrumbs crumb crumbs bread dqwz sitenav "
    "topbar toolbar search searchbox login logo lang language skip "
    "share sharing bshare bdsharebuttonbox social jiathis qrcode ewm erweima fenxiang fontsize "
    "related relate relevant relation recommend recommended xgxw xgyd xgjd xglj tuijian sidebar "
    "pager pagination pagenav paging prevnext hotnews ranking rank "
    "comment comments pinglun disqus discuss footer foot copyright friendlink friendlinks "
    "imprint advert advertisement adsbygoogle banner cookie cookies popup modal toc-toggle "
    "tags keywords disclaimer subscribe newsletter".split()
)
_FRAME_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"}
)
_FRAME_TAGS = frozenset({"nav", "aside", "footer", "header"})
_NO_FRAME = frozenset({"html", "body", "main", "article", "h1", "p", "span"})
_ARTICLES = frozenset({"article", "main", "section", "hgroup"})
_LEADING = frozenset(
    "nav navbar navigation menu menus breadcrumb breadcrumbs crumb crumbs dqwz topbar logo banner "
    "sitenav search header".split()
)
_ENDING = frozenset({"footer", "foot", "copyright", "friendlink", "friendlinks", "imprint"})
_BYLINE = frozenset(
    "byline author authors source pubtime pubdate publishtime publish publishdate posted "
    "fbsj laiyuan sourcetime timestamp".split()
)
_INFO = _BYLINE | {"info", "meta", "time", "date", "ly", "sj", "from"}
_RUNNING = frozenset({"header", "footer"})
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|ofd|et|zip|rar|rtf|txt)(?:[?#]|$)", re.IGNORECASE)
_ATTACHMENT = re.compile(
    r"\W{0,3}附\s?[件录]|\W{0,3}(?:annex|attachment|appendix)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[。；：，]|[a-z][.;,](?:\s|$)")
_SHORT_WEIGHT = 0.3
_MAIN_SHARE = 0.8
# A part of the page with so much of its text is none of the frame, whatever it is called.
_TOO_MUCH = 0.3
_LINKED = 0.6
_LIST_OF_LINKS = 3
_SHORT = 90
_LABEL = 40
_SHORTEST_TITLE = 6


class _Frame(NamedTuple):
    """The outermost part of the page's frame that each element stands in, by `order`."""

    of: list[Element | None]


def main_blocks(blocks: Sequence[Shown], tree: Tree, title: str) -> list[tuple[Shown, Kind | None]]:
    """Return the paragraphs of the document on a page, each with its kind where the page tells it.

    The document is the smallest part of the page that holds nearly all words outside its frame
    (navigation, share bars, related pages, comments, imprint), which is known by what the site
    calls it and by lists of links; with it go the title and the lines about it above, and what
    stands below it before the frame begins again.
    """
    frame = _find_frame(tree)
    weights = [_weight(block, frame) for block in blocks]
    whole = _gathered(blocks, [_weight(block, None) for block in blocks], tree)
    frame = [each if each and whole[each.order] <= _TOO_MUCH * whole[0] else None for each in frame]
    weights = [_weight(block, frame) for block in blocks]
    core = _core(_gathered(blocks, weights, tree), tree)
    inside = _below(core, tree)
    within = [inside[block.element.order] for block in blocks]
    if True not in within:
        return []
    first = within.index(True)
    last = len(within) - 1 - within[::-1].index(True)
    listed = _lists_of_links(blocks)
    kept = [
        frame[block.element.order] is None and at not in listed if within[at] else False
        for at, block in enumerate(blocks)
    ]
    for at in _above(blocks[:first], frame, listed, title):
        kept[at] = True
    for at in _behind(blocks, last, frame, listed):
        kept[at] = True
    top = next((at for at, block in enumerate(blocks) if kept[at] and _is_text(block)), len(blocks))
    return [
        (block, _kind(block, above=at < first or at < top, outside=not within[at]))
        for at, block in enumerate(blocks)
        if kept[at] or block.is_note
    ]


def _kind(block: Shown, *, above: bool, outside: bool) -> Kind | None:
    if block.is_note:
        return "note"
    if len(block.text) > _SHORT or block.table or not above:
        return None
    names = _INFO if outside else _BYLINE
    element: Element | None = block.element
    for _ in range(2):
        if element is None or element.tag == "h1":
            break
        if names.intersection(class_words(element)) or element.tag == "time":
            return "meta"
        element = element.parent
    return None


def _find_frame(tree: Tree) -> list[Element | None]:
    frame: list[Element | None] = []
    for element in tree.elements:
        above = frame[element.parent.order] if element.parent else None
        frame.append(above or (element if _is_frame(element) else None))
    return frame


def _is_frame(element: Element) -> bool:
    if element.tag in _FRAME_TAGS:
        in_article = element.tag != "nav" and _is_in_article(element)
        return not (in_article or element.holds("role").startswith("doc-"))
    if not element.attributes or element.tag in _NO_FRAME:
        return False
    return (
        element.holds("role") in _FRAME_ROLES
        or (element.tag == "div" and element.holds("title") in _RUNNING)
        or not _FRAME.isdisjoint(class_words(element))
    )


def _is_in_article(element: Element) -> bool:
    above = element.parent
    while above is not None:
        if above.tag in _ARTICLES:
            return True
        above = above.parent
    return False


def _weight(block: Shown, frame: Sequence[Element | None] | None) -> float:
    if frame is not None and frame[block.element.order] is not None:
        return 0.0
    own = max(0, block.size - block.linked)
    return own if _is_text(block) else own * _SHORT_WEIGHT


def _is_text(block: Shown) -> bool:
    return bool(block.table or _SENTENCE.search(block.text) or _is_labelled(block.text))


def _is_labelled(text: str) -> bool:
    return any(label.style.strong for label in find_labels(text[:_LABEL]))


def _gathered(blocks: Sequence[Shown], weights: Sequence[float], tree: Tree) -> list[float]:
    """Return the weight of all that each element holds, by `order`."""
    gathered = [0.0] * len(tree.elements)
    for block, weight in zip(blocks, weights, strict=True):
        gathered[block.element.order] += weight
    for element in reversed(tree.elements):
        if element.parent:
            gathered[element.parent.order] += gathered[element.order]
    return gathered


def _core(weights: Sequence[float], tree: Tree) -> Element:
    core = tree.elements[0]
    while True:
        below = [each for each in core.children if isinstance(each, Element)]
        best = max(below, key=lambda each: weights[each.order], default=None)
        if best is None or weights[best.order] < _MAIN_SHARE * weights[0] or not weights[0]:
            return core
        core = best


def _below(core: Element, tree: Tree) -> list[bool]:
    inside: list[bool] = []
    for element in tree.elements:
        inside.append(
            element is core or (element.parent is not None and inside[element.parent.order])
        )
    return inside


def _is_links(block: Shown) -> bool:
    if block.linked <= _LINKED * block.size or block.is_note or not block.size:
        return False
    if block.target.startswith("#") or _FILE.search(block.target):
        return False
    text = block.text
    return not (_ATTACHMENT.match(text) or _is_labelled(text))


def _lists_of_links(blocks: Sequence[Shown]) -> set[int]:
    listed: set[int] = set()
    run: list[int] = []
    for at, block in enumerate(blocks):
        if _is_links(block):
            run.append(at)
            continue
        if len(run) >= _LIST_OF_LINKS:
            listed.update(run)
        run = []
    return listed | set(run if len(run) >= _LIST_OF_LINKS else [])


def _above(
    blocks: Sequence[Shown], frame: Sequence[Element | None], listed: set[int], title: str
) -> list[int]:
    """Return which paragraphs above the text go with it: titles, and all below the site's head."""
    kept = []
    open_region = True
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        part = frame[block.element.order]
        if _is_title(block, title, in_frame=part is not None):
            kept.append(at)
        elif (part is not None and _leads(part)) or at in listed:
            open_region = False
        elif part is None and open_region and not _is_links(block):
            kept.append(at)
    return kept


def _leads(part: Element) -> bool:
    return part.tag in {"nav", "header"} or not _LEADING.isdisjoint(class_words(part))


def _is_title(block: Shown, title: str, *, in_frame: bool) -> bool:
    """Tell whether a paragraph is the page's title: a site's own name stands last in `title`."""
    bare, named = (re.sub(r"\s", "", text) for text in (block.text, title))
    if block.element.tag == "h1":
        return not in_frame or (bool(bare) and named.startswith(bare))
    return not in_frame and len(bare) >= _SHORTEST_TITLE and named.startswith(bare)


def _behind(
    blocks: Sequence[Shown], last: int, frame: Sequence[Element | None], listed: set[int]
) -> list[int]:
    kept = []
    for at in range(last + 1, len(blocks)):
        block = blocks[at]
        part = frame[block.element.order]
        if part is not None and (part.tag == "footer" or not _ENDING.isdisjoint(class_words(part))):
            break
        if part is None and at not in listed and not _is_links(block):
            kept.append(at)
    return kept
