"""`python -m lineage` is the command `lineage`."""
