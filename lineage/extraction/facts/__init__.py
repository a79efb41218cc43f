"""What a clause states: deadlines, targets, bodies and duties."""
