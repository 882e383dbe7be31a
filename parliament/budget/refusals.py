"""What the budget refuses, each with its sentence in both languages."""

from __future__ import annotations

from parliament.shared.errors import RuleBroken


class FrameExceeded(RuleBroken):
    """The frame does not cover the amount, and no reason for breaking it was given."""

    code = "frame_exceeded"
    status = 409
    sv = (
        "Ramen räcker inte: {remaining} återstår och det här räknas som {amount}. "
        "Sänk beloppet, eller boka ändå med en motivering."
    )
    en = (
        "The frame does not cover this: {remaining} remain and this counts as {amount}. "
        "Lower the amount, or book it all the same with a reason."
    )


class FrameNotSet(RuleBroken):
    """Something is to be booked in an edition that has no frame."""

    code = "frame_not_set"
    status = 409
    sv = "Upplagan har ingen ram än. Sätt ramen innan du bokar något mot den."
    en = "The edition has no frame yet. Set the frame before you book against it."


class OutsideTheYear(RuleBroken):
    """The day of a cost lies outside the year that the frame is for."""

    code = "outside_the_year"
    status = 422
    sv = "Datumet ligger utanför {year}. Ramen gäller kostnader från 1 januari till 31 december {year}."
    en = "The date lies outside {year}. The frame is for costs from 1 January to 31 December {year}."


class DateMalformed(RuleBroken):
    """What was typed is no day."""

    code = "date_malformed"
    status = 422
    sv = "Datumet går inte att läsa. Skriv år, månad och dag, till exempel 2023-10-05."
    en = "The date cannot be read. Write year, month and day, for example 2023-10-05."


class NotAnOrder(RuleBroken):
    """Only what is ordered and still open can be settled."""

    code = "not_an_order"
    status = 409
    sv = "Posten är ingen öppen beställning och kan inte slutföras. Gå tillbaka till listan."
    en = "This is not an open order, so it cannot be settled. Go back to the list."


class AlreadyReplaced(RuleBroken):
    """Somebody else has settled or corrected this entry meanwhile."""

    code = "already_replaced"
    status = 409
    sv = "Posten har redan ersatts av en nyare, så inget ändrades. Gå tillbaka till listan och öppna den nya."
    en = "A newer entry has already replaced this one, so nothing changed. Go back and open the new one."


class NotOfThisEdition(RuleBroken):
    """A theme, partner or planned line that does not belong to this edition."""

    code = "not_of_this_edition"
    status = 422
    sv = "Valet hör inte till den här upplagan. Läs in sidan igen och välj ur listan."
    en = "That choice does not belong to this edition. Load the page again and choose from the list."
