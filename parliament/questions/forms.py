"""Forms of the question queue. What is allowed is decided by the rules, not here."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import RadioField, StringField, TextAreaField

from parliament.questions import answers


class AskForm(FlaskForm):
    """A question to the politicians of a theme."""

    theme = RadioField(lazy_gettext("Tema"), validate_choice=False)
    text = TextAreaField(lazy_gettext("Din fråga"))

    def __init__(self, themes: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer ``themes``: id and name."""
        super().__init__(**kwargs)
        self.theme.choices = themes


class RejectForm(FlaskForm):
    """Why a question is kept out of the queue."""

    reason = TextAreaField(lazy_gettext("Skäl, som den som frågade får läsa"))


class AnswerForm(FlaskForm):
    """How a question was answered."""

    outcome = RadioField(lazy_gettext("Hur besvarades frågan?"), validate_choice=False)
    due = StringField(lazy_gettext("Senaste dag för skriftligt svar"))
    receiver = StringField(lazy_gettext("Hör till"))
    words = TextAreaField(lazy_gettext("Vad som svarades"))

    def __init__(self, **kwargs: Any) -> None:
        """Offer the four outcomes in the visitor's language."""
        super().__init__(**kwargs)
        self.outcome.choices = [
            ("answered", gettext("Besvarad i salen")),
            ("in_writing", gettext("Besvaras skriftligt")),
            ("belongs_elsewhere", gettext("Hör till någon annan")),
            ("no", gettext("Nej")),
        ]

    def due_date(self) -> date | None:
        """The day that was typed, or None where nothing was.

        Raises:
            DueDateUnreadable: something else than a date was typed.
        """
        typed = (self.due.data or "").strip()
        if not typed or self.outcome.data != "in_writing":
            return None
        try:
            return date.fromisoformat(typed)
        except ValueError as error:
            raise answers.DueDateUnreadable(field="due") from error
