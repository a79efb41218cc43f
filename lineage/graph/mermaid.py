"""A lineage as a Mermaid flowchart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.graph.attributes import clean, label
from lineage.graph.network import build_graph
from lineage.models import Lineage

__all__ = ["mermaid"]

_PLAIN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WHITE = re.compile(r"\s+")
# Mermaid reads Markdown, entities and marks of its own in a label: only what is none of these
# stands there as it is.
_MARKS = re.compile("^-|[!-+.:-@\\[-`{-~]")


def mermaid(lineage: Lineage) -> bytes:
    """Return works as boxes and relations as arrows, dotted where inferred or only in part.

    The name of a box is the work's id with `w_` before it and `_` for hyphens. A page that draws
    more than 500 arrows must raise Mermaid's `maxEdges`.
    """
    return "".join(_lines(lineage)).encode()


def _lines(lineage: Lineage) -> Iterator[str]:
    graph = build_graph(lineage)
    names = {name: _name(name, at) for at, name in enumerate(graph)}
    yield "flowchart LR\n"
    for name, node in graph.nodes.items():
        yield f'  {names[name]}["{_words(label(name, node))}"]\n'
    for source, target, edge in graph.edges(data=True):
        sure = (edge["basis"], edge["scope"]) == ("stated", "whole")
        arrow = "-->" if sure else "-.->"
        yield f'  {names[source]} {arrow}|"{_words(edge["kind"])}"| {names[target]}\n'


def _name(name: str, at: int) -> str:
    return f"w_{name.replace('-', '_')}" if _PLAIN_ID.fullmatch(name) else f"n{at}"


def _words(text: str) -> str:
    spaced = _WHITE.sub(" ", clean(text)).strip() or " "
    return _MARKS.sub(lambda mark: f"#{ord(mark[0])};", spaced)
