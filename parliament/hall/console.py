"""What the console shows: the picture for the operator, and its next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parliament.door import conflicts as door_conflicts
from parliament.door import devices as door_devices
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.editions.views import EditionView, ThemeView
from parliament.evaluation import service as evaluation
from parliament.hall import steps
from parliament.hall.deciding import Panel
from parliament.hall.deciding import panel as deciding_panel
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound, StaleVersion
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.sitting.service import SittingView
from parliament.speakers import service as speakers
from parliament.speakers.views import SpeakerListView
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction
from parliament.voting import rules as voting_rules
from parliament.voting import service as voting
from parliament.voting.comparing import ShiftView, shift_of
from parliament.voting.views import DivisionView

_A_DAY_MINUTES = 24 * 60  # further off, and the sitting is not held on the planned day
_STANDING = (voting_rules.DRAFT, voting_rules.OPEN, voting_rules.CLOSED)


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
    expected: Mapping[str, sitting_rules.Expected]
    speakers: SpeakerListView | None
    deciding: Panel | None
    doors: tuple[door_devices.DeviceView, ...]
    conflicts: tuple[door_conflicts.ConflictView, ...]
    tools: frozenset[str]
    shift: ShiftView | None

    @property
    def unsent(self) -> int:
        """Check-ins that wait in phones at the doors: who made them is not in a register opened now."""
        return sum(device.unsent for device in self.doors)

    @property
    def low_turnout(self) -> bool:
        """Whether closing now would leave out more than half of the register: ask once more."""
        d = self.division
        return d is not None and d.status == voting_rules.OPEN and 2 * d.cast < d.register_size


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
        step = steps.next_step(_standing(sitting, division, of_item))
        return Console(
            edition=edition,
            sitting=sitting,
            division=division,
            item_divisions=tuple(of_item),
            remaining=_remaining(division, seats),
            themes=themes,
            present=len(door.present_seats(edition_id)),
            seats=len(seats),
            step=step,
            seen=_seen(sitting, division),
            behind=_behind(sitting),
            waiting_questions=sum(q.status == "asked" for q in asked),
            approved_questions=sum(q.in_queue for q in asked),
            survey_open=evaluation.survey_open(edition_id),
            notes=tuple(sittings.notes(sitting.id)) if sitting else (),
            expected=_expected(sitting),
            speakers=speakers.list_view(sitting.id) if sitting else None,
            deciding=deciding_panel(
                item,
                division,
                seats,
                theme_first=step == steps.PUT_THEME,
                resting=sitting is None or sitting.phase != sitting_rules.OPEN,
            ),
            doors=tuple(door_devices.worries(edition_id)),
            conflicts=tuple(door_conflicts.unsettled(edition_id)),
            tools=sittings.tools(item.id) if item else frozenset(),
            shift=shift_of(division) if division else None,
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
    """Minutes after the plan: of the current item's start, or of the next one that should have begun."""
    if sitting is None or sitting.phase != sitting_rules.OPEN:
        return 0
    following = sitting.next_item
    late = sitting_rules.minutes_behind(following.planned_start, clock.now()) if following else 0
    if sitting.item and sitting.item.started_at:
        late = max(late, sitting_rules.minutes_behind(sitting.item.planned_start, sitting.item.started_at))
    return late if 0 < late < _A_DAY_MINUTES else 0


def _expected(sitting: SittingView | None) -> dict[str, sitting_rules.Expected]:
    """When the waiting items will begin, while the sitting is held on its planned day."""
    if sitting is None or sitting.item is None or sitting.item.planned_start is None:
        return {}
    moment = clock.now()
    if abs(sitting_rules.minutes_behind(sitting.item.planned_start, moment)) > _A_DAY_MINUTES:
        return {}
    return sitting.expected(moment)


def sitting_of(picture: Console) -> SittingView:
    """The sitting of a picture that has one.

    Raises:
        NotFound: it has none yet.
    """
    if picture.sitting is None:
        raise NotFound
    return picture.sitting


def division_of(picture: Console) -> DivisionView:
    """The division that a picture is about.

    Raises:
        NotFound: there is none.
    """
    if picture.division is None:
        raise NotFound
    return picture.division


def _put_theme(picture: Console, by: Actor) -> None:
    sitting = sitting_of(picture)
    if sitting.item is None or sitting.item.theme_id is None:
        raise NotFound
    voting.create_theme_division(sitting_id=sitting.id, theme_id=sitting.item.theme_id, by=by)


_STEPS: dict[str, Callable[[Console, Actor], object]] = {
    steps.PREPARE: lambda c, by: sittings.prepare(edition_id=c.edition.id, by=by),
    steps.OPEN_SITTING: lambda c, by: sittings.step(sitting_id=sitting_of(c).id, name="open", by=by),
    steps.RESUME: lambda c, by: sittings.step(sitting_id=sitting_of(c).id, name="resume", by=by),
    steps.NEXT_ITEM: lambda c, by: sittings.next_item(sitting_id=sitting_of(c).id, by=by),
    steps.PUT_THEME: _put_theme,
    steps.OPEN_DIVISION: lambda c, by: voting.open_division(division_id=division_of(c).id, by=by),
    steps.CLOSE_DIVISION: lambda c, by: voting.close_division(division_id=division_of(c).id, by=by),
    steps.DECLARE: lambda c, by: voting.declare_division(division_id=division_of(c).id, by=by),
    steps.CLOSE_SITTING: lambda c, by: sittings.step(sitting_id=sitting_of(c).id, name="close", by=by),
    steps.NOTHING: lambda c, by: None,
}
