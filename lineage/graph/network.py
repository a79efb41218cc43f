"""A lineage as a networkx graph, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from lineage.models import Conflict, Gap, Lineage, Period, Relation, Series, Stated, Value, Work

__all__ = ["FORMAT", "build_graph", "graph_json", "read_graph"]

FORMAT = "lineage-graph/1"
_STATED = ("number", "date")
_PERIODS = ("begins", "expires")


def build_graph(lineage: Lineage) -> nx.MultiDiGraph[str]:
    """Return works as nodes and relations as edges.

    A node is a work's id, an edge's key its relation's id, an edge runs from source to target.
    All attributes are text, numbers, booleans, none, and lists and tables of these; dates are in
    ISO 8601, a period is its first and its last day. `sources` of a node, `ends_source` of an edge
    hold the basis and the evidence of what stands beside them; the graph itself holds the series,
    the gaps and the conflicts. Nodes and edges stand in the order of their ids. A relation to a
    work that is not there makes a node without attributes.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        format=FORMAT,
        series=_dumped(lineage.series),
        gaps=_dumped(lineage.gaps),
        conflicts=_dumped(lineage.conflicts),
    )
    for work in sorted(lineage.works, key=lambda work: work.id):
        graph.add_node(work.id, **_node(work))
    for relation in sorted(lineage.relations, key=lambda relation: relation.id):
        graph.add_edge(relation.source, relation.target, key=relation.id, **_edge(relation))
    return graph


def graph_json(graph: nx.MultiDiGraph[str]) -> dict[str, object]:
    """Return a graph as node-link JSON: `nodes` with `id`, `edges` with `source`, `target`, `key`.

    `networkx.node_link_graph(result, edges="edges")` gives the graph back.
    """
    result: dict[str, object] = nx.node_link_data(graph, edges="edges")
    return result


def read_graph(graph: nx.MultiDiGraph[str]) -> Lineage:
    """Return what `build_graph` made a graph of: works, relations, series, gaps and conflicts.

    The works and the relations come in the order of their ids; all else of the lineage is empty.
    Raises `ValueError` where the graph is another one.
    """
    if graph.graph.get("format") != FORMAT:
        raise ValueError(f"not a graph of works: its format is not {FORMAT}")
    works = [_work(name, node) for name, node in graph.nodes.items() if node]
    edges = graph.edges(keys=True, data=True)
    return Lineage(
        works=tuple(sorted(works, key=lambda work: work.id)),
        relations=tuple(sorted((_relation(*edge) for edge in edges), key=lambda each: each.id)),
        series=tuple(Series.model_validate(each) for each in graph.graph["series"]),
        gaps=tuple(Gap.model_validate(each) for each in graph.graph["gaps"]),
        conflicts=tuple(Conflict.model_validate(each) for each in graph.graph["conflicts"]),
        **dict.fromkeys(_NOT_IN_A_GRAPH, ()),
    )


_NOT_IN_A_GRAPH = (
    "sources",
    "documents",
    "alignments",
    "changes",
    "threads",
    "findings",
    "issues",
    "failures",
)


def _node(work: Work) -> dict[str, object]:
    known = {name: getattr(work, name) for name in (*_STATED, *_PERIODS)}
    return {
        "number": work.number.value if work.number else None,
        "title": work.title,
        "names": list(work.names),
        "issuer": work.issuer,
        "date": work.date.value if work.date else None,
        "year": work.year,
        "held": work.held,
        "series": work.series,
        "part_of": work.part_of,
        "begins": _days(work.begins),
        "expires": _days(work.expires),
        "expressions": _dumped(work.expressions),
        "identity": _dumped(work.identity),
        "sources": {name: _source(value) for name, value in known.items() if value},
    }


def _edge(relation: Relation) -> dict[str, object]:
    return {
        "kind": relation.kind,
        "basis": relation.basis,
        "scope": relation.scope,
        "provisions": relation.provisions,
        "score": relation.score,
        "ends": _days(relation.ends),
        "ends_source": _source(relation.ends) if relation.ends else None,
        "evidence": _dumped(relation.evidence),
    }


def _dumped(values: tuple[Value, ...]) -> list[dict[str, object]]:
    return [value.model_dump(mode="json") for value in values]


def _days(period: Period | None) -> list[str] | None:
    return [period.earliest.isoformat(), period.latest.isoformat()] if period else None


def _source(known: Stated | Period) -> dict[str, object]:
    return {"basis": known.basis, "evidence": _dumped(known.evidence)}


def _work(name: str, node: Mapping[str, Any]) -> Work:
    values = {key: value for key, value in node.items() if key != "sources"}
    for key, source in node["sources"].items():
        known = {"value": node[key]} if key in _STATED else _bounds(node[key])
        values[key] = known | source
    return Work.model_validate(values | {"id": name})


def _relation(source: str, target: str, key: str, edge: Mapping[str, Any]) -> Relation:
    values = {name: value for name, value in edge.items() if name != "ends_source"}
    if edge["ends"]:
        values["ends"] = _bounds(edge["ends"]) | edge["ends_source"]
    return Relation.model_validate(values | {"id": key, "source": source, "target": target})


def _bounds(days: list[str]) -> dict[str, object]:
    return {"earliest": days[0], "latest": days[1]}
