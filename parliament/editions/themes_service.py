"""Use cases of themes."""

from __future__ import annotations

from typing import Literal, TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from parliament.editions import rules
from parliament.editions.models import Edition, Theme
from parliament.live.outbox import announce_state
from parliament.shared import text
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction


class ThemeTaken(RuleBroken):
    """Two themes with one name in an edition."""

    code = "theme_taken"
    sv = "Upplagan har redan ett tema med det namnet. Välj ett annat namn."
    en = "The edition already has a theme with that name. Choose another name."


class ThemeInUse(RuleBroken):
    """Removing a theme that the programme or something else refers to."""

    code = "theme_in_use"
    sv = "Temat används i programmet eller i anmälningar. Ta bort det där först."
    en = "The theme is used in the programme or in registrations. Remove it there first."


class ThemeFacts(TypedDict, total=False):
    """What is known of a theme. ``roles``: the offices that answer; ``answer_minutes`` for each answer."""

    name: str
    name_en: str
    palette: str
    answers: int
    answer_minutes: int
    introduction_minutes: int
    questions_minutes: int
    division_minutes: int
    tie_rule: str
    roles: tuple[str, ...]
    introduction: str


_DEFAULTS: ThemeFacts = {
    "name": "",
    "palette": "leaf",
    "answers": 1,
    "answer_minutes": 10,
    "tie_rule": "both",
}
_STEP_MINUTES: tuple[
    Literal["introduction_minutes", "questions_minutes", "division_minutes", "answer_minutes"], ...
] = ("introduction_minutes", "questions_minutes", "division_minutes", "answer_minutes")
_CODES = ("answers", "tie_rule", "palette", *_STEP_MINUTES)


def _clean(facts: ThemeFacts) -> dict[str, str | int]:
    columns: dict[str, str | int] = {}
    if "name" in facts:
        columns["name"] = text.clean(facts["name"], max_length=40, field="name")
    if "name_en" in facts:
        columns["name_en"] = text.clean(facts["name_en"], max_length=40, field="name_en", required=False)
    if "palette" in facts:
        columns["palette"] = rules.check_choice(facts["palette"], rules.PALETTES, field="palette")
        columns["icon"] = columns["palette"]  # a colour and its shape go together
    if "answers" in facts:
        columns["answers"] = rules.check_range(facts["answers"], 1, 5, field="answers")
    for name in _STEP_MINUTES:
        if name in facts:
            columns[name] = rules.check_range(facts[name], 1, rules.STEP_MINUTES_MAX, field=name)
    if "tie_rule" in facts:
        columns["tie_rule"] = rules.check_choice(facts["tie_rule"], rules.TIE_RULES, field="tie_rule")
    if "roles" in facts:
        columns["roles"] = rules.clean_lines(facts["roles"], field="roles")
    if "introduction" in facts:
        columns["introduction"] = text.clean(
            facts["introduction"], max_length=1000, field="introduction", multiline=True, required=False
        )
    return columns


def add_theme(*, edition_id: str, by: Actor, **facts: Unpack[ThemeFacts]) -> str:
    """Add a theme last in the edition; returns its id.

    A name is needed. Defaults: palette leaf, one answer of ten minutes, both answered at a tie, 10 + 20 + 5
    minutes for introduction, questions and division.

    Raises:
        ThemeTaken: the edition has a theme of that name.
        EditionClosed: the edition is held or cancelled.
        OutOfRange, UnknownChoice, TextTooLong, TextEmpty: a fact is not right.
    """
    defaults: ThemeFacts = {
        "name": "",
        "palette": "leaf",
        "answers": 1,
        "answer_minutes": 10,
        "tie_rule": "both",
    }
    columns = _clean({**defaults, **facts})
    with transaction() as tx:
        load_open_edition(tx, edition_id)
        last = tx.session.scalar(select(func.max(Theme.position)).where(Theme.edition_id == edition_id))
        key = rules.theme_key(str(columns["name"])) or f"tema-{(last or 0) + 1}"
        row = Theme(edition_id=edition_id, position=(last or 0) + 1, key=key, **columns)
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_theme_key"):
                raise ThemeTaken(field="name") from error
            raise
        journal.record(
            tx, action="editions.theme_added", subject=row.id, actor=by, facts={"edition": edition_id}
        )
        announce_state(tx, edition_id=edition_id)
        return row.id


def change_theme(*, theme_id: str, by: Actor, **facts: Unpack[ThemeFacts]) -> None:
    """Change a theme; only the facts that are given. Its key stays, so that addresses keep.

    Raises:
        NotFound: there is no such theme.
        EditionClosed: the edition is held or cancelled.
        OutOfRange, UnknownChoice, TextTooLong, TextEmpty: a fact is not right.
    """
    columns = _clean(facts)
    with transaction() as tx:
        row = load_open_theme(tx, theme_id)
        changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
        if not changed:
            return
        for name, value in changed.items():
            setattr(row, name, value)
        tx.session.flush()
        codes = {
            n: v for n, v in changed.items() if n in ("answers", "answer_minutes", "tie_rule", "palette")
        }
        journal.record(
            tx,
            action="editions.theme_changed",
            subject=row.id,
            actor=by,
            facts={"fields": sorted(changed), **codes},
        )
        announce_state(tx, edition_id=row.edition_id)


def move_theme(*, theme_id: str, up: bool, by: Actor) -> None:
    """Move a theme one step up or down; at the end nothing happens."""
    with transaction() as tx:
        row = load_open_theme(tx, theme_id)
        query = select(Theme).where(Theme.edition_id == row.edition_id).order_by(Theme.position, Theme.id)
        order = list(tx.session.scalars(query))
        here = order.index(row)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(order):
            return
        order[here], order[there] = order[there], order[here]
        for position, moved in enumerate(order, start=1):
            moved.position = position
        tx.session.flush()
        facts = {"position": there + 1}
        journal.record(tx, action="editions.theme_moved", subject=row.id, actor=by, facts=facts)
        announce_state(tx, edition_id=row.edition_id)


def remove_theme(*, theme_id: str, by: Actor) -> None:
    """Remove a theme and its issues, as long as the edition is only planned.

    Raises:
        NotPlannedAnyMore: registration has opened.
        ThemeInUse: the programme or something else refers to it.
    """
    with transaction() as tx:
        row = load_open_theme(tx, theme_id)
        edition = tx.session.get_one(Edition, row.edition_id)
        if edition.status != rules.PLANNED:
            raise rules.NotPlannedAnyMore
        try:
            tx.session.delete(row)
            tx.session.flush()
        except IntegrityError as error:
            raise ThemeInUse from error
        facts = {"edition": edition.id}
        journal.record(tx, action="editions.theme_removed", subject=theme_id, actor=by, facts=facts)


def load_open_edition(tx: Transaction, edition_id: str) -> Edition:
    """The edition's row, whose content may be changed; for the feature itself."""
    row = tx.session.get(Edition, edition_id)
    if row is None:
        raise NotFound
    rules.check_content_open(row.status)
    return row


def load_open_theme(tx: Transaction, theme_id: str) -> Theme:
    """The theme's row, of an edition whose content may be changed; for the feature itself."""
    row = tx.session.get(Theme, theme_id)
    if row is None:
        raise NotFound
    load_open_edition(tx, row.edition_id)
    return row
