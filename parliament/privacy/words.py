"""What the codes of privacy are called in the visitor's language."""

from __future__ import annotations

from datetime import datetime

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from parliament.pages import chosen_language
from parliament.shared import swedish

HELD: dict[str, LazyString] = {
    "account": _l("Konto"),
    "sign_in_link": _l("Inloggningslänkar"),
    "delegate": _l("Anmälan"),
    "seat": _l("Plats"),
    "attendance": _l("Närvaro"),
    "question": _l("Frågor"),
    "undertaking": _l("Åtaganden"),
    "support": _l("Frågor som stöds"),
    "speech": _l("Talarlistan"),
    "turnout": _l("Deltog i omröstningen"),
    "recorded_ballot": _l("Röster i öppna omröstningar"),
    "evaluation": _l("Utvärdering"),
    "letter": _l("E-post"),
    "needs": _l("Behov"),
    "interest": _l("Intresseanmälan"),
    "journal": _l("Journalen"),
    "door_scan": _l("Avläsningar vid dörren"),
    "late_arrival": _l("Kommer senare"),
    "roll_call": _l("Upprop"),
    "substitution": _l("Byten med ersättare"),
    "conflict": _l("Jäv"),
    "proposal": _l("Yrkanden"),
    "proposal_support": _l("Yrkanden som stöds"),
    "dissent": _l("Reservationer och anteckningar"),
    "adjuster": _l("Justerare"),
    "approval": _l("Godkände protokollet"),
    "correction": _l("Rättelser som begärdes"),
}

FIELDS: dict[str, LazyString] = {
    "name": _l("Namn"),
    "alias": _l("Alias"),
    "email": _l("E-post"),
    "company": _l("Företag"),
    "org_no": _l("Organisationsnummer"),
    "municipality": _l("Kommun"),
    "contact_email": _l("E-post till företaget"),
    "registered_at": _l("Anmäld"),
    "cancelled_at": _l("Avbokad"),
    "number": _l("Nummer"),
    "may_vote": _l("Får rösta"),
    "active": _l("Används"),
    "arrived_at": _l("Kom"),
    "left_at": _l("Gick"),
    "how": _l("Hur"),
    "here": _l("Närvarande"),
    "text": _l("Text"),
    "status": _l("Läge"),
    "asked_at": _l("Ställd"),
    "supported_at": _l("Stöddes"),
    "rejection_reason": _l("Skäl till avslag"),
    "answer": _l("Svar"),
    "turn": _l("Slag"),
    "stance": _l("För eller emot"),
    "requested_at": _l("Begärde ordet"),
    "started_at": _l("Började"),
    "seconds": _l("Sekunder"),
    "division": _l("Omröstning"),
    "secrecy": _l("Öppen eller sluten"),
    "opened_at": _l("Öppnad"),
    "choices": _l("Val"),
    "answered": _l("Har svarat"),
    "paper": _l("Svarar på papper"),
    "letter": _l("Brev"),
    "recipient": _l("Till"),
    "recipient_name": _l("Mottagare"),
    "subject": _l("Ämne"),
    "words": _l("Innehåll"),
    "created_at": _l("Skapad"),
    "sent_at": _l("Skickad"),
    "roles": _l("Roller"),
    "has_password": _l("Har lösenord"),
    "expires_at": _l("Gäller till"),
    "spent_at": _l("Använd"),
    "at": _l("När"),
    "action": _l("Händelse"),
    "need": _l("Behov"),
    "not_in_picture": _l("Vill inte synas i bild"),
    "personal": _l("Uppgifter"),
}

KINDS: dict[str, LazyString] = {
    "needs": _l("Behov av kost och tillgänglighet"),
    "letters": _l("Innehåll och adresser i e-post"),
    "contacts": _l("E-postadresser i anmälan"),
    "questions": _l("Frågor som aldrig publicerades"),
    "people": _l("Namn på dem som var anmälda"),
    "sign_ins": _l("Gamla inloggningslänkar, nycklar och svar till maskiner"),
    "journal": _l("Personuppgifter i journalen"),
}

PRESERVED: tuple[LazyString, ...] = (
    _l("Kallelse och dagordning"),
    _l("Protokoll"),
    _l("Resultat och röster"),
    _l("Utvärdering"),
    _l("Publicerade frågor och svar"),
    _l("Journalens kedja och gallringsloggen"),
)

STAYS: tuple[LazyString, ...] = (
    _l("Protokoll som har justerats ändras inte. De är allmänna handlingar och ska bevaras."),
    _l("Publicerade frågor och svar bevaras, utan personens namn."),
    _l("Platsen, kommunen, närvaron och talartiden sparas utan namn, till statistiken."),
    _l("Rösten i en öppen omröstning hör till protokollet. En sluten röst går inte att koppla till någon."),
    _l("Svaret i utvärderingen är anonymt, så det går inte att hitta och inte att radera."),
    _l("Säkerhetskopior skrivs över i sin egen takt. Radera igen om en kopia läses tillbaka."),
)
"""What an erasure leaves, and why: dataskyddsförordningen artikel 17.3 b and d, arkivlagen 1990:782."""


def shown(value: object) -> str:
    """A value of an export, as people read it."""
    language = chosen_language()
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return str(gettext("ja") if value else gettext("nej"))
    if isinstance(value, datetime):
        return swedish.datetime(value, language=language)
    return str(value)


def field(name: str) -> str:
    """What a field of an export is called."""
    return str(FIELDS.get(name, name))


def held(kind: str) -> str:
    """What a kind of an export is called."""
    return str(HELD.get(kind, kind))
