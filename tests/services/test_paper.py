"""What the papers of the day hold, and that making them holds up nobody."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from parliament.access.who import parts
from parliament.documents import badges, binder, paper_ballots, paper_lists, paper_script, run_sheet
from parliament.editions import real_data
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import clock, swedish
from parliament.shared.errors import NotFound
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests import hall

BY = Actor.system()
JOIN = "https://parlament.exempel.se/in"
ROOT = Path(__file__).resolve().parents[2]


def named(number: int, name: str) -> SeatView:
    return SeatView(
        id=f"s{number}",
        edition_id="e",
        number=number,
        delegate_name=name,
        company_id="c",
        company_name=f"Exempelbolaget Nr {number} AB",
        municipality="Östersund",
        may_vote=number != 2,
        active=True,
        key_version=1,
        email="a@bolag.exempel.se",
    )


@pytest.fixture
def day(house):
    """The real programme and themes, with three companies."""
    edition_id = real_data.load_real_editions(by=BY)
    for number in (1, 2, 3):
        late(edition_id, number, people=2 if number == 1 else 1)
    return edition_id


def late(edition_id: str, number: int, *, people: int) -> None:
    new = hall.new_company(number, people=people)
    registration.register(edition_id=edition_id, new=new, late=True, by=BY)


def parts_of(edition_id: str, name: str) -> list[dict]:
    return binder.sheet(edition_id, name, join_url=JOIN)["parts"]


def entries(action: str) -> list[dict]:
    return [entry.facts for entry in journal.entries(actions=(action,))]


def test_the_attendance_list_is_by_surname_with_aring_last():
    seats = [
        named(n, name)
        for n, name in enumerate(
            ["Eva Öberg", "Eva Zetterlund", "Eva Ärlig", "Eva Åkesson", "Bo Berg", "Åsa Berg", "Cher"],
            start=1,
        )
    ]

    assert [f"{first} {last}".strip() for first, last, *_ in paper_lists.attendance(seats)["rows"]] == [
        "Bo Berg",
        "Åsa Berg",
        "Cher",
        "Eva Zetterlund",
        "Eva Åkesson",
        "Eva Ärlig",
        "Eva Öberg",
    ]


def test_the_seating_list_is_by_number_and_says_who_votes():
    rows = paper_lists.seating([named(10, "Bo"), named(2, "Eva"), named(9, "Isa")], [])["rows"]

    assert [(number, votes) for number, _, _, votes in rows] == [("2", "nej"), ("9", "ja"), ("10", "ja")]


def test_the_binder_has_every_part_in_the_order_of_need(day):
    kinds = [part["kind"] for part in parts_of(day, "reservparm")]

    assert kinds == (
        ["cover", "plans", "emergency", "run_sheet", "script", "agenda", "attendance", "seating"]
        + ["ballots"] * 4
        + ["yes_no"]
        + ["tally"] * 5
    )


def test_a_ballot_paper_has_the_five_issues_one_mark_and_the_secrecy(day):
    first, theme = parts_of(day, "valsedlar")[0], editions.themes(day)[0]

    assert first["options"] == [(i.letter, i.short_name, i.text) for i in theme.issues]
    assert [letter for letter, *_ in first["options"]] == ["A", "B", "C", "D", "E"]
    assert first["how"] == "Sätt ett kryss."
    assert first["blank"] == "Blank röst: lämna alla rutor tomma."
    assert first["secrecy"].startswith("Sluten omröstning.")


@pytest.mark.parametrize(("voters", "sheets"), [(0, 1), (1, 1), (4, 1), (5, 2), (50, 13)])
def test_it_says_how_many_sheets_are_needed(voters, sheets):
    assert f"kräver {sheets} ark" in paper_ballots.copies(voters)


def test_more_marks_are_said_where_the_division_allows_them(day):
    theme = editions.themes(day)[0]

    assert paper_ballots.ballots(theme, voters=4, marks=2)["how"] == "Sätt högst två kryss."
    assert "fler än två kryss" in paper_ballots.tally(theme, marks=2)["rule"]


def test_the_run_sheet_follows_the_programme_and_then_the_prepared_agenda(day):
    planned = run_sheet.points(day)
    sitting_id = sittings.prepare(edition_id=day, by=BY)
    assert [(p.number, p.title, p.presenter) for p in run_sheet.points(day)] == [
        (p.number, p.title, p.presenter) for p in planned
    ]

    skipped = sittings.sitting(sitting_id).items[2]
    sittings.skip_item(sitting_id=sitting_id, item_id=skipped.id, by=BY)

    assert [p.title for p in run_sheet.points(day)] == [p.title for p in planned if p.title != skipped.title]


def test_the_steps_of_a_theme_fill_its_time(day):
    themes = [point for point in run_sheet.points(day) if point.theme]

    assert [sum(minutes for _, minutes in run_sheet.theme_steps(p)) for p in themes] == [
        p.minutes for p in themes
    ]


def test_the_script_has_words_for_every_point_and_the_trial_before_the_first_theme(day):
    points = run_sheet.from_the_opening(run_sheet.points(day))
    assert len(points) < len(run_sheet.points(day))  # coffee comes first
    scenes = paper_script.script(points, name="Näringslivsparlamentet 2023")["scenes"]
    titles = [scene["title"] for scene in scenes]

    first_theme = next(point.title for point in points if point.theme)
    assert titles.index("Provomröstning") == titles.index(first_theme) - 1
    assert [title for title in titles if title != "Provomröstning"] == [point.title for point in points]
    assert [scene["title"] for scene in scenes if not scene["steps"]] == []


def test_without_anything_planned_the_binder_is_still_made(house):
    edition_id = hall.open_edition()

    assert [part["kind"] for part in parts_of(edition_id, "reservparm")][-2:] == ["yes_no", "tally"]
    assert [len(part["rows"]) for part in parts_of(edition_id, "korschema")] == [0]


def test_an_unknown_paper_is_not_found(day):
    with pytest.raises(NotFound):
        binder.sheet(day, "lonelista", join_url=JOIN)


@pytest.mark.parametrize("sheet", list(badges.SHEETS))
def test_printing_badges_is_one_entry_in_the_journal_without_names(day, sheet):
    printed = badges.badges(day, sheet=sheet, keys=parts().keys, by=BY)

    assert [badge["code"] for badge in printed["badges"]] == printed["qr"]
    assert set(printed["qr"]) == {hall.door_code_of(seat.id) for seat in registration.seats(day)}
    assert entries("documents.door_codes_printed") == [
        {"edition": day, "seats": 4, "paper": f"badges {sheet}"}
    ]
    assert entries("registration.keys_printed") == []


def test_printing_signs_and_codes_is_one_entry_each(day):
    badges.signs(day, keys=parts().keys, by=BY)
    slips = badges.codes(day, short_codes=parts().short_codes, join_url=JOIN, by=BY)

    assert entries("documents.door_codes_printed") == [{"edition": day, "seats": 4, "paper": "signs"}]
    assert entries("documents.codes_printed") == [{"edition": day, "seats": 4}]
    assert {code for *_, code in slips["parts"][0]["rows"]} == {
        parts().short_codes.show(seat.id) for seat in registration.seats(day)
    }


def test_a_refused_printing_leaves_no_entry(house):
    edition_id = hall.open_edition()
    with pytest.raises(badges.NobodySeated):
        badges.signs(edition_id, keys=parts().keys, by=BY)
    with pytest.raises(badges.NobodySeated):
        badges.codes(edition_id, short_codes=parts().short_codes, join_url=JOIN, by=BY)
    hall.register(edition_id)
    with pytest.raises(NotFound):
        badges.badges(edition_id, sheet="a0", keys=parts().keys, by=BY)

    assert entries("documents.door_codes_printed") + entries("documents.codes_printed") == []


@pytest.mark.parametrize("sheet", list(badges.SHEETS.values()), ids=lambda sheet: sheet.key)
def test_every_sheet_of_labels_lies_within_its_paper(sheet):
    width, height = {"a4": (210, 297), "a6": (105, 148)}[sheet.paper]

    assert sheet.left + sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gap <= width
    assert sheet.top + sheet.rows * sheet.height <= height


LIVELY = """
from gevent import monkey; monkey.patch_all()
import time, gevent
from parliament.documents import paper_lists, pdf
from parliament.registration.service import SeatView
seats = [SeatView(str(n), "e", n, f"Delegat {n} Åkerström-Öberg", "c", f"Exempelbolaget {n} AB", "Östersund",
                  True, True, 1, "") for n in range(1, 5001)]
longest = 0.0
def tick():
    global longest
    last = time.perf_counter()
    while True:
        gevent.sleep(0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
gevent.spawn(tick); gevent.sleep(0.05); longest = 0.0
part = paper_lists.attendance(seats)
data = {"title": "t", "edition": "E", "day": "", "secret": "", "parts": [part], "qr": []}
print(len(pdf.make("paper.typ", data)) > 100_000, longest)
"""


@pytest.mark.slow
def test_a_list_of_5000_leaves_the_loop_of_the_server_alone():
    done = subprocess.run(
        [sys.executable, "-c", LIVELY], cwd=ROOT, capture_output=True, text=True, check=True, timeout=100
    )
    made, longest = done.stdout.split()

    assert made == "True"
    assert float(longest) < 0.5  # typesetting alone takes seconds


def test_the_run_sheet_tells_how_the_day_goes(day):
    """Planned and actual times, what waits, and what the presidium must know of a matter."""
    sitting_id = sittings.prepare(edition_id=day, by=BY)
    new = sittings.NewItem(kind="matter", title="Ärendet", minutes=10, proposal="Att bifalla", presenter="Vi")
    matter = sittings.add_item(sitting_id=sitting_id, new=new, by=BY)
    sittings.set_tool(item_id=matter, tool="jav", on=True, by=BY)
    first = sittings.sitting(sitting_id).items[0]
    clock.play_at(first.planned_start + timedelta(minutes=40))
    try:
        sittings.step(sitting_id=sitting_id, name="open", by=BY)
        sittings.next_item(sitting_id=sitting_id, by=BY)
        rows = run_sheet.run_sheet(run_sheet.points(day))["rows"]
    finally:
        clock.play_no_more()
    points = [row for row in rows if not row["step"]]
    opening = next(row for row in points if row["title"] == first.title)
    assert opening["began"] == swedish.time(first.planned_start + timedelta(minutes=40))
    assert (opening["ended"], opening["expected"]) == ("", "")
    assert opening["remarks"] == ["Började 40 min efter plan."]
    following = points[points.index(opening) + 1]
    assert following["expected"].startswith("cirka ")
    told = next(row for row in points if row["title"] == "Ärendet")
    assert (told["who"], told["proposal"], told["remarks"]) == ("Vi", "Att bifalla", ["Verktyg: jäv."])
