"""What the budget tells: where the frame stands, line by line, and the entries behind it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.budget import listing, rules, setting
from parliament.budget.models import BudgetFrame, Expense, PlannedLine
from parliament.budget.rules import Entry, Frame, Planned, Standing, Sum
from parliament.budget.setting import Choice
from parliament.budget.views import BudgetView, FrameView, LineView, ShareView
from parliament.shared.errors import NotFound
from parliament.storage.transaction import reading


def overview(edition_id: str) -> BudgetView:
    """Where the frame of the edition stands now.

    Raises:
        NotFound: no such edition.
    """
    with reading() as session:
        here = setting.of(edition_id)
        entries = [_entry(row) for row in listing.rows(session, edition_id)]
        frame = setting.frame_in(session, edition_id)
        lines = _lines(session, edition_id)
    whole, by_line = rules.total(entries), rules.sums_by(entries, lambda entry: entry.line_id)
    planned = [Planned(line.id, line.planned_ore, line.finished) for line in lines]
    held = frame or Frame(0, committed_ore=whole.committed_ore, spent_ore=whole.spent_ore)
    return BudgetView(
        edition_id=edition_id,
        year=here.year,
        frame_ore=held.frame_ore,
        frame_is_set=frame is not None,
        planned_ore=sum(line.planned_ore for line in lines),
        committed_ore=whole.committed_ore,
        spent_ore=whole.spent_ore,
        available_ore=held.available,
        forecast_ore=rules.forecast(planned, by_line),
        alarm=held.alarm if frame else "ok",
        lines=tuple(_line(line, by_line.get(line.id, Sum())) for line in lines),
        outside_plan=_share(None, "", by_line.get(None, Sum())),
        by_theme=_shares(here.themes, rules.sums_by(entries, lambda entry: entry.theme_id)),
        by_partner=_shares(here.partners, rules.sums_by(entries, lambda entry: entry.partner_id)),
    )


def line(line_id: str) -> LineView:
    """One planned line beside its outcome.

    Raises:
        NotFound: no such line.
    """
    with reading() as session:
        row = session.get(PlannedLine, line_id)
        if row is None:
            raise NotFound
        entries = [_entry(entry) for entry in listing.rows(session, row.edition_id)]
    return _line(row, rules.total(entry for entry in entries if entry.line_id == line_id))


def frame_decisions(edition_id: str) -> list[FrameView]:
    """Every decision on the frame, the latest first; the edition's own amount when there is none."""
    with reading() as session:
        rows = session.scalars(
            select(BudgetFrame)
            .where(BudgetFrame.edition_id == edition_id)
            .order_by(BudgetFrame.revision.desc())
        ).all()
        own = setting.of(edition_id).frame_ore
    decided = [FrameView(row.revision, row.frame_ore, row.decision, row.decided_on) for row in rows]
    return decided if own is None else [*decided, FrameView(0, own, "", None)]


def _lines(session: Session, edition_id: str) -> list[PlannedLine]:
    query = select(PlannedLine).where(PlannedLine.edition_id == edition_id).order_by(PlannedLine.position)
    return list(session.scalars(query))


def _entry(row: Expense) -> Entry:
    return Entry(Standing(row.status), row.counted_ore, row.line_id, row.theme_id, row.partner_id)


def _line(row: PlannedLine, taken: Sum) -> LineView:
    return LineView(
        id=row.id,
        edition_id=row.edition_id,
        name=row.name,
        planned_ore=row.planned_ore,
        committed_ore=taken.committed_ore,
        spent_ore=taken.spent_ore,
        forecast_ore=rules.line_forecast(Planned(row.id, row.planned_ore, row.finished), taken),
        finished=row.finished,
    )


def _share(key: str | None, name: str, part: Sum) -> ShareView:
    return ShareView(key, name, part.committed_ore, part.spent_ore)


def _shares(choices: Iterable[Choice], parts: dict[str | None, Sum]) -> tuple[ShareView, ...]:
    """One for each choice in its own order, and last what belongs to none of them."""
    named = [_share(choice.id, choice.name, parts.pop(choice.id, Sum())) for choice in choices]
    rest = Sum(
        committed_ore=sum(part.committed_ore for part in parts.values()),
        spent_ore=sum(part.spent_ore for part in parts.values()),
    )
    return (*named, _share(None, "", rest))
