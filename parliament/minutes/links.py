"""The adjuster's own link: derived from the seat secret, never stored, dead when a newer one is made."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, MutableMapping
from typing import Any, Final

EXTENSION: Final = "parliament.minutes"
_ID_LENGTH = 16
_MAC_BYTES = 20
LENGTH: Final = _ID_LENGTH + _MAC_BYTES * 8 // 5


class AdjusterKeys:
    """Makes and checks the secret part of adjusters' links."""

    def __init__(self, secret: str) -> None:
        """Use ``secret``, the seat secret of this instance."""
        self._secret = secret.encode()

    def token(self, adjuster_id: str, version: int) -> str:
        """The token of an adjuster's link: the id, and 160 bits that only this instance can make."""
        message = f"adjust|{adjuster_id}|{version}".encode()
        mac = hmac.new(self._secret, message, hashlib.sha256).digest()[:_MAC_BYTES]
        return adjuster_id + base64.b32encode(mac).decode("ascii").lower()

    def adjuster_of(self, token: str) -> str | None:
        """Whose token this claims to be; ``matches`` says whether it is."""
        return token[:_ID_LENGTH] if len(token) == LENGTH and token.isascii() else None

    def matches(self, token: str, adjuster_id: str, version: int) -> bool:
        """Whether ``token`` is the adjuster's current one; takes the same time either way."""
        return hmac.compare_digest(token.encode(), self.token(adjuster_id, version).encode())


class AdjusterLinks:
    """The whole addresses of adjusters' links, for letters (``mail.sender.PersonalLink``)."""

    def __init__(
        self, keys: AdjusterKeys, version_of: Callable[[str], int | None], *, public_url: str
    ) -> None:
        """Links begin with ``public_url``; ``version_of`` an adjuster is the link's current version."""
        self._keys = keys
        self._version_of = version_of
        self._public_url = public_url.rstrip("/")

    def link(self, adjuster_id: str, /, *, version: int | None) -> str | None:
        """The adjuster's link; None when it is no longer of ``version``."""
        current = self._version_of(adjuster_id)
        if current is None or version != current:
            return None
        return f"{self._public_url}/justera/{self._keys.token(adjuster_id, current)}"


def bind(
    extensions: MutableMapping[str, Any],
    secret: str,
    version_of: Callable[[str], int | None],
    public_url: str,
) -> AdjusterLinks:
    """Keep the adjusters' keys among the application's extensions; returns what makes letters' links."""
    keys = AdjusterKeys(secret)
    extensions[EXTENSION] = keys
    return AdjusterLinks(keys, version_of, public_url=public_url)
