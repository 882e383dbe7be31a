"""Use cases of editions themselves: the year, its facts, its status, its partners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from parliament.editions import rules
from parliament.editions.models import Edition, Partner
from parliament.editions.queries import site
from parliament.live.outbox import announce_state
from parliament.shared import money, text
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction


class YearTaken(RuleBroken):
    """A second edition in one year."""

    code = "edition_year_taken"
    sv = "Det finns redan en upplaga för {year}. Öppna den i listan, eller välj ett annat år."
    en = "There is already an edition for {year}. Open it in the list, or choose another year."


class AnotherRuns(RuleBroken):
    """Opening an edition while another one is open or going on."""

    code = "another_edition_runs"
    sv = "En annan upplaga är öppen eller i gång. Avsluta den först."
    en = "Another edition is open or going on. Finish it first."


class EditionFacts(TypedDict, total=False):
    """What is known of an edition. Amounts in öre; ``seats`` 0 when not known; "" for what is not known."""

    name: str
    series_name: str
    region_name: str
    date: dt.date | None
    period_text: str
    mode: str
    venue: str
    seats: int
    description: str
    note: str
    technical_support_ore: int | None
    technical_support_vat: str
    frame_ore: int | None
    frame_text: str
    is_demo: bool


def _amount(value: int | None, field: str) -> int | None:
    return None if value is None else rules.check_range(value, 0, money.MAX_ORE, field=field)


def _text(max_length: int, *, required: bool = False, multiline: bool = False) -> Callable[[str, str], str]:
    def cleaner(value: str, field: str) -> str:
        return text.clean(value, max_length=max_length, field=field, required=required, multiline=multiline)

    return cleaner


_CLEANERS: dict[str, Callable[[Any, str], Any]] = {
    "name": _text(80, required=True),
    "series_name": _text(60, required=True),
    "region_name": _text(80),
    "date": lambda value, _: value,
    "period_text": _text(60),
    "mode": lambda value, field: rules.check_choice(value, rules.MODES, field=field),
    "venue": _text(120),
    "seats": lambda value, field: rules.check_range(value, 0, rules.SEATS_MAX, field=field),
    "description": _text(1000, multiline=True),
    "note": _text(1000, multiline=True),
    "technical_support_ore": _amount,
    "technical_support_vat": lambda v, field: v and rules.check_choice(v, rules.VAT_BASES, field=field),
    "frame_ore": _amount,
    "frame_text": _text(200),
    "is_demo": lambda value, _: bool(value),
}
_COLUMNS = {"date": "day"}


def _clean(facts: EditionFacts) -> dict[str, Any]:
    """The facts as columns, each checked."""
    return {_COLUMNS.get(name, name): _CLEANERS[name](value, name) for name, value in facts.items()}


def create_edition(*, year: int, by: Actor, **facts: Unpack[EditionFacts]) -> str:
    """Create a planned edition; returns its id.

    Without a name it is called after the series and the year.

    Raises:
        YearTaken: the year has an edition.
        OutOfRange, UnknownChoice, TextTooLong, TextEmpty: a fact is not right.
    """
    rules.check_range(year, rules.FIRST_YEAR, rules.LAST_YEAR, field="year")
    facts.setdefault("series_name", site().name)
    facts.setdefault("name", f"{facts['series_name']} {year}")
    facts.setdefault("region_name", "")
    facts.setdefault("mode", "undecided")
    columns = _clean(facts)
    with transaction() as tx:
        row = Edition(year=year, status=rules.PLANNED, **columns)
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_edition_year"):
                raise YearTaken(field="year", year=year) from error
            raise
        journal.record(tx, action="editions.created", subject=row.id, actor=by, facts={"year": year})
        return row.id


def change_edition(*, edition_id: str, by: Actor, **facts: Unpack[EditionFacts]) -> None:
    """Change what is known of an edition; only the facts that are given.

    Raises:
        NotFound: there is no such edition.
        OutOfRange, UnknownChoice, TextTooLong, TextEmpty: a fact is not right.
    """
    columns = _clean(facts)
    with transaction() as tx:
        row = _load(tx, edition_id)
        changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
        if not changed:
            return
        for name, value in changed.items():
            setattr(row, name, value)
        tx.session.flush()
        journal.record(
            tx,
            action="editions.changed",
            subject=row.id,
            actor=by,
            facts={"fields": sorted(changed), **_plain(changed)},
        )
        announce_state(tx, edition_id=edition_id)


def _plain(changed: dict[str, Any]) -> dict[str, Any]:
    """The numbers and codes among the changes; free text stays out of the journal."""
    kept = ("day", "mode", "seats", "technical_support_ore", "technical_support_vat", "frame_ore")
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in changed.items()
        if name in kept
    }


def set_status(*, edition_id: str, status: str, by: Actor, reason: str = "") -> None:
    """Take an edition to its next status; the same status again changes nothing.

    Args:
        edition_id: which one.
        status: open, live, held or cancelled.
        by: who does it.
        reason: why it is cancelled, shown to everyone; needed for that only.

    Raises:
        StepNotPossible: there is no such step from where it is.
        ReasonMissing: cancelled without a reason.
        AnotherRuns: another edition is open or going on.
    """
    reason = text.clean(reason, max_length=300, field="reason", required=False)
    with transaction() as tx:
        row = _load(tx, edition_id)
        if row.status == status:
            return
        event = rules.step_to(row.status, status, reason=reason)
        before, row.status = row.status, status
        row.running = True if status in rules.RUNNING else None
        row.cancel_reason = reason if status == rules.CANCELLED else ""
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_edition_running"):
                raise AnotherRuns from error
            raise
        facts = {"event": event, "from": before, "to": status}
        journal.record(tx, action="editions.status_changed", subject=row.id, actor=by, facts=facts)
        announce_state(tx, edition_id=edition_id, urgent=True)


def add_partner(
    *,
    edition_id: str,
    name: str,
    by: Actor,
    short_name: str = "",
    kind: str = "other",
    responsibilities: tuple[str, ...] = (),
) -> str:
    """Add one who arranges the edition, with what they are responsible for; returns its id."""
    rules.check_choice(kind, rules.PARTNER_KINDS, field="kind")
    name = text.clean(name, max_length=100, field="name")
    short_name = text.clean(short_name, max_length=40, field="short_name", required=False) or name[:40]
    lines = rules.clean_lines(responsibilities, field="responsibilities")
    with transaction() as tx:
        _load(tx, edition_id)
        last = tx.session.scalar(select(func.max(Partner.position)).where(Partner.edition_id == edition_id))
        row = Partner(
            edition_id=edition_id,
            position=(last or 0) + 1,
            name=name,
            short_name=short_name,
            kind=kind,
            responsibilities=lines,
        )
        tx.session.add(row)
        tx.session.flush()
        journal.record(
            tx, action="editions.partner_added", subject=edition_id, actor=by, facts={"partner": row.id}
        )
        return row.id


def remove_partner(*, partner_id: str, by: Actor) -> None:
    """Remove one who does not arrange the edition after all."""
    with transaction() as tx:
        row = tx.session.get(Partner, partner_id)
        if row is None:
            raise NotFound
        tx.session.delete(row)
        tx.session.flush()
        facts = {"partner": partner_id}
        journal.record(tx, action="editions.partner_removed", subject=row.edition_id, actor=by, facts=facts)


def _load(tx: Transaction, edition_id: str) -> Edition:
    row = tx.session.get(Edition, edition_id)
    if row is None:
        raise NotFound
    return row
