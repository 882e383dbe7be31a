"""Forms of interest and selection. What is allowed is decided by the rules; here it is put to the fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from flask_babel import gettext, lazy_gettext
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
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from parliament.editions.service import ThemeView
from parliament.registration import interest_words, rules
from parliament.registration.forms import RegistrationForm
from parliament.registration.interest_rules import NewInterest, NewPerson
from parliament.registration.needs import Needs
from parliament.registration.selecting import NUMBER, SHARE
from parliament.registration.setting_rules import FIRST_COME, SELECTION, Setting

_NUMBER = lazy_gettext("Skriv ett tal med siffror.")


def _ticks(label: Any) -> SelectMultipleField:
    return SelectMultipleField(
        label,
        validators=[Optional()],
        validate_choice=False,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )


class NeedsForm(FlaskForm):
    """What one person needs."""

    food = _ticks(lazy_gettext("Mat"))
    food_note = StringField(lazy_gettext("Allergi eller annan kost"), validators=[Optional()])
    access = _ticks(lazy_gettext("För att kunna delta"))
    access_note = StringField(lazy_gettext("Annat du behöver för att kunna delta"), validators=[Optional()])
    not_in_picture = BooleanField(lazy_gettext("Jag vill inte synas i bild eller film"))

    def __init__(self, **kwargs: Any) -> None:
        """Offer the needs of the lists."""
        super().__init__(**kwargs)
        self.food.choices = list(interest_words.food_words().items())
        self.access.choices = list(interest_words.access_words().items())

    @classmethod
    def of(cls, needs: Needs, *, not_in_picture: bool) -> NeedsForm:
        """The form with what is known now."""
        return cls(
            data={
                "food": [code for code in needs.codes if code in interest_words.food_words()],
                "access": [code for code in needs.codes if code in interest_words.access_words()],
                "food_note": needs.food_note,
                "access_note": needs.access_note,
                "not_in_picture": not_in_picture,
            }
        )

    def needs(self) -> Needs:
        """What was ticked and typed."""
        codes = (*(self.food.data or ()), *(self.access.data or ()))
        return Needs(codes, self.food_note.data or "", self.access_note.data or "")


class InterestForm(RegistrationForm):
    """A company that wants to come: the company, its people, what they need."""

    sector = SelectField(lazy_gettext("Bransch"), validate_choice=False)
    size = SelectField(lazy_gettext("Hur många arbetar i företaget?"), validate_choice=False)
    question = TextAreaField(lazy_gettext("Vad vill ni ta upp?"), validators=[Optional()])
    question_theme = SelectField(
        lazy_gettext("Frågan hör till"), validators=[Optional()], validate_choice=False
    )
    substitute_name = StringField(lazy_gettext("Namn"))
    substitute_email = StringField(lazy_gettext("E-post"))
    delegate1_access = _ticks(lazy_gettext("För att kunna delta"))
    delegate2_access = _ticks(lazy_gettext("För att kunna delta"))
    delegate3_access = _ticks(lazy_gettext("För att kunna delta"))
    delegate1_food = _ticks(lazy_gettext("Mat"))
    delegate2_food = _ticks(lazy_gettext("Mat"))
    delegate3_food = _ticks(lazy_gettext("Mat"))
    delegate1_note = StringField(lazy_gettext("Annat om mat eller att kunna delta"), validators=[Optional()])
    delegate2_note = StringField(lazy_gettext("Annat om mat eller att kunna delta"), validators=[Optional()])
    delegate3_note = StringField(lazy_gettext("Annat om mat eller att kunna delta"), validators=[Optional()])
    delegate1_hidden = BooleanField(lazy_gettext("Vill inte synas i bild eller film"))
    delegate2_hidden = BooleanField(lazy_gettext("Vill inte synas i bild eller film"))
    delegate3_hidden = BooleanField(lazy_gettext("Vill inte synas i bild eller film"))

    def __init__(self, *, municipalities: Sequence[str], themes: Sequence[ThemeView], **kwargs: Any) -> None:
        """Offer these municipalities and themes."""
        super().__init__(municipalities=municipalities, themes=themes, **kwargs)
        self.sector.choices = [
            ("", gettext("Välj bransch")),
            *interest_words.sector_words().items(),
        ]
        self.size.choices = [("", gettext("Välj antal")), *interest_words.size_words().items()]
        self.question_theme.choices = [
            ("", gettext("Inget särskilt tema")),
            *((theme.id, theme.name) for theme in themes),
        ]
        for n in (1, 2, 3):
            self[f"delegate{n}_access"].choices = list(interest_words.access_words().items())
            self[f"delegate{n}_food"].choices = list(interest_words.food_words().items())

    def complete(self) -> bool:
        """Whether every field holds something that the rules accept; each refusal is put on its field."""
        whole = super().complete()
        for name, missing in (
            ("sector", gettext("Välj bransch.")),
            ("size", gettext("Välj hur många som arbetar i företaget.")),
        ):
            whole = self._passes(name, missing, lambda value: value) and whole
        if self.has_substitute:
            for name, missing in (
                ("substitute_name", gettext("Skriv ersättarens namn.")),
                ("substitute_email", gettext("Skriv ersättarens e-postadress.")),
            ):
                check = (
                    self._email(name)
                    if name.endswith("email")
                    else self._readable(name, rules.DELEGATE_LENGTH)
                )
                whole = self._passes(name, missing, check) and whole
        return whole

    @property
    def has_substitute(self) -> bool:
        """Whether something is typed about a substitute."""
        return bool((self.substitute_name.data or "").strip() or (self.substitute_email.data or "").strip())

    def new_interest(self) -> NewInterest:
        """What was typed."""
        typed = self.new_company()
        substitute = NewPerson(self.substitute_name.data or "", self.substitute_email.data or "")
        return NewInterest(
            kind=typed.kind,
            name=typed.name,
            org_no=typed.org_no,
            municipality=typed.municipality,
            contact_email=typed.contact_email,
            people=[self._person(n) for n in self.people()],
            sector=self.sector.data or "",
            size=self.size.data or "",
            substitute=substitute if self.has_substitute else None,
            theme_ids=typed.theme_ids,
            question=self.question.data or "",
            question_theme_id=self.question_theme.data or "",
        )

    def _person(self, n: int) -> NewPerson:
        food, access = self[f"delegate{n}_food"].data or (), self[f"delegate{n}_access"].data or ()
        note = self[f"delegate{n}_note"].data or ""
        return NewPerson(
            name=self[f"delegate{n}_name"].data or "",
            email=self[f"delegate{n}_email"].data or "",
            not_in_picture=bool(self[f"delegate{n}_hidden"].data),
            needs=(*food, *access),
            # One field for both keeps the form short. The kitchen must not read about other things.
            food_note=note if food and not access else "",
            access_note=note if access or not food else "",
        )


class DelegateForm(FlaskForm):
    """Who takes over a seat."""

    name = StringField(lazy_gettext("Namn"))
    email = StringField(lazy_gettext("E-post"))


class SettingForm(FlaskForm):
    """How an edition takes registrations."""

    mode = RadioField(lazy_gettext("Hur platserna delas ut"), validate_choice=False)
    votes = IntegerField(lazy_gettext("Röster per företag"), [InputRequired(_NUMBER)])
    overbooking = IntegerField(lazy_gettext("Överbokning"), [InputRequired(_NUMBER)])
    save_date_days = IntegerField(lazy_gettext("Boka dagen skickas"), [InputRequired(_NUMBER)])
    invite_days = IntegerField(lazy_gettext("Inbjudan skickas"), [InputRequired(_NUMBER)])
    answer_days = IntegerField(lazy_gettext("Svar senast"), [InputRequired(_NUMBER)])
    coming_days = IntegerField(lazy_gettext("”Kommer du?” skickas"), [InputRequired(_NUMBER)])
    offer_hours = IntegerField(lazy_gettext("En reserv får svara inom"), [InputRequired(_NUMBER)])
    seed = IntegerField(lazy_gettext("Lottens frö"), [InputRequired(_NUMBER)])

    def __init__(self, **kwargs: Any) -> None:
        """Offer the two ways."""
        super().__init__(**kwargs)
        self.mode.choices = [
            (FIRST_COME, gettext("Först till kvarn: företaget får plats direkt")),
            (SELECTION, gettext("Urval: företaget anmäler intresse, ni väljer och bjuder in")),
        ]

    @classmethod
    def of(cls, setting: Setting) -> SettingForm:
        """The form with what is set now."""
        return cls(data=asdict(setting))

    def setting(self) -> Setting:
        """What was typed."""
        return Setting(**{name: self[name].data for name in asdict(Setting())})


class AimForm(FlaskForm):
    """An aim of the selection."""

    about = SelectField(lazy_gettext("Vad målet gäller"), validate_choice=False)
    amount = IntegerField(lazy_gettext("Minst"), [InputRequired(_NUMBER)])
    unit = SelectField(lazy_gettext("Räknat i"), validate_choice=False)

    def __init__(self, *, groups: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        """Offer what an aim can be about, in groups."""
        super().__init__(**kwargs)
        self.about.choices = groups
        self.unit.choices = [(NUMBER, gettext("platser")), (SHARE, gettext("procent av platserna"))]
