"""The two secrets of a seat: each opens its own door, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.access.seat_keys import (
    DOOR_CODE_LENGTH,
    KEY_LENGTH,
    DoorCodeIsNoKey,
    KeyIsNoDoorCode,
    SeatIdentity,
    SeatKeys,
    UnknownDoorCode,
    UnknownKey,
)

KEYS = SeatKeys("p" * 40)
SEAT = SeatIdentity("seat1", "edition1", b"\x01\x02\x03\x04\x05", key_version=1, door_version=1)


class Directory:
    """A directory of one seat."""

    def __init__(self, seat: SeatIdentity = SEAT) -> None:
        self.seat = seat

    def by_locator(self, locator: bytes) -> SeatIdentity | None:
        return self.seat if locator == self.seat.locator else None

    def by_id(self, seat_id: str) -> SeatIdentity | None:
        return self.seat if seat_id == self.seat.id else None


def test_each_secret_finds_the_seat() -> None:
    assert KEYS.seat_of_key(KEYS.key(SEAT), Directory()) == SEAT
    assert KEYS.seat_of_door_code(KEYS.door_code(SEAT), Directory()) == SEAT
    assert (len(KEYS.key(SEAT)), len(KEYS.door_code(SEAT))) == (KEY_LENGTH, DOOR_CODE_LENGTH)


def test_a_secret_may_be_typed_with_capitals_spaces_and_dashes() -> None:
    key = KEYS.key(SEAT).upper()
    assert KEYS.seat_of_key(f" {key[:10]}-{key[10:20]} {key[20:]}\n", Directory()) == SEAT


def test_neither_opens_the_others_door() -> None:
    with pytest.raises(DoorCodeIsNoKey):
        KEYS.seat_of_key(KEYS.door_code(SEAT), Directory())
    with pytest.raises(KeyIsNoDoorCode):
        KEYS.seat_of_door_code(KEYS.key(SEAT), Directory())


def test_the_badge_tells_nothing_of_the_key_but_where_the_seat_is_found() -> None:
    key, code = KEYS.key(SEAT), KEYS.door_code(SEAT)
    assert key[:8] == code[:8]
    assert key[8:24] != code[8:]


@pytest.mark.parametrize(
    "other",
    [
        replace(SEAT, key_version=2, door_version=2),
        replace(SEAT, id="seat2"),
        replace(SEAT, edition_id="edition2"),
        replace(SEAT, active=False),
    ],
)
def test_a_new_version_another_seat_and_a_cancelled_one_kill_both(other: SeatIdentity) -> None:
    with pytest.raises(UnknownKey):
        KEYS.seat_of_key(KEYS.key(SEAT), Directory(other))
    with pytest.raises(UnknownDoorCode):
        KEYS.seat_of_door_code(KEYS.door_code(SEAT), Directory(other))


def test_another_secret_of_the_instance_kills_both() -> None:
    with pytest.raises(UnknownKey):
        SeatKeys("q" * 40).seat_of_key(KEYS.key(SEAT), Directory())


@given(st.integers(8, KEY_LENGTH - 1), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_one_wrong_character_is_enough(place: int, letter: str) -> None:
    key = KEYS.key(SEAT)
    forged = key[:place] + letter + key[place + 1 :]
    if forged == key:
        return
    with pytest.raises(UnknownKey):
        KEYS.seat_of_key(forged, Directory())


@given(st.text(max_size=200))
def test_no_text_is_ever_a_fault(text: str) -> None:
    with pytest.raises((UnknownKey, DoorCodeIsNoKey)):
        KEYS.seat_of_key(text, Directory())
    with pytest.raises((UnknownDoorCode, KeyIsNoDoorCode)):
        KEYS.seat_of_door_code(text, Directory())
