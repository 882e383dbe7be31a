"""What the speaker list refuses, each with its sentence."""

from __future__ import annotations

from parliament.shared.errors import RuleBroken


class TurnNotInThatState(RuleBroken):
    """An event that the turn's state does not allow."""

    code = "turn_state"
    status = 409
    sv = "Det går inte nu: talaren {state}. Läs av talarlistan och välj igen."
    en = "That is not possible now: the speaker {state_en}. Look at the list and choose again."


class UnknownKind(RuleBroken):
    """A kind of turn that does not exist."""

    code = "unknown_kind"
    status = 422
    sv = "Välj anförande, replik, ordningsfråga eller sakupplysning."
    en = "Choose speech, rejoinder, point of order or point of information."


class UnknownStance(RuleBroken):
    """A speech that is neither for nor against."""

    code = "unknown_stance"
    status = 422
    sv = "Välj för, emot eller inget av dem."
    en = "Choose for, against or neither."


class NotTaking(RuleBroken):
    """No item under which the floor can be asked for."""

    code = "floor_not_taken"
    status = 409
    sv = "Ordet kan begäras när sammanträdet är öppet och en punkt behandlas. Det är det inte nu."
    en = "The floor can be asked for while the sitting is open and an item is taken up. It is not now."


class NotFromPhones(RuleBroken):
    """Phones do not take part in the list of this sitting."""

    code = "floor_not_from_phones"
    status = 409
    sv = "Ordet begärs inte på telefonen i dag. Räck upp handen."
    en = "The floor is not asked for by phone today. Raise your hand."


class NotHere(RuleBroken):
    """A seat that is not checked in asks for the floor."""

    code = "not_checked_in"
    status = 409
    sv = "Du är inte incheckad. Tryck på ”Jag är här” eller gå till dörren, och begär sedan ordet."
    en = "You are not checked in. Press “I am here” or go to the door, then ask for the floor."


class SeatCancelled(RuleBroken):
    """A seat that is no longer in use."""

    code = "seat_cancelled"
    status = 409
    sv = "Platsen är avbokad och kan inte få ordet. Stryk den från listan."
    en = "The seat is cancelled and cannot have the floor. Remove it from the list."


class UnknownSeat(RuleBroken):
    """A number that no seat in use has."""

    code = "unknown_seat"
    status = 422
    sv = "Ingen plats i bruk har det numret. Kontrollera numret."
    en = "No seat in use has that number. Check the number."


class AlreadyOnList(RuleBroken):
    """The seat has an open request of the same kind in this item."""

    code = "already_on_list"
    status = 409
    sv = "Platsen står redan på talarlistan. Begäran gäller och behöver inte upprepas."
    en = "The seat is already on the speaker list. The request stands and need not be repeated."


class NotOnList(RuleBroken):
    """The seat has no request that waits."""

    code = "not_on_list"
    status = 409
    sv = "Du står inte på talarlistan, så det finns inget att återta."
    en = "You are not on the speaker list, so there is nothing to withdraw."


class HasTheFloor(RuleBroken):
    """A seat withdraws a request while it has the floor."""

    code = "has_the_floor"
    status = 409
    sv = "Du har ordet. Säg till ordföranden när du har talat färdigt."
    en = "You have the floor. Tell the chair when you have finished."


class ListClosed(RuleBroken):
    """After the closing of the list (streck) no one new may speak."""

    code = "list_closed"
    status = 409
    sv = "Streck är draget: listan är stängd. Nu går det bara att begära replik eller ordningsfråga."
    en = "The list is closed. Only rejoinders and points of order can be asked for now."


class AlreadyClosed(RuleBroken):
    """Closing a list that is closed."""

    code = "list_is_closed"
    status = 409
    sv = "Streck är redan draget under den här punkten."
    en = "The list is already closed for this item."


class AlreadyOpen(RuleBroken):
    """Opening a list that is open."""

    code = "list_is_open"
    status = 409
    sv = "Talarlistan är redan öppen."
    en = "The speaker list is already open."


class NotAddressed(RuleBroken):
    """A rejoinder by one who has neither been addressed nor had the floor."""

    code = "not_addressed"
    status = 409
    sv = (
        "Replik får den som har blivit tilltalad eller redan har haft ordet under punkten. "
        "Begär ordet i stället."
    )
    en = (
        "A rejoinder is for one who has been addressed or has had the floor in this item. "
        "Ask for the floor instead."
    )


class TooManyRejoinders(RuleBroken):
    """A seat has had its rejoinders to the present speech."""

    code = "too_many_rejoinders"
    status = 409
    sv = "Högst {limit} repliker på samma anförande. Begär ordet i stället."
    en = "At most {limit} rejoinders to the same speech. Ask for the floor instead."


class NobodyWaiting(RuleBroken):
    """There is no next speaker."""

    code = "nobody_waiting"
    status = 409
    sv = (
        "Ingen står på talarlistan. Vänta tills någon begär ordet, eller lägg till den som räcker upp handen."
    )
    en = "Nobody is on the speaker list. Wait until somebody asks, or add whoever raises a hand."


class NobodySpeaking(RuleBroken):
    """Nobody has the floor."""

    code = "nobody_speaking"
    status = 409
    sv = "Ingen har ordet just nu. Ge ordet till nästa talare först."
    en = "Nobody has the floor now. Call the next speaker first."


class ClockStopped(RuleBroken):
    """Stopping a clock that stands still."""

    code = "clock_stopped"
    status = 409
    sv = "Klockan är redan stoppad."
    en = "The clock is already stopped."


class ClockRunning(RuleBroken):
    """Starting a clock that runs."""

    code = "clock_running"
    status = 409
    sv = "Klockan går redan."
    en = "The clock is already running."


class PlaceOutOfRange(RuleBroken):
    """A place that the list does not have."""

    code = "place_out_of_range"
    status = 422
    sv = "Platsen i listan finns inte. Skriv ett tal mellan 1 och {most}."
    en = "The list has no such place. Write a number between 1 and {most}."


class NothingToUndo(RuleBroken):
    """There is no step of the list to take back."""

    code = "nothing_to_undo"
    status = 409
    sv = "Det finns inget steg att ångra. Läs av talarlistan."
    en = "There is no step to undo. Look at the list."


class CannotUndo(RuleBroken):
    """What happened since stands in the way of taking a step back."""

    code = "cannot_undo"
    status = 409
    sv = "Steget går inte att ångra: listan har ändrats sedan dess. Ge ordet till rätt talare i stället."
    en = "The step cannot be undone: the list has changed since. Call the right speaker in the list instead."


class TimeOutOfRange(RuleBroken):
    """A speaking time that is too short or too long."""

    code = "time_out_of_range"
    status = 422
    sv = "Skriv tiden i sekunder, mellan {least} och {most}."
    en = "Write the time in seconds, between {least} and {most}."


class RejoindersOutOfRange(RuleBroken):
    """A number of rejoinders that makes no sense."""

    code = "rejoinders_out_of_range"
    status = 422
    sv = "Skriv ett antal repliker mellan 0 och {most}."
    en = "Write a number of rejoinders between 0 and {most}."


class NumberNeeded(RuleBroken):
    """A field that should hold a whole number."""

    code = "number_needed"
    status = 422
    sv = "Skriv ett helt tal, 0 eller mer."
    en = "Write a whole number, 0 or more."


class UnknownDeed(RuleBroken):
    """A form that neither asks for the floor nor takes a request back."""

    code = "unknown_deed"
    status = 422
    sv = "Det som skickades gick inte att läsa. Läs in sidan igen och försök en gång till."
    en = "What was sent could not be read. Load the page again and try once more."
