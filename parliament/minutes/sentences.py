"""Every sentence of the minutes, in Swedish and English: the one place where they stand."""

from __future__ import annotations

from typing import Final

from parliament.documents.labels import LABELS
from parliament.minutes.sentences_deciding import DECIDING

WORDS: Final[dict[str, tuple[str, str]]] = {
    "label": LABELS,
    "replay": (
        "Protokollet är en återspelning av ett sammanträde, inte protokoll från ett lagligt sammanträde.",
        "These minutes are of a re-enactment, not of a sitting in law.",
    ),
    "draft": ("Det här är ett utkast: arbetsmaterial.", "This is a draft: working material."),
    "draft_mark": ("UTKAST", "DRAFT"),
    "not_closed": ("Sammanträdet är inte avslutat.", "The sitting has not been closed."),
    "unadjusted": (
        "Ojusterat: justerarna har inte godkänt protokollet än.",
        "Unadjusted: the adjusters have not approved these minutes yet.",
    ),
    "unadjusted_mark": ("OJUSTERAT", "UNADJUSTED"),
    "adjusted": ("Justerat protokoll.", "Adjusted minutes."),
    "translation": ("", "The Swedish minutes are the ones that were approved."),
    "minutes": ("Protokoll", "Minutes"),
    "extract": ("Protokollsutdrag", "Extract of the minutes"),
    "extract_of": ("Utdrag ur {title}.", "Extract of {title}."),
    "page_of": ("Sida {page} av {pages}", "Page {page} of {pages}"),
    # The first page
    "edition": ("Upplaga", "Edition"),
    "day": ("Dag", "Day"),
    "place": ("Plats", "Place"),
    "time": ("Tid", "Time"),
    "partners": ("Arrangörer", "Organisers"),
    "chair": ("Ordförande", "Chair"),
    "secretary": ("Sekreterare", "Secretary"),
    "adjuster": ("Justerare", "Adjusters"),
    "sections": ("Paragrafer", "Sections"),
    "present_count": ("Närvarande delegater", "Delegates present"),
    "not_given": ("Inte angiven", "Not stated"),
    "not_opened": ("Inte öppnat", "Not opened"),
    "nobody_named": ("Ingen utsedd", "Nobody named"),
    "times": ("Tider", "Times"),
    "never_opened": ("Sammanträdet har inte öppnats.", "The sitting has not been opened."),
    "sitting.open": ("Sammanträdet öppnades", "The sitting was opened"),
    "sitting.adjourn": ("Sammanträdet ajournerades", "The sitting was adjourned"),
    "sitting.resume": ("Sammanträdet återupptogs", "The sitting was resumed"),
    "sitting.close": ("Sammanträdet avslutades", "The sitting was closed"),
    "afterwards": ("(registrerat i efterhand)", "(recorded afterwards)"),
    "reason": ("Skäl: {reason}", "Reason: {reason}"),
    "attendance": ("Närvarande", "Present"),
    "attendance_list": ("Närvarolista", "Attendance list"),
    "nobody_present": ("Ingen delegat har checkats in.", "No delegate has been checked in."),
    "substitutes": ("Tjänstgörande ersättare", "Serving substitutes"),
    "instead_of": ("I stället för", "Instead of"),
    "roll_call": (
        "Upprop {time}: {present} av {members} röstberättigade är närvarande. {quorum}",
        "Roll call {time}: {present} of {members} with a vote are present. {quorum}",
    ),
    "has_quorum": ("Sammanträdet är beslutfört.", "The sitting is quorate."),
    "no_quorum": ("Sammanträdet är inte beslutfört.", "The sitting is not quorate."),
    "quorum": (
        "{present} av {members} röstberättigade är närvarande när ärendet börjar. {quorum}",
        "{present} of {members} with a vote are present when the item begins. {quorum}",
    ),
    "conflict": (
        "Jäv: {names} deltar inte i handläggningen.",
        "Conflict of interest: {names} takes no part in the handling.",
    ),
    "absent": ("Frånvarande", "Absent"),
    "nobody_absent": ("Ingen anmäld delegat var frånvarande.", "No registered delegate was absent."),
    "seat": ("Plats nr", "Seat"),
    "name": ("Namn", "Name"),
    "company": ("Företag", "Company"),
    "municipality": ("Kommun", "Municipality"),
    "hours": ("Närvarande", "Present"),
    "right": ("Rätt", "Right"),
    "may_vote": ("rösträtt", "vote"),
    "may_speak": ("yttranderätt", "speech"),
    "from": ("från {time}", "from {time}"),
    "voted_up": ("Framröstade frågor", "Issues voted up"),
    # Paragraphs
    "decision": ("Beslut", "Decision"),
    "description": ("Ärendebeskrivning", "The matter"),
    "basis": ("Beslutsunderlag", "Decision documents"),
    "division": ("Omröstning: {title}", "Division: {title}"),
    "dissent": ("Reservation", "Recorded dissent"),
    "statement": ("Protokollsanteckning", "Statement for the minutes"),
    "questions": ("Frågor och svar", "Questions and answers"),
    "notes": ("Anteckningar", "Notes"),
    "outside": ("Utanför dagordningen", "Outside the agenda"),
    "theme_intro": (
        "Temat {theme} inleddes. Därefter ställde delegaterna frågor och röstade om temats frågeställningar.",
        "The theme {theme} was introduced. The delegates then put questions and voted on its issues.",
    ),
    "theme_roles": ("För att svara var kallade: {roles}.", "Called to answer: {roles}."),
    "presenter": ("Föredragande: {name}.", "Presented by {name}."),
    "document": ("{title} ({pages} s., SHA-256 {digest})", "{title} ({pages} pp., SHA-256 {digest})"),
    "urgent_admitted": (
        "Brådskande ärende: upptaget {time} sedan alla närvarande medgett det.",
        "Urgent item: taken up {time} when all present had agreed to it.",
    ),
    "urgent": ("Brådskande ärende, anmält efter kallelsen.", "Urgent item, entered after the summons."),
    "item_skipped": ("Punkten utgick.", "The item was dropped."),
    "item_not_taken": ("Punkten togs inte upp.", "The item was not taken up."),
    "item_open": ("Punkten pågår.", "The item is going on."),
    "recorded_afterwards": ("Registrerad i efterhand {time}.", "Recorded afterwards, {time}."),
    "was_skipped": ("Hoppades över.", "Passed over."),
    "survey": (
        "{answers} av {seats} platser har besvarat utvärderingen.",
        "{answers} of {seats} seats have answered the evaluation.",
    ),
    "not_answered": ("Inte besvarad.", "Not answered."),
    "answered_by_date": ("{outcome} senast {date}.", "{outcome} by {date}."),
    # The end
    "signatures": ("Underskrifter", "Signatures"),
    "approved": ("Godkänt {time}, SHA-256 {checksum}", "Approved {time}, SHA-256 {checksum}"),
    "not_approved": ("Inte godkänt än", "Not approved yet"),
    "notice": ("Anslag", "Notice"),
    "notice_words": (
        (
            "Justeringen tillkännages på den här sidan som information. Sammanträdet är återskapat, så det "
            "finns inget beslut att överklaga. Tiderna är de som hade gällt (kommunallagen 8:12 och 13:5)."
        ),
        (
            "The adjustment is announced on this page as information. The sitting is re-enacted, so there "
            "is no decision to appeal. The times are those that would have applied (Local Government Act "
            "8:12 and 13:5)."
        ),
    ),
    "notice_body": ("Organ", "Body"),
    "notice_sitting": ("Sammanträdesdag", "Day of the sitting"),
    "notice_adjusted": ("Justerat", "Adjusted"),
    "notice_up": ("Anslaget sätts upp", "Notice put up"),
    "notice_latest": ("Senast den dag det ska tillkännages", "To be announced by"),
    "notice_down": ("Anslaget tas ned tidigast", "Notice taken down at the earliest"),
    "notice_kept": ("Förvaring", "Kept"),
    "notice_here": ("På webbplatsen", "On this site"),
    "rectifications": ("Rättelser", "Rectifications"),
    "checksum": ("Kontrollsumma (SHA-256) av den godkända texten", "Checksum (SHA-256) of the approved text"),
    "journal": ("Journalen", "The journal"),
    "journal_words": (
        (
            "Protokollet bygger på en journal där varje post är kedjad till den föregående. "
            "Kedjans senaste post när texten togs fram:"
        ),
        (
            "The minutes build on a journal in which every entry is chained to the one before. "
            "The chain's head when the text was made:"
        ),
    ),
    "edited": ("Redigerat av sekreteraren", "Edited by the secretary"),
    **DECIDING,
}
