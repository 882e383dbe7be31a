"""The pages and the API of the budget: clear words at every refusal, and nothing changed by it."""

from __future__ import annotations

import io

import openpyxl
import pytest

from parliament.access.who import parts
from parliament.budget import service as budget
from parliament.editions import service as editions
from parliament.shared import clock
from parliament.storage.actor import Actor

KR = 100
ORGANISER = Actor("staff", "organiser")
NBSP = "\u00a0"
RENT = {
    "amount": "3 000",
    "basis": "excl",
    "vat_rate": "25",
    "supplier": "Exempelsalen AB",
    "text": "Hyra av lokal",
    "date": "2023-10-05",
}


@pytest.fixture
def edition(house):
    edition_id = editions.create_edition(year=2023, by=ORGANISER)
    budget.set_frame(edition_id, 40_000 * KR, decision="Förslag", by=ORGANISER)
    return edition_id


def spent(edition_id):
    return budget.overview(edition_id).spent_ore


def post(client, page, edition, **change):
    return client.post(f"/office/budget/{page}?edition={edition}", data=RENT | change)


def test_an_expense_is_booked_from_the_form(client, edition):
    answer = post(client("organiser"), "expenses/new", edition)

    assert answer.status_code == 302
    assert spent(edition) == 3_000 * KR


@pytest.mark.parametrize(
    ("typed", "ore"),
    [
        ("1 250,50", 125_050),
        ("1.250,50", 125_050),
        ("1250.50 kr", 125_050),
        ("1\u00a0250,50\u00a0kr", 125_050),
        ("38\u202f400", 3_840_000),
    ],
)
def test_amounts_are_read_as_people_write_them(client, edition, typed, ore):
    post(client("organiser"), "expenses/new", edition, amount=typed)

    assert spent(edition) == ore


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"amount": "\u22123 000"}, "Beloppet måste vara minst"),
        ({"amount": "-1"}, "Beloppet måste vara minst"),
        ({"amount": "1,250"}, "Beloppet går inte att läsa"),
        ({"amount": ""}, "Beloppet går inte att läsa"),
        ({"amount": "99999999999"}, "Beloppet är större än"),
        ({"amount": "9" * 10_000}, "Beloppet går inte att läsa"),
        ({"vat_rate": "13"}, "Momssatsen finns inte"),
        ({"vat_rate": "-25"}, "Momssatsen finns inte"),
        ({"vat_rate": "25 %"}, "Momssatsen finns inte"),
        ({"vat_rate": "99999999999999"}, "Momssatsen finns inte"),
        ({"date": "2022-12-31"}, "Datumet ligger utanför 2023"),
        ({"date": "2024-01-01"}, "Datumet ligger utanför 2023"),
        ({"date": "5 oktober"}, "Datumet går inte att läsa"),
        ({"date": "2023-02-30"}, "Datumet går inte att läsa"),
        ({"date": ""}, "Datumet går inte att läsa"),
        ({"supplier": " \u200b "}, "Här saknas text"),
        ({"supplier": "Å" * 5_000}, "Texten är 5000 tecken"),
        ({"text": ""}, "Här saknas text"),
        ({"text": "x" * 100_000}, "Texten är 100000 tecken"),
        ({"partner": "nobody"}, "Valet hör inte till den här upplagan"),
        ({"line": "nothing"}, "Valet hör inte till den här upplagan"),
        ({"theme": "nothing"}, "Valet hör inte till den här upplagan"),
    ],
)
@pytest.mark.parametrize("page", ["expenses/new", "orders/new"])
def test_bad_input_is_refused_in_clear_words_and_nothing_changes(client, edition, page, change, words):
    before = budget.overview(edition)

    answer = post(client("organiser"), page, edition, **change)

    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)
    assert (budget.overview(edition), budget.expenses(edition)) == (before, [])


def test_what_was_typed_is_kept_when_it_is_refused(client, edition):
    page = post(client("organiser"), "expenses/new", edition, amount="mycket", text="Ljud <och> bild")

    text = page.get_data(as_text=True)
    assert 'value="mycket"' in text
    assert "Ljud &lt;och&gt; bild" in text


def test_breaking_the_frame_is_refused_with_what_remains_and_a_way_on(client, edition):
    organiser = client("organiser")
    post(organiser, "expenses/new", edition, amount="38 400")

    refusal = post(organiser, "expenses/new", edition)

    text = refusal.get_data(as_text=True)
    assert refusal.status_code == 409
    assert f"1{NBSP}600{NBSP}kr återstår" in text
    assert "Boka ändå, med motivering" in text
    assert spent(edition) == 38_400 * KR


def test_booking_all_the_same_needs_a_reason(client, edition):
    organiser = client("organiser")

    without = post(organiser, "orders/new", edition, amount="41 000", override="1", override_reason=" ")
    assert without.status_code == 422
    assert budget.expenses(edition) == []

    done = post(organiser, "orders/new", edition, amount="41 000", override="1", override_reason="Beslut 12")
    assert done.status_code == 302
    assert [entry.override_reason for entry in budget.expenses(edition)] == ["Beslut 12"]


def test_a_reason_without_its_button_does_not_break_the_frame(client, edition):
    answer = post(client("organiser"), "orders/new", edition, amount="41 000", override_reason="Beslut 12")

    assert answer.status_code == 409


def test_an_order_is_settled_and_corrected_on_pages_of_their_own(client, edition):
    organiser = client("organiser")
    post(organiser, "orders/new", edition)
    [order] = budget.expenses(edition)

    assert "Slutför beställning nr 1" in organiser.get(f"/office/budget/expenses/{order.id}/settle").text
    post(organiser, f"expenses/{order.id}/settle", edition, amount="2 800")
    again = post(organiser, f"expenses/{order.id}/settle", edition, amount="2 800")
    assert again.status_code == 409
    assert "har redan ersatts" in again.text

    settled = budget.expenses(edition)[0]
    post(organiser, f"expenses/{settled.id}/correct", edition, amount="0")
    assert [(e.number, e.status, e.counted_ore) for e in budget.expenses(edition)] == [
        (3, "spent", 0),
        (2, "corrected", 2_800 * KR),
        (1, "settled", 3_000 * KR),
    ]
    assert "Struken" in organiser.get(f"/office/budget/expenses/{budget.expenses(edition)[0].id}").text


def test_an_order_whose_day_has_passed_says_that_the_invoice_is_late(client, edition):
    organiser, day = client("organiser"), clock.stockholm(clock.now()).date()
    post(organiser, "orders/new", edition)
    assert "Fakturan dröjer" in organiser.get(f"/office/budget?edition={edition}").text

    this_year = editions.create_edition(year=day.year, by=ORGANISER)
    budget.set_frame(this_year, 40_000 * KR, decision="Förslag", by=ORGANISER)
    post(organiser, "orders/new", this_year, date=day.isoformat())
    assert "Fakturan dröjer" not in organiser.get(f"/office/budget?edition={this_year}").text


def test_the_same_form_sent_twice_books_once(client, edition):
    organiser = client("organiser")

    for _ in range(2):
        assert post(organiser, "expenses/new", edition, request_id="abcdefgh234567ab").status_code == 302

    assert spent(edition) == 3_000 * KR


def test_the_frame_and_the_plan_have_their_pages(client, edition):
    organiser = client("organiser")
    frame = {"frame": "45 000", "decision": "Tilläggsbeslut", "decided_on": "2023-06-01"}
    assert organiser.post(f"/office/budget/frame?edition={edition}", data=frame).status_code == 302
    assert "Tilläggsbeslut" in organiser.get(f"/office/budget/frame?edition={edition}").text

    line = {"name": "Lokal", "planned": "12 000"}
    assert organiser.post(f"/office/budget/lines/new?edition={edition}", data=line).status_code == 302
    [planned] = budget.overview(edition).lines
    changed = {"name": "Lokal och scen", "planned": "13 000", "finished": "y"}
    assert organiser.post(f"/office/budget/lines/{planned.id}", data=changed).status_code == 302

    view = budget.overview(edition)
    assert (view.frame_ore, view.lines[0].name, view.lines[0].finished) == (
        45_000 * KR,
        "Lokal och scen",
        True,
    )


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("frame", {"frame": "-1", "decision": "Beslut"}),
        ("frame", {"frame": "1 000", "decision": ""}),
        ("frame", {"frame": "1 000", "decision": "Beslut", "decided_on": "igår"}),
        ("lines/new", {"name": "", "planned": "1 000"}),
        ("lines/new", {"name": "Lokal", "planned": "gratis"}),
    ],
)
def test_a_bad_frame_or_plan_is_refused(client, edition, page, data):
    before = budget.overview(edition)

    answer = client("organiser").post(f"/office/budget/{page}?edition={edition}", data=data)

    assert (answer.status_code, budget.overview(edition)) == (422, before)


def test_the_overview_tells_of_2022(client, edition):
    editions.create_edition(
        year=2022, by=ORGANISER, technical_support_ore=38_400 * KR, technical_support_vat="unknown"
    )

    text = client("organiser").get(f"/office/budget?edition={edition}").text

    assert f"1{NBSP}600{NBSP}kr kvar om samma kostnad, 96{NBSP}% av ramen." in text


def test_the_pages_work_without_edition_and_without_frame(client, house):
    organiser = client("organiser")
    assert "Ingen upplaga än" in organiser.get("/office/budget").text
    assert organiser.get("/office/budget/expenses/new").status_code == 404

    edition_id = editions.create_edition(year=2023, by=ORGANISER)
    assert "Ingen ram är satt" in organiser.get(f"/office/budget?edition={edition_id}").text
    refusal = post(organiser, "expenses/new", edition_id)
    assert refusal.status_code == 409
    assert "Sätt ramen innan du bokar" in refusal.text


@pytest.mark.parametrize("role", ["operator", "chair", "moderator", "door", "desk", "screen", "politician"])
def test_other_roles_reach_neither_pages_nor_bookings(client, edition, role):
    visitor = client(role)

    assert visitor.get("/office/budget").status_code == 403
    assert post(visitor, "expenses/new", edition).status_code == 403
    assert budget.expenses(edition) == []


def test_a_reader_reads_and_is_offered_nothing_else(client, edition):
    reader = client("reader")

    page = reader.get(f"/office/budget?edition={edition}")

    assert page.status_code == 200
    assert "Boka en kostnad" not in page.text
    assert post(reader, "expenses/new", edition).status_code == 403


def test_the_spreadsheet_holds_the_numbers_and_no_formula(client, edition):
    organiser, formula = client("organiser"), '=HYPERLINK("https://exempel.test")'
    post(organiser, "expenses/new", edition, supplier=formula, text="+46 @SUM(1)")

    file = organiser.get(f"/office/budget/export.xlsx?edition={edition}").data
    book = openpyxl.load_workbook(io.BytesIO(file))

    entry = [cell.value for cell in book["Händelser"][2]]
    assert entry[3:6] == [formula, "+46 @SUM(1)", 3_000]
    assert {cell.data_type for sheet in book for row in sheet for cell in row} == {"s", "n", "d"}
    overview = {row[0].value: row[1].value for row in book["Översikt"]}
    assert (overview["Ram"], overview["Disponibelt"]) == (40_000, 37_000)


@pytest.fixture
def api(house, client):
    """A client with an organiser's token."""

    def call(method, path, *, role="organiser", **kwargs):
        token = parts().credentials.create_token(role=role, by=Actor.system())
        return getattr(house.test_client(), method)(
            f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"}, **kwargs
        )

    return call


BODY = {"amount": 300_000, "supplier": "Exempelsalen AB", "text": "Hyra", "date": "2023-10-05"}


def test_the_api_books_and_tells_in_ore(api, edition):
    made = api("post", "expenses", json=BODY | {"status": "committed", "vat_rate": 12})

    assert made.status_code == 201
    assert (made.json["status"], made.json["amount"], made.json["vat"]) == ("committed", 300_000, 36_000)
    assert [entry["id"] for entry in api("get", "expenses").json] == [made.json["id"]]
    told = api("get", "budget").json
    names = ("frame", "planned", "committed", "spent", "available", "forecast")
    assert [told[name] for name in names] == [4_000_000, 0, 300_000, 0, 3_700_000, 300_000]


def test_the_api_takes_a_coding_and_tells_of_approval(api, edition):
    coding = {"responsibility": "4711", "account": "6010", "project": "", "note": "Motpart 9"}

    made = api("post", "expenses", json=BODY | {"coding": coding}).json

    assert (made["coding"], made["receipts"], made["approval"], made["needs_approval"]) == (
        coding,
        0,
        None,
        True,
    )
    assert (api("get", "budget").json["to_approve"], api("get", "budget").json["per_participant"]) == (
        1,
        None,
    )
    staff = Actor("staff", "another")
    budget.approve(expense_id=made["id"], receipts_seen=[], by=staff)
    assert api("get", "expenses").json[0]["approval"]["by"] == "staff:another"
    assert api("get", "budget").json["to_approve"] == 0


def test_the_api_refuses_what_breaks_the_frame_and_takes_a_reason(api, edition):
    refusal = api("post", "expenses", json=BODY | {"amount": 4_000_001})
    assert (refusal.status_code, refusal.json["code"]) == (409, "frame_exceeded")
    assert refusal.mimetype == "application/problem+json"
    assert spent(edition) == 0

    assert (
        api("post", "expenses", json=BODY | {"amount": 4_000_001, "override_reason": "Beslut"}).status_code
        == 201
    )


@pytest.mark.parametrize(
    "change",
    [
        {"amount": "1 250,50"},
        {"amount": 0},
        {"amount": -300_000},
        {"amount": 10**15},
        {"amount": 1.5},
        {"amount": True},
        {"vat_rate": 13},
        {"vat_basis": "maybe"},
        {"date": "2022-12-31"},
        {"date": "yesterday"},
        {"supplier": ""},
        {"text": "x" * 100_000},
        {"partner": "nobody"},
        {"status": "corrected"},
        {"surprise": 1},
        {"coding": {"account": "6" * 31}},
        {"coding": {"surprise": "x"}},
    ],
)
def test_the_api_refuses_what_is_impossible(api, edition, change):
    answer = api("post", "expenses", json=BODY | change)

    assert answer.status_code == 422
    assert budget.expenses(edition) == []


def test_the_api_is_for_organisers(api, edition):
    assert api("post", "expenses", role="operator", json=BODY).status_code == 403
    assert budget.expenses(edition) == []


def test_the_api_asks_who_it_is(client, edition):
    assert client().get("/api/v1/budget").status_code == 401
    assert client().post("/api/v1/expenses", json=BODY).status_code == 401
    assert budget.expenses(edition) == []
