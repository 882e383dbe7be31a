"""What registration does by the clock: reminders, "Are you coming?", invitations whose time is out."""

from __future__ import annotations

from datetime import datetime

from parliament.registration import letters, offers, self_service


def run_due(now: datetime) -> int:
    """Do what is due at ``now`` (UTC); again, it does nothing new.

    Returns:
        How many letters were written and invitations expired.
    """
    return offers.run_due(now) + letters.write_due(now) + self_service.ask_who_is_coming(now)
