"""What some divisions tell beside their count: who voted what, ties, the order of a ranking, a shift."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from parliament.minutes import blocks
from parliament.minutes.seats import Seats
from parliament.minutes.words import Words
from parliament.presence import rules as presence_rules
from parliament.voting import choices as ballot_choices
from parliament.voting import counting, rules
from parliament.voting import service as voting
from parliament.voting.comparing import shift_of
from parliament.voting.outcome import Outcome, Ranking
from parliament.voting.views import DivisionView, OptionView

_FIXED = ("yes", "no", "abstain")
_NOT_IN_BALLOTS = (presence_rules.NOT_PARTICIPATING, presence_rules.CONFLICT, presence_rules.ABSENT)


def label(option: OptionView, w: Words) -> str:
    """An option as it stood on the ballot; yes, no and abstain in the language of the document."""
    return w(option.id) if option.id in _FIXED else option.label


def name(option: OptionView, w: Words) -> str:
    """The same with its letter."""
    return label(option, w) if option.id in _FIXED else f"{option.id} {option.label}"


def labels(division: DivisionView, w: Words) -> dict[str, str]:
    """The labels of a division's options, by id."""
    return {option.id: label(option, w) for option in division.options}


def ballots(division: DivisionView) -> list[dict[str, Any]]:
    """``{seat, choices}`` of each ballot of a recorded division; none of a secret one."""
    if division.secrecy != rules.RECORDED:
        return []
    return [dict(ballot) for ballot in voting.public_ballots(division.id)]


def groups(
    division: DivisionView, cast: Iterable[Mapping[str, Any]], seats: Seats, w: Words
) -> list[tuple[str, list[str]]]:
    """Who voted what, as on the ballot; then those who took no part, had a conflict, or were absent."""
    known = labels(division, w)
    chosen: dict[str, list[str]] = {each: [] for each in known.values()}
    for ballot in cast:
        words = w.joined(ballot_choices.words(ballot["choices"], known)) or w("blank")
        seat = seats.by_number.get(ballot["seat"])
        who = seats.person(seat.id, division.opened_at, w) if seat else str(ballot["seat"])
        chosen.setdefault(words, []).append(who)
    found = [(words, people) for words, people in chosen.items() if people]
    outside = voting.not_voting(division.id).seats
    for kind in _NOT_IN_BALLOTS:
        people = seats.people(outside.get(kind, ()), division.opened_at, w)
        if people:
            found.append((w(f"group_{kind}"), people))
    return [(w("group", choice=words, count=len(people)), people) for words, people in found]


def non_votes(division: DivisionView, w: Words) -> str:
    """The four ways not to vote, in numbers."""
    counts = voting.not_voting(division.id).counts
    numbers = {kind: w.number(counts.count(kind)) for kind in presence_rules.NON_VOTES}
    return w("non_votes", **numbers)


def tie(division: DivisionView, counted: Outcome, w: Words) -> Iterable[str]:
    """A tie and what broke it."""
    if counted.tie == "none":
        return
    yield w("tie", names=w.joined([name(option, w) for option in counted.tied]))
    if counted.tie in ("both", "deciding"):
        yield w(f"tie_{counted.tie}")
    elif counted.tie == "casting_vote":
        yield w("tie_casting")
    elif counted.tie == "lot":
        yield from _lot(division, counted, w)


def _lot(division: DivisionView, counted: Outcome, w: Words) -> Iterable[str]:
    """The drawing, so that anyone can repeat it."""
    lot = voting.lot_of(division.id)
    order = counting.draw_lots(sorted(option.id for option in counted.tied), lot.seed)
    known = labels(division, w)
    drawn = ", ".join(f"{place}. {known.get(key, key)}" for place, key in enumerate(order, 1))
    yield w("tie_lot", drawn=drawn)
    yield w("lot_seed", seed=lot.seed)
    if lot.commitment:
        yield w("commitment", commitment=lot.commitment)


def ranking(found: Ranking, w: Words) -> list[blocks.Block]:
    """Schulze's order in words, with the table of the pairs."""
    first = w.joined([name(row.option, w) for row in found.levels[0]]) if found.levels else ""
    order = " > ".join(" = ".join(name(row.option, w) for row in level) for level in found.levels)
    columns = [blocks.column(w("option")), *(blocks.column(each.id, num=True) for each, _ in found.table)]
    rows = [
        (name(option, w), *("–" if pair is None else _pair(pair.votes, wins=pair.wins) for pair in pairs))
        for option, pairs in found.table
    ]
    return [
        blocks.lines([w(f"ranked_{found.how}", first=first), w("order", order=order)]),
        blocks.table(w("pairs"), columns, rows),
    ]


def _pair(votes: int, *, wins: bool) -> str:
    return f"{votes} ✓" if wins else str(votes)


def shift(division: DivisionView, w: Words) -> list[blocks.Block]:
    """Vote, debate, vote again: how the shares moved. Nothing where there is nothing to compare with."""
    found = shift_of(division)
    if found is None:
        return []
    columns = [
        blocks.column(w("option")),
        blocks.column(w("before"), num=True),
        blocks.column(w("after"), num=True),
        blocks.column(w("points_of_percent"), num=True),
    ]
    rows = [
        (label(option, w), w.percent(each.before), w.percent(each.after), w.signed(each.points))
        for option, each in found.rows
    ]
    shown = [blocks.table(w("shift", title=found.earlier.title), columns, rows)]
    if found.movers:
        words = w("movers", changed=found.movers.changed, both=found.movers.both_times)
        shown.append(blocks.lines([words]))
    return shown
