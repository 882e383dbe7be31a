"""The divisions of a sitting as the minutes tell them: wording, numbers, outcome, and their details."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parliament.minutes import blocks, division_details
from parliament.minutes.division_details import label, name
from parliament.minutes.seats import Seats
from parliament.minutes.words import Words
from parliament.shared import clock
from parliament.storage import journal
from parliament.voting import rules
from parliament.voting.outcome import Outcome, has_votes, outcome
from parliament.voting.views import DivisionView

_WON = {rules.YES_NO: "majority", rules.ELECTION: "elected"}


@dataclass(frozen=True, slots=True)
class Told:
    """A division in words: its section, its facts for machines, and what it came to in one sentence."""

    view: DivisionView
    section: dict[str, Any]
    facts: dict[str, Any]
    sentence: str
    winners: tuple[str, ...]


def told(divisions: Sequence[DivisionView], seats: Seats, w: Words) -> list[Told]:
    """The divisions that belong in the minutes: opened, and no trial; in the order they were put."""
    known = {division.id: division for division in divisions}
    return [_told(each, known, seats, w) for each in divisions if has_votes(each)]


def _told(division: DivisionView, known: Mapping[str, DivisionView], seats: Seats, w: Words) -> Told:
    counted = outcome(division) if division.status == rules.DECLARED else None
    sentence = _sentence(division, counted, w)
    cast = division_details.ballots(division) if counted else []
    parts = [
        blocks.lines(_lines(division, known, counted, w)),
        blocks.lines([sentence], strong=True),
        *_details(division, counted, w),
    ]
    if counted and division.secrecy == rules.RECORDED:
        parts.append(blocks.groups(w("who_voted"), division_details.groups(division, cast, seats, w)))
    return Told(
        view=division,
        section=blocks.section("division", _heading(division, w), blocks=parts),
        facts=_facts(division, counted, cast),
        sentence=sentence,
        winners=tuple(name(option, w) for option in counted.winners) if counted else (),
    )


def _details(division: DivisionView, counted: Outcome | None, w: Words) -> list[blocks.Block]:
    options = _options(division, counted, w)
    if counted is None:
        return [options]
    return [
        blocks.lines(division_details.tie(division, counted, w), code=True),
        options,
        *(division_details.ranking(counted.ranking, w) if counted.ranking else ()),
        *division_details.shift(division, w),
    ]


def _lines(
    division: DivisionView, known: Mapping[str, DivisionView], counted: Outcome | None, w: Words
) -> Iterable[str]:
    yield f"{w('secret' if division.secrecy == rules.SECRET else 'recorded')} {_when(division, w)}".strip()
    if division.repeats and division.repeats in known:
        yield w("follows", title=known[division.repeats].title)
    if division.kind == rules.POINTS:
        yield w("at_most_points", count=division.max_choices)
    elif division.kind == rules.RANK:
        yield w("ranked")
    elif division.max_choices > 1:
        yield w("at_most", count=division.max_choices)
    for option in division.options:
        if option.means:
            yield w("means", option=label(option, w), means=w.worded(option.means))
    if counted is None:
        return
    yield w(
        "counts",
        register=w.number(division.register_size),
        voted=w.number(counted.voted),
        digital=w.number(counted.digital),
        paper=w.number(counted.paper),
        blank=w.number(counted.blank),
    )
    yield division_details.non_votes(division, w)
    if counted.paper:
        yield _tellers(division, w)


def _when(division: DivisionView, w: Words) -> str:
    if division.opened_at is None:
        return ""
    if division.closed_at is None:
        return w("opened_at", opened=w.clock(division.opened_at))
    return w("opened_closed", opened=w.clock(division.opened_at), closed=w.clock(division.closed_at))


def _tellers(division: DivisionView, w: Words) -> str:
    entries = journal.entries(subject=division.id, actions=("voting.paper_entered",))
    names = entries[-1].personal.get("tellers", []) if entries else []
    return w("tellers", names=w.joined([str(each) for each in names])) if names else w("two_tellers")


def _options(division: DivisionView, counted: Outcome | None, w: Words) -> blocks.Block:
    rows = {row.option.id: row for row in counted.rows} if counted else {}
    columns = [
        blocks.column(w("number")),
        blocks.column(w("option")),
        blocks.column(w("points" if division.kind == rules.POINTS else "votes"), num=True),
        blocks.column(w("share"), num=True),
        blocks.column(w("result")),
    ]
    body = []
    for place, option in enumerate(division.options, 1):
        row, shown = rows.get(option.id), label(option, w)
        body.append(
            (
                str(place) if division.kind == rules.YES_NO else option.id,
                f"{shown}\n{option.text}" if option.text else shown,
                w.number(row.count) if row else "–",
                w.percent(row.percent) if row else "–",
                _won(division, counted, w) if counted and row and row.won else "",
            )
        )
    return blocks.table(w("options"), columns, body)


def _heading(division: DivisionView, w: Words) -> str:
    """A division of a matter says in its title what it is; the others are called by the general word."""
    of_matter = division.title.startswith(("Votering", "Förberedande votering"))
    return w.worded(division.title) if of_matter else w("division", title=division.title)


def _won(division: DivisionView, counted: Outcome, w: Words) -> str:
    """How the winner won: equal votes are no majority."""
    if division.kind == rules.YES_NO and counted.tie in ("casting_vote", "lot"):
        return w(f"won_{counted.tie}")
    return w(_WON.get(division.kind, "won"))


def _sentence(division: DivisionView, counted: Outcome | None, w: Words) -> str:
    if division.status == rules.ANNULLED:
        reason = division.annul_reason
        return w("annulled", reason=reason) if reason else w("annulled_only")
    if counted is None:
        return w("undecided" if division.status == rules.CLOSED else "going_on")
    names = [name(option, w) for option in counted.winners]
    if not names:
        return w("nothing_won")
    if division.kind == rules.YES_NO:
        first = counted.winners[0]
        means = f": {w.worded(first.means)}" if first.means else ""
        return w("result_is", option=f"{label(first, w)}{means}")
    word = "elected" if division.kind == rules.ELECTION else "voted_up"
    return w(f"{word}_{'many' if len(names) > 1 else 'one'}", names=w.joined(names))


def _facts(division: DivisionView, counted: Outcome | None, cast: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The division for machines."""
    return {
        "id": division.id,
        "title": division.title,
        "kind": division.kind,
        "secrecy": division.secrecy,
        "status": division.status,
        "repeats": division.repeats,
        "compares_with": division.compares_with,
        "opened_at": clock.iso(division.opened_at) if division.opened_at else None,
        "closed_at": clock.iso(division.closed_at) if division.closed_at else None,
        "register_size": division.register_size,
        "annul_reason": division.annul_reason,
        "options": [
            {"id": option.id, "label": option.label, "text": option.text, "means": option.means}
            for option in division.options
        ],
        "result": dict(division.result) if counted and division.result is not None else None,
        "ballots": list(cast),
    }
