"""Forms of the agenda's pages. What may stand in a field is judged by the services."""

from __future__ import annotations

import datetime as dt

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import IntegerField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import InputRequired, Optional

from parliament.editions.forms import ITEM_KINDS
from parliament.editions.rules import DayMissing
from parliament.editions.service import ThemeView
from parliament.shared import clock
from parliament.sitting.service import ItemView, NewItem

_WRITE = _l("Fyll i fältet.")
_NUMBER = _l("Skriv ett tal med siffror.")


class ItemForm(FlaskForm):
    """An item of the agenda."""

    kind = SelectField(_l("Slag"), choices=ITEM_KINDS)
    title = StringField(_l("Rubrik"), [InputRequired(_WRITE)])
    theme_id = SelectField(_l("Tema"), [Optional()])
    minutes = IntegerField(_l("Beräknad tid"), [InputRequired(_NUMBER)])
    starts_at = TimeField(_l("Fast starttid"), [Optional()])
    presenter = StringField(_l("Föredragande"), [Optional()])
    proposal = TextAreaField(_l("Förslag till beslut"), [Optional()])

    @classmethod
    def of(cls, item: ItemView) -> ItemForm:
        """The form with what is known now."""
        fixed = clock.stockholm(item.planned_start).time() if item.fixed and item.planned_start else None
        known = {name: getattr(item, name) for name in ("kind", "title", "minutes", "presenter", "proposal")}
        return cls(data={**known, "theme_id": item.theme_id or "", "starts_at": fixed})

    def offer(self, themes: list[ThemeView]) -> None:
        """Let one of ``themes`` be chosen, or none."""
        self.theme_id.choices = [("", _l("Inget tema")), *((theme.id, theme.name) for theme in themes)]

    def new_item(self, day: dt.date | None) -> NewItem:
        """What was typed; a fixed time needs the edition's day.

        Raises:
            DayMissing: a time without a day.
        """
        wall = self.starts_at.data
        if wall is not None and day is None:
            raise DayMissing(field="starts_at")
        return NewItem(
            kind=self.kind.data or "",
            title=self.title.data or "",
            minutes=self.minutes.data or 0,
            theme_id=self.theme_id.data or None,
            presenter=self.presenter.data or "",
            proposal=self.proposal.data or "",
            starts_at=clock.from_stockholm(day, wall.hour, wall.minute) if wall and day else None,
        )


class DocumentForm(FlaskForm):
    """A document of an item."""

    title = StringField(_l("Vad handlingen heter"), [InputRequired(_WRITE)])
    file = FileField(_l("PDF"), [FileRequired(_l("Välj en fil."))])
