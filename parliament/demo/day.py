"""The demonstration's finished day: every theme with its division, a trial, a tie, an annulled division."""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from parliament.demo import matter, methods, survey, words
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting import rules, service
from parliament.voting.parts import parts
from parliament.voting.service import NewDivision

SYSTEM = Actor.system()
_TURNOUT = 0.94
Ballots = list[tuple[registration.SeatView, methods.Said]]


def wait_for(planned: datetime | None) -> None:
    """While a finished day is played: let the clock reach a planned start."""
    gap = planned - clock.now() if planned else timedelta(0)
    if planned is not None and timedelta(0) < gap < timedelta(hours=12):
        clock.play_at(planned)


def play(edition_id: str, chance: random.Random) -> None:
    """Play the day from its first item to its close."""
    sitting = sittings.current(edition_id)
    assert sitting is not None  # noqa: S101 - the day has begun
    _trial(sitting.id, edition_id, chance)
    themes = 0
    while True:
        now = sittings.sitting(sitting.id)
        if now.item is not None:
            if now.item.kind == "theme" and now.item.theme_id:
                _theme(now, now.item.theme_id, themes, chance)
                themes += 1
            if now.item.kind == "evaluation":
                survey.play(edition_id, chance)
            if now.item.kind == "matter":
                _matter(now, now.item.id, chance)
            decision = words.DECISIONS.get(now.item.kind)
            if decision:
                sittings.decide(item_id=now.item.id, decision=decision, by=SYSTEM)
        if now.next_item is None:
            break
        wait_for(now.next_item.planned_start)
        sittings.next_item(sitting_id=sitting.id, by=SYSTEM)
    _pass(20)
    sittings.step(sitting_id=sitting.id, name="close", by=SYSTEM)


def _trial(sitting_id: str, edition_id: str, chance: random.Random) -> None:
    division_id = service.create_trial_division(sitting_id=sitting_id, by=SYSTEM)
    service.open_division(division_id=division_id, by=SYSTEM)
    _cast_all(division_id, edition_id, [3, 2], chance)
    _close_and_declare(division_id)


def _theme(sitting: sittings.SittingView, theme_id: str, number: int, chance: random.Random) -> None:
    """A theme: its questions are answered, its issues voted on; each theme shows something of its own."""
    _pass(10)
    _answer_questions(sitting.edition_id, theme_id, chance)
    _pass(20)
    division_id = service.create_theme_division(sitting_id=sitting.id, theme_id=theme_id, by=SYSTEM)
    service.open_division(division_id=division_id, by=SYSTEM)
    if number == 1:
        division_id = _annul_and_repeat(division_id, sitting.edition_id, chance)
    weights = [[9, 4, 7, 2, 3], [3, 8, 5, 6, 1], [5, 6, 2, 8, 3], [4, 4, 9, 1, 6]][number % 4]
    if number == 2:  # the third theme ends in a tie
        _cast_tie(division_id, sitting.edition_id, chance)
    else:
        on_paper = 1 if number == 3 else 0  # the fourth has a ballot paper
        _cast_all(division_id, sitting.edition_id, weights, chance, on_paper=on_paper)
        if on_paper:
            _paper(division_id)
    _close_and_declare(division_id)
    winners = ", ".join(option.label for option in service.division(division_id).winners)
    item = sitting.item
    if item is not None:
        sittings.decide(item_id=item.id, decision=f"Framröstat att besvaras: {winners}.", by=SYSTEM)
    methods.play(sitting, number, _cast, chance)


def _matter(sitting: sittings.SittingView, item_id: str, chance: random.Random) -> None:
    """The matter for decision, with the whole procedure where there are voters enough for it."""
    _pass(5)
    if matter.can_be_played(sitting.edition_id):
        matter.play(sitting, item_id, _cast)
        return
    _recorded_matter(sitting, chance)
    sittings.decide(item_id=item_id, decision=words.SMALL_DECISION, by=SYSTEM)


def _recorded_matter(sitting: sittings.SittingView, chance: random.Random) -> None:
    new = NewDivision(
        title="Ska parlamentet hållas varje år?",
        kind=rules.YES_NO,
        yes_means="ett parlament varje år",
        no_means="vartannat år, som hittills har prövats",
    )
    division_id = service.create_division(sitting_id=sitting.id, new=new, by=SYSTEM)
    service.open_division(division_id=division_id, by=SYSTEM)
    _cast_all(division_id, sitting.edition_id, [6, 3, 1], chance)
    _close_and_declare(division_id)


def _annul_and_repeat(division_id: str, edition_id: str, chance: random.Random) -> str:
    _cast_all(division_id, edition_id, [1, 1, 1, 1, 1], chance, share=0.3)
    service.annul_division(
        division_id=division_id, reason="Frågan lästes upp fel. Omröstningen görs om.", by=SYSTEM
    )
    again = service.repeat_division(division_id=division_id, by=SYSTEM)
    service.open_division(division_id=again, by=SYSTEM)
    return again


def _cast_all(
    division_id: str,
    edition_id: str,
    weights: list[int],
    chance: random.Random,
    *,
    share: float = _TURNOUT,
    on_paper: int = 0,
) -> None:
    options = [option.id for option in service.division(division_id).options]
    ballots: Ballots = []
    for seat in registration.seats(edition_id)[on_paper:]:
        if chance.random() < share:
            blank = chance.random() < 0.02  # one in fifty
            ballots.append((seat, [] if blank else chance.choices(options, weights[: len(options)])))
    _cast(division_id, ballots)


def _cast_tie(division_id: str, edition_id: str, chance: random.Random) -> None:
    """Ballots that leave two issues level on the border."""
    options = [option.id for option in service.division(division_id).options]
    places = service.division(division_id).places
    voters = [seat for seat in registration.seats(edition_id) if chance.random() < _TURNOUT]
    running = options[: places + 1]
    even = len(voters) - len(voters) % len(running)
    _cast(division_id, [(seat, [running[place % len(running)]]) for place, seat in enumerate(voters[:even])])


def _cast(division_id: str, ballots: Sequence[tuple[registration.SeatView, methods.Said]]) -> None:
    """Cast by the same way as every phone, and wait until the box has answered. Nonces are never seeded."""
    box = parts().box
    receipts: list[rules.Receipt] = []
    for seat, choices in ballots:
        nonce = secrets.token_urlsafe(18)
        points = tuple(choices.values()) if isinstance(choices, dict) else ()
        cast = rules.Cast(seat.id, seat.key_version, division_id, tuple(choices), nonce, weights=points)
        while not box.put(cast, receipts.append):
            box.run_apart(lambda engine: None)  # the queue is full; the box takes a batch before a job
    while len(receipts) < len(ballots):
        box.run_apart(lambda engine: None)
    refused = [receipt for receipt in receipts if receipt.status != "recorded"]
    if refused:
        raise RuntimeError(f"{len(refused)} ballots of the demonstration were refused: {refused[0].code}")


def _paper(division_id: str) -> None:
    first = service.division(division_id).options[0].id
    tellers = ["Rut Rösträknare (demo)", "Roland Rösträknare (demo)"]
    service.enter_paper(
        division_id=division_id, ballots=1, counts_by_option={first: 1}, blank=0, tellers=tellers, by=SYSTEM
    )


def _close_and_declare(division_id: str) -> None:
    _pass(2)
    service.close_division(division_id=division_id, by=SYSTEM)
    _pass(1)
    service.declare_division(division_id=division_id, by=SYSTEM)


def _answer_questions(edition_id: str, theme_id: str, chance: random.Random) -> None:
    """The queue's questions get different answers, as they would."""
    asked = [q for q in questions.list_questions(edition_id, theme_id=theme_id) if q.in_queue]
    day = clock.stockholm(clock.now()).date()
    later = day + timedelta(days=21)
    for position, question in enumerate(asked):
        questions.show_on_screen(question_id=question.id, by=SYSTEM)
        _pass(4)
        if position == 0:
            answer = chance.choice(words.ANSWERS)
            questions.mark_answered(question_id=question.id, outcome="answered", words=answer, by=SYSTEM)
        elif position == 1:
            questions.mark_answered(question_id=question.id, outcome="in_writing", due=later, by=SYSTEM)
        else:
            questions.mark_answered(
                question_id=question.id, outcome="belongs_elsewhere", receiver="Trafikverket", by=SYSTEM
            )


def _pass(minutes: int) -> None:
    """Let time pass on the played clock."""
    clock.play_at(clock.now() + timedelta(minutes=minutes))
