"""Forms of the minutes. What is allowed is decided by the rules, not here."""

from __future__ import annotations

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import Optional


class SectionForm(FlaskForm):
    """The clerk's words for a section; ``seen``: the version that this page shows."""

    words = TextAreaField(lazy_gettext("Din text"), [Optional()])
    seen = HiddenField()


class AdjusterForm(FlaskForm):
    """One who is to adjust the minutes."""

    name = StringField(lazy_gettext("Namn"))
    email = StringField(lazy_gettext("E-postadress"), [Optional()])


class CorrectionForm(FlaskForm):
    """What an adjuster asks to have changed."""

    words = TextAreaField(lazy_gettext("Så här ska det stå"), [Optional()])
    comment = TextAreaField(lazy_gettext("Till sekreteraren"), [Optional()])


class RectifyForm(FlaskForm):
    """What was found wrong after the lock."""

    words = TextAreaField(lazy_gettext("Rättelse"))
