"""A lineage as a graph, and the questions asked of it."""

from lineage.graph.force import Answer, InForce, in_force
from lineage.graph.network import build_graph, graph_json
from lineage.graph.succession import replaced_by, replaces

__all__ = [
    "Answer",
    "InForce",
    "build_graph",
    "graph_json",
    "in_force",
    "replaced_by",
    "replaces",
]
