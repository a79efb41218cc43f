"""The lineage as a graph, and what can be asked of it."""
