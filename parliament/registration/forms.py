"""Forms of registration. What is allowed is decided by the rules; here it is put to the fields."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from parliament.editions.service import ThemeView
from parliament.pages import attach
from parliament.registration import rules
from parliament.registration.rules import NewCompany, NewDelegate
from parliament.shared import org_no
from parliament.shared.errors import RuleBroken

_NONCE_LENGTH = 64


class RegistrationForm(FlaskForm):
    """A company and up to three people."""

    kind = RadioField(lazy_gettext("Företagsform"), default=rules.COMPANY, validate_choice=False)
    name = StringField(lazy_gettext("Företagets namn"))
    org_no = StringField(lazy_gettext("Organisationsnummer"))
    municipality = SelectField(lazy_gettext("Kommun"), validate_choice=False)
    contact_email = StringField(lazy_gettext("E-post till företaget"))
    delegate1_name = StringField(lazy_gettext("Namn"))
    delegate1_email = StringField(lazy_gettext("E-post"))
    delegate2_name = StringField(lazy_gettext("Namn"))
    delegate2_email = StringField(lazy_gettext("E-post"))
    delegate3_name = StringField(lazy_gettext("Namn"))
    delegate3_email = StringField(lazy_gettext("E-post"))
    themes = SelectMultipleField(
        lazy_gettext("Teman som ni helst vill prata om"),
        validators=[Optional()],
        validate_choice=False,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    submission = HiddenField(default=lambda: secrets.token_urlsafe(16))

    def __init__(self, *, municipalities: Sequence[str], themes: Sequence[ThemeView], **kwargs: Any) -> None:
        """Offer these municipalities and themes."""
        super().__init__(**kwargs)
        self.kind.choices = kind_choices()
        if municipalities:
            self.municipality.choices = [
                ("", gettext("Välj kommun")),
                *((name, name) for name in municipalities),
                (rules.OTHER_MUNICIPALITY, gettext("Annan kommun")),
            ]
        self.themes.choices = [(theme.id, theme.name) for theme in themes]

    def people(self) -> list[int]:
        """The places (1–3) of the people that something is typed about."""
        return [
            n for n in (1, 2, 3) if _typed(self[f"delegate{n}_name"]) or _typed(self[f"delegate{n}_email"])
        ]

    def new_company(self) -> NewCompany:
        """What was typed."""
        return NewCompany(
            kind=self.kind.data or "",
            name=self.name.data or "",
            org_no=self.org_no.data or "",
            municipality=self.municipality.data or "",
            contact_email=self.contact_email.data or "",
            delegates=[
                NewDelegate(self[f"delegate{n}_name"].data or "", self[f"delegate{n}_email"].data or "")
                for n in self.people()
            ],
            theme_ids=self.themes.data or [],
        )

    def nonce(self) -> str:
        """The random text of this form; empty when someone has made it too long."""
        value = str(self.submission.data or "")
        return value if len(value) <= _NONCE_LENGTH else ""

    def complete(self) -> bool:
        """Whether every field holds something that the rules accept; each refusal is put on its field."""
        checks: list[tuple[str, str, Callable[[str], object]]] = [
            ("name", gettext("Skriv företagets namn."), self._readable("name", rules.NAME_LENGTH)),
            ("municipality", gettext("Välj kommun."), lambda value: value),
            ("contact_email", gettext("Skriv en e-postadress till företaget."), self._email("contact_email")),
        ]
        if self.kind.data != rules.SOLE_TRADER:
            checks.append(("org_no", gettext("Skriv organisationsnumret."), self._number))
        for n in self.people() or [1]:
            name, email = f"delegate{n}_name", f"delegate{n}_email"
            checks.append(
                (
                    name,
                    gettext("Skriv namnet på person %(n)s.", n=n),
                    self._readable(name, rules.DELEGATE_LENGTH),
                )
            )
            checks.append(
                (email, gettext("Skriv e-postadressen till person %(n)s.", n=n), self._email(email))
            )
        refused = [name for name, missing, check in checks if not self._passes(name, missing, check)]
        return not refused

    def put(self, error: RuleBroken) -> int:
        """Put a refusal of the service on its field; returns the status to answer with."""
        if isinstance(error, org_no.LooksPersonal):
            self.forget_number()
        for position, n in enumerate(self.people(), start=1):
            if error.field in {f"delegate{position}_name", f"delegate{position}_email"}:
                error.field = f"delegate{n}_{error.field.rsplit('_', 1)[1]}"
                break
        return attach(self, error)

    def forget_number(self) -> None:
        """Show no typed number again: it is a personal one."""
        self.org_no.data = ""
        self.org_no.raw_data = [""]

    def _passes(self, name: str, missing: str, check: Callable[[str], object]) -> bool:
        field = self[name]
        if not _typed(field):
            field.errors = [missing]
            return False
        try:
            check(field.data)
        except RuleBroken as error:
            if isinstance(error, org_no.LooksPersonal):
                self.forget_number()
            attach(self, error)
            return False
        return True

    def _number(self, typed: str) -> object:
        return rules.number_for(self.kind.data or rules.COMPANY, typed)

    @staticmethod
    def _readable(name: str, max_length: int) -> Callable[[str], object]:
        return lambda typed: rules.readable(typed, max_length=max_length, field=name)

    @staticmethod
    def _email(name: str) -> Callable[[str], object]:
        return lambda typed: rules.email(typed, field=name)


class CodeForm(FlaskForm):
    """A short typed code."""

    code = StringField(lazy_gettext("Din kod"))


class LostLinkForm(FlaskForm):
    """The address that a lost link is sent to."""

    email = StringField(lazy_gettext("E-postadress"))


class BounceForm(FlaskForm):
    """Why a letter came back."""

    reason = StringField(lazy_gettext("Vad stod i svaret?"), validators=[Optional()])


class VotesForm(FlaskForm):
    """How many of a company's people may vote."""

    votes = IntegerField(lazy_gettext("Antal röster"))


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of business, in words."""
    return [
        (rules.COMPANY, gettext("Aktiebolag, handelsbolag eller annat bolag")),
        (rules.ASSOCIATION, gettext("Förening eller stiftelse")),
        (rules.SOLE_TRADER, gettext("Enskild firma, inget nummer")),
        (rules.NORWEGIAN, gettext("Norskt företag")),
    ]


def _typed(field: Field) -> bool:
    return bool((field.data or "").strip())


_Form = TypeVar("_Form", bound=RegistrationForm)


def form_for(kind: type[_Form], *, municipalities: Sequence[str], themes: Sequence[ThemeView]) -> _Form:
    """A form of ``kind``; where nobody has named the municipalities of the region, it is typed."""
    if not municipalities:
        kind = type(kind.__name__, (kind,), {"municipality": StringField(lazy_gettext("Kommun"))})
    return kind(municipalities=municipalities, themes=themes)
