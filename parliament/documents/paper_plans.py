"""What to do when something breaks: short plain steps, to be read while it happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parliament.documents.paper_lists import Part
from parliament.editions.service import ThemeView

_NETWORK: Final = (
    "Säg till ordföranden: kort paus, sitt kvar.",
    (
        "Be alla stänga av wifi i telefonen och ladda om sidan över mobilnätet. Röster som väntar "
        "i telefonen skickas av sig själva."
    ),
    "Fungerar det inte inom fem minuter: gå över till papper. Dela ut valsedlar och pricka av platserna.",
    "Två rösträknare räknar och skriver i rösträkningen. Ordföranden läser upp resultatet.",
    "För in allt i efterhand i konsolen, med den riktiga tiden: ”Registrera i efterhand”.",
)
_LAPTOP: Final = (
    "Säg till ordföranden: kort paus. Storbilden behåller det den visade.",
    "Starta reservdatorn. Den tar över med samma adress; telefonerna hittar tillbaka själva.",
    "Öppna konsolen och läs av läget. En röst som har fått kvittens är sparad.",
    "Fortsätt på papper om det tar mer än fem minuter: körschemat, manuset, valsedlarna.",
    "Slå inte av den gamla datorn. Rör den inte: det som finns på den kan behövas.",
)
_PHONE: Final = (
    "Gå till hjälpdisken. Den ser varför platsen inte kan rösta.",
    "Låna en telefon. Öppna adressen på nödbladet och skriv platsens kod.",
    (
        "Ingen telefon: lämna ut en valsedel och pricka av platsen i platslistan. Har platsen redan röstat "
        "i telefonen får den ingen valsedel."
    ),
    "Är omröstningen på väg att stänga: be ordföranden vänta. En människa stänger, inte klockan.",
)
_CODE: Final = (
    "Sök upp platsen i hjälpdisken och visa koden bara för den som äger platsen.",
    "Har någon annan sett koden: ge platsen en ny. Den gamla slutar gälla direkt.",
)
_TIE_WORDS: Final = {
    "both": "alla på gränsen besvaras. Ordföranden meddelar det; ingen ny omröstning behövs.",
    "deciding": "en skiljeomröstning mellan de lika avgör. Öppna den i konsolen, eller dela ut valsedlar där "
    "bara de bokstäverna räknas.",
    "lot": "lotten avgör. Konsolen lottar. På papper: bokstäverna på var sin lapp, och en justerare drar.",
}


def plans(themes: Iterable[ThemeView]) -> Part:
    """What to do without network, laptop or phone, and at a tie."""
    return {
        "kind": "plans",
        "title": "Om något går sönder",
        "plans": [
            {"title": "Inget nät", "steps": list(_NETWORK)},
            {"title": "Datorn dör", "steps": list(_LAPTOP)},
            {"title": "En telefon är död", "steps": list(_PHONE)},
            {"title": "Någon har tappat sin länk eller kod", "steps": list(_CODE)},
            {"title": "Lika röstetal", "steps": _tie(themes)},
        ],
    }


def emergency(*, join_url: str, people: list[tuple[str, str]]) -> Part:
    """The sheet to put on the desk: where to come in, where codes are, whom to call.

    Args:
        join_url: the whole address where a code is typed.
        people: what they do and their names; their numbers are filled in by hand.
    """
    return {
        "kind": "emergency",
        "title": "Nödblad",
        "address": join_url.split("://", 1)[-1],
        "qr": join_url,
        "codes": "Koden står på biljetten. Hjälpdisken visar den för den som äger platsen. "
        "Är koderna utskrivna ligger de hos: ____________________",
        "people": people,
    }


def _tie(themes: Iterable[ThemeView]) -> list[str]:
    steps = ["Regeln är vald före omröstningen och står i konsolen. Ändra den inte i efterhand."]
    by_rule: dict[str, list[str]] = {}
    for theme in themes:
        by_rule.setdefault(theme.tie_rule, []).append(theme.name)
    steps += [f"{', '.join(names)}: {_TIE_WORDS[rule]}" for rule, names in by_rule.items()]
    steps.append(
        "Ja eller nej och lika många: ordföranden har utslagsröst bara om ordföranden själv är delegat."
    )
    return steps
