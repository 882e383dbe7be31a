"""A server is started at every stage of the demonstration, also where nobody has a seat yet."""

from __future__ import annotations

from pathlib import Path

from tests.running import RunningHouse


def test_a_planned_edition_is_served_before_anyone_has_a_seat(tmp_path: Path) -> None:
    with RunningHouse(tmp_path, stage="planned", seats=6) as house:
        assert set(house.links) >= {"Organisatör", "Ordförande"}
        assert "Delegat," not in house.links
