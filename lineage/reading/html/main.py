"""Which of the paragraphs that a page shows are the document's, and which the site's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.language.labels import find_labels
from lineage.reading.html.blocks import Shown
from lineage.reading.html.frame import find_frame, is_foot, is_head
from lineage.reading.html.notes import class_words
from lineage.reading.html.tables import texts_of
from lineage.reading.html.tree import Element, Tree
from lineage.reading.lines import display_width
from lineage.reading.printed import Kind

__all__ = ["main_blocks"]

_BYLINE = frozenset(
    "byline author authors source pubtime pubdate publishtime publish publishdate posted "
    "hd fbsj laiyuan sourcetime timestamp".split()
)
_INFO = _BYLINE | {"info", "meta", "time", "date", "ly", "sj", "from"}
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|ofd|et|zip|rar|rtf|txt)(?:[?#]|$)", re.IGNORECASE)
_ATTACHMENT = re.compile(
    r"\W{0,3}附\s?[件录]|\W{0,3}(?:annex|attachment|appendix)\b", re.IGNORECASE
)
# Share bars stand between a title and its text, unlike navigation.
_SHARED = re.compile(
    r"\W{0,3}(?:分享|微信|微博|新浪|QQ|腾讯|朋友圈|打印|收藏|share|facebook|twitter|x$|weibo|wechat"
    r"|linkedin|e-?mail|print|whatsapp)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。；：，]|[a-z][.;,](?:\s|$)")
_SHORT_WEIGHT = 0.3
_MAIN_SHARE = 0.8
# A part of the page with so much of its text is none of the frame, whatever it is called; comments
# and teasers bear no labels.
_MOST_LABELLED = 0.3
_MOST = 0.5
_LINKED = 0.5
# In columns: twelve Chinese characters.
_LIST_HEADING = 24
_LIST_OF_LINKS = 3
_SHORT = 90
_LABEL = 40
# Beyond it what looks like notes is the text itself.
_MOST_NOTES = 0.6
_CLOSE = 40
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SHORTEST_TITLE = 6
_LONGEST_TITLE = 400


def main_blocks(blocks: Sequence[Shown], tree: Tree, title: str) -> list[tuple[Shown, Kind | None]]:
    """Return the paragraphs of the document on a page, each with its kind where the page tells it.

    The document is the smallest part of the page that holds nearly all words outside its frame
    (navigation, share bars, related pages, comments, imprint), which is known by what the site
    calls it and by lists of links; with it go the title and the lines about it above, and what
    stands below it before the frame begins again.
    """
    frame = find_frame(tree)
    weights = [_weight(block) for block in blocks]
    whole = _gathered(blocks, weights, tree)
    labels = _gathered(blocks, [float(_is_labelled(block.text)) for block in blocks], tree)
    frame = [each if each and not _holds_document(each, whole, labels) else None for each in frame]
    core = _core(_gathered(blocks, _outside(frame, blocks, weights), tree), tree)
    inside = _below(core, tree)
    within = [inside[block.element.order] for block in blocks]
    if True not in within:
        return []
    begins = (at for at, block in enumerate(blocks) if within[at] and _is_prose(block))
    first = next(begins, within.index(True))
    last = len(within) - 1 - within[::-1].index(True)
    listed = _lists_of_links(blocks, within)
    kept = [
        at >= first and within[at] and frame[block.element.order] is None and at not in listed
        for at, block in enumerate(blocks)
    ]
    for at in _above(blocks[:first], frame, listed, title):
        kept[at] = True
    for at in _behind(blocks, last, frame, listed):
        kept[at] = True
    notes = sum(block.size for block in blocks if block.is_note)
    if notes > _MOST_NOTES * sum(block.size for block in blocks):
        blocks = [block._replace(is_note=False) for block in blocks]
    top = next(
        (at for at, block in enumerate(blocks) if kept[at] and _is_prose(block)), len(blocks)
    )
    return [
        (block, _kind(block, above=at < first or at < top, outside=not within[at]))
        for at, block in enumerate(blocks)
        if kept[at] or block.is_note
    ]


def _kind(block: Shown, *, above: bool, outside: bool) -> Kind | None:
    if block.is_note:
        return "note"
    if _is_caption(block.element):
        return "furniture"
    if len(block.text) > _SHORT or not above:
        return None
    names = _INFO if outside else _BYLINE
    named = _around(block)
    is_about = any(each.tag == "time" or names.intersection(class_words(each)) for each in named)
    return "meta" if is_about else None


def _is_caption(element: Element) -> bool:
    """Tell whether an element says what a picture shows; a table's caption is the document's."""
    if element.tag != "figcaption" or element.parent is None:
        return False
    beside = [each for each in element.parent.children if isinstance(each, Element)]
    return not any(each.tag in {"table", "div"} for each in beside)


def _around(block: Shown) -> list[Element]:
    """Return the elements close around a paragraph, unless it is a heading."""
    element = block.element
    if element.tag in _HEADINGS:
        return []
    begin = block.cells[0][0].start
    inline = [
        child
        for child in element.children[:_CLOSE]
        if isinstance(child, Element)
        and any(text.start <= begin < text.end for text in texts_of(child, _CLOSE))
    ]
    return [*inline, element, *([element.parent] if element.parent else [])]


def _holds_document(part: Element, whole: Sequence[float], labels: Sequence[float]) -> bool:
    """Tell whether a part of the page holds so much text that its name must mislead."""
    most = _MOST_LABELLED if labels[part.order] else _MOST
    return whole[part.order] > most * whole[0]


def _weight(block: Shown) -> float:
    own = max(0, block.size - block.linked)
    return own if _is_text(block) else own * _SHORT_WEIGHT


def _outside(
    frame: Sequence[Element | None], blocks: Sequence[Shown], weights: Sequence[float]
) -> list[float]:
    """Return the weights, those of paragraphs in the frame none."""
    return [
        0.0 if frame[block.element.order] else weight
        for block, weight in zip(blocks, weights, strict=True)
    ]


def _is_text(block: Shown) -> bool:
    return block.table > 0 or _is_prose(block)


def _is_prose(block: Shown) -> bool:
    return _SENTENCE.search(block.text) is not None or _is_labelled(block.text)


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
    if block.linked < _LINKED * block.size or block.is_note or not block.size:
        return False
    if block.target.startswith("#") or _FILE.search(block.target):
        return False
    text = block.text
    return not (_ATTACHMENT.match(text) or _is_labelled(text))


def _lists_of_links(blocks: Sequence[Shown], within: Sequence[bool]) -> set[int]:
    """Return which paragraphs are lists of links to other pages, their headings with them.

    A document may name others in paragraphs of its own, each a link: those are no list.
    """
    listed: set[int] = set()
    run: list[int] = []
    for at, block in enumerate(blocks):
        if _is_links(block) and not (within[at] and block.element.tag == "p"):
            run.append(at)
            continue
        if len(run) >= _LIST_OF_LINKS:
            listed.update(run)
        run = []
    listed |= set(run if len(run) >= _LIST_OF_LINKS else [])
    return listed | {at - 1 for at in listed if at and _heads_list(blocks[at - 1])}


def _heads_list(block: Shown) -> bool:
    text = block.text
    return display_width(text) <= _LIST_HEADING and not (
        block.element.tag == "h1" or _is_text(block) or _ATTACHMENT.match(text)
    )


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
        elif (part is not None and is_head(part)) or (
            at in listed and not _SHARED.match(block.text)
        ):
            open_region = False
        elif part is None and open_region and not _is_links(block):
            kept.append(at)
    return kept


def _is_title(block: Shown, title: str, *, in_frame: bool) -> bool:
    """Tell whether a paragraph is the page's title: a site's own name stands last in `title`."""
    if len(block.text) > _LONGEST_TITLE:
        return False
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
        if part is not None and is_foot(part):
            break
        if part is None and at not in listed and not _is_links(block):
            kept.append(at)
    return kept
