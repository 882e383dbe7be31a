"""The commands of the console, by name: what the forms beside the primary button ask for."""

from __future__ import annotations

from collections.abc import Callable

from parliament.door import devices as door_devices
from parliament.evaluation import service as evaluation
from parliament.hall import methods
from parliament.hall.command import Command
from parliament.hall.console import Console, check_seen, division_of, look, sitting_of
from parliament.hall.deciding_commands import SeatNeeded
from parliament.registration import service as registration
from parliament.shared.errors import NotFound
from parliament.sitting import service as sittings
from parliament.storage.transaction import transaction
from parliament.voting import rules as voting_rules
from parliament.voting import service as voting


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
    division = division_of(picture)
    voting.enter_paper(
        division_id=division.id,
        ballots=command.number("ballots"),
        counts_by_option=methods.paper_counts(division, command),
        blank=command.number("blank"),
        tellers=[command.text("teller_1"), command.text("teller_2")],
        by=command.by,
    )


def _redo(picture: Console, command: Command) -> None:
    """Take back a division whose result is not declared: it is annulled with its reason, and put again."""
    division = division_of(picture)
    if division.status != voting_rules.CLOSED:
        raise NotFound
    voting.annul_division(division_id=division.id, reason=command.text("reason"), by=command.by)
    voting.repeat_division(division_id=division.id, by=command.by)


def _yes_no(picture: Console, command: Command) -> None:
    new = voting.NewDivision(
        title=command.text("title"),
        kind=voting_rules.YES_NO,
        yes_means=command.text("yes_means"),
        no_means=command.text("no_means"),
        secrecy=command.text("secrecy") or None,
    )
    voting.create_division(sitting_id=sitting_of(picture).id, new=new, by=command.by)


def _officer(picture: Console, command: Command) -> None:
    """Note an officer; the seat, where the officer is a delegate: only then is there a casting vote."""
    sitting = sitting_of(picture)
    number = command.number("seat")
    seats = {seat.number: seat.id for seat in registration.seats(sitting.edition_id)}
    if number and number not in seats:
        raise SeatNeeded(field="seat")
    sittings.set_officer(
        sitting_id=sitting.id,
        role=command.text("role"),
        name=command.text("name"),
        seat_id=seats.get(number),
        by=command.by,
    )


def _step(name: str) -> Callable[[Console, Command], None]:
    def act(picture: Console, command: Command) -> None:
        sittings.step(
            sitting_id=sitting_of(picture).id,
            name=name,
            by=command.by,
            at=command.at,
            reason=command.text("reason"),
            pause_minutes=command.number("pause_minutes"),
        )

    return act


def _begin_item(picture: Console, command: Command) -> None:
    sittings.begin_item(
        sitting_id=sitting_of(picture).id,
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
    "forget_door": lambda c, m: door_devices.forget(
        edition_id=c.edition.id, device=m.text("device"), by=m.by
    ),
    "close_sitting": _step("close"),
    "open_sitting": _step("open"),
    "begin_item": _begin_item,
    "minutes": lambda c, m: sittings.change_minutes(
        sitting_id=sitting_of(c).id, item_id=m.text("item"), minutes=m.number("minutes"), by=m.by
    ),
    "move_item": lambda c, m: sittings.move_item(
        sitting_id=sitting_of(c).id, item_id=m.text("item"), up=m.text("way") == "up", by=m.by
    ),
    "skip_item": lambda c, m: sittings.skip_item(
        sitting_id=sitting_of(c).id, item_id=m.text("item"), by=m.by
    ),
    "restore_item": lambda c, m: sittings.restore_item(
        sitting_id=sitting_of(c).id, item_id=m.text("item"), by=m.by
    ),
    "decide": lambda c, m: sittings.decide(item_id=m.text("item"), decision=m.text("decision"), by=m.by),
    "note": lambda c, m: sittings.note(sitting_id=sitting_of(c).id, words=m.text("words"), by=m.by, at=m.at),
    "notice": lambda c, m: sittings.set_notice(sitting_id=sitting_of(c).id, words=m.text("words"), by=m.by),
    "scene": lambda c, m: sittings.pin_scene(sitting_id=sitting_of(c).id, scene=m.text("scene"), by=m.by),
    "slide": lambda c, m: sittings.show_slide(
        sitting_id=sitting_of(c).id, item_id=m.text("item"), number=m.number("number"), by=m.by
    ),
    "welcome_note": lambda c, m: sittings.set_welcome_note(
        sitting_id=sitting_of(c).id, words=m.text("words"), by=m.by
    ),
    "officer": _officer,
    "trial": lambda c, m: voting.create_trial_division(sitting_id=sitting_of(c).id, by=m.by),
    "yes_no": _yes_no,
    "method": methods.put_method,
    "compare": lambda c, m: voting.create_comparison(division_id=division_of(c).id, by=m.by),
    "annul": lambda c, m: voting.annul_division(
        division_id=division_of(c).id, reason=m.text("reason"), by=m.by
    ),
    "redo": _redo,
    "repeat": lambda c, m: voting.repeat_division(division_id=m.text("division"), by=m.by),
    "deciding": lambda c, m: voting.create_deciding_division(division_id=division_of(c).id, by=m.by),
    "extend": lambda c, m: voting.extend_division(
        division_id=division_of(c).id, seconds=m.number("seconds"), by=m.by
    ),
    "open_with_countdown": lambda c, m: voting.open_division(
        division_id=division_of(c).id, by=m.by, seconds=m.number("seconds") or None
    ),
    "paper": _paper,
    "survey": _survey,
}
