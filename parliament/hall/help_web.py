"""The help page: the words of a sitting, and the same texts folded beside the choices they concern."""

from __future__ import annotations

from flask import Blueprint, render_template

from parliament.hall.help_texts import BY_KEY, SECTIONS, HelpText

blueprint = Blueprint("help", __name__)


@blueprint.get("/hjalp")
def words() -> str:
    """Every word with its question and answer."""
    return render_template("hall/help.html", sections=SECTIONS)


@blueprint.app_template_global("help_text")
def help_text(key: str) -> HelpText:
    """A word's help, for ``macros/help.html``."""
    return BY_KEY[key]
