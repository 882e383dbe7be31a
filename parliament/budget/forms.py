"""Forms of the budget. They carry what was typed; rules and service judge it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from flask import request
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import DateInput

from parliament.budget import rules
from parliament.budget.service import MAX_TEXT
from parliament.budget.setting import Setting
from parliament.budget.views import Coding, Cost, ExpenseView, LineView
from parliament.shared import money, text
from parliament.shared.identifiers import new_id
from parliament.shared.money import VatBasis


class CostForm(FlaskForm):
    """An order or an expense."""

    amount = StringField(lazy_gettext("Belopp"))
    basis = RadioField(lazy_gettext("Beloppet är"), validate_choice=False)
    vat_rate = SelectField(lazy_gettext("Momssats"), validate_choice=False)
    supplier = StringField(lazy_gettext("Leverantör"))
    text = StringField(lazy_gettext("Vad kostnaden gäller"))
    date = StringField(lazy_gettext("Datum"), widget=DateInput())
    partner = SelectField(lazy_gettext("Vem betalar?"), validate_choice=False)
    line = SelectField(lazy_gettext("Planerad post"), validators=[Optional()], validate_choice=False)
    theme = SelectField(lazy_gettext("Tema"), validators=[Optional()], validate_choice=False)
    responsibility = StringField(lazy_gettext("Ansvar"), validators=[Optional()])
    account = StringField(lazy_gettext("Konto"), validators=[Optional()])
    project = StringField(lazy_gettext("Projekt"), validators=[Optional()])
    coding_note = StringField(lazy_gettext("Fri text"), validators=[Optional()])
    override_reason = TextAreaField(lazy_gettext("Motivering"))
    request_id = HiddenField()

    def offer(self, setting: Setting, lines: tuple[LineView, ...], today: dt.date) -> None:
        """Put the choices of this edition in the lists, and sensible values in an unsent form."""
        self.basis.choices = [
            (VatBasis.EXCLUDING.value, gettext("utan moms")),
            (VatBasis.INCLUDING.value, gettext("med moms")),
        ]
        rates = money.vat_rates(max(dt.date(setting.year, 1, 1), dt.date(2012, 1, 1)))
        self.vat_rate.choices = [(str(rate), f"{rate}\u00a0%") for rate in rates]
        first = [] if any(p.kind == "region" for p in setting.partners) else [("", gettext("Regionen"))]
        self.partner.choices = first + [(p.id, p.name) for p in setting.partners]
        self.line.choices = [("", gettext("Ingen, utanför planen")), *((row.id, row.name) for row in lines)]
        self.theme.choices = [("", gettext("Inget särskilt")), *((t.id, t.name) for t in setting.themes)]
        if request.method == "GET":
            self.basis.data, self.vat_rate.data = VatBasis.EXCLUDING.value, "25"
            self.partner.data = next((p.id for p in setting.partners if p.kind == "region"), "")
            self.date.data = today.isoformat() if today.year == setting.year else ""
            self.line.data = request.args.get("line", "")
            self.request_id.data = new_id()

    def fill_from(self, entry: ExpenseView) -> None:
        """Begin with what an earlier entry says."""
        given = entry.including_ore if entry.basis == VatBasis.INCLUDING.value else entry.amount_ore
        self.amount.data = typed_kr(given)
        self.basis.data, self.vat_rate.data = entry.basis, str(entry.vat_rate)
        self.supplier.data, self.text.data = entry.supplier, entry.text
        self.date.data = entry.date.isoformat()
        self.line.data, self.theme.data = entry.line_id or "", entry.theme_id or ""
        self.partner.data = entry.partner_id or self.partner.data
        coding = entry.coding
        self.responsibility.data, self.account.data = coding.responsibility, coding.account
        self.project.data, self.coding_note.data = coding.project, coding.note

    def cost(self, *, least_ore: int) -> Cost:
        """What was typed, as a cost.

        Raises:
            AmountMalformed, AmountTooLarge, AmountTooSmall, DateMalformed, VatRateUnknown: it cannot be read.
        """
        amount_ore = money.parse_kr(self.amount.data or "", field="amount", at_least=least_ore)
        day = rules.parse_day(self.date.data or "")
        rate = self.vat_rate.data or ""
        if not (rate.isascii() and rate.isdigit() and len(rate) < 4):
            raise money.VatRateUnknown(
                field="vat_rate", rates=", ".join(value for value, _ in self.vat_rate.choices)
            )
        including = self.basis.data == VatBasis.INCLUDING.value
        return Cost(
            amount_ore=amount_ore,
            date=day,
            supplier=self.supplier.data or "",
            text=self.text.data or "",
            vat_rate=int(rate),
            basis=VatBasis.INCLUDING if including else VatBasis.EXCLUDING,
            line_id=self.line.data or None,
            theme_id=self.theme.data or None,
            partner_id=self.partner.data or None,
            coding=Coding(
                responsibility=self.responsibility.data or "",
                account=self.account.data or "",
                project=self.project.data or "",
                note=self.coding_note.data or "",
            ),
        )

    @property
    def overrides(self) -> bool:
        """Whether the button "Boka ändå" was pressed."""
        return "override" in request.form

    def reason(self) -> str:
        """The reason for breaking the frame; "" unless that button was pressed.

        Raises:
            TextEmpty, TextTooLong: the button was pressed without a reason, or with an essay.
        """
        if not self.overrides:
            return ""
        return text.clean(
            self.override_reason.data, max_length=MAX_TEXT, field="override_reason", multiline=True
        )


class FrameForm(FlaskForm):
    """A decision on the frame."""

    frame = StringField(lazy_gettext("Ram"))
    decision = StringField(lazy_gettext("Beslut"))
    decided_on = StringField(lazy_gettext("Beslutsdatum"), validators=[Optional()], widget=DateInput())

    def day(self) -> dt.date | None:
        """The day of the decision, if one was typed.

        Raises:
            DateMalformed: it cannot be read.
        """
        typed = (self.decided_on.data or "").strip()
        return rules.parse_day(typed, field="decided_on") if typed else None


class LineForm(FlaskForm):
    """A planned line."""

    name = StringField(lazy_gettext("Namn på posten"))
    planned = StringField(lazy_gettext("Planerat belopp"))


class ChangeLineForm(LineForm):
    """A planned line that exists."""

    finished = BooleanField(lazy_gettext("Posten är klar: inga fler kostnader väntas"))


class SupplierForm(FlaskForm):
    """What is known of the purchases from a supplier beyond the entries."""

    options = StringField(lazy_gettext("Optioner utan moms"))
    documented_on = StringField(lazy_gettext("Dokumenterad den"), validators=[Optional()], widget=DateInput())
    reference = StringField(lazy_gettext("Diarienummer"), validators=[Optional()])

    def day(self) -> dt.date | None:
        """The day of the documentation, if one was typed.

        Raises:
            DateMalformed: it cannot be read.
        """
        typed = (self.documented_on.data or "").strip()
        return rules.parse_day(typed, field="documented_on") if typed else None


class EarlierCostForm(FlaskForm):
    """A cost of an earlier edition."""

    edition = SelectField(lazy_gettext("Upplaga"), validate_choice=False)
    name = StringField(lazy_gettext("Vad kostnaden gällde"))
    cost = StringField(lazy_gettext("Kostnad"))
    vat = RadioField(lazy_gettext("Momsen"), validate_choice=False)
    source = StringField(lazy_gettext("Källa"))

    def offer(self, editions: list[tuple[str, str]]) -> None:
        """Put the choices in the lists; the edition before the latest is likeliest."""
        self.edition.choices = editions
        self.vat.choices = [
            ("excl", gettext("ingår inte")),
            ("incl", gettext("ingår")),
            ("unknown", gettext("är okänd: källan säger inget")),
        ]
        if request.method == "GET":
            self.edition.data = request.args.get("edition") or editions[min(1, len(editions) - 1)][0]
            self.vat.data = "unknown"


def typed_kr(ore: int) -> str:
    """An amount as one types it: "1250,50", "38400"."""
    kronor = Decimal(ore).scaleb(-2)
    return str(kronor.to_integral()) if ore % 100 == 0 else str(kronor).replace(".", ",")
