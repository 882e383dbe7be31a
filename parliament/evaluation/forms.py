"""The survey as a form, made from the survey's data in the visitor's language."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, TextAreaField
from wtforms.fields import Field

from parliament.evaluation import rules
from parliament.evaluation.rules import Item


def survey_form(language: str) -> Any:
    """A form with a field for every question of the survey; what was posted is filled in."""
    fields = {item.key: _field(item, language) for item in rules.SURVEY}
    return type("SurveyForm", (FlaskForm,), fields)()


def label(item: Item, language: str) -> str:
    """The question in words."""
    return item.en if language == "en" else item.sv


def hint(item: Item, language: str) -> str:
    """What the ends of the scale mean; "" when there is nothing to explain."""
    return item.hint_en if language == "en" else item.hint_sv


def option_label(option: rules.Option, language: str) -> str:
    """An answer in words."""
    return option.en if language == "en" else option.sv


def _field(item: Item, language: str) -> Field:
    words = label(item, language)
    if item.kind == "text":
        return TextAreaField(words, description=hint(item, language))
    choices = [(option.value, option_label(option, language)) for option in item.options]
    return RadioField(words, choices=choices, validate_choice=False, description=hint(item, language))
