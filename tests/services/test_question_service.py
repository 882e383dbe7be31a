"""The question queue through its services, on a real database."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy import text as sql

from parliament.editions import service as editions
from parliament.live import outbox
from parliament.questions import answers, rules, service
from parliament.questions.models import Question, Support
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.shared.text import TextEmpty, TextTooLong
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading
from tests import hall

MODERATOR = Actor("staff", "moderator")


class Room:
    """An open edition with two themes and five seats."""

    def __init__(self) -> None:
        self.edition = hall.open_edition()
        self.rails = editions.add_theme(edition_id=self.edition, name="Infrastruktur", by=Actor.system())
        self.nodes = editions.add_theme(edition_id=self.edition, name="Digitalisering", by=Actor.system())
        self.companies = [hall.register(self.edition, n) for n in range(1, 6)]
        self.seats = [seat.id for seat in registration.seats(self.edition)]

    def ask(self, seat=0, words="Kommer bredband till Härjedalen?", theme=None) -> str:
        seat_id = self.seats[seat]
        return service.ask(
            seat_id=seat_id, theme_id=theme or self.rails, text_asked=words, by=Actor("seat", seat_id)
        )

    def approved(self, seat=0, words="Kommer bredband till Härjedalen?", theme=None) -> str:
        question_id = self.ask(seat, words, theme)
        service.approve(question_id=question_id, by=MODERATOR)
        return question_id


@pytest.fixture
def room(house) -> Room:
    return Room()


def picture() -> list[object]:
    """Every row of the feature and the journal's head, to compare before and after a refusal."""
    with reading() as session:
        questions = session.execute(select(Question.__table__).order_by(Question.id)).all()
        supports = session.execute(select(Support.__table__).order_by(Support.id)).all()
        return [questions, supports, journal.head(session)]


def refuses(refusal: type[RuleBroken], deed) -> RuleBroken:
    before = picture()
    with pytest.raises(refusal) as refused:
        deed()
    assert picture() == before
    return refused.value


def order(room, theme=None) -> list[str]:
    found = service.list_questions(room.edition, theme_id=theme or room.rails, statuses=rules.IN_QUEUE)
    return [question.text for question in found]


def at_once(deeds) -> list[object]:
    """Run all deeds at the same moment; their results, or what they raised."""
    gate = threading.Barrier(len(deeds))
    results: list[object] = [None] * len(deeds)

    def run(n, deed):
        gate.wait()
        try:
            results[n] = deed()
        except RuleBroken as error:
            results[n] = error

    threads = [threading.Thread(target=run, args=(n, deed)) for n, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_a_question_is_asked_reviewed_shown_and_answered(room):
    question_id = room.ask(words="  Kommer\nbredband? ")
    asked = service.question(question_id)
    assert (asked.text, asked.status, asked.company) == (
        "Kommer bredband?",
        "asked",
        "Exempelbolaget Nr 1 AB",
    )
    assert service.list_questions(room.edition, statuses=rules.PUBLIC) == []

    service.approve(question_id=question_id, by=MODERATOR)
    service.show_on_screen(question_id=question_id, by=MODERATOR)
    shown = service.current_on_screen(room.edition)
    assert shown is not None
    assert shown.id == question_id

    due = clock.stockholm(clock.now()).date() + timedelta(days=14)
    service.mark_answered(question_id=question_id, outcome="in_writing", due=due, by=MODERATOR)
    assert service.current_on_screen(room.edition) is None
    [mine] = service.questions_of_seat(room.seats[0])
    assert (mine.status, mine.answer) == ("answered", answers.Answer("in_writing", due=due))
    assert [entry.action for entry in journal.entries(subject=question_id)] == [
        "questions.asked",
        "questions.approved",
        "questions.shown",
        "questions.answered",
    ]
    assert list(journal.breaks()) == []


def test_the_journal_keeps_the_text_among_what_can_be_erased(room):
    question_id = room.ask(words="Hemlig mening?")
    [entry] = journal.entries(subject=question_id)
    assert dict(entry.facts) == {"seat": room.seats[0], "theme": room.rails}
    assert dict(entry.personal) == {"text": "Hemlig mening?"}


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("", TextEmpty),
        (" \n\t\u200b\u202e\x00", TextEmpty),
        ("å" * 501, TextTooLong),
        ("x" * 1_000_000, TextTooLong),
        ("👩‍👩‍👧" * 200, TextTooLong),
    ],
)
def test_empty_and_huge_texts_are_refused(room, words, refusal):
    assert refuses(refusal, lambda: room.ask(words=words)).field == "text"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("å" * 500, "å" * 500),
        ("Varför 🚆?", "Varför 🚆?"),
        ("لماذا لا يوجد قطار؟", "لماذا لا يوجد قطار؟"),
        ("Vänd\u202e om\x07\r\ntåget?", "Vänd om tåget?"),
        ("<script>alert(1)</script> {{ 7*7 }}", "<script>alert(1)</script> {{ 7*7 }}"),
    ],
)
def test_odd_but_honest_texts_are_kept_as_text(room, words, kept):
    assert service.question(room.ask(words=words)).text == kept


def test_a_fourth_waiting_question_is_refused_until_one_is_withdrawn(room):
    first = room.ask(words="Ett?")
    room.ask(words="Två?")
    room.ask(words="Tre?", theme=room.nodes)
    refuses(rules.TooManyOpen, lambda: room.ask(words="Fyra?"))
    service.withdraw(question_id=first, seat_id=room.seats[0], by=Actor("seat", room.seats[0]))
    room.ask(words="Fyra?")
    assert [question.status for question in service.questions_of_seat(room.seats[0])].count("asked") == 3


def test_the_same_form_sent_twice_is_one_question(room):
    room.ask()
    refuses(rules.AlreadyAsked, lambda: room.ask(words="Kommer bredband  till Härjedalen? "))


def test_ten_questions_at_once_from_one_seat_leave_three(room):
    results = at_once([lambda n=n: room.ask(words=f"Fråga {n}?") for n in range(10)])
    assert sum(isinstance(result, rules.TooManyOpen) for result in results) == 7
    assert len(service.questions_of_seat(room.seats[0])) == 3


def test_unknown_seats_and_themes_are_refused(room):
    refuses(rules.UnknownTheme, lambda: room.ask(theme="nonsense"))
    refuses(NotFound, lambda: service.ask(seat_id="x", theme_id=room.rails, text_asked="A?", by=MODERATOR))
    other = editions.create_edition(year=2030, by=Actor.system())
    elsewhere = editions.add_theme(edition_id=other, name="Annat", by=Actor.system())
    refuses(rules.UnknownTheme, lambda: room.ask(theme=elsewhere))


def test_a_cancelled_seat_neither_asks_nor_supports(room):
    question_id = room.approved(seat=1)
    registration.cancel_company(company_id=room.companies[0].id, by=Actor.system())
    refuses(NotFound, room.ask)
    refuses(NotFound, lambda: service.support(question_id=question_id, seat_id=room.seats[0]))


def test_questions_end_with_the_edition(room):
    question_id = room.approved()
    editions.set_status(edition_id=room.edition, status="live", by=Actor.system())
    room.ask(seat=1, words="Under dagen?")
    editions.set_status(edition_id=room.edition, status="held", by=Actor.system())
    refuses(rules.QuestionsClosed, lambda: room.ask(seat=2))
    refuses(rules.QuestionsClosed, lambda: service.support(question_id=question_id, seat_id=room.seats[3]))


def test_a_rejection_needs_a_reason_and_can_be_regretted(room):
    question_id = room.ask()
    refuses(TextEmpty, lambda: service.reject(question_id=question_id, reason=" ", by=MODERATOR))
    refuses(TextTooLong, lambda: service.reject(question_id=question_id, reason="x" * 501, by=MODERATOR))
    service.reject(question_id=question_id, reason="Redan ställd.", by=MODERATOR)
    assert service.questions_of_seat(room.seats[0])[0].rejection_reason == "Redan ställd."
    service.approve(question_id=question_id, by=MODERATOR)
    assert service.question(question_id).rejection_reason == ""


def test_a_question_out_of_its_turn_is_refused(room):
    question_id = room.ask()
    refuses(rules.NotInThatState, lambda: service.show_on_screen(question_id=question_id, by=MODERATOR))
    refuses(rules.NotInThatState, lambda: service.take_down(question_id=question_id, by=MODERATOR))
    refuses(rules.NotInThatState, lambda: service.reopen(question_id=question_id, by=MODERATOR))
    refuses(rules.NotInThatState, lambda: service.move(question_id=question_id, direction="up", by=MODERATOR))
    refuses(
        rules.NotInThatState,
        lambda: service.mark_answered(question_id=question_id, outcome="answered", by=MODERATOR),
    )
    service.approve(question_id=question_id, by=MODERATOR)
    refuses(rules.NotInThatState, lambda: service.approve(question_id=question_id, by=MODERATOR))


def test_an_answer_is_corrected_and_taken_back(room):
    question_id = room.approved()
    service.mark_answered(question_id=question_id, outcome="no", words="Pengarna räcker inte.", by=MODERATOR)
    service.mark_answered(
        question_id=question_id, outcome="belongs_elsewhere", receiver="Trafikverket", by=MODERATOR
    )
    assert service.question(question_id).answer == answers.Answer(
        "belongs_elsewhere", receiver="Trafikverket"
    )
    refuses(
        answers.DueDatePassed,
        lambda: service.mark_answered(
            question_id=question_id, outcome="in_writing", due=date(2020, 1, 1), by=MODERATOR
        ),
    )
    service.reopen(question_id=question_id, by=MODERATOR)
    again = service.question(question_id)
    assert (again.status, again.answer, again.answered_at) == ("approved", None, None)


def test_the_queue_keeps_the_moderators_order(room):
    ids = [room.approved(seat=n, words=f"Fråga {n}?") for n in range(3)]
    room.approved(seat=3, words="Annat tema?", theme=room.nodes)
    service.move(question_id=ids[2], direction="up", by=MODERATOR)
    service.move(question_id=ids[0], direction="down", by=MODERATOR)
    assert order(room) == ["Fråga 2?", "Fråga 0?", "Fråga 1?"]
    before = picture()
    service.move(question_id=ids[2], direction="up", by=MODERATOR)
    service.move(question_id=ids[1], direction="down", by=MODERATOR)
    assert picture() == before


def test_moves_at_once_lose_no_question(room):
    ids = [room.approved(seat=n, words=f"Fråga {n}?") for n in range(5)]
    at_once(
        [lambda i=i: service.move(question_id=i, direction="up", by=MODERATOR) for i in ids]
        + [lambda i=i: service.move(question_id=i, direction="down", by=MODERATOR) for i in ids]
    )
    found = service.list_questions(room.edition, statuses=rules.IN_QUEUE)
    assert sorted(question.id for question in found) == sorted(ids)
    assert [question.position for question in found] == [1, 2, 3, 4, 5]


def test_one_question_is_on_the_screen_at_a_time(room):
    first, second = room.approved(), room.approved(seat=1)
    service.show_on_screen(question_id=first, by=MODERATOR)
    service.show_on_screen(question_id=second, by=MODERATOR)
    assert (service.question(first).status, service.question(second).status) == ("approved", "on_screen")
    service.take_down(question_id=second, by=MODERATOR)
    assert service.current_on_screen(room.edition) is None


def test_five_moderators_showing_at_once_leave_one_on_the_screen(room):
    ids = [room.approved(seat=n) for n in range(5)]
    results = at_once([lambda i=i: service.show_on_screen(question_id=i, by=MODERATOR) for i in ids])
    assert results == [None] * 5
    on_screen = service.list_questions(room.edition, statuses=frozenset({"on_screen"}))
    assert len(on_screen) == 1


def test_support_counts_once_a_seat_and_says_so_the_second_time(room):
    question_id = room.approved()
    assert service.support(question_id=question_id, seat_id=room.seats[1]) == "supported"
    before = picture()
    assert service.support(question_id=question_id, seat_id=room.seats[1]) == "already_supported"
    assert picture() == before
    service.support(question_id=question_id, seat_id=room.seats[2])
    assert service.question(question_id).support == 2
    assert service.supported_by(room.seats[1]) == {question_id}


def test_twenty_taps_at_once_are_one_support(room):
    question_id = room.approved()
    seat_id = room.seats[1]
    results = at_once([lambda: service.support(question_id=question_id, seat_id=seat_id)] * 20)
    assert sorted(map(str, results)) == ["already_supported"] * 19 + ["supported"]
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Support)) == 1


def test_the_database_itself_refuses_a_second_support(room):
    question_id = room.approved()
    service.support(question_id=question_id, seat_id=room.seats[1])
    with reading() as session:
        indexes = session.execute(sql("PRAGMA index_list(question_support)")).all()
        unique = [row[1] for row in indexes if row[2]]
        columns = [
            [c[2] for c in session.execute(sql(f"PRAGMA index_info('{name}')")).all()] for name in unique
        ]
    assert ["question_id", "seat_id"] in columns


def test_what_cannot_be_supported_is_refused(room):
    question_id = room.ask()
    refuses(rules.NotToBeSupported, lambda: service.support(question_id=question_id, seat_id=room.seats[1]))
    service.approve(question_id=question_id, by=MODERATOR)
    refuses(rules.OwnQuestion, lambda: service.support(question_id=question_id, seat_id=room.seats[0]))
    refuses(NotFound, lambda: service.support(question_id="nonsense", seat_id=room.seats[1]))


def test_only_the_asker_withdraws_and_only_while_it_waits(room):
    question_id = room.approved()
    other = room.seats[1]
    refuses(
        rules.NotYourQuestion,
        lambda: service.withdraw(question_id=question_id, seat_id=other, by=Actor("seat", other)),
    )
    service.show_on_screen(question_id=question_id, by=MODERATOR)
    own = room.seats[0]
    refuses(
        rules.NotInThatState,
        lambda: service.withdraw(question_id=question_id, seat_id=own, by=Actor("seat", own)),
    )


def test_the_asker_is_told_of_every_change_and_the_screen_of_what_it_shows(room):
    heard: list[outbox.Change] = []
    stop = outbox.subscribe(heard.append)
    try:
        question_id = room.ask()
        assert [c for c in heard if c.topic == "seats"] == [
            outbox.Change("seats", room.edition, seats=(room.seats[0],))
        ]
        heard.clear()
        service.approve(question_id=question_id, by=MODERATOR)
        assert sorted(c.topic for c in heard) == ["questions", "seats"]
        heard.clear()
        service.show_on_screen(question_id=question_id, by=MODERATOR)
        assert sorted(c.topic for c in heard) == ["questions", "seats", "state"]
        heard.clear()
        service.mark_answered(question_id=question_id, outcome="answered", by=MODERATOR)
        assert sorted(c.topic for c in heard) == ["questions", "seats", "state"]
    finally:
        stop()
