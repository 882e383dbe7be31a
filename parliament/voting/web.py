"""The public results: what was put to the vote, what won, and the list with the voter's own ballot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Blueprint, abort, g, render_template, request

from parliament.editions import service as editions
from parliament.editions.service import EditionView, ThemeView
from parliament.sitting import service as sittings
from parliament.storage.transaction import reading
from parliament.voting import breakdowns, choices, comparing, rules, service
from parliament.voting.group_words import group_names
from parliament.voting.outcome import Outcome, has_votes, outcome
from parliament.voting.views import DivisionView

blueprint = Blueprint("voting", __name__)

TRACKER = re.compile(r"[A-Z2-7]{16}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A division as the page shows it; ``outcome`` is there only when it is declared."""

    division: DivisionView
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Group:
    """The divisions of a theme, or those of none."""

    theme: ThemeView | None
    shown: tuple[Shown, ...]


@blueprint.get("/resultat")
def results() -> str:
    """What the current edition has voted up, theme by theme; ``?ar=2022`` another year's."""
    with reading():
        edition = _edition()
        sitting = sittings.current(edition.id) if edition else None
        divisions = [each for each in service.divisions(sitting.id) if _is_told(each)] if sitting else []
        themes = editions.themes(edition.id) if edition else []
    return render_template(
        "voting/results.html",
        edition=edition,
        groups=_groups(themes, divisions),
    )


@blueprint.get("/resultat/<division_id>")
def result(division_id: str) -> str:
    """One declared division with its public list of ballots."""
    return _result(division_id)


@blueprint.post("/resultat/<division_id>")
def find_ballot(division_id: str) -> str:
    """Find a ballot by its tracker. It is posted, so that it is in no address and no log."""
    g.no_store = True
    return _result(division_id, typed=request.form.get("tracker", "")[:64])


def _result(division_id: str, *, typed: str | None = None) -> str:
    with reading():
        division = service.division(division_id)
        if division.status != rules.DECLARED:
            abort(404)
        ballots = service.public_ballots(division_id)
        shift = comparing.shift_of(division)
        recorded = division.secrecy == rules.RECORDED
        by_group = breakdowns.breakdowns(division_id) if recorded else []
        names = group_names(division.edition_id) if recorded else {}
    tracker = re.sub(r"[\s-]", "", typed).upper() if typed is not None else None
    return render_template(
        "voting/result.html",
        division=division,
        outcome=outcome(division),
        ballots=ballots,
        shift=shift,
        breakdowns=by_group,
        group_names=names,
        ballot_words=choices.words,
        labels={option.id: option.label for option in division.options},
        typed=typed,
        tracker=tracker,
        found=next((ballot for ballot in ballots if tracker and ballot.get("tracker") == tracker), None),
        well_formed=bool(tracker and TRACKER.fullmatch(tracker)),
    )


def _edition() -> EditionView | None:
    year = request.args.get("ar", "")
    if not year:
        return editions.current_edition()
    return next((edition for edition in editions.list_editions() if str(edition.year) == year), None)


def _is_told(division: DivisionView) -> bool:
    return division.status in (rules.DECLARED, rules.ANNULLED) and has_votes(division)


def _groups(themes: list[ThemeView], divisions: list[DivisionView]) -> list[Group]:
    shown = [Shown(each, outcome(each) if each.status == rules.DECLARED else None) for each in divisions]
    known = {theme.id for theme in themes}
    groups = [
        Group(theme, tuple(each for each in shown if each.division.theme_id == theme.id)) for theme in themes
    ]
    rest = Group(None, tuple(each for each in shown if each.division.theme_id not in known))
    return [group for group in [*groups, rest] if group.shown]
