"""The words of the demonstration: invented companies, people and questions."""

from __future__ import annotations

import datetime as dt
import random
from types import ModuleType

from parliament.budget.views import Coding, Cost
from parliament.editions import service as editions
from parliament.storage.actor import Actor

OFFICERS = (
    ("chair", "Orvar Ordförande (demo)"),
    ("secretary", "Siv Sekreterare (demo)"),
    ("adjuster", "Ebba Exempelsson (demo)"),
    ("adjuster", "Dag Demoberg (demo)"),
)

_PLACES = (
    "Fjäll", "Storsjö", "Inlands", "Ripa", "Myr", "Sten", "Tall", "Björn", "Älv", "Norrsken",
    "Sadel", "Hede", "Frost", "Kåta", "Skid", "Ljungan", "Indal", "Oviken", "Glen", "Hammar",
)  # fmt: skip
_TRADES = (
    "vind", "bygg", "räls", "mat", "data", "skog", "guide", "el", "mjölk", "transport",
    "snickeri", "teknik", "turism", "redovisning", "metall",
    "fiber", "rehab", "kött", "design", "förvaltning",
)  # fmt: skip
_FIRST = (
    "Agda", "Bosse", "Cecilia", "Dag", "Ebba", "Folke", "Gunvor", "Håkan", "Ingegerd", "Jöns",
    "Kerstin", "Leif", "Märta", "Nils", "Oda", "Pål", "Ragnhild", "Sture", "Tora", "Ulf",
)  # fmt: skip
_LAST = (
    "Exempelsson", "Påhittsdotter", "Provström", "Demoberg", "Låtsaslund", "Testman",
    "Övningsson", "Mallqvist", "Prövander", "Skissberg",
)  # fmt: skip

QUESTIONS = (
    (
        "Hur ska små företag kunna delta i regionens upphandlingar utan att anställa en jurist?",
        "När kommer laddplatser för tunga fordon längs E14 väster om Östersund?",
        "Vilket stöd finns för företag som vill räkna på sitt klimatavtryck?",
        "Kan regionen samordna återbruk av inredning mellan företag och offentliga lokaler?",
    ),
    (
        "Hur får vi fler platser på yrkesutbildningar som våra branscher behöver?",
        "Vad gör regionen för att medflyttande partner ska hitta arbete?",
        "Kan praktik för vuxna ordnas under hela året och inte bara på våren?",
        "Hur lär sig nyanlända yrkessvenska snabbare?",
    ),
    (
        "När kan godset gå hela vägen på Inlandsbanan under vintern?",
        "Hur ser planen ut för vägarna till fjällanläggningarna under högsäsong?",
        "Vad händer med flyglinjen om upphandlingen inte får anbud?",
        "Vem betalar för bärigheten på broarna som stoppar tunga transporter?",
    ),
    (
        "När har alla företag utanför tätorterna fiber?",
        "Hur ska mobiltäckningen bli bättre längs väg 84?",
        "Kan regionen öppna sina data så att vi kan bygga tjänster på dem?",
        "Vilken hjälp finns för småföretag med informationssäkerhet?",
    ),
)

PREPARED = "Näringslivsparlamentet hålls varje år."
SMALL_DECISION = f"Bifall till förslaget: {PREPARED}"
"""The matter for decision, in a hall too small for its whole procedure."""

MATTERS = (
    (
        "question_hour",
        "Allmänhetens frågestund",
        10,
        "Ordföranden",
        "",
    ),
    (
        "matter",
        "Så går parlamentet vidare",
        15,
        "Områdeschefen för hållbar tillväxt (demo)",
        PREPARED,
    ),
)
"""What the demonstration's agenda has besides its programme: kind, title, minutes, presenter, proposal."""

DECISIONS = {
    "question_hour": "Frågestunden avslutas. Inga frågor återstår.",
    "opening": "Sammanträdet förklaras öppnat.",
    "roll_call": "Uppropet godkänns. Närvaron framgår av förteckningen.",
    "adjusters": "Ebba Exempelsson (demo) och Dag Demoberg (demo) väljs att justera protokollet.",
    "closing": "Sammanträdet förklaras avslutat.",
}

ANSWERS = (
    "Frågan tas upp i arbetet med nästa års plan.",
    "Ett första steg är beslutat; resten avgörs i höst.",
    "Vi tar med oss frågan till nämndens nästa sammanträde.",
)

BEST = (
    "Att få ställa frågor direkt.",
    "Omröstningarna: man såg vad vi tycker tillsammans.",
    "Tempot. Varje tema blev klart.",
    "Samtalen i pausen med politikerna.",
)
IMPROVE = (
    "Mer tid för svar.",
    "Runda bord i stället för en hörsal.",
    "Skicka ut frågeställningarna en vecka före.",
    "Bättre mikrofoner i salen.",
)


def kind(number: int) -> str:
    """The kind of the ``number``-th company: mostly companies, some sole traders and associations."""
    if number % 11 == 0:
        return "sole_trader"
    return "association" if number % 13 == 0 else "company"


def company_name(number: int, of_kind: str) -> str:
    """The name of the ``number``-th invented company; no two are alike."""
    place = _PLACES[number % len(_PLACES)]
    trade = _TRADES[(number * 7 + number // len(_PLACES)) % len(_TRADES)]
    round_number = number // (len(_PLACES) * len(_TRADES))
    ending = f" {round_number + 1}" if round_number else ""
    if of_kind == "sole_trader":
        return f"Exempelfirman {place}{trade}{ending} {number}"
    if of_kind == "association":
        return f"Exempelföreningen {place}{trade}{ending} {number}"
    return f"Exempelbolaget {place}{trade}{ending} {number} AB"


def person_name(chance: random.Random) -> str:
    """A name that nobody has."""
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def enter_budget(edition_id: str, budget: ModuleType, by: Actor) -> None:
    """The frame of 40 000 kr, what is planned, and what has been ordered and bought."""
    kr = 100
    budget.set_frame(edition_id, 40_000 * kr, decision="Ram enligt budget 2023", by=by)
    lines = {
        name: budget.plan_line(edition_id, name=name, planned_ore=planned * kr, by=by)
        for name, planned in (
            ("Lokal anpassad för dialog", 15_000),
            ("Mat och kaffe", 14_000),
            ("Ljud och kamera", 8_000),
            ("Trycksaker", 2_000),
        )
    }
    partners = editions.edition(edition_id).partners
    region = next((partner.id for partner in partners if partner.kind == "region"), None)
    day = dt.date(2023, 9, 14)
    venue, food, printing = (
        lines[name] for name in ("Lokal anpassad för dialog", "Mat och kaffe", "Trycksaker")
    )
    hall = Cost(
        12_500 * kr,
        day,
        "Exempellokalen AB",
        "Hyra av sal med runda bord",
        line_id=venue,
        partner_id=region,
    )
    budget.order(edition_id, hall, by=by)
    lunch = Cost(
        11_800 * kr, day, "Exempelköket AB", "Lunch och kaffe", vat_rate=12, line_id=food, partner_id=region
    )
    budget.order(edition_id, lunch, by=by)
    signs = Cost(
        1_450 * kr,
        day,
        "Exempeltryckeriet AB",
        "Bordsskyltar och namnbrickor",
        line_id=printing,
        partner_id=region,
        coding=Coding(responsibility="4711", account="7310", project="NP 2023"),
    )
    budget.book_expense(edition_id, signs, by=by)
