"""From the rows of a division to its result, its published list and its paper totals."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.registration import service as registration
from parliament.shared import text
from parliament.voting import choices as said
from parliament.voting import counting, refusals, rules, ties
from parliament.voting.models import (
    Division,
    DivisionOption,
    PaperCount,
    RecordedBallot,
    SecretBallot,
    Turnout,
)


def result(session: Session, row: Division) -> counting.Result:
    """Count the division as it stands."""
    options = _option_keys(session, row)
    paper = _latest_paper(session, row.id)
    votes = counting.tally(
        options,
        ballots(session, row),
        kind=row.kind,
        paper=json.loads(paper.counts) if paper else None,
        paper_ballots=paper.ballots if paper else 0,
        paper_blank=paper.blank if paper else 0,
    )
    broken = ties.tie_break(session, row)
    return counting.count(
        row.kind,
        options,
        votes,
        places=row.places,
        tie_rule=row.tie_rule,
        draw_seed=broken.seed,
        chair=broken.chair,
        drawn=broken.drawn,
    )


def ballots(session: Session, row: Division) -> list[tuple[str, ...]]:
    """The choices of every digital ballot, in no order that means anything."""
    table = SecretBallot if row.secrecy == rules.SECRET else RecordedBallot
    found = session.scalars(select(table.choices).where(table.division_id == row.id))
    return [split(choices) for choices in found]


def public_ballots(session: Session, row: Division) -> list[dict[str, object]]:
    """Secret: ``{tracker, choices}`` by tracker. Recorded: ``{seat, choices}`` by seat number.

    Choices are option ids (ranked: in their order), or of points a number for each option.
    """

    def told(written: str) -> said.Public:
        return said.public(split(written), as_points=row.kind == rules.POINTS)

    if row.secrecy == rules.SECRET:
        query = select(SecretBallot).filter_by(division_id=row.id).order_by(SecretBallot.tracker)
        return [
            {"tracker": ballot.tracker, "choices": told(ballot.choices)} for ballot in session.scalars(query)
        ]
    numbers = {seat.id: seat.number for seat in registration.all_seats(row.edition_id)}
    found = session.scalars(select(RecordedBallot).filter_by(division_id=row.id))
    listed = [(numbers.get(ballot.seat_id, 0), ballot.choices) for ballot in found]
    return [{"seat": number, "choices": told(written)} for number, written in sorted(listed)]


def add_paper(
    session: Session,
    row: Division,
    *,
    ballots: int,
    counts: Mapping[str, int],
    blank: int,
    tellers: Sequence[str],
    at: datetime,
) -> None:
    """Add paper totals, after checking that they can be true.

    ``counts``: papers for each option (points: their sum); of ranked papers, how many have each written
    ranking.

    Raises:
        PaperNotPossible: see ``enter_paper``.
    """
    names = [text.clean(name, max_length=120, field="tellers") for name in tellers if name.strip()]
    _check_paper(session, row, ballots=ballots, counts=counts, blank=blank, tellers=names)
    session.add(
        PaperCount(
            division_id=row.id,
            ballots=ballots,
            blank=blank,
            counts=json.dumps({key: number for key, number in counts.items() if number}),
            tellers="; ".join(names),
            at=at,
        )
    )
    session.flush()


def _check_paper(
    session: Session,
    row: Division,
    *,
    ballots: int,
    counts: Mapping[str, int],
    blank: int,
    tellers: Sequence[str],
) -> None:
    def refuse(sv: str, en: str, field: str = "ballots") -> None:
        raise refusals.PaperNotPossible(why_sv=sv, why_en=en, field=field)

    if row.status not in (rules.OPEN, rules.CLOSED):
        refuse("omröstningen är varken öppen eller stängd", "the division is neither open nor closed")
    if len({name.casefold() for name in tellers}) != 2:
        refuse("två olika rösträknare behövs", "two different tellers are needed", "tellers")
    options = set(_option_keys(session, row))
    if row.kind == rules.RANK:
        if not all(_is_ranking(said.split(ranking), options, row.max_choices) for ranking in counts):
            refuse("en ordning går inte att läsa", "a ranking cannot be read")
    elif set(counts) - options:
        refuse("ett alternativ finns inte", "an option does not exist")
    numbers = [ballots, blank, *counts.values()]
    if any(number < 0 for number in numbers):
        refuse("ett antal är mindre än noll", "a number is below zero")
    marks = sum(counts.values())
    most = 1 if row.kind == rules.RANK else row.max_choices  # a ranking stands for the whole paper
    if not ballots - blank <= marks <= (ballots - blank) * most:
        refuse("rösterna stämmer inte med antalet sedlar", "the votes do not fit the number of papers")
    digital = (
        session.scalar(select(func.count()).select_from(Turnout).where(Turnout.division_id == row.id)) or 0
    )
    if digital + ballots > row.register_size:
        refuse(
            f"digitalt {digital} + papper {ballots} är fler än röstlängdens {row.register_size}",
            f"digital {digital} + paper {ballots} is more than the register's {row.register_size}",
        )


def _is_ranking(ranked: Sequence[str], options: set[str], most: int) -> bool:
    return set(ranked) <= options and 1 <= len(ranked) == len(set(ranked)) <= most


def split(choices: str) -> tuple[str, ...]:
    """The stored choices as option ids; an empty text is a blank ballot."""
    return said.split(choices)


def _option_keys(session: Session, row: Division) -> list[str]:
    query = select(DivisionOption.key).filter_by(division_id=row.id).order_by(DivisionOption.position)
    return list(session.scalars(query))


def _latest_paper(session: Session, division_id: str) -> PaperCount | None:
    return session.scalar(
        select(PaperCount).filter_by(division_id=division_id).order_by(PaperCount.id.desc()).limit(1)
    )
