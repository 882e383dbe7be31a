"""Check-in and presence."""
