"""Who gets in, who is refused and told why, and who is put out again."""

from __future__ import annotations

import re
import urllib.error
import urllib.request

import pytest

from tests.live.hall import Hall, sign_in_seat, sign_in_staff
from tests.live.phones import Phones, nonce
from tests.live.test_protocol import ballot, every_transport


@every_transport
def test_a_door_code_is_no_key_and_the_refusal_says_so(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    said = phones.refused(transports=transports, key=hall.voters[0]["door_code"])

    assert said == {
        "code": "door_code_is_no_key",
        "sv": "Det där är en dörrkod. Den kan bara checka in. Öppna din egen länk för att rösta.",
        "en": "That is a door code. It can only check in. Open your own link to vote.",
    }


@pytest.mark.parametrize(
    "key",
    ["nonsens", "", "a" * 40, "å" * 40, "a" * 5000, None, 17, ["a"], {"a": 1}],
    ids=lambda key: repr(key)[:12],
)
def test_nonsense_as_a_key_is_unknown(hall: Hall, phones: Phones, key: object) -> None:
    assert phones.refused(key=key)["code"] == "unknown_key"


def test_nothing_shown_and_unknown_tokens_are_not_recognised(hall: Hall, phones: Phones) -> None:
    shown = [
        {},
        {"token": "nonsens"},
        {"screen": "nonsens"},
        {"token": None},
        {"other": "x"},
        {"token": {"a": 1}},
    ]

    assert [phones.refused(**auth)["code"] for auth in shown] == ["not_recognised"] * len(shown)


def test_a_key_shown_in_auth_never_falls_back_to_the_cookie(hall: Hall, phones: Phones) -> None:
    cookie = sign_in_seat(hall, 30).cookie

    assert phones.refused(headers={"Cookie": cookie}, key="nonsens")["code"] == "unknown_key"
    assert phones.refused(headers={"Cookie": cookie}, token="nonsens")["code"] == "not_recognised"


def test_a_revoked_token_is_not_recognised_and_what_it_let_in_is_put_out(hall: Hall, phones: Phones) -> None:
    """Revoked by another process: the server finds out when it looks through who is there."""
    token = hall.command("token", "create", "--role", "chair", "--label", "återkallas").strip()
    inside = phones.connect(token=token)
    line = next(line for line in hall.command("token", "list").splitlines() if line.endswith("återkallas"))
    hall.command("token", "revoke", line.split()[0])

    assert phones.refused(token=token)["code"] == "not_recognised"
    assert inside.wait("dropped").data == {"code": "withdrawn"}
    inside.wait("disconnect")


def test_a_named_screen_comes_in_by_its_key_and_is_put_out_when_that_is_ended(
    hall: Hall, phones: Phones
) -> None:
    operator = sign_in_staff(hall, "organisator")
    page = operator.post("/console/screens", form_on="/console/screens", name="Foajén")
    key = re.search(rb"<code>(scr_[\w-]+)</code>", page)
    assert key is not None
    screen = phones.connect(screen=key.group(1).decode())
    assert screen.wait("state").data["scene"] is None
    assert phones.refused(screen=hall.operator)["code"] == "not_recognised"
    revoke = re.search(rb"/console/screens/\w+/revoke", operator.get("/console/screens"))
    assert revoke is not None
    operator.post(revoke.group().decode(), form_on="/console/screens")

    assert screen.wait("dropped").data == {"code": "withdrawn"}
    screen.wait("disconnect")
    assert phones.refused(screen=key.group(1).decode())["code"] == "not_recognised"


def test_a_lent_phone_is_put_out_when_it_is_handed_back(hall: Hall, phones: Phones) -> None:
    desk = sign_in_staff(hall, "organisator")
    seat, number = hall.seat_id(36), hall.voters[36]["seat"]
    page = desk.post(f"/desk/lend/{seat}", phone="Telefon 3", form_on=f"/desk?q={number}")
    found = re.search(rb"[A-Z2-9]{4}-[A-Z2-9]{4}", page)
    assert found is not None
    phone = hall.visitor()
    phone.post("/in", form_on="/in", code=found.group().decode())
    lent = phones.connect(headers={"Cookie": phone.cookie, "Origin": hall.base})
    own = phones.connect(key=hall.key(36))
    loan = re.search(rb"/desk/loans/\w+/back", desk.get(f"/desk?q={number}"))
    assert loan is not None
    desk.post(loan.group().decode(), form_on=f"/desk?q={number}")

    assert lent.wait("me").data["seat"] == number
    assert lent.wait("dropped").data == {"code": "withdrawn"}
    assert own.wait("me").data["seat"] == number
    assert own.said("dropped") == []


@every_transport
def test_the_cookie_of_a_seat_is_enough_from_the_own_address(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    headers = {"Cookie": sign_in_seat(hall, 31).cookie, "Origin": hall.base}
    phone = phones.connect(transports=transports, headers=headers)

    assert phone.wait("me").data["seat"] == hall.voters[31]["seat"]


@every_transport
@pytest.mark.parametrize("origin", ["https://ond.example", "null", "http://127.0.0.1", "http://127.0.0.1:1"])
def test_the_cookie_is_refused_from_a_foreign_address(
    hall: Hall, phones: Phones, transports: tuple[str, ...], origin: str
) -> None:
    headers = {"Cookie": sign_in_seat(hall, 31).cookie, "Origin": origin}
    phone = phones.open(transports=transports, headers=headers)
    refused = phone.wait("connect_error").data

    assert refused["code"] == "foreign_origin"
    assert (phone.said("connect"), phone.said("state")) == ([], [])
    phone.close()


@every_transport
def test_what_carries_its_own_proof_may_come_from_anywhere(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    headers = {"Origin": "https://visning.example"}
    phone = phones.connect(transports=transports, headers=headers, key=hall.key(31))

    assert phone.wait("me").data["seat"] == hall.voters[31]["seat"]
    assert phones.connect(transports=transports, headers=headers, token=hall.operator).wait("state").data["v"]


def test_a_foreign_page_never_reads_with_this_browsers_cookies(hall: Hall) -> None:
    request = urllib.request.Request(
        f"{hall.base}/socket.io/?EIO=4&transport=polling", headers={"Origin": "https://ond.example"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.headers["Access-Control-Allow-Credentials"] is None


@every_transport
def test_a_replaced_key_puts_the_old_socket_out_and_it_cannot_vote(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    n = {"websocket": 32, "polling": 33}.get("-".join(transports), 34)
    old = phones.connect(transports=transports, key=hall.key(n))
    desk = sign_in_staff(hall, "organisator")
    with hall.open_division() as division:
        page = desk.post(f"/desk/new-key/{hall.seat_id(n)}", form_on=f"/desk?q={hall.voters[n]['seat']}")
        dropped = old.wait("dropped").data
        old.wait("disconnect")
        old.send(ballot(division, nonce(), "A"))
        refused = phones.refused(transports=transports, key=hall.key(n))
        cast = hall.division(division)["cast"]

    assert dropped == {"code": "key_replaced"}
    assert refused["code"] == "unknown_key"
    assert cast == 0
    assert re.search(rb"[A-Z2-7]{4}-[A-Z2-7]{4}", page)


def test_many_wrong_keys_are_slowed_down_and_right_ones_still_get_in(hall: Hall, phones: Phones) -> None:
    """Last in this file: it uses up the budget of wrong keys for a minute."""
    guessing = [phones.open(key=f"nonsens{n}") for n in range(70)]
    codes = [phone.wait("connect_error").data["code"] for phone in guessing]

    assert set(codes) == {"unknown_key", "too_many_guesses"}
    assert phones.connect(key=hall.key(35)).wait("me").data["seat"] == hall.voters[35]["seat"]
