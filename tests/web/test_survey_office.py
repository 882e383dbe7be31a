"""The organisers' pages of the survey, the report and the workbook: the same figures everywhere."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
import pytest

from parliament.access.who import parts
from parliament.evaluation import building, inviting, links, rules, service
from parliament.registration import service as registration
from parliament.storage.actor import Actor
from tests import hall

BY = Actor("staff", "organiser")


@pytest.fixture
def edition(house) -> str:
    made = hall.open_edition(status="live")
    for n in range(1, 8):
        hall.register(made, n)
    return made


def page(response) -> str:
    return " ".join(response.get_data(as_text=True).split())


def answered(edition: str, *, best: str = "Maten") -> None:
    service.open_survey(edition_id=edition, by=BY)
    for n, seat in enumerate(registration.seats(edition)):
        raw = {"overall": "5" if n < 3 else "3", "again": "yes", "best": best}
        service.answer(seat_id=seat.id, answers=rules.check_answers(raw))
    service.close_survey(edition_id=edition, by=BY)


QUESTION = {"shape": "yes_no", "sv": "Fika?", "en": "Coffee?"}


def test_an_organiser_builds_previews_and_makes_a_new_version(edition, client):
    office = client("organiser")
    assert office.post("/office/evaluation/questions/new", data=QUESTION).status_code == 302
    assert "Fika?" in page(office.get("/office/evaluation/questions/preview"))
    service.open_survey(edition_id=edition, by=BY)
    seat = registration.seats(edition)[0].id
    service.answer(seat_id=seat, answers=rules.check_answers({"overall": "5"}))
    refused = office.post("/office/evaluation/questions/new", data=QUESTION)
    assert (refused.status_code, "Gör en ny version" in page(refused)) == (409, True)
    office.post("/office/evaluation/questions/version", data={"deed": "new"})
    assert "Version 2 är ett utkast" in page(office.get("/office/evaluation/questions"))
    office.post("/office/evaluation/questions/version", data={"deed": "use"})
    assert building.items_in_use(edition, "participants")[0] == 2
    assert client("reader").get("/office/evaluation/questions").status_code == 403


def test_what_was_typed_is_kept_when_a_question_is_refused(edition, client):
    sent = client("organiser").post(
        "/office/evaluation/questions/new", data={**QUESTION, "shape": "one", "options_sv": "Bara ett"}
    )
    assert (sent.status_code, "Bara ett" in page(sent), "Skriv 2–12 olika svar" in page(sent)) == (
        422,
        True,
        True,
    )
    core = client("organiser").post("/office/evaluation/questions/overall", data=QUESTION)
    assert (core.status_code, "ställs lika varje år" in page(core)) == (409, True)


def test_a_page_made_from_the_version_before_is_still_taken(edition, client, house):
    key = building.add_item(
        edition_id=edition,
        audience="participants",
        new=building.NewItem(shape="yes_no", sv="Fika?", en="Coffee?"),
        by=BY,
    )
    service.open_survey(edition_id=edition, by=BY)
    seats = registration.seats(edition)
    service.answer(seat_id=seats[0].id, answers=rules.check_answers({"overall": "5"}))
    whose = {"edition_id": edition, "audience": "participants", "by": BY}
    building.new_version(**whose)
    building.remove_item(**whose, key=key)
    building.use_version(**whose)
    link = f"/utvardering/{parts().keys.survey_token(parts().directory.by_id(seats[1].id))}"
    assert client().post(link, data={"version": "1", key: "yes"}).status_code == 302
    for version in ("9", "x", "-1", "9" * 40):
        assert client().post(link, data={"version": version, "overall": "4"}).status_code == 409


def test_a_politicians_link_answers_once_and_dies_with_the_invitation(edition, client, house):
    who = {"edition_id": edition, "by": BY}
    first, second = (inviting.invite(name=n, email=f"{n}@exempel.se", **who) for n in ("a", "b"))
    service.open_survey(edition_id=edition, audience="politicians", by=BY)
    keys = house.extensions[links.EXTENSION]
    link = f"/utvardering/{keys.token(first, 1)}"
    assert "Har du nytta av det som kom fram" in page(client().get(link))
    assert client().post(link, data={"useful": "4"}).status_code == 302
    again = client().post(link, data={"useful": "1"})
    assert (again.status_code, "Du har redan svarat" in page(again)) == (409, True)
    assert client().get(f"/utvardering/{keys.token(second, 2)}").status_code == 404
    assert client().get(f"/utvardering/{second}{keys.token(first, 1)[16:]}").status_code == 404
    inviting.uninvite(invited_id=second, by=BY)
    assert client().get(f"/utvardering/{keys.token(second, 1)}").status_code == 404


def test_the_report_is_tagged_with_bookmarks_and_tells_the_same_as_the_api(edition, client):
    office = client("organiser")
    assert office.get("/office/evaluation.pdf").status_code == 409
    answered(edition, best="=1+1 <b>#strong[x]")
    sent = office.get("/office/evaluation.pdf")
    assert sent.mimetype == "application/pdf"
    assert b"/StructTreeRoot" in sent.data
    report = pypdfium2.PdfDocument(sent.data)
    titles = [mark.get_title() for mark in report.get_toc()]
    assert {"Siffror", "Det som skrevs", "Vad tycker du om dagen som helhet?"} <= set(titles)
    told = " ".join(re.sub(r"\s+", " ", each.get_textpage().get_text_range()) for each in report)
    assert "=1+1 <b>#strong[x]" in told
    token = parts().credentials.create_token(role="reader", label="test", by=BY)
    found = client().get("/api/v1/evaluation/summary", headers={"Authorization": f"Bearer {token}"}).json
    overall = next(item for item in found["items"] if item["key"] == "overall")
    assert (
        f"{overall['answers']} har svarat. Medel: {overall['mean']:.1f}".replace(".", ",").replace(
            "svarat,", "svarat."
        )
        in told
    )
    assert (found["audience"], found["on_paper"], found["years"][0]["key"]) == ("participants", 0, "overall")


def test_the_workbook_holds_text_and_no_formulas(edition, client):
    answered(edition, best="=HYPERLINK(1)")
    sent = client("organiser").get("/office/evaluation.xlsx")
    with zipfile.ZipFile(io.BytesIO(sent.data)) as book:
        names = [name for name in book.namelist() if "worksheets/sheet" in name]
        assert len(names) == 4
        assert not any(b"<f>" in book.read(name) for name in names)
        assert b"=HYPERLINK(1)" in book.read("xl/sharedStrings.xml")


def test_a_chart_has_its_table_and_the_api_knows_both_audiences(edition, client):
    answered(edition)
    shown = page(client("organiser").get("/office/evaluation"))
    assert shown.count('<svg class="chart"') == shown.count("<caption>Svaren i tal")
    token = parts().credentials.create_token(role="reader", label="test", by=BY)
    head = {"Authorization": f"Bearer {token}"}
    other = client().get("/api/v1/evaluation/summary?audience=politicians", headers=head).json
    assert (other["audience"], other["why_not"]) == ("politicians", "not_opened")
    assert client().get("/api/v1/evaluation/summary?audience=x", headers=head).status_code == 422
