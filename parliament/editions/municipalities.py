"""The municipalities of an edition's region: which ones a company may choose between."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from parliament.editions.models import Edition, EditionMunicipality
from parliament.shared import swedish, text
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

MAX_NAME = 60
MAX_NUMBER = 290  # as many as there are in Sweden


class TooManyMunicipalities(RuleBroken):
    """More names than Sweden has municipalities."""

    code = "too_many_municipalities"
    status = 422
    sv = "Det är fler namn än Sverige har kommuner: {most}. Skriv ett namn på varje rad."
    en = "There are more names than Sweden has municipalities: {most}. Write one name on each line."


def municipalities(edition_id: str) -> tuple[str, ...]:
    """The municipalities of an edition, as Swedes sort; empty when nobody has named them."""
    query = select(EditionMunicipality.name).where(EditionMunicipality.edition_id == edition_id)
    with reading() as session:
        return tuple(sorted(session.scalars(query), key=swedish.sort_key))


def set_municipalities(edition_id: str, names: Iterable[str], *, by: Actor) -> None:
    """Name the municipalities of an edition's region, in place of those named before.

    Args:
        edition_id: which edition.
        names: a name each; empty ones and doubles are left out.
        by: who says so.

    Raises:
        NotFound: no such edition.
        TextTooLong: a name of more than ``MAX_NAME`` characters.
        TooManyMunicipalities: see there.
    """
    cleaned = [text.clean(name, max_length=MAX_NAME, field="names", required=False) for name in names]
    unique = {name for name in cleaned if name}
    if len(unique) > MAX_NUMBER:
        raise TooManyMunicipalities(field="names", most=MAX_NUMBER)
    with transaction() as tx:
        if tx.session.get(Edition, edition_id) is None:
            raise NotFound
        tx.session.execute(delete(EditionMunicipality).where(EditionMunicipality.edition_id == edition_id))
        tx.session.add_all(EditionMunicipality(edition_id=edition_id, name=name) for name in unique)
        facts = {"municipalities": len(unique)}
        journal.record(tx, action="editions.municipalities_set", subject=edition_id, actor=by, facts=facts)
