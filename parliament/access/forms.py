"""Forms of the account pages."""

from __future__ import annotations

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, SelectMultipleField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from parliament.access.roles import ROLES
from parliament.shared.errors import RuleBroken

PASSWORD_MIN = 12
PASSWORD_MAX = 200  # more is no safer, and hashing it costs
_WRITE = _l("Fyll i fältet.")


class RolesField(SelectMultipleField):
    """Any number of the roles, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def role_choices() -> list[tuple[str, str]]:
    """The roles of the house in the visitor's language."""
    english = _language() == "en"
    return [(role, en if english else sv) for role, (sv, en) in ROLES.items()]


class AccountForm(FlaskForm):
    """A new account."""

    name = StringField(_l("Namn"), [InputRequired(_WRITE)])
    email = StringField(_l("E-post"), [InputRequired(_WRITE)])
    roles = RolesField(_l("Roller"), [Optional()])

    def __init__(self) -> None:
        """Offer the roles of the house."""
        super().__init__()
        self.roles.choices = role_choices()


class AccessForm(FlaskForm):
    """What an account may do."""

    roles = RolesField(_l("Roller"), [Optional()])
    active = BooleanField(_l("Kontot får logga in"))

    def __init__(self, roles: tuple[str, ...], active: bool) -> None:
        """Show what the account may do now."""
        super().__init__(data={"roles": list(roles), "active": active})
        self.roles.choices = role_choices()


class CodeForm(FlaskForm):
    """The code of the second step."""

    code = StringField(_l("Kod"), [InputRequired(_WRITE), Length(max=40)])


class PasswordForm(FlaskForm):
    """One's own new password. ``current`` is asked for only where there is one."""

    current = PasswordField(_l("Nuvarande lösenord"), [InputRequired(_WRITE)])
    password = PasswordField(
        _l("Nytt lösenord"),
        [
            InputRequired(_WRITE),
            Length(PASSWORD_MIN, PASSWORD_MAX, _l("Lösenordet ska ha %(min)d–%(max)d tecken.")),
        ],
    )
    again = PasswordField(
        _l("Nytt lösenord en gång till"),
        [InputRequired(_WRITE), EqualTo("password", _l("De två lösenorden är olika. Skriv samma."))],
    )


def put(form: FlaskForm, error: RuleBroken) -> int:
    """Put a refusal's sentence on the field it is about, or on top; returns the HTTP status."""
    sentence = error.sentence(_language())
    field = form[error.field] if error.field and error.field in form else None
    if field is None:
        form.form_errors.append(sentence)
    else:
        field.errors = [*field.errors, sentence]
    return error.status


def _language() -> str:
    return "en" if str(get_locale()).startswith("en") else "sv"
