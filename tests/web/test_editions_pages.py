"""The public page of the edition, and the organisers' pages behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.editions import service
from parliament.editions.real_data import load_real_editions
from parliament.storage import journal
from parliament.storage.actor import Actor

Client = Callable[..., FlaskClient]
SYSTEM = Actor.system()


@pytest.fixture
def latest(house: Flask) -> str:
    return load_real_editions(SYSTEM)


def set_status(edition_id: str, *statuses: str) -> None:
    for status in statuses:
        service.set_status(edition_id=edition_id, status=status, reason="Snöstorm", by=SYSTEM)


def page(visitor: FlaskClient, path: str) -> str:
    response = visitor.get(path)
    assert response.status_code == 200
    return response.text


def test_without_an_edition_the_start_page_says_so(client: Client) -> None:
    assert "Ingen upplaga är planerad än" in page(client(), "/")
    assert "Skapa upplaga" in page(client("organiser"), "/")


def test_the_start_page_says_what_when_and_where(client: Client, latest: str) -> None:
    text = page(client(), "/")
    for words in (
        "Näringslivsparlamentet 2023",
        "19 oktober 2023",
        "kl. 9.00–15.25",
        "Exempelsalen, Östersund (demo)",
        "Region Jämtland Härjedalen",
        "lokaler, omröstningssystem, livesändning, personella resurser",
        "Handelskammaren Mittsverige",
        "Hållbarhet",
        "Bredband i hela länet",
        "Vad krävs för att mer gods ska kunna gå på Inlandsbanan",
        "Frågorna är påhittade för demon.",
        "40\u00a0000\u00a0kr",
        "Lunch",
    ):
        assert words in text


def test_earlier_editions_are_listed_with_the_reason_for_the_cancelled_one(
    client: Client, latest: str
) -> None:
    text = page(client(), "/")
    assert "28 april 2021" in text
    assert "12 maj 2022" in text
    assert "Orsak: Covid-19" in text


def test_the_register_button_stands_there_only_while_open(client: Client, latest: str) -> None:
    button = '<a class="button" href="/anmalan">'
    assert button not in page(client(), "/")
    set_status(latest, "open")
    assert button in page(client(), "/")
    set_status(latest, "live")
    text = page(client(), "/")
    assert button not in text
    assert 'href="/in"' in text
    set_status(latest, "held")
    assert '<a class="button" href="/resultat">' in page(client(), "/")


def test_a_cancelled_edition_says_why(client: Client, latest: str) -> None:
    assert "Orsak: Covid-19" in page(client(), "/upplagor/2020")
    set_status(latest, "cancelled")
    assert "Orsak: Snöstorm" in page(client(), "/upplagor/2023")


def test_the_cost_of_2022_stands_with_what_the_source_says_of_vat(client: Client, latest: str) -> None:
    text = page(client(), "/upplagor/2022")
    assert "38\u00a0400\u00a0kr" in text
    assert "underlaget säger inte om momsen ingår" in text


@pytest.mark.parametrize("path", ["/upplagor/1999", "/upplagor/x", "/upplagor/99999999999999999999"])
def test_a_year_without_an_edition_is_not_found(client: Client, latest: str, path: str) -> None:
    assert client().get(path).status_code == 404


def test_what_people_write_is_shown_as_text(client: Client, latest: str) -> None:
    theme = service.themes(latest)[0]
    service.change_issue(
        issue_id=theme.issues[0].id,
        short_name="<b>Fet</b> 🌲 \u202eabc",
        text="<script>alert(1)</script>",
        by=SYSTEM,
    )
    text = page(client(), "/")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "&lt;b&gt;Fet&lt;/b&gt; 🌲 abc" in text


def test_the_api_gives_the_current_edition(client: Client, latest: str) -> None:
    answer = client().get("/api/v1/editions/current").get_json()
    assert (answer["id"], answer["year"], answer["status"], answer["frame"]) == (
        latest,
        2023,
        "planned",
        4_000_000,
    )
    assert answer["date"] == "2023-10-19"
    assert [len(theme["issues"]) for theme in answer["themes"]] == [5, 5, 5, 5]
    assert answer["programme"][0]["starts_at"] == "2023-10-19T07:00:00.000Z"
    assert answer["partners"][0]["responsibilities"][0] == "lokaler"


def test_the_api_without_an_edition_answers_problem_details(client: Client) -> None:
    response = client().get("/api/v1/editions/current")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
    assert response.get_json()["code"] == "not_found"


OFFICE_PAGES = ("/office/editions", "/office/editions/new", "/office/editions/{edition}")


@pytest.mark.parametrize("role", ["operator", "chair", "moderator", "door", "desk", "reader"])
def test_only_organisers_reach_the_office_pages(client: Client, latest: str, role: str) -> None:
    for path in OFFICE_PAGES:
        assert client(role).get(path.format(edition=latest)).status_code == 403
    assert client().get("/office/editions").status_code == 302


def test_an_organiser_creates_an_edition(client: Client) -> None:
    organiser = client("organiser")
    response = organiser.post("/office/editions/new", data={"year": "2024"})
    [edition] = service.list_editions()
    assert (response.status_code, response.location) == (302, f"/office/editions/{edition.id}")
    assert edition.name == "Näringslivsparlamentet 2024"


@pytest.mark.parametrize(
    ("year", "status", "sentence"),
    [
        ("2023", 409, "Det finns redan en upplaga för 2023."),
        ("", 422, "Skriv ett tal med siffror."),
        ("tjugo", 422, ""),
        ("1023", 422, "Talet ska vara 2000–2100."),
    ],
)
def test_a_year_that_cannot_be_keeps_what_was_typed(
    client: Client, latest: str, year: str, status: int, sentence: str
) -> None:
    response = client("organiser").post("/office/editions/new", data={"year": year})
    assert response.status_code == status
    assert sentence in response.text
    assert f'value="{year}"' in response.text
    assert len(service.list_editions()) == 4


def facts(**changes: str) -> dict[str, str]:
    return {
        "name": "Näringslivsparlamentet 2023",
        "region_name": "Jämtland Härjedalen",
        "date": "2023-11-09",
        "venue": "Aulan",
        "mode": "onsite",
        "seats": "55",
        "frame_ore": "40 000",
        "technical_support_vat": "",
        **changes,
    }


def test_an_organiser_changes_the_facts(client: Client, latest: str) -> None:
    response = client("organiser").post(f"/office/editions/{latest}/facts", data=facts())
    assert response.status_code == 302
    edition = service.edition(latest)
    assert (edition.venue, edition.seats, edition.frame_ore, str(edition.date)) == (
        "Aulan",
        55,
        4_000_000,
        "2023-11-09",
    )


def test_saving_the_facts_as_they_are_changes_nothing(client: Client, latest: str) -> None:
    organiser = client("organiser")
    before, head = service.edition(latest), journal.chain_head()
    form = organiser.get(f"/office/editions/{latest}/facts").text
    assert 'value="40 000"' in form
    organiser.post(
        f"/office/editions/{latest}/facts",
        data=facts(
            date="2023-10-19",
            venue=before.venue,
            seats="50",
            period_text=before.period_text,
            frame_text=before.frame_text,
            description=before.description,
            note=before.note,
        ),
    )
    assert service.edition(latest) == before
    assert journal.chain_head() == head


@pytest.mark.parametrize(
    "bad",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"date": "i höst"},
        {"mode": "orbit"},
        {"seats": "många"},
        {"seats": "-4"},
        {"frame_ore": "fyrtio tusen"},
        {"frame_ore": "-1"},
    ],
)
def test_facts_that_are_not_right_are_refused_with_a_sentence(
    client: Client, latest: str, bad: dict[str, str]
) -> None:
    before = service.edition(latest)
    response = client("organiser").post(f"/office/editions/{latest}/facts", data=facts(**bad))
    assert response.status_code == 422
    assert "Rätta det här först" in response.text
    assert service.edition(latest) == before


def test_a_status_out_of_order_is_refused_with_a_page(client: Client, latest: str) -> None:
    organiser = client("organiser")
    response = organiser.post(f"/office/editions/{latest}/status", data={"status": "held"})
    assert response.status_code == 409
    assert "Upplagan är planerad och kan inte bli genomförd." in response.text
    assert organiser.post(f"/office/editions/{latest}/status").status_code == 409
    assert service.edition(latest).status == "planned"


def test_an_organiser_opens_registration(client: Client, latest: str) -> None:
    client("organiser").post(f"/office/editions/{latest}/status", data={"status": "open"})
    assert service.edition(latest).status == "open"


def test_partners_can_be_added_and_removed(client: Client, latest: str) -> None:
    organiser = client("organiser")
    organiser.post(
        f"/office/editions/{latest}/partners/new",
        data={"name": "Almi", "kind": "other", "responsibilities": "kaffe\n\nbullar"},
    )
    partner = service.edition(latest).partners[-1]
    assert (partner.name, partner.responsibilities) == ("Almi", ("kaffe", "bullar"))
    organiser.post(f"/office/editions/{latest}/partners/{partner.id}/remove")
    assert len(service.edition(latest).partners) == 2


def theme_form(**changes: str) -> dict[str, str]:
    return {
        "name": "Energi",
        "palette": "bolt",
        "answers": "2",
        "answer_minutes": "8",
        "introduction_minutes": "10",
        "questions_minutes": "20",
        "division_minutes": "5",
        "tie_rule": "lot",
        "roles": "Regionråd\nStrateg",
        **changes,
    }


def test_themes_and_issues_can_be_written(client: Client, latest: str) -> None:
    organiser = client("organiser")
    response = organiser.post(f"/office/editions/{latest}/themes/new", data=theme_form())
    theme = service.themes(latest)[-1]
    assert response.location == f"/office/themes/{theme.id}"
    assert (theme.name, theme.minutes, theme.roles) == ("Energi", 51, ("Regionråd", "Strateg"))
    organiser.post(
        f"/office/themes/{theme.id}/issues/new", data={"short_name": "Elnätet", "text": "När byggs det?"}
    )
    [issue] = service.theme(theme.id).issues
    organiser.post(f"/office/issues/{issue.id}", data={"short_name": "Elnätet", "text": "När och var?"})
    assert service.issue(issue.id).text == "När och var?"
    organiser.post(f"/office/themes/{theme.id}/move", data={"direction": "up"})
    assert service.themes(latest)[3].id == theme.id
    organiser.post(f"/office/issues/{issue.id}/remove")
    organiser.post(f"/office/themes/{theme.id}/remove")
    assert len(service.themes(latest)) == 4


@pytest.mark.parametrize("bad", [{"name": ""}, {"palette": "neon"}, {"answers": "6"}, {"tie_rule": "dice"}])
def test_a_theme_that_is_not_right_keeps_what_was_typed(
    client: Client, latest: str, bad: dict[str, str]
) -> None:
    response = client("organiser").post(
        f"/office/editions/{latest}/themes/new", data=theme_form(introduction="Mina ord", **bad)
    )
    assert response.status_code == 422
    assert "Mina ord" in response.text
    assert len(service.themes(latest)) == 4


def test_too_long_a_short_name_is_refused_at_its_field(client: Client, latest: str) -> None:
    issue = service.themes(latest)[0].issues[0]
    response = client("organiser").post(
        f"/office/issues/{issue.id}", data={"short_name": "x" * 33, "text": "Hur?"}
    )
    assert response.status_code == 422
    assert "Texten är 33 tecken, men högst 32 får plats." in response.text
    assert service.issue(issue.id) == issue


def test_a_sixth_issue_is_refused(client: Client, latest: str) -> None:
    theme = service.themes(latest)[0]
    response = client("organiser").get(f"/office/themes/{theme.id}/issues/new")
    assert response.status_code == 409
    assert "Temat har redan fem frågor" in response.text


def test_the_programme_can_be_rewritten(client: Client, latest: str) -> None:
    organiser = client("organiser")
    organiser.post(
        f"/office/editions/{latest}/programme/new",
        data={"kind": "information", "title": "Busstider", "minutes": "5", "starts_at": "15:30"},
    )
    item = service.programme(latest)[-1]
    assert (item.title, item.fixed, item.starts_at and item.starts_at.hour) == ("Busstider", True, 13)
    organiser.post(
        f"/office/programme/{item.id}", data={"kind": "information", "title": "Bussar", "minutes": "7"}
    )
    assert service.programme_item(item.id).minutes == 7
    organiser.post(f"/office/programme/{item.id}/move", data={"direction": "up"})
    assert service.programme(latest)[-2].id == item.id
    organiser.post(f"/office/programme/{item.id}/remove")
    assert len(service.programme(latest)) == 13


def test_a_time_without_a_day_is_refused(client: Client) -> None:
    edition_id = service.create_edition(year=2024, by=SYSTEM)
    response = client("organiser").post(
        f"/office/editions/{edition_id}/programme/new",
        data={"kind": "opening", "title": "Öppnande", "minutes": "10", "starts_at": "09:00"},
    )
    assert response.status_code == 422
    assert "Upplagan har ingen dag än." in response.text


def test_every_office_page_opens(client: Client, latest: str) -> None:
    organiser = client("organiser")
    theme = service.themes(latest)[0]
    item = service.programme(latest)[0]
    for path in (
        *(p.format(edition=latest) for p in OFFICE_PAGES),
        f"/office/editions/{latest}/facts",
        f"/office/editions/{latest}/partners/new",
        f"/office/editions/{latest}/themes/new",
        f"/office/editions/{latest}/programme/new",
        f"/office/themes/{theme.id}",
        f"/office/issues/{theme.issues[0].id}",
        f"/office/programme/{item.id}",
    ):
        assert organiser.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/office/editions/finns-inte",
        "/office/editions/finns-inte/facts",
        "/office/editions/finns-inte/themes/new",
        "/office/editions/finns-inte/programme/new",
        "/office/themes/finns-inte",
        "/office/issues/finns-inte",
        "/office/programme/finns-inte",
    ],
)
def test_what_does_not_exist_is_not_found(client: Client, latest: str, path: str) -> None:
    assert client("organiser").get(path).status_code == 404
