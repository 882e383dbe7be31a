"""What the minutes refuse, each with its sentence."""

from __future__ import annotations

from parliament.shared.errors import RuleBroken


class NoMinutesYet(RuleBroken):
    """There is no sitting to tell of."""

    code = "no_minutes_yet"
    status = 404
    sv = "Det finns inget protokoll än: inget sammanträde är förberett."
    en = "There are no minutes yet: no sitting has been prepared."


class MinutesNotPublic(RuleBroken):
    """The public asks for minutes that are working material."""

    code = "minutes_not_public"
    status = 403
    sv = "Protokollet är inte publicerat än. Det läggs ut när det är justerat. Titta igen om några dagar."
    en = "The minutes are not published yet. They come when they are adjusted. Look again in some days."


class NoSuchParagraph(RuleBroken):
    """An extract or an edit of a § or section that the minutes do not have."""

    code = "no_such_paragraph"
    status = 404
    sv = "Paragrafen eller avsnittet finns inte i protokollet. Läs in sidan igen och välj i listan."
    en = "The minutes have no such section. Reload the page and choose in the list."


class SectionIsFacts(RuleBroken):
    """The clerk tries to edit what was recorded."""

    code = "section_is_facts"
    status = 422
    sv = "Avsnittet visar det som registrerades och går inte att skriva om. Rätta det vid konsolen."
    en = "The section shows what was recorded and cannot be rewritten. Correct it at the console."


class MinutesStepNotPossible(RuleBroken):
    """A step that the state of the minutes does not allow."""

    code = "minutes_step_not_possible"
    status = 409
    sv = "Det går inte nu: protokollet är {state_sv}. Läs in sidan igen och se vad som är möjligt."
    en = "That is not possible now: the minutes are {state_en}. Reload the page and see what is possible."


class MinutesLocked(RuleBroken):
    """Anything that would change minutes that are locked."""

    code = "minutes_locked"
    status = 409
    sv = "Protokollet är justerat och låst. Det ändras inte mer. Skriv en rättelse i stället."
    en = "The minutes are adjusted and locked. They no longer change. Write a rectification instead."


class SittingNotClosed(RuleBroken):
    """Minutes cannot be adjusted or published while the sitting goes on."""

    code = "sitting_not_closed"
    status = 409
    sv = "Sammanträdet är inte avslutat. Avsluta det vid konsolen innan protokollet skickas eller publiceras."
    en = "The sitting is not closed. Close it at the console before the minutes are sent or published."


class NoAdjusters(RuleBroken):
    """Sending for adjustment when nobody is to adjust."""

    code = "no_adjusters"
    status = 409
    sv = "Ingen justerare är utsedd. Skriv in minst en, eller publicera protokollet som ojusterat."
    en = "No adjuster is named. Enter at least one, or publish the minutes as unadjusted."


class TooManyAdjusters(RuleBroken):
    """More adjusters than any council has."""

    code = "too_many_adjusters"
    status = 422
    sv = "Det går att ha högst {limit} justerare. Ta bort någon först."
    en = "There can be at most {limit} adjusters. Remove one first."


class AdjusterKnown(RuleBroken):
    """The same adjuster twice."""

    code = "adjuster_known"
    status = 409
    sv = "{name} är redan justerare. Var och en godkänner en gång."
    en = "{name} is already an adjuster. Each approves once."


class AdjusterHasApproved(RuleBroken):
    """Removing an adjuster whose approval counts."""

    code = "adjuster_has_approved"
    status = 409
    sv = "Justeraren har godkänt protokollet och går inte att ta bort."
    en = "The adjuster has approved the minutes and cannot be removed."


class UnknownAdjusterLink(RuleBroken):
    """A link that was never made, or that a newer one has replaced."""

    code = "unknown_adjuster_link"
    status = 404
    sv = "Länken gäller inte. Den kan vara ersatt: leta efter ett nyare brev, eller fråga sekreteraren."
    en = "This link is not valid. It may be replaced: look for a newer letter, or ask the secretary."


class MinutesNotSent(RuleBroken):
    """An adjuster opens the link while the clerk has taken the minutes back."""

    code = "minutes_not_sent"
    status = 409
    sv = "Sekreteraren har tagit tillbaka protokollet för ändringar. Du får ett nytt brev när det är klart."
    en = "The secretary has taken the minutes back to change them. You will get a new letter."


class AlreadyApproved(RuleBroken):
    """A link that has been spent."""

    code = "already_approved"
    status = 409
    sv = "Du har redan godkänt protokollet. Det räcker: länken gäller en gång."
    en = "You have already approved the minutes. That is enough: the link is good for once."


class TextChanged(RuleBroken):
    """Approving a text that is not the one that stands."""

    code = "text_changed"
    status = 409
    sv = "Texten har ändrats sedan du öppnade sidan. Du har inte godkänt något. Läs den nya texten."
    en = "The text has changed since you opened the page. You have approved nothing. Read the new text."


class NothingAsked(RuleBroken):
    """A correction that asks for nothing."""

    code = "nothing_asked"
    status = 422
    sv = "Texten är oförändrad och rutan till sekreteraren är tom. Ändra texten eller skriv vad du vill."
    en = (
        "The text is unchanged and the box to the secretary is empty. Change the text or write what you want."
    )


class TooManyCorrections(RuleBroken):
    """More open corrections from one adjuster than anybody can deal with."""

    code = "too_many_corrections"
    status = 429
    sv = "Du har redan {limit} rättelser som väntar på svar. Vänta tills sekreteraren har svarat."
    en = "You already have {limit} corrections waiting for an answer. Wait until the secretary has answered."


class CorrectionDecided(RuleBroken):
    """A correction that somebody has already answered."""

    code = "correction_decided"
    status = 409
    sv = "Rättelsen är redan besvarad. Läs in sidan igen."
    en = "The correction has already been answered. Reload the page."


class CorrectionsWaiting(RuleBroken):
    """Locking while a correction has not been answered."""

    code = "corrections_waiting"
    status = 409
    sv = "Det finns rättelser som inte är besvarade. Godta eller avslå dem först."
    en = "There are corrections without an answer. Accept or decline them first."


STATE_WORDS = {
    "draft": ("ett utkast", "a draft"),
    "adjusting": ("skickat för justering", "sent for adjustment"),
    "unadjusted": ("publicerat som ojusterat", "published as unadjusted"),
    "approved": ("godkänt av justerarna", "approved by the adjusters"),
    "locked": ("justerat och låst", "adjusted and locked"),
}
