"""Use cases of the summons (kallelse): a letter to every seat and substitute, and the log of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.live.outbox import announce_state
from parliament.mail import rendering
from parliament.mail import service as mail
from parliament.registration import service as registration
from parliament.registration.service import PersonView
from parliament.shared import clock, swedish
from parliament.sitting import plan_rules, rules
from parliament.sitting.plan_models import Summons, SummonsLog
from parliament.sitting.rows import load, record
from parliament.sitting.views import SittingView, view
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

KIND = "summons"


@dataclass(frozen=True, slots=True)
class Called:
    """A person to be summoned. ``seat`` is 0 for a substitute; ``at`` is None until the letter is written."""

    delegate_id: str
    name: str
    company: str
    seat: int
    at: datetime | None
    letter_id: str
    status: str


@dataclass(frozen=True, slots=True)
class SummonsView:
    """How it stands with the summons. ``days_late``: if it goes out now, or as it went."""

    sent_at: datetime | None
    deadlines: plan_rules.Deadlines | None
    days_late: int
    people: tuple[Called, ...]

    @property
    def missing(self) -> int:
        """How many have not been written to."""
        return sum(person.at is None for person in self.people)


def summons(sitting_id: str) -> SummonsView:
    """Who is to be summoned and who has been, and the week's rule."""
    with reading() as session:
        sitting = load(session, sitting_id)
        edition = editions.edition(sitting.edition_id)
        row = session.get(Summons, sitting_id)
        deadlines = plan_rules.Deadlines(edition.date) if edition.date else None
        now_late = deadlines.days_late(clock.now()) if deadlines else 0
        return SummonsView(
            sent_at=row.sent_at if row else None,
            deadlines=deadlines,
            days_late=row.days_late if row else now_late,
            people=_people(session, sitting_id, edition.id),
        )


def summoned_at(sitting_id: str) -> datetime | None:
    """When the summons was first sent; None before that."""
    with reading() as session:
        row = session.get(Summons, sitting_id)
        return row.sent_at if row else None


def send_summons(*, sitting_id: str, by: Actor) -> int:
    """Write the summons to every seat and substitute who has not got it; the agenda is frozen from now on.

    The week is a warning, not a block: this is a re-enactment.

    Returns:
        How many letters were written.

    Raises:
        NoSummonsYet: the day is not decided, the agenda is empty, or the sitting is over.
    """
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        edition = editions.edition(sitting.edition_id)
        agenda = view(tx.session, sitting)
        deadlines = _check(edition, agenda)
        row = tx.session.get(Summons, sitting_id)
        if row is None:
            row = Summons(
                sitting_id=sitting_id, sent_at=clock.now(), days_late=deadlines.days_late(clock.now())
            )
            tx.session.add(row)
            tx.session.flush()
        waiting = [each for each in _people(tx.session, sitting_id, edition.id) if each.at is None]
        people = registration.people(each.delegate_id for each in waiting)
        for each in waiting:
            _write(tx, edition, agenda, people[each.delegate_id], each.seat)
        facts: dict[str, object] = {"letters": len(waiting), "days_late": row.days_late}
        record(tx, sitting, "sitting.summoned", by, at=clock.now(), facts=facts)
        announce_state(tx, edition_id=edition.id)
        return len(waiting)


def _check(edition: EditionView, agenda: SittingView) -> plan_rules.Deadlines:
    if edition.date is None:
        raise plan_rules.NoSummonsYet(why_sv="dagen är inte bestämd", why_en="the day is not decided")
    if not agenda.items:
        raise plan_rules.NoSummonsYet(why_sv="dagordningen är tom", why_en="the agenda is empty")
    if agenda.phase == rules.CLOSED:
        raise plan_rules.NoSummonsYet(why_sv="sammanträdet är avslutat", why_en="the sitting is closed")
    return plan_rules.Deadlines(edition.date)


def _people(session: Session, sitting_id: str, edition_id: str) -> tuple[Called, ...]:
    """Everybody to be summoned: the seats by number, then the substitutes."""
    rows = session.scalars(select(SummonsLog).filter_by(sitting_id=sitting_id))
    written = {row.delegate_id: row for row in rows}
    letters = mail.letters_by_id(row.letter_id for row in written.values())
    seats = {seat.id: seat.number for seat in registration.seats(edition_id)}
    everyone = registration.people_of_edition(edition_id)
    called = [
        _called(person, seats.get(person.seat_id or "", 0), written.get(person.delegate_id), letters)
        for person in everyone
    ]
    return tuple(sorted(called, key=lambda each: (each.seat == 0, each.seat, swedish.sort_key(each.name))))


def _called(
    person: PersonView, seat: int, row: SummonsLog | None, letters: dict[str, mail.LetterView]
) -> Called:
    letter = letters.get(row.letter_id) if row else None
    return Called(
        delegate_id=person.delegate_id,
        name=person.name,
        company=person.company_name,
        seat=seat,
        at=row.at if row else None,
        letter_id=letter.id if letter else "",
        status=letter.status if letter else "",
    )


def _write(tx: Transaction, edition: EditionView, agenda: SittingView, person: PersonView, seat: int) -> None:
    about = person.seat_id or ""
    latest = mail.latest_about(about) if about else None
    language = latest.language if latest else "sv"
    facts = _facts(edition, agenda, person, seat, language)
    letter_id = mail.write_letter(
        mail.NewLetter(
            key=(KIND, agenda.id, person.delegate_id),
            kind=KIND,
            recipient=person.email,
            recipient_name=person.name,
            sender_name=edition.series_name,
            language=language,
            words=rendering.render(KIND, language, facts),
            about=about,
        )
    )
    tx.session.add(
        SummonsLog(
            sitting_id=agenda.id,
            delegate_id=person.delegate_id,
            seat_id=person.seat_id,
            letter_id=letter_id,
            at=clock.now(),
        )
    )
    tx.session.flush()


def _facts(
    edition: EditionView, agenda: SittingView, person: PersonView, seat: int, language: str
) -> dict[str, object]:
    undecided = "not decided yet" if language == "en" else "inte bestämt än"
    start = next((item.planned_start for item in agenda.items if item.planned_start), None)
    day = swedish.weekday_date(edition.date, language) if edition.date else undecided
    when = f"{day}, {swedish.clock_time(start, language)}" if start else day
    return {
        "name": person.name,
        "company": person.company_name,
        "seat": seat,
        "edition": edition.name,
        "site": edition.series_name,
        "when": when,
        "where": edition.venue or undecided,
        "items": [f"§ {item.number} {item.title}" if item.number else item.title for item in agenda.items],
    }
