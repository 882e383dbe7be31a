"""Use cases of sorting what was written: tags, and how many texts have each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.evaluation import rows
from parliament.evaluation.core import Item
from parliament.evaluation.models import Survey, Tag, Tagged, Words
from parliament.evaluation.refusals import ResultsNotShown, TagExists
from parliament.evaluation.rules import may_show_texts
from parliament.shared import swedish, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction

MAX_NAME = 40


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag, and how many texts have it."""

    id: str
    name: str
    texts: int


@dataclass(frozen=True, slots=True)
class TextView:
    """Something that was written, and its tags (ids)."""

    id: str
    item: Item
    words: str
    tags: frozenset[str]


def counts(edition_id: str, audience: str) -> tuple[TagView, ...]:
    """The tags of a survey by name, with how many texts have each; none before the result is shown."""
    with reading() as session:
        survey = rows.survey(session, edition_id, audience)
        if survey is None or not rows.results_may_be_seen(session, survey):
            return ()
        query = (
            select(Tag.id, Tag.name, func.count(Tagged.words_id))
            .outerjoin(Tagged, Tagged.tag_id == Tag.id)
            .where(Tag.survey_id == survey.id)
            .group_by(Tag.id, Tag.name)
        )
        found = [TagView(*row) for row in session.execute(query)]
    return tuple(sorted(found, key=lambda tag: swedish.sort_key(tag.name)))


def texts(edition_id: str, audience: str) -> list[TextView]:
    """Everything that was written and may be shown, in an order that says nothing.

    Raises:
        ResultsNotShown: the result may not be seen.
    """
    with reading() as session:
        survey = _shown(session, edition_id, audience)
        items = {item.key: item for item in rows.asked_items(session, edition_id, audience)}
        written = list(
            session.scalars(select(Words).where(Words.survey_id == survey.id).order_by(Words.item, Words.id))
        )
        tagged = _tagged(session, survey.id)
        many = {key: sum(row.item == key for row in written) for key in items}
        return [
            TextView(row.id, items[row.item], row.words, frozenset(tagged.get(row.id, ())))
            for row in written
            if row.item in items and may_show_texts(items[row.item], many[row.item])
        ]


def add_tag(*, edition_id: str, audience: str, name: str, by: Actor) -> str:
    """Make a tag; returns its id.

    Raises:
        ResultsNotShown, TextEmpty, TextTooLong, TagExists: see there.
    """
    name = text.clean(name, max_length=MAX_NAME, field="name")
    with transaction() as tx:
        survey = _shown(tx.session, edition_id, audience)
        row = Tag(survey_id=survey.id, name=name)
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_evaluation_tag_survey_id_name"):
                raise TagExists(field="name") from error
            raise
        journal.record(tx, action="evaluation.tag_added", subject=row.id, actor=by, facts={})
        return row.id


def remove_tag(*, tag_id: str, by: Actor) -> None:
    """Take a tag away from everything.

    Raises:
        NotFound: no such tag.
    """
    with transaction() as tx:
        row = tx.session.get(Tag, tag_id)
        if row is None:
            raise NotFound
        tx.session.execute(delete(Tagged).where(Tagged.tag_id == tag_id))
        tx.session.delete(row)
        journal.record(tx, action="evaluation.tag_removed", subject=tag_id, actor=by, facts={})


def tag_text(*, words_id: str, tag_ids: Sequence[str], by: Actor) -> None:
    """Give a text exactly these tags.

    Raises:
        NotFound: no such text, or a tag of another survey.
        ResultsNotShown: the result may not be seen.
    """
    with transaction() as tx:
        words = tx.session.get(Words, words_id)
        survey = tx.session.get(Survey, words.survey_id) if words else None
        if survey is None or not rows.results_may_be_seen(tx.session, survey):
            raise ResultsNotShown if survey else NotFound
        _set_tags(tx, survey.id, words_id, sorted(set(tag_ids)))
        facts = {"tags": len(set(tag_ids))}
        journal.record(tx, action="evaluation.text_tagged", subject=survey.id, actor=by, facts=facts)


def _set_tags(tx: Transaction, survey_id: str, words_id: str, tag_ids: list[str]) -> None:
    known = set(tx.session.scalars(select(Tag.id).where(Tag.survey_id == survey_id)))
    if not known.issuperset(tag_ids):
        raise NotFound
    tx.session.execute(delete(Tagged).where(Tagged.words_id == words_id))
    tx.session.add_all(Tagged(words_id=words_id, tag_id=tag_id) for tag_id in tag_ids)
    tx.session.flush()


def _shown(session: Session, edition_id: str, audience: str) -> Survey:
    survey = rows.survey(session, edition_id, audience)
    if survey is None or not rows.results_may_be_seen(session, survey):
        raise ResultsNotShown
    return survey


def _tagged(session: Session, survey_id: str) -> dict[str, list[str]]:
    query = (
        select(Tagged.words_id, Tagged.tag_id)
        .join(Tag, Tag.id == Tagged.tag_id)
        .where(Tag.survey_id == survey_id)
    )
    found: dict[str, list[str]] = {}
    for words_id, tag_id in session.execute(query):
        found.setdefault(words_id, []).append(tag_id)
    return found
