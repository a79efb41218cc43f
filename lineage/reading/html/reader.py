"""Saved web pages, and what office programs write as such, as they are printed."""

from __future__ import annotations

import re

from lineage.errors import ReadingError
from lineage.models import Issue
from lineage.reading.decoding import decode
from lineage.reading.html.about import about_blocks, page_title
from lineage.reading.html.blocks import read_blocks
from lineage.reading.html.main import main_blocks
from lineage.reading.html.tree import read_tree
from lineage.reading.printed import Block, Printed
from lineage.reading.text.plain import read_plain

__all__ = ["is_html", "read_html"]

_SCANNED = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]{2,40})", re.IGNORECASE)
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<(?:!--.*?-->|\?[^>]*>)\s*+)*+"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|script|style|link)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MAY_BEGIN = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<!--.*?-->\s*+)*+"
    rb"<(?:div|p|table|h[1-6]|article|section|main|center|font|span|ul|ol)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(r"<[a-zA-Z/!?]")
# What is counted takes memory of its own: tags, entities, white space between words.
_MOST_MARKS = 1_200_000
_BLANKS = re.compile(r"\s[ \t\r\n\f]")
_ADVICE = "save only its text, as .txt (UTF-8), and read that"


def is_html(content: bytes, *, written_as_text: bool = False) -> bool:
    """Tell whether the bytes begin as an HTML page does; `written_as_text` asks for a whole one.

    >>> is_html(b"<!-- saved --><!DOCTYPE html><p>"), is_html(b"<p>"), is_html(b"a < b")
    (True, True, False)
    """
    head = content[:_SCANNED].replace(b"\x00", b"").removeprefix(b"\xff\xfe")
    head = head.removeprefix(b"\xfe\xff")
    return bool(_BEGINS.match(head) or (not written_as_text and _MAY_BEGIN.match(head)))


def read_html(content: bytes, name: str, declared: str = "") -> Printed:
    """Return the paragraphs of the document on a page, without the site's own frame.

    The file's text is its decoded characters, tags and entities among them; `declared` is the
    encoding that what brought the page says. Raises `ReadingError`
    for bytes that are no text, a page too large to be read, and one that shows no words.
    """
    decoded = decode(content, name, declared or _declared(content))
    if not _MARK.search(decoded.text):
        return read_plain(content, name)
    text = decoded.text
    _refuse_endless(text, name)
    tree = read_tree(text)
    shown = read_blocks(text, tree)
    main = main_blocks(shown, tree, page_title(text, tree))
    if not main:
        wrong = "this page shows no words (a script may write them when it is opened)"
        raise ReadingError(name, wrong, "save it from a browser once it is shown, or as text")
    about = about_blocks(text, tree, [block.text for block, _ in main])
    blocks = tuple(Block(block.cells, block.table, kind) for block, kind in main)
    issues = _broken(text, name)
    return Printed(
        blocks=(*about, *_counted(blocks)),
        length=len(text),
        encoding=decoded.encoding,
        issues=issues,
        guessed=decoded.guessed,
    )


def _counted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with their tables numbered from 1 again."""
    numbers: dict[int, int] = {0: 0}
    return tuple(
        block._replace(table=numbers.setdefault(block.table, len(numbers))) for block in blocks
    )


def _broken(text: str, name: str) -> tuple[Issue, ...]:
    first = text.find("\ufffd")
    if first < 0:
        return ()
    broken = text.count("\ufffd")
    message = f"{broken} of its characters are broken and shown as \ufffd"
    advice = "save the page again if words are missing"
    span = (first, first + 1)
    return (Issue(rule="encoding", message=message, advice=advice, file=name, span=span),)


def _declared(content: bytes) -> str:
    head = content[:_SCANNED]
    found = _CHARSET.search(head) or _XML.search(head)
    return found[1].decode("ascii", "replace") if found else ""


def _refuse_endless(text: str, name: str) -> None:
    marks = text.count("<") + text.count("&")
    if marks <= _MOST_MARKS:
        marks += sum(1 for _ in _BLANKS.finditer(text))
    if marks > _MOST_MARKS:
        wrong = f"the page has more than {_MOST_MARKS} tags, entities and gaps"
        raise ReadingError(name, wrong, _ADVICE)
