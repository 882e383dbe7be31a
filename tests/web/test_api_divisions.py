"""Divisions over the API, from draft to declared, and who may see what when."""

from __future__ import annotations

import pytest
from flask import Flask

from parliament.registration import service as registration
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from tests.web.api_world import Machine, cast, machine, open_sitting, present_seats, problem

CHOOSE = {"title": "Vilken fråga först?", "kind": "choose", "options": ["Bredband", "Godståg", "Vägar"]}
YES_NO = {
    "title": "Ska vi mötas varje år?",
    "kind": "yes_no",
    "yes_means": "varje år",
    "no_means": "vartannat år",
}


def put(operator: Machine, **body: object) -> str:
    response = operator.post("/divisions", {**CHOOSE, **body})
    assert response.status_code == 201, response.get_json()
    return str(response.get_json()["id"])


def ready(house: Flask, count: int = 3):
    edition_id, seats = present_seats(count)
    open_sitting(edition_id)
    return machine(house, "operator"), seats


def test_a_secret_division_from_draft_to_public_list(house: Flask) -> None:
    operator, seats = ready(house)
    division_id = put(operator)
    draft = operator.get(f"/divisions/{division_id}").get_json()
    assert (draft["status"], draft["secrecy"], draft["cast"]) == ("draft", "secret", 0)
    assert [(o["id"], o["label"]) for o in draft["options"]] == [
        ("A", "Bredband"),
        ("B", "Godståg"),
        ("C", "Vägar"),
    ]

    assert operator.post(f"/divisions/{division_id}/open").get_json()["status"] == "open"
    trackers = [cast(division_id, seat, choice) for seat, choice in zip(seats, "BBA", strict=True)]
    open_now = operator.get(f"/divisions/{division_id}").get_json()
    assert (open_now["status"], open_now["register_size"], open_now["cast"]) == ("open", 3, 3)
    assert "result" not in open_now

    operator.post(f"/divisions/{division_id}/close")
    operator.post(f"/divisions/{division_id}/declare")
    public = machine(house)
    assert public.get(f"/divisions/{division_id}").get_json()["result"] == {
        "counts": {"A": 1, "B": 2, "C": 0},
        "blank": 0,
        "digital": 3,
        "paper": 0,
        "winners": ["B"],
        "tie": False,
        "tied": [],
        "decided_by": "majority",
    }
    expected = [{"tracker": t, "choices": [c]} for t, c in sorted(zip(trackers, "BBA", strict=True))]
    assert public.get(f"/divisions/{division_id}/ballots").get_json() == expected


def test_a_recorded_division_tells_how_each_seat_voted(house: Flask) -> None:
    operator, seats = ready(house, 2)
    division_id = operator.post("/divisions", YES_NO).get_json()["id"]
    told = operator.get(f"/divisions/{division_id}").get_json()
    assert told["secrecy"] == "recorded"
    assert [(o["id"], o.get("means")) for o in told["options"]] == [
        ("yes", "varje år"),
        ("no", "vartannat år"),
        ("abstain", None),
    ]
    operator.post(f"/divisions/{division_id}/open")
    cast(division_id, seats[1], "no")
    cast(division_id, seats[0])
    operator.post(f"/divisions/{division_id}/close")
    operator.post(f"/divisions/{division_id}/declare")
    assert machine(house).get(f"/divisions/{division_id}/ballots").get_json() == [
        {"seat": 1, "choices": []},
        {"seat": 2, "choices": ["no"]},
    ]


@pytest.mark.parametrize(
    ("role", "sees"),
    [("chair", True), ("operator", True), ("organiser", True), ("reader", False), ("", False)],
)
def test_result_and_ballots_are_the_presidiums_until_they_are_declared(
    house: Flask, role: str, sees: bool
) -> None:
    operator, seats = ready(house)
    division_id = put(operator)
    asker = machine(house, role)
    operator.post(f"/divisions/{division_id}/open")
    cast(division_id, seats[0], "A")
    assert "result" not in asker.get(f"/divisions/{division_id}").get_json()
    assert problem(asker.get(f"/divisions/{division_id}/ballots")) == (403, "ballots_not_public")

    operator.post(f"/divisions/{division_id}/close")
    assert ("result" in asker.get(f"/divisions/{division_id}").get_json()) is sees
    assert (asker.get(f"/divisions/{division_id}/ballots").status_code == 200) is sees

    operator.post(f"/divisions/{division_id}/declare")
    assert "result" in asker.get(f"/divisions/{division_id}").get_json()


def test_an_annulled_division_says_why_and_shows_no_result_to_the_public(house: Flask) -> None:
    operator, seats = ready(house)
    division_id = put(operator)
    operator.post(f"/divisions/{division_id}/open")
    cast(division_id, seats[0], "A")
    assert problem(operator.post(f"/divisions/{division_id}/annul", {"reason": " "})) == (
        422,
        "reason_needed",
    )
    assert (
        operator.post(f"/divisions/{division_id}/annul", {"reason": "Fel fråga"}).get_json()["status"]
        == "annulled"
    )
    told = machine(house).get(f"/divisions/{division_id}").get_json()
    assert (told["status"], told["annul_reason"], "result" in told) == ("annulled", "Fel fråga", False)
    assert problem(machine(house).get(f"/divisions/{division_id}/ballots")) == (403, "ballots_not_public")


def test_a_repeated_division_is_a_new_draft_that_names_the_old_one(house: Flask) -> None:
    operator, _ = ready(house)
    division_id = put(operator)
    operator.post(f"/divisions/{division_id}/annul", {"reason": "Fel fråga"})
    again = operator.post(f"/divisions/{division_id}/repeat")
    told = again.get_json()
    assert (again.status_code, told["repeats"], told["status"]) == (201, division_id, "draft")
    assert told["id"] != division_id
    assert operator.get(f"/divisions/{told['id']}").get_json()["options"][2]["label"] == "Vägar"


def test_an_open_division_gets_more_time(house: Flask) -> None:
    operator, _ = ready(house)
    division_id = put(operator)
    assert problem(operator.post(f"/divisions/{division_id}/extend", {"seconds": 30})) == (
        409,
        "cannot_extend",
    )
    operator.post(f"/divisions/{division_id}/open", {"seconds": 60})
    before = operator.get(f"/divisions/{division_id}").get_json()["closes_at"]
    assert operator.post(f"/divisions/{division_id}/extend", {"seconds": 30}).status_code == 200
    assert operator.get(f"/divisions/{division_id}").get_json()["closes_at"] > before


@pytest.mark.parametrize("step", ["close", "declare"])
def test_a_step_in_the_wrong_state_is_refused_and_changes_nothing(house: Flask, step: str) -> None:
    operator, _ = ready(house)
    division_id = put(operator)
    assert problem(operator.post(f"/divisions/{division_id}/{step}")) == (409, "division_step_not_possible")
    assert operator.get(f"/divisions/{division_id}").get_json()["status"] == "draft"


def test_only_one_division_is_open_at_a_time(house: Flask) -> None:
    operator, _ = ready(house)
    first, second = put(operator), put(operator)
    operator.post(f"/divisions/{first}/open")
    assert problem(operator.post(f"/divisions/{second}/open")) == (409, "another_division_open")
    assert operator.get(f"/divisions/{second}").get_json()["status"] == "draft"


def test_nothing_opens_in_a_sitting_that_is_not_open(house: Flask) -> None:
    present_seats()
    operator = machine(house, "operator")
    division_id = put(operator)
    assert problem(operator.post(f"/divisions/{division_id}/open")) == (409, "sitting_not_open")


@pytest.mark.parametrize(
    ("kind", "more", "most", "tie_rule"),
    [
        ("rank", {}, 3, "both"),
        ("rank", {"max_choices": 2, "tie_rule": "lot"}, 2, "lot"),
        ("points", {}, 10, "both"),
        ("points", {"points": 7}, 7, "both"),
        ("points", {"max_choices": 5}, 5, "both"),
        ("election", {}, 1, "lot"),
        ("election", {"places": 2}, 2, "lot"),
        ("choose", {}, 1, "both"),
    ],
)
def test_every_kind_can_be_put_with_what_is_usual_for_it(
    house: Flask, kind: str, more: dict[str, object], most: int, tie_rule: str
) -> None:
    operator, _ = ready(house)
    told = operator.get(f"/divisions/{put(operator, kind=kind, **more)}").get_json()
    assert (told["kind"], told["secrecy"], told["max_choices"]) == (kind, "secret", most)
    assert (told.get("points"), told["tie_rule"]) == (most if kind == "points" else None, tie_rule)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "election", "secrecy": "recorded"}, "division_malformed"),
        ({"kind": "points", "points": 0}, "division_malformed"),
        ({"kind": "points", "points": 101}, "division_malformed"),
        ({"kind": "points", "points": "10"}, "invalid_members"),
        ({"kind": "rank", "max_choices": 4}, "division_malformed"),
        ({"kind": "election", "places": 4}, "division_malformed"),
        ({"kind": "schulze"}, "division_malformed"),
    ],
)
def test_a_method_that_cannot_be_counted_is_refused(
    house: Flask, change: dict[str, object], code: str
) -> None:
    operator, _ = ready(house)
    assert problem(operator.post("/divisions", {**CHOOSE, **change})) == (422, code)


def test_a_long_option_keeps_its_full_text_under_a_short_label(house: Flask) -> None:
    operator, _ = ready(house)
    words = "Hur får vi vägar som bär tung trafik året om, även under tjällossningen på våren i hela länet?"
    division_id = put(operator, options=["Kort", words])
    short, long = operator.get(f"/divisions/{division_id}").get_json()["options"]
    assert short == {"id": "A", "label": "Kort"}
    assert (len(long["label"]) <= 80, long["label"][-1], long["text"]) == (True, "…", words)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": ""}, "text_empty"),
        ({"title": "å" * 201}, "text_too_long"),
        ({"title": "\u202e\u200b"}, "text_empty"),
        ({"title": 7}, "invalid_members"),
        ({"title": None}, "invalid_members"),
        ({"options": "Bredband"}, "invalid_members"),
        ({"options": [1, 2]}, "invalid_members"),
        ({"options": ["En"]}, "division_malformed"),
        ({"options": [f"Nr {n}" for n in range(27)]}, "division_malformed"),
        ({"options": ["", ""]}, "text_empty"),
        ({"max_choices": 0}, "division_malformed"),
        ({"max_choices": 4}, "division_malformed"),
        ({"max_choices": "2"}, "invalid_members"),
        ({"max_choices": True}, "invalid_members"),
        ({"secrecy": "halvöppen"}, "division_malformed"),
        ({"kind": "gissning"}, "division_malformed"),
        ({"trial": "ja"}, "invalid_members"),
        ({"okänt": 1}, "invalid_members"),
        ({"tie_rule": "slump"}, "division_malformed"),
    ],
)
def test_a_division_that_cannot_be_put_is_refused_with_a_code(house: Flask, change: dict, code: str) -> None:
    operator, _ = ready(house)
    assert problem(operator.post("/divisions", {**CHOOSE, **change})) == (422, code)


def test_an_item_of_another_agenda_is_not_found(house: Flask) -> None:
    operator, _ = ready(house)
    assert problem(operator.post("/divisions", {**CHOOSE, "item_id": "finnsinte"})) == (404, "not_found")


@pytest.mark.parametrize("step", ["open", "close", "declare", "repeat"])
def test_an_unknown_division_is_not_found(house: Flask, step: str) -> None:
    operator, _ = ready(house)
    assert problem(operator.post(f"/divisions/finnsinte/{step}")) == (404, "not_found")
    assert problem(operator.get("/divisions/finnsinte")) == (404, "not_found")
    assert problem(operator.get("/divisions/finnsinte/ballots")) == (404, "not_found")


@pytest.mark.parametrize("role", ["moderator", "door", "desk", "screen", "politician", "reader"])
def test_others_tokens_put_no_division(house: Flask, role: str) -> None:
    ready(house)
    assert problem(machine(house, role).post("/divisions", CHOOSE)) == (403, "not_your_role")


def test_markup_in_an_option_comes_back_as_the_text_it_is(house: Flask) -> None:
    operator, _ = ready(house)
    division_id = put(operator, options=["<b>Ja</b>", "Nej 🙂"])
    told = operator.get(f"/divisions/{division_id}").get_json()
    assert [option["label"] for option in told["options"]] == ["<b>Ja</b>", "Nej 🙂"]


def tied(operator: Machine, seats) -> str:
    """A closed recorded yes or no between two seats; the third abstains."""
    division_id = operator.post("/divisions", {**YES_NO, "secrecy": "recorded"}).get_json()["id"]
    operator.post(f"/divisions/{division_id}/open")
    for seat, choice in zip(seats, ("yes", "no", "abstain"), strict=False):
        cast(division_id, seat, choice)
    operator.post(f"/divisions/{division_id}/close")
    return str(division_id)


def test_a_tie_is_settled_by_a_lot_that_is_drawn_once(house: Flask) -> None:
    operator, seats = ready(house)
    division_id = tied(operator, seats)
    assert problem(operator.post(f"/divisions/{division_id}/casting-vote", {"choice": "yes"})) == (
        409,
        "no_casting_vote",
    )
    assert operator.post(f"/divisions/{division_id}/lot").status_code == 200
    drawn = operator.get(f"/divisions/{division_id}").get_json()["result"]
    assert (drawn["decided_by"], len(drawn["winners"])) == ("lot", 1)
    assert problem(operator.post(f"/divisions/{division_id}/lot")) == (409, "lot_already_drawn")
    assert operator.get(f"/divisions/{division_id}").get_json()["result"] == drawn
    assert operator.post(f"/divisions/{division_id}/declare").get_json()["status"] == "declared"


def test_a_chair_who_abstained_gives_the_casting_vote(house: Flask) -> None:
    operator, seats = ready(house)
    sitting = sittings.current(registration.seat(seats[2].id).edition_id)
    sittings.set_officer(
        sitting_id=sitting.id, role="chair", name="Ordföranden", seat_id=seats[2].id, by=Actor.system()
    )
    division_id = tied(operator, seats)
    assert problem(operator.post(f"/divisions/{division_id}/declare")) == (409, "casting_vote_needed")
    assert operator.post(f"/divisions/{division_id}/casting-vote", {"choice": "maybe"}).status_code == 422
    assert problem(operator.post(f"/divisions/{division_id}/lot")) == (409, "nothing_to_draw")
    assert operator.post(f"/divisions/{division_id}/casting-vote", {"choice": "no"}).status_code == 200
    assert operator.post(f"/divisions/{division_id}/declare").status_code == 200
    result = machine(house).get(f"/divisions/{division_id}").get_json()["result"]
    assert (result["winners"], result["decided_by"]) == (["no"], "casting_vote")
