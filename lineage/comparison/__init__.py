"""Matched clauses to what changed in them."""
