"""The regions whose sources can be loaded: what each of them has, as files of data.

A further region is a further line here and its files; the rest of the program knows none of them by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parliament.commitments.register import loading
from parliament.editions import real_data
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction


@dataclass(frozen=True, slots=True)
class Region:
    """What is known of a region. A day can be played where the edition has issues and times."""

    editions: Path
    plans: tuple[Path, ...] = ()
    can_be_played: bool = False


DEFAULT = "jamtland-harjedalen"
REGIONS = {
    DEFAULT: Region(real_data.DATA / "jamtland_harjedalen.json", can_be_played=True),
    "sormland": Region(real_data.DATA / "sormland.json", plans=(loading.DATA / "sormland.json",)),
    "orebro": Region(real_data.DATA / "orebro.json"),
    "kalmar": Region(real_data.DATA / "kalmar.json"),
}


def load(name: str, by: Actor) -> str:
    """Enter what is known of the region ``name``; returns the id of its latest edition. All or nothing.

    Raises:
        KeyError: no such region.
    """
    region = REGIONS[name]
    with transaction():
        edition_id = real_data.load_real_editions(by, region.editions)
        for plan in region.plans:
            loading.load_plan(plan, by=by, is_public=True)
    return edition_id
