"""What voting refuses, each with its sentence."""

from __future__ import annotations

from parliament.shared.errors import RuleBroken


class DivisionStepNotPossible(RuleBroken):
    """A step of a division in the wrong state."""

    code = "division_step_not_possible"
    status = 409
    sv = "Omröstningen är {now_sv}, så det går inte. Läs av läget på konsolen."
    en = "The division is {now_en}, so this is not possible. Look at the console."


class AnotherDivisionOpen(RuleBroken):
    """Two open divisions in one sitting."""

    code = "another_division_open"
    status = 409
    sv = "En annan omröstning är redan öppen. Stäng den först."
    en = "Another division is already open. Close it first."


class DivisionMalformed(RuleBroken):
    """A division that cannot be put to the vote as described."""

    code = "division_malformed"
    status = 422
    sv = "Omröstningen går inte att ställa så: {why_sv}."
    en = "The division cannot be put like that: {why_en}."


class ReasonNeeded(RuleBroken):
    """Annulling without saying why."""

    code = "reason_needed"
    status = 422
    sv = "Skriv varför. Skälet står i protokollet."
    en = "Write why. The reason stands in the minutes."


class NobodyToVote(RuleBroken):
    """Opening a division when no seat with a vote is present."""

    code = "nobody_to_vote"
    status = 409
    sv = "Ingen plats med rösträtt är incheckad. Checka in först."
    en = "No seat with a vote is checked in. Check in first."


class PaperNotPossible(RuleBroken):
    """Paper totals that do not fit the division."""

    code = "paper_not_possible"
    status = 409
    sv = "Pappersrösterna går inte att föra in: {why_sv}."
    en = "The paper ballots cannot be entered: {why_en}."


class PaperSeatNotPossible(RuleBroken):
    """A ballot paper for a seat that cannot have one, or the return of one it does not have."""

    code = "paper_seat_not_possible"
    status = 409
    sv = "Det går inte att ändra hur platsen röstar: {why_sv}."
    en = "How the seat votes cannot be changed: {why_en}."


class MoreBallotsThanVoters(RuleBroken):
    """Declaring a division with more ballots than its register has voters."""

    code = "more_ballots_than_voters"
    status = 409
    sv = (
        "Det finns {ballots} röster men bara {voters} i röstlängden, så resultatet kan inte avgöras. "
        "Rätta pappersrösterna, eller ogiltigförklara och rösta om."
    )
    en = (
        "There are {ballots} ballots but only {voters} in the register, so the result cannot be declared. "
        "Correct the paper ballots, or annul and vote again."
    )


class CastingVoteNeeded(RuleBroken):
    """Declaring a tie before the chair, who abstained, has given the casting vote (KL 4:25, 5:56)."""

    code = "casting_vote_needed"
    status = 409
    sv = "Det är lika röstetal. Ordföranden måste rösta: för in utslagsrösten först."
    en = "The votes are equal. The chair must vote: enter the casting vote first."


class NoCastingVote(RuleBroken):
    """A casting vote where there is none to give."""

    code = "no_casting_vote"
    status = 409
    sv = "Här finns ingen utslagsröst: {why_sv}."
    en = "There is no casting vote here: {why_en}."


class LotAlreadyDrawn(RuleBroken):
    """Drawing the lot a second time."""

    code = "lot_already_drawn"
    status = 409
    sv = "Lotten är redan dragen och dras bara en gång. Dragningen kan kontrolleras i protokollet."
    en = "The lot has been drawn, and it is drawn only once. The minutes show how to check it."


class NothingToDraw(RuleBroken):
    """Drawing lots where no tie waits for it."""

    code = "nothing_to_draw"
    status = 409
    sv = "Inget lika röstetal väntar på lotten."
    en = "No tie is waiting for the lot."


class CannotExtend(RuleBroken):
    """Extending the countdown of a division that has none or is not open."""

    code = "cannot_extend"
    status = 409
    sv = "Omröstningen är inte öppen, så tiden kan inte förlängas."
    en = "The division is not open, so its time cannot be extended."
