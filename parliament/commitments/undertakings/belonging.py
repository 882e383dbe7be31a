"""What a note belongs to: theme, issue and question of its edition; and how it is known again."""

from __future__ import annotations

import hashlib
import unicodedata

from parliament.commitments.undertakings.views import NewNote
from parliament.editions import service as editions
from parliament.questions import service as questions
from parliament.shared.errors import NotFound


def belongs(edition_id: str, new: NewNote) -> dict[str, str | None]:
    """What the note belongs to, all of it the edition's own; a question or an issue gives the theme.

    Raises:
        NotFound: it is another edition's, or does not exist.
    """
    themes = {theme.id: theme for theme in editions.themes(edition_id)}
    issues = {issue.id: theme.id for theme in themes.values() for issue in theme.issues}
    theme_id = new.theme_id
    if new.question_id:
        asked = questions.question(new.question_id)
        if asked.edition_id != edition_id:
            raise NotFound
        theme_id = theme_id or asked.theme_id
    if new.issue_id:
        if new.issue_id not in issues:
            raise NotFound
        theme_id = theme_id or issues[new.issue_id]
    if theme_id and theme_id not in themes:
        raise NotFound
    return {
        "theme_id": theme_id or None,
        "issue_id": new.issue_id or None,
        "question_id": new.question_id or None,
    }


def fingerprint(edition_id: str, words: str, said_by: str) -> str:
    """The same for the same words of the same speaker, however they are spaced and capitalised."""
    said = "|".join(
        unicodedata.normalize("NFKC", " ".join(part.split())).casefold() for part in (words, said_by)
    )
    return hashlib.sha256(f"{edition_id}|{said}".encode()).hexdigest()
