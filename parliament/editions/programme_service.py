"""Use cases of the programme. After every change the times of all points are worked out again."""

from __future__ import annotations

import datetime as dt

from parliament.editions import rules
from parliament.editions.models import Edition, ProgrammeItem, Theme
from parliament.editions.queries import programme_rows
from parliament.live.outbox import announce_state
from parliament.shared import text
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, transaction


class ThemeOfAnotherEdition(RuleBroken):
    """A point of the programme about a theme that the edition does not have."""

    code = "theme_of_another_edition"
    status = 422
    sv = "Temat finns inte i den här upplagan. Välj ett av upplagans teman."
    en = "The theme does not belong to this edition. Choose one of its themes."


class ThemeMissing(RuleBroken):
    """A point of kind theme that does not say which."""

    code = "theme_missing"
    status = 422
    sv = "Välj vilket tema punkten handlar om."
    en = "Choose which theme the item is about."


def add_programme_item(
    *,
    edition_id: str,
    kind: str,
    title: str,
    minutes: int,
    by: Actor,
    theme_id: str | None = None,
    starts_at: dt.datetime | None = None,
    presenter: str = "",
) -> str:
    """Add a point last in the programme; returns its id.

    Args:
        edition_id: which programme.
        kind: one of ``rules.ITEM_KINDS``.
        title: as it stands in the programme.
        minutes: how long it takes, 1–600.
        by: who does it.
        theme_id: for a point of kind theme.
        starts_at: a fixed time (aware); without it the point begins when the one before ends.
        presenter: who leads it; an office rather than a name.

    Raises:
        EditionClosed: the edition is held or cancelled.
        ThemeMissing, ThemeOfAnotherEdition: the theme is not right.
        OutOfRange, UnknownChoice, TextTooLong, TextEmpty: a fact is not right.
    """
    with transaction() as tx:
        _check_open(tx, edition_id)
        row = ProgrammeItem(edition_id=edition_id, position=len(programme_rows(tx.session, edition_id)) + 1)
        _fill(tx, row, kind=kind, title=title, minutes=minutes, theme_id=theme_id, presenter=presenter)
        row.starts_at, row.fixed = starts_at, starts_at is not None
        tx.session.add(row)
        tx.session.flush()
        _finish(tx, row, "added", by)
        return row.id


def change_programme_item(
    *,
    item_id: str,
    kind: str,
    title: str,
    minutes: int,
    by: Actor,
    theme_id: str | None = None,
    starts_at: dt.datetime | None = None,
    presenter: str = "",
) -> None:
    """Change a point of the programme; the arguments are those of ``add_programme_item``."""
    with transaction() as tx:
        row = _load(tx, item_id)
        _fill(tx, row, kind=kind, title=title, minutes=minutes, theme_id=theme_id, presenter=presenter)
        row.starts_at, row.fixed = starts_at, starts_at is not None
        tx.session.flush()
        _finish(tx, row, "changed", by)


def move_programme_item(*, item_id: str, up: bool, by: Actor) -> None:
    """Move a point one step up or down; at the end nothing happens.

    The time at which the day begins stays with whatever point comes first.
    """
    with transaction() as tx:
        row = _load(tx, item_id)
        order = programme_rows(tx.session, row.edition_id)
        here = order.index(row)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(order):
            return
        first = order[0]
        order[here], order[there] = order[there], order[here]
        if order[0] is not first:
            order[0].starts_at, order[0].fixed = first.starts_at, first.fixed
            first.starts_at, first.fixed = None, False
        for position, item in enumerate(order, start=1):
            item.position = position
        tx.session.flush()
        _finish(tx, row, "moved", by)


def remove_programme_item(*, item_id: str, by: Actor) -> None:
    """Remove a point; those after it move up in time, and the day keeps its beginning."""
    with transaction() as tx:
        row = _load(tx, item_id)
        order = programme_rows(tx.session, row.edition_id)
        rest = [item for item in order if item is not row]
        if rest and order[0] is row and not rest[0].fixed:
            rest[0].starts_at, rest[0].fixed = row.starts_at, row.fixed
        tx.session.delete(row)
        for position, item in enumerate(rest, start=1):
            item.position = position
        tx.session.flush()
        _finish(tx, row, "removed", by)


def _fill(
    tx: Transaction,
    row: ProgrammeItem,
    *,
    kind: str,
    title: str,
    minutes: int,
    theme_id: str | None,
    presenter: str,
) -> None:
    row.kind = rules.check_choice(kind, rules.ITEM_KINDS, field="kind")
    row.title = text.clean(title, max_length=100, field="title")
    row.minutes = rules.check_range(minutes, 1, rules.ITEM_MINUTES_MAX, field="minutes")
    row.presenter = text.clean(presenter, max_length=120, field="presenter", required=False)
    row.theme_id = _theme_of(tx, row.edition_id, theme_id) if kind == "theme" else None


def _theme_of(tx: Transaction, edition_id: str, theme_id: str | None) -> str:
    if not theme_id:
        raise ThemeMissing(field="theme_id")
    theme = tx.session.get(Theme, theme_id)
    if theme is None or theme.edition_id != edition_id:
        raise ThemeOfAnotherEdition(field="theme_id")
    return theme.id


def _finish(tx: Transaction, row: ProgrammeItem, deed: str, by: Actor) -> None:
    """Work out all times again, journal the deed and have the screens told."""
    rows = programme_rows(tx.session, row.edition_id)
    planned = rules.plan_times((item.minutes, item.starts_at if item.fixed else None) for item in rows)
    for item, plan in zip(rows, planned, strict=True):
        item.starts_at = plan.starts_at
    tx.session.flush()
    journal.record(
        tx,
        action=f"editions.programme_item_{deed}",
        subject=row.id,
        actor=by,
        facts={"edition": row.edition_id, "position": row.position, "kind": row.kind, "minutes": row.minutes},
    )
    announce_state(tx, edition_id=row.edition_id)


def _check_open(tx: Transaction, edition_id: str) -> None:
    edition = tx.session.get(Edition, edition_id)
    if edition is None:
        raise NotFound
    rules.check_content_open(edition.status)


def _load(tx: Transaction, item_id: str) -> ProgrammeItem:
    row = tx.session.get(ProgrammeItem, item_id)
    if row is None:
        raise NotFound
    _check_open(tx, row.edition_id)
    return row
