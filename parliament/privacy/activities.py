"""The register of processing activities (dataskyddsförordningen artikel 30): the one source of what is said.

The public page, the agreements and the impact assessment are all filled from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from parliament.editions.service import PartnerView

REGION = "region"


@dataclass(frozen=True, slots=True)
class Activity:
    """A processing activity. ``disposed``: the kinds of disposal that end it; none: it is preserved."""

    key: str
    title: LazyString
    whose: LazyString
    data: LazyString
    purpose: LazyString
    recipients: LazyString
    kept: LazyString
    disposed: tuple[str, ...] = ()
    sensitive: bool = False


ACTIVITIES = (
    Activity(
        "registration",
        _l("Anmälan och plats"),
        _l("Den som anmäler ett företag, och den som kommer för det."),
        _l(
            "Om företaget: namn, företagsform, organisationsnummer, kommun, e-postadress och teman. En "
            "enskild firma lämnar inget nummer, eftersom det är ett personnummer. Om dig som kommer: namn, "
            "e-postadress och plats."
        ),
        _l("Dela ut platserna, skriva biljetter och namnskyltar."),
        _l("Arrangörerna och deras funktionärer. Namn och företag syns på skyltar och i protokollet."),
        _l("Namn och adresser gallras efter dagen. Utan namn sparas platsen, till statistiken."),
        ("contacts", "people"),
    ),
    Activity(
        "needs",
        _l("Behov av kost och tillgänglighet"),
        _l("Den som själv skriver att något behövs."),
        _l("Vad som behövs, till exempel hörslinga eller mat utan nötter. Det ligger för sig."),
        _l("Beställa rätt mat och boka tolkar och hjälpmedel."),
        _l("Köket och de som bokar får antal, aldrig namn."),
        _l("Gallras direkt efter dagen."),
        ("needs",),
        sensitive=True,
    ),
    Activity(
        "letters",
        _l("E-post till dig"),
        _l("Den som får brev från arrangörerna."),
        _l("Adressen, vad som stod och om brevet kom fram. Din personliga länk sparas aldrig i brevet."),
        _l("Skicka biljetten, påminna och svara om den inte kom fram."),
        _l("Den som sköter e-postservern."),
        _l("Innehåll och adress gallras. Att ett brev gick och när sparas."),
        ("letters",),
    ),
    Activity(
        "door",
        _l("Incheckning och närvaro"),
        _l("Den som kommer till dagen."),
        _l("När du kom och gick, och hur du checkades in."),
        _l("Veta vilka som är här och får rösta."),
        _l("Arrangörerna och deras funktionärer."),
        _l("Närvaron hör till röstlängden och bevaras, efter gallringen utan namn."),
        ("people",),
    ),
    Activity(
        "floor",
        _l("Frågor och anföranden"),
        _l("Den som ställer en fråga eller begär ordet."),
        _l("Frågan, vem som stöder den, när du begärde ordet och hur länge du talade."),
        _l("Låta politikerna svara, och följa upp svaren."),
        _l("Publicerade frågor kan alla läsa, med företagets namn. De är allmänna handlingar."),
        _l("Publicerade frågor och svar bevaras. Frågor som aldrig publicerades gallras."),
        ("questions",),
    ),
    Activity(
        "votes",
        _l("Röster"),
        _l("Den som röstar."),
        _l(
            "I en öppen omröstning hur platsen röstade. I en sluten bara att den röstade: rösten går "
            "inte att koppla till platsen."
        ),
        _l("Räkna rösterna, och kunna visa att räkningen stämmer."),
        _l("Resultatet kan alla läsa. Ingen kan söka fram vilka som röstade på ett visst sätt."),
        _l("Bevaras."),
        sensitive=True,
    ),
    Activity(
        "evaluation",
        _l("Utvärdering"),
        _l("Den som svarar."),
        _l("Att platsen har svarat. Svaren är anonyma och går inte att koppla till dig."),
        _l("Göra nästa upplaga bättre."),
        _l("Arrangörerna. Sammanställningen kan publiceras."),
        _l("Bevaras."),
    ),
    Activity(
        "minutes",
        _l("Protokoll"),
        _l("Den som deltar eller har ett uppdrag, till exempel ordförande och justerare."),
        _l("Namn, företag, uppdrag, yrkanden och beslut."),
        _l("Visa vad som hände och beslutades."),
        _l("Alla: protokollet är en allmän handling och publiceras."),
        _l("Bevaras. Ett justerat protokoll ändras inte."),
    ),
    Activity(
        "pictures",
        _l("Bild och film"),
        _l("Den som är i salen."),
        _l("Bilder och direktsändning. Säg till i anmälan eller i dörren om du inte vill synas."),
        _l("Berätta om dagen och låta fler följa den."),
        _l("Alla som ser sändningen. Bilder i reklam kräver ditt samtycke."),
        _l("Bilderna finns inte i det här systemet. Fråga arrangörerna."),
    ),
    Activity(
        "accounts",
        _l("Konton för arrangörer och funktionärer"),
        _l("Den som har ett konto."),
        _l("Namn, e-postadress, roller och ett krypterat lösenord."),
        _l("Släppa in rätt personer."),
        _l("Andra arrangörer."),
        _l("Gamla inloggningslänkar och nycklar gallras. Kontot raderas på begäran."),
        ("sign_ins",),
    ),
    Activity(
        "money",
        _l("Kostnader och kvitton"),
        _l("Den som bokar eller attesterar, och den vars namn står på ett kvitto eller en faktura."),
        _l("Vem som bokade och attesterade, leverantör, belopp och den fil som styrker kostnaden."),
        _l("Hålla ramen, och kunna visa att pengarna gick till det de skulle."),
        _l("Arrangörerna, och de som läser budgeten."),
        _l("Räkenskaper bevaras i sju år. En fil som sparats av misstag kan tas bort direkt."),
    ),
    Activity(
        "journal",
        _l("Journal över vad som gjorts"),
        _l("Alla ovan."),
        _l("Nummer, koder och tider. Namn och ord ligger för sig och kan raderas utan att kedjan bryts."),
        _l("Kunna visa vem som gjorde vad, och att inget har ändrats i efterhand."),
        _l("Arrangörerna."),
        _l("Det som rör personer gallras. Kedjan av nummer bevaras."),
        ("journal",),
    ),
)


def grounds(partners: Sequence[PartnerView]) -> list[tuple[PartnerView, LazyString]]:
    """Each controller with its legal ground: public interest for an authority, balancing for the others."""
    return [(partner, _ground(partner.kind)) for partner in partners]


def _ground(kind: str) -> LazyString:
    if kind == REGION:
        return _l("Uppgift av allmänt intresse: artikel 6.1 e och lagen 2018:218, 2 kap. 2 §.")
    return _l("Berättigat intresse av att genomföra dagen, efter en intresseavvägning: artikel 6.1 f.")


SENSITIVE_GROUND = _l(
    "Känsliga uppgifter: du lämnar dem själv och frivilligt (artikel 9.2 a), eller så är de nödvändiga av "
    "hänsyn till ett viktigt allmänt intresse (lagen 2018:218, 3 kap. 3 §)."
)
