"""Use cases of selection: set aims, see the balance, propose, choose by hand, and say why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from parliament.editions import service as editions
from parliament.live.outbox import announce
from parliament.registration import interest_rules as states
from parliament.registration import interests, rules, selecting
from parliament.registration.companies import municipalities
from parliament.registration.interest_models import Interest, SelectionAim
from parliament.registration.interests import InterestView
from parliament.registration.selecting import Aim, Candidate, Choice, Key, Line
from parliament.registration.setting import capacity, sectors, setting
from parliament.registration.setting import taken as seats_taken
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

TOPIC = "registrations"
BY_HAND = "by_hand"
IN = (states.SELECTED, states.INVITED, states.CONFIRMED)
"""Those that count in the balance."""
_OPEN = (states.RECEIVED, states.RESERVE, states.SELECTED)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a company was chosen or not: a code, what the aims lacked, and the words of who did it by hand."""

    code: str
    lacked: tuple[tuple[Key, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """How the selection stands: the lines of the balance, and seats selected, invited and confirmed."""

    lines: tuple[Line, ...]
    capacity: int
    selected: int
    invited: int
    confirmed: int

    @property
    def used(self) -> int:
        """Seats that are given, promised or chosen for someone."""
        return self.selected + self.invited + self.confirmed


def values(edition_id: str) -> list[Key]:
    """Everything that an aim can be about."""
    places = [(selecting.MUNICIPALITY, name) for name in (*municipalities(), rules.OTHER_MUNICIPALITY)]
    return [
        *places,
        *((selecting.SECTOR, code) for code in sectors()),
        *((selecting.SIZE, size) for size in states.SIZES),
        *((selecting.THEME, theme.id) for theme in editions.themes(edition_id)),
        (selecting.NEWCOMER, selecting.NEW),
    ]


def aims(edition_id: str) -> list[Aim]:
    """The edition's aims, in the order of what they are about."""
    with reading() as session:
        rows = session.scalars(select(SelectionAim).where(SelectionAim.edition_id == edition_id))
        found = {
            (row.dimension, row.value): Aim(row.dimension, row.value, row.unit, row.amount) for row in rows
        }
    return [found[key] for key in values(edition_id) if key in found]


def set_aim(*, edition_id: str, aim: Aim, by: Actor) -> None:
    """Set an aim, in the place of what there was about the same.

    Raises:
        UnknownAim: it is about nothing that is asked about.
        AimOutOfRange: its number makes no sense.
    """
    selecting.check_aim(aim, values=values(edition_id))
    with transaction() as tx:
        _delete_aim(tx, edition_id, aim.key)
        tx.session.add(
            SelectionAim(
                edition_id=edition_id,
                dimension=aim.dimension,
                value=aim.value,
                unit=aim.unit,
                amount=aim.amount,
            )
        )
        tx.session.flush()
        facts = {"about": list(aim.key), "unit": aim.unit, "amount": aim.amount}
        journal.record(tx, action="selection.aim_set", subject=edition_id, actor=by, facts=facts)


def remove_aim(*, edition_id: str, key: Key, by: Actor) -> None:
    """Take an aim away. Doing it twice changes nothing."""
    with transaction() as tx:
        if _delete_aim(tx, edition_id, key):
            facts = {"about": list(key)}
            journal.record(tx, action="selection.aim_removed", subject=edition_id, actor=by, facts=facts)


def picture(edition_id: str) -> Picture:
    """How the selection stands to the aims, with those who are selected, invited and confirmed."""
    found = interests.list_interests(edition_id, statuses=IN)
    places = {status: sum(view.seats for view in found if view.status == status) for status in IN}
    most = capacity(edition_id)
    lines = selecting.balance([candidate(view) for view in found], aims(edition_id), capacity=most)
    return Picture(
        lines=tuple(lines),
        capacity=most,
        selected=places[states.SELECTED],
        invited=places[states.INVITED],
        confirmed=max(places[states.CONFIRMED], seats_taken(edition_id)),
    )


def propose(*, edition_id: str, by: Actor, seed: int | None = None) -> list[Choice]:
    """Select a balanced hall among those who wait; the others go on the reserve list.

    Those who were selected by hand, are invited or have a seat stay. A new proposal takes back the one
    before, and each decision is in the journal with its reason.

    Args:
        edition_id: for which edition.
        by: who asks for it.
        seed: of the lot; the setting's when left out.
    """
    drawn = setting(edition_id).seed if seed is None else seed
    with transaction() as tx:
        found = interests.list_interests(edition_id, statuses=(*IN, states.RECEIVED, states.RESERVE))
        kept = [view for view in found if view.status in IN[1:] or _by_hand(view)]
        waiting = [view for view in found if view not in kept]
        unlisted = seats_taken(edition_id) - sum(v.seats for v in kept if v.status == states.CONFIRMED)
        choices = selecting.propose(
            [candidate(view) for view in waiting],
            aims(edition_id),
            capacity=capacity(edition_id) - max(0, unlisted),
            locked=[candidate(view) for view in kept],
            seed=drawn,
        )
        facts = {"seed": drawn, "chosen": sum(choice.chosen for choice in choices)}
        journal.record(tx, action="selection.proposed", subject=edition_id, actor=by, facts=facts)
        for choice in choices:
            if choice.reason != selecting.LOCKED:
                _decide(tx, choice.id, chosen=choice.chosen, why=as_text(choice), by=by)
        announce(tx, TOPIC, edition_id=edition_id)
    return choices


def choose(*, interest_id: str, chosen: bool, by: Actor) -> None:
    """Select a company by hand, or put it on the reserve list. It stays so when the program proposes again.

    Raises:
        NotFound: there is none with this id.
        InterestNotThere: it is invited or further on.
    """
    with transaction() as tx:
        row = tx.session.get(Interest, interest_id)
        if row is None:
            raise NotFound
        if row.status not in _OPEN:
            raise states.InterestNotThere
        _decide(tx, row.id, chosen=chosen, why=json.dumps({"reason": BY_HAND}), by=by)
        announce(tx, TOPIC, edition_id=row.edition_id)


def next_reserve(edition_id: str, *, free: int) -> Choice | None:
    """The reserve that suits the hall best among those who fit in ``free`` seats."""
    if free <= 0:
        return None
    found = interests.list_interests(edition_id, statuses=(*IN, states.RESERVE))
    return selecting.best_reserve(
        [candidate(view) for view in found if view.status == states.RESERVE],
        aims(edition_id),
        capacity=capacity(edition_id),
        seated=[candidate(view) for view in found if view.status in IN],
        free=free,
        seed=setting(edition_id).seed,
    )


def ranked_reserves(edition_id: str) -> list[tuple[InterestView, Reason]]:
    """The reserve list, the one who suits the hall best first, with what each would fill."""
    found = interests.list_interests(edition_id, statuses=(*IN, states.RESERVE))
    reserves = {view.id: view for view in found if view.status == states.RESERVE}
    choices = selecting.propose(
        [candidate(view) for view in reserves.values()],
        aims(edition_id),
        capacity=0,
        locked=[candidate(view) for view in found if view.status in IN],
        seed=setting(edition_id).seed,
    )
    return [
        (reserves[choice.id], Reason(choice.reason, choice.lacked))
        for choice in choices
        if choice.id in reserves
    ]


def candidate(view: InterestView) -> Candidate:
    """An interest as the choice sees it."""
    return Candidate(
        id=view.id,
        seats=view.seats,
        municipality=view.municipality,
        sector=view.sector,
        size=view.size,
        themes=frozenset(view.theme_ids),
        newcomer=view.newcomer,
    )


def as_text(choice: Choice) -> str:
    """A choice's reason as it is stored: codes and numbers."""
    return json.dumps({"reason": choice.reason, "lacked": [[*key, n] for key, n in choice.lacked]})


def reason(view: InterestView) -> Reason | None:
    """Why the latest decision about a company was made; None before there is one."""
    if not view.why:
        return None
    stored = json.loads(view.why)
    lacked = tuple(((dimension, value), n) for dimension, value, n in stored.get("lacked", ()))
    return Reason(stored["reason"], lacked)


def decisions(interest_id: str) -> Sequence[journal.Entry]:
    """Every decision about a company, from the journal, in order."""
    return [entry for entry in journal.entries(subject=interest_id) if entry.action.startswith("interest.")]


def _by_hand(view: InterestView) -> bool:
    found = reason(view)
    return view.status == states.SELECTED and found is not None and found.code == BY_HAND


def _decide(tx: Transaction, interest_id: str, *, chosen: bool, why: str, by: Actor) -> None:
    row = tx.session.get(Interest, interest_id)
    if row is None:
        raise NotFound
    wanted = states.SELECTED if chosen else states.RESERVE
    if row.status == wanted and row.why == why:
        return
    if row.status != wanted:
        row.status = states.after(row.status, "select" if chosen else "reserve")
    row.why = why
    tx.session.flush()
    action = "interest.selected" if chosen else "interest.reserved"
    journal.record(tx, action=action, subject=row.id, actor=by, facts=json.loads(why))


def _delete_aim(tx: Transaction, edition_id: str, key: Key) -> bool:
    about = (
        SelectionAim.edition_id == edition_id,
        SelectionAim.dimension == key[0],
        SelectionAim.value == key[1],
    )
    found = tx.session.scalar(select(SelectionAim.id).where(*about))
    tx.session.execute(delete(SelectionAim).where(*about))
    return found is not None
