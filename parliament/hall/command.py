"""A command of the console: what one of its forms asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from parliament.shared.errors import RuleBroken
from parliament.storage.actor import Actor


class NumberNeeded(RuleBroken):
    """A form field that should hold a whole number."""

    code = "number_needed"
    status = 422
    sv = "Skriv ett helt tal, 0 eller mer."
    en = "Write a whole number, 0 or more."


@dataclass(frozen=True, slots=True)
class Command:
    """What a form of the console asks for."""

    name: str
    values: Mapping[str, str]
    by: Actor
    at: datetime | None = None

    def text(self, name: str) -> str:
        """A field's text, stripped."""
        return self.values.get(name, "").strip()

    def number(self, name: str) -> int:
        """A field's whole number.

        Raises:
            NumberNeeded: it is none.
        """
        written = self.text(name) or "0"
        if not written.isascii() or not written.isdecimal() or len(written) > 6:
            raise NumberNeeded(field=name)
        return int(written)
