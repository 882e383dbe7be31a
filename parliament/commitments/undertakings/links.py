"""The owner's own link: derived from the seat secret, never stored, dead when another owner takes over."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, MutableMapping
from typing import Any, Final

EXTENSION: Final = "parliament.undertakings"
PATH: Final = "/rapportera"
_ID_LENGTH = 16
_MAC_BYTES = 20
LENGTH: Final = _ID_LENGTH + _MAC_BYTES * 8 // 5


class OwnerKeys:
    """Makes and checks the secret part of owners' links."""

    def __init__(self, secret: str) -> None:
        """Use ``secret``, the seat secret of this instance."""
        self._secret = secret.encode()

    def token(self, undertaking_id: str, version: int) -> str:
        """The token of an owner's link: the id, and 160 bits that only this instance can make."""
        message = f"undertaking|{undertaking_id}|{version}".encode()
        mac = hmac.new(self._secret, message, hashlib.sha256).digest()[:_MAC_BYTES]
        return undertaking_id + base64.b32encode(mac).decode("ascii").lower()

    def undertaking_of(self, token: str) -> str | None:
        """Which undertaking the token claims to be of; ``matches`` says whether it is."""
        return token[:_ID_LENGTH] if len(token) == LENGTH and token.isascii() else None

    def matches(self, token: str, undertaking_id: str, version: int) -> bool:
        """Whether ``token`` is the current owner's; takes the same time either way."""
        return hmac.compare_digest(token.encode(), self.token(undertaking_id, version).encode())


class OwnerLinks:
    """The whole addresses of owners' links, for letters (``mail.sender.PersonalLink``)."""

    def __init__(self, keys: OwnerKeys, version_of: Callable[[str], int | None], *, public_url: str) -> None:
        """Links begin with ``public_url``; ``version_of`` an undertaking is its link's current version."""
        self._keys = keys
        self._version_of = version_of
        self._public_url = public_url.rstrip("/")

    def link(self, undertaking_id: str, /, *, version: int | None) -> str | None:
        """The owner's link; None when it is no longer of ``version``."""
        current = self._version_of(undertaking_id)
        if not current or version != current:
            return None
        return f"{self._public_url}{PATH}/{self._keys.token(undertaking_id, current)}"


def bind(
    extensions: MutableMapping[str, Any],
    secret: str,
    version_of: Callable[[str], int | None],
    public_url: str,
) -> OwnerLinks:
    """Keep the keys of owners among the application's extensions; returns what letters' links come from."""
    keys = OwnerKeys(secret)
    extensions[EXTENSION] = keys
    return OwnerLinks(keys, version_of, public_url=public_url)
