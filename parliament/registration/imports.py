"""Use cases of bringing in a file: keep what was read, show what it would do, do all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select

from parliament.editions import service as editions
from parliament.registration import additions, import_columns, import_rules, rules, service, setting
from parliament.registration.companies import CompanyView, list_companies, municipalities
from parliament.registration.import_columns import fold
from parliament.registration.import_files import Table
from parliament.registration.import_models import ImportDraft
from parliament.registration.import_rules import Known, Plan, Planned
from parliament.registration.spelling import name_key
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

KEPT_FOR: Final = timedelta(hours=24)


class RowsAtFault(RuleBroken):
    """A file with rows that cannot be brought in: then none is."""

    code = "rows_at_fault"
    status = 422
    sv = "{faults} rader har fel, så inget är infört. Rätta dem i filen och skicka den igen."
    en = "{faults} rows are wrong, so nothing was brought in. Put them right in the file and send it again."


class NothingNew(RuleBroken):
    """A file in which everybody is registered already."""

    code = "nothing_new"
    status = 409
    sv = "Alla i filen är redan anmälda, så inget ändrades."
    en = "Everybody in the file is registered already, so nothing was changed."


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that waits, and which column is what."""

    id: str
    edition_id: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: dict[str, int]


@dataclass(frozen=True, slots=True)
class Done:
    """What was brought in."""

    companies: int
    people: int


def keep(table: Table, *, edition_id: str, by: Actor) -> str:
    """Keep a file that has been read, with columns as the headings say; returns its id. Old ones go.

    Raises:
        NotFound: there is no such edition.
    """
    with transaction() as tx:
        editions.edition(edition_id)
        throw_away_old(clock.now())
        row = ImportDraft(
            edition_id=edition_id,
            sent_at=clock.now(),
            sent_by=str(by),
            header=json.dumps(table.header, ensure_ascii=False),
            rows=json.dumps(table.rows, ensure_ascii=False),
            columns=json.dumps(import_columns.guess(table.header)),
        )
        tx.session.add(row)
        tx.session.flush()
        return row.id


def draft(draft_id: str) -> Draft:
    """A file that waits.

    Raises:
        NotFound: it is brought in, thrown away or more than a day old.
    """
    with reading() as session:
        row = session.get(ImportDraft, draft_id)
        if row is None or row.sent_at < clock.now() - KEPT_FOR:
            raise NotFound
        return Draft(
            row.id,
            row.edition_id,
            tuple(json.loads(row.header)),
            tuple(tuple(cells) for cells in json.loads(row.rows)),
            json.loads(row.columns),
        )


def point_out(*, draft_id: str, columns: Mapping[str, int]) -> None:
    """Say which column is what; columns that the file does not have are left out.

    Raises:
        NotFound: the file waits no more.
    """
    with transaction() as tx:
        row = _row(tx, draft_id)
        width = len(json.loads(row.header))
        chosen = {name: columns[name] for name in import_columns.FIELDS if 0 <= columns.get(name, -1) < width}
        row.columns = json.dumps(chosen)


def throw_away(*, draft_id: str) -> None:
    """Forget a file; again changes nothing."""
    with transaction() as tx:
        tx.session.execute(delete(ImportDraft).where(ImportDraft.id == draft_id))


def throw_away_old(now: datetime) -> int:
    """Forget the files that at ``now`` (UTC) have waited for more than a day; returns how many."""
    old = ImportDraft.sent_at < now - KEPT_FOR
    with reading() as session:  # most of the time there is none, and then nobody is made to wait
        if session.scalar(select(ImportDraft.id).where(old).limit(1)) is None:
            return 0
    with transaction() as tx:
        return len(tx.session.scalars(delete(ImportDraft).where(old).returning(ImportDraft.id)).all())


def preview(
    draft_id: str, *, words: Mapping[str, tuple[str, str]], kinds: Mapping[str, str]
) -> tuple[Plan, int]:
    """What a file would do, and how many seats are free.

    Args:
        draft_id: which file.
        words: the fields' names in Swedish and English, for the refusals.
        kinds: the forms of business in words, folded → kind.

    Raises:
        ColumnMissing, ColumnTwice: the columns are not pointed out yet.
        NotFound: the file waits no more.
    """
    with reading():
        waiting = draft(draft_id)
        import_columns.check_columns(waiting.columns, words)
        return _plan(waiting, kinds), setting.free_seats(waiting.edition_id)


def carry_out(
    *,
    draft_id: str,
    words: Mapping[str, tuple[str, str]],
    kinds: Mapping[str, str],
    language: str | None,
    by: Actor,
) -> Done:
    """Bring in everybody of a file who is not registered, in one transaction: all of them or nobody.

    Args:
        draft_id: which file; it is forgotten when it is in.
        words: the fields' names in Swedish and English, for the refusals.
        kinds: the forms of business in words, folded → kind.
        language: of the tickets that the new ones get by e-mail; None writes none.
        by: who does it.

    Raises:
        RowsAtFault: a row is wrong.
        NothingNew: everybody is there.
        EditionFull: the seats do not suffice.
        ColumnMissing, ColumnTwice: the columns are not pointed out.
        NotFound: the file waits no more.
        RegistrationClosed: the edition is over.
    """
    with transaction() as tx:
        waiting = draft(draft_id)
        import_columns.check_columns(waiting.columns, words)
        plan = _plan(waiting, kinds)
        if plan.faults:
            raise RowsAtFault(faults=plan.faults)
        if not plan.newcomers:
            raise NothingNew
        free = setting.free_seats(waiting.edition_id)
        if plan.newcomers > free:
            raise rules.EditionFull(free=free, wanted=plan.newcomers)
        for planned in plan.companies:
            _register(planned, waiting.edition_id, language=language, by=by)
        tx.session.execute(delete(ImportDraft).where(ImportDraft.id == draft_id))
        facts = {"companies": len(plan.companies), "people": plan.newcomers}
        journal.record(tx, action="registration.imported", subject=waiting.edition_id, actor=by, facts=facts)
        return Done(len(plan.companies), plan.newcomers)


def _register(planned: Planned, edition_id: str, *, language: str | None, by: Actor) -> None:
    if planned.company_id is not None:
        for person in planned.delegates:
            additions.add_person(company_id=planned.company_id, new=person, by=by, language=language)
        return
    new = rules.NewCompany(
        kind=planned.kind,
        name=planned.name,
        org_no=planned.number,
        municipality=planned.municipality,
        contact_email=planned.contact_email,
        delegates=planned.delegates,
        theme_ids=planned.theme_ids,
        votes=planned.votes,
    )
    service.register(edition_id=edition_id, new=new, late=True, by=by, language=language)


def _plan(waiting: Draft, kinds: Mapping[str, str]) -> Plan:
    held_against = import_rules.Setting(
        municipalities=municipalities(),
        themes={fold(theme.name): theme.id for theme in editions.themes(waiting.edition_id)},
        kinds=kinds,
    )
    known = [_known(one) for one in list_companies(waiting.edition_id) if one.cancelled_at is None]
    return import_rules.plan(waiting.rows, waiting.columns, setting=held_against, known=known)


def _known(one: CompanyView) -> Known:
    there = [seat for seat in one.seats if seat.active]
    people = frozenset((seat.delegate_name.casefold(), seat.email.casefold()) for seat in there)
    return Known(one.id, one.org_no or f"name:{name_key(one.name)}", people, len(there))


def _row(tx: Transaction, draft_id: str) -> ImportDraft:
    row = tx.session.get(ImportDraft, draft_id)
    if row is None:
        raise NotFound
    return row
