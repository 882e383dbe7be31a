"""Verifying: silent about an honest day, and a plain sentence for whatever was done to the rows by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from parliament.voting import rules, verify
from parliament.voting import service as voting
from tests.services import world as worlds
from tests.services.world import BY, World, nonce, sql


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with worlds.world_in(tmp_path, seats=6) as made:
        yield made


@pytest.fixture
def secret(world: World) -> str:
    """A declared secret division: A 2, B 1, one blank, and a paper ballot for C."""
    division = world.division()
    for seat, choices in enumerate((["A"], ["B"], ["C"], [])):
        mine = nonce()
        world.cast(seat, division, choices, mine)
        if seat == 2:
            world.cast(seat, division, ["A"], mine, seq=1)
    tellers = ["Rut Räknare", "Bo Bisittare"]
    voting.enter_paper(
        division_id=division, ballots=1, counts_by_option={"C": 1}, blank=0, tellers=tellers, by=BY
    )
    world.declare(division)
    return division


@pytest.fixture
def recorded(world: World) -> str:
    """A declared recorded division: yes 2, no 1."""
    division = world.division(kind="yes_no", title="Bifall?")
    for seat, choice in enumerate(("yes", "no", "yes")):
        world.cast(seat, division, [choice], nonce())
    world.cast(2, division, ["yes"], nonce())
    world.declare(division)
    return division


def breaks(world: World) -> list[str]:
    return list(verify.breaks(world.parts.sum_key))


def test_a_day_with_all_kinds_of_divisions_is_whole(world: World, secret: str, recorded: str) -> None:
    world.division(opened=False)
    trial = voting.create_trial_division(sitting_id=world.sitting_id, by=BY)
    voting.open_division(division_id=trial, by=BY)
    world.cast(0, trial, ["A"], nonce())
    voting.annul_division(division_id=trial, reason="Bara ett prov", by=BY)
    voting.annul_division(
        division_id=voting.repeat_division(division_id=trial, by=BY), reason="Behövs inte", by=BY
    )
    voting.annul_division(division_id=recorded, reason="Fel proposition", by=BY)
    still_open = world.division()
    world.cast(0, still_open, ["A"], nonce())
    assert breaks(world) == []
    assert secret != recorded


SUM = "rösterna stämmer inte med summan"
BY_HAND = {
    "a ballot is edited": ("UPDATE secret_ballot SET choices = 'C' WHERE choices = 'B'", SUM),
    "a ballot is made blank": ("UPDATE secret_ballot SET choices = '' WHERE choices = 'B'", SUM),
    "a ballot's number is edited": ("UPDATE secret_ballot SET seq = 7 WHERE choices = 'B'", SUM),
    "a ballot is made unreadable": ("UPDATE secret_ballot SET choices = 'Q' WHERE choices = 'B'", SUM),
    "a ballot's tracker is edited": (
        "UPDATE secret_ballot SET tracker = 'AAAAAAAAAAAAAAAA' WHERE choices = 'B'",
        SUM,
    ),
    "a ballot is removed": ("DELETE FROM secret_ballot WHERE choices = 'B'", SUM),
    "a ballot is added": (
        "INSERT INTO secret_ballot SELECT id, 'AAAAAAAAAAAAAAAA', 'C', 0, 0 FROM division WHERE id = :d",
        SUM,
    ),
    "a ballot moves to another division": (
        "UPDATE secret_ballot SET division_id = 'elsewhere' WHERE choices = 'B'",
        SUM,
    ),
    "all ballots are removed": ("DELETE FROM secret_ballot", SUM),
    "a voter is removed": (
        "DELETE FROM turnout WHERE seat_id = (SELECT min(seat_id) FROM turnout)",
        "3 har röstat men 4 röster finns",
    ),
    "a voter is added": (
        """INSERT INTO turnout SELECT division_id, seat_id FROM electoral_register WHERE division_id = :d AND
        seat_id NOT IN (SELECT seat_id FROM turnout) LIMIT 1""",
        "5 har röstat men 4 röster finns",
    ),
    "a voter is replaced by an outsider": (
        "UPDATE turnout SET seat_id = 'outsider' WHERE seat_id = (SELECT min(seat_id) FROM turnout)",
        "1 har röstat utan att stå i röstlängden",
    ),
    "the register grows": (
        "INSERT INTO electoral_register VALUES (:d, 'outsider')",
        "röstlängden har ändrats",
    ),
    "the register shrinks": (
        "DELETE FROM electoral_register WHERE seat_id NOT IN (SELECT seat_id FROM turnout)",
        "röstlängden har ändrats",
    ),
    "the size of the register is edited": (
        "UPDATE division SET register_size = 99",
        "röstlängden har ändrats",
    ),
    "the sum is edited": (f"UPDATE division SET ballot_sum = '{'0' * 64}'", SUM),
    "the result is edited": (
        "UPDATE division SET result = replace(result, '\"A\": 2', '\"A\": 3') WHERE id = :d",
        "resultatet stämmer inte med rösterna",
    ),
    "the winner is edited": (
        "UPDATE division SET result = replace(result, '[\"A\"]', '[\"B\"]') WHERE id = :d",
        "resultatet stämmer inte med rösterna",
    ),
    "the result is removed": ("UPDATE division SET result = ''", "resultatet stämmer inte med rösterna"),
    "the result is made unreadable": (
        "UPDATE division SET result = '{'",
        "resultatet stämmer inte med rösterna",
    ),
    "paper is edited": (
        "UPDATE paper_count SET counts = '{\"B\": 1}'",
        "resultatet stämmer inte med rösterna",
    ),
    "paper is added": (
        "INSERT INTO paper_count SELECT 99, division_id, 0, 0, '{}', tellers, at FROM paper_count",
        "resultatet stämmer inte med rösterna",
    ),
    "an option is removed": (
        "DELETE FROM division_option WHERE key = 'B'",
        "resultatet stämmer inte med rösterna",
    ),
    "the end of the journal is cut off": (
        "DELETE FROM journal WHERE action = 'voting.division_declared'",
        "uppgifterna stämmer inte med journalen",
    ),
}


@pytest.mark.parametrize("deed", list(BY_HAND))
def test_what_is_done_by_hand_is_told_in_a_plain_sentence(world: World, secret: str, deed: str) -> None:
    statement, sentence = BY_HAND[deed]
    assert breaks(world) == []
    before = world_rows()
    sql(statement, **({"d": secret} if ":d" in statement else {}))
    assert world_rows() != before, "the deed did nothing"
    found = breaks(world)
    assert any(sentence in line for line in found), found
    assert all(line.startswith("Omröstningen ”Vilken fråga först?” (") for line in found)


def world_rows() -> str:
    tables = (
        "division",
        "division_option",
        "electoral_register",
        "turnout",
        "secret_ballot",
        "paper_count",
        "journal",
    )
    return str([sql(f"SELECT * FROM {table}") for table in tables])


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE recorded_ballot SET choices = 'no' WHERE choices = 'yes'", SUM),
        ("DELETE FROM recorded_ballot WHERE choices = 'no'", SUM),
        (
            """INSERT INTO recorded_ballot SELECT division_id, seat_id, 'no', 0 FROM electoral_register
            WHERE seat_id NOT IN (SELECT seat_id FROM recorded_ballot) LIMIT 1""",
            SUM,
        ),
        ("UPDATE recorded_ballot SET seat_id = 'outsider' WHERE choices = 'no'", SUM),
        ("DELETE FROM turnout", "0 har röstat men 3 röster finns"),
    ],
)
def test_recorded_ballots_are_watched_in_the_same_way(
    world: World, recorded: str, statement: str, sentence: str
) -> None:
    assert breaks(world) == []
    sql(statement)
    assert any(sentence in line and "”Bifall?”" in line for line in breaks(world))
    assert recorded


def test_a_paper_count_and_a_result_that_were_edited_together_do_not_fit_the_journal(
    world: World, secret: str
) -> None:
    result = dict(voting.division(secret).result or {})
    result["counts"] = {**result["counts"], "C": 0, "B": 2}
    result["winners"], result["tie"], result["tied"] = ["A", "B"], True, ["A", "B"]
    result["decided_by"] = "chair_rule"
    sql("UPDATE paper_count SET counts = '{\"B\": 1}'")
    sql("UPDATE division SET result = :r", r=json.dumps(result))
    assert breaks(world) == [
        f"Omröstningen ”Vilken fråga först?” ({secret}): uppgifterna stämmer inte med journalen."
    ]


def test_a_register_and_its_size_that_were_edited_together_do_not_fit_the_journal(
    world: World, secret: str
) -> None:
    sql("INSERT INTO electoral_register VALUES (:d, 'outsider')", d=secret)
    sql("UPDATE division SET register_size = register_size + 1")
    assert any("stämmer inte med journalen" in line for line in breaks(world))


def test_another_seat_secret_cannot_recompute_the_sum(world: World, secret: str) -> None:
    assert any(SUM in line for line in verify.breaks(b"another key"))
    assert secret


def test_a_receipt_is_found_by_its_nonce_secret_or_recorded(world: World) -> None:
    secret_nonce, open_nonce = nonce(), nonce()
    secret = world.division(title="Hemlig")
    world.cast(0, secret, ["B"], secret_nonce)
    world.close(secret)
    recorded = world.division(kind="yes_no", title="Öppen")
    world.cast(0, recorded, ["no"], open_nonce)
    assert verify.find_receipt(secret_nonce) == (
        f"Rösten {rules.tracker(secret, secret_nonce)} finns i omröstningen ”Hemlig” (B)."
    )
    assert "”Öppen” (no)" in (verify.find_receipt(open_nonce) or "")
    assert verify.find_receipt(nonce()) is None
