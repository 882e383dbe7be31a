"""What stands around the sums: suppliers, earlier costs, participants and the group's own time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from parliament.budget import participants, rules
from parliament.budget import service as budget
from parliament.budget.refusals import CostNameTaken, DocumentedTooEarly, VatUnclear
from parliament.budget.views import Cost, OwnTime, ParticipantCost
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.shared.money import AmountTooSmall, VatBasis
from parliament.shared.text import TextEmpty
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests import hall

KR = 100
ANNA = Actor("staff", "anna")
SOUND = Cost(60_000 * KR, date(2023, 3, 1), "Exempelljud AB", "Ljud")


@pytest.fixture
def edition(house):
    edition_id = editions.create_edition(year=2023, by=ANNA)
    budget.set_frame(edition_id, 900_000 * KR, decision="Förslag", by=ANNA)
    return edition_id


def note(edition, key="exempelljud", **change):
    given = {"options_ore": 0, "documented_on": None, "reference": "", "by": ANNA} | change
    budget.note_supplier(edition, key, **given)


# Suppliers


def test_purchases_are_summed_by_supplier_without_vat_and_without_what_was_replaced(edition):
    order = budget.order(edition, SOUND, by=ANNA)
    budget.settle_commitment(order, replace(SOUND, supplier="EXEMPELLJUD"), by=ANNA)
    budget.book_expense(edition, replace(SOUND, amount_ore=75_000 * KR, basis=VatBasis.INCLUDING), by=ANNA)
    wrong = budget.book_expense(edition, replace(SOUND, supplier="Annan AB"), by=ANNA)
    budget.correct_expense(wrong, replace(SOUND, supplier="Annan AB", amount_ore=0), by=ANNA)

    [one] = budget.suppliers(edition)

    assert (one.key, one.purchases, one.award.value_ore) == ("exempelljud", 2, 120_000 * KR)
    assert (one.award.state, one.award.document_by) == ("overdue", date(2023, 3, 31))


def test_what_the_chamber_pays_is_no_award_of_an_authority(edition):
    chamber = editions.add_partner(
        edition_id=edition, name="Kammaren", short_name="K", kind="chamber", responsibilities=(), by=ANNA
    )
    budget.book_expense(edition, replace(SOUND, partner_id=chamber), by=ANNA)

    assert budget.suppliers(edition) == []


def test_options_count_and_a_documentation_settles_the_matter(edition):
    budget.book_expense(edition, SOUND, by=ANNA)
    assert budget.supplier(edition, "exempelljud").award.state == "small"

    note(edition, options_ore=50_000 * KR)
    assert budget.supplier(edition, "exempelljud").award.state == "overdue"
    note(edition, options_ore=50_000 * KR, documented_on=date(2023, 3, 20), reference="RS/9/2023")

    one = budget.supplier(edition, "exempelljud")
    assert (one.award.state, one.reference, one.award.value_ore) == ("documented", "RS/9/2023", 110_000 * KR)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"options_ore": -1}, AmountTooSmall),
        ({"documented_on": date(2999, 1, 1)}, DocumentedTooEarly),
        ({"key": "nobody"}, NotFound),
    ],
)
def test_an_impossible_note_changes_nothing(edition, change, refusal):
    budget.book_expense(edition, SOUND, by=ANNA)
    before, head = budget.suppliers(edition), journal.chain_head()

    with pytest.raises(refusal):
        note(edition, **change)

    assert (budget.suppliers(edition), journal.chain_head()) == (before, head)


# Earlier costs


def test_a_cost_entered_by_hand_stands_beside_the_technical_support(edition):
    budget.set_frame(edition, 40_000 * KR, decision="Beslut", by=ANNA)
    before = editions.create_edition(year=2022, by=ANNA, technical_support_ore=38_400 * KR)
    budget.enter_cost(before, name="Lokal", cost_ore=10_000 * KR, vat="excl", source="Faktura", by=ANNA)

    earlier = budget.comparison(edition)
    told = [(one.year, one.name, one.cost_ore // KR, one.left_ore // KR) for one in earlier]
    compared = {one.year: one for one in budget.editions_compared()}

    assert told == [(2022, "", 38_400, 1_600), (2022, "Lokal", 10_000, 30_000)]
    assert [one.percent for one in earlier] == [96, 25]
    assert list(compared) == [2023, 2022]
    assert compared[2022].entered[0].source == "Faktura"
    assert (compared[2022].frame_ore, compared[2023].frame_ore) == (None, 40_000 * KR)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": " lokal "}, None),
        ({"name": "Lokal"}, CostNameTaken),
        ({"name": ""}, TextEmpty),
        ({"source": ""}, TextEmpty),
        ({"cost_ore": -1}, AmountTooSmall),
        ({"vat": "maybe"}, VatUnclear),
        ({"edition_id": "none"}, NotFound),
    ],
)
def test_an_earlier_cost_has_a_name_of_its_own_and_a_source(edition, change, refusal):
    given = {
        "edition_id": edition,
        "name": "Lokal",
        "cost_ore": 1,
        "vat": "incl",
        "source": "Pärm",
        "by": ANNA,
    }
    first = budget.enter_cost(**given)
    head = journal.chain_head()

    if refusal is None:
        budget.enter_cost(**given | change)
        assert [one.name for one in budget.entered_costs()] == ["Lokal", "lokal"]
        return
    with pytest.raises(refusal):
        budget.enter_cost(**given | change)
    assert ([one.id for one in budget.entered_costs()], journal.chain_head()) == ([first], head)


def test_an_earlier_cost_is_removed_once(edition):
    cost = budget.enter_cost(edition, name="Lokal", cost_ore=1, vat="incl", source="Pärm", by=ANNA)

    budget.remove_cost(cost, by=ANNA)

    assert budget.entered_costs() == []
    with pytest.raises(NotFound):
        budget.remove_cost(cost, by=ANNA)


# Participants and time


def each(edition):
    return budget.cost_per_participant(budget.overview(edition))


def test_the_forecast_is_divided_by_the_confirmed_until_somebody_has_come(house):
    edition = hall.open_edition(year=clock.stockholm(clock.now()).year)
    assert each(edition) is None
    budget.set_frame(edition, 40_000 * KR, decision="Beslut", by=ANNA)
    budget.plan_line(edition, name="Lokal", planned_ore=20_000 * KR, by=ANNA)
    day = clock.stockholm(clock.now()).date()
    budget.book_expense(edition, replace(SOUND, amount_ore=10_000 * KR, date=day), by=ANNA)
    seats = hall.register(edition, 1, people=3).seats
    assert each(edition) == ParticipantCost(3, checked_in=False, cost_ore=3_000_000, each_ore=1_000_000)

    door.check_in(seat_id=seats[0].id, how="name", by=ANNA)
    door.check_in(seat_id=seats[1].id, how="name", by=ANNA)
    door.check_out(seat_id=seats[1].id, by=ANNA)

    assert each(edition) == ParticipantCost(2, checked_in=True, cost_ore=1_000_000, each_ore=500_000)


@pytest.mark.parametrize(
    ("ore", "heads", "result"), [(100, 3, 33), (200, 3, 67), (5, 2, 3), (0, 4, 0), (1, 0, None)]
)
def test_a_share_is_rounded_half_up_to_the_ore(ore, heads, result):
    assert rules.per_head(ore, heads) == result


@pytest.fixture
def no_hours_left_behind():
    yield
    participants._sources.clear()


@pytest.mark.usefixtures("no_hours_left_behind")
def test_own_time_stands_beside_the_money_and_changes_no_sum(edition):
    before = budget.overview(edition)
    assert budget.own_time(edition) is None
    hours = {edition: OwnTime(Decimal(200), Decimal("12.5"))}

    budget.bind_own_time(hours.get)

    assert budget.own_time(edition) == OwnTime(Decimal(200), Decimal("12.5"))
    assert budget.overview(edition) == before
    hours[edition] = OwnTime(Decimal(0), Decimal(0))
    assert budget.own_time(edition) is None
