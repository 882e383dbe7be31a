"""What the register of actions refuses."""

from __future__ import annotations

from parliament.shared.errors import RuleBroken


class PlanExists(RuleBroken):
    """The region has a plan of that title already."""

    code = "plan_exists"
    status = 409
    sv = "Planen finns redan: {title}. Inget lästes in en gång till."
    en = "The plan exists already: {title}. Nothing was read in a second time."


class VersionNameTaken(RuleBroken):
    """A version of the plan has that name."""

    code = "version_name_taken"
    status = 409
    sv = "Det finns redan en version som heter så. Välj ett annat namn."
    en = "There is a version of that name already. Choose another name."


class SeriesUnreadable(RuleBroken):
    """A line of a series of values cannot be read."""

    code = "series_unreadable"
    status = 422
    sv = "Rad {line} går inte att läsa: {text}. Skriv period, plats och värde. Inget sparades."
    en = "Line {line} cannot be read: {text}. Write period, place and value. Nothing was saved."


class SeriesTooLong(RuleBroken):
    """More values than a series can have."""

    code = "series_too_long"
    status = 422
    sv = "Det är för många rader på en gång: högst {most}. Dela upp dem."
    en = "There are too many lines at once: at most {most}. Divide them."
