"""The list that a door's phone holds for when the network is gone. Without the tickets it says nothing.

Each seat is an entry: an id and an encrypted payload. Both the id and the key come from the seat's door code
by HKDF, so that only who holds a code finds and opens its entry. A door code has 120 bits that are unknown
to a finder of the phone (40 of the locator, 80 of the code), so it needs no slow derivation. All payloads
are of one length, for a length would tell of a name. See docs/decisions/0006-offline-door.md.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from parliament.access.seat_keys import SeatIdentity, SeatKeys
from parliament.door import service
from parliament.editions import service as editions
from parliament.registration import seats as register
from parliament.registration.service import SeatView
from parliament.shared import clock
from parliament.storage.transaction import reading

ID_INFO: Final = b"parliament door entry id"
KEY_INFO: Final = b"parliament door entry key"
ID_BYTES: Final = 16
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_STEP: Final = 64


@dataclass(frozen=True, slots=True)
class OfflineList:
    """What is sent to the phone: nothing in it is in the clear but the year and when it was made."""

    edition_id: str
    year: int
    salt: str
    made_at: str
    entries: tuple[tuple[str, str], ...]


def make(edition_id: str, keys: SeatKeys) -> OfflineList:
    """The list of an edition; tickets of other editions and cancelled ones are in it as what they are.

    It derives three values for each seat: a large hall's takes longer than the loop may stand still, so the
    caller runs it apart.
    """
    salt = _salt(edition_id, keys)
    with reading():
        here = service.present_since(edition_id)
        year = editions.edition(edition_id).year
        facts = [(identity, _payload(place, edition_id, since=here)) for identity, place in _everybody()]
    length = max((len(payload) for _, payload in facts), default=0)
    length += -length % _STEP
    entries = [_entry(_code(keys, identity), payload, length, salt) for identity, payload in facts]
    return OfflineList(edition_id, year, salt.hex(), clock.iso(clock.now()), tuple(sorted(entries)))


def seats_behind(edition_id: str, entry_ids: Iterable[str], keys: SeatKeys) -> dict[str, str]:
    """The seats behind entries of the list, of any edition, by entry id; what is not known is left out."""
    wanted = set(entry_ids)
    if not wanted:
        return {}
    salt = _salt(edition_id, keys)
    found = {}
    for identity, place in _everybody():
        entry_id = _text(derive(_code(keys, identity), salt, ID_INFO, ID_BYTES))
        if entry_id in wanted:
            found[entry_id] = place.id
    return found


def derive(code: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF-SHA-256 (RFC 5869) of a door code's 15 bytes; the phone does the same with WebCrypto."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(code)


def _everybody() -> list[tuple[SeatIdentity, SeatView]]:
    identities = register.every_identity()
    return [
        (identities[place.id], place)
        for edition in editions.list_editions()
        for place in register.all_seats(edition.id)
        if place.id in identities
    ]


def _payload(place: SeatView, edition_id: str, *, since: Mapping[str, datetime]) -> bytes:
    """What the door says of a seat. Of another year's ticket: only that it is one."""
    if place.edition_id != edition_id:
        return _json({"state": "wrong_edition"})
    shown = {"seat": place.number, "name": place.delegate_name, "company": place.company_name, "id": place.id}
    if not place.active:
        return _json({**shown, "state": "cancelled"})
    moment = since.get(place.id)
    return _json(
        {**shown, "state": "ok", "votes": place.may_vote} | ({"since": clock.iso(moment)} if moment else {})
    )


def _entry(code: bytes, payload: bytes, length: int, salt: bytes) -> tuple[str, str]:
    entry_id = derive(code, salt, ID_INFO, ID_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(derive(code, salt, KEY_INFO, _KEY_BYTES)).encrypt(nonce, payload.ljust(length), entry_id)
    return _text(entry_id), _text(nonce + sealed)


def _salt(edition_id: str, keys: SeatKeys) -> bytes:
    return bytes.fromhex(keys.digest("door-list", edition_id))


def _code(keys: SeatKeys, identity: SeatIdentity) -> bytes:
    return base64.b32decode(keys.door_code(identity).upper())


def _json(shown: dict[str, object]) -> bytes:
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
