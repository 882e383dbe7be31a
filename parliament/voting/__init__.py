"""Divisions, registers, ballots, counting, sealing."""
