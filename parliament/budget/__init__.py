"""The frame and what is spent of it."""
