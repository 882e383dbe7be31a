"""The demonstration's minutes: the clerk's words, a correction, two approvals, published and locked."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from flask import current_app

from parliament.demo import words
from parliament.minutes import service as minutes
from parliament.minutes.links import EXTENSION, AdjusterKeys
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor

SYSTEM = Actor.system()
_MOST_SEATS = 1_000
_OPENED = (
    "Ordföranden hälsade välkommen och förklarade sammanträdet öppnat. "
    "Det som röstas fram är rådgivande: sammanträdet är återskapat."
)


def play(edition_id: str) -> None:
    """Take the minutes from the close of the day to the lock, a few days later.

    A hall of thousands keeps its draft: it is there to try the load, and setting its lists takes long.
    """
    if len(registration.seats(edition_id)) > _MOST_SEATS:
        return
    sitting = sittings.current(edition_id)
    assert sitting is not None  # noqa: S101 - the day has been played
    keys = cast(AdjusterKeys, current_app.extensions[EXTENSION])
    named = [
        minutes.name_adjuster(sitting_id=sitting.id, name=name, email="", by=SYSTEM)  # no letters to anybody
        for role, name in words.OFFICERS
        if role == "adjuster"
    ]
    first = next((item.id for item in sitting.items if item.kind == "opening"), "")
    if first:
        edit = {"paragraph": first, "section": "description", "words": _OPENED}
        minutes.edit_prose(sitting_id=sitting.id, seen=0, by=SYSTEM, **edit)
    _pass(days=1)
    seen = minutes.minutes(sitting.id).version
    minutes.send(sitting_id=sitting.id, seen=seen, after_days=4, by=SYSTEM)
    _pass(days=2)
    for adjuster_id in named:
        token = minutes.shown_link(adjuster_id=adjuster_id, keys=keys, by=SYSTEM)
        checksum = str(minutes.look(token, keys).document["standing"]["checksum"])
        minutes.approve(token=token, checksum=checksum, keys=keys)
        _pass(days=1)
    minutes.lock(sitting_id=sitting.id, seen=minutes.minutes(sitting.id).version, by=SYSTEM)


def _pass(*, days: int) -> None:
    clock.play_at(clock.now() + timedelta(days=days))
