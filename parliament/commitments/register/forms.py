"""Forms of the register. They carry what was typed; rules and service judge it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from parliament.commitments import rules
from parliament.commitments.register import words
from parliament.commitments.register.views import ActionText, ActionView, PlanView


class PlanForm(FlaskForm):
    """A new plan."""

    title = StringField(_l("Planens namn"))
    region_name = StringField(_l("Region"))
    period_text = StringField(_l("Period"), validators=[Optional()])
    background = TextAreaField(_l("Bakgrund"), validators=[Optional()])


class AreaForm(FlaskForm):
    """A new action area."""

    strategic_name = StringField(_l("Strategiskt område"))
    name = StringField(_l("Insatsområde"))


class ActionForm(FlaskForm):
    """What an action says."""

    area = SelectField(_l("Insatsområde"), validate_choice=False)
    title = TextAreaField(_l("Insats"))
    description = TextAreaField(_l("Beskrivning"), validators=[Optional()])
    responsible = StringField(_l("Ansvarig"), validators=[Optional()])
    participants = TextAreaField(_l("Medverkande"), validators=[Optional()])
    schedule = StringField(_l("Tidplan"), validators=[Optional()])
    funding = StringField(_l("Finansiering"), validators=[Optional()])
    note = StringField(_l("Anmärkning"), validators=[Optional()])
    status = SelectField(_l("Läge"), validate_choice=False)
    version = HiddenField()

    def offer(self, plan: PlanView) -> None:
        """Put the areas of the plan and the states in the lists."""
        self.area.choices = [(area.id, f"{area.number}. {area.name}") for area in plan.areas]
        self.status.choices = [(s, words.STATUS[s]) for s in rules.STATUSES if s != rules.DROPPED]

    def fill_from(self, action: ActionView) -> None:
        """Begin with what the action says."""
        for name in ("title", "description", "responsible", "participants", "funding", "note"):
            self[name].data = getattr(action, name)
        self.schedule.data = action.schedule.text
        self.version.data = str(action.version)

    def facts(self) -> ActionText:
        """What was typed."""
        return ActionText(
            title=self.title.data or "",
            description=self.description.data or "",
            responsible=self.responsible.data or "",
            participants=self.participants.data or "",
            schedule=self.schedule.data or "",
            funding=self.funding.data or "",
            note=self.note.data or "",
        )


class IndicatorForm(FlaskForm):
    """What an indicator is."""

    definition = TextAreaField(_l("Definition"), validators=[Optional()])
    source = StringField(_l("Källa"), validators=[Optional()])
    unit = StringField(_l("Enhet"), validators=[Optional()])
    level = StringField(_l("Nivå"), validators=[Optional()])


class SeriesForm(FlaskForm):
    """A series of values, typed or pasted from a spreadsheet."""

    series = TextAreaField(_l("Värden"))
