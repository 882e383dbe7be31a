"""The sender: takes due letters one at a time and hands them to the mail server.

It runs in the server as a loop, and by ``parliament mail send``. Nothing is sent inside a database
transaction. Several senders may run at once: a letter is held by one of them.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from parliament.mail import message, outbox, rendering, rules, service
from parliament.mail.carrier import Carrier
from parliament.mail.outbox import Claimed, Outcome
from parliament.mail.smtp_server import SmtpServer
from parliament.shared import clock

log = logging.getLogger(__name__)

EXTENSION = "parliament.mail"
NO_SERVER, NO_PUBLIC_URL = "no_server", "no_public_url"
_TICK_SECONDS = 20.0
_HOUR = timedelta(hours=1)


class PersonalLink(Protocol):
    """Gives the personal link of what a letter is about."""

    def __call__(self, about: str, /, *, version: int | None) -> str | None:
        """The link; None when it is no longer of ``version``."""


class SeatLinks(Protocol):
    """Gives personal links; bound by the application to registration."""

    def seat_link(self, seat_id: str, *, version: int | None) -> str | None:
        """The seat's link; None when the seat is cancelled or its key is no longer of ``version``."""


class Stop(Protocol):
    """Tells the loop to end."""

    def is_set(self) -> bool:
        """Whether to end."""


@dataclass
class Round:
    """What a round of sending came to; ``ended_by`` is the code of what ended it before its time."""

    counts: Counter[str] = field(default_factory=Counter)
    ended_by: str = ""


class Sender:
    """Sends what is due."""

    def __init__(
        self,
        server: SmtpServer | None,
        *,
        public_url: str,
        links: SeatLinks,
        more_links: Mapping[str, PersonalLink] | None = None,
    ) -> None:
        """Send through ``server``; links begin with ``public_url``, never with what a request says.

        ``more_links``: other personal links than the seat's, by the name of their mark.
        """
        self.server = server
        self._public_url = public_url.rstrip("/")
        self._personal: dict[str, PersonalLink] = {"seat": links.seat_link, **(more_links or {})}

    @property
    def hindrance(self) -> str:
        """Why nothing can be sent: a code, or nothing."""
        if self.server is None:
            return NO_SERVER
        return "" if self._public_url else NO_PUBLIC_URL

    def send_due(self, *, stop: Stop | None = None) -> Round:
        """Send every letter that is due now; returns what came of it."""
        result = Round(ended_by=self.hindrance)
        if self.server is None or result.ended_by:
            return result
        carrier = Carrier(self.server)
        try:
            while not (stop and stop.is_set()):
                letter = outbox.claim(clock.now())
                if letter is None:
                    break
                outcome = self._carry(carrier, letter)
                state = outbox.settle(letter, outcome, now=clock.now())
                result.counts[state] += 1
                if outcome.code:
                    log.info("Letter %s: %s (%s)", letter.id, state, outcome.code)
                if outcome.ends_round:
                    result.ended_by = outcome.code
                    break
        finally:
            carrier.quit()
        return result

    def run_forever(self, stop: Stop, *, hourly: Callable[[datetime], object] = lambda now: None) -> None:
        """Send until told to stop: at once when a letter is written here, else every so often.

        What is due by the clock is done in a house without a mail server too: there invitations expire all
        the same, and what was written is sent once there is a server, unless it has lost its point.

        Args:
            stop: ends the loop.
            hourly: what is due by the clock (reminders, invitations whose time is out); called with the time
                (UTC), first at once.
        """
        due = clock.now()
        while not stop.is_set():
            service.WRITTEN.clear()
            try:
                if clock.now() >= due:
                    due = clock.now() + _HOUR
                    hourly(clock.now())
                self.send_due(stop=stop)
            except Exception:
                log.exception("A round of sending failed; the letters are kept")
            if not stop.is_set():
                service.WRITTEN.wait(_TICK_SECONDS)

    def _carry(self, carrier: Carrier, letter: Claimed) -> Outcome:
        links = self._links_of(letter)
        if links is None:
            return Outcome("withdraw", rules.OUTDATED)
        try:
            assert self.server is not None  # noqa: S101 - send_due() has looked
            built = message.build(letter, sender=self.server.sender, links=links)
        except (ValueError, KeyError) as error:
            log.warning("Letter %s cannot be written: %s", letter.id, type(error).__name__)
            return Outcome("refuse", rules.UNSENDABLE)
        return carrier.deliver(built, recipient=letter.recipient)

    def _links_of(self, letter: Claimed) -> Mapping[str, str] | None:
        """The letter's links; None when its personal link is not the current one any more."""
        url = self._public_url
        links = {
            "home": f"{url}/",
            "lost": f"{url}/glomt-lank",
            "privacy": f"{url}/personuppgifter",
            "agenda": f"{url}/dagordning",
            "followup": f"{url}/uppfoljning",
        }
        for name in self._personal.keys() & rendering.marks(letter.text):
            link = self._personal[name](letter.about, version=letter.about_version)
            if link is None:
                return None
            links[name] = link
        return links


def start(sender: Sender, hourly: Callable[[datetime], object]) -> Callable[[], None]:
    """Run the loop beside the server (a greenlet there, where threads are patched); returns what ends it."""
    stop = threading.Event()
    thread = threading.Thread(target=sender.run_forever, args=(stop,), kwargs={"hourly": hourly}, daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        service.WRITTEN.set()

    return end
