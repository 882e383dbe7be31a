"""What access refuses."""

from __future__ import annotations

from parliament.shared.errors import RuleBroken


class LinkSpent(RuleBroken):
    """A one-time link that was used, has expired or never existed."""

    code = "link_spent"
    status = 410
    sv = "Länken är förbrukad eller för gammal. Be den som skickade den om en ny."
    en = "This link has been used or has expired. Ask the sender for a new one."


class UnknownRole(RuleBroken):
    """A role that is not in the contract."""

    code = "unknown_role"
    status = 422
    sv = "Rollen {role} finns inte. Välj en av: {known}."
    en = "There is no role {role}. Choose one of: {known}."


class AccountEmailMalformed(RuleBroken):
    """Something that is no e-mail address as the name of an account."""

    code = "account_email_malformed"
    status = 422
    sv = "Skriv en hel e-postadress, till exempel namn@foretaget.se."
    en = "Write a whole e-mail address, for example name@company.com."


class EmailTaken(RuleBroken):
    """Two accounts with one address."""

    code = "email_taken"
    status = 409
    sv = "Det finns redan ett konto med den e-postadressen."
    en = "There is already an account with that e-mail address."


class LastOrganiser(RuleBroken):
    """Taking away the last account that can give access to others."""

    code = "last_organiser"
    status = 409
    sv = "Det här är det sista kontot som organisatör. Skapa ett annat först."
    en = "This is the last organiser account. Create another one first."
