"""Use cases of voting: put a division, open it, close it, count, declare, annul, repeat."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.door import service as door
from parliament.editions import service as editions
from parliament.live.outbox import announce, announce_state
from parliament.registration import service as registration
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction
from parliament.voting import counts, rules
from parliament.voting.models import Division, DivisionOption, RegisterEntry, Turnout
from parliament.voting.views import DivisionView, view

MAX_EXTENSION_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class NewDivision:
    """What a division is to be. Options: (label, full text, issue id); yes/no needs none."""

    title: str
    kind: str = rules.CHOOSE
    options: Sequence[tuple[str, str, str | None]] = ()
    secrecy: str | None = None
    max_choices: int = 1
    places: int = 1
    tie_rule: str = "both"
    yes_means: str = ""
    no_means: str = ""
    item_id: str | None = None
    theme_id: str | None = None
    trial: bool = False
    repeats: str | None = None


def create_division(*, sitting_id: str, new: NewDivision, by: Actor) -> str:
    """Put a division as a draft; returns its id.

    Raises:
        DivisionMalformed: unknown kind, too few or too many options, or numbers that do not fit.
    """
    sitting = sittings.sitting(sitting_id)
    options = _options(new)
    _check(new, len(options))
    with transaction() as tx:
        row = Division(
            edition_id=sitting.edition_id,
            sitting_id=sitting_id,
            item_id=new.item_id or (sitting.item.id if sitting.item else None),
            theme_id=new.theme_id,
            title=text.clean(new.title, max_length=200, field="title"),
            kind=new.kind,
            secrecy=new.secrecy or rules.default_secrecy(new.kind),
            max_choices=new.max_choices if new.kind == rules.CHOOSE else 1,
            places=new.places,
            tie_rule=new.tie_rule,
            trial=new.trial,
            repeats=new.repeats,
            created_at=clock.now(),
        )
        tx.session.add(row)
        tx.session.flush()
        for position, option in enumerate(options):
            tx.session.add(DivisionOption(division_id=row.id, position=position, **option))
        _journal(tx, row, "voting.division_created", by, {"kind": row.kind, "secrecy": row.secrecy})
        announce_state(tx, edition_id=row.edition_id)
        return row.id


def create_theme_division(*, sitting_id: str, theme_id: str, by: Actor) -> str:
    """Put the theme's issues to the vote, with the theme's number of answers and tie rule."""
    theme = editions.theme(theme_id)
    new = NewDivision(
        title=f"{theme.name}: vilken fråga ska besvaras först?",
        options=[(issue.short_name, issue.text, issue.id) for issue in theme.issues],
        places=theme.answers,
        tie_rule=theme.tie_rule,
        theme_id=theme.id,
    )
    return create_division(sitting_id=sitting_id, new=new, by=by)


def create_trial_division(*, sitting_id: str, by: Actor) -> str:
    """Put the trial division that comes first every time; it stays outside the minutes."""
    new = NewDivision(
        title="Provomröstning: kanelbulle eller frukt?",
        options=[("Kanelbulle", "", None), ("Frukt", "", None)],
        trial=True,
    )
    return create_division(sitting_id=sitting_id, new=new, by=by)


def open_division(*, division_id: str, by: Actor, seconds: int | None = None) -> None:
    """Freeze the electoral register and open; those present with a vote are in it.

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
    """
    if seconds is not None and not 0 <= seconds <= MAX_EXTENSION_SECONDS:
        raise rules.DivisionMalformed(
            why_sv=f"nedräkningen kan vara högst {MAX_EXTENSION_SECONDS // 60} minuter",
            why_en=f"the countdown is at most {MAX_EXTENSION_SECONDS // 60} minutes",
            field="seconds",
        )
    with transaction() as tx:
        row = _load(tx.session, division_id)
        opened = rules.next_status(row.status, "open")
        if sittings.sitting(row.sitting_id).phase != sitting_rules.OPEN:
            raise sitting_rules.SittingNotOpen
        present = door.present_seats(row.edition_id)
        voters = [seat.id for seat in registration.seats(row.edition_id) if seat.may_vote and seat.id in present]
        if not voters:
            raise rules.NobodyToVote
        row.status = opened  # not before the questions above, which would write it outside of the try below
        row.opened_at = clock.now()
        row.closes_at = row.opened_at + timedelta(seconds=seconds) if seconds else None
        row.register_size = len(voters)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_division_open"):
                raise rules.AnotherDivisionOpen from error
            raise
        tx.session.add_all(RegisterEntry(division_id=row.id, seat_id=seat_id) for seat_id in voters)
        _journal(tx, row, "voting.division_opened", by, {"register_size": len(voters)})
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
        facts = {"cast": view(tx.session, row).cast, "sum": row.ballot_sum, "register_size": row.register_size}
        _journal(tx, row, "voting.division_closed", by, facts)
        announce(tx, "ballots_closed", edition_id=row.edition_id)
        announce_state(tx, edition_id=row.edition_id, urgent=True)


def enter_paper(
    *, division_id: str, ballots: int, counts_by_option: Mapping[str, int], blank: int, tellers: Sequence[str], by: Actor
) -> None:
    """Enter the totals of ballot papers or raised hands, counted by two tellers; again: a correction.

    Raises:
        PaperNotPossible: not open or closed, not two tellers, numbers that do not add up, or together
            with the digital ballots more than the register holds.
    """
    with transaction() as tx:
        row = _load(tx.session, division_id)
        counts.add_paper(
            tx.session, row, ballots=ballots, counts=counts_by_option, blank=blank, tellers=tellers, at=clock.now()
        )
        if row.status == rules.CLOSED:
            row.result = json.dumps(counts.result(tx.session, row).as_dict())
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
        MoreBallotsThanVoters: paper that came before the last digital ballots made them too many.
    """
    with transaction() as tx:
        row = _load(tx.session, division_id)
        row.status = rules.next_status(row.status, "declare")
        row.declared_at = clock.now()
        result = json.loads(row.result)
        rules.check_not_more_than_voters(result["digital"] + result["paper"], row.register_size)
        facts = {key: result[key] for key in ("counts", "blank", "digital", "paper", "winners", "decided_by")}
        _journal(tx, row, "voting.division_declared", by, facts)
        announce_state(tx, edition_id=row.edition_id, urgent=True)


def annul_division(*, division_id: str, reason: str, by: Actor) -> None:
    """Annul a division; what was cast stays on record and counts for nothing.

    Raises:
        ReasonNeeded: no reason given.
        DivisionStepNotPossible: already annulled.
    """
    if not reason.strip():
        raise rules.ReasonNeeded(field="reason")
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
        announce(tx, "ballots_closed", edition_id=row.edition_id)
        announce_state(tx, edition_id=row.edition_id, urgent=True)


def repeat_division(*, division_id: str, by: Actor) -> str:
    """Put the same question again as a new draft; returns the new id.

    Raises:
        DivisionStepNotPossible: the division is still a draft or open.
    """
    old = division(division_id)
    rules.check_may_repeat(old.status)
    new = NewDivision(
        title=old.title,
        kind=old.kind,
        options=[(o.label, o.text, o.issue_id) for o in old.options] if old.kind == rules.CHOOSE else (),
        secrecy=old.secrecy,
        max_choices=old.max_choices,
        places=old.places,
        tie_rule=old.tie_rule,
        yes_means=old.options[0].means if old.kind == rules.YES_NO else "",
        no_means=old.options[1].means if old.kind == rules.YES_NO else "",
        item_id=old.item_id,
        theme_id=old.theme_id,
        trial=old.trial,
        repeats=old.id,
    )
    return create_division(sitting_id=old.sitting_id, new=new, by=by)


def create_deciding_division(*, division_id: str, by: Actor) -> str:
    """Put the tied options of a declared division to a deciding division; returns the new id.

    Raises:
        DivisionMalformed: there is no tie to decide.
    """
    old = division(division_id)
    tied = set((old.result or {}).get("tied", ()))
    if len(tied) < 2:  # noqa: PLR2004 - a tie takes two
        raise rules.DivisionMalformed(why_sv="det finns inget lika röstetal", why_en="there is no tie")
    new = NewDivision(
        title=f"Skiljeomröstning: {old.title}"[:200],
        options=[(o.label, o.text, o.issue_id) for o in old.options if o.id in tied],
        secrecy=old.secrecy,
        places=max(1, old.places - len(old.winners)),
        tie_rule="lot",
        item_id=old.item_id,
        theme_id=old.theme_id,
        trial=old.trial,
        repeats=old.id,
    )
    return create_division(sitting_id=old.sitting_id, new=new, by=by)


def extend_division(*, division_id: str, seconds: int, by: Actor) -> None:
    """Give an open division's countdown more time.

    Raises:
        CannotExtend: not open.
    """
    with transaction() as tx:
        row = _load(tx.session, division_id)
        if row.status != rules.OPEN or not 0 < seconds <= MAX_EXTENSION_SECONDS:
            raise rules.CannotExtend(field="seconds")
        start = max(row.closes_at or clock.now(), clock.now())
        row.closes_at = start + timedelta(seconds=seconds)
        _journal(tx, row, "voting.division_extended", by, {"seconds": seconds})
        announce_state(tx, edition_id=row.edition_id)


def division(division_id: str) -> DivisionView:
    """A division by its id.

    Raises:
        NotFound: there is none.
    """
    with reading() as session:
        return view(session, _load(session, division_id))


def divisions(sitting_id: str) -> list[DivisionView]:
    """All divisions of a sitting, in the order they were put."""
    with reading() as session:
        rows = session.scalars(select(Division).filter_by(sitting_id=sitting_id).order_by(Division.created_at))
        return [view(session, row) for row in rows]


def shown_division(sitting_id: str, *, item_id: str | None) -> DivisionView | None:
    """The division that screens show: the open one, else the item's latest that was opened and stands."""
    with reading() as session:
        query = select(Division).filter_by(sitting_id=sitting_id)
        row = session.scalar(query.filter_by(status=rules.OPEN))
        if row is None and item_id is not None:
            stands = Division.status.in_((rules.CLOSED, rules.DECLARED))
            row = session.scalar(
                query.filter_by(item_id=item_id).where(stands).order_by(Division.opened_at.desc()).limit(1)
            )
        return view(session, row) if row else None


def not_yet_voted(division_id: str) -> list[str]:
    """The seats in the register that have not voted. Never what anyone chose."""
    voted = select(Turnout.seat_id).where(Turnout.division_id == division_id)
    query = select(RegisterEntry.seat_id).where(
        RegisterEntry.division_id == division_id, RegisterEntry.seat_id.not_in(voted)
    )
    with reading() as session:
        return list(session.scalars(query))


def standing(division_id: str, seat_ids: set[str]) -> tuple[set[str], set[str]]:
    """Of these seats: those in the register, and those who have voted."""
    with reading() as session:
        if len(seat_ids) == 1:
            only = next(iter(seat_ids))
            entry = session.get(RegisterEntry, (division_id, only))
            voted = session.get(Turnout, (division_id, only))
            return ({only} if entry else set()), ({only} if voted else set())
        register = session.scalars(select(RegisterEntry.seat_id).filter_by(division_id=division_id))
        turnout = session.scalars(select(Turnout.seat_id).filter_by(division_id=division_id))
        return set(register) & seat_ids, set(turnout) & seat_ids


def public_ballots(division_id: str) -> list[dict[str, object]]:
    """The ballots as they are published: by tracker when secret, by seat when recorded."""
    with reading() as session:
        return counts.public_ballots(session, _load(session, division_id))




def _options(new: NewDivision) -> list[dict[str, object]]:
    if new.kind == rules.YES_NO:
        yes: dict[str, object] = {"key": "yes", "label": "Ja", "means": _means(new.yes_means, "yes_means")}
        no: dict[str, object] = {"key": "no", "label": "Nej", "means": _means(new.no_means, "no_means")}
        return [yes, no, {"key": "abstain", "label": "Avstår"}]
    return [
        {
            "key": chr(ord("A") + position) if position < rules.MAX_OPTIONS else f"Z{position}",
            "label": text.clean(label, max_length=80, field="options"),
            "text": text.clean(words, max_length=600, field="options", required=False, multiline=True),
            "issue_id": issue_id,
        }
        for position, (label, words, issue_id) in enumerate(new.options)
    ]


def _means(words: str, field: str) -> str:
    return text.clean(words, max_length=200, field=field, required=False)


def _check(new: NewDivision, options: int) -> None:
    def refuse(sv: str, en: str, field: str) -> None:
        raise rules.DivisionMalformed(why_sv=sv, why_en=en, field=field)

    if new.kind not in rules.KINDS:
        refuse("slaget finns inte", "there is no such kind", "kind")
    if new.secrecy not in (None, rules.SECRET, rules.RECORDED):
        refuse("välj öppen eller sluten", "choose recorded or secret", "secrecy")
    if new.tie_rule not in rules.TIE_RULES:
        refuse("regeln för lika röstetal finns inte", "there is no such tie rule", "tie_rule")
    if not 2 <= options <= rules.MAX_OPTIONS:  # noqa: PLR2004 - one option is no choice
        refuse("den behöver 2–26 alternativ", "it needs 2–26 options", "options")
    if not 1 <= new.max_choices <= options:
        refuse("antalet val stämmer inte med alternativen", "the number of choices does not fit", "max_choices")
    if not 1 <= new.places <= options:
        refuse("antalet som besvaras stämmer inte", "the number to be answered does not fit", "places")


def _load_to_end(session: Session, division_id: str) -> Division:
    """The row, kept from the ballot box until commit: its sum may not grow while it is read."""
    row = session.get(Division, division_id, with_for_update=True)
    if row is None:
        raise NotFound
    return row


def _load(session: Session, division_id: str) -> Division:
    row = session.get(Division, division_id)
    if row is None:
        raise NotFound
    return row


def _journal(tx: Transaction, row: Division, action: str, by: Actor, facts: dict[str, object]) -> None:
    journal.record(tx, action=action, subject=row.id, actor=by, facts=facts)


