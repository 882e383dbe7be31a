"""Forms of undertakings. They carry what was typed; rules and service judge it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from parliament.commitments.undertakings import rules, words
from parliament.commitments.undertakings.views import Acceptance, NewNote, Report
from parliament.editions.service import ThemeView


class NoteForm(FlaskForm):
    """What was said."""

    kind = RadioField(
        _l("Vad är det"),
        choices=[(kind, words.KIND[kind]) for kind in rules.KINDS],
        validate_choice=False,
    )
    words = TextAreaField(_l("Exakta ord"))
    said_by = StringField(_l("Vem sade det"))
    body = StringField(_l("För vilket organ"))
    theme_id = SelectField(_l("Tema"), validators=[Optional()], validate_choice=False)
    issue_id = SelectField(_l("Frågeställning"), validators=[Optional()], validate_choice=False)
    question_id = SelectField(_l("Fråga från salen"), validators=[Optional()], validate_choice=False)

    def offer(self, themes: list[ThemeView], asked: list[tuple[str, str]]) -> None:
        """Put the edition's themes, issues and questions in the lists."""
        none = [("", _l("Inget valt"))]
        self.theme_id.choices = none + [(theme.id, theme.name) for theme in themes]
        self.issue_id.choices = none + [
            (issue.id, f"{theme.name}, {issue.letter}: {issue.short_name}")
            for theme in themes
            for issue in theme.issues
        ]
        self.question_id.choices = none + asked

    def facts(self) -> NewNote:
        """What was typed."""
        return NewNote(
            kind=self.kind.data or "",
            words=self.words.data or "",
            said_by=self.said_by.data or "",
            body=self.body.data or "",
            theme_id=self.theme_id.data or "",
            issue_id=self.issue_id.data or "",
            question_id=self.question_id.data or "",
        )


class AcceptForm(FlaskForm):
    """Who owns it, and until when."""

    owner_name = StringField(_l("Ägarens namn"))
    owner_email = StringField(_l("Ägarens e-post"))
    contributors = StringField(_l("Medverkande"), validators=[Optional()])
    due_on = DateField(_l("Klart senast"))
    evidence_wanted = TextAreaField(_l("Vad ska visa att det är klart"))
    version = HiddenField()

    def facts(self) -> Acceptance:
        """What was typed."""
        return Acceptance(
            owner_name=self.owner_name.data or "",
            owner_email=self.owner_email.data or "",
            due_on=self.due_on.data,
            contributors=self.contributors.data or "",
            evidence_wanted=self.evidence_wanted.data or "",
        )


class OwnerForm(FlaskForm):
    """Another owner."""

    owner_name = StringField(_l("Nya ägarens namn"))
    owner_email = StringField(_l("Nya ägarens e-post"))
    version = HiddenField()


class DueForm(FlaskForm):
    """Another last day."""

    due_on = DateField(_l("Ny dag"))
    reason = StringField(_l("Varför"))
    version = HiddenField()


class StepForm(FlaskForm):
    """A step on its way."""

    reason = StringField(_l("Skäl"))
    version = HiddenField()


class ReportForm(FlaskForm):
    """What the owner tells."""

    words = TextAreaField(_l("Vad har hänt"))
    done = BooleanField(_l("Klart"))
    evidence = TextAreaField(_l("Vad visar att det är klart"), validators=[Optional()])
    evidence_link = StringField(_l("Länk till en sida som visar det"), validators=[Optional()])
    version = HiddenField()

    def facts(self) -> Report:
        """What was typed."""
        return Report(
            words=self.words.data or "",
            done=bool(self.done.data),
            evidence=self.evidence.data or "",
            evidence_link=self.evidence_link.data or "",
        )
