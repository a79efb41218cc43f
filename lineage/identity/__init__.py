"""Documents to the works they are texts of."""
