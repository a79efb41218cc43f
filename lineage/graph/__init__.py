"""A lineage as a graph, and the questions asked of it."""

from lineage.graph.force import Answer, ForceIndex, ForceSpan, InForce, in_force, index_force
from lineage.graph.network import build_graph, graph_json, read_graph
from lineage.graph.succession import (
    Ended,
    History,
    Reached,
    find_history,
    replaced_by,
    replaces,
)

__all__ = [
    "Answer",
    "Ended",
    "ForceIndex",
    "ForceSpan",
    "History",
    "InForce",
    "Reached",
    "build_graph",
    "find_history",
    "graph_json",
    "in_force",
    "index_force",
    "read_graph",
    "replaced_by",
    "replaces",
]
