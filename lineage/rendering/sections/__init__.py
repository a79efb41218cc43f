"""What each section of a report shows, worked out before a template writes it."""
