"""Forms of privacy."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, StringField
from wtforms.validators import InputRequired

from parliament.privacy.rules import Decision

_WRITE = _l("Fyll i fältet.")


class DecisionForm(FlaskForm):
    """A decision about how long a kind of record is kept."""

    days = IntegerField(_l("Dagar"), [InputRequired(_l("Skriv antalet dagar."))])
    decision_no = StringField(_l("Beslutets nummer"), [InputRequired(_WRITE)])
    decided_by = StringField(_l("Vem som beslutade"), [InputRequired(_WRITE)])
    decided_on = DateField(_l("Beslutsdag"), [InputRequired(_l("Skriv dagen som 2026-05-12."))])

    def decision(self) -> Decision:
        """What was typed; only after ``validate``."""
        return Decision(
            days=self.days.data,
            decision_no=self.decision_no.data,
            decided_by=self.decided_by.data,
            decided_on=self.decided_on.data,
        )


class ProtectForm(FlaskForm):
    """What is shown instead of a protected person's name and company."""

    alias = StringField(_l("Namn som visas"), [InputRequired(_WRITE)])
    company_alias = StringField(_l("Företag som visas"), [InputRequired(_WRITE)])
