"""What was undertaken, by politicians and in plans, and what became of it."""
