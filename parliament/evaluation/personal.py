"""What the evaluation keeps about a person: that one has answered, and who was invited without a seat.

Which answer is whose nobody can tell, so answers can be neither found nor erased.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select, update

from parliament.evaluation.models import Answered, Invited, InvitedAnswered, PaperSeat
from parliament.shared.personal import Held, held
from parliament.storage import journal
from parliament.storage.transaction import reading, transaction


def export_person(seat_ids: Sequence[str], addresses: Sequence[str] = ()) -> list[Held]:
    """That these seats have answered or were given a paper, and that these addresses were invited."""
    with reading() as session:
        seats = list(seat_ids)
        answered = select(func.count()).select_from(Answered).where(Answered.seat_id.in_(seats))
        paper = select(func.count()).select_from(PaperSeat).where(PaperSeat.seat_id.in_(seats))
        said = set(session.scalars(select(InvitedAnswered.invited_id)))
        people = session.scalars(select(Invited).where(Invited.email.in_(list(addresses))))
        invited = [{"name": row.name, "email": row.email, "answered": row.id in said} for row in people]
        notes: list[dict[str, object]] = [{"answered": True}] * (session.scalar(answered) or 0)
        notes += [{"paper": True}] * (session.scalar(paper) or 0)
    return [held("evaluation", [*notes, *invited])]


def erase_person(addresses: Sequence[str]) -> int:
    """Forget those invited with these addresses; how many. That somebody answered stays, without a name."""
    with transaction() as tx:
        of_them = Invited.email.in_([each for each in addresses if each])
        ids = list(tx.session.scalars(select(Invited.id).where(of_them)))
        said = set(tx.session.scalars(select(InvitedAnswered.invited_id)))
        tx.session.execute(delete(Invited).where(Invited.id.in_([each for each in ids if each not in said])))
        for each in ids:
            nameless = {"name": "–", "email": f"-{each}", "link_version": Invited.link_version + 1}
            tx.session.execute(update(Invited).where(Invited.id == each).values(nameless))
            journal.erase_payloads(subject=each)
        return len(ids)
