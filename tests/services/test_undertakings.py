"""Undertakings: noted once, accepted with owner and day, reported by link, reminded of, told to the asker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from parliament.commitments import rules as ways
from parliament.commitments.undertakings import letters, owner, personal, rules, service
from parliament.commitments.undertakings.links import EXTENSION, OwnerKeys, OwnerLinks
from parliament.commitments.undertakings.models import Undertaking, UndertakingEvent
from parliament.commitments.undertakings.views import Acceptance, NewNote, Report
from parliament.editions import service as editions
from parliament.mail import rules as mail_rules
from parliament.mail import service as mail
from parliament.mail.service import LetterView
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken, StaleVersion
from parliament.shared.personal import ERASED_NAME
from parliament.shared.text import TextEmpty
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading
from tests import hall

BY = Actor(kind="staff", id="organiser")
TODAY = clock.stockholm(clock.now()).date()
DUE = TODAY + timedelta(days=60)
ACCEPTED = Acceptance("Ada Ägarsson", "ada@exempel.test", DUE, "Almi", "Ett beslut i nämnden")


@dataclass(frozen=True)
class Asked:
    """An edition with a question in it."""

    edition_id: str
    theme_id: str
    question_id: str

    def note(self, words: str = "Vi tar fram en plan.", **changed: str) -> str:
        facts = {
            "kind": "commitment",
            "said_by": "Regionråd Bo",
            "body": "Nämnden",
            "question_id": self.question_id,
        }
        return service.note(self.edition_id, NewNote(words=words, **{**facts, **changed}), by=BY)

    def accepted(self) -> str:
        made = self.note()
        service.accept(made, ACCEPTED, version=1, by=BY)
        return made


@pytest.fixture
def asked(house: Flask) -> Iterator[Asked]:
    edition_id = hall.open_edition()
    theme_id = editions.add_theme(edition_id=edition_id, name="Vägar", palette="rails", by=BY)
    hall.register(edition_id, 1)
    seat = registration.seats(edition_id)[0]
    question_id = questions.ask(
        seat_id=seat.id, theme_id=theme_id, text_asked="När byggs vägen?", by=Actor("seat", seat.id)
    )
    yield Asked(edition_id, theme_id, question_id)
    clock.play_no_more()


def keys(house: Flask) -> OwnerKeys:
    found = house.extensions[EXTENSION]
    assert isinstance(found, OwnerKeys)
    return found


def letters_of(recipient: str) -> list[LetterView]:
    """The letters to an address that are about undertakings, oldest first."""
    return [each for each in mail.letters_of(recipient) if each.kind.startswith("undertaking")]


def rows() -> tuple[int, int]:
    """How many notes and events there are."""
    with reading() as session:
        counted = [
            session.scalar(select(func.count()).select_from(each)) for each in (Undertaking, UndertakingEvent)
        ]
    return counted[0] or 0, counted[1] or 0


def test_what_is_said_is_kept_in_its_exact_words_with_the_theme_of_its_question(asked: Asked) -> None:
    found = service.undertaking(asked.note("  Vi  tar fram\n<b>en plan</b>.  "))
    assert (found.words, found.theme_id, found.said_on) == (
        "Vi tar fram\n<b>en plan</b>.",
        asked.theme_id,
        TODAY,
    )
    assert (found.status, found.accepted, found.outcome, found.steps) == (
        ways.POTENTIAL,
        False,
        "",
        ("drop",),
    )
    assert [each.kind for each in service.events_of(found.id)] == ["noted"]


def test_the_same_words_of_the_same_speaker_are_noted_once(asked: Asked) -> None:
    asked.note("Vi tar fram en plan.")
    with pytest.raises(rules.AlreadyNoted):
        asked.note("vi tar  fram EN plan.", said_by="REGIONRÅD Bo")
    assert rows() == (1, 1)
    asked.note("Vi tar fram en plan.", said_by="Någon annan")
    assert rows() == (2, 2)


def test_two_at_once_note_it_once(asked: Asked) -> None:
    outcomes = hall.at_once(4, lambda n: asked.note())
    assert sorted(outcomes) == ["AlreadyNoted"] * 3 + ["ok"]
    assert rows() == (1, 1)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"kind": "promise"}, rules.UnknownKind),
        ({"words": " \u200b "}, TextEmpty),
        ({"body": ""}, TextEmpty),
        ({"theme_id": "another"}, NotFound),
        ({"issue_id": "another"}, NotFound),
        ({"question_id": "another"}, NotFound),
    ],
)
def test_a_note_that_lacks_something_is_refused_and_nothing_is_kept(
    asked: Asked, changed: dict[str, str], refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal):
        asked.note(**changed)
    assert rows() == (0, 0)


def test_a_question_of_another_edition_is_refused(asked: Asked) -> None:
    other = editions.create_edition(year=2031, by=BY)
    with pytest.raises(NotFound):
        service.note(other, NewNote("answer", "Ja.", "Bo", "Nämnden", question_id=asked.question_id), by=BY)
    assert rows() == (0, 0)


def test_it_is_an_undertaking_when_somebody_owns_it_and_there_is_a_day(house: Flask, asked: Asked) -> None:
    made = asked.note(kind="taken_along")
    service.accept(made, ACCEPTED, version=1, by=BY)
    found = service.undertaking(made)
    assert (found.kind, found.status, found.due_on, found.outcome) == (
        "commitment",
        ways.COMING,
        DUE,
        "going",
    )
    (letter,) = letters_of("ada@exempel.test")
    assert letter.kind == letters.ACCEPTED
    assert "Ett beslut i nämnden" in letter.text
    token = keys(house).token(made, 1)
    assert token not in letter.text
    assert owner.look(token, keys(house)).id == made


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"due_on": None}, rules.DueDateMissing),
        ({"due_on": TODAY - timedelta(days=1)}, rules.DueBeforeSitting),
        ({"due_on": date.max}, rules.DueTooFarAway),
        ({"owner_name": ""}, TextEmpty),
        ({"owner_email": "ada"}, mail_rules.AddressMalformed),
        ({"owner_email": "a@b.se\r\nBcc: c@d.se"}, mail_rules.AddressMalformed),
        ({"evidence_wanted": ""}, TextEmpty),
    ],
)
def test_an_acceptance_that_lacks_something_changes_nothing(
    asked: Asked, changed: dict[str, object], refusal: type[RuleBroken]
) -> None:
    made = asked.note()
    before = service.undertaking(made)
    with pytest.raises(refusal):
        service.accept(made, replace(ACCEPTED, **changed), version=1, by=BY)  # type: ignore[arg-type]
    assert service.undertaking(made) == before
    assert rows() == (1, 1)
    assert letters_of("ada@exempel.test") == []


def test_accepting_twice_or_after_another_changed_it_is_refused(asked: Asked) -> None:
    made = asked.accepted()
    before = service.undertaking(made)
    with pytest.raises(StaleVersion):
        service.accept(made, ACCEPTED, version=1, by=BY)
    with pytest.raises(rules.AlreadyAccepted):
        service.accept(made, ACCEPTED, version=2, by=BY)
    assert service.undertaking(made) == before
    assert len(letters_of("ada@exempel.test")) == 1


def test_nobody_begins_what_nobody_owns(asked: Asked) -> None:
    made = asked.note()
    for step in ("plan", "begin"):
        with pytest.raises(rules.NotAccepted):
            service.take_step(made, step, version=1, by=BY)
    with pytest.raises(ways.ReasonMissing):
        service.take_step(made, "drop", version=1, by=BY)
    assert service.undertaking(made).status == ways.POTENTIAL
    assert service.take_step(made, "drop", version=1, reason="Sades på skämt", by=BY) == ways.DROPPED
    assert service.take_step(made, "take_up", version=2, by=BY) == ways.POTENTIAL
    assert service.count(asked.edition_id).total == 0


def test_an_owner_reports_and_the_office_closes(house: Flask, asked: Asked) -> None:
    made = asked.accepted()
    token = keys(house).token(made, 1)
    owner.report(token, Report("Vi har börjat."), version=2, keys=keys(house))
    assert service.undertaking(made).status == ways.ONGOING
    with pytest.raises(rules.EvidenceMissing):
        owner.report(token, Report("Klart.", done=True), version=3, keys=keys(house))
    with pytest.raises(rules.LinkMalformed):
        owner.report(
            token, Report("Klart.", done=True, evidence_link="javascript:x"), version=3, keys=keys(house)
        )
    assert service.undertaking(made).version == 3
    done = Report("Klart.", done=True, evidence_link="https://exempel.test/beslut")
    owner.report(token, done, version=3, keys=keys(house))
    with pytest.raises(StaleVersion):
        owner.report(token, done, version=3, keys=keys(house))
    assert service.undertaking(made).waits_for_office
    clock.play_at(clock.now() + timedelta(days=90))
    assert service.take_step(made, "end", version=4, by=BY) == ways.ENDED
    found = service.undertaking(made)
    assert (found.done_on, found.outcome) == (TODAY, "kept")
    with pytest.raises(rules.NothingToReport):
        owner.report(token, done, version=5, keys=keys(house))
    service.take_step(made, "reopen", version=5, by=BY)
    assert (service.undertaking(made).done_on, service.undertaking(made).outcome) == (None, "late")


def test_the_link_of_the_one_who_handed_over_is_dead_and_the_letter_on_its_way_is_not_sent(
    house: Flask, asked: Asked
) -> None:
    made = asked.accepted()
    with pytest.raises(rules.SameOwner):
        service.hand_over(made, owner_name="Ada", owner_email="ADA@exempel.test", version=2, by=BY)
    service.hand_over(made, owner_name="Bea", owner_email="bea@exempel.test", version=2, by=BY)
    old, new = keys(house).token(made, 1), keys(house).token(made, 2)
    before = service.undertaking(made)
    for token in (old, "", "x" * 48, "å" * 48, new[:-1]):
        with pytest.raises(rules.LinkNotValid):
            owner.report(token, Report("Från förr"), version=3, keys=keys(house))
    assert service.undertaking(made) == before
    assert owner.look(new, keys(house)).owner_name == "Bea"
    links = OwnerLinks(keys(house), service.link_version, public_url="https://exempel.test/")
    assert links.link(made, version=1) is None
    assert links.link(made, version=2) == f"https://exempel.test/rapportera/{new}"
    assert [each.kind for each in letters_of("bea@exempel.test")] == [letters.ACCEPTED]


def test_a_moved_day_has_a_reason_and_stays_after_the_sitting(asked: Asked) -> None:
    made = asked.accepted()
    before = service.undertaking(made)
    with pytest.raises(TextEmpty):
        service.move_due(made, DUE + timedelta(days=9), reason="", version=2, by=BY)
    with pytest.raises(rules.DueBeforeSitting):
        service.move_due(made, TODAY - timedelta(days=1), reason="Fel", version=2, by=BY)
    assert service.undertaking(made) == before
    service.move_due(made, DUE + timedelta(days=9), reason="Upphandlingen överklagades", version=2, by=BY)
    assert service.undertaking(made).due_on == DUE + timedelta(days=9)
    assert service.events_of(made)[0].words == "Upphandlingen överklagades"


def test_the_owner_is_reminded_before_at_and_after_the_day_and_once_each_time(asked: Asked) -> None:
    made = asked.accepted()
    sent = []
    for days in (-20, -14, -13, 0, 1, 29, 30, 61):
        moment = clock.from_stockholm(DUE + timedelta(days=days), 9, 0)
        clock.play_at(moment)
        sent.append((days, letters.write_due(moment), letters.write_due(moment)))
    assert [(days, once) for days, once, _ in sent if once] == [(-14, 1), (0, 1), (30, 1), (61, 1)]
    assert [again for *_, again in sent] == [0] * 8
    subjects = [each.subject for each in letters_of("ada@exempel.test")[1:]]
    assert [("försenat" in subject, "i dag" in subject) for subject in subjects] == [
        (False, False),
        (False, True),
        (True, False),
        (True, False),
    ]
    night = clock.from_stockholm(DUE + timedelta(days=95), 3, 0)
    assert letters.write_due(night) == 0
    assert service.undertaking(made).days_late == 61


def test_the_one_who_asked_is_told_at_every_change_and_nobody_else(asked: Asked) -> None:
    made = asked.accepted()
    service.take_step(made, "begin", version=2, by=BY)
    service.report(made, Report("Första etappen är klar."), version=3)
    service.take_step(made, "drop", version=4, reason="Pengarna togs bort", by=BY)
    told = letters_of("a@bolag1.exempel.se")
    assert [each.kind for each in told] == [letters.TO_ASKER] * 5
    assert all("När byggs vägen?" in each.text for each in told)
    assert "senast" in told[1].text
    assert "Första etappen är klar." in told[3].text
    assert "Pengarna togs bort" in told[4].text
    assert not any("ada@exempel.test" in each.text or "Ada" in each.text for each in told)


def test_without_a_question_nobody_is_told(asked: Asked) -> None:
    service.accept(asked.note(question_id=""), ACCEPTED, version=1, by=BY)
    assert letters_of("a@bolag1.exempel.se") == []


def test_the_journal_tells_what_happened_and_no_names(asked: Asked) -> None:
    made = asked.accepted()
    service.report(made, Report("Hemligt ord"), version=2)
    found = journal.entries(subject=made)
    assert [each.action for each in found] == [
        "undertakings.noted",
        "undertakings.accepted",
        "undertakings.reported",
    ]
    assert not any(word in str(each.facts) for each in found for word in ("Ada", "Hemligt", "plan", "Bo"))


def test_an_owner_who_is_erased_is_nowhere_and_the_words_stay(house: Flask, asked: Asked) -> None:
    made = asked.accepted()
    (found,) = personal.export_person(["ada@exempel.test"])
    assert [each["name"] for each in found.records] == ["Ada Ägarsson"]
    assert personal.erase_person(["nobody@exempel.test", ""], by=BY) == 0
    assert personal.erase_person(["ada@exempel.test"], by=BY) == 1
    after = service.undertaking(made)
    assert (after.owner_name, after.owner_email, after.words) == (ERASED_NAME, "", "Vi tar fram en plan.")
    assert "Ada" not in str(journal.entries(subject=made))
    with pytest.raises(rules.LinkNotValid):
        owner.look(keys(house).token(made, 1), keys(house))


def test_the_day_of_what_is_closed_cannot_be_moved_to_look_better(asked: Asked) -> None:
    made = asked.accepted()
    service.take_step(made, "begin", version=2, by=BY)
    clock.play_at(clock.now() + timedelta(days=90))
    service.take_step(made, "end", version=3, by=BY)
    with pytest.raises(ways.NoSuchStep):
        service.move_due(made, DUE + timedelta(days=99), reason="Bättre så", version=4, by=BY)
    assert service.count(asked.edition_id) == rules.Count(kept_late=1)
