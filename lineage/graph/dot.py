"""A lineage in the DOT language of Graphviz."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.graph.attributes import clean, label
from lineage.graph.network import build_graph
from lineage.models import Lineage

__all__ = ["dot"]

_WHITE = re.compile(r"\s+")
_STYLES = {("stated", "whole"): "solid", ("stated", "partial"): "dashed"}


def dot(lineage: Lineage) -> bytes:
    """Return works as boxes and relations as arrows, with their kind and whether they are sure.

    What no text is held of is dashed, and so is a relation to some provisions; an inferred
    relation is dotted.
    """
    return "".join(_lines(lineage)).encode()


def _lines(lineage: Lineage) -> Iterator[str]:
    graph = build_graph(lineage)
    yield "digraph lineage {\n  rankdir=LR;\n  node [shape=box];\n"
    for name, node in graph.nodes.items():
        style = "solid" if node.get("held") else "dashed"
        tooltip = _words(str(node.get("title") or name))
        words = f"label={_words(label(name, node))}, tooltip={tooltip}, style={style}"
        yield f"  {_quoted(name)} [{words}];\n"
    for source, target, key, edge in graph.edges(keys=True, data=True):
        style = _STYLES.get((edge["basis"], edge["scope"]), "dotted")
        words = f"label={_words(edge['kind'])}, id={_words(key)}, style={style}"
        yield f"  {_quoted(source)} -> {_quoted(target)} [{words}];\n"
    yield "}\n"


def _quoted(text: str) -> str:
    # A backslash alone would hide the quotation mark that may follow it.
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _words(text: str) -> str:
    """Return a text that is shown: there, Graphviz also reads HTML entities."""
    return _quoted(_WHITE.sub(" ", clean(text)).replace("&", "&amp;"))
