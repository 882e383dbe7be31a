"""What was answered, taken along and undertaken in the hall, and what became of it."""
