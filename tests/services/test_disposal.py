"""Disposal by rule: the dry run tells exactly what would go, the run takes that and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask

from parliament.access import service as access
from parliament.access.who import parts
from parliament.editions import service as editions
from parliament.mail import service as mail
from parliament.privacy import disposal, rules
from parliament.privacy.rules import Decision
from parliament.registration import needs
from parliament.registration import personal as registration_personal
from parliament.registration import service as registration
from parliament.registration.needs import Needs
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.shared.text import TextEmpty, TextTooLong
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests.architecture.walk import everything
from tests.hall import at_once, open_edition, register

BY = Actor("staff", "anna")


@pytest.fixture(autouse=True)
def clock_runs_again() -> Iterator[None]:
    yield
    clock.play_no_more()


def decide(kind: str, days: int = 90, *, number: str = "RS/699/2022 § 12") -> None:
    on = clock.stockholm(clock.now()).date()
    disposal.decide(kind=kind, decision=Decision(days, number, "Regionstyrelsen", on), by=BY)


def a_held_edition(companies: int = 3) -> str:
    edition = open_edition()
    for n in range(1, companies + 1):
        register(edition, n)
    for status in ("live", "held"):
        editions.set_status(edition_id=edition, status=status, by=BY)
    return edition


def later(days: int) -> None:
    clock.play_at(clock.now() + dt.timedelta(days=days))


def go(kind: str, edition: str) -> int:
    found = disposal.plan(kind=kind, edition_id=edition)
    return disposal.run(kind=kind, edition_id=edition, fingerprint=found.fingerprint, by=BY)


def test_every_kind_of_the_rules_has_a_way_and_no_other() -> None:
    assert set(disposal.WAYS) == set(rules.KINDS)


@pytest.mark.parametrize("kind", rules.KINDS)
def test_without_a_decision_nothing_goes(house: Flask, kind: str) -> None:
    edition = a_held_edition()
    later(4000)
    before = everything()
    with pytest.raises(rules.NoDisposalDecision):
        go(kind, edition)
    assert everything() == before


@pytest.mark.parametrize("kind", [*rules.PRESERVED, "seats", ""])
def test_what_is_outside_the_rules_is_refused(house: Flask, kind: str) -> None:
    edition = a_held_edition()
    before = everything()
    with pytest.raises((rules.MustBePreserved, rules.UnknownDisposalKind)):
        decide(kind)
    with pytest.raises((rules.MustBePreserved, rules.UnknownDisposalKind)):
        go(kind, edition)
    assert everything() == before


def test_before_the_limit_nothing_goes_and_after_it_what_was_shown(house: Flask) -> None:
    edition = a_held_edition(3)
    decide("contacts", 90)
    later(89)
    before = everything()
    with pytest.raises(rules.DisposalTooEarly):
        go("contacts", edition)
    assert everything() == before
    later(1)
    shown = disposal.plan(kind="contacts", edition_id=edition)
    assert sorted(record.label for record in shown.records) == sorted(
        address for n in (1, 2, 3) for address in (f"a@bolag{n}.exempel.se", f"info@bolag{n}.exempel.se")
    )
    assert go("contacts", edition) == 6
    assert {seat.email for seat in registration.seats(edition)} == {""}
    assert [seat.delegate_name for seat in registration.seats(edition)] == [
        f"Delegat {n} A" for n in (1, 2, 3)
    ]
    assert disposal.plan(kind="contacts", edition_id=edition).records == ()
    with pytest.raises(rules.NothingToDispose):
        go("contacts", edition)


def test_needs_go_the_day_after_and_what_was_needed_is_not_told_of_anybody(house: Flask) -> None:
    edition = a_held_edition(1)
    person = registration_personal.find_people("delegat")[0][0].delegate_id
    needs.save_needs(edition_id=edition, person_id=person, new=Needs(("vegan", "hearing_loop")), by=BY)
    decide("needs", 0)
    before = everything()
    with pytest.raises(rules.DisposalTooEarly):
        go("needs", edition)
    assert everything() == before
    later(1)
    shown = disposal.plan(kind="needs", edition_id=edition).records
    assert [record.label for record in shown] == ["hearing_loop", "vegan"]
    assert go("needs", edition) == 2
    assert not needs.needs_of(person).any


def test_the_log_stays_and_holds_no_person(house: Flask) -> None:
    edition = a_held_edition(2)
    decide("people", 30)
    later(31)
    assert go("people", edition) == 2
    (run,) = disposal.log()
    assert (run.kind, run.edition_id, run.records, run.days, run.decision_no) == (
        "people",
        edition,
        2,
        30,
        "RS/699/2022 § 12",
    )
    (entry,) = journal.entries(actions=("privacy.disposed",))
    assert entry.facts == {"edition": edition, "records": 2, "decision_no": "RS/699/2022 § 12"}
    assert {seat.delegate_name for seat in registration.seats(edition)} == {"Gallrad person"}
    assert list(journal.breaks()) == []
    assert "Delegat" not in repr(everything())


def test_another_edition_is_not_touched(house: Flask) -> None:
    edition = a_held_edition(1)
    other = open_edition(year=2024)
    register(other, 5)
    decide("people", 0)
    decide("letters", 0)
    later(1)
    go("people", edition)
    assert [seat.delegate_name for seat in registration.seats(other)] == ["Delegat 5 A"]
    assert len(mail.letters_of("a@bolag5.exempel.se")) == 1


def test_what_has_changed_since_it_was_shown_is_not_taken(house: Flask) -> None:
    edition = a_held_edition(2)
    decide("contacts", 0)
    later(2)
    shown = disposal.plan(kind="contacts", edition_id=edition)
    editions.change_edition(edition_id=edition, seats=60, by=BY)
    register(open_edition(year=2030), 9)
    with pytest.raises(rules.DisposalChanged):
        disposal.run(kind="contacts", edition_id=edition, fingerprint="", by=BY)
    registration_personal.erase_contacts([shown.records[0].id])
    before = everything()
    with pytest.raises(rules.DisposalChanged):
        disposal.run(kind="contacts", edition_id=edition, fingerprint=shown.fingerprint, by=BY)
    assert everything() == before


def test_many_at_once_dispose_once(house: Flask) -> None:
    edition = a_held_edition(2)
    decide("letters", 0)
    later(1)
    shown = disposal.plan(kind="letters", edition_id=edition)
    outcomes = at_once(
        5,
        lambda _: disposal.run(kind="letters", edition_id=edition, fingerprint=shown.fingerprint, by=BY),
    )
    assert sorted(outcomes) == ["NothingToDispose"] * 4 + ["ok"]
    assert [run.records for run in disposal.log()] == [2]


def test_old_sign_ins_go_and_those_in_use_stay(house: Flask) -> None:
    edition = a_held_edition(1)
    account = access.create_account(email="anna@x.se", name="Anna", roles=["organiser"], by=BY)
    parts().credentials.create_sign_in_link(account_id=account, by=BY)
    token = parts().credentials.create_token(role="reader", by=BY)
    gone = parts().credentials.create_token(role="reader", label="gammal", by=BY)
    revoked = next(each for each in access.list_tokens() if each.label == "gammal")
    access.revoke_token(token_id=revoked.id, by=BY)
    decide("sign_ins", 30)
    assert disposal.plan(kind="sign_ins", edition_id=edition).records == ()
    later(33)
    assert go("sign_ins", edition) == 2
    assert parts().credentials.token_holder(token) is not None
    assert parts().credentials.token_holder(gone) is None
    assert [each.label for each in access.list_tokens()] == [""]


def test_the_journals_persons_go_and_the_chain_is_whole(house: Flask) -> None:
    edition = a_held_edition(2)
    decide("journal", 10)
    later(11)
    register(open_edition(year=2030), 9)
    assert go("journal", edition) == 2
    assert list(journal.breaks()) == []
    kept = [entry.personal["name"] for entry in journal.entries() if entry.personal]
    assert kept == ["Exempelbolaget Nr 9 AB"]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"decision_no": " "}, TextEmpty),
        ({"decided_by": ""}, TextEmpty),
        ({"decision_no": "x" * 121}, TextTooLong),
        ({"days": -1}, rules.DaysOutOfRange),
        ({"decided_on": dt.date(2999, 1, 1)}, rules.DecisionInTheFuture),
    ],
)
def test_a_decision_that_is_none_is_refused(
    house: Flask, changed: dict[str, object], refusal: type[Exception]
) -> None:
    facts: dict[str, object] = {
        "days": 1,
        "decision_no": "1",
        "decided_by": "RS",
        "decided_on": dt.date(2020, 1, 1),
    }
    before = everything()
    with pytest.raises(refusal):
        disposal.decide(kind="letters", decision=Decision(**{**facts, **changed}), by=BY)  # type: ignore[arg-type]
    assert everything() == before


def test_an_unknown_edition_is_refused(house: Flask) -> None:
    decide("letters")
    with pytest.raises(NotFound):
        go("letters", "0")


def test_all_that_is_due_runs_by_one_command_and_the_second_time_nothing(house: Flask) -> None:
    edition = a_held_edition(2)
    decide("letters", 5)
    decide("contacts", 400)
    later(6)
    assert disposal.run_due(by=BY) == {"letters": 2}
    assert disposal.run_due(by=BY) == {}
    assert registration.seats(edition)[0].email == "a@bolag1.exempel.se"
