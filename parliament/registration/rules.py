"""Rules of registration: who may register when, with what, and who of a company votes. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parliament.shared import org_no, text
from parliament.shared.errors import RuleBroken

COMPANY, ASSOCIATION, SOLE_TRADER, NORWEGIAN = "company", "association", "sole_trader", "norwegian"
KINDS = (COMPANY, ASSOCIATION, SOLE_TRADER, NORWEGIAN)

MAX_DELEGATES = 3
DEFAULT_VOTES = 1
OTHER_MUNICIPALITY = "Annan kommun"
MUNICIPALITY_LENGTH = 60

NAME_LENGTH = 120
DELEGATE_LENGTH = 80
EMAIL_LENGTH = 200

_EMAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+\.[^\s@<>()\[\],;:\\\".]{2,}")


class RegistrationNotOpen(RuleBroken):
    """The edition does not take registrations from the public yet."""

    code = "registration_not_open"
    sv = "Anmälan har inte öppnat än. Titta in igen lite senare."
    en = "Registration has not opened yet. Come back a little later."


class RegistrationClosed(RuleBroken):
    """The edition takes no more registrations from the public."""

    code = "registration_closed"
    sv = "Anmälan är stängd. Kontakta arrangörerna om du ändå vill komma."
    en = "Registration is closed. Contact the organisers if you would still like to come."


class UnknownKind(RuleBroken):
    """A kind of business that is not one of ours."""

    code = "unknown_kind"
    status = 422
    sv = "Välj företagsform i listan."
    en = "Choose the form of business from the list."


class UnknownMunicipality(RuleBroken):
    """A municipality that is not in the list."""

    code = "unknown_municipality"
    status = 422
    sv = "Välj kommun i listan. Finns den inte där: välj ”Annan kommun”."
    en = "Choose the municipality from the list. If it is not there: choose “Annan kommun”."


class EmailMalformed(RuleBroken):
    """Not an e-mail address."""

    code = "email_malformed"
    status = 422
    sv = "E-postadressen stämmer inte. Skriv hela adressen, till exempel namn@foretag.se."
    en = "The e-mail address is not right. Write the whole address, for example name@company.com."


class NameUnreadable(RuleBroken):
    """A name without a single letter or digit, which nobody could call out."""

    code = "name_unreadable"
    status = 422
    sv = "Namnet behöver minst en bokstav eller siffra."
    en = "The name needs at least one letter or digit."


class NoDelegate(RuleBroken):
    """A registration without people."""

    code = "no_delegate"
    status = 422
    sv = "Minst en person behöver komma. Fyll i namn och e-post för den första."
    en = "At least one person needs to come. Fill in name and e-mail for the first."


class TooManyDelegates(RuleBroken):
    """More people than a company may send."""

    code = "too_many_delegates"
    status = 422
    sv = "Ett företag kan anmäla högst {most} personer. Ta bort någon."
    en = "A company may register at most {most} people. Remove someone."


class DelegateTwice(RuleBroken):
    """The same person twice in one registration."""

    code = "delegate_twice"
    status = 422
    sv = "Samma person står två gånger. Ta bort den ena."
    en = "The same person is there twice. Remove one of them."


class VotesOutOfRange(RuleBroken):
    """More votes than people, or fewer than none."""

    code = "votes_out_of_range"
    status = 422
    sv = "Ett företag kan ha mellan 0 och {most} röster."
    en = "A company may have between 0 and {most} votes."


class EditionFull(RuleBroken):
    """Fewer free seats than the company asks for."""

    code = "edition_full"
    sv = "Platserna räcker inte: {free} lediga, {wanted} behövs. Anmäl färre, eller kontakta arrangörerna."
    en = "Not enough seats: {free} free, {wanted} needed. Register fewer, or contact the organisers."


class AlreadyRegistered(RuleBroken):
    """The company has a registration. The sentence gives away nothing more."""

    code = "already_registered"
    sv = "Företaget är redan anmält. Behöver du ändra något: kontakta arrangörerna."
    en = "The company is already registered. If something needs changing: contact the organisers."


@dataclass(frozen=True, slots=True)
class NewDelegate:
    """A person whom a company registers."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class NewCompany:
    """A registration as typed.

    ``org_no`` is left empty by sole traders; ``votes`` is how many of the delegates, the first ones
    first, may vote, while the others may speak (None: as many as the edition says); themes that are not
    the edition's are left out.
    """

    kind: str
    name: str
    municipality: str
    contact_email: str
    delegates: Sequence[NewDelegate]
    org_no: str = ""
    theme_ids: Sequence[str] = ()
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """A registration as it may be stored: cleaned and checked."""

    kind: str
    name: str
    org_no: str | None
    municipality: str
    contact_email: str
    delegates: tuple[NewDelegate, ...]
    votes: int


def may_register(status: str, *, by_organiser: bool) -> None:
    """Whether an edition of ``status`` takes registrations.

    The public may while it is open. Organisers may from the planning until the day is over, for the one
    who phones and the one who stands at the door.

    Raises:
        RegistrationNotOpen: too early.
        RegistrationClosed: too late, or the edition is cancelled.
    """
    if status == "open" or (by_organiser and status in {"planned", "live"}):
        return
    if status == "planned":
        raise RegistrationNotOpen
    raise RegistrationClosed


def check(new: NewCompany, *, municipalities: Sequence[str]) -> Application:
    """What was typed, as it may be stored.

    Where nobody has named the municipalities of the region, any name will do.

    Raises:
        RuleBroken: the first thing that is not right, tied to its field (``delegate1_name`` for the first
            person's own).
    """
    if new.kind not in KINDS:
        raise UnknownKind(field="kind")
    municipality = text.clean(new.municipality, max_length=MUNICIPALITY_LENGTH, field="municipality")
    if municipalities and municipality not in {*municipalities, OTHER_MUNICIPALITY}:
        raise UnknownMunicipality(field="municipality")
    return Application(
        kind=new.kind,
        name=readable(new.name, max_length=NAME_LENGTH, field="name"),
        org_no=number_for(new.kind, new.org_no),
        municipality=municipality,
        contact_email=email(new.contact_email, field="contact_email"),
        delegates=_people(new.delegates),
        votes=check_votes(DEFAULT_VOTES if new.votes is None else new.votes),
    )


def number_for(kind: str, typed: str) -> str | None:
    """The organisation number of a business of ``kind``; a sole trader has none, whatever was typed.

    A sole trader's number is a personal identity number (lag 2018:218 3 kap. 10 §), so it is let go of.

    Raises:
        RuleBroken: not a number of that kind.
    """
    if kind == SOLE_TRADER:
        return None
    if kind == NORWEGIAN:
        return org_no.parse_norwegian(typed, field="org_no")
    return org_no.parse_swedish(typed, field="org_no")


def email(typed: str, *, field: str) -> str:
    """An e-mail address, in small letters.

    Raises:
        EmailMalformed: it is not one.
    """
    address = text.clean(typed, max_length=EMAIL_LENGTH, field=field).lower()
    if not _EMAIL.fullmatch(address):
        raise EmailMalformed(field=field)
    return address


def readable(typed: str, *, max_length: int, field: str) -> str:
    """A name that can be read out.

    Raises:
        NameUnreadable: nothing in it is a letter or a digit.
    """
    name = text.clean(typed, max_length=max_length, field=field)
    if not any(character.isalnum() for character in name):
        raise NameUnreadable(field=field)
    return name


def check_votes(votes: int) -> int:
    """How many of the company's delegates may vote.

    Raises:
        VotesOutOfRange: fewer than none or more than can come.
    """
    if not 0 <= votes <= MAX_DELEGATES:
        raise VotesOutOfRange(field="votes", most=MAX_DELEGATES)
    return votes


def may_vote(position: int, votes: int) -> bool:
    """Whether the delegate at ``position`` (the first is 1) votes; the others may speak."""
    return position <= votes


def free_numbers(taken: Sequence[int], *, seats: int, wanted: int) -> list[int]:
    """The seat numbers (1…``seats``) for ``wanted`` new people.

    New numbers first; the number of a cancelled seat is given again only when the new ones are out, so
    that a badge that is already printed does not get a double.

    Raises:
        EditionFull: too few are free.
    """
    free = [number for number in range(1, seats + 1) if number not in set(taken)]
    if len(free) < wanted:
        raise EditionFull(free=len(free), wanted=wanted)
    highest = max(taken, default=0)
    after = [number for number in free if number > highest]
    return (after + [number for number in free if number < highest])[:wanted]


def _people(delegates: Sequence[NewDelegate]) -> tuple[NewDelegate, ...]:
    if not delegates:
        raise NoDelegate(field="delegate1_name")
    if len(delegates) > MAX_DELEGATES:
        raise TooManyDelegates(most=MAX_DELEGATES)
    people = tuple(
        NewDelegate(
            name=readable(person.name, max_length=DELEGATE_LENGTH, field=f"delegate{index}_name"),
            email=email(person.email, field=f"delegate{index}_email"),
        )
        for index, person in enumerate(delegates, start=1)
    )
    for index, person in enumerate(people, start=1):
        if person in people[: index - 1]:
            raise DelegateTwice(field=f"delegate{index}_name")
    return people
