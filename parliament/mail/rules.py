"""Rules of mail: the states of a letter, when to try again, what may stand in a header. Pure.

The states of a letter, and what happens to it::

    queued --claim--> sending --accept--> sent --bounce--> bounced
      ^                 |
      +------defer------+--refuse---> failed      (the server said no, for good)
      |                 +--give_up--> given_up    (three days of trying)
      |                 +--withdraw-> withdrawn   (what it says is no longer true)
      +--send_again-- sent, failed, given_up, bounced, withdrawn

A sender that dies leaves ``sending`` behind; when its lease is over the letter is claimed again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from email_validator import EmailNotValidError, validate_email

from parliament.shared import text
from parliament.shared.errors import RuleBroken

QUEUED, SENDING, SENT = "queued", "sending", "sent"
FAILED, GIVEN_UP, BOUNCED, WITHDRAWN = "failed", "given_up", "bounced", "withdrawn"
STATUSES = (QUEUED, SENDING, SENT, FAILED, GIVEN_UP, BOUNCED, WITHDRAWN)
TROUBLED = (FAILED, GIVEN_UP, BOUNCED)
"""Someone should look at these: the person has not got the letter."""

TRANSITIONS: dict[tuple[str, str], str] = {
    (QUEUED, "claim"): SENDING,
    (SENDING, "claim"): SENDING,  # the lease of the one before is over
    (SENDING, "accept"): SENT,
    (QUEUED, "accept"): SENT,  # the answer came when the lease was already over
    (SENDING, "defer"): QUEUED,
    (SENDING, "refuse"): FAILED,
    (SENDING, "give_up"): GIVEN_UP,
    (QUEUED, "withdraw"): WITHDRAWN,
    (SENDING, "withdraw"): WITHDRAWN,
    (QUEUED, "refuse"): FAILED,  # an address that no server can take
    (SENT, "bounce"): BOUNCED,
    **{(state, "send_again"): QUEUED for state in (SENT, FAILED, GIVEN_UP, BOUNCED, WITHDRAWN)},
}

BACKOFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)
"""How long to wait after the first, second, … failed try; the last one is repeated."""

GIVE_UP_AFTER = timedelta(days=3)
WEEK, DAY = "week", "day"
WEEK_DAYS = 7
_JUST_REGISTERED_DAYS = 2
REMINDER_HOURS = (7, 20)
"""Reminders are written from the first hour up to the second, on the clock in Sweden."""
LEASE = timedelta(minutes=10)

_RESERVED = ("test", "local")
"""Not names of the Internet (RFC 6761), but of a house's own network and of demonstrations: the house's
server may know them. The validator does not, so another end is shown to it."""
_ANY_COUNTRY = "se"

ADDRESS_MAX, NAME_MAX, SUBJECT_MAX, ERROR_MAX = 254, 120, 200, 200

# Codes of our own beside those of SMTP (``smtp_550``).
UNREACHABLE, TIMEOUT, DISCONNECTED, TLS, LOGIN = "unreachable", "timeout", "disconnected", "tls", "login"
SENDER_REFUSED, BAD_ADDRESS, OUTDATED, TOO_LATE = "sender_refused", "bad_address", "outdated", "too_late"
UNSENDABLE, BY_HAND, ERASED = "unsendable", "by_hand", "erased"


class LetterNotThere(RuleBroken):
    """Something is done to a letter that its state does not allow."""

    code = "letter_step_not_possible"
    sv = "Brevet är inte i ett läge där det går. Läs in sidan igen och se hur det står till."
    en = "The letter is not in a state where that is possible. Reload the page and look again."


class LetterErased(RuleBroken):
    """A letter whose content has been erased cannot be sent again."""

    code = "letter_erased"
    sv = "Brevets innehåll är gallrat, så det kan inte skickas igen. Skicka personens länk på nytt i stället."
    en = "The letter's content has been erased, so it cannot be sent again. Send the person's link anew."


class AddressMalformed(RuleBroken):
    """An address that no mail server would take."""

    code = "address_malformed"
    status = 422
    sv = "E-postadressen stämmer inte. Skriv hela adressen, till exempel namn@foretag.se."
    en = "The e-mail address is not right. Write the whole address, for example name@company.com."


def after(status: str, event: str) -> str:
    """The state after ``event``.

    Raises:
        LetterNotThere: nothing of the kind can happen to it now.
    """
    found = TRANSITIONS.get((status, event))
    if found is None:
        raise LetterNotThere
    return found


def next_try(
    *, first_try_at: datetime, attempts: int, now: datetime, not_after: datetime | None
) -> datetime | None:
    """When to try again after ``attempts`` failed tries (1 or more); None: give up.

    Args:
        first_try_at: when it was first tried (UTC).
        attempts: how many tries there have been.
        now: the present moment (UTC).
        not_after: when the letter has lost its point (UTC), if it ever does.
    """
    pause = BACKOFF[min(attempts, len(BACKOFF)) - 1]
    last = first_try_at + GIVE_UP_AFTER
    if not_after is not None:
        last = min(last, not_after)
    if now >= last:
        return None
    return min(now + pause, last)


def header(value: str, *, max_length: int) -> str:
    """``value`` as it may stand in a header: one line, no control characters, not too long.

    What looks like an encoded word (RFC 2047, ``=?utf-8?q?=0d=0a…?=``) is broken up: the e-mail library would
    decode it, line breaks and all.
    """
    return text.one_line(value)[:max_length].rstrip().replace("=?", "= ?")


def address(typed: str, *, field: str = "email") -> str:
    """An address as servers take it: its form checked, a domain with å, ä, ö in its ASCII form.

    Nothing is looked up. The part before @ must be ASCII: few servers carry anything else (RFC 6531).

    Raises:
        AddressMalformed: it is no address.
    """
    body, dot, last = typed.rpartition(".")
    reserved = last.lower() in _RESERVED
    try:
        found = validate_email(
            f"{body}.{_ANY_COUNTRY}" if reserved else typed, check_deliverability=False, allow_smtputf8=False
        )
    except EmailNotValidError as error:
        raise AddressMalformed(field=field) from error
    plain = found.ascii_email or ""
    if reserved:
        plain = f"{plain.removesuffix(_ANY_COUNTRY)}{last.lower()}"
    if not dot or not plain or len(plain) > ADDRESS_MAX:
        raise AddressMalformed(field=field)
    return plain


def is_temporary(smtp_code: int) -> bool:
    """Whether an SMTP reply asks us to come back (RFC 5321 4.2.1: 4yz); other refusals are for good."""
    return 400 <= smtp_code < 500


def reminder(*, days_left: int, days_registered: int, hour: int) -> str | None:
    """Which reminder is due to someone: WEEK, DAY or None.

    The one for the week goes seven days before, or later when nothing ran that day. Who registered less than
    two days before it would go has just had the ticket and gets none; likewise the last day.

    Args:
        days_left: whole days until the day, 0 on the day itself.
        days_registered: whole days since the registration.
        hour: 0–23 in Sweden; nobody is written to at night.
    """
    first, last = REMINDER_HOURS
    if not first <= hour < last:
        return None
    if 1 < days_left <= WEEK_DAYS:
        early = days_registered + days_left >= WEEK_DAYS + _JUST_REGISTERED_DAYS
        return WEEK if early else None
    if days_left in (0, 1):
        return DAY if days_registered >= 1 else None
    return None
