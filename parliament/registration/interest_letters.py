"""Letters to companies that want to come: received, save the date, invitation, reserve list, too late.

The link in them answers for the company. It is derived when the letter is sent, never stored.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import select

from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.mail import rendering
from parliament.mail import rules as mail_rules
from parliament.mail import service as mail
from parliament.registration.calendar import day_of
from parliament.registration.interest_models import Interest
from parliament.registration.interest_rules import INVITED
from parliament.registration.interests import InterestView, PersonView, list_interests
from parliament.registration.setting_rules import remind_at
from parliament.shared import clock, swedish
from parliament.shared.errors import RuleBroken
from parliament.storage.transaction import reading

RECEIVED, SAVE_THE_DATE, INVITATION = "interest_received", "save_the_date", "invitation"
RESERVE, EXPIRED, ANSWER_SOON = "reserve", "interest_expired", "answer_soon"
KINDS = (RECEIVED, SAVE_THE_DATE, INVITATION, ANSWER_SOON, RESERVE, EXPIRED)

_TAKING = frozenset({"planned", "open"})

EXTENSION = "parliament.answer_keys"
_ID_LENGTH = 16
_MAC_BYTES = 20


class UnknownAnswerLink(RuleBroken):
    """A link to answer by that was never sent, or has been replaced."""

    code = "unknown_answer_link"
    status = 404
    sv = "Länken gäller inte. Den kan ha ersatts av en nyare: leta efter det senaste brevet från oss."
    en = "This link is not valid. A newer one may have replaced it: look for our latest letter."


class AnswerKeys:
    """Derives and checks the links that companies answer by."""

    def __init__(self, secret: str) -> None:
        """Use ``secret``, the seat secret of this instance."""
        self._secret = secret.encode()

    def token(self, interest_id: str, version: int) -> str:
        """The secret part of a company's link: the id, and 160 bits that only we can derive."""
        mac = hmac.new(self._secret, f"answer|{interest_id}|{version}".encode(), hashlib.sha256).digest()
        return interest_id + base64.b32encode(mac[:_MAC_BYTES]).decode().lower()

    def path(self, interest_id: str) -> str | None:
        """Where the company answers; None when there is no such interest."""
        version = link_version(interest_id)
        return None if version is None else f"/svar/{self.token(interest_id, version)}"

    def interest_of(self, token: str) -> str:
        """The id of the interest that ``token`` answers for.

        Raises:
            UnknownAnswerLink: it is nothing we know, or outdated.
        """
        interest_id = token[:_ID_LENGTH]
        version = link_version(interest_id) if token.isascii() else None
        if version is None or not hmac.compare_digest(self.token(interest_id, version), token):
            raise UnknownAnswerLink
        return interest_id


def link_version(interest_id: str) -> int | None:
    """The version of a company's link; None when there is no such interest."""
    with reading() as session:
        return session.scalar(select(Interest.link_version).where(Interest.id == interest_id))


def write(kind: str, view: InterestView, *, from_reserve: bool = False) -> None:
    """Write a letter to the company; once for its kind, company and the invitation it is about."""
    edition = editions.edition(view.edition_id)
    round_ = clock.iso(view.invited_at) if view.invited_at and kind != RECEIVED else ""
    mail.write_letter(
        mail.NewLetter(
            key=(kind, view.id, round_),
            kind=kind,
            recipient=view.contact_email,
            recipient_name=view.name,
            sender_name=edition.series_name,
            language=view.language,
            words=rendering.render(kind, view.language, facts(view, edition, from_reserve=from_reserve)),
            about=view.id,
            about_version=view.link_version,
            not_after=view.answer_by if kind in {INVITATION, ANSWER_SOON} else None,
        )
    )


def write_all(kind: str, views: Iterable[InterestView]) -> int:
    """Write a letter to each of these companies; returns how many."""
    written = 0
    for view in views:
        write(kind, view)
        written += 1
    return written


def remind_due(now: datetime) -> int:
    """Remind, once and not at night, those who at ``now`` (UTC) soon have no time left to answer.

    Returns:
        How many letters were written.
    """
    first, last = mail_rules.REMINDER_HOURS
    if not first <= clock.stockholm(now).hour < last:
        return 0
    under_way = [one for one in editions.list_editions() if one.status in _TAKING and not one.is_demo]
    return write_all(ANSWER_SOON, [view for one in under_way for view in _not_answered(one.id, now)])


def sample(kind: str, edition: EditionView, *, language: str) -> rendering.Rendered:
    """A letter as it would be written, to an invented company."""
    now = clock.now()
    people = ("Disa Delegat", "Disa Delegate")[language == "en"]
    invented = InterestView(
        id="x",
        edition_id=edition.id,
        kind="company",
        name="Exempelbolaget Fjällvind AB",
        name_key="fjallvind",
        org_no=None,
        municipality="Åre",
        sector="energy",
        size="2-9",
        contact_email="info@exempel.test",
        question="",
        question_theme_id="",
        newcomer=True,
        seats=1,
        language=language,
        status=INVITED,
        why="",
        link_version=1,
        received_at=now,
        invited_at=now,
        answer_by=now + timedelta(days=14),
        answered_at=None,
        company_id=None,
        theme_ids=(),
        people=(PersonView("x", 1, "delegate", people, "disa@exempel.test", not_in_picture=False),),
    )
    return rendering.render(kind, language, facts(invented, edition))


def facts(view: InterestView, edition: EditionView, *, from_reserve: bool = False) -> dict[str, object]:
    """What the templates speak of."""
    language = view.language
    undecided = "not decided yet" if language == "en" else "inte bestämt än"
    day = day_of(edition)
    return {
        "company": view.name,
        "people": ", ".join(person.name for person in view.delegates),
        "places": view.seats,
        "site": edition.series_name,
        "edition": edition.name,
        "when": day.words(language) if day else (edition.period_text or undecided),
        "where": edition.venue or undecided,
        "answer_by": swedish.datetime(view.answer_by, language) if view.answer_by else "",
        "from_reserve": from_reserve,
        "on_reserve": view.status == "reserve",
    }


def _not_answered(edition_id: str, now: datetime) -> Iterator[InterestView]:
    for view in list_interests(edition_id, statuses=(INVITED,)):
        if view.invited_at is None or view.answer_by is None:
            continue
        if not remind_at(invited_at=view.invited_at, answer_by=view.answer_by) <= now < view.answer_by:
            continue
        latest = mail.latest_about(view.id)
        if latest is None or latest.kind != ANSWER_SOON:
            yield view
