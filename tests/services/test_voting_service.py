"""Divisions through their use cases: put, open, close, paper, declare, annul, repeat."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from parliament.door import service as door
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sitting
from parliament.storage import journal
from parliament.voting import counting, refusals
from parliament.voting import service as voting
from parliament.voting.service import NewDivision
from tests.services import world as worlds
from tests.services.world import BY, World, nonce, sql

TELLERS = ("Rut Räknare", "Bo Bisittare")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with worlds.world_in(tmp_path, seats=6) as made:
        yield made


def everything() -> str:
    tables = ("division", "division_option", "electoral_register", "paper_count", "journal", "live_counter")
    return str([sql(f"SELECT * FROM {table}") for table in tables])


def refused(kind: type[RuleBroken], act: object, **arguments: object) -> RuleBroken:
    """The refusal of an act, which changed nothing."""
    before = everything()
    with pytest.raises(kind) as error:
        act(by=BY, **arguments)  # type: ignore[operator]
    assert everything() == before
    assert "{" not in error.value.sentence("sv") + error.value.sentence("en")
    return error.value


def test_a_theme_is_put_to_the_vote_with_its_issues_its_number_of_answers_and_its_tie_rule(
    world: World,
) -> None:
    division = voting.create_theme_division(sitting_id=world.sitting_id, theme_id=world.theme_ids[0], by=BY)
    view = voting.division(division)
    assert (view.kind, view.secrecy, view.status, view.places, view.tie_rule) == (
        "choose", "secret", "draft", 2, "both",
    )  # fmt: skip
    assert [option.id for option in view.options] == ["A", "B", "C", "D", "E"]
    assert [option.label for option in view.options] == [f"Fråga {letter}" for letter in "ABCDE"]
    assert all(option.issue_id for option in view.options)
    assert view.options[0].text == "Hur löser vi A i område 1?"


def test_a_yes_no_division_says_what_yes_and_no_mean_and_is_recorded(world: World) -> None:
    division = world.division(kind="yes_no", yes_means="bifall", no_means="avslag", opened=False)
    view = voting.division(division)
    assert view.secrecy == "recorded"
    assert [(o.id, o.means) for o in view.options] == [("yes", "bifall"), ("no", "avslag"), ("abstain", "")]


def test_the_trial_division_is_marked_and_comes_without_a_theme(world: World) -> None:
    trial = voting.division(voting.create_trial_division(sitting_id=world.sitting_id, by=BY))
    assert trial.trial
    assert trial.theme_id is None
    assert len(trial.options) == 2


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewDivision(title="T", kind="dance", options=[("a", "", None)] * 2), "kind"),
        (NewDivision(title="T", options=[("a", "", None)]), "options"),
        (NewDivision(title="T", options=[(f"a{n}", "", None) for n in range(27)]), "options"),
        (NewDivision(title="T", options=[("", "", None), ("b", "", None)]), "options"),
        (NewDivision(title="T", options=[("a" * 81, "", None), ("b", "", None)]), "options"),
        (NewDivision(title="T", options=[("a", "", None), ("b", "", None)], max_choices=3), "max_choices"),
        (NewDivision(title="T", options=[("a", "", None), ("b", "", None)], max_choices=0), "max_choices"),
        (NewDivision(title="T", options=[("a", "", None), ("b", "", None)], places=3), "places"),
        (NewDivision(title="T", options=[("a", "", None), ("b", "", None)], tie_rule="coin"), "tie_rule"),
        (NewDivision(title="T", kind="yes_no", secrecy="whispered"), "secrecy"),
        (NewDivision(title=" \u200b ", kind="yes_no"), "title"),
        (NewDivision(title="T" * 201, kind="yes_no"), "title"),
    ],
)
def test_what_cannot_be_put_to_the_vote_is_refused_at_its_field(
    world: World, new: NewDivision, field: str
) -> None:
    error = refused(RuleBroken, voting.create_division, sitting_id=world.sitting_id, new=new)
    assert error.field == field
    assert error.status == 422


def test_opening_freezes_the_register_of_those_present_with_a_vote(world: World) -> None:
    away, speaks = world.seats[0], world.seats[5]
    door.check_out(seat_id=away.id, by=BY)
    registration.set_votes(company_id=speaks.company_id, votes=2, by=BY)
    division = world.division()
    register = {str(row[0]) for row in sql("SELECT seat_id FROM electoral_register")}
    assert register == {seat.id for seat in world.seats} - {away.id, speaks.id}
    door.check_in(seat_id=away.id, how="name", by=BY)
    assert voting.division(division).register_size == len(register) == 4
    assert set(voting.not_yet_voted(division)) == register
    world.cast(1, division, ["A"], nonce())
    assert set(voting.not_yet_voted(division)) == register - {world.seats[1].id}


def test_nothing_opens_when_nobody_with_a_vote_is_here(world: World) -> None:
    for seat in world.seats:
        door.check_out(seat_id=seat.id, by=BY)
    division = world.division(opened=False)
    refused(refusals.NobodyToVote, voting.open_division, division_id=division)


def test_nothing_opens_when_the_sitting_is_not_open(world: World) -> None:
    division = world.division(opened=False)
    sitting.step(sitting_id=world.sitting_id, name="adjourn", by=BY)
    refused(sitting_rules.SittingNotOpen, voting.open_division, division_id=division)
    sitting.step(sitting_id=world.sitting_id, name="resume", by=BY)
    voting.open_division(division_id=division, by=BY)


def test_a_second_division_is_refused_with_a_sentence_while_one_is_open(world: World) -> None:
    first = world.division()
    second = world.division(opened=False)
    refused(refusals.AnotherDivisionOpen, voting.open_division, division_id=second)
    world.close(first)
    voting.open_division(division_id=second, by=BY)
    assert voting.division(second).status == "open"


def test_of_two_who_open_at_once_one_succeeds(world: World) -> None:
    drafts = [world.division(opened=False), world.division(opened=False)]
    together, answers = threading.Barrier(2), []

    def open_it(division: str) -> None:
        together.wait()
        try:
            voting.open_division(division_id=division, by=BY)
            answers.append("opened")
        except refusals.AnotherDivisionOpen:
            answers.append("refused")

    threads = [threading.Thread(target=open_it, args=(division,)) for division in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["opened", "refused"]
    assert sorted(voting.division(division).status for division in drafts) == ["draft", "open"]


def test_the_database_itself_keeps_a_second_division_from_being_open(world: World) -> None:
    world.division()
    draft = world.division(opened=False)
    with pytest.raises(Exception, match=r"UNIQUE constraint failed: division\.sitting_id"):
        sql("UPDATE division SET status = 'open' WHERE id = :d", d=draft)


def test_steps_out_of_order_are_refused_and_change_nothing(world: World) -> None:
    division = world.division(opened=False)
    step = refusals.DivisionStepNotPossible
    refused(step, voting.close_division, division_id=division)
    refused(step, voting.declare_division, division_id=division)
    refused(step, voting.repeat_division, division_id=division)
    voting.open_division(division_id=division, by=BY)
    refused(step, voting.open_division, division_id=division)
    refused(step, voting.declare_division, division_id=division)
    refused(step, voting.repeat_division, division_id=division)
    world.declare(division)
    for act in (voting.open_division, voting.close_division, voting.declare_division):
        refused(step, act, division_id=division)
    voting.annul_division(division_id=division, reason="Fel", by=BY)
    refused(step, voting.annul_division, division_id=division, reason="Igen")


def test_what_does_not_exist_is_not_found(world: World) -> None:
    for act in (voting.open_division, voting.close_division, voting.declare_division, voting.repeat_division):
        refused(NotFound, act, division_id="nosuch")
    refused(NotFound, voting.create_division, sitting_id="nosuch", new=NewDivision(title="T", kind="yes_no"))
    assert world.sitting_id


def test_a_result_is_there_after_close_and_not_before(world: World) -> None:
    division = world.division(places=2)
    for seat, choice in enumerate("AABCC"):
        world.cast(seat, division, [choice], nonce())
    before = voting.division(division)
    assert before.result is None
    assert "result" not in before.as_dict(with_result=True)
    after = world.close(division)
    assert after.result is not None
    assert after.result["counts"] == {"A": 2, "B": 1, "C": 2}
    assert [option.id for option in after.winners] == ["A", "C"]
    assert "result" not in after.as_dict(with_result=False)


def test_annulling_needs_a_reason_which_is_erasable_from_the_journal(world: World) -> None:
    division = world.division()
    for empty in ("", "  ", "\u200b"):
        refused(RuleBroken, voting.annul_division, division_id=division, reason=empty)
    voting.annul_division(division_id=division, reason="Fel fråga visades", by=BY)
    view = voting.division(division)
    assert (view.status, view.annul_reason) == ("annulled", "Fel fråga visades")
    entry = journal.entries(subject=division, actions=("voting.division_annulled",))[0]
    assert dict(entry.personal) == {"reason": "Fel fråga visades"}
    assert "Fel" not in str(entry.facts)


def test_repeating_puts_the_same_question_as_a_new_draft_and_rewrites_nothing(world: World) -> None:
    division = world.division(kind="yes_no", yes_means="bifall", no_means="avslag", title="Bifall?")
    world.cast(0, division, ["yes"], nonce())
    before = world.declare(division)
    again = voting.division(voting.repeat_division(division_id=division, by=BY))
    assert (again.title, again.kind, again.secrecy, again.repeats) == (
        "Bifall?",
        "yes_no",
        "recorded",
        division,
    )
    assert [option.means for option in again.options] == ["bifall", "avslag", ""]
    assert (again.status, again.cast, again.result) == ("draft", 0, None)
    assert voting.division(division) == before


def test_a_repeated_choice_keeps_its_options_places_and_tie_rule(world: World) -> None:
    first = voting.create_theme_division(sitting_id=world.sitting_id, theme_id=world.theme_ids[0], by=BY)
    voting.open_division(division_id=first, by=BY)
    world.close(first)
    one, two = (voting.division(d) for d in (first, voting.repeat_division(division_id=first, by=BY)))
    assert one.options == two.options
    assert (one.places, one.tie_rule, one.theme_id, one.item_id) == (
        two.places, two.tie_rule, two.theme_id, two.item_id,
    )  # fmt: skip


def test_a_tie_goes_to_a_deciding_division_between_the_tied_for_the_places_left(world: World) -> None:
    division = world.division(places=2, tie_rule="deciding")
    for seat, choice in enumerate("AAABC"):
        world.cast(seat, division, [choice], nonce())
    view = world.declare(division)
    assert view.result is not None
    assert (view.result["winners"], view.result["tied"]) == (["A"], ["B", "C"])
    deciding = voting.division(voting.create_deciding_division(division_id=division, by=BY))
    assert [option.label for option in deciding.options] == ["Andra", "Tredje"]
    assert (deciding.places, deciding.tie_rule, deciding.repeats) == (1, "lot", division)


def test_without_a_tie_there_is_nothing_to_decide(world: World) -> None:
    division = world.division()
    world.cast(0, division, ["A"], nonce())
    refused(refusals.DivisionMalformed, voting.create_deciding_division, division_id=division)
    world.declare(division)
    refused(refusals.DivisionMalformed, voting.create_deciding_division, division_id=division)


def test_a_lot_is_drawn_the_same_each_time_it_is_counted_and_from_what_is_in_the_journal(
    world: World,
) -> None:
    division = world.division(tie_rule="lot")
    for seat, choice in enumerate("AABBC"):
        world.cast(seat, division, [choice], nonce())
    view = world.declare(division)
    assert view.result is not None
    assert (view.result["decided_by"], view.result["tied"]) == ("lot", ["A", "B"])
    entries = {entry.action: entry.facts for entry in journal.entries(subject=division)}
    secret = str(entries["voting.lot_drawn"]["secret"])
    committed = entries["voting.division_opened"]["lot_commitment"]
    assert hashlib.sha256(secret.encode()).hexdigest() == committed
    seed = f"{division}|{secret}|{entries['voting.division_closed']['sum']}"
    assert view.result["winners"] == counting.draw_lots(["A", "B"], seed)[:1]
    assert voting.lot_of(division).seed == seed


def test_a_countdown_can_be_shown_and_extended_while_open(world: World) -> None:
    division = world.division(opened=False)
    for wrong in (-1, 3601, 10**12):
        refused(refusals.DivisionMalformed, voting.open_division, division_id=division, seconds=wrong)
    voting.open_division(division_id=division, by=BY, seconds=60)
    view = voting.division(division)
    assert view.opened_at is not None
    assert view.closes_at == view.opened_at + timedelta(seconds=60)
    voting.extend_division(division_id=division, seconds=30, by=BY)
    assert voting.division(division).closes_at == view.opened_at + timedelta(seconds=90)
    for wrong in (0, -5, 3601):
        refused(refusals.CannotExtend, voting.extend_division, division_id=division, seconds=wrong)
    world.close(division)
    refused(refusals.CannotExtend, voting.extend_division, division_id=division, seconds=30)


def test_a_countdown_that_has_run_out_closes_nothing_by_itself(world: World) -> None:
    division = world.division(opened=False)
    voting.open_division(division_id=division, by=BY, seconds=1)
    sql("UPDATE division SET closes_at = :past", past="2020-01-01 00:00:00")
    assert world.cast(0, division, ["A"], nonce()).status == "recorded"
    voting.extend_division(division_id=division, seconds=30, by=BY)
    closes_at = voting.division(division).closes_at
    assert closes_at is not None
    assert closes_at > clock.now() + timedelta(seconds=25)
