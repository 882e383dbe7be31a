"""What higher rooms answer and do for the sitting; bound by the application."""

from __future__ import annotations

from collections.abc import Callable

from parliament.storage.actor import Actor


class _Bound:
    """What is bound; without an application nothing is asked and nothing is done."""

    division_is_open: Callable[[str], bool] = staticmethod(lambda sitting_id: False)
    between_items: Callable[[str, Actor], None] = staticmethod(lambda sitting_id, by: None)
    stop_clock: Callable[[str, Actor], None] = staticmethod(lambda sitting_id, by: None)
    leave_floor: Callable[[str, Actor], None] = staticmethod(lambda sitting_id, by: None)


def bind_floor(*, stop_clock: Callable[[str, Actor], None], leave: Callable[[str, Actor], None]) -> None:
    """Have the speaker's clock stopped when the sitting adjourns, and the floor left with its item."""
    _Bound.stop_clock = staticmethod(stop_clock)
    _Bound.leave_floor = staticmethod(leave)


def bind_divisions(is_open: Callable[[str], bool]) -> None:
    """Have ``is_open`` asked whether a sitting has an open division."""
    _Bound.division_is_open = staticmethod(is_open)


def bind_between_items(act: Callable[[str, Actor], None]) -> None:
    """Have ``act`` done each time an item begins, with the sitting and who began it."""
    _Bound.between_items = staticmethod(act)


def division_is_open(sitting_id: str) -> bool:
    """Whether a division of the sitting is open."""
    return _Bound.division_is_open(sitting_id)


def stop_clock(sitting_id: str, by: Actor) -> None:
    """The sitting adjourns: whoever has the floor keeps it, and the clock stands still."""
    _Bound.stop_clock(sitting_id, by)


def leave_floor(sitting_id: str, by: Actor) -> None:
    """The sitting leaves its item: whoever has the floor leaves it."""
    _Bound.leave_floor(sitting_id, by)


def between_items(sitting_id: str, by: Actor) -> None:
    """What is done between two items."""
    _Bound.between_items(sitting_id, by)
