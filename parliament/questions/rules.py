"""The rules of the question queue: what may happen to a question, and who may do it.

A question's way::

    asked     --approve--> approved   --show-->      on_screen
    asked     --reject-->  rejected   --approve-->   approved
    approved  --reject-->  rejected
    asked, approved        --withdraw-->             withdrawn
    on_screen --take_down-->  approved
    approved, on_screen    --answer-->               answered
    answered  --answer--> answered (corrected)       answered --reopen--> approved

At most one question of an edition is on the screen. A rejected question can still be approved and an
answered one taken up again, for people err.
"""

from __future__ import annotations

from typing import Final, Literal

from parliament.shared.errors import RuleBroken

Status = Literal["asked", "approved", "rejected", "on_screen", "answered", "withdrawn"]
Event = Literal["approve", "reject", "withdraw", "show", "take_down", "answer", "reopen"]

MAX_TEXT: Final = 500
MAX_REASON: Final = 500
MAX_OPEN: Final = 3
"""How many of a seat's questions may be waiting for an answer at once."""

TRANSITIONS: Final[dict[tuple[Status, Event], Status]] = {
    ("asked", "approve"): "approved",
    ("asked", "reject"): "rejected",
    ("asked", "withdraw"): "withdrawn",
    ("approved", "show"): "on_screen",
    ("approved", "reject"): "rejected",
    ("approved", "withdraw"): "withdrawn",
    ("approved", "answer"): "answered",
    ("on_screen", "take_down"): "approved",
    ("on_screen", "answer"): "answered",
    ("rejected", "approve"): "approved",
    ("answered", "answer"): "answered",
    ("answered", "reopen"): "approved",
}

OPEN: Final[frozenset[Status]] = frozenset({"asked", "approved", "on_screen"})
PUBLIC: Final[frozenset[Status]] = frozenset({"approved", "on_screen", "answered"})
IN_QUEUE: Final[frozenset[Status]] = frozenset({"approved", "on_screen"})

WORDS: Final[dict[Status, tuple[str, str]]] = {
    "asked": ("väntar på granskning", "waiting for review"),
    "approved": ("godkänd", "approved"),
    "rejected": ("avslagen", "rejected"),
    "on_screen": ("visas på skärmen", "on the screen"),
    "answered": ("besvarad", "answered"),
    "withdrawn": ("återtagen", "withdrawn"),
}
"""Status in code → (Swedish, English)."""


class NotInThatState(RuleBroken):
    """An event that the question's state does not allow."""

    code = "question_state"
    status = 409
    sv = "Det går inte nu: frågan är {state}. Läs in sidan igen för att se läget."
    en = "That is not possible now: the question is {state_en}. Reload the page to see where things stand."


class TooManyOpen(RuleBroken):
    """A seat has as many questions waiting as it may."""

    code = "too_many_open_questions"
    status = 409
    sv = "Du har redan {limit} frågor som väntar. Återta en av dem, eller vänta tills en är besvarad."
    en = "You already have {limit} questions waiting. Withdraw one, or wait until one is answered."


class AlreadyAsked(RuleBroken):
    """The same seat has the same question open in the same theme; a form was sent twice."""

    code = "already_asked"
    status = 409
    sv = "Du har redan ställt den frågan. Den finns bland dina frågor."
    en = "You have already asked that question. It is among your questions."


class QuestionsClosed(RuleBroken):
    """Questions are taken while the edition is open or under way."""

    code = "questions_closed"
    status = 409
    sv = "Det går inte att ställa eller stödja frågor nu. Det går när upplagan är öppen och under dagen."
    en = "Questions cannot be asked or supported now. They can while the edition is open and on the day."


class OwnQuestion(RuleBroken):
    """A seat supporting its own question."""

    code = "own_question"
    status = 409
    sv = "Det är din egen fråga. Stödet räknas från andra platser."
    en = "This is your own question. Support is counted from other seats."


class NotToBeSupported(RuleBroken):
    """A question that is not in the queue."""

    code = "not_in_queue"
    status = 409
    sv = "Frågan är {state} och kan inte stödjas nu. Välj en som står i kön."
    en = "The question is {state_en} and cannot be supported now. Choose one in the queue."


class NotYourQuestion(RuleBroken):
    """A seat touching another seat's question."""

    code = "not_your_question"
    status = 403
    sv = "Frågan ställdes från en annan plats. Du kan bara återta dina egna frågor."
    en = "The question was asked from another seat. You can withdraw your own questions only."


class UnknownTheme(RuleBroken):
    """A theme that the edition does not have."""

    code = "unknown_theme"
    status = 422
    sv = "Välj ett av upplagans teman."
    en = "Choose one of the themes of the edition."


class UnknownSeat(RuleBroken):
    """A seat that is not in use in the edition."""

    code = "unknown_seat"
    status = 422
    sv = "Platsen finns inte eller är avbokad. Kontrollera numret."
    en = "There is no such seat in use. Check the number."


def next_status(status: Status, event: Event) -> Status:
    """The state after ``event``.

    Raises:
        NotInThatState: the table has no such step.
    """
    found = TRANSITIONS.get((status, event))
    if found is None:
        sv, en = WORDS[status]
        raise NotInThatState(state=sv, state_en=en)
    return found


def can(status: Status, event: Event) -> bool:
    """Whether the table has the step; for which buttons to show."""
    return (status, event) in TRANSITIONS


def check_may_ask(
    *, edition_status: str, open_questions: list[tuple[str, str]], theme_id: str, text: str
) -> None:
    """Whether a seat may ask ``text`` in a theme.

    Args:
        edition_status: planned, open, live, held or cancelled.
        open_questions: theme and text of the seat's questions that wait.
        theme_id: where it is to be asked.
        text: the cleaned text.

    Raises:
        QuestionsClosed: the edition takes no questions now.
        AlreadyAsked: it is there already.
        TooManyOpen: the seat has reached its limit.
    """
    check_edition(edition_status)
    if (theme_id, text) in open_questions:
        raise AlreadyAsked(field="text")
    if len(open_questions) >= MAX_OPEN:
        raise TooManyOpen(limit=MAX_OPEN)


def check_edition(edition_status: str) -> None:
    """Questions are asked and supported while the edition is open or live.

    Raises:
        QuestionsClosed: it is neither.
    """
    if edition_status not in ("open", "live"):
        raise QuestionsClosed


def check_may_support(*, edition_status: str, status: Status, own: bool) -> None:
    """Whether a seat may support a question.

    Raises:
        QuestionsClosed: the edition takes no support now.
        OwnQuestion: the seat asked it.
        NotToBeSupported: it is not in the queue.
    """
    check_edition(edition_status)
    if own:
        raise OwnQuestion
    if status not in IN_QUEUE:
        sv, en = WORDS[status]
        raise NotToBeSupported(state=sv, state_en=en)
