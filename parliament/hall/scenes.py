"""Which scene the hall screen shows, and what it needs besides the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from parliament.hall.qr import qr_svg
from parliament.voting import service as voting


@dataclass(frozen=True, slots=True)
class Join:
    """How to come in: the short address in words and as a QR code (an SVG that we drew ourselves)."""

    address: str
    qr_svg: str


FOLLOW = "follow"
"""In a preview: what the sitting is at, whatever is pinned."""


def choose(state: dict[str, Any], *, own: str = "", preview: str = "") -> str:
    """The name of the scene: what is pinned, else the first in the table that fits what the sitting is at.

    Args:
        state: the picture of the sitting.
        own: the scene that this screen alone is kept on; empty when it shows what the others show.
        preview: a scene to look at before it is pinned, or ``FOLLOW``.
    """
    pinned = "" if preview == FOLLOW else preview or own or state["scene"]
    if pinned:
        return str(pinned)
    return next((name for name, fits in _SCENES if fits(state)), "welcome")


def _division_is(state: dict[str, Any], *statuses: str) -> bool:
    division = state["division"]
    return division is not None and division["status"] in statuses


def _is_put(state: dict[str, Any]) -> bool:
    """A question is put, and no division on it has been opened."""
    question = state["deciding"]["question"] if state["deciding"] else None
    return question is not None and question["status"] != "voting"


_SCENES: tuple[tuple[str, Callable[[dict[str, Any]], bool]], ...] = (
    ("division", lambda state: _division_is(state, "open")),
    ("pause", lambda state: state["phase"] == "adjourned"),
    ("ended", lambda state: state["phase"] == "closed"),
    ("question", lambda state: state["question"] is not None),
    ("acclamation", _is_put),
    ("slide", lambda state: state["item"] is not None and bool(state["item"]["slide"])),
    ("speaker", lambda state: any(speaker["status"] == "speaking" for speaker in state["speakers"])),
    ("counting", lambda state: _division_is(state, "closed")),
    ("result", lambda state: _division_is(state, "declared") and "result" in state["division"]),
    ("item", lambda state: state["item"] is not None),
)


def turnout(state: dict[str, Any]) -> tuple[int, int] | None:
    """How many have voted of how many, while a division is open."""
    division = state["division"]
    if division is None or division["status"] != "open":
        return None
    view = voting.division(division["id"])
    return view.cast, view.register_size


def join(base: str) -> Join:
    """The join address ``/in`` below ``base``."""
    address = f"{base}/in"
    return Join(address.split("://", 1)[-1], qr_svg(address))
