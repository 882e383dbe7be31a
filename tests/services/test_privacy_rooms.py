"""A person's extract tells what the rooms of the sitting keep, too: read from a whole demonstration."""

from __future__ import annotations

from flask import Flask

from parliament import demo
from parliament.privacy import service, words
from tests.services.world import sql

KINDS = {
    "proposal": "SELECT DISTINCT s.delegate_id FROM proposal p JOIN seat s ON s.id = p.seat_id",
    "dissent": "SELECT DISTINCT s.delegate_id FROM recorded_dissent d JOIN seat s ON s.id = d.seat_id",
}


def test_what_was_proposed_and_dissented_from_is_told_to_the_one_who_did(house: Flask) -> None:
    demo.play(demo.Plan(stage="after", seats=12))
    told: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for (delegate_id,) in sql("SELECT DISTINCT delegate_id FROM seat"):
        for held in service.dossier(f"delegate-{delegate_id}").held:
            assert held.kind in words.HELD
            assert {name for record in held.records for name in record} <= set(words.FIELDS)
            if held.kind in told:
                told[held.kind].add(delegate_id)
    for kind, query in KINDS.items():
        assert told[kind] == {delegate_id for (delegate_id,) in sql(query)}
        assert told[kind]
