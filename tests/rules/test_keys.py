"""The secrets of a seat: what opens what, and what never does."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.access import seat_keys
from parliament.access.seat_keys import SeatIdentity, SeatKeys

KEYS = SeatKeys("seat secret of this house, long enough")
SEAT = SeatIdentity("seatid", "edition", b"\x01\x02\x03\x04\x05", key_version=1, door_version=1)
OTHER = SeatIdentity("otherid", "edition", b"\x01\x02\x03\x04\x06", key_version=1, door_version=1)


@dataclass
class Directory:
    """Seats found by their locator."""

    seats: tuple[SeatIdentity, ...] = (SEAT, OTHER)

    def by_locator(self, locator: bytes) -> SeatIdentity | None:
        return next((seat for seat in self.seats if seat.locator == locator), None)

    def by_id(self, seat_id: str) -> SeatIdentity | None:
        return next((seat for seat in self.seats if seat.id == seat_id), None)


def test_a_key_opens_its_own_seat_and_is_the_same_when_printed_again() -> None:
    assert KEYS.seat_of_key(KEYS.key(SEAT), Directory()) == SEAT
    assert KEYS.key(SEAT) == KEYS.key(SEAT) != KEYS.key(OTHER)


def test_a_key_holds_160_secret_bits_derived_from_edition_seat_and_version() -> None:
    raw = base64.b32decode(KEYS.key(SEAT).upper())
    message = b"key|edition|seatid|1"
    mac = hmac.digest(b"seat secret of this house, long enough", message, hashlib.sha256)
    assert raw == SEAT.locator + mac[:20]
    assert 8 * 20 >= 128


def test_keys_may_be_typed_in_capitals_with_spaces_and_dashes() -> None:
    key = KEYS.key(SEAT)
    typed = "-".join(key[i : i + 5].upper() for i in range(0, 40, 5))
    assert KEYS.seat_of_key(f"  {typed} \n", Directory()) == SEAT


def test_a_door_code_is_no_key_and_a_key_is_no_door_code() -> None:
    with pytest.raises(seat_keys.DoorCodeIsNoKey):
        KEYS.seat_of_key(KEYS.door_code(SEAT), Directory())
    with pytest.raises(seat_keys.KeyIsNoDoorCode):
        KEYS.seat_of_door_code(KEYS.key(SEAT), Directory())
    assert KEYS.seat_of_door_code(KEYS.door_code(SEAT), Directory()) == SEAT


def test_a_survey_token_opens_nothing_but_the_survey() -> None:
    token = KEYS.survey_token(SEAT)
    assert KEYS.seat_of_survey_token(token, Directory()) == SEAT
    with pytest.raises(seat_keys.UnknownKey):
        KEYS.seat_of_key(token, Directory())
    with pytest.raises(seat_keys.UnknownDoorCode):
        KEYS.seat_of_door_code(token, Directory())


def test_a_new_key_version_kills_the_key_and_leaves_the_badge_and_the_other_way_round() -> None:
    key, door, survey = KEYS.key(SEAT), KEYS.door_code(SEAT), KEYS.survey_token(SEAT)
    new_key = Directory((replace(SEAT, key_version=2),))
    with pytest.raises(seat_keys.UnknownKey):
        KEYS.seat_of_key(key, new_key)
    with pytest.raises(seat_keys.UnknownSurveyToken):
        KEYS.seat_of_survey_token(survey, new_key)
    assert KEYS.seat_of_door_code(door, new_key).id == SEAT.id
    new_badge = Directory((replace(SEAT, door_version=2),))
    with pytest.raises(seat_keys.UnknownDoorCode):
        KEYS.seat_of_door_code(door, new_badge)
    assert KEYS.seat_of_key(key, new_badge).id == SEAT.id


def test_a_seat_that_is_not_in_use_has_no_valid_secrets() -> None:
    gone = Directory((replace(SEAT, active=False),))
    with pytest.raises(seat_keys.UnknownKey):
        KEYS.seat_of_key(KEYS.key(SEAT), gone)
    with pytest.raises(seat_keys.UnknownDoorCode):
        KEYS.seat_of_door_code(KEYS.door_code(SEAT), gone)


def test_another_secret_or_another_edition_makes_other_keys() -> None:
    assert SeatKeys("another secret").key(SEAT) != KEYS.key(SEAT)
    assert KEYS.key(replace(SEAT, edition_id="next year")) != KEYS.key(SEAT)


def test_a_seats_locator_with_another_seats_mac_opens_nothing() -> None:
    own, others = (base64.b32decode(KEYS.key(seat).upper()) for seat in (SEAT, OTHER))
    mixed = base64.b32encode(own[:5] + others[5:]).decode()
    with pytest.raises(seat_keys.UnknownKey):
        KEYS.seat_of_key(mixed, Directory())


@given(st.integers(0, 39), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_a_key_with_one_wrong_character_opens_nothing(place: int, wrong: str) -> None:
    key = KEYS.key(SEAT)
    changed = key[:place] + wrong + key[place + 1 :]
    if changed == key:
        return
    with pytest.raises(seat_keys.UnknownKey):
        KEYS.seat_of_key(changed, Directory())


@given(st.text(max_size=60) | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=-", max_size=48))
def test_nonsense_is_refused_with_a_sentence_and_never_an_error(text: str) -> None:
    for look_up in (KEYS.seat_of_key, KEYS.seat_of_door_code, KEYS.seat_of_survey_token):
        with pytest.raises(seat_keys.RuleBroken) as refused:
            look_up(text, Directory())
        assert refused.value.sentence("sv")
        assert refused.value.sentence("en")


def test_digests_for_one_purpose_are_no_good_for_another() -> None:
    assert KEYS.digest("code", "ABCD") == KEYS.digest("code", "ABCD")
    assert KEYS.digest("code", "ABCD") != KEYS.digest("link", "ABCD")
    assert KEYS.digest("code", "ABCD") != SeatKeys("another").digest("code", "ABCD")
