"""The help desk: why a seat cannot vote, and a remedy for each cause that works and is noted."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access.who import parts
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import clock
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.voting import service as voting
from parliament.voting.parts import EXTENSION
from parliament.voting.rules import Cast
from tests.hall import key_of, open_edition, register

Client = Callable[..., FlaskClient]
BY = Actor("staff", "operator")
SIGNE = {"name": "Signe Ersättare", "email": "signe@exempel.se", "at_once": "1"}


@pytest.fixture
def seats(house: Flask) -> list[SeatView]:
    """Four seats with a vote, the first three checked in; the sitting is open."""
    edition = open_edition()
    theme = editions.add_theme(edition_id=edition, name="Område", answers=1, tie_rule="both", by=BY)
    for kind in ("opening", "theme"):
        editions.add_programme_item(
            edition_id=edition,
            kind=kind,
            title=kind,
            minutes=5,
            theme_id=theme if kind == "theme" else None,
            by=BY,
        )
    for number in (1, 2, 3, 4):
        register(edition, number)
    found = registration.seats(edition)
    for seat in found[:3]:
        door.check_in(seat_id=seat.id, how="name", by=BY)
    sitting = sittings.prepare(edition_id=edition, by=BY)
    sittings.step(sitting_id=sitting, name="open", by=BY)
    return found


def open_division(seats: list[SeatView]) -> str:
    sitting = sittings.current(seats[0].edition_id)
    assert sitting is not None
    division = voting.create_trial_division(sitting_id=sitting.id, by=BY)
    voting.open_division(division_id=division, by=BY)
    return division


def cast(house: Flask, seat: SeatView, division: str) -> str:
    option = voting.division(division).options[0].id
    ballot = Cast(seat.id, seat.key_version, division, (option,), f"nonce-of-seat-{seat.number:010}")
    receipt = house.extensions[EXTENSION].box.put_and_wait(ballot)
    return str(receipt.code or receipt.status)


def at(client: FlaskClient, seat: SeatView) -> str:
    return client.get(f"/desk?q={seat.number}").text


def actions(seat: SeatView) -> list[str]:
    return [entry.action for entry in journal.entries(subject=seat.id)]


def code_on(page: str) -> str:
    found = re.search(r'big-code">([A-Z0-9]{4}-[A-Z0-9]{4})<', page)
    assert found is not None, page
    return found.group(1)


def test_each_cause_is_told_with_what_helps(house: Flask, client: Client, seats: list[SeatView]) -> None:
    desk = client("desk")
    assert "Inte incheckad." in at(desk, seats[3])
    division = open_division(seats)
    assert cast(house, seats[0], division) == "recorded"
    door.check_in(seat_id=seats[3].id, how="name", by=BY)
    assert "Har röstat" in at(desk, seats[0])
    assert "Kan rösta" in at(desk, seats[1])
    assert "Ingen telefon är ansluten just nu." in at(desk, seats[1])
    assert "Checkade in efter att omröstningen öppnade." in at(desk, seats[3])
    assert "Rösta på papper" not in at(desk, seats[0])
    assert "Rösta på papper" in at(desk, seats[1])


def test_the_code_and_the_private_link_are_shown_and_noted(client: Client, seats: list[SeatView]) -> None:
    page = client("desk").post(f"/desk/code/{seats[0].id}")
    assert parts().short_codes.show(seats[0].id) in page.text
    assert "<svg" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert actions(seats[0])[-1] == "registration.code_shown"


def test_a_lent_phone_votes_for_the_seat_until_it_is_back(client: Client, seats: list[SeatView]) -> None:
    desk, phone = client("desk"), client()
    own = parts().short_codes.show(seats[0].id)
    code = code_on(desk.post(f"/desk/lend/{seats[0].id}", data={"phone": "Telefon 3"}).text)
    assert code != own
    assert phone.post("/in", data={"code": code.lower()}).location == "/live"
    assert phone.get("/live").status_code == 200
    assert "Telefon 3 är utlånad hit" in at(desk, seats[0])
    assert parts().short_codes.show(seats[0].id) == own
    loan = re.search(r"/desk/loans/(\w+)/back", at(desk, seats[0]))
    assert loan is not None
    desk.post(f"/desk/loans/{loan.group(1)}/back", data={"q": "1"})
    assert phone.get("/live").location == "/in"
    assert "utlånad hit" not in at(desk, seats[0])
    assert actions(seats[0])[-3:] == [
        "access.phone_lent",
        "access.lent_phone_signed_in",
        "access.phone_returned",
    ]


def test_a_lent_phone_leaves_the_uses_of_the_own_code(client: Client, seats: list[SeatView]) -> None:
    desk = client("desk")
    own = parts().short_codes.show(seats[0].id)
    for _ in range(6):  # the own code is used up at five
        code = code_on(desk.post(f"/desk/lend/{seats[0].id}", data={"phone": "Telefon 3"}).text)
        assert client().post("/in", data={"code": code}).location == "/live"
    assert parts().short_codes.show(seats[0].id) == own


def test_the_code_of_a_lent_phone_opens_once_and_not_for_long(
    client: Client, seats: list[SeatView], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = client("desk")

    def lent() -> str:
        return code_on(desk.post(f"/desk/lend/{seats[0].id}", data={"phone": "Telefon 3"}).text)

    twice, late, replaced = lent(), lent(), lent()
    assert client().post("/in", data={"code": twice}).status_code == 302
    assert client().post("/in", data={"code": twice}).status_code == 404
    registration.replace_key(seat_id=seats[0].id, by=BY)
    assert client().post("/in", data={"code": replaced}).status_code == 404
    start = clock.now()
    monkeypatch.setattr(clock, "now", lambda: start + timedelta(minutes=16))
    assert client().post("/in", data={"code": late}).status_code == 404


def test_a_phone_without_a_name_is_not_lent(client: Client, seats: list[SeatView]) -> None:
    before = actions(seats[0])
    for name in ("", "   ", "x" * 41):
        answer = client("desk").post(f"/desk/lend/{seats[0].id}", data={"phone": name})
        assert answer.location == "/desk?q=1"
    assert actions(seats[0]) == before


def test_a_substitute_gets_a_new_link_and_the_old_one_is_dead(
    house: Flask, client: Client, seats: list[SeatView]
) -> None:
    old = key_of(seats[0].id)
    page = client("desk").post(f"/desk/hand-over/{seats[0].id}", data=SIGNE)
    assert "Den gamla länken och koden gäller inte längre" in page.text
    after = registration.seat(seats[0].id)
    assert (after.delegate_name, after.number, after.may_vote) == ("Signe Ersättare", 1, True)
    assert client().get(f"/d/{old}").status_code == 404
    assert client().get(f"/d/{key_of(seats[0].id)}").status_code == 200
    assert "registration.seat_taken_over" in actions(seats[0])
    division = open_division(seats)
    assert cast(house, seats[0], division) == "unknown_key"
    assert cast(house, after, division) == "recorded"
    assert voting.division(division).cast == 1


def test_in_the_middle_of_an_item_a_change_waits_unless_it_has_already_happened(
    client: Client, seats: list[SeatView]
) -> None:
    sitting = sittings.current(seats[0].edition_id)
    assert sitting is not None
    for _ in range(2):
        sittings.next_item(sitting_id=sitting.id, by=BY)
    desk = client("desk")
    desk.post(f"/desk/hand-over/{seats[0].id}", data={**SIGNE, "at_once": ""})
    assert "Signe Ersättare tar över platsen när nästa punkt börjar." in at(desk, seats[0])
    assert registration.seat(seats[0].id) == seats[0]
    desk.post(f"/desk/hand-over/{seats[1].id}", data=SIGNE)
    assert registration.seat(seats[1].id).delegate_name == "Signe Ersättare"


def test_nobody_changes_seats_in_the_middle_of_a_division(client: Client, seats: list[SeatView]) -> None:
    division = open_division(seats)
    desk, old = client("desk"), key_of(seats[0].id)
    desk.post(f"/desk/hand-over/{seats[0].id}", data=SIGNE)
    assert "En omröstning är öppen och röstlängden är låst." in at(desk, seats[0])
    assert (registration.seat(seats[0].id), key_of(seats[0].id)) == (seats[0], old)
    assert registration.substitutes(seats[0].edition_id) == []
    voting.close_division(division_id=division, by=BY)
    desk.post(f"/desk/hand-over/{seats[0].id}", data=SIGNE)
    assert registration.seat(seats[0].id).delegate_name == "Signe Ersättare"


@pytest.mark.parametrize(
    "facts", [{}, {"name": ""}, {"name": "!!!"}, {"name": "x" * 81}, {"email": "nej"}, {"email": ""}]
)
def test_a_substitute_without_a_readable_name_changes_nothing(
    client: Client, seats: list[SeatView], facts: dict[str, str]
) -> None:
    before = (registration.seat(seats[0].id), actions(seats[0]))
    assert (
        client("desk")
        .post(f"/desk/hand-over/{seats[0].id}", data={**SIGNE, **facts} if facts else {})
        .location
        == "/desk?q=1"
    )
    assert (registration.seat(seats[0].id), actions(seats[0])) == before


def test_a_seat_on_paper_cannot_vote_by_phone_and_the_count_stays_within_the_register(
    house: Flask, client: Client, seats: list[SeatView]
) -> None:
    division = open_division(seats)
    desk = client("desk")
    cast(house, seats[2], division)  # the box has its picture of the division
    answer = desk.post(f"/desk/paper/{seats[0].id}")
    assert answer.location == f"/desk/paper/{seats[0].id}"
    paper = desk.get(answer.location).text
    assert all(option.label in paper for option in voting.division(division).options)
    assert cast(house, seats[0], division) == "votes_on_paper"
    assert set(voting.not_yet_voted(division)) == {seats[1].id}
    assert cast(house, seats[1], division) == "recorded"
    first = voting.division(division).options[0].id

    def enter(ballots: int) -> None:
        voting.enter_paper(
            division_id=division,
            ballots=ballots,
            counts_by_option={first: ballots},
            blank=0,
            tellers=["Anna", "Bo"],
            by=BY,
        )

    with pytest.raises(voting_refusal()):
        enter(2)
    enter(1)
    voting.close_division(division_id=division, by=BY)
    result = voting.division(division).result
    assert result is not None
    assert (result["digital"], result["paper"], voting.division(division).register_size) == (2, 1, 3)


def voting_refusal() -> type[Exception]:
    from parliament.voting.refusals import PaperNotPossible

    return PaperNotPossible


def test_a_paper_that_comes_back_gives_the_phone_its_vote_again(
    house: Flask, client: Client, seats: list[SeatView]
) -> None:
    division = open_division(seats)
    desk = client("desk")
    desk.post(f"/desk/paper/{seats[0].id}")
    assert "röstar på papper i den här omröstningen" in at(desk, seats[0])
    desk.post(f"/desk/paper-back/{seats[0].id}")
    assert cast(house, seats[0], division) == "recorded"


def test_paper_is_for_those_who_could_vote_by_phone_and_have_not(
    house: Flask, client: Client, seats: list[SeatView]
) -> None:
    desk = client("desk")
    desk.post(f"/desk/paper/{seats[0].id}")
    assert "Ingen omröstning är öppen" in desk.get("/desk").text
    division = open_division(seats)
    assert cast(house, seats[0], division) == "recorded"
    for seat, why in ((seats[0], "platsen har redan röstat"), (seats[3], "inte med i röstlängden")):
        desk.post(f"/desk/paper/{seat.id}")
        assert why in desk.get("/desk").text
    desk.post(f"/desk/paper/{seats[1].id}")
    desk.post(f"/desk/paper/{seats[1].id}")
    assert "har redan fått sin valsedel" in desk.get("/desk").text
    assert voting.paper_seats(division) == {seats[1].id}
    desk.post(f"/desk/paper-back/{seats[2].id}")
    assert "platsen har ingen valsedel" in desk.get("/desk").text
    voting.close_division(division_id=division, by=BY)
    desk.post(f"/desk/paper-back/{seats[1].id}")
    assert voting.paper_seats(division) == {seats[1].id}


def test_the_phone_is_told_that_its_seat_votes_on_paper(client: Client, seats: list[SeatView]) -> None:
    open_division(seats)
    phone = client()
    phone.post("/in", data={"code": parts().short_codes.show(seats[0].id)})
    assert "ballot-form" in phone.get("/live").text
    client("desk").post(f"/desk/paper/{seats[0].id}")
    page = phone.get("/live").text
    assert "Du röstar på papper i den här omröstningen." in page
    assert "ballot-form" not in page


def test_an_unknown_seat_gets_no_remedy(client: Client, seats: list[SeatView]) -> None:
    desk = client("desk")
    for path in ("lend", "hand-over", "paper", "paper-back"):
        assert desk.post(f"/desk/{path}/x", data={"phone": "T", "name": "A"}).status_code == 404
    assert desk.post("/desk/loans/x/back").status_code == 302
    for role in ("door", "chair", "moderator", "reader", "screen"):
        assert client(role).post(f"/desk/lend/{seats[0].id}", data={"phone": "T"}).status_code == 403
