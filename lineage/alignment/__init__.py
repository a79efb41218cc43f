"""Two documents to the clauses that go on from one to the other."""
