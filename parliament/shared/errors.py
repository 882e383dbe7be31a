"""Refusals: each is a named rule with one Swedish and one English sentence and one HTTP status."""

from __future__ import annotations

from typing import ClassVar


class RuleBroken(Exception):
    """A request that a rule refuses; nothing has changed.

    Subclasses set ``code`` (stable, machine-readable), ``status`` (HTTP, 4xx) and the sentences
    ``sv`` and ``en``, whose ``{placeholders}`` are filled from the keyword arguments.
    """

    code: ClassVar[str] = "rule_broken"
    status: ClassVar[int] = 409
    sv: ClassVar[str] = ""
    en: ClassVar[str] = ""

    def __init__(self, *, field: str | None = None, **facts: object) -> None:
        """Remember the facts of the refusal.

        Args:
            field: name of the form field or JSON member that is at fault, if one is.
            facts: values for the placeholders of the sentences.
        """
        self.field = field
        self.facts = facts
        super().__init__(self.sentence("sv"))

    def sentence(self, language: str) -> str:
        """The refusal in ``language`` ("sv" or "en"), with its facts filled in."""
        template = self.en if language == "en" else self.sv
        return template.format(**self.facts)


class NotFound(RuleBroken):
    """What was asked for does not exist, or not for this person."""

    code = "not_found"
    status = 404
    sv = "Sidan eller uppgiften finns inte. Kontrollera adressen."
    en = "The page or item does not exist. Check the address."


class StaleVersion(RuleBroken):
    """A command was given against an older picture of the state (If-Match, hidden version field)."""

    code = "stale_version"
    status = 412
    sv = "Läget har ändrats sedan du läste in sidan, så inget gjordes. Läs av läget och försök igen."
    en = "Things have changed since you loaded the page, so nothing was done. Look again and retry."
