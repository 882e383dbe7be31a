"""The sitting and its agenda."""
