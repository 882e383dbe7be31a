"""The agenda before the sitting: items, documents, the summons and what comes too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfWriter

from parliament.editions import rules as edition_rules
from parliament.editions import service as editions
from parliament.mail import service as mail
from parliament.registration import service as registration
from parliament.shared import clock, text
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import plan_rules, rules
from parliament.sitting import service as sitting
from parliament.sitting.service import NewItem
from tests.services import world as worlds
from tests.services.world import BY, World, sql

TABLES = ("agenda_item", "item_detail", "basis_document", "summons", "summons_log", "mail_letter", "journal")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A sitting that has been prepared and not opened: opening, theme, closing."""
    with worlds.world_in(tmp_path, seats=2, sitting_open=False) as made:
        yield made


def refused(kind: type[RuleBroken], act: object, **arguments: object) -> RuleBroken:
    """A refusal changes nothing."""
    before = str([sql(f"SELECT * FROM {table}") for table in TABLES])
    with pytest.raises(kind) as error:
        act(by=BY, **arguments)  # type: ignore[operator]
    assert str([sql(f"SELECT * FROM {table}") for table in TABLES]) == before
    return error.value


def matter(**changed: object) -> NewItem:
    facts: dict[str, object] = {
        "kind": "matter",
        "title": "Leverantörsdagar",
        "minutes": 20,
        "presenter": "Näringslivsdirektören",
        "proposal": "Parlamentet tillstyrker\natt dagarna ordnas.",
    }
    return NewItem(**{**facts, **changed})  # type: ignore[arg-type]


def items(world: World) -> tuple[sitting.ItemView, ...]:
    return sitting.sitting(world.sitting_id).items


def add(world: World, **changed: object) -> str:
    return sitting.add_item(sitting_id=world.sitting_id, new=matter(**changed), by=BY)


def a_pdf(folder: Path, *, password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    if password:
        writer.encrypt(password)
    writer.write(folder / "made.pdf")
    return (folder / "made.pdf").read_bytes()


def test_a_matter_stands_before_the_closing_with_all_it_says(world: World) -> None:
    add(world)
    add(world, title="Ett till")
    assert [(item.number, item.title) for item in items(world)] == [
        (1, "Öppnande"),
        (2, "Tema"),
        (3, "Leverantörsdagar"),
        (4, "Ett till"),
        (5, "Avslutning"),
    ]
    found = items(world)[2]
    assert (found.kind, found.presenter, found.proposal, found.urgent) == (
        "matter",
        "Näringslivsdirektören",
        "Parlamentet tillstyrker\natt dagarna ordnas.",
        False,
    )


def test_times_follow_as_long_as_the_sitting_has_not_begun(world: World) -> None:
    first = items(world)[0]
    start = clock.from_stockholm(clock.stockholm(clock.now()).date(), 9, 0)
    opening = NewItem(kind="opening", title="Öppnande", minutes=10, starts_at=start)
    sitting.change_item(sitting_id=world.sitting_id, item_id=first.id, new=opening, by=BY)
    added = add(world)
    assert [item.planned_start for item in items(world)] == [
        start + timedelta(minutes=minutes) for minutes in (0, 10, 65, 85)
    ]
    sitting.move_item(sitting_id=world.sitting_id, item_id=added, up=True, by=BY)
    assert [item.planned_start for item in items(world)] == [
        start + timedelta(minutes=minutes) for minutes in (0, 10, 30, 85)
    ]
    sitting.remove_item(sitting_id=world.sitting_id, item_id=added, by=BY)
    assert [item.planned_start for item in items(world)] == [
        start + timedelta(minutes=minutes) for minutes in (0, 10, 65)
    ]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"kind": "party"}, edition_rules.UnknownChoice),
        ({"title": " "}, text.TextEmpty),
        ({"title": "x" * 101}, text.TextTooLong),
        ({"proposal": "x" * 2001}, text.TextTooLong),
        ({"minutes": -1}, edition_rules.OutOfRange),
        ({"kind": "theme", "theme_id": "none"}, NotFound),
    ],
)
def test_what_cannot_stand_in_an_agenda_is_refused(
    world: World, changed: dict[str, object], refusal: type[RuleBroken]
) -> None:
    refused(refusal, sitting.add_item, sitting_id=world.sitting_id, new=matter(**changed))
    waiting = items(world)[1].id
    arguments = {"sitting_id": world.sitting_id, "item_id": waiting, "new": matter(**changed)}
    refused(refusal, sitting.change_item, **arguments)


def test_the_summons_goes_to_every_seat_and_substitute_once(world: World) -> None:
    registration.add_substitute(
        company_id=world.seats[0].company_id, name="Sara Ersättare", email="sara@exempel.test", by=BY
    )
    add(world)
    assert sitting.send_summons(sitting_id=world.sitting_id, by=BY) == 3
    assert sitting.send_summons(sitting_id=world.sitting_id, by=BY) == 0
    told = sitting.summons(world.sitting_id)
    assert [(person.seat, person.name, person.status) for person in told.people] == [
        (1, world.seats[0].delegate_name, "queued"),
        (2, world.seats[1].delegate_name, "queued"),
        (0, "Sara Ersättare", "queued"),
    ]
    letters = [mail.letter(person.letter_id) for person in told.people]
    assert {letter.kind for letter in letters} == {"summons"}
    assert "- § 3 Leverantörsdagar\n- § 4 Avslutning" in letters[0].text
    assert "som ersättare" in letters[2].text
    registration.add_substitute(
        company_id=world.seats[0].company_id, name="Siv Senare", email="siv@exempel.test", by=BY
    )
    assert sitting.summons(world.sitting_id).missing == 1
    assert sitting.send_summons(sitting_id=world.sitting_id, by=BY) == 1


def test_a_late_summons_is_a_warning_and_no_block(world: World) -> None:
    """The world's day is today: the week passed a week ago."""
    assert sitting.summons(world.sitting_id).days_late == 7
    sitting.send_summons(sitting_id=world.sitting_id, by=BY)
    assert sitting.summons(world.sitting_id).days_late == 7
    assert sitting.summoned_at(world.sitting_id) is not None


def test_without_a_day_or_items_there_is_nothing_to_summon_to(world: World) -> None:
    for item in items(world):
        sitting.remove_item(sitting_id=world.sitting_id, item_id=item.id, by=BY)
    refused(plan_rules.NoSummonsYet, sitting.send_summons, sitting_id=world.sitting_id)
    add(world)
    editions.change_edition(edition_id=world.edition_id, date=None, by=BY)
    refused(plan_rules.NoSummonsYet, sitting.send_summons, sitting_id=world.sitting_id)


def test_the_agenda_is_frozen_when_the_summons_is_sent(world: World) -> None:
    announced = add(world)
    sitting.send_summons(sitting_id=world.sitting_id, by=BY)
    arguments = {"sitting_id": world.sitting_id, "item_id": announced}
    refused(plan_rules.AgendaFrozen, sitting.change_item, new=matter(title="Annat"), **arguments)
    refused(plan_rules.AgendaFrozen, sitting.remove_item, **arguments)
    sitting.change_minutes(minutes=30, by=BY, **arguments)


def test_a_late_item_is_taken_up_only_when_all_agree(world: World) -> None:
    """KL 5:14, 5:52."""
    sitting.send_summons(sitting_id=world.sitting_id, by=BY)
    late = add(world, title="Brådskande fråga")
    arguments = {"sitting_id": world.sitting_id, "item_id": late}
    assert [(item.number, item.urgent) for item in items(world)] == [
        (1, False),
        (2, False),
        (0, True),
        (3, False),
    ]
    refused(rules.SittingNotOpen, sitting.admit_item, **arguments)
    sitting.step(sitting_id=world.sitting_id, name="open", by=BY)
    refused(plan_rules.LateItemNotAdmitted, sitting.begin_item, **arguments)
    for expected in ("Öppnande", "Tema", "Avslutning"):  # the one that waits for consent is passed over
        sitting.next_item(sitting_id=world.sitting_id, by=BY)
        current = sitting.sitting(world.sitting_id).item
        assert current is not None
        assert current.title == expected
    sitting.admit_item(by=BY, **arguments)
    refused(plan_rules.NothingToAdmit, sitting.admit_item, **arguments)
    sitting.begin_item(by=BY, **arguments)
    assert [item.number for item in items(world)] == [1, 2, 3, 4]


def test_a_late_item_may_still_be_changed_and_removed(world: World) -> None:
    sitting.send_summons(sitting_id=world.sitting_id, by=BY)
    late = add(world)
    arguments = {"sitting_id": world.sitting_id, "item_id": late}
    sitting.change_item(new=matter(title="Annat"), by=BY, **arguments)
    assert items(world)[2].title == "Annat"
    sitting.remove_item(by=BY, **arguments)
    assert len(items(world)) == 3


def test_what_has_begun_is_not_changed_here(world: World) -> None:
    sitting.step(sitting_id=world.sitting_id, name="open", by=BY)
    sitting.next_item(sitting_id=world.sitting_id, by=BY)
    arguments = {"sitting_id": world.sitting_id, "item_id": items(world)[0].id}
    refused(plan_rules.ItemBegun, sitting.remove_item, **arguments)
    refused(plan_rules.ItemBegun, sitting.change_item, new=matter(), **arguments)
    refused(plan_rules.NothingToAdmit, sitting.admit_item, **arguments)


def test_a_day_holds_so_many_items(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_rules, "MAX_ITEMS", 3)
    refused(plan_rules.AgendaFull, sitting.add_item, sitting_id=world.sitting_id, new=matter())


def test_a_document_is_kept_and_removed_with_its_file(world: World, tmp_path: Path) -> None:
    item_id = add(world)
    folder = tmp_path / "uploads"
    document_id = sitting.add_document(
        sitting_id=world.sitting_id,
        item_id=item_id,
        title="Tjänsteskrivelse",
        content=a_pdf(tmp_path),
        folder=folder,
        by=BY,
    )
    found = sitting.documents(world.sitting_id)[item_id][0]
    assert (found.id, found.title, found.pages) == (document_id, "Tjänsteskrivelse", 1)
    place = sitting.document_file(folder=folder, document_id=document_id)
    assert len(place.read_bytes()) == found.size
    arguments = {"sitting_id": world.sitting_id, "item_id": item_id}
    refused(plan_rules.ItemHasDocuments, sitting.remove_item, **arguments)
    sitting.remove_document(document_id=document_id, folder=folder, by=BY)
    assert not place.exists()
    assert sitting.documents(world.sitting_id) == {}
    for unknown in (document_id, "../../secret", ""):
        with pytest.raises(NotFound):
            sitting.document_file(folder=folder, document_id=unknown)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"%PDF-1.7\nnot really",
        b"PK\x03\x04",
        b"%PDF-" + b"0" * plan_rules.DOCUMENT_BYTES,
    ],
    ids=["empty", "html", "broken", "zip", "huge"],
)
def test_what_is_no_pdf_is_not_kept(world: World, tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "uploads"
    arguments = {"sitting_id": world.sitting_id, "item_id": items(world)[1].id, "title": "Fil"}
    refused(plan_rules.NotADocument, sitting.add_document, content=content, folder=folder, **arguments)
    assert not list(folder.rglob("*.pdf"))


def test_a_locked_pdf_and_an_unknown_item_leave_no_file(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    arguments = {"sitting_id": world.sitting_id, "title": "Fil", "folder": folder}
    locked = a_pdf(tmp_path, password="hemligt")
    item_id = items(world)[1].id
    refused(plan_rules.NotADocument, sitting.add_document, item_id=item_id, content=locked, **arguments)
    refused(NotFound, sitting.add_document, item_id="none", content=a_pdf(tmp_path), **arguments)
    assert not list(folder.rglob("*.pdf"))
