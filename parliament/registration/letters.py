"""Which letter is written when: ticket, link again, new link, cancellation, reminders.

Each is written in the transaction of the deed it tells about, and once: its key says what it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from parliament.access.seat_keys import SeatDirectory, SeatKeys
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.mail import rendering
from parliament.mail import rules as mail_rules
from parliament.mail import service as mail
from parliament.registration.calendar import Day, day_of, seat_event
from parliament.registration.seats import SeatView, registered_seats, seat, seats_with_email
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

TICKET, LINK, NEW_LINK, CANCELLED = "ticket", "link", "new_link", "cancelled"
WEEK, DAY, EDITION_CANCELLED = mail_rules.WEEK, mail_rules.DAY, "edition_cancelled"
COMING, REPLACED = "coming", "replaced"
KINDS = (TICKET, LINK, NEW_LINK, WEEK, COMING, DAY, REPLACED, CANCELLED, EDITION_CANCELLED)

PAUSE = timedelta(minutes=10)
_SOON_POINTLESS = timedelta(days=1)
_ENDED = (REPLACED, CANCELLED, EDITION_CANCELLED)


class LinkJustSent(RuleBroken):
    """A second letter with the link within ten minutes."""

    code = "link_just_sent"
    sv = "Ett brev med länken skickades nyss. Vänta tio minuter innan du skickar ett till."
    en = "A letter with the link was sent just now. Wait ten minutes before sending another."


@dataclass(frozen=True, slots=True)
class Plan:
    """When the reminders of an edition are written (UTC); None for what has been."""

    week: datetime | None
    day: datetime | None


class PersonalLinks:
    """Derives the link of a seat when a letter is sent (``mail.sender.SeatLinks``)."""

    def __init__(
        self,
        keys: SeatKeys,
        directory: SeatDirectory,
        *,
        public_url: str,
        answer_link: Callable[[str], str | None] = lambda about: None,
    ) -> None:
        """Links begin with ``public_url``; ``answer_link`` gives the path by which a company answers."""
        self._keys = keys
        self._answer_link = answer_link
        self._directory = directory
        self._public_url = public_url.rstrip("/")

    def seat_link(self, seat_id: str, *, version: int | None) -> str | None:
        """The seat's link; None when the seat is cancelled or its key is no longer of ``version``."""
        identity = self._directory.by_id(seat_id)
        if identity is None:
            path = self._answer_link(seat_id)
            return f"{self._public_url}{path}" if path else None
        if not identity.active:
            return None
        if version is not None and identity.key_version != version:
            return None
        return f"{self._public_url}/d/{self._keys.key(identity)}"


def write_tickets(seats: Iterable[SeatView], *, language: str) -> None:
    """The confirmation to each person: their seat, their link, the day for the calendar."""
    for one in seats:
        _write(TICKET, one, key=str(one.key_version), language=language)


def write_new_link(one: SeatView) -> None:
    """The new link after a key has been replaced; the old one is dead."""
    _write(NEW_LINK, one, key=str(one.key_version))


def write_cancelled(seats: Iterable[SeatView]) -> None:
    """To each person whose seat has been cancelled."""
    for one in seats:
        _write(CANCELLED, one)


def write_replaced(before: SeatView) -> None:
    """To the person whose seat someone else has taken over; the day goes out of their calendar."""
    _write(REPLACED, replace(before, active=False), key=str(before.key_version))


def send_link(*, seat_id: str, by: Actor) -> None:
    """Write the letter with the seat's link again, when staff asks for it.

    Raises:
        NotFound: there is no such seat in use.
        LinkJustSent: one was written in the last ten minutes.
    """
    with transaction() as tx:
        one = seat(seat_id)
        if not one.active:
            raise NotFound
        if not _write_link(one):
            raise LinkJustSent
        journal.record(tx, action="registration.link_mailed", subject=seat_id, actor=by)


def send_lost_links(*, email: str, language: str) -> int:
    """Write the letter with the link for each seat of the current edition that has this address.

    At most one in ten minutes for each seat. Who asked learns nothing: the caller says the same to everybody.

    Returns:
        How many letters were written.
    """
    edition = editions.current_edition()
    if edition is None or edition.status not in {"open", "live"}:
        return 0
    found = seats_with_email(edition.id, email.strip().lower())
    if not found:
        return 0
    with transaction() as tx:
        written = [one for one in found if _write_link(one, language=language)]
        for one in written:
            journal.record(tx, action="registration.link_mailed", subject=one.id, actor=Actor.public())
    return len(written)


def write_due(now: datetime) -> int:
    """Write the letters that are due by rule at ``now`` (UTC); again, it writes nothing new.

    The reminders one week and one day before, and the news that an edition is cancelled.

    Returns:
        How many letters were written.
    """
    return sum(_write_due(edition, now) for edition in editions.list_editions())


def reminder_plan(edition: EditionView) -> Plan | None:
    """When the reminders are written, for the page of the log; None when the day is not decided."""
    if edition.date is None or edition.status not in {"planned", "open"}:
        return None
    hour = mail_rules.REMINDER_HOURS[0]
    week, last = (
        clock.from_stockholm(edition.date - timedelta(days=days), hour, 0)
        for days in (mail_rules.WEEK_DAYS, 1)
    )
    now = clock.now()
    return Plan(week=week if week > now else None, day=last if last > now else None)


def sample(kind: str, edition: EditionView, *, language: str) -> rendering.Rendered:
    """A letter as it would be written, to an invented person.

    Raises:
        NotFound: there is no such letter.
    """
    if kind not in KINDS:
        raise NotFound
    person = "Disa Delegat" if language != "en" else "Disa Delegate"
    invented = SeatView(
        id="x",
        edition_id=edition.id,
        number=27,
        delegate_name=person,
        company_id="x",
        company_name="Exempelbolaget Fjällvind AB",
        municipality="Åre",
        may_vote=True,
        active=True,
        key_version=1,
        email="disa@exempel.test",
    )
    return rendering.render(kind, language, _facts(invented, edition, day_of(edition), language))


def _write_link(one: SeatView, *, language: str | None = None) -> bool:
    latest = mail.latest_about(one.id)
    now = clock.now()
    if latest is not None and latest.created_at > now - PAUSE and latest.status not in mail_rules.TROUBLED:
        return False
    _write(LINK, one, key=clock.iso(now), language=language, not_after=now + _SOON_POINTLESS)
    return True


def _write_due(edition: EditionView, now: datetime) -> int:
    here = clock.stockholm(now)
    over = edition.date is not None and edition.date < here.date()
    if edition.status == "cancelled" and not over:
        return write_all(EDITION_CANCELLED, edition, _not_told(EDITION_CANCELLED, edition))
    day = day_of(edition)
    if edition.status != "open" or edition.is_demo or day is None or now >= day.begins:
        return 0
    days_left = (day.date - here.date()).days
    if days_left > mail_rules.WEEK_DAYS:
        return 0
    due: dict[str, list[str]] = {WEEK: [], DAY: []}
    for seat_id, registered_at in registered_seats(edition.id):
        days = (here.date() - clock.stockholm(registered_at).date()).days
        kind = mail_rules.reminder(days_left=days_left, days_registered=days, hour=here.hour)
        if kind is not None:
            due[kind].append(seat_id)
    told = {kind: mail.told(kind) for kind in due}
    return sum(
        write_all(
            kind, edition, [seat_id for seat_id in ids if seat_id not in told[kind]], not_after=day.begins
        )
        for kind, ids in due.items()
    )


def _not_told(kind: str, edition: EditionView) -> list[str]:
    told = mail.told(kind)
    return [seat_id for seat_id, _ in registered_seats(edition.id) if seat_id not in told]


def write_all(
    kind: str, edition: EditionView, seat_ids: Sequence[str], *, not_after: datetime | None = None
) -> int:
    """Write a letter by rule to each of these seats, whichever key is theirs when it is sent."""
    for seat_id in seat_ids:
        _write(kind, seat(seat_id), edition=edition, not_after=not_after, current_key=True)
        time.sleep(0)  # one letter, one transaction: others get their turn in between
    return len(seat_ids)


def _write(
    kind: str,
    one: SeatView,
    *,
    key: str = "",
    language: str | None = None,
    edition: EditionView | None = None,
    not_after: datetime | None = None,
    current_key: bool = False,
) -> None:
    """Write a letter about a seat; once for its kind, seat and ``key``."""
    edition = edition or editions.edition(one.edition_id)
    day = day_of(edition)
    latest = None if language else mail.latest_about(one.id)
    spoken = language or (latest.language if latest else "sv")
    event = seat_event(one, edition, language=spoken, organiser=f"mailto:{rendering.SENDER}")
    mail.write_letter(
        mail.NewLetter(
            key=(kind, one.id, key) if key else (kind, one.id),
            kind=kind,
            recipient=one.email,
            recipient_name=one.delegate_name,
            sender_name=edition.series_name,
            language=spoken,
            words=rendering.render(kind, spoken, _facts(one, edition, day, spoken)),
            about=one.id,
            about_version=None if current_key or kind in _ENDED else one.key_version,
            calendar=event.text if event else "",
            calendar_method=event.method if event else "",
            not_after=not_after or _end_of(day),
        )
    )


def _end_of(day: Day | None) -> datetime | None:
    """When a letter about the day has lost its point; a day of the past that is still open has no end."""
    return day.is_over if day and day.is_over > clock.now() else None


def _facts(one: SeatView, edition: EditionView, day: Day | None, language: str) -> dict[str, object]:
    undecided = "not decided yet" if language == "en" else "inte bestämt än"
    return {
        "name": one.delegate_name,
        "company": one.company_name,
        "seat": one.number,
        "may_vote": one.may_vote,
        "site": edition.series_name,
        "edition": edition.name,
        "day": day.words(language) if day else "",
        "when": day.words(language) if day else (edition.period_text or undecided),
        "where": edition.venue or undecided,
        "in_calendar": day is not None,
        "reason": edition.cancel_reason,
    }
