"""How a matter is decided: from debate to gavel, as tables.

A matter::

    debate --close_debate--> closed --confirm_proposals--> confirmed --approve_order--> putting
    closed --reopen_debate--> debate         confirmed --reopen_proposals--> closed (all agree)
    putting --decide--> decided
    putting --adjourn--> adjourned   --postpone--> postponed   --refer_back--> referred_back
    adjourned, postponed, referred_back --take_up--> debate
    debate, closed, confirmed --drop--> dropped

A question put (proposition)::

    asked --perceive--> perceived --gavel--> taken
    perceived --perceive--> perceived        perceived --demand--> demanded
    demanded --withdraw_demand--> perceived  demanded --approve_wording--> worded
    worded --change_wording--> demanded      worded --open--> voting
    voting --void--> worded                  voting --count--> taken

There is no timer anywhere: a demand for a division is good until the gavel falls.
Sources: KL 5:50 (minority), 5:53 (acclamation), 5:55 (simple majority); order of the steps as in Swedish
council rules: the proposals are confirmed by the gavel before they are put, the wording of a division is
approved before it is opened.
"""

from __future__ import annotations

from dataclasses import dataclass

from parliament.sitting.deciding_refusals import (
    AlreadyDecided,
    AlreadyDemanded,
    DecidingStepNotPossible,
    NothingToDemand,
    TooLateToDemand,
    WordingNeeded,
)

DEBATE, CLOSED, CONFIRMED, PUTTING, DECIDED = "debate", "closed", "confirmed", "putting", "decided"
ADJOURNED, POSTPONED, REFERRED_BACK, DROPPED = "adjourned", "postponed", "referred_back", "dropped"
PHASES = (DEBATE, CLOSED, CONFIRMED, PUTTING, DECIDED, ADJOURNED, POSTPONED, REFERRED_BACK, DROPPED)
DEFERRED = (ADJOURNED, POSTPONED, REFERRED_BACK)
ENDED = (DECIDED, DROPPED)

MATTER_STEPS: dict[tuple[str, str], str] = {
    (DEBATE, "close_debate"): CLOSED,
    (CLOSED, "reopen_debate"): DEBATE,
    (CLOSED, "confirm_proposals"): CONFIRMED,
    (CONFIRMED, "reopen_proposals"): CLOSED,
    (CONFIRMED, "approve_order"): PUTTING,
    (PUTTING, "decide"): DECIDED,
    (PUTTING, "adjourn"): ADJOURNED,
    (PUTTING, "postpone"): POSTPONED,
    (PUTTING, "refer_back"): REFERRED_BACK,
    (ADJOURNED, "take_up"): DEBATE,
    (POSTPONED, "take_up"): DEBATE,
    (REFERRED_BACK, "take_up"): DEBATE,
    (DEBATE, "drop"): DROPPED,
    (CLOSED, "drop"): DROPPED,
    (CONFIRMED, "drop"): DROPPED,
}

ASKED, PERCEIVED, DEMANDED, WORDED, VOTING, TAKEN = (
    "asked",
    "perceived",
    "demanded",
    "worded",
    "voting",
    "taken",
)
QUESTION_STATES = (ASKED, PERCEIVED, DEMANDED, WORDED, VOTING, TAKEN)
QUESTION_STEPS: dict[tuple[str, str], str] = {
    (ASKED, "perceive"): PERCEIVED,
    (PERCEIVED, "perceive"): PERCEIVED,
    (PERCEIVED, "gavel"): TAKEN,
    (PERCEIVED, "demand"): DEMANDED,
    (DEMANDED, "withdraw_demand"): PERCEIVED,
    (DEMANDED, "approve_wording"): WORDED,
    (WORDED, "change_wording"): DEMANDED,
    (WORDED, "open"): VOTING,
    (VOTING, "void"): WORDED,
    (VOTING, "count"): TAKEN,
}

FORMAL, MAIN, COUNTER, ADDITION = "formal", "main", "counter", "addition"
ROLES = (FORMAL, MAIN, COUNTER, ADDITION)
"""What a question decides: a formal proposal, the matter, the main proposal's rival, an addition."""

MAJORITY, MINORITY = "majority", "minority"

_STEP_WORDS: dict[str, tuple[str, str]] = {
    "close_debate": ("förklara överläggningen avslutad", "declare the debate closed"),
    "reopen_debate": ("öppna överläggningen igen", "reopen the debate"),
    "confirm_proposals": ("gå igenom yrkandena och klubba", "read back the proposals and confirm"),
    "reopen_proposals": ("öppna yrkandena igen, om alla medger det", "reopen the proposals, if all agree"),
    "approve_order": ("godkänna propositionsordningen", "approve the order of putting"),
    "ask": ("ställa nästa proposition", "put the next question"),
    "perceive": ("säga vad ordföranden finner", "say what the chair perceives"),
    "gavel": ("klubba", "let the gavel fall"),
    "demand": ("begära votering", "demand a division"),
    "withdraw_demand": ("ta tillbaka begäran om votering", "take back the demand for a division"),
    "find_counter": ("utse motförslag", "find the counter-proposal"),
    "approve_wording": ("godkänna voteringspropositionen", "approve the wording of the division"),
    "change_wording": ("ändra voteringspropositionen", "change the wording of the division"),
    "open": ("öppna omröstningen", "open the division"),
    "count": ("stänga omröstningen och meddela resultatet", "close the division and declare the result"),
    "void": ("ogiltigförklara omröstningen", "annul the division"),
    "take_up": ("ta upp ärendet på nytt", "take the matter up again"),
    "drop": ("låta ärendet utgå", "let the matter drop"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a matter stands: its phase, and its question if one is put.

    ``counter_missing``: a division on the main proposal is demanded, and who competes with it is not settled.
    """

    phase: str
    question: str | None = None
    counter_missing: bool = False


def next_step(standing: Standing) -> str:
    """The one step that comes first; "" when the matter has ended or rests."""
    if standing.phase == PUTTING:
        return _question_step(standing)
    return {DEBATE: "close_debate", CLOSED: "confirm_proposals", CONFIRMED: "approve_order"}.get(
        standing.phase, "take_up" if standing.phase in DEFERRED else ""
    )


def _question_step(standing: Standing) -> str:
    if standing.question in (None, TAKEN):
        return "ask"
    if standing.question == DEMANDED and standing.counter_missing:
        return "find_counter"
    steps = {ASKED: "perceive", PERCEIVED: "gavel", DEMANDED: "approve_wording", WORDED: "open"}
    return steps.get(str(standing.question), "count")


def possible_steps(standing: Standing) -> tuple[str, ...]:
    """All steps that are possible, the next one first."""
    first = next_step(standing)
    steps = [first] if first else []
    if standing.phase == PUTTING:
        steps += [name for (state, name) in QUESTION_STEPS if state == standing.question]
        if standing.counter_missing:
            steps = [name for name in steps if name != "approve_wording"]
    else:
        steps += [name for (phase, name) in MATTER_STEPS if phase == standing.phase]
    return tuple(dict.fromkeys(steps))


def check_step(standing: Standing, step: str) -> None:
    """Whether a step is possible now.

    Raises:
        AlreadyDecided: the matter has ended.
        DecidingStepNotPossible: another step comes first; the sentence says which are possible.
    """
    possible = possible_steps(standing)
    if step in possible:
        return
    if standing.phase in ENDED:
        raise AlreadyDecided
    raise DecidingStepNotPossible(
        possible_sv=", ".join(_STEP_WORDS[name][0] for name in possible),
        possible_en=", ".join(_STEP_WORDS[name][1] for name in possible),
    )


def check_demand(question: str | None) -> None:
    """A single member is enough to force a division, and must ask before the gavel (KL 5:53).

    Raises:
        NothingToDemand, AlreadyDemanded, TooLateToDemand: by how far the question has come.
    """
    if question in (None, ASKED):
        raise NothingToDemand
    if question == TAKEN:
        raise TooLateToDemand
    if question != PERCEIVED:
        raise AlreadyDemanded


def minority_is_enough(in_favour: int, present: int) -> bool:
    """Whether at least one third of those present want it: 19 of 55, 11 of 31 (KL 5:50)."""
    return present > 0 and 3 * in_favour >= present


def referral(*, in_favour: int, present: int, minority_allowed: bool, minority_used: bool, won: bool) -> str:
    """How a postponement or referral back is carried: ``majority``, ``minority``, or "" when it is lost.

    Those in favour are counted against all who are present: fewer than half of them, but at least a third,
    is a minority's referral, also when more abstain than vote against (14 for, 17 abstaining of 31). A
    minority has this right once in a matter; after that a simple majority is needed (KL 5:50). The chair's
    reading is recorded beside it.

    Args:
        in_favour: how many voted for it.
        present: how many had the right to vote and were there.
        minority_allowed: whether the item uses the minority's right.
        minority_used: whether a minority has already postponed or referred back this matter.
        won: whether the division was won, which a casting vote or the lot may have settled.
    """
    if 2 * in_favour > present:
        return MAJORITY
    if minority_allowed and not minority_used and minority_is_enough(in_favour, present):
        return MINORITY
    return MAJORITY if won else ""


def check_wording(yes_means: str, no_means: str) -> None:
    """Yes and no must both mean something, and not the same. Yes may mean rejection.

    Raises:
        WordingNeeded: they do not.
    """
    yes, no = yes_means.strip().casefold(), no_means.strip().casefold()
    if not yes or not no or yes == no:
        raise WordingNeeded(field="yes_means")
