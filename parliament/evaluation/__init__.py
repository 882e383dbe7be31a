"""The survey, its answers apart from those who answered."""
