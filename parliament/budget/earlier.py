"""Costs of earlier editions that were never booked here, and the editions side by side."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from parliament.budget import overview, participants, rules, setting
from parliament.budget.models import EnteredCost
from parliament.budget.refusals import CostNameTaken, VatUnclear
from parliament.budget.rules import Frame
from parliament.budget.views import MAX_NAME, MAX_TEXT, EarlierCost, EditionCosts, EnteredCostView
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.live.outbox import announce
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import reading, transaction

VAT = ("excl", "incl", "unknown")


def enter_cost(edition_id: str, *, name: str, cost_ore: int, vat: str, source: str, by: Actor) -> str:
    """Enter a cost of an earlier edition under a name of one's own.

    Args:
        edition_id: the edition that it was a cost of.
        name: what it was for; once in each edition. The same name in others makes a row to compare.
        cost_ore: the cost in öre, 0 or more.
        vat: excl, incl or unknown.
        source: where it is written.
        by: who enters it.

    Raises:
        NotFound: no such edition.
        CostNameTaken: the edition has a cost of that name.
        VatUnclear: ``vat`` is none of the three.
        AmountTooSmall, AmountTooLarge, TextEmpty, TextTooLong: see shared.
    """
    rules.check_amount(cost_ore, least=0, field="cost")
    name = text.clean(name, max_length=MAX_NAME, field="name")
    source = text.clean(source, max_length=MAX_TEXT, field="source")
    if vat not in VAT:
        raise VatUnclear(field="vat")
    with transaction() as tx:
        setting.of(edition_id)
        row = EnteredCost(
            edition_id=edition_id,
            name=name,
            cost_ore=cost_ore,
            vat=vat,
            source=source,
            entered_by=str(by),
            entered_at=clock.now(),
        )
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_budget_earlier_cost_name"):
                raise CostNameTaken(field="name") from error
            raise
        facts = {"edition": edition_id, "cost_ore": cost_ore, "vat": vat}
        journal.record(tx, action="budget.earlier_cost_entered", subject=row.id, actor=by, facts=facts)
        announce(tx, "budget", edition_id=edition_id)
    return row.id


def remove_cost(cost_id: str, *, by: Actor) -> None:
    """Take away a cost that was entered wrongly.

    Raises:
        NotFound: no such cost.
    """
    with transaction() as tx:
        row = tx.session.get(EnteredCost, cost_id)
        if row is None:
            raise NotFound
        facts = {"edition": row.edition_id, "cost_ore": row.cost_ore, "vat": row.vat}
        tx.session.delete(row)
        journal.record(tx, action="budget.earlier_cost_removed", subject=cost_id, actor=by, facts=facts)
        announce(tx, "budget", edition_id=row.edition_id)


def entered_costs() -> list[EnteredCostView]:
    """Every cost that was entered, by name within its edition."""
    with reading() as session:
        rows = session.scalars(select(EnteredCost).order_by(EnteredCost.edition_id, EnteredCost.name)).all()
    return [
        EnteredCostView(row.id, row.edition_id, row.name, row.cost_ore, row.vat, row.source) for row in rows
    ]


def comparison(edition_id: str) -> list[EarlierCost]:
    """What earlier editions cost, each cost held against this frame; the latest first, technique on top.

    Raises:
        NotFound: no such edition.
    """
    with reading() as session:
        year, frame = setting.of(edition_id).year, setting.frame_in(session, edition_id)
        before = [edition for edition in editions.list_editions() if edition.year < year]
        entered = entered_costs()
    costs = []
    for edition in sorted(before, key=lambda edition: edition.year, reverse=True):
        support_ore = edition.technical_support_ore
        if support_ore is not None:
            costs.append(EarlierCost(edition.year, support_ore, edition.technical_support_vat or "unknown"))
        costs += [
            EarlierCost(edition.year, one.cost_ore, one.vat, name=one.name, source=one.source)
            for one in entered
            if one.edition_id == edition.id
        ]
    return [_held_against(frame, cost) for cost in costs]


def _held_against(frame: Frame | None, cost: EarlierCost) -> EarlierCost:
    again = rules.repeat(cost.cost_ore, frame_ore=frame.frame_ore) if frame else None
    return replace(cost, left_ore=again.left_ore, percent=again.percent) if again else cost


def editions_compared() -> list[EditionCosts]:
    """The costs of every edition, the latest first."""
    with reading():
        entered = entered_costs()
        every = sorted(editions.list_editions(), key=lambda edition: edition.year, reverse=True)
        return [
            _costs(edition, [one for one in entered if one.edition_id == edition.id]) for edition in every
        ]


def _costs(edition: EditionView, entered: list[EnteredCostView]) -> EditionCosts:
    budget = overview.overview(edition.id)
    return EditionCosts(
        edition_id=edition.id,
        year=edition.year,
        status=edition.status,
        frame_ore=budget.frame_ore if budget.frame_is_set else None,
        taken_ore=budget.spent_ore + budget.committed_ore,
        forecast_ore=budget.forecast_ore,
        technical_support_ore=edition.technical_support_ore,
        technical_support_vat=edition.technical_support_vat or "unknown",
        entered=tuple(entered),
        per_participant=participants.cost_per_participant(budget),
    )
