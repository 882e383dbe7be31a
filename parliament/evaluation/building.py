"""Use cases of the survey builder: change the questions, make a new version, put it to use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import func, select

from parliament.editions import service as editions
from parliament.evaluation import building_rules, core, rows
from parliament.evaluation.building_rules import NewItem
from parliament.evaluation.core import Item
from parliament.evaluation.models import Form
from parliament.evaluation.refusals import SurveyFinished, SurveyLocked
from parliament.shared.errors import NotFound
from parliament.shared.identifiers import new_id
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

_KEY_LENGTH = 9


@dataclass(frozen=True, slots=True)
class FormView:
    """A version of a survey. ``locked``: answered, so a new version is needed. ``closed``: past changing."""

    edition_id: str
    audience: str
    number: int
    draft: bool
    locked: bool
    closed: bool
    items: tuple[Item, ...]


def form(edition_id: str, audience: str) -> FormView:
    """The version to work on: the draft, or the one in use.

    Raises:
        NotFound: no such edition or audience.
    """
    _check(edition_id, audience)
    with reading() as session:
        survey = rows.survey(session, edition_id, audience)
        closed = survey is not None and survey.status == "closed"
        row = rows.form(session, edition_id, audience, rows.DRAFT) or rows.form(
            session, edition_id, audience, rows.CURRENT
        )
        if row is None:
            return FormView(edition_id, audience, 1, False, False, closed, core.core_of(audience))
        return FormView(
            edition_id, audience, row.number, row.status == rows.DRAFT, row.locked, closed, rows.items_of(row)
        )


def items_in_use(edition_id: str, audience: str, number: int | None = None) -> tuple[int, tuple[Item, ...]]:
    """Number and questions of the version in use, or of the one that a page was made from."""
    with reading() as session:
        query = select(Form).where(
            Form.edition_id == edition_id, Form.audience == audience, Form.status != rows.DRAFT
        )
        found = {row.number: row for row in session.scalars(query)}
        if not found:
            return 1, core.core_of(audience)
        row = found.get(number or 0) or found[max(found)]
        return row.number, rows.items_of(row)


def add_item(*, edition_id: str, audience: str, new: NewItem, by: Actor) -> str:
    """Add a question, last; returns its key.

    Raises:
        SurveyLocked, SurveyFinished: it can no longer be changed.
        RuleBroken: the question is not one (see ``building_rules``).
    """
    key = _fresh()

    def add(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return building_rules.with_added(items, building_rules.made(new, key, items))

    _change(edition_id, audience, add, "evaluation.question_added", by)
    return key


def change_item(*, edition_id: str, audience: str, key: str, new: NewItem, by: Actor) -> None:
    """Ask a question otherwise.

    Raises:
        NotFound: no such question.
        CoreQuestion, OthersDepend, SurveyLocked, SurveyFinished: see there.
    """
    with transaction() as tx:
        released = rows.form(tx.session, edition_id, audience, rows.CURRENT)
        before = rows.items_of(released) if released and released.locked else ()

        def change(items: tuple[Item, ...]) -> tuple[Item, ...]:
            item = building_rules.made(new, key, building_rules.earlier_than(items, key))
            kept = building_rules.key_in_new_version(item, before, _fresh())
            if kept != key:
                item = building_rules.made(new, kept, building_rules.earlier_than(items, key))
            return building_rules.with_changed(items, key, item)

        _change(edition_id, audience, change, "evaluation.question_changed", by)


def remove_item(*, edition_id: str, audience: str, key: str, by: Actor) -> None:
    """Ask a question no more.

    Raises:
        NotFound, CoreQuestion, OthersDepend, SurveyLocked, SurveyFinished: see there.
    """

    def remove(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return building_rules.with_removed(items, key)

    _change(edition_id, audience, remove, "evaluation.question_removed", by)


def move_item(*, edition_id: str, audience: str, key: str, up: bool, by: Actor) -> None:
    """Ask a question one step earlier or later.

    Raises:
        NotFound, OthersDepend, SurveyLocked, SurveyFinished: see there.
    """

    def move(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return building_rules.with_moved(items, key, up=up)

    _change(edition_id, audience, move, "evaluation.question_moved", by)


def new_version(*, edition_id: str, audience: str, by: Actor) -> None:
    """Make a draft of the version in use, to be changed; when there is one already nothing happens.

    Raises:
        SurveyFinished: the survey is closed.
    """
    _check(edition_id, audience)
    with transaction() as tx:
        _not_closed(tx, edition_id, audience)
        if rows.form(tx.session, edition_id, audience, rows.DRAFT) is not None:
            return
        current = rows.current_form(tx, edition_id, audience)
        numbers = select(func.max(Form.number)).where(
            Form.edition_id == edition_id, Form.audience == audience
        )
        draft = Form(
            edition_id=edition_id,
            audience=audience,
            number=(tx.session.scalar(numbers) or 0) + 1,
            status=rows.DRAFT,
            locked=False,
            questions=current.questions,
        )
        tx.session.add(draft)
        tx.session.flush()
        _journal(tx, "evaluation.version_made", draft, by)


def use_version(*, edition_id: str, audience: str, by: Actor) -> None:
    """Put the draft to use; those who answer from now on answer that.

    Raises:
        NotFound: there is no draft.
        SurveyFinished: the survey is closed.
    """
    with transaction() as tx:
        _not_closed(tx, edition_id, audience)
        draft = _draft(tx, edition_id, audience)
        rows.current_form(tx, edition_id, audience).status = rows.REPLACED
        tx.session.flush()
        draft.status = rows.CURRENT
        tx.session.flush()
        _journal(tx, "evaluation.version_used", draft, by)


def discard_version(*, edition_id: str, audience: str, by: Actor) -> None:
    """Throw the draft away.

    Raises:
        NotFound: there is no draft.
    """
    with transaction() as tx:
        draft = _draft(tx, edition_id, audience)
        _journal(tx, "evaluation.version_discarded", draft, by)
        tx.session.delete(draft)


def _change(
    edition_id: str,
    audience: str,
    deed: Callable[[tuple[Item, ...]], tuple[Item, ...]],
    action: str,
    by: Actor,
) -> None:
    _check(edition_id, audience)
    with transaction() as tx:
        _not_closed(tx, edition_id, audience)
        row = rows.form(tx.session, edition_id, audience, rows.DRAFT)
        row = row or rows.current_form(tx, edition_id, audience)
        if row.locked:
            raise SurveyLocked
        row.questions = core.to_json(deed(rows.items_of(row)))
        tx.session.flush()
        _journal(tx, action, row, by)


def _draft(tx: Transaction, edition_id: str, audience: str) -> Form:
    row = rows.form(tx.session, edition_id, audience, rows.DRAFT)
    if row is None:
        raise NotFound
    return row


def _not_closed(tx: Transaction, edition_id: str, audience: str) -> None:
    survey = rows.survey(tx.session, edition_id, audience)
    if survey is not None and survey.status == "closed":
        raise SurveyFinished


def _journal(tx: Transaction, action: str, row: Form, by: Actor) -> None:
    facts = {"audience": row.audience, "version": row.number, "questions": len(rows.items_of(row))}
    journal.record(tx, action=action, subject=row.edition_id, actor=by, facts=facts)


def _check(edition_id: str, audience: str) -> None:
    if audience not in core.AUDIENCES:
        raise NotFound
    editions.edition(edition_id)


def _fresh() -> str:
    return "q" + new_id()[:_KEY_LENGTH]
