"""What undertakings keep about a person: whose they are, by address. What was said in public stays."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from parliament.commitments.undertakings.models import Undertaking
from parliament.shared.personal import ERASED_NAME, Held, held
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction


def export_person(addresses: Sequence[str]) -> list[Held]:
    """The undertakings that the person with these addresses owns."""
    known = [address for address in addresses if address]
    query = select(Undertaking).where(Undertaking.owner_email.in_(known)).order_by(Undertaking.noted_at)
    with reading() as session:
        rows = [
            {"name": row.owner_name, "email": row.owner_email, "text": row.words, "status": row.status}
            for row in session.scalars(query)
        ]
    return [held("undertaking", rows)]


def erase_person(addresses: Sequence[str], *, by: Actor) -> int:
    """Erase who owned them, in the journal too; their link is dead. Returns how many."""
    known = [address for address in addresses if address]
    with transaction() as tx:
        rows = tx.session.scalars(select(Undertaking).where(Undertaking.owner_email.in_(known))).all()
        for row in rows:
            row.owner_name, row.owner_email = ERASED_NAME, ""
            row.link_version += 1
            journal.erase_payloads(subject=row.id)
            journal.record(tx, action="undertakings.owner_erased", subject=row.id, actor=by)
        tx.session.flush()
        return len(rows)
