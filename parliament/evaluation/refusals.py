"""What the evaluation refuses, in words."""

from __future__ import annotations

from parliament.shared.errors import RuleBroken


class SurveyNotOpen(RuleBroken):
    """An answer while the survey takes none."""

    code = "survey_not_open"
    status = 409
    sv = "Utvärderingen är inte öppen, så inget sparades. Den öppnar mot slutet av dagen."
    en = "The evaluation is not open, so nothing was saved. It opens towards the end of the day."


class AlreadyAnswered(RuleBroken):
    """A second answer from the same seat."""

    code = "already_answered"
    status = 409
    sv = "Din plats har redan svarat. Det första svaret är sparat, och det går inte att ta fram eller ändra."
    en = "Your seat has answered already. The first answer is saved and can be neither found nor changed."


class NothingAnswered(RuleBroken):
    """A form without a single answer."""

    code = "nothing_answered"
    status = 422
    sv = "Svara på minst en fråga. Resten kan du hoppa över."
    en = "Answer at least one question. You may skip the rest."


class UnknownAnswer(RuleBroken):
    """A value that the survey does not offer."""

    code = "unknown_answer"
    status = 422
    sv = "Svaret finns inte bland alternativen. Välj ett av dem, eller hoppa över frågan."
    en = "That is not one of the answers. Choose one of them, or skip the question."


class SurveyHasResults(RuleBroken):
    """Opening a survey again when its result has been seen."""

    code = "survey_has_results"
    status = 409
    sv = (
        "Utvärderingen är stängd och resultatet har visats. Den öppnas inte igen, "
        "för då gick det att räkna ut vad de sista svarade."
    )
    en = (
        "The evaluation is closed and its result has been shown. It is not opened again, "
        "for then one could work out what the last ones answered."
    )


class HasPaper(RuleBroken):
    """A digital answer from a seat that has been given a paper form."""

    code = "has_paper_form"
    status = 409
    sv = (
        "Din plats har fått utvärderingen på papper. Lämna in papperet, eller be en arrangör ta det tillbaka."
    )
    en = (
        "Your seat has been given the evaluation on paper. Hand the paper in, or ask an organiser to take it."
    )


class SurveyLocked(RuleBroken):
    """A change of a survey that somebody has answered."""

    code = "survey_locked"
    status = 409
    sv = "Någon har redan svarat på den här versionen, så den ändras inte. Gör en ny version och ändra där."
    en = "This version has been answered already, so it is not changed. Make a new version and change that."


class SurveyFinished(RuleBroken):
    """A new version, an invitation or a paper when the survey is closed."""

    code = "survey_finished"
    status = 409
    sv = "Utvärderingen är stängd. Efter det ändras varken frågor eller svar."
    en = "The evaluation is closed. After that neither questions nor answers are changed."


class CoreQuestion(RuleBroken):
    """A core question removed or reworded."""

    code = "core_question"
    status = 409
    sv = "Frågan ställs lika varje år, så att åren kan jämföras. Den kan flyttas, inte tas bort."
    en = "The question is asked the same way every year, so that years compare. It can be moved only."


class OthersDepend(RuleBroken):
    """Removing, moving or changing a question that another one's condition speaks of."""

    code = "others_depend_on_question"
    status = 409
    sv = "Frågan ”{question}” visas beroende på svaret här. Ändra dess villkor först."
    en = 'The question "{question}" is shown depending on this answer. Change its condition first.'


class ConditionUnknown(RuleBroken):
    """A condition on a later question, a text, or an answer that is not offered."""

    code = "condition_unknown"
    status = 422
    sv = "Villkoret måste gälla ett svar på en tidigare fråga med fasta svar. Välj ett ur listan."
    en = (
        "The condition must be an answer to an earlier question with fixed answers. Choose one from the list."
    )


class OptionsWrong(RuleBroken):
    """Too few, too many or repeated answers."""

    code = "options_wrong"
    status = 422
    sv = "Skriv {fewest}–{most} olika svar, ett på varje rad, lika många på svenska och engelska."
    en = "Write {fewest}–{most} different answers, one on each line, as many in Swedish as in English."


class BackgroundNeedsChoices(RuleBroken):
    """A background question that is not a choice of one."""

    code = "background_needs_choices"
    status = 422
    sv = "En bakgrundsfråga har fasta svar där man väljer ett, och inget villkor."
    en = "A background question offers fixed answers of which one is chosen, and has no condition."


class TooManyQuestions(RuleBroken):
    """More questions than anybody answers."""

    code = "too_many_questions"
    status = 409
    sv = "Enkäten har redan {limit} frågor, fler orkar ingen svara på. Ta bort en fråga först."
    en = "The survey has {limit} questions already, more than anybody answers. Remove one first."


class TooManyBackgrounds(RuleBroken):
    """So many background questions that they point somebody out."""

    code = "too_many_backgrounds"
    status = 409
    sv = "Högst {limit} bakgrundsfrågor: fler tillsammans pekar ut den som svarar."
    en = "At most {limit} background questions: more of them together point out who answered."


class NoPaperLeft(RuleBroken):
    """More paper answers than papers handed out."""

    code = "no_paper_left"
    status = 409
    sv = "Alla {handed_out} utdelade papper är redan inskrivna. Inget sparades."
    en = "All {handed_out} papers that were handed out have been entered. Nothing was saved."


class ReminderTooSoon(RuleBroken):
    """A second reminder within a day."""

    code = "reminder_too_soon"
    status = 409
    sv = "En påminnelse skickades för mindre än ett dygn sedan. Vänta till i morgon."
    en = "A reminder was sent less than a day ago. Wait until tomorrow."


class InvitedAlready(RuleBroken):
    """The same address invited twice."""

    code = "invited_already"
    status = 409
    sv = "E-postadressen är redan inbjuden till enkäten."
    en = "That address has been invited to the survey already."


class InvitedHasAnswered(RuleBroken):
    """Removing someone who has answered."""

    code = "invited_has_answered"
    status = 409
    sv = "Personen har svarat och kan inte tas bort. Svaret går inte att skilja ut ur de andra."
    en = "This person has answered and cannot be removed. The answer cannot be told from the others."


class ResultsNotShown(RuleBroken):
    """Work on results that may not be seen."""

    code = "results_not_shown"
    status = 409
    sv = "Resultatet får inte visas än. Det visas när enkäten är stängd och minst fem har svarat."
    en = "The result may not be shown yet. It is shown when the survey is closed and five have answered."


class TagExists(RuleBroken):
    """A tag of the same name."""

    code = "tag_exists"
    status = 409
    sv = "Det finns redan en etikett som heter så. Välj den i listan."
    en = "There is a tag of that name already. Choose it in the list."


class FigureWrong(RuleBroken):
    """A figure of an earlier year outside what the question can give."""

    code = "earlier_figure_wrong"
    status = 422
    sv = "Skriv ett värde mellan {low} och {high}. Året ska ligga mellan 2000 och i år."
    en = "Write a value from {low} to {high}. The year must lie between 2000 and this year."


class FigureExists(RuleBroken):
    """A second figure for the same year and question."""

    code = "earlier_figure_exists"
    status = 409
    sv = "Det finns redan en siffra för frågan det året. Ta bort den först om den är fel."
    en = "There is a figure for that question and year already. Remove it first if it is wrong."
