"""Forms of the organisers' pages about editions. What may stand in a field is judged by the services."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, RadioField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import InputRequired, Optional

from parliament.editions import rules
from parliament.editions.service import EditionFacts, EditionView, ProgrammeItemView, ThemeFacts, ThemeView
from parliament.shared import clock, money

_WRITE = _l("Fyll i fältet.")
_NUMBER = _l("Skriv ett tal med siffror.")

MODES = [
    ("undecided", _l("Inte bestämt")),
    ("onsite", _l("På plats")),
    ("hybrid", _l("På plats och digitalt")),
    ("digital", _l("Digitalt")),
]
VAT_BASES = [
    ("", _l("Inget belopp")),
    ("excl", _l("Utan moms")),
    ("incl", _l("Med moms")),
    ("unknown", _l("Framgår inte av underlaget")),
]
PALETTES = [
    ("leaf", _l("Grön, löv")),
    ("book", _l("Lila, bok")),
    ("rails", _l("Rostbrun, räls")),
    ("nodes", _l("Blå, nätverk")),
    ("bolt", _l("Gul, blixt")),
    ("tree", _l("Blågrön, träd")),
    ("people", _l("Rosa, människor")),
    ("coin", _l("Indigo, mynt")),
]
TIE_RULES = [
    ("both", _l("Båda besvaras")),
    ("deciding", _l("En avgörande omröstning")),
    ("lot", _l("Lotten avgör")),
]
ITEM_KINDS = [
    ("opening", _l("Öppnande")),
    ("roll_call", _l("Upprop")),
    ("adjusters", _l("Val av justerare")),
    ("information", _l("Information")),
    ("theme", _l("Tema")),
    ("question_hour", _l("Frågestund")),
    ("matter", _l("Ärende för beslut")),
    ("break", _l("Paus")),
    ("evaluation", _l("Utvärdering")),
    ("closing", _l("Avslutning")),
]
PARTNER_KINDS = [("region", _l("Region")), ("chamber", _l("Handelskammare")), ("other", _l("Annan"))]


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple((text or "").splitlines())


def _kr(ore: int | None) -> str:
    """An amount as one types it, with ordinary spaces."""
    return "" if ore is None else money.kr(ore).removesuffix("\u00a0kr").replace("\u00a0", " ")


def _ore(typed: str | None, field: str) -> int | None:
    return money.parse_kr(typed, field=field, at_least=0) if typed and typed.strip() else None


class NewEditionForm(FlaskForm):
    """A new year."""

    year = IntegerField(_l("År"), [InputRequired(_NUMBER)])


class EditionForm(FlaskForm):
    """What is known of an edition."""

    name = StringField(_l("Namn"), [InputRequired(_WRITE)])
    region_name = StringField(_l("Område"), [Optional()])
    date = DateField(_l("Dag"), [Optional()])
    period_text = StringField(_l("Period"), [Optional()])
    venue = StringField(_l("Lokal"), [Optional()])
    mode = SelectField(_l("Form"), choices=MODES)
    seats = IntegerField(_l("Antal platser"), [InputRequired(_NUMBER)])
    frame_ore = StringField(_l("Ram"), [Optional()])
    frame_text = StringField(_l("Hur ramen finansieras"), [Optional()])
    technical_support_ore = StringField(_l("Kostnad för inhyrt teknikstöd"), [Optional()])
    technical_support_vat = SelectField(_l("Teknikstödets moms"), choices=VAT_BASES)
    description = TextAreaField(_l("Beskrivning"), [Optional()])
    note = TextAreaField(_l("Anmärkning"), [Optional()])

    @classmethod
    def of(cls, edition: EditionView) -> EditionForm:
        """The form with what is known now."""
        return cls(
            data={
                **{name: getattr(edition, name) for name in cls._plain()},
                "frame_ore": _kr(edition.frame_ore),
                "technical_support_ore": _kr(edition.technical_support_ore),
            }
        )

    @staticmethod
    def _plain() -> tuple[str, ...]:
        return (
            *("name", "region_name", "date", "period_text", "venue", "mode", "seats", "frame_text"),
            *("technical_support_vat", "description", "note"),
        )

    def facts(self) -> EditionFacts:
        """What was typed.

        Raises:
            AmountMalformed, AmountTooLarge, AmountTooSmall: an amount cannot be read.
        """
        known: dict[str, Any] = {name: self[name].data or "" for name in self._plain()}
        known["date"] = self.date.data
        known["seats"] = self.seats.data or 0
        known["frame_ore"] = _ore(self.frame_ore.data, "frame_ore")
        known["technical_support_ore"] = _ore(self.technical_support_ore.data, "technical_support_ore")
        return cast("EditionFacts", known)


class CancelForm(FlaskForm):
    """Why an edition is cancelled."""

    reason = StringField(_l("Orsak, visas för alla"), [InputRequired(_WRITE)])


class PartnerForm(FlaskForm):
    """One who arranges the edition."""

    name = StringField(_l("Namn"), [InputRequired(_WRITE)])
    short_name = StringField(_l("Kort namn"), [Optional()])
    kind = SelectField(_l("Slag"), choices=PARTNER_KINDS)
    responsibilities = TextAreaField(_l("Ansvarar för"), [Optional()])

    @property
    def lines(self) -> tuple[str, ...]:
        """The responsibilities, one per line."""
        return _lines(self.responsibilities.data)


class ThemeForm(FlaskForm):
    """A theme and how its part of the day is divided."""

    name = StringField(_l("Namn"), [InputRequired(_WRITE)])
    name_en = StringField(_l("Namn på engelska"), [Optional()])
    palette = SelectField(_l("Färg och symbol"), choices=PALETTES)
    introduction = TextAreaField(_l("Inledning"), [Optional()])
    roles = TextAreaField(_l("Vilka som svarar"), [Optional()])
    answers = IntegerField(_l("Antal frågor som besvaras"), [InputRequired(_NUMBER)], default=1)
    answer_minutes = IntegerField(_l("Tid för varje svar"), [InputRequired(_NUMBER)], default=10)
    introduction_minutes = IntegerField(_l("Tid för inledning"), [InputRequired(_NUMBER)], default=10)
    questions_minutes = IntegerField(_l("Tid för frågor från salen"), [InputRequired(_NUMBER)], default=20)
    division_minutes = IntegerField(_l("Tid för omröstning"), [InputRequired(_NUMBER)], default=5)
    tie_rule = RadioField(_l("Om det blir lika"), choices=TIE_RULES, default="both")

    _plain = (
        *("name", "name_en", "palette", "introduction", "answers", "answer_minutes"),
        *("introduction_minutes", "questions_minutes", "division_minutes", "tie_rule"),
    )

    @classmethod
    def of(cls, theme: ThemeView) -> ThemeForm:
        """The form with what is known now."""
        known = {name: getattr(theme, name) for name in cls._plain}
        return cls(data={**known, "roles": "\n".join(theme.roles)})

    def facts(self) -> ThemeFacts:
        """What was typed."""
        known: dict[str, Any] = {name: self[name].data for name in self._plain}
        known["roles"] = _lines(self.roles.data)
        return cast("ThemeFacts", known)


class IssueForm(FlaskForm):
    """An issue to vote on."""

    short_name = StringField(_l("Kort namn"), [InputRequired(_WRITE)])
    text = TextAreaField(_l("Hela frågan"), [InputRequired(_WRITE)])


class ProgrammeItemForm(FlaskForm):
    """A point of the programme. The theme's choices are set by the page."""

    kind = SelectField(_l("Slag"), choices=ITEM_KINDS)
    title = StringField(_l("Rubrik"), [InputRequired(_WRITE)])
    theme_id = SelectField(_l("Tema"), [Optional()])
    minutes = IntegerField(_l("Tid"), [InputRequired(_NUMBER)])
    starts_at = TimeField(_l("Fast starttid"), [Optional()])
    presenter = StringField(_l("Vem som leder punkten"), [Optional()])

    @classmethod
    def of(cls, item: ProgrammeItemView) -> ProgrammeItemForm:
        """The form with what is known now."""
        fixed = clock.stockholm(item.starts_at).time() if item.fixed and item.starts_at else None
        return cls(
            data={
                "kind": item.kind,
                "title": item.title,
                "theme_id": item.theme_id or "",
                "minutes": item.minutes,
                "starts_at": fixed,
                "presenter": item.presenter,
            }
        )

    def offer(self, themes: list[ThemeView]) -> None:
        """Let one of ``themes`` be chosen, or none."""
        self.theme_id.choices = [("", _l("Inget tema")), *((theme.id, theme.name) for theme in themes)]

    def facts(self, day: dt.date | None) -> dict[str, Any]:
        """What was typed; a fixed time needs the edition's day.

        Raises:
            DayMissing: a time without a day.
        """
        return {
            "kind": self.kind.data,
            "title": self.title.data or "",
            "theme_id": self.theme_id.data or None,
            "minutes": self.minutes.data or 0,
            "starts_at": self._moment(day),
            "presenter": self.presenter.data or "",
        }

    def _moment(self, day: dt.date | None) -> dt.datetime | None:
        wall = self.starts_at.data
        if wall is None:
            return None
        if day is None:
            raise rules.DayMissing(field="starts_at")
        return clock.from_stockholm(day, wall.hour, wall.minute)


class MunicipalitiesForm(FlaskForm):
    """The municipalities of the region, one on each line."""

    names = TextAreaField(_l("Kommuner"), validators=[Optional()])
