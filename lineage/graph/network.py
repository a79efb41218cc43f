"""A lineage as a networkx graph."""

from __future__ import annotations

import networkx as nx

from lineage.models import Lineage, Period, Relation, Work

__all__ = ["build_graph", "graph_json"]


def build_graph(lineage: Lineage) -> nx.MultiDiGraph[str]:
    """Return works as nodes and relations as edges.

    A node is a work's id, an edge's key its relation's id, an edge runs from source to target.
    All attributes are text, numbers, booleans, none, and lists and tables of these; dates are in
    ISO 8601. Nodes and edges stand in the order of their ids.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
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


def _node(work: Work) -> dict[str, object]:
    return {
        "number": work.number.value if work.number else None,
        "title": work.title,
        "issuer": work.issuer,
        "date": work.date.value if work.date else None,
        "year": work.year,
        "held": work.held,
        "series": work.series,
        "part_of": work.part_of,
        "begins": _days(work.begins),
        "expires": _days(work.expires),
    }


def _edge(relation: Relation) -> dict[str, object]:
    return {
        "kind": relation.kind,
        "basis": relation.basis,
        "scope": relation.scope,
        "provisions": relation.provisions,
        "score": relation.score,
        "ends": _days(relation.ends),
        "evidence": [evidence.model_dump(mode="json") for evidence in relation.evidence],
    }


def _days(period: Period | None) -> list[str] | None:
    return [period.earliest.isoformat(), period.latest.isoformat()] if period else None
