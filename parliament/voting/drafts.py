"""Use cases before a division opens: put it as a draft, anew, or to decide a tie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parliament.editions import service as editions
from parliament.live.outbox import announce_state
from parliament.shared import clock, text
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction
from parliament.voting import kinds, refusals, rules
from parliament.voting.models import Division, DivisionComparison, DivisionOption
from parliament.voting.queries import division
from parliament.voting.rows import record
from parliament.voting.views import DivisionView


@dataclass(frozen=True, slots=True)
class NewDivision:
    """What a division is to be. Options: (label, full text, issue id); yes/no needs none.

    ``max_choices``: as ``kinds`` says; None for what is usual. ``compares_with``: an earlier division on the
    same options, whose shift is shown.
    """

    title: str
    kind: str = rules.CHOOSE
    options: Sequence[tuple[str, str, str | None]] = ()
    secrecy: str | None = None
    max_choices: int | None = None
    places: int = 1
    tie_rule: str = "both"
    yes_means: str = ""
    no_means: str = ""
    item_id: str | None = None
    theme_id: str | None = None
    trial: bool = False
    repeats: str | None = None
    compares_with: str | None = None


def create_division(*, sitting_id: str, new: NewDivision, by: Actor) -> str:
    """Put a division as a draft; returns its id.

    Raises:
        DivisionMalformed: unknown kind, too few or too many options, or numbers that do not fit.
    """
    sitting = sittings.sitting(sitting_id)
    options = _options(new)
    _check(new, len(options))
    secrecy = new.secrecy or rules.default_secrecy(new.kind)
    with transaction() as tx:
        row = Division(
            edition_id=sitting.edition_id,
            sitting_id=sitting_id,
            item_id=new.item_id or (sitting.item.id if sitting.item else None),
            theme_id=new.theme_id,
            title=text.clean(new.title, max_length=200, field="title"),
            kind=new.kind,
            secrecy=secrecy,
            max_choices=_max_choices(new, len(options)),
            places=new.places,
            tie_rule="lot" if new.kind == rules.ELECTION else new.tie_rule,
            trial=new.trial,
            repeats=new.repeats,
            created_at=clock.now(),
        )
        tx.session.add(row)
        tx.session.flush()
        for position, option in enumerate(options):
            tx.session.add(DivisionOption(division_id=row.id, position=position, **option))
        if new.compares_with:
            tx.session.add(DivisionComparison(division_id=row.id, compares_with=new.compares_with))
        record(tx, row, "voting.division_created", by, {"kind": row.kind, "secrecy": row.secrecy})
        announce_state(tx, edition_id=row.edition_id)
        return row.id


def create_theme_division(*, sitting_id: str, theme_id: str, by: Actor) -> str:
    """Put the theme's issues to the vote, with the theme's number of answers and tie rule."""
    theme = editions.theme(theme_id)
    new = NewDivision(
        title=f"{theme.name}: vilken fråga ska besvaras först?",
        options=[(issue.short_name, issue.text, issue.id) for issue in theme.issues],
        places=theme.answers,
        tie_rule=theme.tie_rule,
        theme_id=theme.id,
    )
    return create_division(sitting_id=sitting_id, new=new, by=by)


def create_trial_division(*, sitting_id: str, by: Actor) -> str:
    """Put the trial division that comes first every time; it stays outside the minutes."""
    new = NewDivision(
        title="Provomröstning: kanelbulle eller frukt?",
        options=[("Kanelbulle", "", None), ("Frukt", "", None)],
        trial=True,
    )
    return create_division(sitting_id=sitting_id, new=new, by=by)


def repeat_division(*, division_id: str, by: Actor) -> str:
    """Put the same question again as a new draft; returns the new id.

    Raises:
        DivisionStepNotPossible: the division is still a draft or open.
    """
    old = division(division_id)
    rules.check_may_repeat(old.status)
    return create_division(
        sitting_id=old.sitting_id, new=_again(old, repeats=old.id, compares_with=old.compares_with), by=by
    )


def create_comparison(*, division_id: str, by: Actor) -> str:
    """Put the same question once more, after the debate, to show the shift; returns the new id.

    The first division stands as it is: it is not repeated, and the new one decides what it decides.

    Raises:
        DivisionStepNotPossible: the first one is not declared.
    """
    old = division(division_id)
    rules.check_may_compare(old.status)
    return create_division(sitting_id=old.sitting_id, new=_again(old, compares_with=old.id), by=by)


def _again(old: DivisionView, *, repeats: str | None = None, compares_with: str | None = None) -> NewDivision:
    """The same wording, options and rules."""
    return NewDivision(
        title=old.title,
        kind=old.kind,
        options=[(o.label, o.text, o.issue_id) for o in old.options] if old.kind != rules.YES_NO else (),
        secrecy=old.secrecy,
        max_choices=old.max_choices,
        places=old.places,
        tie_rule=old.tie_rule,
        yes_means=old.options[0].means if old.kind == rules.YES_NO else "",
        no_means=old.options[1].means if old.kind == rules.YES_NO else "",
        item_id=old.item_id,
        theme_id=old.theme_id,
        trial=old.trial,
        repeats=repeats,
        compares_with=compares_with,
    )


def create_deciding_division(*, division_id: str, by: Actor) -> str:
    """Put the tied options of a declared division to a deciding division; returns the new id.

    Raises:
        DivisionMalformed: there is no tie to decide.
    """
    old = division(division_id)
    tied = set((old.result or {}).get("tied", ()))
    if len(tied) < 2:
        raise refusals.DivisionMalformed(why_sv="det finns inget lika röstetal", why_en="there is no tie")
    new = NewDivision(
        title=f"Skiljeomröstning: {old.title}"[:200],
        options=[(o.label, o.text, o.issue_id) for o in old.options if o.id in tied],
        secrecy=old.secrecy,
        places=max(1, old.places - len(old.winners)),
        tie_rule="lot",
        item_id=old.item_id,
        theme_id=old.theme_id,
        trial=old.trial,
        repeats=old.id,
    )
    return create_division(sitting_id=old.sitting_id, new=new, by=by)


def _options(new: NewDivision) -> list[dict[str, object]]:
    if new.kind == rules.YES_NO:
        yes: dict[str, object] = {"key": "yes", "label": "Ja", "means": _means(new.yes_means, "yes_means")}
        no: dict[str, object] = {"key": "no", "label": "Nej", "means": _means(new.no_means, "no_means")}
        return [yes, no, {"key": "abstain", "label": "Avstår"}]
    return [
        {
            "key": chr(ord("A") + position) if position < rules.MAX_OPTIONS else f"Z{position}",
            "label": text.clean(label, max_length=80, field="options"),
            "text": text.clean(words, max_length=600, field="options", required=False, multiline=True),
            "issue_id": issue_id,
        }
        for position, (label, words, issue_id) in enumerate(new.options)
    ]


def _max_choices(new: NewDivision, options: int) -> int:
    if new.kind == rules.YES_NO:
        return 1
    if new.max_choices is not None:
        return new.max_choices
    return kinds.usual_max_choices(new.kind, options=options, places=new.places)


def _means(words: str, field: str) -> str:
    return text.clean(words, max_length=200, field=field, required=False)


def _check(new: NewDivision, options: int) -> None:
    def refuse(sv: str, en: str, field: str) -> None:
        raise refusals.DivisionMalformed(why_sv=sv, why_en=en, field=field)

    if new.kind not in rules.KINDS:
        refuse("slaget finns inte", "there is no such kind", "kind")
    if new.secrecy not in (None, rules.SECRET, rules.RECORDED):
        refuse("välj öppen eller sluten", "choose recorded or secret", "secrecy")
    if new.tie_rule not in rules.TIE_RULES:
        refuse("regeln för lika röstetal finns inte", "there is no such tie rule", "tie_rule")
    if not 2 <= options <= rules.MAX_OPTIONS:
        refuse("den behöver 2–26 alternativ", "it needs 2–26 options", "options")
    kinds.check_ballot_form(
        new.kind,
        secrecy=new.secrecy or rules.default_secrecy(new.kind),
        max_choices=_max_choices(new, options),
        options=options,
    )
    if not 1 <= new.places <= options:
        refuse("antalet som besvaras stämmer inte", "the number to be answered does not fit", "places")
