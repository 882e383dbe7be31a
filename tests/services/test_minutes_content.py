"""The builder never fails, however odd the sitting; and the PDF is what a screen reader needs."""

from __future__ import annotations

import io
import itertools
import json
import random
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from flask import Flask
from pypdf import PdfReader

from parliament.door import service as door
from parliament.editions import service as editions
from parliament.minutes import rendering
from parliament.minutes import service as minutes
from parliament.minutes.api import MinutesSchema
from parliament.presence import service as presence
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import RuleBroken
from parliament.sitting import deciding, deciding_divisions, dissents, proposals
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting import service as voting
from parliament.voting.parts import EXTENSION as VOTING
from tests import hall
from tests.services import world
from tests.services.world import World

BY = Actor.system()


class Headings(HTMLParser):
    """The levels of the headings of a page, and whether every table has a header with scope."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.tables = self.scoped = 0
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        self.tables += tag == "table"
        self.scoped += tag == "th" and dict(attrs).get("scope") == "col"


def checked(sitting_id: str, *, pdf: bool = True) -> dict[str, dict]:
    """The document in both languages, after it has been checked in every form."""
    found = {}
    for language in ("sv", "en"):
        document = minutes.working(sitting_id, language)
        read_back = MinutesSchema().load(json.loads(minutes.as_json(document)))
        assert read_back["language"] == language
        page = Headings()
        page.feed(rendering.standalone(document))
        assert page.language == language
        assert page.levels.count(1) == 1
        assert no_level_is_skipped(page.levels)
        assert (page.tables == 0) == (page.scoped == 0)
        if pdf:
            assert minutes.typeset(document, keep=False).startswith(b"%PDF-")
        found[language] = document
    return found


def no_level_is_skipped(levels: list[int]) -> bool:
    return all(level <= before + 1 for before, level in itertools.pairwise(levels))


def empty_sitting(house: Flask) -> str:
    return sittings.prepare(edition_id=hall.open_edition(), by=BY)


def the_world(house: Flask, *, seats: int = 6, opened: bool = True) -> World:
    return world.build(house.extensions[VOTING], seats=seats, sitting_open=opened)


def never_opened(house: Flask) -> str:
    return the_world(house, opened=False).sitting_id


def annulled_and_open(house: Flask) -> str:
    here = the_world(house)
    annulled = here.division(kind="yes_no", yes_means="ja", no_means="nej")
    voting.annul_division(division_id=annulled, reason="Fel fråga", by=BY)
    closed = here.division()
    here.close(closed)
    here.division(title="Pågår")
    return here.sitting_id


def skipped_and_afterwards(house: Flask) -> str:
    here = the_world(house)
    first, second, *_ = sittings.sitting(here.sitting_id).items
    at = clock.now()
    sittings.begin_item(
        sitting_id=here.sitting_id, item_id=second.id, by=BY, at=at, reason="Datorn startade om"
    )
    sittings.skip_item(sitting_id=here.sitting_id, item_id=first.id, by=BY, reason="Tiden")
    sittings.step(sitting_id=here.sitting_id, name="close", by=BY)
    sittings.note(sitting_id=here.sitting_id, words="Efter stängning", by=BY)
    return here.sitting_id


def everybody_left(house: Flask) -> str:
    here = the_world(house)
    here.declare(here.division(kind="yes_no", yes_means="a", no_means="b", secrecy="recorded"))
    for seat in here.seats:
        door.check_out(seat_id=seat.id, by=BY)
    company = registration.seat(here.seats[0].id).company_id
    registration.cancel_company(company_id=company, by=BY)
    return here.sitting_id


ODD: list[Callable[[Flask], str]] = [
    empty_sitting,
    never_opened,
    annulled_and_open,
    skipped_and_afterwards,
    everybody_left,
]


@pytest.mark.parametrize("make", ODD)
def test_minutes_are_made_of_an_odd_sitting(house: Flask, make: Callable[[Flask], str]) -> None:
    sitting_id = make(house)
    document = checked(sitting_id)["sv"]
    assert document["chain_head"]
    assert document["standing"]["mark"] == "UTKAST"


def test_an_item_that_was_skipped_and_one_entered_afterwards_say_so(house: Flask) -> None:
    document = checked(skipped_and_afterwards(house), pdf=False)["sv"]
    remarks = [remark for paragraph in document["paragraphs"] for remark in paragraph["remarks"]]
    assert "Punkten utgick." in remarks
    assert any(remark.endswith("Skäl: Datorn startade om") for remark in remarks)
    assert "Punkten togs inte upp." in remarks
    assert document["paragraphs"][-1]["title"] == "Utanför dagordningen"


@pytest.mark.parametrize("seed", range(8))
def test_any_commands_leave_a_sitting_of_which_minutes_can_be_made(house: Flask, seed: int) -> None:
    here, chance = the_world(house, seats=4), random.Random(seed)
    kept: list[str] = []
    done: Counter[str] = Counter()
    for _step in range(25):
        name, deed = chance.choice(commands(here, chance, kept))
        try:
            deed()
        except RuleBroken:
            done["refused"] += 1
        else:
            done[name] += 1
    assert sum(done.values()) == 25
    assert done["refused"] < 25
    checked(here.sitting_id, pdf=seed < 2)


def commands(here: World, chance: random.Random, kept: list[str]) -> list[tuple[str, Callable[[], object]]]:
    """What may be tried now; most of it is refused in most states."""
    sitting_id = here.sitting_id
    items = sittings.sitting(sitting_id).items
    item, seat = chance.choice(items).id, chance.choice(here.seats).id
    known = sittings.deciding_for_minutes(item)
    put = chance.choice([p.id for p in known.standing_proposals] or [""]) if known else ""
    division = chance.choice(kept) if kept else ""
    kind, number = chance.choice(["choose", "yes_no", "rank"]), {"item_id": item, "by": BY}
    asks = {"item_id": item, "seat_id": seat, "by": Actor("seat", seat)}
    here_too = {"sitting_id": sitting_id, "by": BY}
    phase = chance.choice(["adjourn", "resume", "resume", "resume", "close"])
    step = chance.choice(["close_debate", "confirm_proposals", "approve_order", "drop"])
    proposed = chance.choice(["approve", "reject"])
    return [
        ("step", lambda: sittings.step(name=phase, **here_too)),
        ("begin", lambda: sittings.begin_item(item_id=item, **here_too)),
        ("skip", lambda: sittings.skip_item(item_id=item, reason="x", **here_too)),
        ("decide", lambda: sittings.decide(decision="Beslutat.", **number)),
        ("note", lambda: sittings.note(words="Rad ett\n\nRad två", **here_too)),
        ("tools", lambda: sittings.set_tools(wanted=chance.sample(sittings.TOOLS, 5), **number)),
        ("jav", lambda: presence.set_conflict(item_id=item, seat_id=seat, on=True, **here_too)),
        ("leave", lambda: door.check_out(seat_id=seat, by=BY)),
        ("come", lambda: door.check_in(seat_id=seat, how="name", by=BY)),
        ("put", lambda: kept.append(here.division(opened=False, kind=kind))),
        ("open", lambda: voting.open_division(division_id=division, by=BY)),
        ("close_division", lambda: voting.close_division(division_id=division, by=BY)),
        ("declare", lambda: voting.declare_division(division_id=division, by=BY)),
        ("annul", lambda: voting.annul_division(division_id=division, reason="Fel", by=BY)),
        ("propose", lambda: proposals.propose(kind=proposed, **asks)),
        ("matter", lambda: deciding.step_matter(name=step, **number)),
        ("ask", lambda: deciding.ask(**number)),
        ("perceive", lambda: deciding.perceive(proposal_id=put or None, **number)),
        ("demand", lambda: deciding_divisions.demand_division(**asks)),
        ("gavel", lambda: deciding.gavel(**number)),
        ("dissent", lambda: dissents.record_dissent(words="", **asks)),
    ]


LONG = "Ett mycket långt företagsnamn med många ord som aldrig tycks ta slut i Härjedalen och Jämtland AB"


def big(house: Flask) -> str:
    """Fifty seats with long names, a recorded division in three groups, a long wording."""
    edition_id = hall.open_edition(seats=60)
    editions.add_programme_item(
        edition_id=edition_id, kind="opening", title="Öppnande " * 10, minutes=5, by=BY
    )
    for number in range(1, 26):
        hall.register(edition_id, number, people=2, votes=2, name=f"{LONG} {number}"[:100])
    here = World(edition_id, "", (), tuple(registration.seats(edition_id)), house.extensions[VOTING])
    for seat in here.seats:
        door.check_in(seat_id=seat.id, how="name", by=BY)
    sitting_id = sittings.prepare(edition_id=edition_id, by=BY)
    sittings.step(sitting_id=sitting_id, name="open", by=BY)
    here = World(edition_id, sitting_id, (), here.seats, here.parts)
    wording = (
        "att parlamentet varje år ska hållas på en ny ort i länet, och att den orten bjuder på kaffe " * 3
    )
    division = here.division(
        title="Ja eller nej?", kind="yes_no", yes_means=wording[:200], no_means="avslag", secrecy="recorded"
    )
    for place in range(45):
        here.cast(place, division, [("yes", "no", "abstain")[place % 3]], world.nonce())
    here.declare(division)
    sittings.step(sitting_id=sitting_id, name="close", by=BY)
    return sitting_id


def test_fifty_seats_stand_in_groups_and_nobody_twice(house: Flask) -> None:
    sitting_id = big(house)
    document = checked(sitting_id)["sv"]
    (section,) = (
        section
        for paragraph in document["paragraphs"]
        for section in paragraph["sections"]
        if section["kind"] == "division"
    )
    (listed,) = (block for block in section["blocks"] if block["kind"] == "groups")
    assert [group["heading"] for group in listed["groups"]] == [
        "Ja (15)",
        "Nej (15)",
        "Avstår (15)",
        "Deltar inte i beslutet (5)",
    ]
    people = [person for group in listed["groups"] for person in group["people"]]
    assert len(people) == len(set(people)) == 50


def tags(pdf: bytes) -> tuple[dict, Counter[str], list[int], list[str]]:
    """The catalogue, how often each tag stands in the structure tree, the heading levels, scopes of TH."""
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    counted: Counter[str] = Counter()
    levels: list[int] = []
    scopes: list[str] = []

    def walk(node: object) -> None:
        found = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(found, list):
            for each in found:
                walk(each)
        if not isinstance(found, dict):
            return
        tag = str(found.get("/S", ""))
        if tag:
            counted[tag] += 1
        if tag[:2] == "/H" and tag[2:].isdigit():
            levels.append(int(tag[2:]))
        if tag == "/TH":
            scopes.extend(str(each.get_object()["/Scope"]) for each in found["/A"])
        if "/K" in found:
            walk(found["/K"])

    walk(root["/StructTreeRoot"]["/K"])
    return root, counted, levels, scopes


@pytest.mark.parametrize(
    ("language", "lang", "title"), [("sv", "sv-SE", "Protokoll"), ("en", "en-GB", "Minutes")]
)
def test_the_pdf_tells_a_screen_reader_what_is_what(
    house: Flask, language: str, lang: str, title: str
) -> None:
    sitting_id = big(house)
    document = minutes.working(sitting_id, language)
    pdf = minutes.typeset(document, keep=False)
    root, counted, levels, scopes = tags(pdf)
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == (lang, True)
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert PdfReader(io.BytesIO(pdf)).metadata.title.startswith(title)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert counted["/H1"] == 1
    assert no_level_is_skipped(levels)
    assert levels.count(2) >= len(document["paragraphs"]) + 4
    tables = sum(
        block["kind"] == "table"
        for section in (
            *document["attendance"],
            *(section for paragraph in document["paragraphs"] for section in paragraph["sections"]),
        )
        for block in section["blocks"]
    )
    assert counted["/Table"] == counted["/THead"] == tables > 1
    assert set(scopes) == {"/Column"}
    assert counted["/LI"] >= 50
