"""What registration does by the clock: reminders, "Are you coming?", invitations whose time is out.

Files on their way in that nobody has brought in are thrown away too.
"""

from __future__ import annotations

from datetime import datetime

from parliament.registration import imports, interest_letters, letters, offers, self_service


def run_due(now: datetime) -> int:
    """Do what is due at ``now`` (UTC); again, it does nothing new.

    Returns:
        How many letters were written and invitations expired.
    """
    imports.throw_away_old(now)
    expired = offers.run_due(now)
    return (
        expired
        + interest_letters.remind_due(now)
        + letters.write_due(now)
        + self_service.ask_who_is_coming(now)
    )
