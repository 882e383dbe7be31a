"""The organisers' opening page: what needs doing now, and the way to every tool."""

from __future__ import annotations

from flask import Blueprint, render_template

from parliament.editions import service as editions
from parliament.office import rules, service, words
from parliament.shared import clock

blueprint = Blueprint("office", __name__, url_prefix="/office")

_STEPS = ("planned", "open", "live", "held")


@blueprint.get("/")
def home() -> str:
    """What needs doing now in the current edition."""
    edition = editions.current_edition()
    if edition is None:
        return render_template("office/home.html", edition=None)
    now = service.picture(edition.id, today=clock.stockholm(clock.now()).date())
    lines = [words.line(task, edition_id=edition.id) for task in rules.tasks(now)]
    return render_template(
        "office/home.html",
        edition=edition,
        picture=now,
        stage=words.stage(edition.status),
        steps=_steps(edition.status),
        waiting=[line for line in lines if line.state in ("alarm", "todo")],
        going=[line for line in lines if line.state == "going"],
        done=[line for line in lines if line.state == "done"],
    )


def _steps(status: str) -> list[dict[str, str]]:
    """Where the edition is on its way from planned to held; nowhere when it is cancelled."""
    if status not in _STEPS:
        return []
    at = _STEPS.index(status)
    return [
        {
            "label": words.stage(step),
            "state": "done" if place < at else "current" if place == at else "todo",
        }
        for place, step in enumerate(_STEPS)
    ]
