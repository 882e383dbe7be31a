"""The form for somebody without a ticket."""

from __future__ import annotations

import secrets
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, StringField

from parliament.pages import attach
from parliament.registration import rules
from parliament.registration import service as registration
from parliament.registration.forms import kind_choices
from parliament.registration.rules import NewCompany, NewDelegate
from parliament.shared import org_no
from parliament.shared.errors import RuleBroken


class WalkInForm(FlaskForm):
    """A company and the one person who stands there."""

    delegate1_name = StringField(lazy_gettext("Personens namn"))
    delegate1_email = StringField(lazy_gettext("Personens e-post"))
    name = StringField(lazy_gettext("Företagets namn"))
    kind = RadioField(lazy_gettext("Företagsform"), default=rules.COMPANY, validate_choice=False)
    org_no = StringField(lazy_gettext("Organisationsnummer"))
    municipality = SelectField(lazy_gettext("Kommun"), validate_choice=False)
    submission = HiddenField(default=lambda: secrets.token_urlsafe(16))

    def __init__(self, **kwargs: Any) -> None:
        """Offer the forms of business and the municipalities."""
        super().__init__(**kwargs)
        self.kind.choices = kind_choices()
        places = [*registration.municipalities(), rules.OTHER_MUNICIPALITY]
        self.municipality.choices = [("", gettext("Välj kommun")), *((place, place) for place in places)]

    def new_company(self) -> NewCompany:
        """What was typed; the company's address is the person's, who can change it later."""
        email = self.delegate1_email.data or ""
        return NewCompany(
            kind=self.kind.data or "",
            name=self.name.data or "",
            org_no=self.org_no.data or "",
            municipality=self.municipality.data or "",
            contact_email=email,
            delegates=[NewDelegate(self.delegate1_name.data or "", email)],
        )

    def put(self, error: RuleBroken) -> int:
        """Put a refusal on its field; a personal number is not shown again."""
        if isinstance(error, org_no.LooksPersonal):
            self.org_no.data, self.org_no.raw_data = "", [""]
        if error.field == "contact_email":
            error.field = "delegate1_email"
        return attach(self, error)
