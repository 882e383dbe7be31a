"""The public results: what is told, what is not told yet, and finding the own ballot."""

from __future__ import annotations

from flask import Flask

from parliament.editions import service as editions
from parliament.minutes import service as minutes
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting import service as voting
from parliament.voting.service import NewDivision
from tests import hall
from tests.web.api_world import cast, open_sitting, present_seats

BY = Actor.system()


def a_division(sitting_id: str, **changed: object) -> str:
    facts: dict[str, object] = {
        "title": "Vilken fråga först?",
        "options": [("Bredband", "", None), ("Godståg", "", None)],
    }
    return voting.create_division(sitting_id=sitting_id, new=NewDivision(**{**facts, **changed}), by=BY)  # type: ignore[arg-type]


def closed(division_id: str) -> str:
    voting.close_division(division_id=division_id, by=BY)
    return division_id


def declared(division_id: str) -> str:
    voting.declare_division(division_id=closed(division_id), by=BY)
    return division_id


def page(house: Flask, path: str) -> str:
    response = house.test_client().get(path)
    assert response.status_code == 200
    return " ".join(response.get_data(as_text=True).split())


def test_without_an_edition_the_page_says_so(house: Flask) -> None:
    assert "Ingen upplaga är planerad" in page(house, "/resultat")


def test_before_anything_is_declared_the_page_says_what_comes(house: Flask) -> None:
    hall.open_edition()
    assert "Inga resultat än" in page(house, "/resultat")


def test_an_undeclared_division_is_not_told_of(house: Flask) -> None:
    edition_id, seats = present_seats()
    sitting_id = open_sitting(edition_id)
    division_id = a_division(sitting_id)
    for step in (voting.open_division, voting.close_division):
        step(division_id=division_id, by=BY)
        assert "Inga resultat än" in page(house, "/resultat")
        assert house.test_client().get(f"/resultat/{division_id}").status_code == 404
    assert len(seats) == 3


def test_a_declared_division_stands_under_its_theme_with_bars_and_words(house: Flask) -> None:
    edition_id, seats = present_seats()
    theme_id = editions.add_theme(edition_id=edition_id, name="Infrastruktur", palette="rails", by=BY)
    division_id = a_division(open_sitting(edition_id), theme_id=theme_id)
    voting.open_division(division_id=division_id, by=BY)
    for seat, choice in zip(seats, "BBA", strict=True):
        cast(division_id, seat, choice)
    declared(division_id)
    told = page(house, "/resultat")
    assert "Infrastruktur" in told
    assert "<b>2</b> röster, 67" in told
    assert told.count("Framröstad") == 1
    assert "3 av 3 röstade: digitalt 3, på papper 0. Blanka röster: 0. Sluten omröstning." in told


def test_a_tie_is_said_in_words(house: Flask) -> None:
    edition_id, seats = present_seats(2)
    sitting_id = open_sitting(edition_id)
    words = {"both": "alla besvaras", "deciding": "en skiljeomröstning avgör", "lot": "Lotten avgjorde:"}
    for rule, sentence in words.items():
        division_id = a_division(sitting_id, tie_rule=rule)
        voting.open_division(division_id=division_id, by=BY)
        for seat, choice in zip(seats, "AB", strict=True):
            cast(division_id, seat, choice)
        told = page(house, f"/resultat/{declared(division_id)}")
        assert "Bredband</bdi> och <bdi>Godståg</bdi> fick lika många röster." in told
        assert sentence in told


def test_yes_and_no_say_what_they_mean(house: Flask) -> None:
    edition_id, seats = present_seats(1)
    division_id = a_division(
        open_sitting(edition_id), kind="yes_no", options=(), yes_means="avslag", no_means="bifall"
    )
    voting.open_division(division_id=division_id, by=BY)
    cast(division_id, seats[0], "no")
    told = page(house, f"/resultat/{declared(division_id)}")
    assert "<b>Ja</b> betyder: <bdi>avslag</bdi>" in told
    assert "<b>Nej</b> betyder: <bdi>bifall</bdi>" in told
    assert '<td class="num">1</td><td><bdi>Nej</bdi></td>' in told


def test_a_trial_stays_outside_and_an_annulled_one_is_told_with_its_reason(house: Flask) -> None:
    edition_id, _ = present_seats()
    sitting_id = open_sitting(edition_id)
    trial = voting.create_trial_division(sitting_id=sitting_id, by=BY)
    voting.open_division(division_id=trial, by=BY)
    declared(trial)
    annulled = a_division(sitting_id)
    voting.open_division(division_id=annulled, by=BY)
    voting.annul_division(division_id=annulled, reason="Frågan lästes upp fel", by=BY)
    told = page(house, "/resultat")
    assert "kanelbulle" not in told
    assert "Ogiltigförklarad" in told
    assert "Frågan lästes upp fel" in told
    assert "Det här var en provomröstning." in page(house, f"/resultat/{trial}")


def test_a_voter_finds_the_own_ballot_by_its_code(house: Flask) -> None:
    edition_id, seats = present_seats()
    division_id = a_division(open_sitting(edition_id))
    voting.open_division(division_id=division_id, by=BY)
    code = cast(division_id, seats[0], "B")
    cast(division_id, seats[1])
    declared(division_id)

    def look_for(typed: str) -> str:
        response = house.test_client().post(f"/resultat/{division_id}", data={"tracker": typed})
        assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
        return " ".join(response.get_data(as_text=True).split())

    assert f"<code>{code}</code>: <bdi>Godståg</bdi>" in look_for(f" {code[:8].lower()}-{code[8:]} ")
    assert "Koden finns inte i den här omröstningen" in look_for("A" * 16)
    assert "Koden går inte att läsa" in look_for("<script>")
    assert "Koden går inte att läsa" in look_for("")
    assert "Blank röst" in page(house, f"/resultat/{division_id}")


def test_the_minutes_are_linked_once_they_are_published(house: Flask) -> None:
    edition_id, _ = present_seats()
    sitting_id = open_sitting(edition_id)
    assert "/protokoll" not in page(house, "/resultat")
    sittings.step(sitting_id=sitting_id, name="close", by=BY)
    assert "/protokoll" not in page(house, "/resultat")
    minutes.publish_unadjusted(sitting_id=sitting_id, seen=0, by=BY)
    assert 'href="/protokoll"' in page(house, "/resultat")


def test_what_people_wrote_is_shown_as_text(house: Flask) -> None:
    edition_id, _ = present_seats()
    markup = "<img src=x onerror=alert(1)>"
    division_id = a_division(
        open_sitting(edition_id), title=markup, options=[(markup, markup, None), ("B", "", None)]
    )
    voting.open_division(division_id=division_id, by=BY)
    declared(division_id)
    for path in ("/resultat", f"/resultat/{division_id}"):
        told = page(house, path)
        assert "<img src=x" not in told
        assert "&lt;img src=x" in told


def test_an_unknown_division_and_an_unknown_year_are_no_faults(house: Flask) -> None:
    present_seats()
    assert house.test_client().get("/resultat/finnsinte").status_code == 404
    assert "Ingen upplaga är planerad" in page(house, "/resultat?ar=1066")
