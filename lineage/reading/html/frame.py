"""The parts of a page that are the site's: known by their tags, roles, and what it calls them."""

from __future__ import annotations

from lineage.reading.html.notes import class_words
from lineage.reading.html.tree import Element, Tree

__all__ = ["find_frame", "is_foot", "is_head"]

# What sites call the parts of a page that are no part of the document on it.
_FRAME = frozenset(
    "nav navbar navi navigation menu menus breadcrumb breadcrumbs crumb crumbs bread dqwz sitenav "
    "topbar toolbar search searchbox login logo lang language skip "
    "share sharing bshare bdsharebuttonbox social jiathis qrcode ewm erweima fenxiang fontsize "
    "related relate relevant relation recommend recommended xgxw xgyd xgjd xglj tuijian sidebar "
    "pager pagination pagenav paging prevnext hotnews ranking rank "
    "comment comments pinglun disqus discuss footer foot copyright friendlink friendlinks "
    "imprint ad ads advert advertisement adsbygoogle banner cookie cookies popup modal toc-toggle "
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
_RUNNING = frozenset({"header", "footer"})


def find_frame(tree: Tree) -> list[Element | None]:
    """Return for each element, by `order`, the outermost part of the frame that it stands in."""
    frame: list[Element | None] = []
    for element in tree.elements:
        above = frame[element.parent.order] if element.parent else None
        frame.append(above or (element if _is_frame(element) else None))
    return frame


def _is_frame(element: Element) -> bool:
    if element.tag in _FRAME_TAGS:
        in_article = element.tag in _RUNNING and _is_in_article(element)
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


def is_head(part: Element) -> bool:
    """Tell whether a part of the frame stands at the head of a site: navigation, no share bar."""
    return part.tag in {"nav", "header"} or not _LEADING.isdisjoint(class_words(part))


def is_foot(part: Element) -> bool:
    """Tell whether a part of the frame ends the page."""
    return part.tag == "footer" or not _ENDING.isdisjoint(class_words(part))
