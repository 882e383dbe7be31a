"""Questions that companies suggested with their interest, and taking them into the queue."""

from __future__ import annotations

from dataclasses import dataclass

from parliament.questions import moderation, queries, rules, service
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import text
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction


class NoSeatYet(RuleBroken):
    """A suggestion taken up before anybody is there to ask it."""

    code = "no_seat_yet"
    sv = "Företaget har ingen plats än, och en fråga i kön hör till en plats. Vänta tills det har tackat ja."
    en = (
        "The company has no seat yet, and a question in the queue belongs to one. Wait until it has said yes."
    )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a company wants raised. ``seat_id`` would ask it; ``taken``: that seat has asked it."""

    interest_id: str
    company_name: str
    theme_id: str
    text: str
    seat_id: str | None
    taken: bool


def suggestions(edition_id: str) -> list[Suggestion]:
    """What companies of an edition want raised, the oldest first; those who withdrew are left out."""
    seats = _asking_seats(edition_id)
    asked = {(question.seat_id, question.text) for question in queries.list_questions(edition_id)}
    return [
        Suggestion(
            draft.interest_id,
            draft.company_name,
            draft.theme_id,
            draft.text,
            seat.id if seat else None,
            taken=seat is not None and (seat.id, _one_line(draft.text)) in asked,
        )
        for draft in registration.draft_questions(edition_id)
        for seat in (seats.get(draft.company_id or ""),)
    ]


def take_up(*, edition_id: str, interest_id: str, theme_id: str, by: Actor) -> str:
    """Put a suggestion in the queue of a theme, approved, as asked by the company's first seat; its id.

    Raises:
        NotFound: there is no such suggestion.
        NoSeatYet: the company has no seat.
        UnknownTheme: the edition has no such theme.
        QuestionsClosed, AlreadyAsked, TooManyOpen: as for any question from that seat.
    """
    with transaction():
        found = [one for one in suggestions(edition_id) if one.interest_id == interest_id]
        if not found:
            raise NotFound
        if found[0].seat_id is None:
            raise NoSeatYet
        if found[0].taken:
            raise rules.AlreadyAsked(field="text")
        question_id = service.ask(
            seat_id=found[0].seat_id, theme_id=theme_id, text_asked=found[0].text, by=by
        )
        moderation.approve(question_id=question_id, by=by)
        return question_id


def _one_line(words: str) -> str:
    return text.clean(words, max_length=rules.MAX_TEXT, field="text")


def _asking_seats(edition_id: str) -> dict[str, SeatView]:
    """Company → its seat with a vote, or else its first."""
    seats = sorted(registration.seats(edition_id), key=lambda seat: (not seat.may_vote, seat.number))
    first: dict[str, SeatView] = {}
    for seat in seats:
        first.setdefault(seat.company_id, seat)
    return first
