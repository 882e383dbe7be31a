"""How a matter was decided, as the minutes tell it: proposals, the questions put in order, dissents, notes.

KL 5:67: the proposals that were not withdrawn, the order in which the questions were put, the divisions, the
decision, the recorded dissents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from parliament.minutes import blocks
from parliament.minutes.seats import Seats
from parliament.minutes.words import Words
from parliament.sitting import deciding_queries as deciding
from parliament.sitting import deciding_rules, proposal_rules
from parliament.sitting.deciding_views import DecidingMinutes, ProposalView, QuestionView


@dataclass(frozen=True, slots=True)
class Procedure:
    """The sections about deciding; each None where there is nothing to tell."""

    prepared: str
    proposals: dict[str, Any] | None
    process: tuple[str, ...]
    after: tuple[dict[str, Any], ...]


def procedure(item_id: str, seats: Seats, w: Words) -> Procedure:
    """What the minutes tell of how an item was decided."""
    told = deciding.deciding_for_minutes(item_id)
    if told is None:
        return Procedure("", None, (), ())
    return Procedure(
        prepared=told.prepared,
        proposals=_proposals(told, seats, w),
        process=tuple(_process(told, seats, w)),
        after=tuple(_after(told, seats, w)),
    )


def _proposals(told: DecidingMinutes, seats: Seats, w: Words) -> dict[str, Any] | None:
    put = [each for each in told.proposals if each.status != proposal_rules.WITHDRAWN and each.seat_id]
    if not put:
        return None
    shown = [_proposal(each, seats, w) for each in sorted(put, key=lambda each: each.number)]
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


def _process(told: DecidingMinutes, seats: Seats, w: Words) -> Iterable[str]:
    if told.debate_closed_at:
        yield w("debate_closed", time=w.clock(told.debate_closed_at))
    if told.confirmed_at:
        yield w("proposals_confirmed")
    if told.order_approved_at:
        yield w("order_approved")
    for place, sentences in enumerate(_in_order(told, seats, w), 1):
        yield f"{place}. " + " ".join(sentences)
    if told.phase in (*deciding_rules.DEFERRED, deciding_rules.DROPPED):
        yield w(f"matter_{told.phase}")


def _in_order(told: DecidingMinutes, seats: Seats, w: Words) -> Iterable[list[str]]:
    """The questions as they were put (KL 5:67).

    A main question that waited while its counter-proposal was found is told in two parts, with the
    preliminary questions between them.
    """
    waiting: QuestionView | None = None
    for question in told.questions:
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
        yield w("wording", yes=_clause(question.yes_means), no=_clause(question.no_means))
    if len(question.divisions) > 1:
        yield w("divisions_voided", count=len(question.divisions) - 1)
    if question.status == deciding_rules.TAKEN:
        yield _settled(question, told, w)
    if question.reading:
        yield w("chairs_reading", words=question.reading)
    if question.afterwards:
        yield f"{w('afterwards')} {w('reason', reason=question.afterwards)}"


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
