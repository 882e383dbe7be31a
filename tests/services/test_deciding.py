"""A matter through its use cases: proposals, acclamation, divisions, ties, minority, dissents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from parliament.door import service as door
from parliament.hall import scenes, snapshot
from parliament.presence import service as presence
from parliament.shared import clock
from parliament.shared.errors import RuleBroken
from parliament.sitting import deciding, dissents, proposals
from parliament.sitting import deciding_divisions as divisions
from parliament.sitting import service as sitting
from parliament.storage import journal
from parliament.voting import counting
from parliament.voting import service as voting
from tests.services import world as worlds
from tests.services.world import BY, World, nonce, sql

TABLES = (
    "matter", "proposal", "proposal_support", "question_put", "recorded_dissent", "casting_vote",
    "tie_break", "division", "journal", "live_counter", "agenda_item",
)  # fmt: skip
ALL_TOOLS = ("proposals", "acclamation", "counterproposals")


class Matter:
    """A matter in a world, for tests that read like the minutes."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.item = sitting.next_item(sitting_id=world.sitting_id, by=BY)
        sitting.set_tools(item_id=self.item, wanted=ALL_TOOLS, by=BY)
        sitting.bind_conflicts(presence.conflicts)

    def seat(self, number: int) -> str:
        return self.world.seats[number - 1].id

    def yrka(self, number: int, kind: str, **more: str) -> str:
        return proposals.propose(item_id=self.item, seat_id=self.seat(number), kind=kind, by=BY, **more)

    def steps(self, *names: str) -> None:
        for name in names:
            deciding.step_matter(item_id=self.item, name=name, by=BY)

    def to_putting(self) -> None:
        self.steps("close_debate", "confirm_proposals", "approve_order")

    def finds(self, proposal: str | None) -> str:
        question = deciding.ask(item_id=self.item, by=BY) if self.look().question is None else ""
        deciding.perceive(item_id=self.item, proposal_id=proposal, by=BY)
        return question

    def gavel(self) -> None:
        deciding.gavel(item_id=self.item, by=BY)

    def demand(self, number: int, **more: object) -> None:
        divisions.demand_division(item_id=self.item, seat_id=self.seat(number), by=BY, **more)  # type: ignore[arg-type]

    def vote(self, *choices: str, declare: bool = True) -> str:
        """Seats 1, 2, 3 … vote like this; an empty text does not vote."""
        if self.question().status == "demanded":
            divisions.approve_wording(item_id=self.item, by=BY)
        division = voting.put_question(item_id=self.item, by=BY)
        voting.open_division(division_id=division, by=BY)
        for place, choice in enumerate(choices):
            if choice:
                receipt = self.world.cast(place, division, [choice], nonce())
                assert receipt.status == "recorded"
        voting.close_division(division_id=division, by=BY)
        if declare:
            voting.declare_division(division_id=division, by=BY)
        return division

    def look(self) -> sitting.DecidingMinutes:
        found = sitting.deciding_for_minutes(self.item)
        assert found is not None
        return found

    def question(self):  # type: ignore[no-untyped-def]
        found = self.look().question
        assert found is not None
        return found


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with worlds.world_in(tmp_path, seats=6) as made:
        yield Matter(made)


def everything() -> str:
    return str([sql(f"SELECT * FROM {table}") for table in TABLES])


def refused(code: str, act: object, **arguments: object) -> str:
    """The Swedish sentence of a refusal, which changed nothing."""
    before = everything()
    with pytest.raises(RuleBroken) as error:
        act(by=BY, **arguments)  # type: ignore[operator]
    assert error.value.code == code
    assert everything() == before
    assert "{" not in error.value.sentence("sv") + error.value.sentence("en")
    return error.value.sentence("sv")


def chair_sits_on(matter: Matter, number: int) -> None:
    sitting.set_officer(
        sitting_id=matter.world.sitting_id, role="chair", name="Berit", seat_id=matter.seat(number), by=BY
    )


def test_a_matter_without_proposals_is_decided_on_the_prepared_one_by_acclamation(matter: Matter) -> None:
    proposals.set_prepared(item_id=matter.item, words="parlamentet hålls varje år", by=BY)
    matter.to_putting()
    only = matter.look().proposals[0]
    assert (only.kind, only.seat_id) == ("approve", None)
    matter.finds(only.id)
    matter.gavel()
    done = matter.look()
    assert (done.phase, done.outcome) == ("decided", "Bifall till förslaget: parlamentet hålls varje år")
    assert sitting.sitting(matter.world.sitting_id).item.decision == done.outcome
    assert [(q.role, q.decided_by) for q in done.questions] == [("main", "acclamation")]


def test_the_same_proposal_from_another_seat_is_support_and_its_own_again_is_refused(matter: Matter) -> None:
    first = matter.yrka(1, "reject")
    assert matter.yrka(2, "reject") == first
    amendment = matter.yrka(3, "amendment", words="vartannat år")
    proposals.support(proposal_id=amendment, seat_id=matter.seat(1), by=BY)
    proposals.support(proposal_id=amendment, seat_id=matter.seat(1), by=BY)
    assert [each.supporters for each in matter.look().proposals] == [(matter.seat(2),), (matter.seat(1),)]
    proposals.take_back_support(proposal_id=amendment, seat_id=matter.seat(1), by=BY)
    assert matter.look().proposal(amendment).supporters == ()
    for number in (1, 2):
        refused(
            "already_proposed",
            proposals.propose,
            item_id=matter.item,
            seat_id=matter.seat(number),
            kind="reject",
        )
    refused("own_proposal", proposals.support, proposal_id=amendment, seat_id=matter.seat(3))


def test_only_those_with_the_right_propose(matter: Matter) -> None:
    propose = {"act": proposals.propose, "item_id": matter.item, "kind": "approve"}
    door.check_out(seat_id=matter.seat(2), by=BY)
    refused("not_in_the_room", **propose, seat_id=matter.seat(2))
    sitting.set_tool(item_id=matter.item, tool="jav", on=True, by=BY)
    presence.set_conflict(
        sitting_id=matter.world.sitting_id, item_id=matter.item, seat_id=matter.seat(3), on=True, by=BY
    )
    refused("has_conflict", **propose, seat_id=matter.seat(3))
    sitting.set_tools(item_id=matter.item, wanted=(), by=BY)
    refused("proposals_off", **propose, seat_id=matter.seat(1))
    refused("unknown_proposal", proposals.propose, item_id=matter.item, kind="dance", seat_id=matter.seat(1))


def test_a_seat_has_at_most_five_proposals(matter: Matter) -> None:
    for number in range(5):
        matter.yrka(1, "amendment", words=f"ändring {number}")
    refused(
        "too_many_proposals",
        proposals.propose,
        item_id=matter.item,
        seat_id=matter.seat(1),
        kind="addition",
        words="x",
    )


def test_withdrawn_proposals_are_kept_and_after_the_read_back_all_must_agree(matter: Matter) -> None:
    first, second = matter.yrka(1, "reject"), matter.yrka(2, "amendment", words="vartannat år")
    refused("not_your_proposal", proposals.withdraw, proposal_id=first, seat_id=matter.seat(2))
    proposals.withdraw(proposal_id=first, seat_id=matter.seat(1), by=BY)
    refused("proposal_is_done", proposals.withdraw, proposal_id=first, seat_id=matter.seat(1))
    matter.steps("close_debate")
    refused(
        "proposals_are_closed", proposals.propose, item_id=matter.item, seat_id=matter.seat(3), kind="approve"
    )
    matter.steps("confirm_proposals")
    refused(
        "proposals_are_confirmed",
        proposals.withdraw,
        proposal_id=second,
        seat_id=matter.seat(2),
        all_agree=True,
    )
    proposals.withdraw(proposal_id=second, all_agree=True, by=BY)
    assert [each.status for each in matter.look().proposals] == ["withdrawn", "withdrawn"]


def test_a_step_in_the_wrong_phase_says_what_is_possible(matter: Matter) -> None:
    said = refused(
        "deciding_step_not_possible", deciding.step_matter, item_id=matter.item, name="approve_order"
    )
    assert "förklara överläggningen avslutad" in said
    assert "Registrera i efterhand" in said
    refused("deciding_step_not_possible", deciding.gavel, item_id=matter.item)
    refused("deciding_step_not_possible", deciding.ask, item_id=matter.item)


def test_what_the_room_has_decided_is_recorded_afterwards_with_time_and_reason(matter: Matter) -> None:
    referral = matter.yrka(1, "refer_back", receiver="styrgruppen", reason="kostnaden saknas")
    wanted = matter.yrka(2, "amendment", words="vartannat år")
    addition = matter.yrka(3, "addition", words="följs upp")
    at = clock.now() + timedelta(seconds=20)
    deciding.record_decision(
        item_id=matter.item, proposal_id=wanted, by=BY, at=at, reason="klubban föll före"
    )
    done = matter.look()
    assert (done.phase, done.outcome) == (
        "decided",
        "Bifall till ändringsyrkandet: vartannat år Tillägg: följs upp",
    )
    assert {p.id: p.status for p in done.proposals} == {
        referral: "lost",
        wanted: "carried",
        addition: "carried",
    }
    assert {q.afterwards for q in done.questions} == {"klubban föll före"}
    assert done.ended_at == at
    entry = journal.entries(subject=matter.world.sitting_id, actions=("deciding.concluded",))[-1]
    assert (entry.facts["recorded"], entry.personal["reason"]) == ("afterwards", "klubban föll före")
    refused(
        "already_decided",
        deciding.record_decision,
        item_id=matter.item,
        proposal_id=wanted,
        at=at,
        reason="x",
    )
    refused("already_decided", deciding.step_matter, item_id=matter.item, name="close_debate")


def test_a_division_is_demanded_before_the_gavel_and_not_after_it(matter: Matter) -> None:
    approve, reject = matter.yrka(1, "approve"), matter.yrka(2, "reject")
    matter.to_putting()
    demand = {"act": divisions.demand_division, "item_id": matter.item, "seat_id": matter.seat(4)}
    deciding.ask(item_id=matter.item, by=BY)
    refused("nothing_to_demand", **demand)
    refused("not_among_the_proposals", deciding.perceive, item_id=matter.item, proposal_id=None)
    seen = matter.finds(approve) or matter.question().id
    matter.demand(4, question_id=seen)
    refused("already_demanded", **demand)
    refused("deciding_step_not_possible", deciding.gavel, item_id=matter.item)
    question = matter.question()
    assert (question.main_id, question.counter_id, question.demanded_by) == (approve, reject, matter.seat(4))
    divisions.withdraw_demand(item_id=matter.item, by=BY)
    matter.gavel()
    refused("too_late_to_demand", **demand, question_id=seen)


def test_yes_may_mean_rejection_and_the_division_decides(matter: Matter) -> None:
    approve, reject = matter.yrka(1, "approve"), matter.yrka(2, "reject")
    matter.to_putting()
    matter.finds(reject)
    matter.demand(1)
    refused(
        "wording_needed", divisions.approve_wording, item_id=matter.item, yes_means="lika", no_means="Lika"
    )
    divisions.approve_wording(item_id=matter.item, by=BY)
    assert matter.question().yes_means == "avslag på förslaget"
    division = matter.vote("yes", "yes", "no", "abstain", "abstain", "")
    done = matter.look()
    assert done.questions[0].divisions == (division,)
    assert (done.phase, done.outcome, done.questions[0].decided_by) == (
        "decided",
        "Avslag på förslaget.",
        "majority",
    )
    assert [p.status for p in done.proposals] == ["lost", "carried"]
    assert approve != reject
    refused("already_decided", voting.annul_division, division_id=division, reason="ångrar")


def test_three_proposals_meet_by_pairs_and_the_order_is_logged(matter: Matter) -> None:
    a, b = matter.yrka(1, "approve"), matter.yrka(2, "reject")
    c, d = (
        matter.yrka(3, "amendment", words="vartannat år"),
        matter.yrka(4, "amendment", words="vart tredje år"),
    )
    matter.to_putting()
    matter.finds(a)
    matter.demand(2)
    refused("deciding_step_not_possible", divisions.approve_wording, item_id=matter.item)
    divisions.find_counter(item_id=matter.item, by=BY)
    matter.finds(c)  # reject or every second year: the second
    matter.gavel()
    divisions.find_counter(item_id=matter.item, by=BY)
    matter.finds(c)
    matter.demand(4)
    matter.vote("no", "no", "no", "yes", "abstain", "yes")  # yes for c
    matter.vote("yes", "yes", "yes", "no", "no", "abstain")
    done = matter.look()
    assert [(q.role, q.main_id, q.counter_id, q.winner_id) for q in done.questions] == [
        ("main", a, d, a), ("counter", c, b, c), ("counter", c, d, d),
    ]  # fmt: skip
    assert {p.id: p.status for p in done.proposals} == {a: "carried", b: "lost", c: "lost", d: "lost"}


def test_preliminary_divisions_are_off_until_asked_for(matter: Matter) -> None:
    sitting.set_tool(item_id=matter.item, tool="counterproposals", on=False, by=BY)
    a, b = matter.yrka(1, "approve"), matter.yrka(2, "reject")
    matter.yrka(3, "amendment", words="vartannat år")
    matter.to_putting()
    matter.finds(a)
    matter.demand(2)
    divisions.find_counter(item_id=matter.item, by=BY)
    matter.finds(b)
    refused(
        "no_preliminary_divisions", divisions.demand_division, item_id=matter.item, seat_id=matter.seat(3)
    )


def tied(matter: Matter, *choices: str) -> str:
    matter.yrka(1, "approve")
    matter.yrka(2, "reject")
    matter.to_putting()
    matter.finds(matter.look().proposals[0].id)
    matter.demand(2)
    return matter.vote(*choices, declare=False)


def test_a_tie_is_decided_by_how_the_chair_voted_where_the_chair_is_a_delegate(matter: Matter) -> None:
    chair_sits_on(matter, 6)
    division = tied(matter, "yes", "yes", "no", "no", "yes", "no")
    result = voting.division(division).result
    assert (result["winners"], result["tie"], result["decided_by"]) == (["no"], True, "casting_vote")
    refused("no_casting_vote", voting.give_casting_vote, division_id=division, choice="yes")
    refused("nothing_to_draw", voting.draw_lot, division_id=division)
    voting.declare_division(division_id=division, by=BY)
    assert matter.look().questions[0].decided_by == "casting_vote"
    assert matter.look().outcome == "Avslag på förslaget."


def test_a_chair_who_abstained_must_vote(matter: Matter) -> None:
    chair_sits_on(matter, 6)
    division = tied(matter, "yes", "yes", "no", "no", "", "abstain")
    assert voting.division(division).pending == "casting_vote"
    refused("casting_vote_needed", voting.declare_division, division_id=division)
    refused("no_casting_vote", voting.give_casting_vote, division_id=division, choice="abstain")
    voting.give_casting_vote(division_id=division, choice="yes", by=BY)
    refused("no_casting_vote", voting.give_casting_vote, division_id=division, choice="no")
    voting.declare_division(division_id=division, by=BY)
    result = voting.division(division).result
    assert (result["winners"], result["counts"], result["decided_by"]) == (
        ["yes"], {"yes": 2, "no": 2, "abstain": 1}, "casting_vote",
    )  # fmt: skip


def test_without_a_chair_who_is_a_delegate_the_lot_is_drawn_once_and_can_be_checked(matter: Matter) -> None:
    division = tied(matter, "yes", "yes", "no", "no")
    view = voting.division(division)
    assert (view.pending, view.result["winners"], view.result["decided_by"]) == ("lot", [], "lot")
    voting.draw_lot(division_id=division, by=BY)
    refused("lot_already_drawn", voting.draw_lot, division_id=division)
    seed = voting.lot_of(division).seed
    winner = counting.draw_lots(["no", "yes"], seed)[0]
    assert voting.division(division).result["winners"] == [winner]
    voting.declare_division(division_id=division, by=BY)
    assert matter.look().questions[0].decided_by == "lot"
    refused("lot_already_drawn", voting.draw_lot, division_id=division)


def test_a_lot_that_nobody_drew_is_drawn_when_the_result_is_declared(matter: Matter) -> None:
    division = tied(matter, "yes", "no")
    voting.declare_division(division_id=division, by=BY)
    assert len(voting.division(division).result["winners"]) == 1
    assert len(journal.entries(subject=division, actions=("voting.lot_drawn",))) == 1


def test_a_division_in_which_nobody_says_yes_or_no_decides_nothing_and_is_put_again(matter: Matter) -> None:
    division = tied(matter, "abstain", "abstain")
    refused("nothing_was_decided", voting.declare_division, division_id=division)
    voting.annul_division(division_id=division, reason="ingen röstade", by=BY)
    assert matter.question().status == "worded"
    again = matter.vote("yes", "no", "no")
    assert voting.division(again).repeats == division
    assert matter.look().questions[0].divisions == (division, again)


def refer_back(matter: Matter, *choices: str) -> None:
    referral = matter.yrka(5, "refer_back", receiver="styrgruppen", reason="kostnaden saknas")
    matter.to_putting()
    matter.finds(None)
    matter.demand(5)
    assert matter.question().main_id == referral
    matter.vote(*choices)  # yes: decided today


def test_a_third_refers_back_once_and_the_matter_returns(matter: Matter) -> None:
    sitting.set_tool(item_id=matter.item, tool="minority_referral", on=True, by=BY)
    refer_back(matter, "yes", "yes", "yes", "yes", "no", "no")
    back = matter.look()
    assert (back.phase, back.minority_used, back.questions[-1].decided_by) == (
        "referred_back",
        True,
        "minority",
    )
    assert "på begäran av en minoritet" in back.outcome
    assert "2 av 6 närvarande" in back.questions[-1].reading
    matter.steps("take_up")
    refer_back(matter, "yes", "yes", "yes", "yes", "no", "no")
    assert matter.look().phase == "putting"
    assert matter.look().questions[-1].decided_by == "majority"
    assert [p.status for p in matter.look().proposals if p.kind == "refer_back"] == ["carried", "lost"]


def test_a_minority_has_no_say_until_it_is_asked_for(matter: Matter) -> None:
    refer_back(matter, "yes", "yes", "yes", "yes", "no", "no")
    assert matter.look().phase == "putting"


def test_dissents_come_from_those_who_took_part_and_before_the_sitting_ends(matter: Matter) -> None:
    dissent = {"act": dissents.record_dissent, "item_id": matter.item}
    matter.yrka(1, "approve")
    refused("dissent_too_early", **dissent, seat_id=matter.seat(2))
    door.check_out(seat_id=matter.seat(4), by=BY)
    matter.to_putting()
    matter.finds(matter.look().proposals[0].id)
    matter.gavel()
    door.check_in(seat_id=matter.seat(4), how="name", by=BY)
    refused("took_no_part", **dissent, seat_id=matter.seat(4))
    dissents.record_dissent(item_id=matter.item, seat_id=matter.seat(2), by=BY)
    refused("already_dissented", **dissent, seat_id=matter.seat(2))
    dissents.motivate_dissent(item_id=matter.item, seat_id=matter.seat(2), words="för dyrt", by=BY)
    note = dissents.ask_for_note(item_id=matter.item, seat_id=matter.seat(3), words="jag ville mer", by=BY)
    dissents.answer_note(note_id=note, allowed=True, by=BY)
    refused("already_dissented", dissents.answer_note, note_id=note, allowed=False)
    sitting.step(sitting_id=matter.world.sitting_id, name="close", by=BY)
    refused("dissent_too_late", **dissent, seat_id=matter.seat(1))
    assert [(d.words, d.status) for d in (*matter.look().dissents, *matter.look().notes)] == [
        ("för dyrt", "recorded"), ("jag ville mer", "recorded"),
    ]  # fmt: skip


def test_recording_afterwards_never_touches_open_ballots(matter: Matter) -> None:
    matter.yrka(1, "approve")
    matter.yrka(2, "reject")
    matter.to_putting()
    wanted = matter.look().proposals[0].id
    matter.finds(wanted)
    matter.demand(2)
    divisions.approve_wording(item_id=matter.item, by=BY)
    voting.open_division(division_id=voting.put_question(item_id=matter.item, by=BY), by=BY)
    refused(
        "ballots_are_open", deciding.record_decision, item_id=matter.item, proposal_id=wanted,
        at=clock.now(), reason="x",
    )  # fmt: skip


def test_the_order_of_putting_is_changed_within_the_rules_before_it_is_approved(matter: Matter) -> None:
    a, b = matter.yrka(1, "approve"), matter.yrka(2, "reject")
    last = matter.yrka(3, "addition", words="följs upp")
    first = matter.yrka(4, "postpone")
    assert [p.id for p in matter.look().proposals] == [first, a, b, last]
    proposals.set_order(item_id=matter.item, order=[first, b, a, last], by=BY)
    assert [p.id for p in matter.look().proposals] == [first, b, a, last]
    refused("order_not_possible", proposals.set_order, item_id=matter.item, order=[b, first, a, last])
    refused("order_not_possible", proposals.set_order, item_id=matter.item, order=[first, b, a])
    matter.to_putting()
    refused("deciding_step_not_possible", proposals.set_order, item_id=matter.item, order=[first, a, b, last])


def test_another_item_is_not_decided_and_a_closed_sitting_decides_nothing(matter: Matter) -> None:
    matter.yrka(1, "approve")
    sitting.next_item(sitting_id=matter.world.sitting_id, by=BY)
    refused("matter_not_current", deciding.step_matter, item_id=matter.item, name="close_debate")
    sitting.step(sitting_id=matter.world.sitting_id, name="close", by=BY)
    refused("sitting_not_open", deciding.step_matter, item_id=matter.item, name="close_debate")


def test_the_wording_is_proposed_and_then_approved_as_two_things_in_the_journal(matter: Matter) -> None:
    propose = divisions.propose_wording
    matter.yrka(1, "approve")
    matter.to_putting()
    refused("deciding_step_not_possible", propose, item_id=matter.item)
    matter.finds(matter.look().proposals[0].id)
    matter.demand(2)
    refused("wording_needed", propose, item_id=matter.item, yes_means="lika", no_means="Lika")
    propose(item_id=matter.item, by=BY, yes_means="bifall till allt", no_means="avslag på allt")
    assert (matter.question().status, matter.question().yes_means) == ("demanded", "bifall till allt")
    divisions.approve_wording(item_id=matter.item, by=BY)
    assert (matter.question().status, matter.question().yes_means) == ("worded", "bifall till allt")
    steps = [entry.action for entry in journal.entries(subject=matter.world.sitting_id)]
    assert steps[-2:] == ["deciding.wording_proposed", "deciding.wording_approved"]
    refused("deciding_step_not_possible", propose, item_id=matter.item)


def test_a_question_that_is_put_has_its_own_scene_until_its_division_opens(matter: Matter) -> None:
    matter.yrka(1, "approve")
    matter.to_putting()
    deciding.ask(item_id=matter.item, by=BY)
    seen = [scene_now(matter)]
    matter.finds(matter.look().proposals[0].id)
    matter.demand(2)
    seen.append(scene_now(matter))
    matter.vote("yes", "yes", "no", "", "", "")
    assert [*seen, scene_now(matter)] == ["acclamation", "acclamation", "result"]


def scene_now(matter: Matter) -> str:
    return scenes.choose(snapshot.state("screen", matter.world.edition_id))


def test_the_prepared_proposal_is_the_one_of_the_agenda(matter: Matter) -> None:
    planned = sitting.NewItem(
        kind="matter", title="Nästa år", minutes=10, proposal="parlamentet hålls varje år"
    )
    matter.item = sitting.add_item(sitting_id=matter.world.sitting_id, new=planned, by=BY)
    sitting.begin_item(sitting_id=matter.world.sitting_id, item_id=matter.item, by=BY)
    matter.to_putting()
    deciding.ask(item_id=matter.item, by=BY)
    deciding.perceive(item_id=matter.item, proposal_id=matter.look().proposals[0].id, by=BY)
    matter.gavel()
    assert matter.look().outcome == "Bifall till förslaget: parlamentet hålls varje år"
