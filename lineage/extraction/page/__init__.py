"""What a page holds besides its clauses: its texts, their heads, signatures, dates and notes."""
