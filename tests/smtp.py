"""Real mail servers for tests: they take letters, and fail, refuse, hang or die as they are told."""

from __future__ import annotations

import asyncio
import email
import email.policy
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from types import TracebackType

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.running import free_port

HANG, DIE, DIE_AFTER = "hang", "die", "die after"
"""Never answer; hang up before taking the letter; take it and hang up without saying so."""


@dataclass
class PostOffice:
    """A mail server. ``for_data`` and ``for_recipient`` say what it does with letters before it takes any."""

    port: int = field(default_factory=free_port)
    for_data: deque[str] = field(default_factory=deque)
    for_recipient: deque[str] = field(default_factory=deque)
    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    options: dict[str, object] = field(default_factory=dict)
    connections: int = 0
    _controller: Controller | None = None

    def __enter__(self) -> PostOffice:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, e: BaseException | None, t: TracebackType | None
    ) -> None:
        self.close()

    @property
    def url(self) -> str:
        """As SMTP_URL names it."""
        return f"smtp://127.0.0.1:{self.port}?from=info@exempel.se&timeout=1"

    def open(self) -> None:
        """Begin to listen; the same port every time."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **self.options)
        self._controller.start()

    def close(self) -> None:
        """Stop listening and hang up on everybody."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Count who comes."""
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        if self.for_recipient:
            answer = self.for_recipient.popleft()
            if answer != "250":
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the letter, or do what was planned."""
        answer = self.for_data.popleft() if self.for_data else "250 OK"
        if answer == HANG:
            await asyncio.sleep(3600)
        if answer == DIE:
            server.transport.abort()
            return "250 never said"
        if answer in ("250 OK", DIE_AFTER):
            assert isinstance(envelope.content, bytes)
            parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
            assert isinstance(parsed, EmailMessage)
            self.taken.append(parsed)
            self.recipients += envelope.rcpt_tos
        if answer == DIE_AFTER:
            server.transport.abort()
        return answer if answer != DIE_AFTER else "250 never said"


def text_of(message: EmailMessage) -> str:
    """The plain text of a letter."""
    part = message.get_body(preferencelist=("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def html_of(message: EmailMessage) -> str:
    """The HTML of a letter."""
    part = message.get_body(preferencelist=("html",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def calendar_of(message: EmailMessage) -> str:
    """The calendar file of a letter."""
    part = next(part for part in message.iter_attachments() if part.get_content_type() == "text/calendar")
    content = part.get_content()
    return content if isinstance(content, str) else content.decode()


def wait_until(true: Callable[[], object], *, seconds: float = 20) -> None:
    """Wait for something that another thread does."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "It did not happen in time"
        threading.Event().wait(0.01)
