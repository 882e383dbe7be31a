"""A whole day through the services: the demonstration is played to its end, and its facts counted again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from parliament import demo
from parliament.app import create_app
from parliament.budget import service as budget
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.evaluation import service as evaluation
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.sitting import service as sittings
from parliament.storage import database, journal, migrate
from parliament.voting import service as voting
from parliament.voting import verify
from parliament.voting.parts import parts
from parliament.voting.views import DivisionView
from tests.conftest import make_settings
from tests.running import PARLIAMENT, ROOT

SEATS = 50
CHAIRS_SEAT = 1  # who leads the matter is a delegate, with a casting vote


@dataclass(frozen=True, slots=True)
class Day:
    """A played day: its edition, and its divisions in the order they were put."""

    folder: Path
    edition_id: str
    sitting: sittings.SittingView
    divisions: list[DivisionView]

    def division(self, words: str, *, status: str = "declared") -> DivisionView:
        """The one division with these words in its title and this status."""
        found = [one for one in self.divisions if words in one.title and one.status == status]
        assert len(found) == 1, [one.title for one in self.divisions]
        return found[0]


@contextmanager
def played(folder: Path, *, seed: int = 2023, seats: int = SEATS) -> Iterator[Day]:
    """Play a day into ``folder`` as ``parliament demo --stage after`` does."""
    app = create_app(make_settings(folder))
    migrate.upgrade()
    with app.app_context():
        edition_id = demo.play(demo.Plan(stage="after", seats=seats, seed=seed))
        sitting = sittings.current(edition_id)
        assert sitting is not None
        yield Day(folder, edition_id, sitting, voting.divisions(sitting.id))
        parts().box.stop()
    database.current().dispose()


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    with played(tmp_path_factory.mktemp("day")) as made:
        yield made


def test_the_day_went_from_opening_to_close(day: Day) -> None:
    assert editions.edition(day.edition_id).status == "held"
    assert day.sitting.phase == "closed"
    programme = [item.kind for item in editions.programme(day.edition_id)]
    planned = programme[programme.index("opening") :]
    kinds = [item.kind for item in day.sitting.items]
    assert kinds == [*planned[:-1], "question_hour", "matter", "closing"]
    assert {item.status for item in day.sitting.items} == {"done"}
    assert planned.count("theme") == 4
    steps = [e.action for e in journal.entries(subject=day.sitting.id) if e.action.startswith("sitting.")]
    assert len(steps) > len(planned)
    assert clock.now().year >= 2024, "the clock is right again"


def test_everybody_came_and_one_company_in_nine_has_two_seats(day: Day) -> None:
    seats = registration.seats(day.edition_id)
    assert [seat.number for seat in seats] == list(range(1, SEATS + 1))
    assert door.present_seats(day.edition_id) <= {seat.id for seat in seats}
    assert len(door.attendance(day.edition_id)) == SEATS
    assert len({seat.company_id for seat in seats}) == 45


def test_there_are_divisions_of_every_sort(day: Day) -> None:
    """One trial, four themes of which one was repeated, a ranking, points, and two recorded of the matter."""
    assert Counter((d.kind, d.secrecy, d.trial, d.status) for d in day.divisions) == {
        ("choose", "secret", True, "declared"): 1,
        ("choose", "secret", False, "declared"): 4,
        ("choose", "secret", False, "annulled"): 1,
        ("rank", "secret", False, "declared"): 1,
        ("points", "secret", False, "declared"): 1,
        ("yes_no", "recorded", False, "declared"): 2,
    }
    annulled = next(d for d in day.divisions if d.status == "annulled")
    again = next(d for d in day.divisions if d.repeats == annulled.id)
    assert (again.title, again.theme_id, again.status) == (annulled.title, annulled.theme_id, "declared")
    assert annulled.annul_reason
    assert annulled.result is None or annulled.winners == ()
    assert {d.register_size for d in day.divisions} == {SEATS}
    ties = [d.title for d in day.divisions if d.result and d.result["tie"]]
    assert ties == [by_theme(day)[2].title, "Votering: Så går parlamentet vidare"]
    assert [d.result["paper"] for d in by_theme(day) if d.result] == [0, 0, 0, 1]
    assert all(d.sealed for d in day.divisions if d.secrecy == "secret")


def by_theme(day: Day) -> list[DivisionView]:
    """The declared division of each theme, in the order of the programme."""
    order = [theme.id for theme in editions.themes(day.edition_id)]
    declared = [d for d in day.divisions if d.theme_id and d.status == "declared"]
    return sorted(declared, key=lambda d: order.index(d.theme_id or ""))


def test_every_declared_result_is_what_the_public_ballots_give(day: Day) -> None:
    """Counted again here, by hand, from what anyone may read."""
    for division in day.divisions:
        if division.status != "declared":
            continue
        result = dict(division.result or {})
        ballots = [one["choices"] for one in voting.public_ballots(division.id)]
        counted = counted_by_hand(division.kind, ballots)
        if result["paper"]:
            counted["A"] += 1
        assert result["counts"] == {option.id: counted[option.id] for option in division.options}
        assert result["blank"] == ballots.count([]) + ballots.count(())
        assert result["digital"] == len(ballots) == division.cast
        assert result["digital"] + result["paper"] <= division.register_size
        if result["decided_by"] == "casting_vote":
            chairs = next(b for b in voting.public_ballots(division.id) if b["seat"] == CHAIRS_SEAT)
            assert counted["yes"] == counted["no"]
            assert result["winners"] == chairs["choices"]
        elif division.kind == "rank":
            assert set(result["winners"]) == beats_every_other(division, ballots)
        else:
            assert set(result["winners"]) == winners_by_hand(division, counted)


def counted_by_hand(kind: str, ballots: list[Any]) -> Counter[str]:
    """The numbers that are shown: first places of a ranking, points given, else marks."""
    if kind == "points":
        return Counter(option for given in ballots for option, n in given.items() for _ in range(n))
    return Counter(choice for choices in ballots for choice in (choices[:1] if kind == "rank" else choices))


def beats_every_other(division: DivisionView, ballots: list[Any]) -> set[str]:
    """The option that more ballots put above than below each of the others."""
    ids = [option.id for option in division.options]

    def above(one: str, other: str) -> int:
        return sum(one in b and (other not in b or b.index(one) < b.index(other)) for b in ballots)

    return {a for a in ids if all(above(a, b) > above(b, a) for b in ids if b != a)}


def winners_by_hand(division: DivisionView, counted: Counter[str]) -> set[str]:
    """The most voted for; who is level with the last place goes along (rule: both)."""
    if division.kind == "yes_no":
        return {"yes" if counted["yes"] > counted["no"] else "no"}
    border = sorted((counted[o.id] for o in division.options), reverse=True)[division.places - 1]
    return {o.id for o in division.options if counted[o.id] >= border > 0}


def test_recorded_ballots_name_the_seat_and_secret_ones_only_a_mark(day: Day) -> None:
    recorded = voting.public_ballots(day.division("i formell fråga").id)
    assert {frozenset(ballot) for ballot in recorded} == {frozenset({"seat", "choices"})}
    for division in by_theme(day):
        ballots = voting.public_ballots(division.id)
        assert {frozenset(ballot) for ballot in ballots} == {frozenset({"tracker", "choices"})}
        assert ballots == sorted(ballots, key=lambda ballot: str(ballot["tracker"]))


def test_each_theme_tells_what_will_be_answered(day: Day) -> None:
    for item in day.sitting.items:
        if item.kind == "theme":
            division = next(d for d in by_theme(day) if d.theme_id == item.theme_id)
            assert all(option.label in item.decision for option in division.winners)
        elif item.kind in ("opening", "adjusters", "closing"):
            assert item.decision


def test_the_matter_is_told_under_its_own_item(day: Day) -> None:
    item = next(item for item in day.sitting.items if item.kind == "matter")
    told = sittings.deciding_for_minutes(item.id)
    assert told is not None
    assert [q.decided_by for q in told.questions] == [
        "minority",
        "acclamation",
        "casting_vote",
        "acclamation",
    ]
    assert [d.title for d in day.divisions if d.item_id == item.id] == [
        f"Votering i formell fråga: {item.title}",
        f"Votering: {item.title}",
    ]
    assert len(told.dissents) == 1
    assert item.decision.splitlines()[-1] == f"Bifall till förslaget: {item.proposal}"


def test_questions_came_to_different_ends(day: Day) -> None:
    asked = questions.list_questions(day.edition_id)
    assert len(asked) == 16
    assert Counter(q.status for q in asked) == {"answered": 12, "asked": 4}
    ends = Counter(q.answer.outcome for q in asked if q.answer)
    assert ends == {"answered": 4, "in_writing": 4, "belongs_elsewhere": 4}
    assert all(q.support > 0 for q in asked if q.status == "answered")


def test_the_survey_was_answered_apart_from_who_answered(day: Day) -> None:
    summary = evaluation.summary(day.edition_id)
    who = [seat for seat in registration.seats(day.edition_id) if evaluation.has_answered(seat.id)]
    assert (summary.answers, summary.on_paper) == (len(who) + 1, 1)
    assert 30 <= len(who) <= SEATS
    assert not evaluation.survey_open(day.edition_id)


def test_the_frame_holds(day: Day) -> None:
    view = budget.overview(day.edition_id)
    assert view.frame_ore == 40_000_00
    assert (view.spent_ore, view.committed_ore) == (1_450_00, 24_300_00)
    assert view.available_ore == 40_000_00 - 1_450_00 - 24_300_00


def test_the_journal_is_whole_and_everything_agrees(day: Day) -> None:
    assert list(journal.breaks()) == []
    assert list(verify.breaks(parts().sum_key)) == []
    declared = journal.entries(actions=("voting.division_declared",))
    assert len(declared) == 9


def facts(day: Day) -> list[object]:
    """What must be the same when the same seed is played again: everything but ids, marks and times."""
    return [
        [(seat.number, seat.delegate_name, seat.company_name) for seat in registration.seats(day.edition_id)],
        [(d.title, d.status, d.cast, (d.result or {}).get("counts"), d.trial) for d in day.divisions],
        [(q.text, q.seat_number, q.support, q.status) for q in questions.list_questions(day.edition_id)],
        evaluation.summary(day.edition_id).answers,
        [item.decision for item in day.sitting.items],
    ]


def test_the_same_seed_plays_the_same_day_and_another_one_another(tmp_path: Path) -> None:
    days = []
    for number, seed in enumerate((7, 7, 8)):
        folder = tmp_path / str(number)
        folder.mkdir()
        with played(folder, seed=seed, seats=12) as made:
            days.append(facts(made))
    assert days[0] == days[1]
    assert days[0] != days[2]


@pytest.mark.parametrize("seats", [2, 5])
def test_a_very_small_day_can_be_played_too(tmp_path: Path, seats: int) -> None:
    with played(tmp_path, seats=seats) as made:
        assert made.sitting.phase == "closed"
        assert list(verify.breaks(parts().sum_key)) == []


TAMPERING = {
    "edited": "UPDATE secret_ballot SET choices = 'E' WHERE tracker = "
    "(SELECT max(tracker) FROM secret_ballot WHERE choices = 'A')",
    "removed": "DELETE FROM secret_ballot WHERE tracker = (SELECT max(tracker) FROM secret_ballot)",
    "added": "INSERT INTO secret_ballot SELECT division_id, 'AAAAAAAAAAAAAAAA', choices, 0, 0 FROM "
    "secret_ballot LIMIT 1",
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of a day that nobody has touched."""
    folder = tmp_path_factory.mktemp("untouched")
    with played(folder, seats=10):
        pass
    return folder / "parliament.db"


def verified(folder: Path) -> tuple[int, str]:
    """`parliament verify` in a process of its own: its exit status, and what it said."""
    secrets = {"SECRET_KEY": "s" * 40, "SEAT_SECRET": "p" * 40, "PARLIAMENT_INSTANCE": str(folder)}
    command = [*PARLIAMENT, "verify"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **secrets}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_an_untouched_day_is_verified(file: Path, tmp_path: Path) -> None:
    shutil.copy(file, tmp_path / file.name)
    assert verified(tmp_path) == (0, "Allt stämmer: journalen, röstlängderna, rösterna och summorna.\n")


@pytest.mark.parametrize("deed", list(TAMPERING))
def test_a_ballot_that_is_touched_by_hand_is_told_in_a_plain_sentence(
    file: Path, tmp_path: Path, deed: str
) -> None:
    shutil.copy(file, tmp_path / file.name)
    with closing(sqlite3.connect(tmp_path / file.name)) as by_hand, by_hand:
        assert by_hand.execute(TAMPERING[deed]).rowcount == 1
    status, words = verified(tmp_path)
    assert status == 1
    assert "rösterna stämmer inte med summan. En röst har ändrats, tagits bort eller lagts till." in words
    assert "fel hittades." in words
    assert "Traceback" not in words
