"""A lineage as GEXF 1.3 (https://gexf.net), with the days on which each work may have held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lineage.graph.attributes import Scalar, Typed, flat, label, typed
from lineage.graph.markup import attribute
from lineage.graph.network import build_graph
from lineage.graph.spans import TimeSpan, relation_span, work_spans
from lineage.models import Lineage

__all__ = ["gexf"]

_TYPES: Mapping[type[Scalar], str] = {
    str: "string",
    bool: "boolean",
    int: "long",
    float: "double",
}
_GRAPH = (
    '<graph mode="dynamic" timeformat="date" timerepresentation="interval" '
    'defaultedgetype="directed" idtype="string">\n'
)


def gexf(lineage: Lineage) -> bytes:
    """Return works as nodes and relations as edges, with spans of days and typed attributes.

    A span runs from the first to the last day on which something may have held, both included. It
    is open where no day is known, and where the texts leave no possible day; the attribute `span`
    then says `open`, `contradictory` or `empty`.
    """
    return "".join(_lines(lineage)).encode()


def _lines(lineage: Lineage) -> Iterator[str]:
    graph, spans = build_graph(lineage), work_spans(lineage)
    of_relations = {each.id: relation_span(each, spans) for each in lineage.relations}
    open_ = TimeSpan(None, None, "open")
    of_works = {name: spans.get(name, open_) for name in graph}
    nodes = {
        name: flat({"span": of_works[name].state} | each) for name, each in graph.nodes.items()
    }
    edges = [
        (*ends, flat({"span": of_relations[ends[-1]].state} | each))
        for *ends, each in graph.edges(keys=True, data=True)
    ]
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield "<meta><creator>lineage</creator></meta>\n" + _GRAPH
    yield from _attributes("node", typed(nodes.values()))
    yield from _attributes("edge", typed(row for *_, row in edges))
    yield "<nodes>\n"
    for name, row in nodes.items():
        named = f"id={attribute(name)} label={attribute(label(name, graph.nodes[name]))}"
        yield f"<node {named}{_days(of_works[name])}>\n{_values(row)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for source, target, key, row in edges:
        ends = f"source={attribute(source)} target={attribute(target)}"
        kind = attribute(row["kind"])
        named = f'id={attribute(key)} {ends} type="directed" kind={kind} label={kind}'
        yield f"<edge {named}{_days(of_relations[key])}>\n{_values(row)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(kind: str, attributes: tuple[Typed, ...]) -> Iterator[str]:
    yield f'<attributes class="{kind}" mode="static">\n'
    for name, type_ in attributes:
        yield f'<attribute id="{name}" title="{name}" type="{_TYPES[type_]}"/>\n'
    yield "</attributes>\n"


def _days(span: TimeSpan) -> str:
    bounds = (("start", span.first), ("end", span.last))
    return "".join(f' {name}="{day.isoformat()}"' for name, day in bounds if day)


def _values(row: Mapping[str, Scalar]) -> str:
    values = (f'<attvalue for="{name}" value={attribute(value)}/>\n' for name, value in row.items())
    return f"<attvalues>\n{''.join(values)}</attvalues>\n"
