"""What the console shows and does: the picture for the operator, and the commands by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from parliament.door import service as door
from parliament.editions import service as editions
from parliament.editions.views import EditionView, ThemeView
from parliament.evaluation import service as evaluation
from parliament.hall import steps
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken, StaleVersion
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.sitting.service import SittingView
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction
from parliament.voting import rules as voting_rules
from parliament.voting import service as voting
from parliament.voting.views import DivisionView

_A_DAY_MINUTES = 24 * 60  # further off, and the sitting is not held on the planned day
_STANDING = (voting_rules.DRAFT, voting_rules.OPEN, voting_rules.CLOSED)


class NumberNeeded(RuleBroken):
    """A form field that should hold a whole number."""

    code = "number_needed"
    status = 422
    sv = "Skriv ett helt tal, 0 eller mer."
    en = "Write a whole number, 0 or more."


@dataclass(frozen=True, slots=True)
class Console:
    """Everything on the operator's page, read at one moment."""

    edition: EditionView
    sitting: SittingView | None
    division: DivisionView | None
    item_divisions: tuple[DivisionView, ...]
    remaining: tuple[registration.SeatView, ...]
    themes: Mapping[str, ThemeView]
    present: int
    seats: int
    step: str
    seen: str
    behind: int
    waiting_questions: int
    approved_questions: int
    survey_open: bool
    notes: tuple[sittings.NoteView, ...]


def look(edition_id: str) -> Console:
    """The console of an edition's sitting."""
    with reading():
        edition = editions.edition(edition_id)
        sitting = sittings.current(edition_id)
        every = voting.divisions(sitting.id) if sitting else []
        item = sitting.item if sitting else None
        of_item = [d for d in every if item is not None and d.item_id == item.id]
        division = _current_division(every, of_item)
        themes = {theme.id: theme for theme in editions.themes(edition_id)}
        asked = questions.list_questions(edition_id)
        seats = registration.seats(edition_id)
        return Console(
            edition=edition,
            sitting=sitting,
            division=division,
            item_divisions=tuple(of_item),
            remaining=_remaining(division, seats),
            themes=themes,
            present=len(door.present_seats(edition_id)),
            seats=len(seats),
            step=steps.next_step(_standing(sitting, division, of_item)),
            seen=_seen(sitting, division),
            behind=_behind(sitting),
            waiting_questions=sum(q.status == "asked" for q in asked),
            approved_questions=sum(q.in_queue for q in asked),
            survey_open=evaluation.survey_open(edition_id),
            notes=tuple(sittings.notes(sitting.id)) if sitting else (),
        )


def take_next_step(*, edition_id: str, seen: str, by: Actor) -> str:
    """Do what the primary button says; returns the step's name.

    Raises:
        StaleVersion: the sitting has moved on since the button was drawn; nothing is done twice.
    """
    with transaction():
        picture = look(edition_id)
        check_seen(picture, seen)
        _STEPS[picture.step](picture, by)
        return picture.step


def check_seen(picture: Console, seen: str) -> None:
    """Refuse a command given against an older picture.

    Raises:
        StaleVersion: phase, item or division is another than the one that was seen.
    """
    if seen != picture.seen:
        raise StaleVersion


def _current_division(every: list[DivisionView], of_item: list[DivisionView]) -> DivisionView | None:
    """The division to deal with: an open one anywhere, else the item's latest that is not annulled."""
    running = next((d for d in every if d.status == voting_rules.OPEN), None)
    if running is not None:
        return running
    standing = [d for d in of_item if d.status != voting_rules.ANNULLED]
    return standing[-1] if standing else None


def _standing(
    sitting: SittingView | None, division: DivisionView | None, of_item: list[DivisionView]
) -> steps.Standing:
    if sitting is None:
        return steps.Standing(None)
    decided = any(d.status in voting_rules.STANDS and not d.trial for d in of_item)
    return steps.Standing(
        phase=sitting.phase,
        item_kind=sitting.item.kind if sitting.item else None,
        has_next_item=sitting.next_item is not None,
        division_status=division.status if division and division.status in _STANDING else None,
        theme_is_decided=decided,
    )


def _seen(sitting: SittingView | None, division: DivisionView | None) -> str:
    if sitting is None:
        return steps.fingerprint(None)
    item = sitting.item.id if sitting.item else None
    return steps.fingerprint(
        sitting.phase, item, division.id if division else None, division.status if division else None
    )


def _remaining(
    division: DivisionView | None, seats: list[registration.SeatView]
) -> tuple[registration.SeatView, ...]:
    """The seats that have not voted in the open division. Never what anyone chose."""
    if division is None or division.status != voting_rules.OPEN:
        return ()
    missing = set(voting.not_yet_voted(division.id))
    return tuple(seat for seat in seats if seat.id in missing)


def _behind(sitting: SittingView | None) -> int:
    """Minutes after the plan: of the current item's start, or of the waiting one when it should have begun."""
    if sitting is None or sitting.phase != sitting_rules.OPEN:
        return 0
    following = sitting.next_item
    late = sitting_rules.minutes_behind(following.planned_start, clock.now()) if following else 0
    if sitting.item and sitting.item.started_at:
        late = max(late, sitting_rules.minutes_behind(sitting.item.planned_start, sitting.item.started_at))
    return late if 0 < late < _A_DAY_MINUTES else 0


def _sitting(picture: Console) -> SittingView:
    if picture.sitting is None:
        raise NotFound
    return picture.sitting


def _division(picture: Console) -> DivisionView:
    if picture.division is None:
        raise NotFound
    return picture.division


def _put_theme(picture: Console, by: Actor) -> None:
    sitting = _sitting(picture)
    if sitting.item is None or sitting.item.theme_id is None:
        raise NotFound
    voting.create_theme_division(sitting_id=sitting.id, theme_id=sitting.item.theme_id, by=by)


_STEPS: dict[str, Callable[[Console, Actor], object]] = {
    steps.PREPARE: lambda c, by: sittings.prepare(edition_id=c.edition.id, by=by),
    steps.OPEN_SITTING: lambda c, by: sittings.step(sitting_id=_sitting(c).id, name="open", by=by),
    steps.RESUME: lambda c, by: sittings.step(sitting_id=_sitting(c).id, name="resume", by=by),
    steps.NEXT_ITEM: lambda c, by: sittings.next_item(sitting_id=_sitting(c).id, by=by),
    steps.PUT_THEME: _put_theme,
    steps.OPEN_DIVISION: lambda c, by: voting.open_division(division_id=_division(c).id, by=by),
    steps.CLOSE_DIVISION: lambda c, by: voting.close_division(division_id=_division(c).id, by=by),
    steps.DECLARE: lambda c, by: voting.declare_division(division_id=_division(c).id, by=by),
    steps.CLOSE_SITTING: lambda c, by: sittings.step(sitting_id=_sitting(c).id, name="close", by=by),
    steps.NOTHING: lambda c, by: None,
}


@dataclass(frozen=True, slots=True)
class Command:
    """What a form of the console asks for."""

    name: str
    values: Mapping[str, str]
    by: Actor
    at: datetime | None = None

    def text(self, name: str) -> str:
        """A field's text, stripped."""
        return self.values.get(name, "").strip()

    def number(self, name: str) -> int:
        """A field's whole number.

        Raises:
            NumberNeeded: it is none.
        """
        written = self.text(name) or "0"
        if not written.isascii() or not written.isdecimal() or len(written) > 6:  # noqa: PLR2004 - six digits
            raise NumberNeeded(field=name)
        return int(written)


def do(*, edition_id: str, seen: str, command: Command) -> None:
    """Carry out a command of the console.

    Raises:
        StaleVersion: the sitting has moved on since the form was drawn.
        NotFound: there is no such command.
        RuleBroken: as the service it calls.
    """
    action = _COMMANDS.get(command.name)
    if action is None:
        raise NotFound
    with transaction():
        picture = look(edition_id)
        check_seen(picture, seen)
        action(picture, command)


def _paper(picture: Console, command: Command) -> None:
    division = _division(picture)
    counts = {option.id: command.number(f"count_{option.id}") for option in division.options}
    voting.enter_paper(
        division_id=division.id,
        ballots=command.number("ballots"),
        counts_by_option=counts,
        blank=command.number("blank"),
        tellers=[command.text("teller_1"), command.text("teller_2")],
        by=command.by,
    )


def _yes_no(picture: Console, command: Command) -> None:
    new = voting.NewDivision(
        title=command.text("title"),
        kind=voting_rules.YES_NO,
        yes_means=command.text("yes_means"),
        no_means=command.text("no_means"),
        secrecy=command.text("secrecy") or None,
    )
    voting.create_division(sitting_id=_sitting(picture).id, new=new, by=command.by)


def _step(name: str) -> Callable[[Console, Command], None]:
    def act(picture: Console, command: Command) -> None:
        sittings.step(
            sitting_id=_sitting(picture).id,
            name=name,
            by=command.by,
            at=command.at,
            reason=command.text("reason"),
        )

    return act


def _begin_item(picture: Console, command: Command) -> None:
    sittings.begin_item(
        sitting_id=_sitting(picture).id,
        item_id=command.text("item"),
        by=command.by,
        at=command.at,
        reason=command.text("reason"),
    )


def _survey(picture: Console, command: Command) -> None:
    act = evaluation.close_survey if picture.survey_open else evaluation.open_survey
    act(edition_id=picture.edition.id, by=command.by)


_COMMANDS: dict[str, Callable[[Console, Command], object]] = {
    "adjourn": _step("adjourn"),
    "close_sitting": _step("close"),
    "open_sitting": _step("open"),
    "begin_item": _begin_item,
    "skip_item": lambda c, m: sittings.skip_item(sitting_id=_sitting(c).id, item_id=m.text("item"), by=m.by),
    "decide": lambda c, m: sittings.decide(item_id=m.text("item"), decision=m.text("decision"), by=m.by),
    "note": lambda c, m: sittings.note(sitting_id=_sitting(c).id, words=m.text("words"), by=m.by, at=m.at),
    "notice": lambda c, m: sittings.set_notice(sitting_id=_sitting(c).id, words=m.text("words"), by=m.by),
    "scene": lambda c, m: sittings.pin_scene(sitting_id=_sitting(c).id, scene=m.text("scene"), by=m.by),
    "officer": lambda c, m: sittings.set_officer(
        sitting_id=_sitting(c).id, role=m.text("role"), name=m.text("name"), by=m.by
    ),
    "trial": lambda c, m: voting.create_trial_division(sitting_id=_sitting(c).id, by=m.by),
    "yes_no": _yes_no,
    "annul": lambda c, m: voting.annul_division(division_id=_division(c).id, reason=m.text("reason"), by=m.by),
    "repeat": lambda c, m: voting.repeat_division(division_id=m.text("division"), by=m.by),
    "deciding": lambda c, m: voting.create_deciding_division(division_id=_division(c).id, by=m.by),
    "extend": lambda c, m: voting.extend_division(
        division_id=_division(c).id, seconds=m.number("seconds"), by=m.by
    ),
    "open_with_countdown": lambda c, m: voting.open_division(
        division_id=_division(c).id, by=m.by, seconds=m.number("seconds") or None
    ),
    "paper": _paper,
    "survey": _survey,
}
