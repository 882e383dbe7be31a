"""The minutes from draft to lock: prose, links, approvals, corrections, publication; and what is refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from parliament.mail import log
from parliament.minutes import service as minutes
from parliament.minutes.links import EXTENSION, AdjusterKeys
from parliament.minutes.refusals import (
    AdjusterHasApproved,
    AdjusterKnown,
    AlreadyApproved,
    CorrectionDecided,
    CorrectionsWaiting,
    MinutesLocked,
    MinutesNotPublic,
    MinutesNotSent,
    MinutesStepNotPossible,
    NoAdjusters,
    NoSuchParagraph,
    NothingAsked,
    SectionIsFacts,
    SittingNotClosed,
    TextChanged,
    TooManyAdjusters,
    UnknownAdjusterLink,
)
from parliament.shared import clock
from parliament.shared.errors import RuleBroken, StaleVersion
from parliament.shared.text import TextEmpty, TextTooLong
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests import hall
from tests.architecture.walk import everything
from tests.services import world

BY = Actor.system()


class Desk:
    """A closed sitting and its minutes."""

    def __init__(self, house: Flask, *, closed: bool = True) -> None:
        self.keys: AdjusterKeys = house.extensions[EXTENSION]
        self.edition_id = hall.open_edition()
        hall.register(self.edition_id, 1, people=2, votes=2)
        from parliament.editions import service as editions

        for kind, title in (("opening", "Öppnande"), ("closing", "Avslutning")):
            editions.add_programme_item(edition_id=self.edition_id, kind=kind, title=title, minutes=5, by=BY)
        self.sitting_id = sittings.prepare(edition_id=self.edition_id, by=BY)
        sittings.step(sitting_id=self.sitting_id, name="open", by=BY)
        self.first = sittings.next_item(sitting_id=self.sitting_id, by=BY)
        sittings.decide(item_id=self.first, decision="Sammanträdet förklaras öppnat.", by=BY)
        if closed:
            sittings.step(sitting_id=self.sitting_id, name="close", by=BY)

    @property
    def now(self) -> minutes.MinutesView:
        return minutes.minutes(self.sitting_id)

    def edit(
        self, words: str | None, *, seen: int | None = None, section: str = "decision", **more: str
    ) -> bool:
        place = (more.get("paragraph", self.first), section)
        known = self.now.prose.get(place)
        version = (known.version if known else 0) if seen is None else seen
        return minutes.edit_prose(
            sitting_id=self.sitting_id, paragraph=place[0], section=section, words=words, seen=version, by=BY
        )

    def name(self, *names: str) -> list[str]:
        return [
            minutes.name_adjuster(
                sitting_id=self.sitting_id, name=each, email=f"{each.lower()}@exempel.test", by=BY
            )
            for each in names
        ]

    def send(self, *names: str) -> list[str]:
        ids = self.name(*(names or ("Ebba", "Dag")))
        minutes.send(sitting_id=self.sitting_id, seen=self.now.version, after_days=4, by=BY)
        return ids

    def token(self, adjuster_id: str) -> str:
        version = minutes.link_version(adjuster_id)
        assert version is not None
        return self.keys.token(adjuster_id, version)

    def approve(self, adjuster_id: str) -> None:
        token = self.token(adjuster_id)
        checksum = minutes.look(token, self.keys).document["standing"]["checksum"]
        minutes.approve(token=token, checksum=checksum, keys=self.keys)

    def lock(self) -> None:
        minutes.lock(sitting_id=self.sitting_id, seen=self.now.version, by=BY)

    def publish(self) -> None:
        minutes.publish_unadjusted(sitting_id=self.sitting_id, seen=self.now.version, by=BY)

    def decision(self) -> dict:
        document = minutes.working(self.sitting_id, "sv")
        (paragraph,) = (each for each in document["paragraphs"] if each["key"] == self.first)
        return next(each for each in paragraph["sections"] if each["kind"] == "decision")

    def letters(self, kind: str) -> int:
        return len(log.log_page(status="", kind=kind, q="", page=1, size=50).letters)


@pytest.fixture
def desk(house: Flask) -> Desk:
    return Desk(house)


def refused(refusal: type[RuleBroken], deed: Callable[[], object]) -> None:
    """``deed`` is refused, and no row of any table has changed."""
    before = everything()
    with pytest.raises(refusal):
        deed()
    assert everything() == before


def test_from_draft_to_lock(desk: Desk):
    ebba, dag = desk.send()
    assert (desk.now.state, desk.letters("adjust")) == ("adjusting", 2)
    desk.approve(ebba)
    assert desk.now.state == "adjusting"
    desk.approve(dag)
    assert desk.now.state == "approved"
    desk.lock()
    found = desk.now
    assert (found.state, found.is_published, {file.adjusted for file in found.files}) == (
        "locked",
        True,
        {True},
    )
    assert {(file.language, file.form) for file in found.files} == {
        (language, form) for language in ("sv", "en") for form in ("html", "pdf", "json")
    }
    assert {each.checksum for each in found.adjusters} == {
        minutes.published_document(desk.sitting_id, "sv")["standing"]["checksum"]
    }
    assert not list(journal.breaks())


def test_published_files_have_the_checksums_that_the_journal_has(desk: Desk):
    desk.publish()
    (entry,) = journal.entries(actions=("minutes.published_unadjusted",))
    for file in desk.now.files:
        kept = minutes.published(desk.sitting_id, form=file.form, language=file.language)
        checksum = hashlib.sha256(kept.body).hexdigest()
        assert checksum == kept.checksum == file.checksum == entry.facts[f"{file.language}.{file.form}"]


def test_what_is_published_stays_as_it_was(desk: Desk):
    desk.edit("Som det publicerades.")
    desk.publish()
    kept = minutes.published(desk.sitting_id, form="json", language="sv").body
    desk.edit("Ändrat efteråt.")
    assert minutes.published(desk.sitting_id, form="json", language="sv").body == kept
    assert "Som det publicerades." in kept.decode()
    desk.publish()
    latest = minutes.published(desk.sitting_id, form="json", language="sv")
    assert "Ändrat efteråt." in latest.body.decode()
    assert world.sql("SELECT count(*) FROM minutes_file") == [(12,)]


def test_the_clerks_words_stand_on_top_and_can_be_taken_away(desk: Desk):
    assert desk.decision()["edited"] is None
    assert desk.edit("Fullmäktige öppnas.")
    assert (desk.decision()["generated"], desk.decision()["edited"]) == (
        "Sammanträdet förklaras öppnat.",
        "Fullmäktige öppnas.",
    )
    assert not desk.edit("Fullmäktige öppnas.")
    assert desk.edit(None)
    assert desk.decision()["edited"] is None
    assert desk.edit("")
    assert desk.decision()["edited"] == ""
    assert desk.edit("Sammanträdet förklaras öppnat.")
    assert desk.decision()["edited"] is None


def test_facts_cannot_be_edited(desk: Desk):
    refused(SectionIsFacts, lambda: desk.edit("Ja vann.", section="division"))
    refused(NoSuchParagraph, lambda: desk.edit("Hej", paragraph="nonesuch"))
    refused(TextTooLong, lambda: desk.edit("å" * 100_000))


def test_two_clerks_at_once(desk: Desk):
    desk.edit("Den första.", seen=0)
    refused(StaleVersion, lambda: desk.edit("Den andra.", seen=0))
    outcomes = hall.at_once(2, lambda n: desk.edit(f"Nummer {n}", seen=1))
    assert sorted(outcomes) == ["StaleVersion", "ok"]


def test_an_open_sitting_is_neither_sent_nor_published(house: Flask):
    desk = Desk(house, closed=False)
    desk.edit("Redan nu.")
    desk.name("Ebba")
    refused(SittingNotClosed, lambda: minutes.send(sitting_id=desk.sitting_id, seen=2, after_days=4, by=BY))
    refused(SittingNotClosed, desk.publish)


def test_nobody_to_send_to(desk: Desk):
    desk.edit("Text")
    version = desk.now.version
    refused(NoAdjusters, lambda: minutes.send(sitting_id=desk.sitting_id, seen=version, after_days=4, by=BY))
    refused(StaleVersion, lambda: minutes.send(sitting_id=desk.sitting_id, seen=0, after_days=4, by=BY))
    refused(MinutesStepNotPossible, desk.lock)


def test_adjusters_are_few_and_different(desk: Desk):
    desk.name("Ebba")
    refused(AdjusterKnown, lambda: desk.name("Ebba"))
    desk.name("A", "B", "C", "D", "E")
    refused(TooManyAdjusters, lambda: desk.name("F"))


def test_opening_the_link_spends_nothing_and_approving_does(desk: Desk):
    ebba, _ = desk.send()
    token, before = desk.token(ebba), everything()
    for _time in range(3):
        minutes.look(token, desk.keys)
    assert everything() == before
    desk.approve(ebba)
    refused(AlreadyApproved, lambda: desk.approve(ebba))
    assert minutes.look(token, desk.keys).adjuster.approved_at is not None


def test_the_same_approval_sent_twice_at_once_counts_once(desk: Desk):
    ebba, _ = desk.send()
    assert sorted(hall.at_once(4, lambda n: desk.approve(ebba))) == ["AlreadyApproved"] * 3 + ["ok"]
    assert world.sql("SELECT count(*) FROM minutes_approval") == [(1,)]


def test_a_link_that_is_not_ones_own(desk: Desk):
    ebba, dag = desk.send()
    other = Desk.token(desk, ebba)[:16] + Desk.token(desk, dag)[16:]
    for wrong in ("", "0", other, "a" * 48, desk.keys.token(ebba, 2)):
        refused(UnknownAdjusterLink, lambda wrong=wrong: minutes.look(wrong, desk.keys))
        refused(
            UnknownAdjusterLink, lambda wrong=wrong: minutes.approve(token=wrong, checksum="", keys=desk.keys)
        )


def test_a_change_after_approval_voids_it_and_says_so(desk: Desk):
    ebba, dag = desk.send()
    desk.approve(ebba)
    desk.approve(dag)
    old = desk.token(ebba)
    desk.edit("Ändrat efter godkännandet.")
    found = desk.now
    assert (found.state, [each.approved_at for each in found.adjusters]) == ("adjusting", [None, None])
    assert [each.was_voided for each in found.adjusters] == [True, True]
    assert desk.letters("adjust_again") == 2
    refused(UnknownAdjusterLink, lambda: minutes.look(old, desk.keys))
    refused(MinutesStepNotPossible, desk.lock)
    desk.approve(ebba)
    desk.approve(dag)
    assert desk.now.state == "approved"


def test_approving_a_text_that_has_changed_meanwhile(desk: Desk):
    ebba, _ = desk.send()
    token = desk.token(ebba)
    checksum = minutes.look(token, desk.keys).document["standing"]["checksum"]
    desk.edit("En annan text.")
    refused(TextChanged, lambda: minutes.approve(token=token, checksum=checksum, keys=desk.keys))


def test_after_the_lock_nothing_changes(desk: Desk):
    ebba, dag = desk.send()
    desk.approve(ebba)
    desk.approve(dag)
    desk.lock()
    kept = minutes.published(desk.sitting_id, form="pdf", language="sv").body
    refused(MinutesLocked, lambda: desk.edit("För sent."))
    refused(AlreadyApproved, lambda: desk.approve(ebba))
    refused(MinutesLocked, desk.lock)
    refused(MinutesLocked, desk.publish)
    refused(MinutesLocked, lambda: desk.name("Ny"))
    refused(MinutesLocked, lambda: minutes.withdraw(sitting_id=desk.sitting_id, by=BY))
    refused(MinutesLocked, lambda: ask(desk, ebba, "Ändra"))
    refused(TextEmpty, lambda: minutes.rectify(sitting_id=desk.sitting_id, words=" ", by=BY))
    minutes.rectify(sitting_id=desk.sitting_id, words="Namnet stavas Demobergh.", by=BY)
    assert [each.words for each in desk.now.rectifications] == ["Namnet stavas Demobergh."]
    assert minutes.published(desk.sitting_id, form="pdf", language="sv").body == kept


def test_a_rectification_is_for_what_is_locked(desk: Desk):
    desk.send()
    refused(
        MinutesStepNotPossible,
        lambda: minutes.rectify(sitting_id=desk.sitting_id, words="Fel", by=BY),
    )


def test_taking_the_draft_back(desk: Desk):
    ebba, dag = desk.send()
    desk.approve(ebba)
    minutes.withdraw(sitting_id=desk.sitting_id, by=BY)
    assert desk.now.state == "draft"
    refused(MinutesNotSent, lambda: minutes.look(desk.token(dag), desk.keys))
    refused(MinutesNotSent, lambda: minutes.renew_link(adjuster_id=dag, by=BY))
    refused(MinutesStepNotPossible, lambda: minutes.withdraw(sitting_id=desk.sitting_id, by=BY))


def test_an_adjuster_who_has_approved_stays(desk: Desk):
    ebba, dag = desk.send()
    desk.approve(ebba)
    refused(AdjusterHasApproved, lambda: minutes.remove_adjuster(adjuster_id=ebba, by=BY))
    minutes.remove_adjuster(adjuster_id=dag, by=BY)
    assert desk.now.state == "approved"


def test_a_new_link_kills_the_old_one(desk: Desk):
    ebba, _ = desk.send()
    old = desk.token(ebba)
    minutes.renew_link(adjuster_id=ebba, by=BY)
    refused(UnknownAdjusterLink, lambda: minutes.look(old, desk.keys))
    desk.approve(ebba)
    refused(AlreadyApproved, lambda: minutes.renew_link(adjuster_id=ebba, by=BY))


def test_published_as_unadjusted_when_they_forget_and_locked_when_they_remember(desk: Desk):
    ebba, dag = desk.send()
    with pytest.raises(MinutesNotPublic):
        minutes.published(desk.sitting_id, form="pdf", language="sv")
    desk.publish()
    document = minutes.published_document(desk.sitting_id, "sv")
    assert (document["standing"]["mark"], desk.now.state) == ("OJUSTERAT", "unadjusted")
    desk.approve(ebba)
    desk.approve(dag)
    desk.lock()
    document = minutes.published_document(desk.sitting_id, "sv")
    assert (document["standing"]["mark"], document["standing"]["state"]) == ("", "locked")
    assert [row["label"] for row in document["standing"]["notice"]][2:6] == [
        "Justerat",
        "Senast den dag det ska tillkännages",
        "Anslaget sätts upp",
        "Anslaget tas ned tidigast",
    ]


def test_without_adjusters_a_person_may_publish(desk: Desk):
    desk.publish()
    assert (desk.now.state, desk.now.is_published) == ("unadjusted", True)


def ask(desk: Desk, adjuster_id: str, words: str, comment: str = "", *, section: str = "decision") -> str:
    return minutes.ask_correction(
        token=desk.token(adjuster_id),
        paragraph=desk.first if section else "",
        section=section,
        words=words,
        comment=comment,
        keys=desk.keys,
    )


def answer(desk: Desk, correction_id: str, *, accept: bool, words: str = "", seen: int = 0) -> None:
    minutes.answer_correction(correction_id=correction_id, accept=accept, words=words, seen=seen, by=BY)


def test_an_accepted_correction_is_in_the_text_and_voids_approvals(desk: Desk):
    ebba, dag = desk.send()
    desk.approve(dag)
    correction = ask(desk, ebba, "Sammanträdet öppnas.", "Kortare.")
    answer(desk, correction, accept=True)
    assert desk.decision()["edited"] == "Sammanträdet öppnas."
    assert [each.was_voided for each in desk.now.adjusters if each.id == dag] == [True]
    (kept,) = desk.now.corrections
    assert (kept.was, kept.asked, kept.status) == (
        "Sammanträdet förklaras öppnat.",
        "Sammanträdet öppnas.",
        "accepted",
    )
    refused(CorrectionDecided, lambda: answer(desk, correction, accept=False, words="Nej"))


def test_a_declined_correction_changes_nothing_and_has_a_reason(desk: Desk):
    ebba, dag = desk.send()
    desk.approve(dag)
    correction = ask(desk, ebba, "Något annat.")
    refused(TextEmpty, lambda: answer(desk, correction, accept=False))
    answer(desk, correction, accept=False, words="Så sades det inte.")
    assert desk.decision()["edited"] is None
    assert [each.was_voided for each in desk.now.adjusters] == [False, False]
    assert desk.now.corrections[0].answer == "Så sades det inte."


def test_a_correction_of_nothing_or_of_facts(desk: Desk):
    ebba, _ = desk.send()
    refused(NothingAsked, lambda: ask(desk, ebba, "Sammanträdet förklaras öppnat."))
    refused(NothingAsked, lambda: ask(desk, ebba, "", section=""))
    refused(SectionIsFacts, lambda: ask(desk, ebba, "Ja vann.", section="division"))
    refused(TextTooLong, lambda: ask(desk, ebba, "x" * 100_000))
    correction = ask(desk, ebba, "", "Berit satt på plats 2.", section="")
    answer(desk, correction, accept=True)
    assert desk.now.corrections[0].status == "accepted"


def test_a_correction_is_not_accepted_over_a_newer_text(desk: Desk):
    ebba, _ = desk.send()
    correction = ask(desk, ebba, "Justerarens text.")
    desk.edit("Sekreterarens nya text.")
    refused(StaleVersion, lambda: answer(desk, correction, accept=True, seen=0))
    answer(desk, correction, accept=True, seen=1)
    assert desk.decision()["edited"] == "Justerarens text."


def test_a_correction_must_be_answered_before_the_lock(desk: Desk):
    ebba, dag = desk.send()
    ask(desk, ebba, "", "En fråga.", section="")
    desk.approve(ebba)
    desk.approve(dag)
    refused(CorrectionsWaiting, desk.lock)


def test_what_is_recorded_after_sending_is_taken_in_by_a_person(desk: Desk):
    ebba, _ = desk.send()
    desk.approve(ebba)
    sittings.decide(item_id=desk.first, decision="Rättat vid konsolen.", by=BY)
    assert desk.decision()["generated"] == "Sammanträdet förklaras öppnat."
    assert minutes.records_differ(desk.sitting_id, desk.now)
    refused(StaleVersion, lambda: minutes.refresh(sitting_id=desk.sitting_id, seen=1, by=BY))
    minutes.refresh(sitting_id=desk.sitting_id, seen=desk.now.version, by=BY)
    assert desk.decision()["generated"] == "Rättat vid konsolen."
    assert not minutes.records_differ(desk.sitting_id, desk.now)
    assert [each.was_voided for each in desk.now.adjusters if each.id == ebba] == [True]


def test_those_who_forget_are_reminded_and_those_who_approved_are_not(desk: Desk):
    ebba, _ = desk.send()
    desk.approve(ebba)
    noon = clock.stockholm(clock.now()).replace(hour=12)
    assert minutes.write_due(noon + timedelta(days=3)) == 0
    assert minutes.write_due((noon + timedelta(days=5)).replace(hour=3)) == 0
    assert minutes.write_due(noon + timedelta(days=5)) == 1
    assert minutes.write_due(noon + timedelta(days=5)) == 0
    assert minutes.write_due(noon + timedelta(days=9)) == 1
    assert desk.letters("adjust_reminder") == 2
    minutes.withdraw(sitting_id=desk.sitting_id, by=BY)
    assert minutes.write_due(noon + timedelta(days=30)) == 0


def test_no_link_lies_in_the_database(desk: Desk):
    ebba, dag = desk.send()
    stored = json.dumps(everything(), default=str)
    for adjuster_id in (ebba, dag):
        assert desk.token(adjuster_id)[16:] not in stored
