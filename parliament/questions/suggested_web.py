"""The page of what companies suggested, for moderators and organisers."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.editions import service as editions
from parliament.pages import chosen_language
from parliament.questions import suggested
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("suggested", __name__, url_prefix="/moderator/suggested")


@blueprint.get("")
def overview() -> str:
    """What companies want raised, and a button that puts it in the queue."""
    edition = editions.current_edition()
    themes = editions.themes(edition.id) if edition else []
    return render_template(
        "questions/suggested.html",
        suggestions=suggested.suggestions(edition.id) if edition else [],
        themes={theme.id: theme for theme in themes},
    )


@blueprint.post("/<interest_id>")
def take_up(interest_id: str) -> BaseResponse:
    """Put a suggestion in the queue of a theme."""
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    theme_id = request.form.get("theme", "")
    try:
        suggested.take_up(
            edition_id=edition.id, interest_id=interest_id, theme_id=theme_id, by=current_actor()
        )
    except NotFound:
        raise
    except RuleBroken as error:
        flash(error.sentence(chosen_language()), "warn")
    else:
        flash(_("Frågan är godkänd och står sist i kön för sitt tema."))
    return redirect(url_for("suggested.overview"))
