"""What follows when a question is taken: proposals carried or lost, and the matter decided or deferred."""

from __future__ import annotations

from parliament.sitting import deciding_rules as rules
from parliament.sitting import proposal_rules
from parliament.sitting.deciding_desk import Desk
from parliament.sitting.deciding_models import Proposal, QuestionPut

_EXITS = {
    proposal_rules.ADJOURN: "adjourn",
    proposal_rules.POSTPONE: "postpone",
    proposal_rules.REFER_BACK: "refer_back",
}


def take(desk: Desk, question: QuestionPut, step: str, decided_by: str, winner_id: str | None) -> None:
    """Write that a question is taken: by what, and who won."""
    question.status = rules.QUESTION_STEPS[(question.status, step)]
    question.decided_by, question.winner_id = decided_by, winner_id
    question.against, question.taken_at = winner_id is None, desk.now
    desk.session.flush()
    desk.record("taken", question=question.id, decided_by=decided_by, winner=winner_id or "")


def settle(desk: Desk, question: QuestionPut) -> None:
    """Carry the winner, drop the losers, and take the matter on."""
    carried = desk.proposal(question.winner_id) if question.winner_id else None
    if question.role == rules.COUNTER:
        _found_counter(desk, question)
        return
    if question.role == rules.MAIN:
        losers = [row for row in desk.proposals(*proposal_rules.SUBSTANCE) if row is not carried]
        if carried is None or carried.kind == proposal_rules.REJECT:
            losers += desk.proposals(proposal_rules.ADDITION)  # what was rejected cannot be added to
    else:
        losers = [desk.proposal(question.main_id)] if carried is None and question.main_id else []
    for row in losers:
        _end(desk, row, "lose")
    if carried is not None:
        _end(desk, carried, "carry")
    if carried is not None and carried.kind in proposal_rules.FORMAL:
        _defer(desk, question, carried)
    elif not desk.proposals():
        _decide(desk)


def _end(desk: Desk, row: Proposal, step: str) -> None:
    row.status, row.ended_at = proposal_rules.next_status(row.status, step), desk.now
    desk.session.flush()


def _found_counter(desk: Desk, question: QuestionPut) -> None:
    """The loser of a preliminary question falls; the last one left is the counter-proposal."""
    loser = question.counter_id if question.winner_id == question.main_id else question.main_id
    if loser:
        _end(desk, desk.proposal(loser), "lose")
    main = desk.question()
    if main is not None:
        desk.name_counter(main)


def _defer(desk: Desk, question: QuestionPut, carried: Proposal) -> None:
    desk.move(_EXITS[carried.kind])
    by_minority = question.decided_by == rules.MINORITY
    words = {
        proposal_rules.ADJOURN: "Ärendet ajourneras.",
        proposal_rules.POSTPONE: "Ärendet bordläggs",
        proposal_rules.REFER_BACK: f"Ärendet återremitteras till {carried.receiver}",
    }[carried.kind]
    if carried.kind != proposal_rules.ADJOURN:
        words += " på begäran av en minoritet." if by_minority else "."
    if carried.kind == proposal_rules.REFER_BACK:
        words += f" Skäl: {carried.reason}"
    _conclude(desk, words, minority=by_minority)


def _decide(desk: Desk) -> None:
    desk.move("decide")
    _conclude(desk, outcome_words(desk), minority=False)


def _conclude(desk: Desk, words: str, *, minority: bool) -> None:
    matter = desk.the_matter()
    matter.outcome, matter.ended_at = words, desk.now
    matter.minority_used = matter.minority_used or minority
    before = desk.item.decision.strip()
    desk.item.decision = f"{before}\n{words}" if before and not before.endswith(words) else words
    desk.record("concluded", words=words, phase=matter.phase)


def outcome_words(desk: Desk) -> str:
    """The decision in Swedish, from what was carried since the matter was last taken up."""
    carried = desk.carried()
    main = next((row for row in carried if row.kind in proposal_rules.SUBSTANCE), None)
    prepared = desk.the_matter().prepared
    if main is None or main.kind == proposal_rules.REJECT:
        words = "Avslag på förslaget."
    elif main.kind == proposal_rules.APPROVE:
        words = f"Bifall till förslaget: {prepared}" if prepared else "Bifall till förslaget."
    else:
        words = f"Bifall till ändringsyrkandet: {main.words}"
    for row in carried:
        if row.kind == proposal_rules.ADDITION:
            words += f" Tillägg: {row.words}"
    return words
