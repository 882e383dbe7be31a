"""The rules of mail: states, retries, reminders, headers, addresses, and the words of every letter."""

from __future__ import annotations

import html
import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from parliament.mail import rendering, rules, smtp_server
from parliament.shared import text

NOW = datetime(2027, 5, 5, 12, tzinfo=UTC)
EVENTS = ("claim", "accept", "defer", "refuse", "give_up", "withdraw", "bounce", "send_again")
NAMES = ("ticket", "link", "new_link", "week", "day", "cancelled", "edition_cancelled")
OTHERS = (
    "adjust",
    "adjust_again",
    "adjust_reminder",
    "answer_soon",
    "coming",
    "interest_expired",
    "interest_received",
    "invitation",
    "replaced",
    "reserve",
    "save_the_date",
    "summons",
    "survey",
    "survey_reminder",
    "undertaking_news",
    "undertaking_owner",
    "undertaking_reminder",
)
"""Letters with facts of their own, rendered where they are written from."""
FACTS = {
    "name": "Åsa Öst",
    "company": "Exempelbolaget Fjällvind AB",
    "seat": 27,
    "may_vote": True,
    "site": "Näringslivsparlamentet",
    "edition": "Näringslivsparlamentet 2027",
    "day": "onsdag 12 maj 2027",
    "when": "onsdag 12 maj 2027 kl. 9–15.30",
    "where": "Gamla Teatern",
    "in_calendar": True,
    "reason": "Sjukdom",
}


@pytest.mark.parametrize(("status", "event"), list(itertools.product(rules.STATUSES, EVENTS)))
def test_what_the_table_does_not_say_cannot_happen(status: str, event: str) -> None:
    if (status, event) in rules.TRANSITIONS:
        assert rules.after(status, event) in rules.STATUSES
        return
    with pytest.raises(rules.LetterNotThere):
        rules.after(status, event)


def test_a_letter_that_was_sent_is_only_sent_again_when_someone_asks() -> None:
    assert {event for status, event in rules.TRANSITIONS if status == rules.SENT} == {"bounce", "send_again"}


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(1, 1), (2, 5), (3, 30), (4, 120), (5, 360), (6, 360), (40, 360)]
)
def test_the_pauses_grow(attempts: int, minutes: int) -> None:
    again = rules.next_try(first_try_at=NOW, attempts=attempts, now=NOW, not_after=None)
    assert again == NOW + timedelta(minutes=minutes)


def test_three_days_of_trying_is_enough() -> None:
    first = NOW - timedelta(days=3) + timedelta(hours=1)
    last = rules.next_try(first_try_at=first, attempts=14, now=NOW, not_after=None)
    assert last == first + timedelta(days=3)
    assert rules.next_try(first_try_at=first, attempts=15, now=last, not_after=None) is None


def test_nothing_is_tried_after_it_has_lost_its_point() -> None:
    soon = NOW + timedelta(seconds=20)
    assert rules.next_try(first_try_at=NOW, attempts=1, now=NOW, not_after=soon) == soon
    assert rules.next_try(first_try_at=NOW, attempts=2, now=soon, not_after=soon) is None


@pytest.mark.parametrize(
    ("days_left", "days_registered", "hour", "due"),
    [
        (8, 30, 12, None),
        (7, 30, 12, "week"),
        (7, 30, 6, None),
        (7, 30, 7, "week"),
        (7, 30, 20, None),
        (7, 2, 12, "week"),
        (7, 1, 12, None),
        (3, 6, 12, "week"),
        (3, 5, 12, None),
        (2, 90, 12, "week"),
        (1, 90, 12, "day"),
        (1, 1, 12, "day"),
        (1, 0, 12, None),
        (0, 90, 7, "day"),
        (-1, 90, 12, None),
    ],
)
def test_reminders_go_a_week_and_a_day_before(
    days_left: int, days_registered: int, hour: int, due: str | None
) -> None:
    assert rules.reminder(days_left=days_left, days_registered=days_registered, hour=hour) == due


@pytest.mark.parametrize(
    "typed",
    [
        "a@b.se",
        "namn.efternamn+plats@företag.se",
        "x@exempel.test",
        "anna@dator.local",
        "'; drop table--@exempel.se".replace(" ", "").replace(";", ""),
    ],
)
def test_addresses_that_a_server_can_take(typed: str) -> None:
    assert rules.address(typed).isascii()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a",
        "a@b",
        "a@b@c.se",
        "a b@c.se",
        "a@c.se\nBcc: x@y.se",
        "a@c.se\r\nRCPT TO:<x@y.se>",
        "åsa@exempel.se",
        f"{'a' * 300}@exempel.se",
        f"a@{'b' * 300}.se",
        "a@exempel..se",
        "<a@b.se>",
        "a@b.se, c@d.se",
        "a@[127.0.0.1]",
        "\u202ea@b.se",
    ],
)
def test_addresses_that_no_server_is_asked_to_take(typed: str) -> None:
    with pytest.raises(rules.AddressMalformed):
        rules.address(typed)


def test_a_header_is_one_line_of_limited_length() -> None:
    assert (
        rules.header("Anna\r\nBcc: alla@exempel.se\x00\u2028X", max_length=80)
        == "Anna Bcc: alla@exempel.se X"
    )
    assert "=?" not in rules.header("=?utf-8?q?=0d=0aBcc:_x?= ==??x", max_length=80)
    assert rules.header("Å" * 300, max_length=120) == "Å" * 120


@pytest.mark.parametrize(
    ("code", "temporary"), [(421, True), (450, True), (452, True), (500, False), (550, False), (554, False)]
)
def test_which_refusals_ask_us_back(code: int, temporary: bool) -> None:
    assert rules.is_temporary(code) is temporary


def test_there_is_a_template_in_both_languages_for_every_letter() -> None:
    folder = Path(rendering._FOLDER)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{name}.{language}.txt" for name in (*NAMES, *OTHERS) for language in ("sv", "en")
    )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("known", [True, False])
def test_every_letter_is_written_whole(name: str, language: str, known: bool) -> None:
    facts = {**FACTS, "in_calendar": known, "may_vote": known, "reason": "Sjukdom" if known else ""}
    letter = rendering.render(name, language, facts)
    links = dict.fromkeys(rendering.marks(letter.text), "https://exempel.se/x")
    plain = rendering.fill(letter.text, links)
    assert 10 < len(letter.subject) < 100
    assert "Åsa Öst" in plain
    assert not any(unwanted in plain for unwanted in ("{", "}", "\ue000", "\n\n\n", "!", "vänligen", "None"))
    assert f'<html lang="{language}">' in letter.html
    assert not any(unwanted in letter.html for unwanted in ("<img", "<style", "style=", "<script", "<link"))
    words_of_html = (
        html.unescape(rendering.fill(letter.html, links, as_html=True)).split("<body>")[1].replace("<br>", "")
    )
    for line in plain.splitlines():
        assert line.removeprefix("- ").strip() in words_of_html, "both forms say the same"


def test_what_people_type_becomes_neither_markup_nor_link_nor_line() -> None:
    nasty = 'X\n\n- <b>"&\ue000seat\ue001https://ond.exempel\r\nSubject: y'
    letter = rendering.render("ticket", "sv", {**FACTS, "name": nasty, "company": nasty, "edition": nasty})
    assert "\n" not in letter.subject
    assert text.one_line(nasty) in letter.text
    assert "<b>" not in letter.html
    assert "&lt;b&gt;&#34;&amp;" in letter.html or "&lt;b&gt;&quot;&amp;" in letter.html
    assert 'href="https://ond' not in letter.html
    assert letter.text.count("\ue000seat\ue001") == 1
    assert "<li>" not in letter.html


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://post.exempel.se", ("post.exempel.se", 25, "none", "", "no-reply@parlament.exempel.se")),
        (
            "smtp://post.exempel.se:2525?from=info@exempel.se",
            ("post.exempel.se", 2525, "none", "", "info@exempel.se"),
        ),
        (
            "smtp://a%40b.se:hem%3Alig%2F@post.se?starttls=1",
            ("post.se", 587, "starttls", "hem:lig/", "a@b.se"),
        ),
        (
            "smtp://namn:lösen@post.se:587",
            ("post.se", 587, "starttls", "lösen", "no-reply@parlament.exempel.se"),
        ),
        ("smtp://namn:x@127.0.0.1:25", ("127.0.0.1", 25, "none", "x", "no-reply@parlament.exempel.se")),
        ("smtp://namn:x@post.se?starttls=0", ("post.se", 25, "none", "x", "no-reply@parlament.exempel.se")),
        ("smtps://namn@exempel.se:x@post.se", ("post.se", 465, "tls", "x", "namn@exempel.se")),
    ],
)
def test_the_server_is_read_from_its_address(url: str, expected: tuple[object, ...]) -> None:
    server = smtp_server.parse(url, public_url="https://parlament.exempel.se")
    assert server is not None
    assert (server.host, server.port, server.security, server.password, server.sender) == expected
    assert "password" not in repr(server)


def test_without_an_address_there_is_no_server() -> None:
    assert smtp_server.parse("") is None


@pytest.mark.parametrize("url", ["http://post.se", "smtp://", "post.se:25", "smtp:///x"])
def test_nonsense_is_no_server(url: str) -> None:
    with pytest.raises(ValueError):
        smtp_server.parse(url)
