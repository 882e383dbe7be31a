"""The own links to a survey: of seats from the seat keys, of those invited from the same secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, MutableMapping
from typing import Any, Final

from parliament.access.seat_keys import SeatDirectory, SeatKeys
from parliament.evaluation import inviting

EXTENSION: Final = "parliament.evaluation"
_ID_LENGTH = 16
_MAC_BYTES = 20
LENGTH: Final = _ID_LENGTH + _MAC_BYTES * 8 // 5


class InvitedKeys:
    """Makes and checks the links of those who are invited without having a seat."""

    def __init__(self, secret: str) -> None:
        """Use ``secret``, the seat secret of this instance."""
        self._secret = secret.encode()

    def token(self, invited_id: str, version: int) -> str:
        """The token of a link: the id, and 160 bits that only this instance can make."""
        message = f"survey-invited|{invited_id}|{version}".encode()
        mac = hmac.new(self._secret, message, hashlib.sha256).digest()[:_MAC_BYTES]
        return invited_id + base64.b32encode(mac).decode("ascii").lower()

    def claimed(self, token: str) -> str | None:
        """Whose token this claims to be; None when it is no such token."""
        return token[:_ID_LENGTH] if len(token) == LENGTH and token.isascii() else None

    def matches(self, token: str, invited_id: str, version: int) -> bool:
        """Whether ``token`` is the current one; takes the same time either way."""
        return hmac.compare_digest(token.encode(), self.token(invited_id, version).encode())


class SurveyLinks:
    """The whole addresses of survey links, for letters (``mail.sender.PersonalLink``)."""

    def __init__(
        self,
        seats: SeatKeys,
        directory: SeatDirectory,
        invited: InvitedKeys,
        version_of: Callable[[str], int | None],
        *,
        public_url: str,
    ) -> None:
        """Links begin with ``public_url``; ``version_of`` somebody invited is the link's current version."""
        self._seats = seats
        self._directory = directory
        self._invited = invited
        self._version_of = version_of
        self._public_url = public_url.rstrip("/")

    def link(self, about: str, /, *, version: int | None) -> str | None:
        """The link of a seat or of somebody invited; None when it is no longer of ``version``."""
        token = self._token(about, version)
        return f"{self._public_url}/utvardering/{token}" if token else None

    def _token(self, about: str, version: int | None) -> str | None:
        seat = self._directory.by_id(about)
        if seat is not None:
            usable = seat.active and version in (None, seat.key_version)
            return self._seats.survey_token(seat) if usable else None
        current = self._version_of(about)
        if current is None or version not in (None, current):
            return None
        return self._invited.token(about, current)


def bind(
    extensions: MutableMapping[str, Any], secret: str, directory: SeatDirectory, public_url: str
) -> SurveyLinks:
    """Keep the keys of those invited in the extensions; returns what gives letters their links."""
    keys = extensions[EXTENSION] = InvitedKeys(secret)
    return SurveyLinks(SeatKeys(secret), directory, keys, inviting.link_version, public_url=public_url)
