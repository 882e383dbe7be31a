"""The page with the papers of the day, and every PDF as it comes out of the printer."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from parliament.access.who import parts
from parliament.documents import badges, binder
from parliament.editions import real_data
from parliament.registration import service as registration
from parliament.registration.service import NewDelegate
from parliament.storage.actor import Actor
from tests import hall

BY = Actor.system()
LONG = "Anna-Karin Margareta Lindström-Österberg von und zu Schwarzenberg-Hohenlohe"
NAMES = (LONG, "Åsa Öberg", "Wiśniewska Đorđević", "Ångström" * 10)
SECRET = {
    "namnskyltar": {"sheet": "90x54"},
    "bordsskyltar": {},
    "koder": {},
}


@pytest.fixture
def edition(house):
    """The real edition with four delegates with awkward names."""
    edition_id = real_data.load_real_editions(by=BY)
    for number, name in enumerate(NAMES, start=1):
        person = (NewDelegate(name=name, email=f"p{number}@bolag.exempel.se"),)
        new = hall.new_company(number, delegates=person, name=f"Exempelbolaget #{number} <b>*AB*</b>")
        registration.register(edition_id=edition_id, new=new, late=True, by=BY)
    return edition_id


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is missing; it comes with {package}")
    return found


def told(pdf: bytes, folder: Path) -> str:
    """The text of a PDF, without line breaks."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    command = [program("pdftotext", "poppler-utils"), "-layout", str(file), "-"]
    return " ".join(subprocess.run(command, capture_output=True, check=True).stdout.decode().split())


def codes_read(pdf: bytes, folder: Path) -> list[str]:
    """What a scanner reads from the printed pages."""
    draw, scan = program("pdftoppm", "poppler-utils"), program("zbarimg", "zbar-tools")
    file = folder / "scanned.pdf"
    file.write_bytes(pdf)
    subprocess.run(
        [draw, "-r", "200", "-png", str(file), str(folder / "page")], capture_output=True, check=True
    )
    found = []
    for page in sorted(folder.glob("page*.png")):
        done = subprocess.run([scan, "-q", "--raw", str(page)], capture_output=True, text=True, check=False)
        found += done.stdout.split()
    return found


def all_papers(someone):
    for name in binder.SHEETS:
        yield name, someone.get(f"/office/papper/{name}")
    for name, values in SECRET.items():
        yield name, someone.post(f"/office/papper/{name}", data=values)


def test_the_page_lists_every_paper_and_every_button_works(client, edition):
    page = client("operator").get("/office/papper")

    assert page.status_code == 200
    links = re.findall(r'href="(/office/papper/[^"]+)"', page.text)
    forms = re.findall(r'action="(/office/papper/[^"]+)"', page.text)
    assert links == [f"/office/papper/{name}" for name in links_in_order()]
    assert forms == [f"/office/papper/{name}" for name in SECRET]
    assert re.findall(r'<option value="([^"]+)"', page.text) == list(badges.SHEETS)


def links_in_order() -> list[str]:
    door = ["narvarolista", "platslista", "om-nagot-gar-sonder"]
    return ["reservparm", *door, "dagordning", "korschema", "manus", "valsedlar", "rostrakning"]


def test_no_seat_key_stands_on_any_paper_and_typed_codes_only_on_their_own(client, edition, tmp_path):
    seats = registration.seats(edition)
    keys = {hall.key_of(seat.id) for seat in seats}
    typed = {parts().short_codes.show(seat.id) for seat in seats}
    for name, answer in all_papers(client("organiser")):
        assert (name, answer.status_code, answer.mimetype) == (name, 200, "application/pdf")
        words = told(answer.data, tmp_path)
        assert (name, [key for key in keys if key in words or f"/d/{key}" in words]) == (name, [])
        assert "/d/" not in words
        assert {code for code in typed if code in words} == (typed if name == "koder" else set())
        assert "no-store" in answer.headers["Cache-Control"]


def test_every_paper_is_tagged_swedish_and_named(client, edition):
    for name, answer in all_papers(client("organiser")):
        assert (name, b"pdfuaid" in answer.data) == (name, True)
        assert f'filename="{name}-2023.pdf"' in answer.headers["Content-Disposition"]


def test_every_page_of_the_binder_has_its_number_and_the_edition(client, edition, tmp_path):
    words = told(client("organiser").get("/office/papper/reservparm").data, tmp_path)

    numbers = re.findall(r"Sida (\d+) av (\d+)", words)
    assert [int(page) for page, _ in numbers] == list(range(1, len(numbers) + 1))
    assert {int(pages) for _, pages in numbers} == {len(numbers)}
    assert words.count("Näringslivsparlamentet 2023, ") >= len(numbers)


BINDER_WORDS = (
    "Vem gör vad",
    "Telefon",
    "Inget nät",
    "Datorn dör",
    "En telefon är död",
    "Lika röstetal",
    "Började",
    "Jag hälsar er välkomna och förklarar Näringslivsparlamentet 2023 öppnat.",
    "Har alla röstat som vill rösta? Då stänger jag omröstningen.",
    "Underskrift",
    "Blank röst: lämna alla rutor tomma.",
    "Sluten omröstning.",
    "Sätt ett kryss.",
    "A + B får aldrig vara fler än C",
    "Exempelbolaget #2 <b>*AB*</b>",
    "Åsa Öberg",
)


def test_the_binder_holds_what_a_day_without_network_needs(client, edition, tmp_path):
    words = told(client("operator").get("/office/papper/reservparm").data, tmp_path)

    assert [each for each in BINDER_WORDS if each not in words] == []


@pytest.mark.parametrize("sheet", list(badges.SHEETS))
def test_the_qr_of_a_badge_is_the_door_code(client, edition, tmp_path, sheet):
    printed = client("organiser").post("/office/papper/namnskyltar", data={"sheet": sheet})

    expected = sorted(hall.door_code_of(seat.id) for seat in registration.seats(edition))
    assert sorted(codes_read(printed.data, tmp_path)) == expected


def test_the_qr_of_a_sign_is_the_door_code_and_of_the_emergency_sheet_the_address(client, edition, tmp_path):
    signs = client("organiser").post("/office/papper/bordsskyltar")
    expected = sorted(hall.door_code_of(seat.id) for seat in registration.seats(edition))
    assert sorted(codes_read(signs.data, tmp_path)) == expected

    (tmp_path / "sheet").mkdir()
    sheet = client("organiser").get("/office/papper/om-nagot-gar-sonder")
    assert codes_read(sheet.data, tmp_path / "sheet") == ["http://localhost/in"]


@pytest.mark.parametrize("sheet", list(badges.SHEETS))
def test_a_long_name_is_on_the_badge_whole(client, edition, tmp_path, sheet):
    printed = client("organiser").post("/office/papper/namnskyltar", data={"sheet": sheet})

    words = told(printed.data, tmp_path)
    missing = [word for word in re.split(r"[ -]", LONG) if word not in words]
    assert missing == []
    assert "Plats 1" in words


def test_before_anybody_is_registered_secret_papers_are_refused_in_words(client, house):
    hall.open_edition()
    organiser = client("organiser")

    assert "Inga platser än" in organiser.get("/office/papper").text
    for name, values in SECRET.items():
        refused = organiser.post(f"/office/papper/{name}", data=values)
        assert (refused.status_code, "Registrera företagen först" in refused.text) == (409, True)
    assert organiser.get("/office/papper/reservparm").status_code == 200


def test_without_an_edition_the_page_says_what_to_do(client, house):
    assert "Ingen upplaga finns än" in client("organiser").get("/office/papper").text
    assert client("organiser").get("/office/papper/reservparm").status_code == 404


@pytest.mark.parametrize("role", ["", "chair", "door", "desk", "moderator", "reader", "screen"])
def test_others_are_refused(client, edition, role):
    someone = client(role) if role else client()

    for name, answer in all_papers(someone):
        assert (name, answer.status_code in (302, 401, 403), answer.mimetype) == (name, True, "text/html")
    page = someone.get("/office/papper")
    assert page.status_code in (302, 401, 403)


def test_an_unknown_paper_or_sheet_is_not_found(client, edition):
    organiser = client("organiser")

    assert organiser.get("/office/papper/lonelista").status_code == 404
    assert organiser.post("/office/papper/namnskyltar", data={"sheet": "a0"}).status_code == 404


def test_the_hosts_at_the_door_print_the_attendance_list_and_no_other_paper(client, edition, tmp_path):
    host = client("door")
    printed = host.get("/office/papper/narvarolista/dorr")
    assert (printed.status_code, "Närvarolista A–Ö" in told(printed.data, tmp_path)) == (200, True)
    assert host.get("/office/papper/manus").status_code == 403
