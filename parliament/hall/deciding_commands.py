"""The commands of the panel "Beslut", by name, and what a phone may ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from parliament.hall import deciding as hall_deciding
from parliament.registration import service as registration
from parliament.shared.errors import NotFound, RuleBroken, StaleVersion
from parliament.sitting import deciding, deciding_divisions, dissents, proposals
from parliament.sitting import service as sittings
from parliament.sitting.service import SittingView
from parliament.speakers import service as speakers
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction
from parliament.voting import service as voting

CLOSING_NOTICE = "Streck i debatten är föreslaget. Begär ordet nu, om du vill tala."


class SeatNeeded(RuleBroken):
    """A command for a seat that is not in the hall."""

    code = "seat_needed"
    status = 422
    sv = "Skriv numret på en plats som finns."
    en = "Write the number of a seat that exists."


class TimeNeeded(RuleBroken):
    """Recording something afterwards without saying when or why."""

    code = "time_needed"
    status = 422
    sv = "Skriv när det hände och varför det registreras i efterhand."
    en = "Write when it happened and why it is recorded afterwards."


@dataclass(frozen=True, slots=True)
class Order:
    """A command: its name, the fields of its form, who gives it, and the real time if it is given."""

    name: str
    values: Mapping[str, str]
    by: Actor
    at: datetime | None = None

    def text(self, name: str) -> str:
        """A field's text, stripped."""
        return str(self.values.get(name, "")).strip()


def do(*, sitting: SittingView, order: Order) -> None:
    """Carry out a command of the panel.

    Raises:
        StaleVersion: the matter has moved on since the form was drawn.
        NotFound: no such command, or no item is current.
        RuleBroken: as the use case it calls.
    """
    act = _ORDERS.get(order.name)
    if act is None or sitting.item is None:
        raise NotFound
    with transaction():
        matter = sittings.deciding_for_minutes(sitting.item.id)
        given = order.text("seen_matter")
        if given and matter is not None and given != hall_deciding.seen(matter):
            raise StaleVersion
        act(sitting, sitting.item.id, order)


def from_seat(*, item_id: str, seat_id: str, order: Order) -> None:
    """Do what a phone asks for in the current item.

    Raises:
        NotFound: there is no such deed.
        RuleBroken: as the use case it calls.
    """
    by, text = order.by, order.text
    if order.name == "propose":
        proposals.propose(
            item_id=item_id,
            seat_id=seat_id,
            kind=text("kind"),
            words=text("words"),
            receiver=text("receiver"),
            reason=text("reason"),
            by=by,
        )
    elif order.name == "support":
        proposals.support(proposal_id=text("proposal"), seat_id=seat_id, by=by)
    elif order.name == "take_back_support":
        proposals.take_back_support(proposal_id=text("proposal"), seat_id=seat_id, by=by)
    elif order.name == "withdraw":
        proposals.withdraw(proposal_id=text("proposal"), seat_id=seat_id, by=by)
    elif order.name == "demand":
        deciding_divisions.demand_division(
            item_id=item_id, seat_id=seat_id, question_id=text("question"), by=by
        )
    elif order.name == "dissent":
        _dissent_of(item_id, seat_id, order)
    elif order.name == "note":
        dissents.ask_for_note(item_id=item_id, seat_id=seat_id, words=text("words"), by=by)
    else:
        raise NotFound


def _seat(sitting: SittingView, order: Order) -> str:
    number = order.text("seat")
    found = (s.id for s in registration.seats(sitting.edition_id) if str(s.number) == number)
    seat_id = next(found, None)
    if seat_id is None:
        raise SeatNeeded(field="seat")
    return seat_id


def _step(sitting: SittingView, item_id: str, order: Order) -> None:
    deciding.step_matter(
        item_id=item_id, name=order.name, by=order.by, at=order.at, reason=order.text("reason")
    )


def _propose(sitting: SittingView, item_id: str, order: Order) -> None:
    proposals.propose(
        item_id=item_id,
        seat_id=_seat(sitting, order),
        kind=order.text("kind"),
        words=order.text("words"),
        receiver=order.text("receiver"),
        reason=order.text("reason"),
        by=order.by,
        in_the_room=True,
    )


def _move(sitting: SittingView, item_id: str, order: Order) -> None:
    """Let a proposal change places with the one before it."""
    matter = sittings.deciding_for_minutes(item_id)
    ids = [p.id for p in matter.standing_proposals] if matter else []
    if order.text("proposal") not in ids:
        raise NotFound
    here = ids.index(order.text("proposal"))
    if here:
        ids[here - 1], ids[here] = ids[here], ids[here - 1]
    proposals.set_order(item_id=item_id, order=ids, by=order.by)


def _open(sitting: SittingView, item_id: str, order: Order) -> None:
    division_id = voting.put_question(item_id=item_id, by=order.by)
    voting.open_division(division_id=division_id, by=order.by)


def _close_list(sitting: SittingView, item_id: str, order: Order) -> None:
    speakers.close_list(sitting_id=sitting.id, by=order.by)


def _propose_closing(sitting: SittingView, item_id: str, order: Order) -> None:
    speakers.propose_closing(sitting_id=sitting.id, notice=CLOSING_NOTICE, by=order.by)


def _afterwards(sitting: SittingView, item_id: str, order: Order) -> None:
    if order.at is None or not order.text("reason"):
        raise TimeNeeded(field="at")
    deciding.record_decision(
        item_id=item_id,
        proposal_id=order.text("proposal") or None,
        by=order.by,
        at=order.at,
        reason=order.text("reason"),
    )


def _demand(sitting: SittingView, item_id: str, order: Order) -> None:
    deciding_divisions.demand_division(
        item_id=item_id, seat_id=_seat(sitting, order), by=order.by, in_the_room=True
    )


def _propose_wording(sitting: SittingView, item_id: str, order: Order) -> None:
    swap = order.text("yes_is")  # the other side, in the program's own words
    deciding_divisions.propose_wording(
        item_id=item_id,
        by=order.by,
        yes_is=swap,
        yes_means="" if swap else order.text("yes_means"),
        no_means="" if swap else order.text("no_means"),
    )


def _dissent(sitting: SittingView, item_id: str, order: Order) -> None:
    _dissent_of(item_id, _seat(sitting, order), order)


def _dissent_of(item_id: str, seat_id: str, order: Order) -> None:
    """Record a dissent; of one that was announced without a motivation the words are added."""
    words = order.text("words")
    matter = sittings.deciding_for_minutes(item_id)
    known = next((d for d in matter.dissents if d.seat_id == seat_id), None) if matter else None
    if known is not None and words and not known.words:
        dissents.motivate_dissent(item_id=item_id, seat_id=seat_id, words=words, by=order.by)
        return
    dissents.record_dissent(item_id=item_id, seat_id=seat_id, words=words, by=order.by)


_ORDERS: dict[str, Callable[[SittingView, str, Order], object]] = {
    **dict.fromkeys(deciding.SIMPLE_STEPS, _step),
    "prepared": lambda s, i, o: proposals.set_prepared(item_id=i, words=o.text("words"), by=o.by),
    "propose": _propose,
    "support": lambda s, i, o: proposals.support(
        proposal_id=o.text("proposal"), seat_id=_seat(s, o), by=o.by, in_the_room=True
    ),
    "withdraw": lambda s, i, o: proposals.withdraw(
        proposal_id=o.text("proposal"), by=o.by, all_agree=bool(o.text("all_agree"))
    ),
    "refuse": lambda s, i, o: proposals.refuse(proposal_id=o.text("proposal"), why=o.text("reason"), by=o.by),
    "move": _move,
    "propose_closing": _propose_closing,
    "close_list": _close_list,
    "ask": lambda s, i, o: deciding.ask(item_id=i, by=o.by),
    "perceive": lambda s, i, o: deciding.perceive(item_id=i, proposal_id=o.text("proposal") or None, by=o.by),
    "gavel": lambda s, i, o: deciding.gavel(item_id=i, by=o.by),
    "demand": _demand,
    "withdraw_demand": lambda s, i, o: deciding_divisions.withdraw_demand(item_id=i, by=o.by),
    "find_counter": lambda s, i, o: deciding_divisions.find_counter(item_id=i, by=o.by),
    "propose_wording": _propose_wording,
    "approve_wording": lambda s, i, o: deciding_divisions.approve_wording(item_id=i, by=o.by),
    "change_wording": lambda s, i, o: deciding_divisions.change_wording(item_id=i, by=o.by),
    "open": _open,
    "casting_vote": lambda s, i, o: voting.give_casting_vote(
        division_id=o.text("division"), choice=o.text("choice"), by=o.by
    ),
    "draw_lot": lambda s, i, o: voting.draw_lot(division_id=o.text("division"), by=o.by),
    "record_afterwards": _afterwards,
    "dissent": _dissent,
    "note": lambda s, i, o: dissents.ask_for_note(
        item_id=i, seat_id=_seat(s, o), words=o.text("words"), by=o.by
    ),
    "allow_note": lambda s, i, o: dissents.answer_note(note_id=o.text("note"), allowed=True, by=o.by),
    "refuse_note": lambda s, i, o: dissents.answer_note(note_id=o.text("note"), allowed=False, by=o.by),
}
