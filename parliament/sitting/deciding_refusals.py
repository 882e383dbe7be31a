"""What is refused while a matter is being decided, each with its sentence."""

from __future__ import annotations

from parliament.shared.errors import RuleBroken


class DecidingStepNotPossible(RuleBroken):
    """A step of the decision in the wrong phase; the sentence says what is possible."""

    code = "deciding_step_not_possible"
    status = 409
    sv = (
        "Det går inte nu. Möjligt nu: {possible_sv}. Har det redan hänt i salen: välj Registrera i efterhand."
    )
    en = "Not possible now. Possible: {possible_en}. If it has already happened: choose Record afterwards."


class MatterNotCurrent(RuleBroken):
    """A step with a matter whose item is not the current one."""

    code = "matter_not_current"
    status = 409
    sv = "Punkten behandlas inte nu. Börja med punkten först, eller registrera i efterhand."
    en = "The item is not being dealt with now. Begin it first, or record afterwards."


class QuestionNotOpen(RuleBroken):
    """A command about a question that is no longer the one being put."""

    code = "question_not_open"
    status = 409
    sv = "Frågan är inte den som ställs nu. Läs av läget och välj igen."
    en = "That question is not the one being put now. Look again and choose."


class TooLateToDemand(RuleBroken):
    """A demand for a division after the gavel."""

    code = "too_late_to_demand"
    status = 409
    sv = "Klubban har redan fallit, så votering kan inte begäras. Du kan reservera dig mot beslutet."
    en = "The gavel has already fallen, so no division can be demanded. You can record your dissent."


class NothingToDemand(RuleBroken):
    """A demand for a division while the chair has not said what was perceived."""

    code = "nothing_to_demand"
    status = 409
    sv = "Votering begärs när ordföranden har sagt ”jag finner”. Vänta tills knappen visas."
    en = "A division is demanded when the chair has said what was perceived. Wait for the button."


class AlreadyDemanded(RuleBroken):
    """A second demand for the same division."""

    code = "already_demanded"
    status = 409
    sv = "Votering är redan begärd. Ordföranden läser upp vad ja och nej betyder."
    en = "A division has already been demanded. The chair will read what yes and no mean."


class NoPreliminaryDivisions(RuleBroken):
    """A demand for a preliminary division where the item does not use them."""

    code = "no_preliminary_divisions"
    status = 409
    sv = "Motförslaget utses med acklamation här. Förberedande votering slås på under Fler verktyg."
    en = "The counter-proposal is chosen by acclamation here. Switch on preliminary divisions in More tools."


class NotAmongTheProposals(RuleBroken):
    """A perceived result that is not among what was asked."""

    code = "not_among_the_proposals"
    status = 422
    sv = "Det yrkandet ställs inte under proposition nu. Välj ett av dem som ställs."
    en = "That proposal is not being put now. Choose one of those that are."


class WordingNeeded(RuleBroken):
    """A division without saying what yes and no mean, or with the same words for both."""

    code = "wording_needed"
    status = 422
    sv = "Skriv vad ja betyder och vad nej betyder. De kan inte betyda samma sak."
    en = "Write what yes means and what no means. They cannot mean the same."


class NothingWasDecided(RuleBroken):
    """A division in which nobody said yes or no."""

    code = "nothing_was_decided"
    status = 409
    sv = "Ingen har röstat ja eller nej, så frågan är inte avgjord. Ogiltigförklara och rösta om."
    en = "Nobody has voted yes or no, so the question is not decided. Annul and vote again."


class BallotsAreOpen(RuleBroken):
    """Recording something afterwards that would touch an open ballot."""

    code = "ballots_are_open"
    status = 409
    sv = "En omröstning i ärendet pågår. Stäng eller ogiltigförklara den först."
    en = "A division in the matter is open. Close or annul it first."


class AlreadyDecided(RuleBroken):
    """A step that would rewrite what was decided."""

    code = "already_decided"
    status = 409
    sv = "Frågan är avgjord och klubbad. Beslutet skrivs inte om: rätta med en ny anteckning."
    en = "The question is decided. The decision is not rewritten: correct it with a new entry."


class DissentTooEarly(RuleBroken):
    """A recorded dissent before there is a decision."""

    code = "dissent_too_early"
    status = 409
    sv = "Det finns inget beslut att reservera sig mot än."
    en = "There is no decision to dissent from yet."


class DissentTooLate(RuleBroken):
    """A recorded dissent or a note after the sitting has ended (KL 4:27)."""

    code = "dissent_too_late"
    status = 409
    sv = "Sammanträdet är avslutat. En reservation anmäls innan det avslutas."
    en = "The sitting has ended. A dissent is announced before it ends."


class TookNoPart(RuleBroken):
    """A dissent or note from one who took no part in the decision (KL 4:27)."""

    code = "took_no_part"
    status = 403
    sv = "Platsen deltog inte i beslutet och kan därför inte reservera sig mot det."
    en = "The seat took no part in the decision, so it cannot dissent from it."


class AlreadyDissented(RuleBroken):
    """The same seat dissents twice in one matter."""

    code = "already_dissented"
    status = 409
    sv = "Reservationen är redan antecknad."
    en = "The dissent is already recorded."
