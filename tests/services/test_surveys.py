"""Surveys through their services: versions, two audiences, letters, paper, groups, tags, years."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from parliament.door import service as door
from parliament.evaluation import (
    building,
    inviting,
    letters,
    models,
    paper,
    personal,
    refusals,
    rules,
    service,
    tagging,
    years,
)
from parliament.evaluation.building_rules import NewItem
from parliament.mail.models import Letter
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.base import Row
from parliament.storage.transaction import reading
from tests import hall

ORGANISER = Actor("staff", "organiser")
SIZE = NewItem(
    shape="one",
    sv="Hur stort?",
    en="How large?",
    options_sv="Litet\nStort",
    options_en="Small\nLarge",
    background=True,
)
YES = NewItem(shape="yes_no", sv="Fika?", en="Coffee?")


class Room:
    """A live edition with fourteen seats, twelve of them checked in."""

    def __init__(self) -> None:
        self.edition = hall.open_edition(status="live")
        for n in range(1, 15):
            hall.register(self.edition, n)
        self.seats = [seat.id for seat in registration.seats(self.edition)]
        for seat in self.seats[:12]:
            door.check_in(seat_id=seat, how="name", by=ORGANISER)

    def add(self, new: NewItem = YES, audience: str = "participants") -> str:
        return building.add_item(edition_id=self.edition, audience=audience, new=new, by=ORGANISER)

    def open(self, audience: str = "participants") -> None:
        service.open_survey(edition_id=self.edition, audience=audience, by=ORGANISER)

    def close(self, audience: str = "participants") -> None:
        service.close_survey(edition_id=self.edition, audience=audience, by=ORGANISER)

    def answer(self, seat: int, **raw: str) -> None:
        _number, items = building.items_in_use(self.edition, "participants")
        answers = rules.check_answers(raw or {"overall": "5"}, items)
        service.answer(seat_id=self.seats[seat], answers=answers)

    def whose(self, audience: str = "participants") -> dict[str, object]:
        return {"edition_id": self.edition, "audience": audience, "by": ORGANISER}


@pytest.fixture
def room(house) -> Room:
    return Room()


def everything() -> list[object]:
    tables = [table for table in Row.metadata.sorted_tables if table.name.startswith(("evaluation", "mail"))]
    with reading() as session:
        return [session.execute(select(table)).all() for table in tables] + [journal.head(session)]


def refuses(refusal: type[RuleBroken], deed) -> None:
    before = everything()
    with pytest.raises(refusal):
        deed()
    assert everything() == before


def count(model: type[Row], *where) -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(model).where(*where)) or 0


def test_a_survey_is_changed_until_somebody_has_answered_and_then_by_a_new_version(room):
    key = room.add()
    room.open()
    building.change_item(**room.whose(), key=key, new=NewItem(shape="text", sv="Fika då?", en="Coffee then?"))
    room.answer(0)
    for deed in (
        room.add,
        lambda: building.remove_item(**room.whose(), key=key),
        lambda: building.move_item(**room.whose(), key="venue", up=True),
    ):
        refuses(refusals.SurveyLocked, deed)
    building.new_version(**room.whose())
    building.new_version(**room.whose())  # twice changes nothing
    draft = building.form(room.edition, "participants")
    assert (draft.number, draft.draft, draft.locked) == (2, True, False)
    building.remove_item(**room.whose(), key=key)
    assert key in {item.key for item in building.items_in_use(room.edition, "participants")[1]}
    building.use_version(**room.whose())
    assert building.items_in_use(room.edition, "participants")[0] == 2
    assert key not in {item.key for item in building.items_in_use(room.edition, "participants")[1]}
    assert building.items_in_use(room.edition, "participants", 1)[0] == 1  # a page made from the first


def test_answers_of_both_versions_to_the_same_question_are_one_figure(room):
    room.add()
    room.open()
    for seat in range(3):
        room.answer(seat, overall="5")
    building.new_version(**room.whose())
    room.add(NewItem(shape="scale10", sv="Hur långt?", en="How far?"))
    building.use_version(**room.whose())
    for seat in range(3, 7):
        room.answer(seat, overall="1")
    refuses(rules.AlreadyAnswered, lambda: room.answer(0))
    room.close()
    assert service.summary(room.edition).items[0].answers == 7
    for deed in (building.new_version, building.use_version):
        refuses(refusals.SurveyFinished, lambda deed=deed: deed(**room.whose()))
    refuses(refusals.SurveyFinished, room.add)


def test_a_draft_is_thrown_away(room):
    refuses(NotFound, lambda: building.use_version(**room.whose()))
    room.open()
    room.answer(0)
    building.new_version(**room.whose())
    building.discard_version(**room.whose())
    form = building.form(room.edition, "participants")
    assert (form.number, form.draft, form.locked) == (1, False, True)


def test_letters_go_once_to_the_checked_in_and_reminders_to_those_who_wait(room):
    refuses(rules.SurveyNotOpen, lambda: letters.send(**room.whose()))
    room.open()
    assert letters.send(**room.whose()) == 12
    assert letters.send(**room.whose()) == 0
    for seat in range(5):
        room.answer(seat)
    assert letters.remind(**room.whose()) == 7
    refuses(refusals.ReminderTooSoon, lambda: letters.remind(**room.whose()))
    clock.play_at(clock.now() + letters.PAUSE)
    assert letters.remind(**room.whose()) == 7
    assert count(Letter, Letter.kind == "survey") == 12
    assert count(Letter, Letter.kind == "survey_reminder") == 14
    with reading() as session:
        reminded = set(session.scalars(select(Letter.about).where(Letter.kind == "survey_reminder")))
    assert reminded == set(room.seats[5:12])


def test_politicians_have_a_survey_and_a_result_of_their_own(room):
    people = [
        inviting.invite(
            edition_id=room.edition, name=f"Politiker {n}", email=f"p{n}@exempel.se", by=ORGANISER
        )
        for n in range(6)
    ]
    again = {"edition_id": room.edition, "name": "X", "email": "p1@exempel.se", "by": ORGANISER}
    refuses(refusals.InvitedAlready, lambda: inviting.invite(**again))
    refuses(rules.SurveyNotOpen, lambda: politician_answers(people[0]))
    room.open("politicians")
    assert letters.send(**room.whose("politicians")) == 6
    for person in people[:5]:
        politician_answers(person)
    refuses(rules.AlreadyAnswered, lambda: politician_answers(people[0]))
    refuses(NotFound, lambda: politician_answers("x"))
    refuses(refusals.InvitedHasAnswered, lambda: inviting.uninvite(invited_id=people[0], by=ORGANISER))
    inviting.uninvite(invited_id=people[5], by=ORGANISER)
    room.close("politicians")
    found = service.summary(room.edition, "politicians")
    assert (found.answers, found.seats, found.why_not) == (5, 5, None)
    assert [(part.item.key, part.mean) for part in found.items if part.mean] == [("useful", 4.0)]
    assert service.summary(room.edition).why_not == "not_opened"


def test_those_invited_can_be_told_and_forgotten(room):
    who = {"edition_id": room.edition, "by": ORGANISER}
    first, _second = (inviting.invite(name=n, email=f"{n}@exempel.se", **who) for n in ("anna", "bo"))
    room.open("politicians")
    politician_answers(first)
    [told] = personal.export_person([], ["anna@exempel.se"])
    assert told.records == ({"name": "anna", "email": "anna@exempel.se", "answered": True},)
    assert personal.erase_person(["anna@exempel.se", "bo@exempel.se", ""]) == 2
    assert [(p.id, p.name, p.answered) for p in inviting.invited(room.edition)] == [(first, "–", True)]
    assert letters.send(**room.whose("politicians")) == 0
    assert service.summary(room.edition, "politicians").answers == 1


def politician_answers(invited_id: str) -> None:
    answers = rules.check_answers({"useful": "4"}, building.core.core_of("politicians"))
    service.answer_invited(invited_id=invited_id, answers=answers)


def test_never_more_papers_entered_than_handed_out_and_no_second_answer_beside_one(room):
    five = rules.check_answers({"overall": "5"})
    enter = lambda: paper.enter(edition_id=room.edition, answers=five)  # noqa: E731
    refuses(rules.SurveyNotOpen, enter)
    room.open()
    refuses(refusals.NoPaperLeft, enter)
    room.answer(0)
    refuses(rules.AlreadyAnswered, lambda: paper.hand_out(seat_id=room.seats[0], by=ORGANISER))
    for seat in room.seats[1:3]:
        paper.hand_out(seat_id=seat, by=ORGANISER)
    refuses(refusals.HasPaper, lambda: paper.hand_out(seat_id=room.seats[1], by=ORGANISER))
    refuses(refusals.HasPaper, lambda: room.answer(1))
    paper.take_back(seat_id=room.seats[1], by=ORGANISER)
    refuses(NotFound, lambda: paper.take_back(seat_id=room.seats[1], by=ORGANISER))
    room.answer(1)
    outcomes = hall.at_once(8, lambda n: paper.enter(edition_id=room.edition, answers=five))
    assert sorted(outcomes) == ["NoPaperLeft"] * 7 + ["ok"]
    refuses(refusals.NoPaperLeft, lambda: paper.take_back(seat_id=room.seats[2], by=ORGANISER))
    assert paper.counted(room.edition) == (1, 1)
    found = service.summary(room.edition)
    assert (found.answers, found.on_paper, found.present) == (3, 1, 12)
    room.close()
    refuses(rules.SurveyNotOpen, enter)


def test_small_groups_are_hidden_and_what_is_known_of_them_is_erased(room):
    key = room.add(SIZE)
    room.open()
    for seat in range(9):
        room.answer(seat, overall="4" if seat < 6 else "1", venue="3", **{key: "o1" if seat < 6 else "o2"})
    assert count(models.GroupMark) == 18
    room.close()
    found = {split.item.key: split for split in service.summary(room.edition).groups}
    assert not found["overall"].any_shown  # six, and three: the three are all less the six
    assert count(models.GroupMark) == 0


def test_groups_of_five_and_more_are_shown(room):
    key = room.add(SIZE)
    room.open()
    for seat in range(11):
        room.answer(seat, overall="4" if seat < 6 else "1", **{key: "o1" if seat < 6 else "o2"})
    room.close()
    found = {split.item.key: split for split in service.summary(room.edition).groups}
    shown = [(g.group.sv, g.summary.answers, g.summary.mean) for g in found["overall"].groups if g.summary]
    assert shown == [("Litet", 6, 4.0), ("Stort", 5, 1.0)]


def test_texts_are_tagged_when_they_may_be_seen(room):
    whose = {"edition_id": room.edition, "audience": "participants"}
    refuses(refusals.ResultsNotShown, lambda: tagging.add_tag(**whose, name="Mat", by=ORGANISER))
    room.open()
    for seat in range(5):
        room.answer(seat, best="Maten" if seat < 3 else "Allt")
    refuses(refusals.ResultsNotShown, lambda: tagging.texts(**whose))
    room.close()
    tag = tagging.add_tag(**whose, name="Mat", by=ORGANISER)
    refuses(refusals.TagExists, lambda: tagging.add_tag(**whose, name=" Mat ", by=ORGANISER))
    food = [text.id for text in tagging.texts(**whose) if text.words == "Maten"]
    for words_id in food:
        tagging.tag_text(words_id=words_id, tag_ids=[tag, tag], by=ORGANISER)
    tagging.tag_text(words_id=food[0], tag_ids=[], by=ORGANISER)
    assert [(found.name, found.texts) for found in tagging.counts(**whose)] == [("Mat", 2)]
    refuses(NotFound, lambda: tagging.tag_text(words_id=food[0], tag_ids=["x"], by=ORGANISER))
    refuses(NotFound, lambda: tagging.tag_text(words_id="x", tag_ids=[tag], by=ORGANISER))
    tagging.remove_tag(tag_id=tag, by=ORGANISER)
    assert tagging.counts(**whose) == ()


def test_earlier_years_stand_beside_our_own_with_their_source(room):
    entered = years.enter(**earlier(figure="4,25"))
    assert room_line("overall").of(2022) == years.Figure(2022, 4.25, 31, "Rapporten 2022, s. 4", entered)
    refuses(refusals.FigureExists, lambda: years.enter(**earlier(figure="3")))
    room.open()
    for seat in range(5):
        room.answer(seat, overall="3", again="yes" if seat else "no")
    room.close()
    assert [(f.year, f.value) for f in room_line("overall").figures] == [(2022, 4.25), (2023, 3.0)]
    assert room_line("again").of(2023).value == 80
    years.remove(earlier_id=entered, by=ORGANISER)
    assert [f.year for f in room_line("overall").figures] == [2023]


def room_line(key: str) -> years.Line:
    return next(line for line in years.comparison("participants").lines if line.item.key == key)


def earlier(**changed: object) -> dict[str, object]:
    facts = {
        "year": 2022,
        "item_key": "overall",
        "figure": "4",
        "answers": 31,
        "source": "Rapporten 2022, s. 4",
    }
    return {"audience": "participants", "by": ORGANISER, **facts, **changed}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"figure": "5,01"}, "figure"),
        ({"figure": "0,99"}, "figure"),
        ({"figure": "fyra"}, "figure"),
        ({"figure": "-4"}, "figure"),
        ({"figure": "1e1"}, "figure"),
        ({"figure": "٤"}, "figure"),
        ({"year": 1999}, "year"),
        ({"year": 2999}, "year"),
        ({"year": None}, "year"),
        ({"answers": 4}, "answers"),
        ({"source": " "}, "source"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(house, changed, field):
    before = everything()
    with pytest.raises(RuleBroken) as refused:
        years.enter(**earlier(**changed))
    assert refused.value.field == field
    assert everything() == before
