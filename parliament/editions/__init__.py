"""Editions of the parliament: partners, themes, issues, programme."""
