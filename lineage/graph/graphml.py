"""A lineage as GraphML (http://graphml.graphdrawing.org)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lineage.graph.attributes import Scalar, Typed, flat, label, typed
from lineage.graph.markup import attribute, content
from lineage.graph.network import build_graph
from lineage.models import Lineage

__all__ = ["graphml"]

_TYPES: Mapping[type[Scalar], str] = {
    str: "string",
    bool: "boolean",
    int: "long",
    float: "double",
}


def graphml(lineage: Lineage) -> bytes:
    """Return works as nodes and relations as edges, all attributes typed and flat."""
    return "".join(_lines(lineage)).encode()


def _lines(lineage: Lineage) -> Iterator[str]:
    graph = build_graph(lineage)
    nodes = {name: flat({"label": label(name, each)} | each) for name, each in graph.nodes.items()}
    edges = [(*ends, flat(each)) for *ends, each in graph.edges(keys=True, data=True)]
    of_nodes, of_edges = typed(nodes.values()), typed(row for *_, row in edges)
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("node", of_nodes)
    yield from _keys("edge", of_edges)
    yield '<graph id="lineage" edgedefault="directed">\n'
    for name, row in nodes.items():
        yield f"<node id={attribute(name)}>\n"
        yield from _values("node", row)
        yield "</node>\n"
    for source, target, key, row in edges:
        places = f"source={attribute(source)} target={attribute(target)}"
        yield f"<edge id={attribute(key)} {places}>\n"
        yield from _values("edge", row)
        yield "</edge>\n"
    yield "</graph>\n</graphml>\n"


def _keys(kind: str, attributes: tuple[Typed, ...]) -> Iterator[str]:
    for name, type_ in attributes:
        named = f'attr.name="{name}" attr.type="{_TYPES[type_]}"'
        yield f'<key id="{kind}_{name}" for="{kind}" {named}/>\n'


def _values(kind: str, row: Mapping[str, Scalar]) -> Iterator[str]:
    for name, value in row.items():
        yield f'<data key="{kind}_{name}">{content(value)}</data>\n'
