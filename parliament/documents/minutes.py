"""The minutes of a sitting, put together from what was recorded. They are written in Swedish.

Contents after KL 5:65-68, for a sitting that only re-enacts one: attendance, per item what was decided, the
divisions with wording and numbers, how each voted in recorded ones, the questions and their answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from parliament.documents import minutes_divisions
from parliament.documents.minutes_divisions import DivisionMinutes
from parliament.documents.minutes_views import (
    Minutes,
    Paragraph,
    Present,
    QuestionMinutes,
    Timed,
    VotedUp,
)
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.evaluation import service as evaluation
from parliament.questions import answers
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import swedish
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.sitting.service import ItemView, NoteView, SittingView
from parliament.storage import journal
from parliament.storage.transaction import reading
from parliament.voting import service as voting

LABEL: Final = "Återskapat sammanträde – rådgivande. Inget beslut enligt kommunallagen."
_STEPS: Final = {
    "sitting.open": "Sammanträdet öppnades",
    "sitting.adjourn": "Sammanträdet ajournerades",
    "sitting.resume": "Sammanträdet återupptogs",
    "sitting.close": "Sammanträdet avslutades",
}
_ROLES: Final = {"chair": "Ordförande", "secretary": "Sekreterare", "adjuster": "Justerare"}


class NoMinutesYet(RuleBroken):
    """There is no sitting to tell of."""

    code = "no_minutes_yet"
    status = 404
    sv = "Det finns inget protokoll än: inget sammanträde är förberett."
    en = "There are no minutes yet: no sitting has been prepared."


class MinutesNotPublic(RuleBroken):
    """The public asks for minutes that are still a draft."""

    code = "minutes_not_public"
    status = 403
    sv = "Protokollet är ett utkast tills sammanträdet är avslutat. Titta igen efter sammanträdet."
    en = "The minutes are a draft until the sitting is closed. Look again after the sitting."


def minutes_of(edition_id: str) -> Minutes:
    """The minutes of the edition's sitting as they stand; a draft until it is closed.

    Raises:
        NoMinutesYet: no sitting has been prepared.
    """
    with reading():
        try:
            edition = editions.edition(edition_id)
        except NotFound as error:
            raise NoMinutesYet from error
        sitting = sittings.current(edition_id)
        if sitting is None:
            raise NoMinutesYet
        return _build(edition, sitting)


def is_public(edition_id: str) -> bool:
    """Whether anybody may read the minutes: the sitting is closed."""
    sitting = sittings.current(edition_id)
    return sitting is not None and sitting.phase == sitting_rules.CLOSED


def _build(edition: EditionView, sitting: SittingView) -> Minutes:
    steps = _steps(sitting)
    seats = {seat.id: seat for seat in registration.all_seats(edition.id)}
    told = minutes_divisions.told(voting.divisions(sitting.id), seats.values())
    attendance = _attendance(edition.id, seats)
    return Minutes(
        label=LABEL,
        title=f"Protokoll {edition.name}",
        heading=edition.name,
        year=edition.year,
        draft=sitting.phase != sitting_rules.CLOSED,
        facts=_facts(edition, sitting, len(attendance)),
        steps=steps,
        officers=_officers(sitting),
        attendance=attendance,
        paragraphs=_paragraphs(edition, sitting, told),
        voted_up=_voted_up(edition.id, told),
        chain_head=journal.chain_head(),
    )


def _facts(edition: EditionView, sitting: SittingView, present: int) -> tuple[tuple[str, str], ...]:
    day = edition.date or sitting.opened_at
    rows = [
        ("Upplaga", edition.name),
        ("Dag", swedish.date(day) if day else edition.period_text),
        ("Plats", edition.venue or "Inte angiven"),
        ("Tid", _span(sitting.opened_at, sitting.closed_at) or "Inte öppnat"),
        ("Arrangörer", swedish.join_words(partner.name for partner in edition.partners)),
        ("Närvarande delegater", swedish.number(present)),
    ]
    return tuple((label, value) for label, value in rows if value)


def _steps(sitting: SittingView) -> tuple[Timed, ...]:
    entries = journal.entries(subject=sitting.id, actions=tuple(_STEPS))
    timed = sorted((_moment(entry), entry.seq, entry) for entry in entries)
    return tuple(
        Timed(
            time=swedish.datetime(moment),
            text=_STEPS[entry.action],
            afterwards=entry.facts.get("recorded") == "afterwards",
            reason=str(entry.personal.get("reason", "")),
        )
        for moment, _, entry in timed
    )


def _moment(entry: journal.Entry) -> datetime:
    at = entry.facts.get("at")
    return datetime.fromisoformat(at) if isinstance(at, str) else entry.at


def _officers(sitting: SittingView) -> tuple[tuple[str, str], ...]:
    known = [(word, sitting.officer(role)) for role, word in _ROLES.items()]
    return tuple((word, names) for word, names in known if names)


def _attendance(edition_id: str, seats: dict[str, SeatView]) -> tuple[Present, ...]:
    times: dict[str, list[str]] = {}
    for stay in door.attendance(edition_id):
        arrived, left = swedish.time(stay.arrived_at), stay.left_at
        times.setdefault(stay.seat_id, []).append(
            f"{arrived}–{swedish.time(left)}" if left else f"från {arrived}"
        )
    present = sorted((seats[seat_id] for seat_id in times if seat_id in seats), key=lambda seat: seat.number)
    return tuple(
        Present(
            seat=seat.number,
            name=seat.delegate_name,
            company=seat.company_name,
            municipality=seat.municipality,
            times=", ".join(times[seat.id]),
            vote="rösträtt" if seat.may_vote else "yttranderätt",
        )
        for seat in present
    )


def _paragraphs(
    edition: EditionView, sitting: SittingView, told: Sequence[DivisionMinutes]
) -> tuple[Paragraph, ...]:
    notes = sittings.notes(sitting.id)
    afterwards = _recorded_afterwards(sitting)
    asked_in: set[str] = set()
    paragraphs = []
    for item in sitting.items:
        theme_id = item.theme_id if item.theme_id and item.theme_id not in asked_in else None
        asked_in.add(theme_id or "")
        paragraphs.append(
            Paragraph(
                number=f"§ {item.number}" if item.number else "",
                title=item.title,
                times=_span(item.started_at, item.ended_at),
                decision=item.decision,
                remarks=(
                    *_state_remarks(item, sitting),
                    *afterwards.get(item.id, ()),
                    *_survey(item, edition.id),
                ),
                notes=tuple(_note(note) for note in notes if note.item_id == item.id),
                questions=_questions(edition.id, theme_id) if theme_id else (),
                divisions=tuple(each for each in told if each.item_id == item.id),
            )
        )
    return (*paragraphs, *_outside_items(sitting, notes, told))


def _outside_items(
    sitting: SittingView, notes: list[NoteView], told: Sequence[DivisionMinutes]
) -> tuple[Paragraph, ...]:
    """What was noted or put to the vote while no item was current."""
    known = {item.id for item in sitting.items}
    loose = tuple(_note(note) for note in notes if note.item_id not in known)
    divisions = tuple(each for each in told if each.item_id not in known)
    if not loose and not divisions:
        return ()
    return (Paragraph("", "Utanför dagordningen", "", "", (), loose, (), divisions),)


def _recorded_afterwards(sitting: SittingView) -> dict[str, tuple[str, ...]]:
    remarks: dict[str, tuple[str, ...]] = {}
    for entry in journal.entries(subject=sitting.id, actions=("sitting.item_begun", "sitting.item_skipped")):
        item_id, reason = str(entry.facts.get("item", "")), str(entry.personal.get("reason", ""))
        if entry.facts.get("recorded") == "afterwards":
            words = f"Registrerad i efterhand {swedish.clock_time(entry.at)}."
        elif entry.action == "sitting.item_skipped" and reason:
            words = "Hoppades över."
        else:
            continue
        remarks[item_id] = (*remarks.get(item_id, ()), f"{words} Skäl: {reason}" if reason else words)
    return remarks


def _state_remarks(item: ItemView, sitting: SittingView) -> tuple[str, ...]:
    if item.status == sitting_rules.SKIPPED:
        return ("Punkten utgick.",)
    if item.status == sitting_rules.WAITING and sitting.phase == sitting_rules.CLOSED:
        return ("Punkten togs inte upp.",)
    return ()


def _survey(item: ItemView, edition_id: str) -> tuple[str, ...]:
    if item.kind != "evaluation":
        return ()
    summary = evaluation.summary(edition_id)
    if summary.status == "none":
        return ()
    return (f"{summary.answers} av {summary.seats} platser har besvarat utvärderingen.",)


def _questions(edition_id: str, theme_id: str) -> tuple[QuestionMinutes, ...]:
    found = questions.list_questions(edition_id, theme_id=theme_id, statuses=frozenset({"answered"}))
    return tuple(
        QuestionMinutes(
            company=question.company,
            text=question.text,
            outcome=outcome_words(question.answer),
            words=question.answer.words if question.answer else "",
        )
        for question in found
    )


def outcome_words(answer: answers.Answer | None) -> str:
    """How a question was answered, as a Swedish sentence."""
    if answer is None:
        return "Inte besvarad."
    word = answers.OUTCOMES[answer.outcome][0].capitalize()
    if answer.due:
        return f"{word} senast {swedish.date(answer.due)}."
    return f"{word}: {answer.receiver}." if answer.receiver else f"{word}."


def _note(note: NoteView) -> Timed:
    return Timed(time=swedish.clock_time(note.at), text=note.text)


def _voted_up(edition_id: str, told: Sequence[DivisionMinutes]) -> tuple[VotedUp, ...]:
    rows = []
    for theme in editions.themes(edition_id):
        won = [each.winners for each in told if each.theme_id == theme.id and each.kind == "choose"]
        issues = tuple(dict.fromkeys(issue for winners in won for issue in winners))
        if issues:
            rows.append(VotedUp(theme.name, issues))
    return tuple(rows)


def _span(start: datetime | None, end: datetime | None) -> str:
    if start is None:
        return ""
    if end is None:
        return f"{swedish.clock_time(start)}–"
    return f"{swedish.clock_time(start)}–{swedish.time(end)}"


__all__ = ["Minutes", "MinutesNotPublic", "NoMinutesYet", "is_public", "minutes_of", "outcome_words"]
