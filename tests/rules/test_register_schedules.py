"""Schedules as people write them: kept as written, understood where they can be, never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.commitments.register.schedules import Schedule, Stretch, understand

OPEN = Stretch()
WRITTEN = {
    "Uppdaterat 2023 –löpande.": ("ongoing", [Stretch("2023")], None),
    "Uppdaterat 2023–löpande.": ("ongoing", [Stretch("2023")], None),
    "Infört 2024 –löpande.": ("ongoing", [Stretch("2024")], None),
    "2020 – löpande.": ("ongoing", [Stretch("2020")], None),
    "Löpande.": ("ongoing", [OPEN], None),
    "Löpande": ("ongoing", [OPEN], None),
    "Pågående.": ("underway", [OPEN], None),
    "Pågående –251231.": ("underway", [Stretch("", "2025-12-31")], None),
    "230401 –260731.": ("period", [Stretch("2023-04-01", "2026-07-31")], None),
    "240101–271231.": ("period", [Stretch("2024-01-01", "2027-12-31")], None),
    "230101 –251231": ("period", [Stretch("2023-01-01", "2025-12-31")], None),
    "2021–2027": ("period", [Stretch("2021", "2027")], None),
    "2021-2027": ("period", [Stretch("2021", "2027")], None),
    "2023-04-01 – 2026-07-31": ("period", [Stretch("2023-04-01", "2026-07-31")], None),
    "april 2022 till juni 2023": ("period", [Stretch("2022-04", "2023-06")], None),
    "Genomförs 2025. Föreslagen insats årligen.": ("recurring", [Stretch("2025")], 1),
    "Planerat genomförande 2026. Därefter vart tredje år.": ("recurring", [Stretch("2026")], 3),
    "vart tredje år": ("recurring", [], 3),
    "ShiftLabs 230101 –251231. MATCH 20240901 –20281231.": (
        "parts",
        [Stretch("2023-01-01", "2025-12-31", "ShiftLabs"), Stretch("2024-09-01", "2028-12-31", "MATCH")],
        None,
    ),
    "maj?": ("preliminary", [Stretch("--05", "--05")], None),
    "maj 2023?": ("preliminary", [Stretch("2023-05", "2023-05")], None),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_what_can_be_understood_is(written: str) -> None:
    kind, stretches, every = WRITTEN[written]
    assert understand(written) == Schedule(written, kind, tuple(stretches), every)
    assert understand(written).is_clear


@pytest.mark.parametrize(
    ("written", "lost", "end"),
    [
        ("23010 –251231.", ("23010",), "2025-12-31"),
        ("251301 – 261231", ("251301",), "2026-12-31"),
        ("250229 – 261231", ("250229",), "2026-12-31"),
        ("hösten", ("hösten",), ""),
        ("när pengarna finns", ("när pengarna finns",), ""),
        ("1850", ("1850",), ""),
    ],
)
def test_what_cannot_is_named_and_not_guessed(written: str, lost: tuple[str, ...], end: str) -> None:
    found = understand(written)
    assert (found.text, found.not_understood, found.start, found.end) == (written, lost, "", end)
    assert not found.is_clear


@given(st.text(max_size=60))
def test_every_text_is_kept_as_it_is(written: str) -> None:
    assert understand(written).text == written


@given(st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_the_three_ways_to_write_a_day_are_the_same_day(day: object) -> None:
    iso = str(day)
    ways = (iso, iso.replace("-", ""), iso.replace("-", "")[2:])
    assert {understand(f"{way} – löpande").start for way in ways} == {iso}
