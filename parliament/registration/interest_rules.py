"""Rules of interest: what a company may send in, and what happens to it until it has a seat. Pure.

The states of an interest, and what happens to it::

    received --select--> selected --invite--> invited --confirm--> confirmed --cancel--> cancelled
       |  ^                 |                  |  |  |
       |  +----put_back-----+                  |  |  +--full----> reserve   (the seats ran out)
       +--reserve--> reserve --invite----------+  +--decline----> declined
                        ^                      +--expire--> expired
                        +----------queue-------------------+

A company that has no seat yet may withdraw. Declined, expired, cancelled and withdrawn free the seat, which
is offered to the reserve that suits the hall best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parliament.registration import rules
from parliament.registration.rules import NewDelegate
from parliament.shared import text
from parliament.shared.errors import RuleBroken

RECEIVED, SELECTED, RESERVE, INVITED = "received", "selected", "reserve", "invited"
CONFIRMED, DECLINED, EXPIRED, CANCELLED, WITHDRAWN = (
    "confirmed",
    "declined",
    "expired",
    "cancelled",
    "withdrawn",
)
STATUSES = (RECEIVED, SELECTED, RESERVE, INVITED, CONFIRMED, DECLINED, EXPIRED, CANCELLED, WITHDRAWN)
WAITING = (RECEIVED, SELECTED, RESERVE)
ENDED = frozenset({CANCELLED, WITHDRAWN})
"""The company may send in a new interest after these."""

TRANSITIONS: dict[tuple[str, str], str] = {
    (RECEIVED, "select"): SELECTED,
    (RESERVE, "select"): SELECTED,
    (RECEIVED, "reserve"): RESERVE,
    (SELECTED, "reserve"): RESERVE,
    (SELECTED, "put_back"): RECEIVED,
    (RESERVE, "put_back"): RECEIVED,
    (SELECTED, "invite"): INVITED,
    (RESERVE, "invite"): INVITED,
    (INVITED, "confirm"): CONFIRMED,
    (INVITED, "full"): RESERVE,
    (INVITED, "decline"): DECLINED,
    (INVITED, "expire"): EXPIRED,
    (DECLINED, "queue"): RESERVE,
    (EXPIRED, "queue"): RESERVE,
    (CONFIRMED, "cancel"): CANCELLED,
    **{(state, "withdraw"): WITHDRAWN for state in (RECEIVED, SELECTED, RESERVE, DECLINED, EXPIRED)},
}

SIZES = ("1", "2-9", "10-49", "50-249", "250+")
"""Employees, the owner counted."""

FOOD = ("vegetarian", "vegan", "gluten", "lactose", "nuts", "fish", "pork", "other_food")
ACCESS = (
    "hearing_loop",
    "speech_to_text",
    "sign_language",
    "wheelchair",
    "companion",
    "large_print",
    "other_access",
)
BOOKED_EARLY = ("speech_to_text", "sign_language", "hearing_loop")
"""What must be booked weeks before."""

QUESTION_LENGTH = 400
NEED_LENGTH = 120
_SUBSTITUTE = "substitute"


class InterestNotThere(RuleBroken):
    """Something is done to an interest that its state does not allow."""

    code = "interest_step_not_possible"
    sv = "Det går inte längre: läget har ändrats. Läs in sidan igen och se hur det står till."
    en = "That is no longer possible: things have changed. Reload the page and look again."


class AnswerTooLate(RuleBroken):
    """An answer to an invitation whose time is out."""

    code = "answer_too_late"
    sv = "Tiden för att svara har gått ut, så platsen har gått vidare. Ställ er på reservlistan om ni vill."
    en = "The time to answer is out, so the place has gone to another. Join the reserve list if you like."


class AlreadyInterested(RuleBroken):
    """The company has sent in an interest. The sentence gives away nothing more."""

    code = "already_interested"
    sv = "Företaget har redan anmält intresse. Behöver du ändra något: använd länken i brevet ni fick."
    en = "The company has already registered interest. To change something: use the link in your letter."


class SelectionInstead(RuleBroken):
    """A registration where the edition chooses among those who are interested."""

    code = "selection_instead"
    sv = "Platserna delas ut genom urval. Anmäl intresse på sidan /intresse i stället."
    en = "Seats are given by selection. Register your interest at /intresse instead."


class UnknownSector(RuleBroken):
    """A sector that is not in the list."""

    code = "unknown_sector"
    status = 422
    sv = "Välj bransch i listan. Passar ingen: välj ”Annat”."
    en = "Choose the sector from the list. If none fits: choose “Other”."


class UnknownSize(RuleBroken):
    """A size that is not in the list."""

    code = "unknown_size"
    status = 422
    sv = "Välj hur många som arbetar i företaget."
    en = "Choose how many work in the company."


class UnknownNeed(RuleBroken):
    """A need that is not in the list."""

    code = "unknown_need"
    status = 422
    sv = "Ett av behoven finns inte i listan. Läs in sidan igen och kryssa på nytt."
    en = "One of the needs is not in the list. Reload the page and tick again."


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person whom a company wants to send; ``needs`` are codes, with a note for each kind."""

    name: str
    email: str
    not_in_picture: bool = False
    needs: tuple[str, ...] = ()
    food_note: str = ""
    access_note: str = ""


@dataclass(frozen=True, slots=True)
class NewInterest:
    """An interest as typed."""

    kind: str
    name: str
    municipality: str
    contact_email: str
    people: Sequence[NewPerson]
    sector: str
    size: str
    org_no: str = ""
    substitute: NewPerson | None = None
    theme_ids: Sequence[str] = ()
    question: str = ""
    question_theme_id: str = ""


@dataclass(frozen=True, slots=True)
class CheckedInterest:
    """An interest as it may be stored."""

    application: rules.Application
    sector: str
    size: str
    question: str
    people: tuple[NewPerson, ...]
    substitute: NewPerson | None


def after(status: str, event: str) -> str:
    """The state after ``event``.

    Raises:
        InterestNotThere: nothing of the kind can happen to it now.
    """
    found = TRANSITIONS.get((status, event))
    if found is None:
        raise InterestNotThere
    return found


def check(new: NewInterest, *, municipalities: Sequence[str], sectors: Iterable[str]) -> CheckedInterest:
    """What was typed, as it may be stored.

    Raises:
        RuleBroken: the first thing that is not right, tied to its field.
    """
    application = rules.check(
        rules.NewCompany(
            kind=new.kind,
            name=new.name,
            org_no=new.org_no,
            municipality=new.municipality,
            contact_email=new.contact_email,
            delegates=[NewDelegate(person.name, person.email) for person in new.people],
        ),
        municipalities=municipalities,
    )
    if new.sector not in set(sectors):
        raise UnknownSector(field="sector")
    if new.size not in SIZES:
        raise UnknownSize(field="size")
    question = text.clean(
        new.question, max_length=QUESTION_LENGTH, field="question", multiline=True, required=False
    )
    people = tuple(
        _person(typed, clean.name, clean.email)
        for typed, clean in zip(new.people, application.delegates, strict=True)
    )
    return CheckedInterest(application, new.sector, new.size, question, people, _substitute(new.substitute))


def _person(typed: NewPerson, name: str, email: str) -> NewPerson:
    check_needs(typed.needs)
    return NewPerson(
        name=name,
        email=email,
        not_in_picture=typed.not_in_picture,
        needs=tuple(dict.fromkeys(typed.needs)),
        food_note=note(typed.food_note, "food_note"),
        access_note=note(typed.access_note, "access_note"),
    )


def _substitute(typed: NewPerson | None) -> NewPerson | None:
    if typed is None:
        return None
    name = rules.readable(typed.name, max_length=rules.DELEGATE_LENGTH, field=f"{_SUBSTITUTE}_name")
    return NewPerson(name, rules.email(typed.email, field=f"{_SUBSTITUTE}_email"), typed.not_in_picture)


def check_needs(codes: Iterable[str]) -> None:
    """Raises UnknownNeed where a code is not in the lists."""
    if not set(codes) <= {*FOOD, *ACCESS}:
        raise UnknownNeed


def note(typed: str, field: str) -> str:
    """A short free text about a need."""
    return text.clean(typed, max_length=NEED_LENGTH, field=field, required=False)
