"""The secrets of a seat, derived and never stored.

The *door code* stands on badges and on the ticket's QR code: it can only check in. The *seat key* is
private to the delegate: it signs the seat in and votes. The *survey token* can only answer the
evaluation. All are an HMAC of purpose, edition, seat and
version with the seat secret, behind a random locator that finds the row. They can be printed again
at any time, and a new version kills the old ones at once.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import Literal, Protocol

from parliament.shared.errors import RuleBroken

Purpose = Literal["key", "door", "survey"]

LOCATOR_BYTES = 5
_MAC_BYTES = {"key": 20, "door": 10, "survey": 15}
KEY_LENGTH = (LOCATOR_BYTES + _MAC_BYTES["key"]) * 8 // 5
DOOR_CODE_LENGTH = (LOCATOR_BYTES + _MAC_BYTES["door"]) * 8 // 5


class UnknownKey(RuleBroken):
    """A seat key that was never printed, or whose seat has been given a new one."""

    code = "unknown_key"
    status = 404
    sv = "Länken gäller inte. Den kan ha ersatts av en ny: be hjälpdisken om din kod."
    en = "This link is not valid. It may have been replaced: ask the help desk for your code."


class DoorCodeIsNoKey(RuleBroken):
    """A badge code used where the private seat key belongs."""

    code = "door_code_is_no_key"
    status = 403
    sv = "Det där är en dörrkod. Den kan bara checka in. Öppna din egen länk för att rösta."
    en = "That is a door code. It can only check in. Open your own link to vote."


class UnknownDoorCode(RuleBroken):
    """A door code that is not one of ours, or has been replaced."""

    code = "unknown_door_code"
    status = 404
    sv = "Dörrkoden finns inte. Sök på namnet i listan i stället."
    en = "The door code is not known. Look for the name in the list instead."


class KeyIsNoDoorCode(RuleBroken):
    """A private seat key shown at the door."""

    code = "key_is_no_door_code"
    status = 403
    sv = "Det där är en privat röstlänk, inte en dörrkod. Sök på namnet i listan i stället."
    en = "That is a private voting link, not a door code. Look for the name in the list instead."


class UnknownSurveyToken(RuleBroken):
    """A survey token that was never given out, or whose seat has been given a new key."""

    code = "unknown_survey_token"
    status = 404
    sv = "Länken till utvärderingen gäller inte. Öppna din egen länk till platsen och svara därifrån."
    en = "This link to the evaluation is not valid. Open your own seat link and answer from there."


@dataclass(frozen=True, slots=True)
class SeatIdentity:
    """What the keys are derived from, and whether the seat is in use."""

    id: str
    edition_id: str
    locator: bytes
    key_version: int
    door_version: int
    active: bool = True


class SeatDirectory(Protocol):
    """Where seats are found; bound by the application to the registration's service."""

    def by_locator(self, locator: bytes) -> SeatIdentity | None:
        """The seat with this locator, or None."""

    def by_id(self, seat_id: str) -> SeatIdentity | None:
        """The seat with this id, or None."""


class SeatKeys:
    """Derives and checks the secrets of seats."""

    def __init__(self, secret: str) -> None:
        """Use ``secret``, the seat secret of this instance."""
        self._secret = secret.encode()

    def key(self, seat: SeatIdentity) -> str:
        """The seat key: 40 lower-case base32 characters, 160 bits of them secret."""
        return self._derive("key", seat, seat.key_version)

    def door_code(self, seat: SeatIdentity) -> str:
        """The door code: 24 lower-case base32 characters."""
        return self._derive("door", seat, seat.door_version)

    def seat_of_key(self, text: str, directory: SeatDirectory) -> SeatIdentity:
        """The seat that ``text`` is the current key of.

        Raises:
            DoorCodeIsNoKey: it is a badge code.
            UnknownKey: it is nothing we know, or outdated.
        """
        raw = _decode(text)
        if raw is not None and len(raw) == LOCATOR_BYTES + _MAC_BYTES["door"]:
            raise DoorCodeIsNoKey
        seat = self._seat_of("key", raw, directory)
        if seat is None:
            raise UnknownKey
        return seat

    def seat_of_door_code(self, text: str, directory: SeatDirectory) -> SeatIdentity:
        """The seat that ``text`` is the current door code of.

        Raises:
            KeyIsNoDoorCode: it is a private seat key.
            UnknownDoorCode: it is nothing we know, or outdated.
        """
        raw = _decode(text)
        if raw is not None and len(raw) == LOCATOR_BYTES + _MAC_BYTES["key"]:
            raise KeyIsNoDoorCode
        seat = self._seat_of("door", raw, directory)
        if seat is None:
            raise UnknownDoorCode
        return seat

    def survey_token(self, seat: SeatIdentity) -> str:
        """The survey token: 32 lower-case base32 characters. It changes with the seat key."""
        return self._derive("survey", seat, seat.key_version)

    def seat_of_survey_token(self, text: str, directory: SeatDirectory) -> SeatIdentity:
        """The seat whose evaluation ``text`` may answer.

        Raises:
            UnknownSurveyToken: it is nothing we know, or outdated.
        """
        seat = self._seat_of("survey", _decode(text), directory)
        if seat is None:
            raise UnknownSurveyToken
        return seat

    def digest(self, purpose: str, text: str) -> str:
        """A keyed digest, for finding short codes and link tokens without storing them."""
        return hmac.new(self._secret, f"{purpose}|{text}".encode(), hashlib.sha256).hexdigest()

    def _seat_of(self, purpose: Purpose, raw: bytes | None, directory: SeatDirectory) -> SeatIdentity | None:
        if raw is None or len(raw) != LOCATOR_BYTES + _MAC_BYTES[purpose]:
            return None
        seat = directory.by_locator(raw[:LOCATOR_BYTES])
        if seat is None or not seat.active:
            return None
        version = seat.door_version if purpose == "door" else seat.key_version
        expected = self._mac(purpose, seat, version)
        return seat if hmac.compare_digest(expected, raw[LOCATOR_BYTES:]) else None

    def _derive(self, purpose: Purpose, seat: SeatIdentity, version: int) -> str:
        raw = seat.locator + self._mac(purpose, seat, version)
        return base64.b32encode(raw).decode("ascii").lower()

    def _mac(self, purpose: Purpose, seat: SeatIdentity, version: int) -> bytes:
        message = f"{purpose}|{seat.edition_id}|{seat.id}|{version}".encode()
        return hmac.new(self._secret, message, hashlib.sha256).digest()[: _MAC_BYTES[purpose]]


def _decode(text: str) -> bytes | None:
    """The bytes of a key as typed or scanned; None when it is not base32 of a sane length."""
    folded = "".join(text.split()).replace("-", "").upper()
    if not folded.isascii() or not 0 < len(folded) <= KEY_LENGTH or len(folded) % 8:
        return None
    try:
        return base64.b32decode(folded)
    except ValueError:
        return None
