"""A text's paragraphs to its numbered clauses."""
