"""The divisions of a sitting as the minutes tell them: wording, numbers, ties and who voted how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parliament.registration.service import SeatView
from parliament.shared import swedish
from parliament.storage import journal
from parliament.voting import choices as ballot_choices
from parliament.voting import counting, rules
from parliament.voting import service as voting
from parliament.voting.comparing import shift_of
from parliament.voting.outcome import Outcome, has_votes, outcome
from parliament.voting.views import DivisionView, OptionView


@dataclass(frozen=True, slots=True)
class OptionMinutes:
    """An option with its count; ``won`` is a word, or empty."""

    letter: str
    label: str
    text: str
    count: str
    percent: str
    won: str


@dataclass(frozen=True, slots=True)
class Voter:
    """How a seat voted in a recorded division."""

    seat: int
    name: str
    company: str
    choice: str


@dataclass(frozen=True, slots=True)
class DivisionMinutes:
    """A division in words. ``winners`` is empty unless it was declared."""

    item_id: str | None
    theme_id: str | None
    kind: str
    title: str
    status: str
    lines: tuple[str, ...]
    options: tuple[OptionMinutes, ...]
    outcome: str
    tie: tuple[str, ...]
    winners: tuple[str, ...]
    voters: tuple[Voter, ...]


def told(divisions: Sequence[DivisionView], seats: Iterable[SeatView]) -> list[DivisionMinutes]:
    """The divisions that belong in the minutes: opened, and no trial; in the order they were put."""
    by_number = {seat.number: seat for seat in seats}
    titles = {division.id: division for division in divisions}
    return [_told(each, titles, by_number) for each in divisions if has_votes(each)]


def _told(
    division: DivisionView, known: dict[str, DivisionView], seats: dict[int, SeatView]
) -> DivisionMinutes:
    counted = outcome(division) if division.status == rules.DECLARED else None
    return DivisionMinutes(
        item_id=division.item_id,
        theme_id=division.theme_id,
        kind=division.kind,
        title=division.title,
        status=division.status,
        lines=tuple(_lines(division, known, counted)),
        options=_options(division, counted),
        outcome=_outcome_sentence(division, counted),
        tie=tuple(_tie(division, counted)) if counted else (),
        winners=tuple(_name(option) for option in counted.winners) if counted else (),
        voters=_voters(division, seats) if counted and division.secrecy == rules.RECORDED else (),
    )


def _lines(division: DivisionView, known: dict[str, DivisionView], counted: Outcome | None) -> Iterable[str]:
    secrecy = "Sluten omröstning." if division.secrecy == rules.SECRET else "Öppen omröstning."
    opened = swedish.clock_time(division.opened_at) if division.opened_at else ""
    closed = f", stängd {swedish.clock_time(division.closed_at)}" if division.closed_at else ""
    yield f"{secrecy} Öppnad {opened}{closed}."
    if division.repeats and division.repeats in known:
        yield f"Omröstningen följer på ”{known[division.repeats].title}”."
    if division.kind == rules.POINTS:
        yield f"Varje röst kunde ge högst {division.max_choices} poäng i allt."
    elif division.kind == rules.RANK:
        yield "Alternativen rangordnades (Schulzes metod). Antalen är förstahandsröster."
    elif division.max_choices > 1:
        yield f"Varje röst kunde omfatta högst {division.max_choices} alternativ."
    yield from _shift(division, counted)
    for option in division.options:
        if option.means:
            yield f"{option.label} betyder: {option.means}"
    if counted:
        yield (
            f"Röstlängd {division.register_size}. Avgivna röster {counted.voted}: "
            f"digitalt {counted.digital}, på papper {counted.paper}. Blanka {counted.blank}."
        )
    if counted and counted.paper:
        yield _tellers(division)


def _shift(division: DivisionView, counted: Outcome | None) -> Iterable[str]:
    """What moved since the vote before the debate."""
    shift = shift_of(division) if counted else None
    if shift is None:
        return
    moved = ", ".join(f"{_name(option)} {_signed(change.points)}" for option, change in shift.rows)
    yield f"Jämfört med omröstningen före debatten, i procentenheter: {moved}."
    if shift.movers:
        yield f"{shift.movers.changed} av {shift.movers.both_times} som röstade båda gångerna ändrade sig."


def _signed(points: float) -> str:
    sign = "+" if points > 0 else "−" if points < 0 else "±"
    return f"{sign}{abs(points):.1f}".replace(".", ",")


def _tellers(division: DivisionView) -> str:
    entries = journal.entries(subject=division.id, actions=("voting.paper_entered",))
    names = entries[-1].personal.get("tellers", []) if entries else []
    counted_by = swedish.join_words(str(name) for name in names)
    return (
        f"Pappersrösterna räknades av {counted_by}."
        if counted_by
        else "Pappersrösterna räknades av två rösträknare."
    )


def _options(division: DivisionView, counted: Outcome | None) -> tuple[OptionMinutes, ...]:
    rows = {row.option.id: row for row in counted.rows} if counted else {}
    word = {rules.YES_NO: "Majoritet", rules.ELECTION: "Vald"}.get(division.kind, "Framröstad")
    return tuple(
        OptionMinutes(
            letter=option.id if division.kind != rules.YES_NO else "",
            label=option.label,
            text=option.text,
            count=swedish.number(rows[option.id].count) if counted else "",
            percent=swedish.percent(rows[option.id].percent) if counted else "",
            won=word if counted and rows[option.id].won else "",
        )
        for option in division.options
    )


def _outcome_sentence(division: DivisionView, counted: Outcome | None) -> str:
    if division.status == rules.ANNULLED:
        return f"Ogiltigförklarad. Skäl: {division.annul_reason}"
    if counted is None:
        return "Resultatet är inte avgjort." if division.status == rules.CLOSED else "Omröstningen pågår."
    names = swedish.join_words(_name(option) for option in counted.winners)
    if not names:
        return "Inget alternativ vann."
    if division.kind == rules.YES_NO:
        means = f": {counted.winners[0].means}" if counted.winners[0].means else ""
        return f"Resultat: {counted.winners[0].label}{means}"
    return f"Framröstade: {names}" if len(counted.winners) > 1 else f"Framröstad: {names}"


def _tie(division: DivisionView, counted: Outcome) -> Iterable[str]:
    if counted.tie == "none":
        return
    names = swedish.join_words(_name(option) for option in counted.tied)
    yield f"Lika röstetal mellan {names}."
    if counted.tie == "both":
        yield "Enligt regeln, som bestämdes före omröstningen, besvaras alla."
    elif counted.tie == "deciding":
        yield "Enligt regeln, som bestämdes före omröstningen, avgör en skiljeomröstning."
    elif counted.tie == "casting_vote":
        yield "Ordförandens utslagsröst avgjorde."
    elif counted.tie == "lot":
        yield from _lot(division, counted)


def _lot(division: DivisionView, counted: Outcome) -> Iterable[str]:
    """The drawing, so that anyone can repeat it."""
    lot = voting.lot_of(division.id)
    order = counting.draw_lots(sorted(option.id for option in counted.tied), lot.seed)
    names = {option.id: option.label for option in division.options}
    drawn = ", ".join(f"{place}. {names[key]}" for place, key in enumerate(order, 1))
    yield f"Lotten avgjorde. Dragen ordning: {drawn}."
    yield f"Lottens frö: {lot.seed} (ordnas efter SHA-256 av frö, lodstreck och alternativets beteckning)."
    if lot.commitment:
        yield (
            "Fröets mittersta del är hemligheten som låstes när omröstningen öppnades: dess SHA-256 är "
            f"{lot.commitment} och står i journalen från öppnandet."
        )


def _voters(division: DivisionView, seats: dict[int, SeatView]) -> tuple[Voter, ...]:
    labels = {option.id: option.label for option in division.options}
    voters = []
    for ballot in voting.public_ballots(division.id):
        number, choices = ballot["seat"], ballot["choices"]
        assert isinstance(number, int)  # noqa: S101 - recorded ballots carry the seat's number
        seat = seats.get(number)
        chosen = swedish.join_words(ballot_choices.words(choices, labels)) or "Blank"
        voters.append(
            Voter(number, seat.delegate_name if seat else "–", seat.company_name if seat else "–", chosen)
        )
    return tuple(voters)


def _name(option: OptionView) -> str:
    return option.label if option.id in ("yes", "no", "abstain") else f"{option.id} {option.label}"
