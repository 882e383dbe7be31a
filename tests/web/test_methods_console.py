"""The console's other ways to vote, paper rankings, the vote after a debate, help beside the choices."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.editions import service as editions
from parliament.hall import help_texts
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting import service as voting
from tests.web.api_world import cast, machine, open_sitting, present_seats, problem

BY = Actor.system()
FORM = {"title": "I vilken ordning?", "options": "Bredband\n\n  Godståg \nVägar\n"}


class Desk:
    """An operator at the console of an open sitting with one item."""

    def __init__(self, house: Flask, operator: FlaskClient) -> None:
        edition_id, self.seats = present_seats(3)
        editions.add_programme_item(
            edition_id=edition_id, kind="information", title="Prioritering", minutes=10, by=BY
        )
        self.house, self.operator, self.sitting_id = house, operator, open_sitting(edition_id)
        if sittings.sitting(self.sitting_id).item is None:
            sittings.next_item(sitting_id=self.sitting_id, by=BY)
        item = sittings.sitting(self.sitting_id).item
        assert item is not None
        self.item_id = item.id

    def switch_on(self, *tools: str) -> None:
        sittings.set_tools(item_id=self.item_id, wanted=tools, by=BY)

    def page(self) -> str:
        return " ".join(self.operator.get("/console").get_data(as_text=True).split())

    def press(self, name: str, **values: str) -> tuple[int, str]:
        seen = re.search(r'name="seen" value="([^"]*)"', self.page())
        assert seen is not None
        answer = self.operator.post(f"/console/do/{name}", data={"seen": seen.group(1), **values})
        return answer.status_code, " ".join(answer.get_data(as_text=True).split())

    def latest(self) -> voting.DivisionView:
        return voting.divisions(self.sitting_id)[-1]

    def hold(self) -> str:
        """Open, vote A B A, close, declare the latest."""
        division_id = self.latest().id
        voting.open_division(division_id=division_id, by=BY)
        for seat, choice in zip(self.seats, "ABA", strict=True):
            cast(division_id, seat, choice)
        voting.close_division(division_id=division_id, by=BY)
        voting.declare_division(division_id=division_id, by=BY)
        return division_id


@pytest.fixture
def desk(house: Flask, client) -> Desk:
    return Desk(house, client("operator"))


@pytest.mark.parametrize(
    ("tool", "kind", "title"),
    [
        ("points", "points", "Dela ut poäng"),
        ("ranking", "rank", "Rangordna"),
        ("election", "election", "Val av"),
    ],
)
def test_a_method_is_offered_and_taken_only_where_it_is_switched_on(
    desk: Desk, tool: str, kind: str, title: str
) -> None:
    assert f'id="{kind}-title"' not in desk.page()
    status, page = desk.press("method", kind=kind, **FORM)
    assert (status, "inte påslaget" in page, voting.divisions(desk.sitting_id)) == (409, True, [])
    desk.switch_on(tool)
    assert title in desk.page()
    assert desk.press("method", kind=kind, places="2", **FORM)[0] == 302
    made = desk.latest()
    assert (made.kind, made.secrecy, made.places) == (kind, "secret", 2)
    assert [option.label for option in made.options] == ["Bredband", "Godståg", "Vägar"]


@pytest.mark.parametrize(
    ("values", "status", "sentence"),
    [
        ({"kind": "choose", "max_choices": "9"}, 422, "antalet val stämmer inte"),
        ({"kind": "choose", "max_choices": "x"}, 422, "Skriv ett helt tal"),
        ({"kind": "choose", "options": "Bara en"}, 422, "2–26 alternativ"),
        ({"kind": "choose", "title": ""}, 422, ""),
        ({"kind": "yes_no"}, 409, "inte påslaget"),
        ({"kind": "nonsense"}, 409, "inte påslaget"),
        ({"kind": "election", "secrecy": "recorded"}, 422, "ett val är alltid slutet"),
    ],
)
def test_a_form_that_does_not_fit_is_refused_and_makes_nothing(
    desk: Desk, values: dict[str, str], status: int, sentence: str
) -> None:
    desk.switch_on("election")
    answered, page = desk.press("method", **{**FORM, **values})
    assert (answered, sentence in page, voting.divisions(desk.sitting_id)) == (status, True, [])


def test_ranked_papers_are_entered_line_by_line(desk: Desk) -> None:
    desk.switch_on("ranking")
    desk.press("method", kind="rank", **FORM)
    division_id = desk.latest().id
    voting.open_division(division_id=division_id, by=BY)
    tellers = {"teller_1": "Rut", "teller_2": "Bo", "ballots": "3", "blank": "0"}
    status, page = desk.press("paper", rankings="2: B, A\nsju", **tellers)
    assert (status, "Raden ”sju” går inte att läsa" in page) == (422, True)
    status, page = desk.press("paper", rankings="2: B, Q\n1 C", **tellers)
    assert (status, "en ordning går inte att läsa" in page) == (409, True)
    assert desk.press("paper", rankings="1: B, A\n\n 1 b a \n1 C", **tellers)[0] == 302
    voting.close_division(division_id=division_id, by=BY)
    result = voting.division(division_id).result
    assert result is not None
    assert (result["counts"], result["paper"], result["order"][0]) == ({"A": 0, "B": 2, "C": 1}, 3, ["B"])


def test_a_vote_after_the_debate_shows_the_shift_on_console_phone_screen_and_page(desk: Desk, client) -> None:
    desk.press("method", kind="choose", **FORM)
    desk.hold()
    assert desk.press("compare")[0] == 302
    second = desk.latest().id
    voting.open_division(division_id=second, by=BY)
    for seat in desk.seats:
        cast(second, seat, "A")
    voting.close_division(division_id=second, by=BY)
    voting.declare_division(division_id=second, by=BY)
    screen = " ".join(client("screen").get("/screen/scene").get_data(as_text=True).split())
    assert "100 % (+33,3)" in screen.replace("\xa0", " ")
    assert "Före och efter debatten" in desk.page()
    page = desk.house.test_client().get(f"/resultat/{second}").get_data(as_text=True).replace("\xa0", " ")
    page = page.replace("&nbsp;", " ")
    assert re.findall(r'<td class="num">([^<]*)</td>', page)[:6] == [
        "66,7 %", "100,0 %", "+33,3", "33,3 %", "0,0 %", "−33,3",
    ]  # fmt: skip
    assert "jämförelsen gäller bara helheten" in page


def test_machines_get_breakdowns_of_recorded_divisions_alone(desk: Desk) -> None:
    desk.press("method", kind="choose", **FORM)
    secret = desk.hold()
    assert problem(machine(desk.house).get(f"/divisions/{secret}/breakdowns")) == (
        403,
        "secret_has_no_breakdown",
    )
    desk.press("method", kind="choose", secrecy="recorded", **FORM)
    assert problem(machine(desk.house).get(f"/divisions/{desk.latest().id}/breakdowns")) == (
        409, "not_declared_yet",
    )  # fmt: skip
    recorded = desk.hold()
    told = machine(desk.house).get(f"/divisions/{recorded}/breakdowns").get_json()
    assert [one["dimension"] for one in told] == ["theme", "municipality", "sector", "size"]
    assert all((one["groups"], one["rest"]) == ([], None) for one in told)  # three voters: too few to show
    page = desk.house.test_client().get(f"/resultat/{recorded}").get_data(as_text=True)
    assert page.count("för små grupper för att visas") == 1  # nobody has told theme, sector or size


def test_every_help_text_stands_on_the_page_in_both_languages_and_each_key_once(house: Flask) -> None:
    texts = [text for section in help_texts.SECTIONS for text in section.texts]
    assert len(help_texts.BY_KEY) == len(texts) >= 20
    browser = house.test_client()
    for at in ("sv", "en"):
        page = browser.get("/hjalp").get_data(as_text=True)
        for text in texts:
            assert f"<h3>{text.question[at]}</h3>" in page.replace("&#39;", "'")
            assert len(text.answer[at].split()) > 5
        browser.post("/language", data={"language": "en", "next": "/hjalp"})


def test_help_stands_folded_beside_the_choice_it_concerns(desk: Desk) -> None:
    desk.switch_on("ranking", "points")
    page = desk.page()
    for words in ("Vad är Schulze?", "När passar poäng?", "Sluten eller öppen omröstning?", "Vad är streck?"):
        assert words in page
