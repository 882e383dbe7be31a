"""What was asked, voted up, answered, undertaken and done, theme by theme."""

from __future__ import annotations

from dataclasses import dataclass, field

from parliament.commitments.undertakings import service as undertakings
from parliament.commitments.undertakings.rules import Count
from parliament.commitments.undertakings.service import UndertakingView
from parliament.editions import service as editions
from parliament.editions.service import EditionView, ThemeView
from parliament.questions import rules as question_rules
from parliament.questions import service as questions
from parliament.questions.service import QuestionView
from parliament.sitting import service as sittings
from parliament.voting import rules as voting_rules
from parliament.voting import service as voting
from parliament.voting.views import OptionView


@dataclass(frozen=True, slots=True)
class ThemeFollowUp:
    """A theme: the issues that were voted up, its questions, and what was undertaken.

    ``theme`` is None for what was said outside the themes.
    """

    theme: ThemeView | None
    voted_up: tuple[OptionView, ...]
    answered: tuple[QuestionView, ...]
    waiting: tuple[QuestionView, ...]
    undertakings: tuple[UndertakingView, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has happened in it."""
        return not (self.voted_up or self.answered or self.waiting or self.undertakings)

    @property
    def asked(self) -> int:
        """How many questions were asked and let in."""
        return len(self.answered) + len(self.waiting)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An edition's follow-up; empty ``themes`` before anything has happened."""

    edition: EditionView | None
    themes: tuple[ThemeFollowUp, ...]
    count: Count = field(default_factory=Count)
    editions: tuple[EditionView, ...] = ()


def follow_up(year: str = "") -> FollowUp:
    """The follow-up of the current edition, or of that year's."""
    edition = editions.current_edition()
    if year:
        edition = next((each for each in editions.list_editions() if str(each.year) == year), None)
    if edition is None:
        return FollowUp(None, ())
    said, _total = undertakings.undertakings(undertakings.Wanted(edition_id=edition.id))
    found = [_theme(theme, edition.id, said) for theme in editions.themes(edition.id)]
    outside = tuple(each for each in said if not each.theme_id)
    found.append(ThemeFollowUp(None, (), (), (), outside))
    parts = tuple(each for each in found if not each.is_empty)
    return FollowUp(edition, parts, undertakings.count(edition.id), tuple(editions.list_editions()))


def _theme(theme: ThemeView, edition_id: str, said: list[UndertakingView]) -> ThemeFollowUp:
    asked = questions.list_questions(edition_id, theme_id=theme.id, statuses=question_rules.PUBLIC)
    return ThemeFollowUp(
        theme=theme,
        voted_up=_voted_up(theme.id, edition_id),
        answered=tuple(question for question in asked if question.status == "answered"),
        waiting=tuple(question for question in asked if question.status != "answered"),
        undertakings=tuple(each for each in said if each.theme_id == theme.id),
    )


def _voted_up(theme_id: str, edition_id: str) -> tuple[OptionView, ...]:
    """The winners of the theme's declared divisions, each once."""
    sitting = sittings.current(edition_id)
    won: dict[str, OptionView] = {}
    for division in voting.divisions(sitting.id) if sitting else []:
        counts = division.status == voting_rules.DECLARED and not division.trial
        if counts and division.theme_id == theme_id and division.kind == voting_rules.CHOOSE:
            won |= {option.issue_id or option.label: option for option in division.winners}
    return tuple(won.values())
