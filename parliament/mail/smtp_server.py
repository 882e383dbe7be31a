"""The mail server that SMTP_URL names."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

Security = Literal["none", "starttls", "tls"]
_PORTS: dict[Security, int] = {"none": 25, "starttls": 587, "tls": 465}
TIMEOUT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where letters are handed over, how, and from which address."""

    host: str
    port: int
    security: Security
    user: str
    password: str = field(repr=False)
    sender: str
    timeout: float = TIMEOUT_SECONDS

    @property
    def words(self) -> str:
        """For people: never the password."""
        return f"{self.host}:{self.port}"


def parse(url: str, *, public_url: str = "") -> SmtpServer | None:
    """The server of ``smtp://user:password@host:587?starttls=1&from=info@example.org`` or ``smtps://…``.

    A password is never sent in the clear to another machine: ``smtp://`` with a password asks for STARTTLS
    even without ``starttls=1``. ``starttls=0`` is for a server inside the house that has none.

    Args:
        url: as set; empty gives None.
        public_url: the site's address, whose host gives a sender where none is named.

    Raises:
        ValueError: it is not such an address.
    """
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("SMTP_URL must look like smtp://user:password@host:587?starttls=1 or smtps://…")
    chosen = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    security = _security(parts.scheme, chosen.get("starttls"), parts.hostname, password=password)
    sender = chosen.get("from") or (user if "@" in user else "")
    return SmtpServer(
        host=parts.hostname,
        port=parts.port or _PORTS[security],
        security=security,
        user=user,
        password=password,
        sender=sender or f"no-reply@{urlsplit(public_url).hostname or 'localhost'}",
        timeout=float(chosen.get("timeout", TIMEOUT_SECONDS)),
    )


def _security(scheme: str, starttls: str | None, host: str, *, password: str) -> Security:
    if scheme == "smtps":
        return "tls"
    if starttls is not None:
        return "starttls" if starttls == "1" else "none"
    return "starttls" if password and not _is_here(host) else "none"


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
