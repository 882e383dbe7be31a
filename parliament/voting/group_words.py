"""The names of the groups that a recorded division is told by, in the visitor's language."""

from __future__ import annotations

from flask_babel import gettext as _

from parliament.editions import service as editions
from parliament.pages import chosen_language
from parliament.registration.setting import sectors
from parliament.voting.breakdowns import SEVERAL


def group_names(edition_id: str) -> dict[str, dict[str, str]]:
    """Trait → group code → name. A municipality is its own name; what nobody told is the empty code."""
    english = chosen_language() == "en"
    return {
        "theme": {
            **{theme.id: theme.name for theme in editions.themes(edition_id)},
            SEVERAL: _("Flera teman"),
            "": _("Inget tema"),
        },
        "municipality": {},
        "sector": {code: names[english] for code, names in sectors().items()} | {"": _("Har inte uppgett")},
        "size": {
            "1": _("1 person"),
            "2-9": _("2–9 personer"),
            "10-49": _("10–49 personer"),
            "50-249": _("50–249 personer"),
            "250+": _("250 personer eller fler"),
            "": _("Har inte uppgett"),
        },
    }
