"""The survey as a form, made from its questions in the visitor's language; and the organisers' forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import Field
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from parliament.evaluation import rules
from parliament.evaluation.building_rules import NewItem, shape_of
from parliament.evaluation.core import Item


def survey_form(language: str, items: Sequence[Item] = rules.SURVEY) -> Any:
    """A form with a field for every question of the survey; what was posted is filled in."""
    fields = {item.key: _field(item, language) for item in items}
    return type("SurveyForm", (FlaskForm,), fields)()


def typed(form: Any, items: Sequence[Item]) -> dict[str, str | None]:
    """What was filled in, by question."""
    return {item.key: _plain(form[item.key].data) for item in items}


def label(item: Item, language: str) -> str:
    """The question in words."""
    return item.en if language == "en" else item.sv


def hint(item: Item, language: str) -> str:
    """What the ends of the scale mean; "" when there is nothing to explain."""
    return item.hint_en if language == "en" else item.hint_sv


def option_label(option: rules.Option, language: str) -> str:
    """An answer in words."""
    return option.en if language == "en" else option.sv


class ItemForm(FlaskForm):
    """A question in the builder."""

    shape = RadioField(
        _l("Slag av svar"),
        choices=[
            ("scale5", _l("Skala 1–5")),
            ("scale10", _l("Skala 0–10")),
            ("yes_no", _l("Ja eller nej")),
            ("one", _l("Ett av flera")),
            ("several", _l("Flera av flera")),
            ("text", _l("Fri text")),
        ],
        default="scale5",
        validate_choice=False,
    )
    sv = StringField(_l("Frågan på svenska"))
    en = StringField(_l("Frågan på engelska"))
    hint_sv = StringField(_l("Förklaring på svenska"), validators=[Optional()])
    hint_en = StringField(_l("Förklaring på engelska"), validators=[Optional()])
    options_sv = TextAreaField(_l("Svaren på svenska, ett på varje rad"), validators=[Optional()])
    options_en = TextAreaField(_l("Svaren på engelska, i samma ordning"), validators=[Optional()])
    background = BooleanField(_l("Bakgrundsfråga: resultatet delas upp efter svaret"))
    condition = SelectField(_l("Visa frågan"), validate_choice=False, validators=[Optional()])

    def new(self) -> NewItem:
        """The question that was typed."""
        return NewItem(
            shape=self.shape.data or "",
            sv=self.sv.data or "",
            en=self.en.data or "",
            hint_sv=self.hint_sv.data or "",
            hint_en=self.hint_en.data or "",
            options_sv=self.options_sv.data or "",
            options_en=self.options_en.data or "",
            background=bool(self.background.data),
            condition=self.condition.data or "",
        )

    def show(self, item: Item) -> None:
        """Fill the form in with a question."""
        self.shape.data, self.background.data = shape_of(item), item.background
        self.sv.data, self.en.data = item.sv, item.en
        self.hint_sv.data, self.hint_en.data = item.hint_sv, item.hint_en
        if self.shape.data in ("one", "several"):
            self.options_sv.data = "\n".join(option.sv for option in item.options)
            self.options_en.data = "\n".join(option.en for option in item.options)
        if item.condition:
            self.condition.data = f"{item.condition.key}={item.condition.values[0]}"


class InviteForm(FlaskForm):
    """Somebody to be asked, without a seat."""

    name = StringField(_l("Namn"))
    email = StringField(_l("E-postadress"))


class TagForm(FlaskForm):
    """A new tag."""

    name = StringField(_l("Ny etikett"))


class EarlierForm(FlaskForm):
    """A figure of an earlier year, and where it comes from."""

    year = IntegerField(_l("År"))
    item = SelectField(_l("Fråga"), validate_choice=False)
    figure = StringField(_l("Medelvärde, eller andel ja i procent"))
    answers = IntegerField(_l("Antal svar"), validators=[Optional()])
    source = StringField(_l("Källa"))


def _field(item: Item, language: str) -> Field:
    words = label(item, language)
    if item.kind == "text":
        return TextAreaField(words, description=hint(item, language))
    choices = [(option.value, option_label(option, language)) for option in item.options]
    if item.kind == "several":
        return SelectMultipleField(
            words,
            choices=choices,
            validate_choice=False,
            description=hint(item, language),
            option_widget=CheckboxInput(),
            widget=ListWidget(prefix_label=False),
        )
    return RadioField(words, choices=choices, validate_choice=False, description=hint(item, language))


def _plain(data: Any) -> str | None:
    return rules.SEPARATOR.join(data) if isinstance(data, list) else data
