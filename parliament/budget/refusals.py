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


class NotToApprove(RuleBroken):
    """An order: it is approved when it has become a cost."""

    code = "not_to_approve"
    status = 409
    sv = "En beställning attesteras när den har blivit en kostnad. Slutför den först."
    en = "An order is approved when it has become a cost. Settle it first."


class OwnBooking(RuleBroken):
    """The one who booked an entry wants to approve it."""

    code = "own_booking"
    status = 403
    sv = "Du kan inte attestera det du själv har bokat. Be en annan i arbetsgruppen."
    en = "You cannot approve what you have booked yourself. Ask somebody else in the working group."


class AlreadyApproved(RuleBroken):
    """Somebody else approved the entry first."""

    code = "expense_already_approved"
    status = 409
    sv = "Någon annan hann attestera posten först. Det behövs bara en gång, så inget ändrades."
    en = "Somebody else approved this first. Once is enough, so nothing changed."


class ChangedSinceSeen(RuleBroken):
    """A receipt has come or gone since the approver opened the page."""

    code = "changed_since_seen"
    status = 409
    sv = "Underlaget har ändrats sedan du öppnade sidan, så inget attesterades. Titta igen."
    en = "The receipts have changed since you opened the page, so nothing was approved. Look again."


class ReceiptEmpty(RuleBroken):
    """No file, or a file with nothing in it."""

    code = "receipt_empty"
    status = 422
    sv = "Det kom ingen fil, eller så är den tom. Välj en fil och försök igen."
    en = "No file arrived, or it is empty. Choose a file and try again."


class ReceiptTooLarge(RuleBroken):
    """A file beyond the limit."""

    code = "receipt_too_large"
    status = 413
    sv = "Filen är större än {limit} MB och sparades inte. Ta en mindre bild, eller skanna till PDF."
    en = "The file is larger than {limit} MB, so it was not kept. Take a smaller picture, or scan it to PDF."


class ReceiptNotReadable(RuleBroken):
    """The content is no PDF and no picture, whatever the name says."""

    code = "receipt_not_readable"
    status = 422
    sv = (
        "Filen är inte en PDF eller bild som går att öppna, vad den än heter, så den sparades inte. "
        "Välj PDF, JPEG, PNG eller HEIC utan lösenord."
    )
    en = (
        "The file is no PDF or picture that opens, whatever it is called, so it was not kept. "
        "Choose PDF, JPEG, PNG or HEIC without a password."
    )


class ReceiptKnown(RuleBroken):
    """The very same file once more."""

    code = "receipt_known"
    status = 409
    sv = "Posten har redan den här filen, så inget ändrades."
    en = "The entry already has this file, so nothing changed."


class TooManyReceipts(RuleBroken):
    """An entry with as many files as it may have."""

    code = "too_many_receipts"
    status = 409
    sv = "Posten har redan {limit} filer. Ta bort en, eller samla flera sidor i en PDF."
    en = "The entry already has {limit} files. Remove one, or put several pages into one PDF."


class DocumentedTooEarly(RuleBroken):
    """A documentation that is dated in the future."""

    code = "documented_too_early"
    status = 422
    sv = "Dagen har inte kommit än. Skriv den dag då dokumentationen blev klar, eller lämna fältet tomt."
    en = "That day has not come yet. Write the day on which the documentation was done, or leave it empty."


class CostNameTaken(RuleBroken):
    """An edition with two costs of one name could not be compared with others."""

    code = "cost_name_taken"
    status = 409
    sv = "Upplagan har redan en kostnad med det namnet. Ta bort den först, eller välj ett annat namn."
    en = "The edition already has a cost of that name. Remove it first, or choose another name."


class VatUnclear(RuleBroken):
    """It is neither said that VAT is in, that it is not, nor that nobody knows."""

    code = "vat_unclear"
    status = 422
    sv = "Välj om momsen ingår, inte ingår eller är okänd."
    en = "Choose whether VAT is included, not included or unknown."
