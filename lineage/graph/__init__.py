"""A lineage as a graph, and the questions asked of it."""

from lineage.graph.force import Answer, ForceIndex, ForceSpan, InForce, in_force, index_force
from lineage.graph.network import build_graph, graph_json, read_graph
from lineage.graph.succession import replaced_by, replaces

__all__ = [
    "Answer",
    "ForceIndex",
    "ForceSpan",
    "InForce",
    "build_graph",
    "graph_json",
    "in_force",
    "index_force",
    "read_graph",
    "replaced_by",
    "replaces",
]
