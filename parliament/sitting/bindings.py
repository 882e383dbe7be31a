"""What higher rooms answer and do for the sitting; bound by the application."""

from __future__ import annotations

from collections.abc import Callable

from parliament.storage.actor import Actor


class _Bound:
    """What is bound; without an application nothing is asked and nothing is done."""

    division_is_open: Callable[[str], bool] = staticmethod(lambda sitting_id: False)
    between_items: Callable[[str, Actor], None] = staticmethod(lambda sitting_id, by: None)


def bind_divisions(is_open: Callable[[str], bool]) -> None:
    """Have ``is_open`` asked whether a sitting has an open division."""
    _Bound.division_is_open = staticmethod(is_open)


def bind_between_items(act: Callable[[str, Actor], None]) -> None:
    """Have ``act`` done each time an item begins, with the sitting and who began it."""
    _Bound.between_items = staticmethod(act)


def division_is_open(sitting_id: str) -> bool:
    """Whether a division of the sitting is open."""
    return _Bound.division_is_open(sitting_id)


def between_items(sitting_id: str, by: Actor) -> None:
    """What is done between two items."""
    _Bound.between_items(sitting_id, by)
