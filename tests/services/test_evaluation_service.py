"""The evaluation through its services: one answer each, small groups hidden."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from parliament.editions import service as editions
from parliament.evaluation import rules, service
from parliament.evaluation.models import Answered, Marks, Words
from parliament.registration import service as registration
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading
from tests import hall

ORGANISER = Actor("staff", "organiser")


class Room:
    """A live edition with eight seats."""

    def __init__(self) -> None:
        self.edition = hall.open_edition()
        self.companies = [hall.register(self.edition, n) for n in range(1, 9)]
        self.seats = [seat.id for seat in registration.seats(self.edition)]

    def open(self) -> None:
        service.open_survey(edition_id=self.edition, by=ORGANISER)

    def close(self) -> None:
        service.close_survey(edition_id=self.edition, by=ORGANISER)

    def answer(self, seat: int, **raw: str) -> None:
        service.answer(seat_id=self.seats[seat], answers=rules.check_answers(raw or {"overall": "5"}))


@pytest.fixture
def room(house) -> Room:
    return Room()


def picture() -> list[object]:
    with reading() as session:
        return [session.execute(select(model.__table__)).all() for model in (Answered, Marks, Words)] + [
            journal.head(session)
        ]


def refuses(refusal: type[RuleBroken], deed) -> None:
    before = picture()
    with pytest.raises(refusal):
        deed()
    assert picture() == before


def test_five_answers_become_figures_when_the_survey_is_closed(room):
    room.open()
    for seat, mark in enumerate(("5", "4", "4", "3", "4")):
        room.answer(seat, overall=mark, again="yes")
    room.answer(5, best="Mötet med politikerna.\nOch maten.")
    room.close()
    summary = service.summary(room.edition)
    assert (summary.status, summary.answers, summary.seats, summary.why_not) == ("closed", 6, 8, None)
    overall = summary.items[0]
    assert (overall.answers, overall.mean) == (5, 4.0)
    assert [row.count for row in overall.rows] == [0, 0, 1, 3, 1]
    assert [texts for _item, texts in summary.texts] == [("Mötet med politikerna.\nOch maten.",), ()]


def test_while_it_is_open_only_the_number_is_told(room):
    room.open()
    for seat in range(6):
        room.answer(seat, overall="5", best="Allt.")
    summary = service.summary(room.edition)
    assert (summary.answers, summary.why_not, summary.items, summary.texts) == (6, "open", (), ())


def test_four_answers_are_never_shown(room):
    room.open()
    for seat in range(4):
        room.answer(seat, overall="5", best="Allt.")
    room.close()
    summary = service.summary(room.edition)
    assert (summary.answers, summary.why_not, summary.items, summary.texts) == (4, "too_few", (), ())


def test_a_seat_answers_once(room):
    room.open()
    room.answer(0, overall="5")
    refuses(rules.AlreadyAnswered, lambda: room.answer(0, overall="1"))
    assert service.has_answered(room.seats[0])
    assert not service.has_answered(room.seats[1])


def test_twenty_answers_at_once_from_one_seat_are_one(room):
    room.open()
    gate = threading.Barrier(20)
    results: list[str] = []

    def tap() -> None:
        gate.wait()
        try:
            room.answer(0, overall="5")
            results.append("saved")
        except rules.AlreadyAnswered:
            results.append("refused")

    threads = [threading.Thread(target=tap) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["refused"] * 19 + ["saved"]
    with reading() as session:
        assert len(session.execute(select(Marks.id)).all()) == 1


def test_answers_before_opening_and_after_closing_are_refused(room):
    refuses(rules.SurveyNotOpen, lambda: room.answer(0))
    refuses(rules.SurveyNotOpen, room.close)
    room.open()
    room.close()
    refuses(rules.SurveyNotOpen, lambda: room.answer(0))


def test_unknown_and_cancelled_seats_are_refused(room):
    room.open()
    registration.cancel_company(company_id=room.companies[0].id, by=Actor.system())
    refuses(NotFound, lambda: room.answer(0))
    refuses(NotFound, lambda: service.answer(seat_id="x", answers=rules.check_answers({"overall": "5"})))


def test_opening_and_closing_twice_changes_nothing(room):
    room.open()
    before = picture()
    room.open()
    assert picture() == before
    room.close()
    before = picture()
    room.close()
    assert picture() == before


def test_a_survey_closed_too_early_is_opened_again_but_not_once_its_result_was_shown(room):
    room.open()
    for seat in range(4):
        room.answer(seat)
    room.close()
    room.open()
    room.answer(4)
    room.close()
    refuses(rules.SurveyHasResults, room.open)


def test_an_edition_without_a_survey_says_so(room):
    other = editions.create_edition(year=2030, by=Actor.system())
    summary = service.summary(other)
    assert (summary.status, summary.answers, summary.seats, summary.why_not) == ("none", 0, 0, "not_opened")
    refuses(NotFound, lambda: service.summary("nonsense"))
    refuses(NotFound, lambda: service.open_survey(edition_id="nonsense", by=ORGANISER))


def test_no_answer_leaves_a_journal_entry(room):
    room.open()
    head = journal.chain_head()
    room.answer(0, overall="5", best="Allt.")
    assert journal.chain_head() == head
