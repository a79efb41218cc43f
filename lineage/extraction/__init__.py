"""A page's text to its documents, cut into clauses."""
