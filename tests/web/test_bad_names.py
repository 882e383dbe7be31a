"""Names that are too long or carry line breaks: in every form, and through every letter to a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access.seat_keys import SeatKeys
from parliament.editions import service as editions
from parliament.mail import smtp_server
from parliament.mail.sender import Sender
from parliament.registration import interest_letters, interests, letters
from parliament.registration import service as registration
from parliament.registration.letters import PersonalLinks
from parliament.registration.rules import NewDelegate
from parliament.shared import clock, org_no
from tests.architecture.walk import everything
from tests.crowd import BY, invited, later, selecting_edition, send_in
from tests.hall import key_of, open_edition, register
from tests.services.test_mail_sending import OUR_HEADERS, PUBLIC_URL
from tests.services.world import sql
from tests.smtp import PostOffice

Client = Callable[..., FlaskClient]
LONG = "Å" * 300
BREAKS = "Anna\r\nBcc: alla@exempel.se\r\n\r\nNytt innehåll"
COMPANY = {
    "kind": "company",
    "name": "Exempelbolaget Fjällvind AB",
    "org_no": org_no.demo_number(1),
    "municipality": "Åre",
    "contact_email": "info@fjallvind.exempel.se",
    "delegate1_name": "Åsa Berg",
    "delegate1_email": "asa@fjallvind.exempel.se",
    "submission": "s" * 22,
}
INTEREST = {**COMPANY, "sector": "energy", "size": "2-9"}
PERSON = {"name": "Kajsa Kollega", "email": "kajsa@exempel.se", "at_once": "1"}
FORMS: list[tuple[str, str, dict[str, str], str]] = [
    ("", "/anmalan", COMPANY, "name"),
    ("", "/anmalan", COMPANY, "delegate1_name"),
    ("", "/intresse", INTEREST, "name"),
    ("", "/intresse", INTEREST, "delegate1_name"),
    ("", "/intresse", {**INTEREST, "substitute_email": "s@exempel.se"}, "substitute_name"),
    ("door", "/door/walk-in", COMPANY, "name"),
    ("door", "/door/walk-in", COMPANY, "delegate1_name"),
    ("", "/d/<key>/byt-person", PERSON, "name"),
    ("desk", "/desk/hand-over/<seat>", PERSON, "name"),
]


def house_for(address: str) -> str:
    """An edition that takes what the form sends, with a registered company; the address of the form."""
    edition = selecting_edition() if address == "/intresse" else open_edition()
    later(edition)
    seat = register(edition, 7).seats[0]
    return address.replace("<key>", key_of(seat.id)).replace("<seat>", seat.id)


@pytest.mark.parametrize(("role", "address", "typed", "field"), FORMS)
def test_a_name_of_three_hundred_letters_is_refused_in_words_and_changes_nothing(
    house: Flask, client: Client, role: str, address: str, typed: dict[str, str], field: str
) -> None:
    someone, sent_to = client(*filter(None, [role])), house_for(address)
    before = everything()
    answer = someone.post(sent_to, data={**typed, field: LONG}, follow_redirects=True)
    assert "Texten är 300 tecken" in answer.text
    assert everything() == before


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with PostOffice() as opened:
        yield opened
    clock.play_no_more()


def test_line_breaks_in_names_add_no_header_to_any_letter(house: Flask, office: PostOffice) -> None:
    edition = selecting_edition()
    editions.change_edition(edition_id=edition, name=BREAKS, venue=BREAKS, by=BY)
    seat = register(edition, name=BREAKS, delegates=[NewDelegate(BREAKS, "anna@exempel.se")]).seats[0]
    for kind in set(letters.KINDS) - {letters.TICKET}:
        letters._write(kind, registration.seat(seat.id))
    send_in(edition, 8, name=BREAKS)
    (id_,) = invited(edition, 9)
    for view in (interests.interest(id_), *interests.list_interests(edition)):
        for kind in interest_letters.KINDS:
            interest_letters.write(kind, view)
    links = PersonalLinks(
        SeatKeys("p" * 40),
        registration.SeatRegister(),
        public_url=PUBLIC_URL,
        answer_link=house.extensions[interest_letters.EXTENSION].path,
    )
    sender = Sender(smtp_server.parse(office.url, public_url=PUBLIC_URL), public_url=PUBLIC_URL, links=links)
    written = sql("SELECT count(*) FROM mail_letter")[0][0]
    assert sender.send_due().counts == {"sent": written}
    kinds = {row[0] for row in sql("SELECT kind FROM mail_letter")}
    assert kinds == {*letters.KINDS, *interest_letters.KINDS}
    for message in office.taken:
        assert set(message.keys()) == set(OUR_HEADERS)
        assert len(message["To"].addresses) == 1
        assert "\n" not in str(message["Subject"])
    assert "alla@exempel.se" not in office.recipients
