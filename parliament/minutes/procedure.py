"""How a matter was decided, as the minutes tell it: proposals, the questions put in order, dissents, notes.

KL 5:67: the proposals that were not withdrawn, the order in which the questions were put, the divisions, the
decision, the recorded dissents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from parliament.minutes import blocks
from parliament.minutes.seats import Seats
from parliament.minutes.words import Words
from parliament.sitting import deciding_queries as deciding
from parliament.sitting import deciding_rules, proposal_rules
from parliament.sitting.deciding_views import DecidingMinutes, ProposalView, QuestionView
from parliament.storage import journal

_TOLD_STEPS: Final = {
    "deciding.close_debate": "debate_closed",
    "deciding.confirm_proposals": "proposals_confirmed",
    "deciding.approve_order": "order_approved",
}
_STEPS: Final = (*_TOLD_STEPS, "deciding.take_up", "deciding.asked")


@dataclass(slots=True)
class Round:
    """One treatment of a matter, from the debate to the decision: a deferred matter that returns has another.

    ``steps``: the sentence of each step and when it was last taken (UTC). ``begun``: how it was taken up
    again; None in the first round.
    """

    begun: journal.Entry | None = None
    steps: dict[str, datetime] = field(default_factory=dict)
    questions: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Procedure:
    """The sections about deciding; each None where there is nothing to tell.

    ``readings``: the chair's reading of a division, by its id: a minority may win what the count does not.
    """

    prepared: str
    proposals: dict[str, Any] | None
    process: tuple[str, ...]
    after: tuple[dict[str, Any], ...]
    readings: Mapping[str, str]


def procedure(item_id: str, seats: Seats, w: Words, *, sitting_id: str) -> Procedure:
    """What the minutes tell of how an item of a sitting was decided."""
    told = deciding.deciding_for_minutes(item_id)
    if told is None:
        return Procedure("", None, (), (), {})
    rounds = _rounds(item_id, journal.entries(subject=sitting_id, actions=_STEPS))
    return Procedure(
        prepared=told.prepared,
        proposals=_proposals(told, rounds, seats, w),
        process=tuple(_process(told, rounds, seats, w)),
        after=tuple(_after(told, seats, w)),
        readings={
            question.divisions[-1]: w("chairs_reading", words=question.reading)
            for question in told.questions
            if question.reading and question.divisions
        },
    )


def moment_of(entry: journal.Entry) -> datetime:
    """When a journalled step really happened (UTC)."""
    at = entry.facts.get("at")
    return datetime.fromisoformat(at) if isinstance(at, str) else entry.at


def _rounds(item_id: str, entries: Iterable[journal.Entry]) -> list[Round]:
    rounds = [Round()]
    for entry in entries:
        if entry.facts.get("item") != item_id:
            continue
        if entry.action == "deciding.take_up":
            rounds.append(Round(begun=entry))
        elif entry.action == "deciding.asked":
            rounds[-1].questions.add(str(entry.facts.get("question", "")))
        else:
            rounds[-1].steps[_TOLD_STEPS[entry.action]] = moment_of(entry)
    return rounds


def _proposals(
    told: DecidingMinutes, rounds: Sequence[Round], seats: Seats, w: Words
) -> dict[str, Any] | None:
    put = [each for each in told.proposals if each.status != proposal_rules.WITHDRAWN and each.seat_id]
    if not put:
        return None
    again = next((moment_of(each.begun) for each in rounds if each.begun), None)
    shown = []
    for each in sorted(put, key=lambda each: each.number):
        words = _proposal(each, seats, w)
        shown.append(f"{words} {w('proposed_again')}" if again and each.at >= again else words)
    return blocks.section("proposals", w("proposals"), blocks=[blocks.bullets(shown)])


def _proposal(each: ProposalView, seats: Seats, w: Words) -> str:
    words = [w("proposes", who=seats.person(each.seat_id, each.at, w), what=_what(each, w))]
    if each.kind == proposal_rules.REFER_BACK and each.reason:
        words.append(w("motivation", words=each.reason))
    if each.supporters:
        words.append(w("supported_by", names=w.joined(seats.people(each.supporters, each.at, w))))
    if each.status == proposal_rules.REFUSED:
        words.append(w("refused_proposal"))
    return " ".join(words)


def _what(each: ProposalView, w: Words) -> str:
    word = w.pick(proposal_rules.KIND_WORDS[each.kind])
    if each.kind == proposal_rules.REFER_BACK:
        return w("referral_to", what=word, receiver=each.receiver)
    if each.kind in proposal_rules.IN_WORDS:
        return f"{word}: {_clause(each.words)}"
    return word


def _process(told: DecidingMinutes, rounds: Sequence[Round], seats: Seats, w: Words) -> Iterable[str]:
    """Round by round: the steps up to the questions, and the questions, numbered through the whole matter."""
    number = 0
    placed: set[str] = set().union(*(each.questions for each in rounds))
    for each in rounds:
        if each.begun is not None:
            yield _taken_up(each.begun, w)
        for name in _TOLD_STEPS.values():
            if name in each.steps:
                yield w(name, time=w.clock(each.steps[name]))
        last = each is rounds[-1]
        questions = [q for q in told.questions if q.id in each.questions or (last and q.id not in placed)]
        for sentences in _in_order(questions, told, seats, w):
            number += 1
            yield f"{number}. " + " ".join(sentences)
    if told.phase in (*deciding_rules.DEFERRED, deciding_rules.DROPPED):
        yield w(f"matter_{told.phase}")


def _taken_up(begun: journal.Entry, w: Words) -> str:
    words = w("taken_up_again", time=w.clock(moment_of(begun)))
    reason = str(begun.personal.get("reason", ""))
    return f"{words} {w('reason', reason=reason)}" if reason else words


def _in_order(
    questions: Sequence[QuestionView], told: DecidingMinutes, seats: Seats, w: Words
) -> Iterable[list[str]]:
    """The questions as they were put (KL 5:67).

    A main question that waited while its counter-proposal was found is told in two parts, with the
    preliminary questions between them.
    """
    waiting: QuestionView | None = None
    for question in questions:
        if waiting and question.role != deciding_rules.COUNTER:
            yield list(_voted(waiting, told, w))
            waiting = None
        if question.role == deciding_rules.MAIN and _has_preliminaries(question, told):
            waiting = question
            yield [w("put_main", main=_name(question.main_id, told, w)), *_demand(question, seats, w)]
        else:
            yield [*_put(question, told, w), *_demand(question, seats, w), *_outcome(question, told, w)]
    if waiting:
        yield list(_voted(waiting, told, w))


def _has_preliminaries(question: QuestionView, told: DecidingMinutes) -> bool:
    following = told.questions[told.questions.index(question) + 1 :]
    return bool(following) and following[0].role == deciding_rules.COUNTER


def _voted(question: QuestionView, told: DecidingMinutes, w: Words) -> Iterable[str]:
    yield from _put(question, told, w)
    yield from _outcome(question, told, w)


def _put(question: QuestionView, told: DecidingMinutes, w: Words) -> Iterable[str]:
    main, counter = _name(question.main_id, told, w), _name(question.counter_id, told, w)
    if question.counter_id:
        yield w(f"put_{question.role}_against", main=main, counter=counter)
    else:
        yield w(f"put_{question.role}", main=main)


def _demand(question: QuestionView, seats: Seats, w: Words) -> Iterable[str]:
    if question.demanded_at is None:
        return
    who = seats.person(question.demanded_by, question.demanded_at, w) if question.demanded_by else ""
    yield w("demanded_by", who=who) if who else w("demanded")


def _outcome(question: QuestionView, told: DecidingMinutes, w: Words) -> Iterable[str]:
    if question.yes_means and question.no_means:
        yield w("wording", **_both(question, w))
    if len(question.divisions) > 1:
        yield w("divisions_voided", count=len(question.divisions) - 1)
    if question.status == deciding_rules.TAKEN:
        yield _settled(question, told, w)
    if question.reading:
        yield w("chairs_reading", words=question.reading)
    if question.afterwards:
        yield f"{w('afterwards')} {w('reason', reason=question.afterwards)}"


def _both(question: QuestionView, w: Words) -> dict[str, str]:
    return {"yes": w.worded(_clause(question.yes_means)), "no": w.worded(_clause(question.no_means))}


def _settled(question: QuestionView, told: DecidingMinutes, w: Words) -> str:
    if question.winner_id is not None and not question.against:
        what = _name(question.winner_id, told, w)
    else:
        what = w("decided_today" if question.role == deciding_rules.FORMAL else "rejected")
    return w("won_question", what=what, how=w(f"by_{question.decided_by}") if question.decided_by else "")


def _clause(words: str) -> str:
    """What somebody wrote, inside a sentence: its own full stop would be a second one."""
    return words.rstrip(". ")


def _name(proposal_id: str | None, told: DecidingMinutes, w: Words) -> str:
    found = told.proposal(proposal_id)
    return _what(found, w) if found else "–"


def _after(told: DecidingMinutes, seats: Seats, w: Words) -> Iterable[dict[str, Any]]:
    """Dissents and the statements that the chair allowed."""
    for kind, found in (("dissent", told.dissents), ("statement", told.notes)):
        kept = [each for each in found if each.status == "recorded"]
        if kept:
            shown = [_said(seats.person(each.seat_id, each.at, w), each.words, kind, w) for each in kept]
            yield blocks.section(kind, w(kind), blocks=[blocks.bullets(shown)])


def _said(who: str, words: str, kind: str, w: Words) -> str:
    if kind == "dissent":
        return w("dissents_with", who=who, words=words) if words else w("dissents", who=who)
    return f"{who}: {words}"
