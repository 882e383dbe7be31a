"""Disposal by rule (gallring): what would go, the run, and the log that stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from parliament.access import personal as access
from parliament.editions import service as editions
from parliament.mail import personal as mail
from parliament.mail import service as letters
from parliament.privacy import rules
from parliament.privacy.models import DisposalRule, DisposalRun
from parliament.privacy.rules import Decision
from parliament.privacy.sources import Subject, erase_everywhere
from parliament.questions import personal as questions
from parliament.registration import interest_personal as interest
from parliament.registration import needs
from parliament.registration import personal as registration
from parliament.registration import service as registrations
from parliament.shared import clock, swedish, text
from parliament.shared.errors import RuleBroken
from parliament.shared.personal import Record
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

Found = Sequence[Record]


@dataclass(frozen=True, slots=True)
class Way:
    """How a kind is found and erased. ``find`` gets the edition's id and a moment: what is older may go."""

    find: Callable[[str, dt.datetime], Found]
    erase: Callable[[Sequence[str], Actor], int]


@dataclass(frozen=True, slots=True)
class Plan:
    """A dry run: exactly what a run would take now, and why it may not run yet (None when it may)."""

    kind: rules.Kind
    decision: Decision | None
    due: dt.date | None
    records: tuple[Record, ...]
    hindrance: RuleBroken | None

    @property
    def fingerprint(self) -> str:
        """Of the records, so that the run takes what was shown."""
        return rules.fingerprint(record.id for record in self.records)


@dataclass(frozen=True, slots=True)
class RunView:
    """A disposal that was done."""

    kind: str
    edition_id: str
    records: int
    days: int
    decision_no: str
    decided_by: str
    at: dt.datetime


def decisions() -> dict[str, Decision]:
    """The rules that have been decided, by kind."""
    with reading() as session:
        return {row.kind: _decision(row) for row in session.scalars(select(DisposalRule))}


def decide(*, kind: str, decision: Decision, by: Actor) -> None:
    """Enter the decision about a kind of record; a later decision takes the earlier one's place.

    Raises:
        UnknownDisposalKind, MustBePreserved: there is nothing to decide.
        TextEmpty, TextTooLong, DaysOutOfRange, DecisionInTheFuture: it is no decision.
    """
    known = rules.kind(kind)
    checked = rules.check_decision(decision, today=_today())
    number = text.clean(checked.decision_no, max_length=rules.TEXT_MAX, field="decision_no")
    decider = text.clean(checked.decided_by, max_length=rules.TEXT_MAX, field="decided_by")
    with transaction() as tx:
        row = tx.session.get(DisposalRule, known.key) or DisposalRule(kind=known.key)
        row.days, row.decision_no, row.decided_by = checked.days, number, decider
        row.decided_on, row.set_at = checked.decided_on, clock.now()
        tx.session.add(row)
        tx.session.flush()
        facts = {"days": checked.days, "decision_no": number, "decided_on": checked.decided_on.isoformat()}
        journal.record(tx, action="privacy.rule_decided", subject=known.key, actor=by, facts=facts)


def plan(*, kind: str, edition_id: str) -> Plan:
    """The dry run of a kind for an edition (kinds of no edition: whichever). Changes nothing.

    Raises:
        UnknownDisposalKind, MustBePreserved: it is not disposed of at all.
        NotFound: there is no such edition.
    """
    known = rules.kind(kind)
    with reading():
        edition = editions.edition(edition_id)
        decision = decisions().get(kind)
        due, hindrance = _due(known, decision, edition.date)
        days = known.suggested_days if decision is None else decision.days
        before = clock.now() - dt.timedelta(days=max(1, days))
        records = tuple(WAYS[kind].find(edition_id, before))
    if hindrance is None and not records:
        hindrance = rules.NothingToDispose()
    return Plan(known, decision, due, records, hindrance)


def run(*, kind: str, edition_id: str, fingerprint: str, by: Actor) -> int:
    """Dispose of exactly what the dry run showed; returns how many records went. The log stays.

    Raises:
        NoDisposalDecision, DisposalTooEarly, DisposalDayUnknown, NothingToDispose: it may not run.
        DisposalChanged: what would go is no longer what was shown.
        UnknownDisposalKind, MustBePreserved, NotFound: as ``plan``.
    """
    with transaction() as tx:
        found = plan(kind=kind, edition_id=edition_id)
        if found.hindrance is not None:
            raise found.hindrance
        if found.fingerprint != fingerprint:
            raise rules.DisposalChanged
        decision = found.decision
        assert decision is not None  # noqa: S101 - without one there is a hindrance
        count = WAYS[kind].erase([record.id for record in found.records], by)
        whose = edition_id if found.kind.of_edition else ""
        tx.session.add(
            DisposalRun(
                kind=kind,
                edition_id=whose,
                records=count,
                days=decision.days,
                decision_no=decision.decision_no,
                decided_by=decision.decided_by,
                by=str(by),
                at=clock.now(),
            )
        )
        tx.session.flush()
        facts = {"edition": whose, "records": count, "decision_no": decision.decision_no}
        journal.record(tx, action="privacy.disposed", subject=kind, actor=by, facts=facts)
        return count


def run_due(*, by: Actor) -> dict[str, int]:
    """Run every rule whose time has come, for every edition; how many records of each kind went."""
    done: dict[str, int] = {}
    for edition in editions.list_editions():
        for kind in rules.KINDS:
            with transaction():
                found = plan(kind=kind, edition_id=edition.id)
                if found.hindrance is None:
                    done[kind] = done.get(kind, 0) + run(
                        kind=kind, edition_id=edition.id, fingerprint=found.fingerprint, by=by
                    )
    return done


def log() -> list[RunView]:
    """Every disposal that has been done, the newest first."""
    with reading() as session:
        rows = session.scalars(select(DisposalRun).order_by(DisposalRun.at.desc(), DisposalRun.id))
        return [
            RunView(row.kind, row.edition_id, row.records, row.days, row.decision_no, row.decided_by, row.at)
            for row in rows
        ]


def _due(
    kind: rules.Kind, decision: Decision | None, day: dt.date | None
) -> tuple[dt.date | None, RuleBroken | None]:
    """From which day it may go, and what hinders it today."""
    if decision is None:
        return None, rules.NoDisposalDecision()
    if not kind.of_edition:
        return None, None  # counted from each record, and only those out of date are found
    try:
        first = rules.due(decision, day)
        rules.check_due(decision, day, today=_today())
    except rules.DisposalDayUnknown as error:
        return None, error
    except rules.DisposalTooEarly as error:
        return first, error
    return first, None


def _decision(row: DisposalRule) -> Decision:
    return Decision(row.days, row.decision_no, row.decided_by, row.decided_on)


def _today() -> dt.date:
    return clock.stockholm(clock.now()).date()


def _erase_people(delegate_ids: Sequence[str], by: Actor) -> int:
    for delegate_id in delegate_ids:
        people = tuple(each for each in registration.people(delegate_id))
        erase_everywhere(Subject(delegate_id, people[0].name, "", people[0].email, people), by=by)
    return len(delegate_ids)


def _journal_before(_edition_id: str, before: dt.datetime) -> Found:
    told = journal.payloads_before(before)
    return [Record(str(seq), f"{seq}: {action}, {swedish.date(at)}") for seq, at, action in told]


WAYS: dict[str, Way] = {
    "needs": Way(
        lambda edition_id, _: interest.needs_of(edition_id),
        lambda ids, by: needs.erase_numbered(ids, by=by),
    ),
    "letters": Way(
        lambda edition_id, _: mail.letters_about(
            registrations.seat_ids(edition_id) + interest.interests_in(edition_id)
        ),
        lambda ids, by: letters.erase_letters(ids, by=by),
    ),
    "contacts": Way(
        lambda edition_id, _: registration.contacts_of(edition_id),
        lambda ids, _: registration.erase_contacts(ids),
    ),
    "questions": Way(
        lambda edition_id, _: questions.unpublished_of(edition_id),
        lambda ids, by: questions.erase(ids, by=by),
    ),
    "people": Way(lambda edition_id, _: registration.people_of(edition_id), _erase_people),
    "sign_ins": Way(
        lambda _, before: access.sign_ins_before(before),
        lambda ids, _: access.dispose_sign_ins(ids),
    ),
    "journal": Way(
        _journal_before, lambda ids, _: journal.erase_payloads_numbered([int(seq) for seq in ids])
    ),
}
"""Every kind of ``rules.KINDS``, and no other."""
