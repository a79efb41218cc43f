"""Every format that a lineage can be written in as a graph."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from lineage.graph.dot import dot
from lineage.graph.gexf import gexf
from lineage.graph.graphml import graphml
from lineage.graph.mermaid import mermaid
from lineage.graph.network import build_graph, graph_json
from lineage.graph.turtle import turtle
from lineage.models import Lineage

__all__ = ["EXPORTS", "Export"]


class Export(NamedTuple):
    """How the name of such a file ends, and what gives its bytes."""

    ending: str
    write: Callable[[Lineage], bytes]


def _node_link(lineage: Lineage) -> bytes:
    written = json.dumps(graph_json(build_graph(lineage)), ensure_ascii=False)
    return f"{written}\n".encode("utf-8", "backslashreplace")


EXPORTS: Mapping[str, Export] = {
    "graphml": Export("graphml", graphml),
    "gexf": Export("gexf", gexf),
    "node-link": Export("json", _node_link),
    "mermaid": Export("mmd", mermaid),
    "dot": Export("dot", dot),
    "turtle": Export("ttl", turtle),
}
