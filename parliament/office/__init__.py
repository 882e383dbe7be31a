"""The organisers' opening page."""
