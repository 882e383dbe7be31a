"""Casting over the socket, with the official client: every judgement of the contract, every transport."""

from __future__ import annotations

from typing import Any

import pytest

from parliament.voting.rules import tracker
from tests.live.hall import Hall, sign_in_staff
from tests.live.phones import Phone, Phones, nonce

WEBSOCKET, POLLING, UPGRADE = ("websocket",), ("polling",), ("polling", "websocket")

every_transport = pytest.mark.parametrize(
    "transports", [WEBSOCKET, POLLING, UPGRADE], ids=["websocket", "polling", "upgrade"]
)


def ballot(division: str, mine: str, *choices: str, seq: int = 0) -> dict[str, Any]:
    return {"division": division, "choices": list(choices), "nonce": mine, "seq": seq}


def receipt(division: str, mine: str, status: str, *, seq: int = 0) -> dict[str, Any]:
    return {
        "division": division,
        "nonce": mine,
        "seq": seq,
        "status": status,
        "tracker": tracker(division, mine),
    }


def refusal(division: str, mine: str, code: str, *, seq: int = 0) -> dict[str, Any]:
    return {"division": division, "nonce": mine, "seq": seq, "status": "rejected", "code": code}


def finish(hall: Hall, division: str) -> dict[str, Any]:
    """Close and declare; the result."""
    hall.step(division, "close")
    hall.step(division, "declare")
    result: dict[str, Any] = hall.division(division)["result"]
    return result


@every_transport
def test_a_seat_key_gives_the_snapshot_and_what_concerns_the_seat(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    with hall.open_division():
        phone = phones.connect(transports=transports, key=hall.key(0))
        state, me = phone.wait("state").data, phone.wait("me").data

    assert set(state) >= {
        "v", "server_time", "edition", "phase", "item", "division", "speakers", "question", "notice"
    }  # fmt: skip
    assert (state["edition"]["year"], state["phase"]) == (2023, "open")
    assert me["seat"] == hall.voters[0]["seat"]
    assert me["name"] == hall.voters[0]["delegate"]
    assert (me["can_vote"], me["why_not"], me["ballot"]) == (True, None, None)
    assert phone.wait("open").data["transport"] == transports[0]


@every_transport
def test_a_ballot_is_recorded_confirmed_again_replaced_and_not_doubled(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    phone = phones.connect(transports=transports, key=hall.key(0))
    with hall.open_division() as division:
        mine, another = nonce(), nonce()
        recorded = phone.cast(ballot(division, mine, "A"))
        again = phone.cast(ballot(division, mine, "C"))
        replaced = phone.cast(ballot(division, mine, "B", seq=1))
        late = phone.cast(ballot(division, mine, "A"))
        refused = phone.cast(ballot(division, another, "C"))
        result = finish(hall, division)
        after_close = phone.cast(ballot(division, mine, "A"))
        too_late = phone.cast(ballot(division, mine, "C", seq=2))

    assert recorded == receipt(division, mine, "recorded")
    assert again == recorded
    assert replaced == receipt(division, mine, "replaced", seq=1)
    assert late == replaced
    assert refused == {
        "division": division, "nonce": another, "seq": 0, "status": "already_recorded"
    }  # fmt: skip
    assert after_close == replaced
    assert too_late == refusal(division, mine, "division_closed", seq=2)
    assert result["counts"] == {"A": 0, "B": 1, "C": 0}


@every_transport
def test_in_a_recorded_division_another_nonce_replaces_and_a_late_resend_changes_nothing(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    phone = phones.connect(transports=transports, key=hall.key(1))
    with hall.open_division(kind="yes_no") as division:
        old, new = nonce(), nonce()
        first = phone.cast(ballot(division, old, "yes"))
        second = phone.cast(ballot(division, new, "no"))
        resent = phone.cast(ballot(division, old, "yes"))
        result = finish(hall, division)

    assert first == receipt(division, old, "recorded")
    assert second == receipt(division, new, "replaced")
    assert resent == first
    assert result["counts"] == {"yes": 0, "no": 1, "abstain": 0}
    assert hall.ballots(division) == [{"seat": hall.voters[1]["seat"], "choices": ["no"]}]


@every_transport
def test_impossible_ballots_are_refused_with_their_code_and_change_nothing(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    phone = phones.connect(transports=transports, key=hall.key(2))
    draft = hall.new_division()
    with hall.open_division(max_choices=2) as division:
        mine = nonce()

        def code_of(*choices: str, to: str = division) -> str:
            return str(phone.cast(ballot(to, mine, *choices))["code"])

        assert code_of("A", to="finnsinte") == "unknown_division"
        assert code_of("A", to=draft) == "division_closed"
        assert code_of("Q") == "invalid_choice"
        assert code_of("A", "A") == "invalid_choice"
        assert code_of("A", "B", "C") == "too_many_choices"
        assert hall.division(division)["cast"] == 0
        assert phone.cast(ballot(division, mine)) == receipt(division, mine, "recorded")  # blank
        assert finish(hall, division)["blank"] == 1
        assert phone.cast(ballot(division, nonce(), "A"))["code"] == "division_closed"
    hall.step(draft, "annul", reason="Provet är slut")


MALFORMED: list[Any] = [
    None,
    "text",
    17,
    [],
    {},
    {"division": 7},
    {"division": "d", "choices": "A", "nonce": "n" * 24},
    {"division": "d", "choices": [1], "nonce": "n" * 24},
    {"division": "d", "choices": [["A"]], "nonce": "n" * 24},
    {"division": "d", "choices": ["A"]},
    {"division": "d", "choices": ["A"], "nonce": "kort"},
    {"division": "d", "choices": ["A"], "nonce": "n" * 129},
    {"division": "d", "choices": ["A"], "nonce": "å" * 24},
    {"division": "d", "choices": ["A"], "nonce": "n" * 24, "seq": -1},
    {"division": "d", "choices": ["A"], "nonce": "n" * 24, "seq": 1.5},
    {"division": "d", "choices": ["A"], "nonce": "n" * 24, "seq": True},
    {"division": "d", "choices": ["A"], "nonce": "n" * 24, "seq": 2**40},
    {"division": "d", "choices": ["A"], "nonce": "n" * 24, "seq": "1"},
    {"division": "d" * 65, "choices": ["A"], "nonce": "n" * 24},
    {"division": "", "choices": ["A"], "nonce": "n" * 24},
    {"division": "d\x00", "choices": ["A"], "nonce": "n" * 24},
    {"division": "d", "choices": ["A"] * 27, "nonce": "n" * 24},
    {"division": "d", "choices": ["A" * 65], "nonce": "n" * 24},
    {"division": {"$ne": ""}, "choices": {"0": "A"}, "nonce": ["n" * 24]},
]


@every_transport
def test_malformed_ballots_of_every_shape_are_called_so(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    phone = phones.connect(transports=transports, key=hall.key(3))
    codes = [phone.cast(data)["code"] for data in MALFORMED]

    assert codes == ["malformed"] * len(MALFORMED)
    assert phone.said("disconnect") == []


def test_who_left_or_came_after_the_opening_is_told_why_and_cannot_vote(hall: Hall, phones: Phones) -> None:
    phone = phones.connect(key=hall.key(8))
    door = sign_in_staff(hall, "organisator")
    desk = f"/desk?q={hall.voters[8]['seat']}"
    door.post(f"/door/leave/{hall.seat_id(8)}", form_on=desk)
    gone = phone.wait("me", lambda me: not me["present"]).data
    with hall.open_division() as division:
        left = phone.cast(ballot(division, nonce(), "A"))["code"]
        door.post(f"/door/check-in/{hall.seat_id(8)}", form_on=desk)
        back = phone.wait("me", lambda me: me["present"] and me["why_not"] == "not_in_register").data
        came_late = phone.cast(ballot(division, nonce(), "A"))["code"]
        cast = hall.division(division)["cast"]
    with hall.open_division() as division:
        in_the_next = phone.cast(ballot(division, nonce(), "A"))["status"]

    assert (gone["can_vote"], gone["why_not"]) == (False, "not_checked_in")
    assert (back["can_vote"], back["why_not"]) == (False, "not_in_register")
    assert (left, came_late, cast) == ("not_checked_in", "not_in_register", 0)
    assert in_the_next == "recorded"


def test_the_nonce_of_another_seat_is_taken_and_nothing_is_written(hall: Hall, phones: Phones) -> None:
    one, other = phones.connect(key=hall.key(4)), phones.connect(key=hall.key(5))
    with hall.open_division() as division:
        mine = nonce()
        one.cast(ballot(division, mine, "A"))
        taken = other.cast(ballot(division, mine, "B", seq=1))
        drawn_anew = other.cast(ballot(division, nonce(), "B"))
        result = finish(hall, division)

    assert taken == refusal(division, mine, "nonce_taken", seq=1)
    assert drawn_anew["status"] == "recorded"
    assert result["counts"] == {"A": 1, "B": 1, "C": 0}


def test_two_tabs_of_a_seat_are_one_voter_and_both_learn_of_it(hall: Hall, phones: Phones) -> None:
    one, other = phones.connect(key=hall.key(6)), phones.connect(key=hall.key(6), transports=POLLING)
    with hall.open_division() as division:
        recorded = one.cast(ballot(division, nonce(), "A"))
        told = other.wait("me", lambda me: me["ballot"] is not None).data
        refused = other.cast(ballot(division, nonce(), "B"))
        result = finish(hall, division)

    assert recorded["status"] == "recorded"
    assert told["ballot"] == {"division": division, "status": "recorded"}
    assert refused["status"] == "already_recorded"
    assert result["counts"] == {"A": 1, "B": 0, "C": 0}


def test_after_declaring_result_and_public_list_agree_with_the_receipts(hall: Hall, phones: Phones) -> None:
    voters = [phones.connect(key=hall.key(n), quiet=True) for n in range(10, 22)]
    with hall.open_division() as division:
        chosen = ["ABC"[n % 3] for n in range(len(voters))]
        nonces = [phone.vote(division, choice) for phone, choice in zip(voters, chosen, strict=True)]
        trackers = [phone.wait("receipt").data["tracker"] for phone in voters]
        result = finish(hall, division)

    assert trackers == [tracker(division, mine) for mine in nonces]
    assert hall.ballots(division) == [
        {"tracker": mark, "choices": [choice]} for mark, choice in sorted(zip(trackers, chosen, strict=True))
    ]
    assert result["counts"] == {letter: chosen.count(letter) for letter in "ABC"}
    assert hall.division(division)["cast"] == len(voters)
    assert "Allt stämmer" in hall.command("verify")


@every_transport
def test_forty_changes_sent_at_once_are_answered_in_order_and_the_last_one_counts(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    phone = phones.connect(transports=transports, key=hall.key(7), quiet=True)
    with hall.open_division() as division:
        mine = nonce()
        for seq in range(40):
            phone.send(ballot(division, mine, "ABC"[seq % 3], seq=seq))
        phone.wait("receipt", lambda data: data["seq"] == 39)
        result = finish(hall, division)

    statuses = [data["status"] for data in phone.said("receipt")]
    assert statuses == ["recorded"] + ["replaced"] * 39
    assert [data["seq"] for data in phone.said("receipt")] == list(range(40))
    assert result["counts"] == {"A": 1, "B": 0, "C": 0}


def test_a_ballot_sent_while_the_transport_is_being_upgraded_gets_its_receipt(
    hall: Hall, phones: Phones
) -> None:
    """Casting from the first moment, so that polling, upgrade and websocket all carry some of it."""
    voters: list[Phone] = [
        phones.open(transports=UPGRADE, key=hall.key(n), quiet=True) for n in range(22, 32)
    ]
    with hall.open_division() as division:
        for phone in voters:
            mine = nonce()
            for seq in range(20):
                phone.send(ballot(division, mine, "A", seq=seq))
        for phone in voters:
            phone.wait("receipt", lambda data: data["seq"] == 19)
            phone.wait("upgrade")
        result = finish(hall, division)

    assert [len(phone.said("receipt")) for phone in voters] == [20] * len(voters)
    assert [phone.said("disconnect") for phone in voters] == [[]] * len(voters)
    assert result["counts"] == {"A": len(voters), "B": 0, "C": 0}


@every_transport
def test_points_and_rankings_are_recorded_replaced_and_refused_as_the_contract_says(
    hall: Hall, phones: Phones, transports: tuple[str, ...]
) -> None:
    phone, other = (phones.connect(transports=transports, key=hall.key(n)) for n in (0, 1))
    options = ["Bredband", "Godståg", "Vägar"]
    with hall.open_division(kind="points", points=5, options=options) as division:
        told = phone.wait("state", lambda state: (state["division"] or {}).get("id") == division).data
        assert (told["division"]["kind"], told["division"]["points"]) == ("points", 5)
        mine = nonce()
        points = {"division": division, "nonce": mine}
        for seq, (choices, answer) in enumerate(
            [
                ({"A": 5}, receipt(division, mine, "recorded")),
                ({"C": 1, "A": 4}, receipt(division, mine, "replaced", seq=1)),
                ({"A": 6}, refusal(division, mine, "too_many_choices", seq=2)),
                ({"Q": 1}, refusal(division, mine, "invalid_choice", seq=3)),
                (["A"], refusal(division, mine, "invalid_choice", seq=4)),
                ({"A": 1.5}, refusal(division, mine, "malformed", seq=5)),
            ]
        ):
            assert phone.cast({**points, "choices": choices, "seq": seq}) == answer
        again = phone.cast({**points, "choices": {"A": 5}, "seq": 0})
        assert again == receipt(division, mine, "replaced", seq=1)
        other.cast({"division": division, "nonce": nonce(), "choices": {"C": 5}, "seq": 0})
        result = finish(hall, division)
        assert (result["counts"], result["winners"]) == ({"A": 4, "B": 0, "C": 6}, ["C"])
        assert {"tracker": tracker(division, mine), "choices": {"A": 4, "C": 1}} in hall.ballots(division)
    with hall.open_division(kind="rank", options=options) as division:
        mine = nonce()
        assert phone.cast(ballot(division, mine, "C", "A")) == receipt(division, mine, "recorded")
        twice = phone.cast(ballot(division, mine, "C", "C", seq=1))
        assert twice == refusal(division, mine, "invalid_choice", seq=1)
        other.cast(ballot(division, nonce(), "A", "B", "C"))
        result = finish(hall, division)
        assert (result["order"], result["pairs"]["A"]) == ([["A", "C"], ["B"]], {"B": 2, "C": 1})
        shown = phone.wait("state", lambda state: "order" in (state["division"] or {}).get("result", {})).data
        assert shown["division"]["result"]["how"] == "level"
        assert "pairs" not in shown["division"]["result"]
