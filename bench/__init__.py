"""What the product costs, measured against one pass over the same text."""
