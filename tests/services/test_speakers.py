"""The speaker list on a real database: the order, the clock, refusals that change nothing, many at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from parliament.door import service as door
from parliament.presence import service as presence
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound, StaleVersion
from parliament.sitting import service as sittings
from parliament.sitting.proposal_rules import HasConflict
from parliament.speakers import refusals, service
from parliament.speakers.service import SpeakingSettings
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests import hall
from tests.services.world import World, sql, world_in

BY = Actor("staff", "operator")


class Debate:
    """An open sitting at its theme, with six seats that are here; short words for long calls."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sitting = world.sitting_id
        self.next_item()
        self.next_item()

    def next_item(self) -> str:
        return sittings.next_item(sitting_id=self.sitting, by=BY)

    def seat(self, number: int) -> str:
        return self.world.seats[number - 1].id

    def ask(self, number: int, kind: str = "speech", **more: str) -> str:
        seat_id = self.seat(number)
        return service.request_floor(seat_id=seat_id, kind=kind, by=Actor("seat", seat_id), **more)

    def withdraw(self, number: int, kind: str | None = None) -> None:
        seat_id = self.seat(number)
        service.withdraw(seat_id=seat_id, kind=kind, by=Actor("seat", seat_id))

    def next(self, **more: str) -> str | None:
        return service.call_next(sitting_id=self.sitting, by=BY, **more)

    def finish(self) -> str | None:
        return service.finish(sitting_id=self.sitting, by=BY)

    @property
    def list(self) -> service.SpeakerListView:
        return service.list_view(self.sitting)

    @property
    def order(self) -> list[tuple[int, str]]:
        return [(turn.seat, turn.kind) for turn in self.list.waiting]

    @property
    def speaking(self) -> tuple[int, str] | None:
        current = self.list.current
        return (current.seat, current.kind) if current else None

    def everything(self) -> list[object]:
        """All that a refusal must leave alone."""
        tables = (
            "speaking_turn",
            "speaker_list",
            "addressed_seat",
            "speaker_setting",
            "journal",
            "live_counter",
        )
        return [sql(f"SELECT * FROM {table}") for table in tables]

    def refuses(self, refusal: type[Exception], deed, *args: object, **values: object) -> None:
        before = self.everything()
        with pytest.raises(refusal) as caught:
            deed(*args, **values)
        assert self.everything() == before
        for language in ("sv", "en"):
            assert "{" not in caught.value.sentence(language)


@pytest.fixture
def debate(tmp_path) -> Iterator[Debate]:
    with world_in(tmp_path, seats=6) as world:
        yield Debate(world)


@pytest.fixture
def later(monkeypatch):
    """A clock that stands still but for the seconds it is moved on by."""
    passed = [clock.now()]
    monkeypatch.setattr(clock, "now", lambda: passed[0])

    def move(seconds: int) -> None:
        passed[0] += timedelta(seconds=seconds)

    return move


def test_closing_the_list_is_proposed_and_then_approved(debate):
    propose = {"sitting_id": debate.sitting, "notice": "Streck är föreslaget.", "by": BY}
    service.propose_closing(**propose)
    debate.ask(1)  # still open: whoever wants to speak asks now
    assert sittings.sitting(debate.sitting).notice == "Streck är föreslaget."
    service.close_list(sitting_id=debate.sitting, by=BY)
    assert sittings.sitting(debate.sitting).notice == ""
    told = [entry.action for entry in journal.entries(subject=debate.list.item_id)]
    assert told[-2:] == ["speakers.closing_proposed", "speakers.list_closed"]
    debate.refuses(refusals.AlreadyClosed, service.propose_closing, **propose)
    debate.refuses(refusals.ListClosed, debate.ask, 2)


def test_a_seat_with_a_conflict_of_interest_takes_no_part_in_the_debate(debate):
    sittings.bind_conflicts(presence.conflicts)  # as the application does
    item = sittings.sitting(debate.sitting).item
    sittings.set_tool(item_id=item.id, tool="jav", on=True, by=BY)
    presence.set_conflict(sitting_id=debate.sitting, item_id=item.id, seat_id=debate.seat(2), on=True, by=BY)
    debate.refuses(HasConflict, debate.ask, 2)
    entered = {"sitting_id": debate.sitting, "seat_number": 2, "by": BY}
    debate.refuses(HasConflict, service.enter_request_for, **entered)
    debate.ask(1)
    assert debate.order == [(1, "speech")]
    debate.next_item()
    debate.ask(2)
    assert debate.order == [(2, "speech")], "it concerns that item alone"


# Order


def test_speakers_come_in_the_order_in_which_they_asked(debate):
    for number in (3, 1, 2):
        debate.ask(number)
    assert debate.order == [(3, "speech"), (1, "speech"), (2, "speech")]
    debate.next()
    assert debate.speaking == (3, "speech")
    debate.next()
    assert debate.speaking == (1, "speech")
    assert debate.order == [(2, "speech")]


def test_a_rejoinder_comes_right_after_the_speaker_and_after_earlier_rejoinders(debate):
    for number in (1, 2, 3):
        debate.ask(number)
    debate.next()
    debate.next()
    debate.ask(1, "rejoinder")
    debate.ask(2, "rejoinder")
    assert debate.order == [(1, "rejoinder"), (2, "rejoinder"), (3, "speech")]


def test_a_point_of_order_breaks_in_and_the_speaker_has_the_floor_back(debate, later):
    debate.ask(1)
    debate.next()
    later(30)
    debate.ask(2, "point_of_order")
    assert debate.speaking == (2, "point_of_order")
    assert (debate.list.interrupted.seat, debate.list.next_step) == (1, "give_back")
    later(100)
    assert debate.finish() == debate.list.current.id
    assert debate.speaking == (1, "speech")
    assert debate.list.current.clock.used(clock.now()) == 30
    later(10)
    assert debate.list.current.clock.used(clock.now()) == 40


def test_a_second_point_of_order_waits_and_comes_before_the_debate_goes_on(debate):
    debate.ask(1)
    debate.ask(4)
    debate.next()
    debate.ask(2, "point_of_order")
    debate.ask(3, "point_of_order")
    assert debate.order == [(3, "point_of_order"), (4, "speech")]
    debate.finish()
    assert debate.speaking == (3, "point_of_order")
    debate.finish()
    assert debate.speaking == (1, "speech")


def test_a_point_of_information_waits_for_the_chair_and_then_pauses_the_clock(debate, later):
    debate.ask(1)
    debate.ask(2)
    debate.next()
    debate.ask(3, "point_of_information")
    assert debate.speaking == (1, "speech")
    assert debate.list.next_step == "interrupt"
    later(20)
    debate.next()
    assert debate.speaking == (3, "point_of_information")
    later(50)
    debate.next()
    assert debate.speaking == (1, "speech")
    assert debate.list.current.clock.used(clock.now()) == 20


def test_a_call_out_of_order_leaves_the_others_in_their_places(debate):
    first, second, third = (debate.ask(number) for number in (1, 2, 3))
    service.call(turn_id=third, by=BY, reason="Talaren måste gå")
    assert debate.speaking == (3, "speech")
    assert debate.order == [(1, "speech"), (2, "speech")]
    debate.refuses(refusals.TurnNotInThatState, service.call, turn_id=third, by=BY)
    del first, second


def test_the_moderator_moves_with_a_reason_and_the_journal_keeps_both_apart(debate):
    turns = [debate.ask(number) for number in (1, 2, 3)]
    service.move(turn_id=turns[2], place=1, reason="Måste med tåget", by=BY)
    assert debate.order == [(3, "speech"), (1, "speech"), (2, "speech")]
    entry = journal.entries(subject=turns[2], actions=("speakers.moved",))[0]
    assert (entry.facts["from"], entry.facts["to"]) == (3, 1)
    assert entry.personal == {"reason": "Måste med tåget"}
    debate.refuses(refusals.PlaceOutOfRange, service.move, turn_id=turns[0], place=4, reason="x", by=BY)
    debate.refuses(Exception, service.move, turn_id=turns[0], place=1, reason="  ", by=BY)


def test_the_next_one_is_called_past_a_cancelled_seat(debate):
    debate.ask(1)
    turn = debate.ask(4)
    debate.ask(5)
    company = registration.seat(debate.seat(4)).company_id  # seats 4 to 6 are of one company
    debate.next()
    registration.cancel_company(company_id=company, by=BY)
    debate.refuses(refusals.SeatCancelled, service.call, turn_id=turn, by=BY)
    debate.refuses(refusals.SeatCancelled, debate.ask, 6)
    assert service.speakers_state(debate.sitting, debate.list.item_id)[0]["seat"] == 1
    assert len(service.speakers_state(debate.sitting, debate.list.item_id)) == 1
    assert debate.next() is None
    assert debate.order == []
    assert debate.speaking is None


# Clock


def test_a_stopped_clock_stands_and_goes_on(debate, later):
    debate.ask(1)
    debate.next()
    later(10)
    service.pause(sitting_id=debate.sitting, by=BY)
    later(60)
    assert debate.list.current.clock.used(clock.now()) == 10
    debate.refuses(refusals.ClockStopped, service.pause, sitting_id=debate.sitting, by=BY)
    service.resume(sitting_id=debate.sitting, by=BY)
    later(5)
    assert debate.list.current.clock.used(clock.now()) == 15
    debate.refuses(refusals.ClockRunning, service.resume, sitting_id=debate.sitting, by=BY)


def test_first_and_later_speeches_and_rejoinders_have_their_own_times(debate):
    settings = SpeakingSettings(first_seconds=300, later_seconds=180, rejoinder_seconds=45)
    service.set_settings(sitting_id=debate.sitting, settings=settings, by=BY)
    times = []
    for kind in ("speech", "speech", "rejoinder"):
        debate.ask(1, kind)
        debate.next()
        times.append(debate.list.current.clock.limit_seconds)
        debate.finish()
    assert times == [300, 180, 45]


def test_a_turn_ends_with_its_item_even_when_nobody_ended_it(debate, later):
    debate.ask(1)
    debate.next()
    later(60)
    debate.next_item()
    later(600)
    assert [row.seconds for row in service.speaking_time(debate.sitting).seats] == [60]
    debate.ask(2)
    debate.next()
    assert debate.speaking == (2, "speech")
    assert [row.seconds for row in service.speaking_time(debate.sitting).seats] == [60, 0]


def test_leaving_the_item_ends_the_turn_and_an_adjournment_stops_the_clock(debate, later):
    debate.ask(1)
    debate.next()
    later(5)
    service.hold(sitting_id=debate.sitting, by=BY)
    assert debate.list.current.clock.running_since is None
    service.hold(sitting_id=debate.sitting, by=BY)
    service.leave_item(sitting_id=debate.sitting, by=BY)
    assert debate.speaking is None
    service.leave_item(sitting_id=debate.sitting, by=BY)


def test_speaking_time_is_summed_by_seat_company_municipality_and_theme(debate, later):
    for number, seconds in ((1, 60), (2, 30), (4, 40)):
        debate.ask(number)
        debate.next()
        later(seconds)
    debate.finish()
    times = service.speaking_time(debate.sitting)
    assert [(row.turns, row.seconds) for row in times.seats] == [(1, 60), (1, 40), (1, 30)]
    assert [(row.turns, row.seconds) for row in times.companies] == [(2, 90), (1, 40)]
    assert [(row.label, row.turns, row.seconds) for row in times.municipalities] == [("Östersund", 3, 130)]
    assert [(row.label, row.seconds) for row in times.themes] == [("Område 1", 130)]


# Undo


def test_a_next_speaker_called_by_mistake_is_undone_as_if_never_called(debate, later):
    debate.ask(1)
    debate.ask(2)
    debate.next()
    later(20)
    debate.next()
    later(4)
    assert (debate.list.undo.action, debate.list.undo.seat) == ("called", 2)
    service.undo(sitting_id=debate.sitting, by=BY)
    assert debate.speaking == (1, "speech")
    assert debate.order == [(2, "speech")]
    assert debate.list.current.clock.used(clock.now()) == 24
    debate.refuses(refusals.NothingToUndo, service.undo, sitting_id=debate.sitting, by=BY)
    debate.next()
    assert debate.list.current.clock.used(clock.now()) == 0


def test_a_point_of_order_that_broke_in_by_mistake_is_undone(debate):
    debate.ask(1)
    debate.next()
    debate.ask(2, "point_of_order")
    service.undo(sitting_id=debate.sitting, by=BY)
    assert debate.speaking == (1, "speech")
    assert debate.order == [(2, "point_of_order")]


def test_a_finish_cannot_be_undone_when_the_speaker_has_asked_again(debate):
    debate.ask(1)
    debate.next()
    debate.finish()
    debate.ask(1)
    debate.refuses(refusals.CannotUndo, service.undo, sitting_id=debate.sitting, by=BY)


def test_a_step_of_the_item_before_cannot_be_undone(debate):
    debate.ask(1)
    debate.next()
    debate.next_item()
    debate.refuses(refusals.CannotUndo, service.undo, sitting_id=debate.sitting, by=BY)


def test_a_removed_and_a_moved_request_come_back_to_their_places(debate):
    turns = [debate.ask(number) for number in (1, 2, 3)]
    service.skip(turn_id=turns[0], by=BY)
    service.undo(sitting_id=debate.sitting, by=BY)
    assert debate.order == [(1, "speech"), (2, "speech"), (3, "speech")]
    service.move(turn_id=turns[0], place=3, reason="Ombedd", by=BY)
    debate.withdraw(2)
    service.undo(sitting_id=debate.sitting, by=BY)
    assert debate.order == [(1, "speech"), (3, "speech")]


# Refusals


def test_asking_twice_is_told_and_changes_nothing(debate):
    debate.ask(1)
    debate.refuses(refusals.AlreadyOnList, debate.ask, 1)
    debate.next()
    debate.refuses(refusals.AlreadyOnList, debate.ask, 1)


def test_withdrawing_twice_or_while_speaking_is_told(debate):
    debate.refuses(refusals.NotOnList, debate.withdraw, 1)
    debate.ask(1)
    debate.withdraw(1)
    debate.refuses(refusals.NotOnList, debate.withdraw, 1)
    debate.ask(1)
    debate.next()
    debate.refuses(refusals.HasTheFloor, debate.withdraw, 1)


def test_a_withdrawn_request_can_be_made_again_and_is_last(debate):
    debate.ask(1)
    debate.ask(2)
    debate.withdraw(1)
    debate.ask(1)
    assert debate.order == [(2, "speech"), (1, "speech")]


def test_one_who_is_not_checked_in_is_refused_on_the_phone_and_let_in_by_hand(debate):
    door.check_out(seat_id=debate.seat(1), by=BY)
    debate.refuses(refusals.NotHere, debate.ask, 1)
    service.enter_request_for(sitting_id=debate.sitting, seat_number=1, by=BY)
    assert [(turn.seat, turn.present) for turn in debate.list.waiting] == [(1, False)]


def test_no_floor_before_the_sitting_in_a_recess_or_after_it(debate):
    waiting = debate.ask(2)
    for step in ("adjourn", "close"):
        sittings.step(sitting_id=debate.sitting, name=step, by=BY)
        debate.refuses(refusals.NotTaking, debate.ask, 1)
        debate.refuses(refusals.NotTaking, debate.next)
        debate.refuses(refusals.NotTaking, service.call, turn_id=waiting, by=BY)
        debate.refuses(refusals.NotTaking, service.close_list, sitting_id=debate.sitting, by=BY)
        assert not service.list_view(debate.sitting).taking


def test_without_a_sitting_the_floor_is_refused(house):
    edition_id = hall.open_edition()
    hall.register(edition_id)
    seat = registration.seats(edition_id)[0]
    with pytest.raises(refusals.NotTaking):
        service.request_floor(seat_id=seat.id, by=BY)


def test_after_the_streck_only_rejoinders_and_points_of_order(debate):
    debate.ask(1)
    debate.ask(2)
    service.close_list(sitting_id=debate.sitting, by=BY)
    debate.refuses(refusals.ListClosed, debate.ask, 3)
    debate.refuses(refusals.ListClosed, debate.ask, 3, "point_of_information")
    debate.refuses(refusals.AlreadyClosed, service.close_list, sitting_id=debate.sitting, by=BY)
    debate.next()
    debate.next()
    assert debate.speaking == (2, "speech")
    debate.ask(1, "rejoinder")
    debate.ask(3, "point_of_order")
    service.open_list(sitting_id=debate.sitting, by=BY)
    debate.ask(3)
    debate.refuses(refusals.AlreadyOpen, service.open_list, sitting_id=debate.sitting, by=BY)


def test_the_streck_belongs_to_its_item(debate):
    service.close_list(sitting_id=debate.sitting, by=BY)
    debate.next_item()
    debate.ask(1)
    assert debate.order == [(1, "speech")]


def test_a_rejoinder_is_for_one_who_was_addressed_or_has_spoken(debate):
    debate.ask(1)
    debate.next()
    debate.refuses(refusals.NotAddressed, debate.ask, 2, "rejoinder")
    service.note_addressed(sitting_id=debate.sitting, seat_number=2, by=BY)
    service.note_addressed(sitting_id=debate.sitting, seat_number=2, by=BY)
    debate.ask(2, "rejoinder")
    debate.refuses(
        refusals.NotAddressed,
        service.enter_request_for,
        sitting_id=debate.sitting,
        seat_number=3,
        kind="rejoinder",
        by=BY,
    )
    service.enter_request_for(
        sitting_id=debate.sitting, seat_number=3, kind="rejoinder", addressed=True, by=BY
    )
    assert debate.order == [(2, "rejoinder"), (3, "rejoinder")]


def test_a_point_of_order_gives_no_right_to_a_rejoinder(debate):
    debate.ask(1)
    debate.next()
    debate.ask(2, "point_of_order")
    debate.finish()
    debate.refuses(refusals.NotAddressed, debate.ask, 2, "rejoinder")


def test_at_most_two_rejoinders_to_the_same_speech_withdrawn_ones_not_counted(debate):
    debate.ask(1)
    debate.ask(2)
    debate.next()
    debate.ask(1, "rejoinder")
    debate.withdraw(1)
    for _ in range(2):
        debate.ask(1, "rejoinder")
        debate.next()
        debate.finish()
    debate.refuses(refusals.TooManyRejoinders, debate.ask, 1, "rejoinder")
    debate.next()
    assert debate.speaking == (2, "speech")
    debate.ask(1, "rejoinder")


def test_phones_can_be_left_out_and_hands_are_entered_all_the_same(debate):
    service.set_settings(sitting_id=debate.sitting, settings=SpeakingSettings(from_phones=False), by=BY)
    debate.refuses(refusals.NotFromPhones, debate.ask, 1)
    service.enter_request_for(sitting_id=debate.sitting, seat_number=1, by=BY)
    assert debate.order == [(1, "speech")]
    assert service.floor_state(debate.sitting, debate.list.item_id) == {
        "phones": False,
        "closed": False,
        "waiting": 1,
    }


@pytest.mark.parametrize(
    "settings",
    [
        SpeakingSettings(first_seconds=9),
        SpeakingSettings(later_seconds=3601),
        SpeakingSettings(rejoinder_seconds=0),
        SpeakingSettings(breaking_seconds=-1),
        SpeakingSettings(max_rejoinders=11),
        SpeakingSettings(max_rejoinders=-1),
    ],
)
def test_times_that_make_no_sense_are_refused(debate, settings):
    with pytest.raises((refusals.TimeOutOfRange, refusals.RejoindersOutOfRange)):
        service.set_settings(sitting_id=debate.sitting, settings=settings, by=BY)
    assert debate.list.settings == SpeakingSettings()


def test_unknown_seats_kinds_stances_and_turns_are_refused(debate):
    enter = service.enter_request_for
    debate.refuses(refusals.UnknownSeat, enter, sitting_id=debate.sitting, seat_number=99, by=BY)
    debate.refuses(refusals.UnknownKind, debate.ask, 1, "sång")
    debate.refuses(refusals.UnknownStance, debate.ask, 1, stance="kanske")
    debate.refuses(NotFound, service.skip, turn_id="finnsinte", by=BY)
    debate.refuses(NotFound, service.request_floor, seat_id="finnsinte", by=BY)


def test_with_nobody_waiting_there_is_no_next(debate):
    debate.refuses(refusals.NobodyWaiting, debate.next)
    debate.refuses(refusals.NobodySpeaking, debate.finish)
    debate.refuses(refusals.NobodySpeaking, service.pause, sitting_id=debate.sitting, by=BY)
    debate.refuses(refusals.NobodySpeaking, service.resume, sitting_id=debate.sitting, by=BY)
    debate.ask(1)
    debate.next()
    assert debate.next() is None
    debate.refuses(refusals.NobodyWaiting, debate.next)


# Several at once


def test_two_consoles_that_saw_the_same_list_call_one_speaker(debate):
    debate.ask(1)
    debate.ask(2)
    seen = debate.list.seen
    debate.next(seen=seen)
    debate.refuses(StaleVersion, debate.next, seen=seen)
    assert debate.speaking == (1, "speech")


def test_a_new_request_last_in_the_list_makes_no_picture_old(debate):
    debate.ask(1)
    seen = debate.list.seen
    debate.ask(2)
    debate.next(seen=seen)
    assert debate.speaking == (1, "speech")


def test_many_consoles_at_once_call_one_speaker(debate):
    for number in (1, 2, 3):
        debate.ask(number)
    seen = debate.list.seen
    outcomes = hall.at_once(8, lambda n: debate.next(seen=seen))
    assert sorted(outcomes) == ["StaleVersion"] * 7 + ["ok"]
    assert debate.order == [(2, "speech"), (3, "speech")]


def test_many_presses_at_once_are_one_request(debate):
    outcomes = hall.at_once(8, lambda n: debate.ask(1))
    assert sorted(outcomes) == ["AlreadyOnList"] * 7 + ["ok"]
    assert debate.order == [(1, "speech")]


def test_many_seats_at_once_all_have_their_own_place(debate):
    assert hall.at_once(6, lambda n: debate.ask(n + 1)) == ["ok"] * 6
    positions = [row[0] for row in sql("SELECT position FROM speaking_turn ORDER BY position")]
    assert positions == [1, 2, 3, 4, 5, 6]


def test_points_of_order_from_all_at_once_give_one_the_floor(debate):
    debate.ask(1)
    debate.next()
    assert hall.at_once(5, lambda n: debate.ask(n + 2, "point_of_order")) == ["ok"] * 5
    assert sql("SELECT count(*) FROM speaking_turn WHERE status = 'speaking'") == [(1,)]
    assert sql("SELECT count(*) FROM speaking_turn WHERE status = 'interrupted'") == [(1,)]
    for _ in range(5):
        debate.finish()
    assert debate.speaking == (1, "speech")


def test_the_database_itself_keeps_one_speaker_and_one_request_of_a_kind(debate):
    debate.ask(1)
    debate.ask(2)
    debate.next()
    with pytest.raises(Exception, match="UNIQUE"):
        sql("UPDATE speaking_turn SET status = 'speaking'")
    with pytest.raises(Exception, match="UNIQUE"):
        sql(
            "UPDATE speaking_turn SET seat_id = (SELECT seat_id FROM speaking_turn WHERE status = 'speaking')"
        )


# Pictures


def test_the_live_picture_has_the_speaker_first_and_is_the_same_a_second_later(debate, later):
    debate.ask(1)
    debate.ask(2, stance="against")
    debate.next()
    later(7)
    item = debate.list.item_id
    picture = service.speakers_state(debate.sitting, item)
    assert [(row["seat"], row["status"], row["stance"]) for row in picture] == [
        (1, "speaking", ""),
        (2, "waiting", "against"),
    ]
    assert (picture[0]["used_seconds"], picture[0]["limit_seconds"]) == (0, 180)
    assert picture[0]["running_since"].endswith("Z")
    assert picture[1]["running_since"] is None
    later(1)
    assert service.speakers_state(debate.sitting, item) == picture
    assert service.speakers_state(debate.sitting, None) == []


def test_each_seat_learns_its_own_place(debate):
    for number in (1, 2, 3):
        debate.ask(number)
    debate.next()
    debate.ask(1, "rejoinder")
    ids = [debate.seat(number) for number in (1, 2, 3, 4)]
    told = service.floor_requests(ids)
    assert told == {
        ids[0]: {"kind": "speech", "position": 0, "status": "speaking"},
        ids[1]: {"kind": "speech", "position": 2, "status": "waiting"},
        ids[2]: {"kind": "speech", "position": 3, "status": "waiting"},
    }
    assert service.floor_requests([ids[3]]) == {}
    debate.next_item()
    assert service.floor_requests(ids) == {}


def test_the_journal_holds_no_names(debate):
    debate.ask(1)
    debate.next()
    debate.finish()
    names = {seat.delegate_name for seat in debate.world.seats}
    facts = [str(dict(entry.facts)) for entry in journal.entries() if entry.action.startswith("speakers.")]
    assert len(facts) == 3
    assert not any(name in text for name in names for text in facts)
