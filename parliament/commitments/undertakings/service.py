"""Use cases: note what was said, accept it as an undertaking, follow it, report on it by the owner's link."""

from __future__ import annotations

from datetime import date

from sqlalchemy.exc import IntegrityError

from parliament.commitments import rules as ways
from parliament.commitments.undertakings import belonging, letters, rules
from parliament.commitments.undertakings.models import Undertaking, UndertakingEvent
from parliament.commitments.undertakings.queries import (
    Wanted,
    count,
    events_of,
    latest_events,
    link_version,
    of_question,
    today,
    undertaking,
    undertakings,
)
from parliament.commitments.undertakings.views import Acceptance, EventView, NewNote, Report, UndertakingView
from parliament.editions import service as editions
from parliament.mail import rules as mail_rules
from parliament.shared import clock, text
from parliament.shared.errors import NotFound, StaleVersion
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction

__all__ = [
    "Acceptance",
    "EventView",
    "NewNote",
    "Report",
    "UndertakingView",
    "Wanted",
    "accept",
    "count",
    "events_of",
    "hand_over",
    "latest_events",
    "link_version",
    "move_due",
    "note",
    "of_question",
    "report",
    "take_step",
    "undertaking",
    "undertakings",
]


def note(edition_id: str, new: NewNote, *, by: Actor) -> str:
    """Note what was said in the hall, in its exact words; returns its id. Whoever asked is told.

    Raises:
        NotFound: no such edition, or a theme, issue or question that is not the edition's.
        UnknownKind: see ``rules``.
        AlreadyNoted: the same words by the same speaker in the same edition.
        TextEmpty, TextTooLong: see shared.
    """
    if new.kind not in rules.KINDS:
        raise rules.UnknownKind(field="kind")
    words = text.clean(new.words, max_length=rules.MAX_WORDS, field="words", multiline=True)
    said_by = text.clean(new.said_by, max_length=rules.MAX_NAME, field="said_by")
    body = text.clean(new.body, max_length=rules.MAX_NAME, field="body")
    with transaction() as tx:
        row = Undertaking(
            edition_id=edition_id,
            **belonging.belongs(edition_id, new),
            kind=new.kind,
            words=words,
            said_by=said_by,
            body=body,
            said_on=editions.edition(edition_id).date or today(),
            fingerprint=belonging.fingerprint(edition_id, words, said_by),
            noted_at=clock.now(),
            status=ways.POTENTIAL,
        )
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_undertaking_once"):
                raise rules.AlreadyNoted(field="words") from error
            raise
        _happened(tx, row, "noted", by)
    return row.id


def accept(undertaking_id: str, facts: Acceptance, *, version: int, by: Actor) -> None:
    """Make it an undertaking: somebody owns it, and it has a day. The owner gets a link, the asker a letter.

    Raises:
        NotFound, StaleVersion: there is none, or somebody changed it since ``version`` was read.
        AlreadyAccepted: it has an owner.
        NoSuchStep: it is dropped.
        DueDateMissing, DueBeforeSitting, DueTooFarAway: see ``rules``.
        AddressMalformed, TextEmpty, TextTooLong: of the owner, see mail and shared.
    """
    name, email = _owner(facts.owner_name, facts.owner_email)
    contributors = text.clean(
        facts.contributors, max_length=rules.MAX_CONTRIBUTORS, field="contributors", required=False
    )
    evidence = text.clean(facts.evidence_wanted, max_length=rules.MAX_EVIDENCE, field="evidence_wanted")
    with transaction() as tx:
        row = _current(tx, undertaking_id, version)
        if row.accepted_at is not None:
            raise rules.AlreadyAccepted
        status = ways.step(row.status, "plan")
        row.due_on = rules.check_due(facts.due_on, sitting_day=row.said_on)
        row.kind, row.status, row.accepted_at = "commitment", status, clock.now()
        row.contributors, row.evidence_wanted = contributors, evidence
        _give(row, name, email)
        _happened(tx, row, "accepted", by, owner=True)
        letters.to_owner(letters.ACCEPTED, row)


def hand_over(undertaking_id: str, *, owner_name: str, owner_email: str, version: int, by: Actor) -> None:
    """Let somebody else own it: the earlier owner's link is dead, the new one is sent theirs.

    Raises:
        NotFound, StaleVersion: as for ``accept``.
        NotAccepted: nobody owns it yet.
        SameOwner: they own it already.
        AddressMalformed, TextEmpty, TextTooLong: as for ``accept``.
    """
    name, email = _owner(owner_name, owner_email)
    with transaction() as tx:
        row = _owned(tx, undertaking_id, version)
        if email.casefold() == row.owner_email.casefold():
            raise rules.SameOwner(field="owner_email")
        _give(row, name, email)
        _happened(tx, row, "handed_over", by, owner=True)
        if row.status in rules.UNDER_WAY:
            letters.to_owner(letters.ACCEPTED, row)


def move_due(undertaking_id: str, due_on: date | None, *, reason: str, version: int, by: Actor) -> None:
    """Give it another last day, with a reason that everybody reads.

    Raises:
        NotFound, StaleVersion, NotAccepted: as for ``hand_over``.
        NoSuchStep: it is closed or dropped.
        DueDateMissing, DueBeforeSitting, DueTooFarAway: see ``rules``.
        TextEmpty, TextTooLong: of the reason.
    """
    reason = text.clean(reason, max_length=ways.MAX_REASON, field="reason")
    with transaction() as tx:
        row = _owned(tx, undertaking_id, version)
        if row.status in (ways.ENDED, ways.DROPPED):  # else what came late could be made to have come in time
            raise ways.NoSuchStep
        day = rules.check_due(due_on, sitting_day=row.said_on)
        if day == row.due_on:
            return
        row.due_on, row.told_on = day, today()
        _happened(tx, row, "due_moved", by, words=reason)


def take_step(undertaking_id: str, event: str, *, version: int, by: Actor, reason: str = "") -> str:
    """Move it a step on its way; returns the new status. One that nobody owns can only be dropped.

    An undertaking is done on the day its owner said so, or when the office closes it.

    Raises:
        NotFound, StaleVersion: as for ``accept``.
        NotAccepted: the step is for what somebody owns.
        NoSuchStep, ReasonMissing: see ``commitments.rules``.
        TextTooLong: of the reason.
    """
    reason = text.clean(reason, max_length=ways.MAX_REASON, field="reason", required=False)
    with transaction() as tx:
        row = _current(tx, undertaking_id, version)
        after = ways.step(row.status, event, reason=reason)
        if row.accepted_at is None and after not in (ways.DROPPED, ways.POTENTIAL):
            raise rules.NotAccepted
        row.status, row.status_reason = after, reason
        if after == ways.ENDED:
            row.done_on = row.reported_done_on or today()
        elif event in ("reopen", "take_up"):
            row.done_on = row.reported_done_on = None
        _happened(tx, row, f"step_{event}", by, words=reason)
        return after


def report(undertaking_id: str, facts: Report, *, version: int) -> None:
    """What the owner tells by the link; with ``done`` and evidence, the office is asked to close it.

    Raises:
        NotFound, StaleVersion: as for ``accept``.
        NothingToReport: it is closed.
        EvidenceMissing, LinkMalformed: see ``rules``.
        TextEmpty, TextTooLong: see shared.
    """
    words = text.clean(facts.words, max_length=rules.MAX_WORDS, field="words", multiline=True)
    evidence = text.clean(
        facts.evidence, max_length=rules.MAX_EVIDENCE, field="evidence", multiline=True, required=False
    )
    link = text.clean(facts.evidence_link, max_length=rules.MAX_LINK, field="evidence_link", required=False)
    rules.check_link(link)
    if facts.done and not (evidence or link):
        raise rules.EvidenceMissing(field="evidence")
    with transaction() as tx:
        row = _current(tx, undertaking_id, version)
        if row.accepted_at is None or row.status not in rules.UNDER_WAY:
            raise rules.NothingToReport
        row.reported_done_on = today() if facts.done else row.reported_done_on
        if row.status == ways.COMING:
            row.status = ways.step(row.status, "begin")
        kind = "reported_done" if facts.done else "reported"
        _happened(tx, row, kind, Actor("owner", row.id), words=words, evidence=evidence, link=link)


def _happened(
    tx: Transaction,
    row: Undertaking,
    kind: str,
    by: Actor,
    *,
    words: str = "",
    evidence: str = "",
    link: str = "",
    owner: bool = False,
) -> None:
    """Remember it, journal it, and tell the one who asked. ``owner``: the journal tells who, erasably."""
    if kind != "noted":
        row.version += 1
    event = UndertakingEvent(
        undertaking_id=row.id,
        version=row.version,
        at=clock.now(),
        kind=kind,
        status=row.status,
        due_on=row.due_on,
        words=words,
        evidence=evidence,
        evidence_link=link,
    )
    tx.session.add(event)
    tx.session.flush()
    facts = {
        "status": row.status,
        "version": row.version,
        "due": row.due_on.isoformat() if row.due_on else "",
    }
    personal: dict[str, object] = {"words": words or row.words}
    if owner:
        personal |= {"owner": row.owner_name, "email": row.owner_email}
    journal.record(
        tx, action=f"undertakings.{kind}", subject=row.id, actor=by, facts=facts, personal=personal
    )
    letters.to_asker(row, event)


def _owner(name: str, email: str) -> tuple[str, str]:
    cleaned = text.clean(name, max_length=rules.MAX_NAME, field="owner_name")
    return cleaned, mail_rules.address(email.strip(), field="owner_email")


def _give(row: Undertaking, name: str, email: str) -> None:
    row.owner_name, row.owner_email = name, email
    row.link_version += 1
    row.told_on = today()


def _current(tx: Transaction, undertaking_id: str, version: int) -> Undertaking:
    row = tx.session.get(Undertaking, undertaking_id)
    if row is None:
        raise NotFound
    if row.version != version:
        raise StaleVersion
    return row


def _owned(tx: Transaction, undertaking_id: str, version: int) -> Undertaking:
    row = _current(tx, undertaking_id, version)
    if row.accepted_at is None:
        raise rules.NotAccepted
    return row
