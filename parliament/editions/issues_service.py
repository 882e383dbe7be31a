"""Use cases of issues: the five things that a theme's division is about."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from parliament.editions import rules
from parliament.editions.models import Issue
from parliament.editions.themes_service import load_open_theme
from parliament.live.outbox import announce_state
from parliament.shared import text as texts
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction


class LetterTaken(RuleBroken):
    """Two issues with one letter in a theme."""

    code = "issue_letter_taken"
    sv = "Temat har redan en fråga {letter}. Välj en annan bokstav."
    en = "The theme already has an issue {letter}. Choose another letter."


def add_issue(
    *,
    theme_id: str,
    short_name: str,
    text: str,
    by: Actor,
    letter: str = "",
    is_demo: bool = False,
) -> str:
    """Add an issue to vote on; returns its id.

    Args:
        theme_id: where it belongs.
        short_name: at most 32 characters, for card, bar and overlay.
        text: the full question.
        by: who does it.
        letter: A–E; the first free one when left out.
        is_demo: invented for the demo, and shown as such.

    Raises:
        ThemeFull: the theme has five issues.
        LetterTaken: the letter is taken.
        EditionClosed: the edition is held or cancelled.
    """
    short_name, wording = _clean_issue(short_name, text)
    if letter:
        rules.check_choice(letter, rules.LETTERS, field="letter")
    with transaction() as tx:
        theme = load_open_theme(tx, theme_id)
        taken = tx.session.scalars(select(Issue.letter).where(Issue.theme_id == theme_id))
        free = rules.free_letter(taken)
        row = Issue(
            theme_id=theme_id, letter=letter or free, short_name=short_name, text=wording, is_demo=is_demo
        )
        tx.session.add(row)
        _flush_issue(tx, row)
        _record_issue(tx, "editions.issue_added", row, by)
        announce_state(tx, edition_id=theme.edition_id)
        return row.id


def change_issue(*, issue_id: str, short_name: str, text: str, by: Actor) -> None:
    """Change the wording of an issue. Divisions that are open or over keep the wording they began with.

    Raises:
        NotFound: there is no such issue.
        EditionClosed: the edition is held or cancelled.
    """
    short_name, wording = _clean_issue(short_name, text)
    with transaction() as tx:
        row = tx.session.get(Issue, issue_id)
        if row is None:
            raise NotFound
        theme = load_open_theme(tx, row.theme_id)
        if (row.short_name, row.text) == (short_name, wording):
            return
        row.short_name, row.text = short_name, wording
        row.is_demo = False
        tx.session.flush()
        _record_issue(tx, "editions.issue_changed", row, by)
        announce_state(tx, edition_id=theme.edition_id)


def remove_issue(*, issue_id: str, by: Actor) -> None:
    """Remove an issue; its letter is free again.

    Raises:
        NotFound: there is no such issue.
        EditionClosed: the edition is held or cancelled.
    """
    with transaction() as tx:
        row = tx.session.get(Issue, issue_id)
        if row is None:
            raise NotFound
        theme = load_open_theme(tx, row.theme_id)
        tx.session.delete(row)
        tx.session.flush()
        _record_issue(tx, "editions.issue_removed", row, by)
        announce_state(tx, edition_id=theme.edition_id)


def _clean_issue(short_name: str, wording: str) -> tuple[str, str]:
    return (
        texts.clean(short_name, max_length=rules.SHORT_NAME_MAX, field="short_name"),
        texts.clean(wording, max_length=500, field="text", multiline=True),
    )


def _flush_issue(tx: Transaction, row: Issue) -> None:
    try:
        tx.session.flush()
    except IntegrityError as error:
        if violates(error, "uq_issue_letter"):
            raise LetterTaken(field="letter", letter=row.letter) from error
        raise


def _record_issue(tx: Transaction, action: str, row: Issue, by: Actor) -> None:
    journal.record(
        tx,
        action=action,
        subject=row.id,
        actor=by,
        facts={"theme": row.theme_id, "letter": row.letter},
        personal={"short_name": row.short_name, "text": row.text},
    )
