"""Use cases of voting: put a division, open it, close it, count, declare, annul, repeat."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.live.outbox import announce, announce_state
from parliament.presence import service as presence
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.sitting import deciding_divisions
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.base import table_of
from parliament.storage.bulk import insert_in_key_order
from parliament.storage.constraints import violates
from parliament.storage.transaction import transaction
from parliament.voting import counts, non_voters, refusals, rules, tie_cases, ties
from parliament.voting.drafts import (
    NewDivision,
    create_comparison,
    create_deciding_division,
    create_division,
    create_theme_division,
    create_trial_division,
    repeat_division,
)
from parliament.voting.models import Division, RegisterEntry
from parliament.voting.non_voters import NonVoters, not_voting
from parliament.voting.paper_seats import hand_paper, paper_seats, take_paper_back
from parliament.voting.put_questions import put_question
from parliament.voting.queries import (
    division,
    divisions,
    has_open_division,
    not_yet_voted,
    public_ballots,
    shown_division,
    standing,
)
from parliament.voting.rows import load, record
from parliament.voting.tie_cases import draw_lot, give_casting_vote, lot_of
from parliament.voting.views import DivisionView, view

__all__ = [
    "DivisionView",
    "NewDivision",
    "NonVoters",
    "annul_division",
    "close_division",
    "create_comparison",
    "create_deciding_division",
    "create_division",
    "create_theme_division",
    "create_trial_division",
    "declare_division",
    "division",
    "divisions",
    "draw_lot",
    "enter_paper",
    "extend_division",
    "give_casting_vote",
    "hand_paper",
    "has_open_division",
    "lot_of",
    "not_voting",
    "not_yet_voted",
    "open_division",
    "paper_seats",
    "public_ballots",
    "put_question",
    "repeat_division",
    "shown_division",
    "standing",
    "take_paper_back",
]

MAX_EXTENSION_SECONDS = 3600


def open_division(*, division_id: str, by: Actor, seconds: int | None = None) -> None:
    """Freeze the electoral register and open; those present with a vote are in it, without conflicts.

    Args:
        division_id: a draft.
        by: who opens.
        seconds: a countdown to show; a person closes, not the clock.

    Raises:
        DivisionMalformed: a countdown below zero or longer than an hour.
        DivisionStepNotPossible: not a draft.
        SittingNotOpen: the sitting is not open.
        AnotherDivisionOpen: kept by the database.
        NobodyToVote: no seat with a vote is present.
        NoQuorum: too few are present, where that has been made a block for the item.
    """
    if seconds is not None and not 0 <= seconds <= MAX_EXTENSION_SECONDS:
        raise refusals.DivisionMalformed(
            why_sv=f"nedräkningen kan vara högst {MAX_EXTENSION_SECONDS // 60} minuter",
            why_en=f"the countdown is at most {MAX_EXTENSION_SECONDS // 60} minutes",
            field="seconds",
        )
    with transaction() as tx:
        row = load(tx.session, division_id)
        opened = rules.next_status(row.status, "open")
        if sittings.sitting(row.sitting_id).phase != sitting_rules.OPEN:
            raise sitting_rules.SittingNotOpen
        register = presence.register_for(edition_id=row.edition_id, item_id=row.item_id)
        voters = register.voters
        if not voters:
            raise refusals.NobodyToVote
        row.status = opened  # not before the questions above, which would write it outside of the try below
        row.opened_at = clock.now()
        row.closes_at = row.opened_at + timedelta(seconds=seconds) if seconds else None
        row.register_size = len(voters)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_division_open"):
                raise refusals.AnotherDivisionOpen from error
            raise
        entries = [{"division_id": row.id, "seat_id": seat_id} for seat_id in voters]
        insert_in_key_order(tx.session.connection(), table_of(RegisterEntry), entries)
        non_voters.keep(tx.session, row, register)
        facts = {"register_size": len(voters), "lot_commitment": ties.commit(tx.session, row, voters)}
        record(tx, row, "voting.division_opened", by, facts)
        announce_state(tx, edition_id=row.edition_id, urgent=True)


def close_division(*, division_id: str, by: Actor) -> None:
    """Close and count. The order-free sum of the ballots goes into the journal.

    Raises:
        DivisionStepNotPossible: not open.
    """
    with transaction() as tx:
        row = _load_to_end(tx.session, division_id)
        row.status = rules.next_status(row.status, "close")
        row.closed_at = clock.now()
        tx.session.flush()
        row.result = json.dumps(counts.result(tx.session, row).as_dict())
        facts = {
            "cast": view(tx.session, row).cast,
            "sum": row.ballot_sum,
            "register_size": row.register_size,
        }
        record(tx, row, "voting.division_closed", by, facts)
        tie_cases.note_automatic_draw(tx, row, by)
        announce(tx, "ballots_closed", edition_id=row.edition_id)
        announce_state(tx, edition_id=row.edition_id, urgent=True)


def enter_paper(
    *,
    division_id: str,
    ballots: int,
    counts_by_option: Mapping[str, int],
    blank: int,
    tellers: Sequence[str],
    by: Actor,
) -> None:
    """Enter the totals of ballot papers or raised hands, counted by two tellers; again: a correction.

    Raises:
        PaperNotPossible: not open or closed, not two tellers, numbers that do not add up, or together
            with the digital ballots more than the register holds.
    """
    with transaction() as tx:
        row = load(tx.session, division_id)
        counts.add_paper(
            tx.session,
            row,
            ballots=ballots,
            counts=counts_by_option,
            blank=blank,
            tellers=tellers,
            at=clock.now(),
        )
        if row.status == rules.CLOSED:
            row.result = json.dumps(counts.result(tx.session, row).as_dict())
            tie_cases.note_automatic_draw(tx, row, by)
        facts = {"ballots": ballots, "blank": blank, "counts": dict(counts_by_option)}
        personal = {"tellers": list(tellers)}
        journal.record(
            tx, action="voting.paper_entered", subject=row.id, actor=by, facts=facts, personal=personal
        )
        announce_state(tx, edition_id=row.edition_id)


def declare_division(*, division_id: str, by: Actor) -> None:
    """Declare the result: from now on it is public, and it is never rewritten.

    Raises:
        DivisionStepNotPossible: not closed.
        CastingVoteNeeded: the votes are equal, and the chair has a casting vote that is not given yet.
        NothingWasDecided: it answers a question put, and nobody has voted yes or no.
        MoreBallotsThanVoters: paper that came before the last digital ballots made them too many.
    """
    with transaction() as tx:
        row = load(tx.session, division_id)
        row.status = rules.next_status(row.status, "declare")
        row.declared_at = clock.now()
        counted = json.loads(row.result)
        rules.check_not_more_than_voters(counted["digital"] + counted["paper"], row.register_size)
        result = tie_cases.settled(tx, row, by)
        facts = {key: result[key] for key in ("counts", "blank", "digital", "paper", "winners", "decided_by")}
        record(tx, row, "voting.division_declared", by, facts)
        winners = result["winners"]
        deciding_divisions.division_declared(
            division_id=row.id,
            winner=winners[0] if row.kind == rules.YES_NO and winners else "",
            counts=result["counts"],
            present=row.register_size,
            decided_by=result["decided_by"],
            by=by,
        )
        announce_state(tx, edition_id=row.edition_id, urgent=True)


def annul_division(*, division_id: str, reason: str, by: Actor) -> None:
    """Annul a division; what was cast stays on record and counts for nothing.

    Raises:
        ReasonNeeded: no reason given.
        DivisionStepNotPossible: already annulled.
        AlreadyDecided: a question put has been decided by it.
    """
    if not reason.strip():
        raise refusals.ReasonNeeded(field="reason")
    with transaction() as tx:
        row = _load_to_end(tx.session, division_id)
        row.status = rules.next_status(row.status, "annul")
        row.closed_at = row.closed_at or clock.now()
        row.annul_reason = text.clean(reason, max_length=300, field="reason")
        journal.record(
            tx,
            action="voting.division_annulled",
            subject=row.id,
            actor=by,
            facts={"sum": row.ballot_sum},
            personal={"reason": row.annul_reason},
        )
        deciding_divisions.division_annulled(division_id=row.id, by=by)
        announce(tx, "ballots_closed", edition_id=row.edition_id)
        announce_state(tx, edition_id=row.edition_id, urgent=True)


def extend_division(*, division_id: str, seconds: int, by: Actor) -> None:
    """Give an open division's countdown more time.

    Raises:
        CannotExtend: not open.
    """
    with transaction() as tx:
        row = load(tx.session, division_id)
        if row.status != rules.OPEN or not 0 < seconds <= MAX_EXTENSION_SECONDS:
            raise refusals.CannotExtend(field="seconds")
        start = max(row.closes_at or clock.now(), clock.now())
        row.closes_at = start + timedelta(seconds=seconds)
        record(tx, row, "voting.division_extended", by, {"seconds": seconds})
        announce_state(tx, edition_id=row.edition_id)


def _load_to_end(session: Session, division_id: str) -> Division:
    """The row, kept from the ballot box until commit: its sum may not grow while it is read."""
    row = session.get(Division, division_id, with_for_update=True)
    if row is None:
        raise NotFound
    return row
