"""What the budget needs to know of its edition: the year, the frame, and the choices of theme and partner."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.budget.models import BudgetFrame, Expense
from parliament.budget.refusals import NotOfThisEdition
from parliament.budget.rules import Frame, Standing
from parliament.editions import service as editions
from parliament.editions.service import EditionView


@dataclass(frozen=True, slots=True)
class Choice:
    """A theme or a partner: its id, its name, and for a partner its kind."""

    id: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """An edition as the budget sees it."""

    edition_id: str
    year: int
    frame_ore: int | None
    partners: tuple[Choice, ...]
    themes: tuple[Choice, ...]

    def check(self, *, theme_id: str | None, partner_id: str | None) -> None:
        """That theme and partner, where they are given, belong here.

        Raises:
            NotOfThisEdition: one of them does not.
        """
        if theme_id is not None and theme_id not in {theme.id for theme in self.themes}:
            raise NotOfThisEdition(field="theme")
        if partner_id is not None and partner_id not in {partner.id for partner in self.partners}:
            raise NotOfThisEdition(field="partner")

    def partner_kind(self, partner_id: str | None) -> str | None:
        """Of what kind the partner is; None for nobody."""
        return next((partner.kind for partner in self.partners if partner.id == partner_id), None)


def chosen_edition(wanted: str | None) -> EditionView | None:
    """The edition that an address names, else the current one; None when there is none at all.

    Raises:
        NotFound: no such edition.
    """
    return editions.edition(wanted) if wanted else editions.current_edition()


def of(edition_id: str) -> Setting:
    """The edition as the budget sees it.

    Raises:
        NotFound: no such edition.
    """
    edition = editions.edition(edition_id)
    return Setting(
        edition_id=edition.id,
        year=edition.year,
        frame_ore=edition.frame_ore,
        partners=tuple(Choice(p.id, p.name, p.kind) for p in edition.partners),
        themes=tuple(Choice(theme.id, theme.name) for theme in editions.themes(edition_id)),
    )


def latest_decision(session: Session, edition_id: str) -> BudgetFrame | None:
    """The decision on the frame that holds."""
    return session.scalar(
        select(BudgetFrame)
        .where(BudgetFrame.edition_id == edition_id)
        .order_by(BudgetFrame.revision.desc())
        .limit(1)
    )


def frame_in(session: Session, edition_id: str) -> Frame | None:
    """The frame with what is taken of it; None when none is set. The edition's own amount comes first."""
    decision = latest_decision(session, edition_id)
    frame_ore = decision.frame_ore if decision else of(edition_id).frame_ore
    if frame_ore is None:
        return None
    sums = session.execute(
        select(Expense.status, func.sum(Expense.counted_ore))
        .where(Expense.edition_id == edition_id)
        .group_by(Expense.status)
    )
    taken = {status: int(ore) for status, ore in sums}
    committed, spent = taken.get(Standing.COMMITTED, 0), taken.get(Standing.SPENT, 0)
    return Frame(frame_ore, committed_ore=committed, spent_ore=spent)
