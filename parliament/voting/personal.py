"""What voting keeps about a person. Of a secret ballot: nothing that can be found."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from parliament.shared.personal import Held, held
from parliament.storage.transaction import reading
from parliament.voting import counts
from parliament.voting.models import Division, DivisionOption, RecordedBallot, Turnout


def export_person(seat_ids: Sequence[str]) -> list[Held]:
    """In which divisions these seats have voted, and how in the recorded ones, for the person to read.

    Only by seat: nobody can ask who voted in a certain way (lag 2018:218 3 kap. 3 §). Nothing is erased:
    a recorded ballot is part of the minutes, and of a secret one only that the seat voted is known.
    """
    ids = list(seat_ids)
    voted = (
        select(Division.title, Division.secrecy, Division.opened_at)
        .join(Turnout, Turnout.division_id == Division.id)
        .where(Turnout.seat_id.in_(ids))
        .order_by(Division.opened_at)
    )
    recorded = (
        select(Division.id, Division.title, RecordedBallot.choices)
        .join(RecordedBallot, RecordedBallot.division_id == Division.id)
        .where(RecordedBallot.seat_id.in_(ids))
        .order_by(Division.opened_at)
    )
    with reading() as session:
        options = {
            (option.division_id, option.key): option.label
            for option in session.scalars(select(DivisionOption))
        }
        took_part = [
            {"division": title, "secrecy": secrecy, "opened_at": at}
            for title, secrecy, at in session.execute(voted)
        ]
        ballots = [
            {"division": title, "choices": _words(choices, division_id, options)}
            for division_id, title, choices in session.execute(recorded)
        ]
    return [held("turnout", took_part), held("recorded_ballot", ballots)]


def _words(choices: str, division_id: str, options: dict[tuple[str, str], str]) -> str:
    return ", ".join(options.get((division_id, key), key) for key in counts.split(choices))
