"""Letters on their way: real mail servers that take, fail, refuse, hang, die and come back."""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult
from flask import Flask

from parliament.access.seat_keys import SeatKeys
from parliament.mail import outbox, rules, service, smtp_server
from parliament.mail.rendering import Rendered, page
from parliament.mail.sender import Sender, start
from parliament.registration import service as registration
from parliament.registration.letters import PersonalLinks
from parliament.shared import clock
from parliament.storage import database
from parliament.storage.actor import Actor
from parliament.storage.transaction import in_transaction, transaction
from tests.hall import key_of, open_edition, register
from tests.smtp import DIE, DIE_AFTER, HANG, PostOffice, html_of, text_of, wait_until

ROOT = Path(__file__).resolve().parents[2]
PUBLIC_URL = "https://parlament.exempel.se"
BY = Actor.system()


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with PostOffice() as opened:
        yield opened


@pytest.fixture(autouse=True)
def _right_clock() -> Iterator[None]:
    yield
    clock.play_no_more()


def sender_to(office: PostOffice, url: str = "") -> Sender:
    links = PersonalLinks(SeatKeys("p" * 40), registration.SeatRegister(), public_url=PUBLIC_URL)
    return Sender(
        smtp_server.parse(url or office.url, public_url=PUBLIC_URL), public_url=PUBLIC_URL, links=links
    )


def write(n: int = 1, **changed: object) -> str:
    words = Rendered("Hej", f"Brev {n}\n", page(f"Brev {n}", "sv"))
    facts: dict[str, object] = {
        "key": ("test", str(n)),
        "kind": "test",
        "recipient": f"anna{n}@exempel.se",
        "recipient_name": f"Anna {n}",
        "sender_name": "Näringslivsparlamentet",
        "language": "sv",
        "words": words,
    }
    return service.write_letter(service.NewLetter(**{**facts, **changed}))  # type: ignore[arg-type]


def pass_time(**much: float) -> None:
    clock.play_at(clock.now() + timedelta(**much))


def state(letter_id: str) -> tuple[str, int, str]:
    letter = service.letter(letter_id)
    return letter.status, letter.attempts, letter.last_code


def test_a_ticket_arrives_with_the_persons_own_link(house: Flask, office: PostOffice) -> None:
    company = register(open_edition(), people=2)
    assert sender_to(office).send_due().counts == {"sent": 2}
    assert sorted(office.recipients) == ["a@bolag1.exempel.se", "b@bolag1.exempel.se"]
    for seat in company.seats:
        letter = next(message for message in office.taken if seat.email in message["To"])
        assert f"{PUBLIC_URL}/d/{key_of(seat.id)}\n" in text_of(letter)
        assert f'href="{PUBLIC_URL}/d/{key_of(seat.id)}"' in html_of(letter)
        assert letter["From"] == "Näringslivsparlamentet <info@exempel.se>"
        assert letter["Auto-Submitted"] == "auto-generated"
        assert not any("\ue000" in part.as_string() for part in letter.walk())
    assert office.connections == 1, "one connection carries many letters"


def test_no_personal_link_is_ever_stored(house: Flask) -> None:
    seat = register(open_edition()).seats[0]
    key = key_of(seat.id)
    database.current().engine.dispose()
    for file in database.current().path.parent.glob("parliament.db*"):
        assert key.encode() not in file.read_bytes()


def test_what_is_rolled_back_sends_nothing(house: Flask, office: PostOffice) -> None:
    edition = open_edition()
    with suppress(ZeroDivisionError), transaction():
        register(edition)
        raise ZeroDivisionError
    assert sender_to(office).send_due().counts == {}
    assert office.taken == []


def test_the_same_letter_is_written_once(house: Flask, office: PostOffice) -> None:
    first = write()
    assert write() == first
    assert sender_to(office).send_due().counts == {"sent": 1}
    assert sender_to(office).send_due().counts == {}
    assert len(office.taken) == 1


def test_a_temporary_no_is_tried_again_and_then_goes_through(house: Flask, office: PostOffice) -> None:
    office.for_recipient.extend(["450 4.2.1 Come back later", "450 4.2.1 Come back later"])
    letter = write()
    sender = sender_to(office)
    assert sender.send_due().counts == {"queued": 1}
    assert state(letter) == ("queued", 1, "smtp_450")
    assert service.letter(letter).last_error == "4.2.1 Come back later"
    assert sender.send_due().counts == {}, "not before its time"
    pass_time(minutes=1, seconds=1)
    assert sender.send_due().counts == {"queued": 1}
    pass_time(minutes=1, seconds=1)
    assert sender.send_due().counts == {}, "the second pause is longer"
    pass_time(minutes=4)
    assert sender.send_due().counts == {"sent": 1}
    assert state(letter) == ("sent", 3, "")
    assert service.letter(letter).last_error == ""


def test_a_no_for_good_is_not_tried_again_and_holds_up_nobody(house: Flask, office: PostOffice) -> None:
    office.for_recipient.append("550 5.1.1 No such user")
    refused, other = write(1), write(2)
    assert sender_to(office).send_due().counts == {"failed": 1, "sent": 1}
    assert state(refused) == ("failed", 1, "smtp_550")
    assert state(other) == ("sent", 1, "")
    pass_time(days=1)
    assert sender_to(office).send_due().counts == {}


def test_a_letter_refused_after_its_content_is_not_lost(house: Flask, office: PostOffice) -> None:
    office.for_data.extend(["451 4.3.0 Disk full", "554 5.7.1 Looks like spam"])
    letter = write()
    sender_to(office).send_due()
    assert state(letter) == ("queued", 1, "smtp_451")
    pass_time(minutes=2)
    sender_to(office).send_due()
    assert state(letter) == ("failed", 2, "smtp_554")


def test_after_three_days_it_is_given_up_and_can_be_sent_again_by_hand(
    house: Flask, office: PostOffice
) -> None:
    letter = write()
    office.for_recipient.extend(["450 Later"] * 100)
    sender = sender_to(office)
    for _ in range(40):
        if not sender.send_due().counts:
            break
        pass_time(hours=6, minutes=1)
    status, attempts, code = state(letter)
    assert (status, code) == ("given_up", "smtp_450")
    assert 10 <= attempts <= 16
    office.for_recipient.clear()
    service.send_again(letter_id=letter, by=BY)
    assert sender.send_due().counts == {"sent": 1}
    assert office.taken[0]["Message-ID"] == f"<{letter}.2@exempel.se>", "a wanted repeat is a new message"


def test_a_server_that_hangs_is_left_and_the_letter_waits(house: Flask, office: PostOffice) -> None:
    office.for_data.append(HANG)
    letter, other = write(1), write(2)
    result = sender_to(office).send_due()
    assert result.ended_by == "timeout"
    assert state(letter) == ("queued", 1, "timeout")
    assert state(other) == ("queued", 0, ""), "nobody else is made to wait for it too"
    pass_time(minutes=2)
    assert sender_to(office).send_due().counts == {"sent": 2}


def test_a_server_that_dies_in_the_middle_gets_it_again(house: Flask, office: PostOffice) -> None:
    office.for_data.append(DIE)
    letter = write()
    sender_to(office).send_due()
    assert state(letter) == ("queued", 1, "disconnected")
    assert office.taken == []
    pass_time(minutes=2)
    assert sender_to(office).send_due().counts == {"sent": 1}
    assert len(office.taken) == 1


def test_a_letter_taken_without_an_answer_comes_again_under_the_same_id(
    house: Flask, office: PostOffice
) -> None:
    office.for_data.append(DIE_AFTER)
    letter = write()
    sender_to(office).send_due()
    pass_time(minutes=2)
    sender_to(office).send_due()
    assert state(letter)[0] == "sent"
    assert [message["Message-ID"] for message in office.taken] == [f"<{letter}.1@exempel.se>"] * 2


def test_a_server_that_is_down_and_comes_back(house: Flask, office: PostOffice) -> None:
    office.close()
    letters = [write(n) for n in range(3)]
    result = sender_to(office).send_due()
    assert (result.ended_by, result.counts) == ("unreachable", {"queued": 1})
    assert [state(letter)[1] for letter in letters] == [1, 0, 0], "one try is enough to know"
    office.open()
    pass_time(minutes=2)
    assert sender_to(office).send_due().counts == {"sent": 3}


def test_a_restart_between_two_letters_is_not_noticed(house: Flask, office: PostOffice) -> None:
    sender = sender_to(office)
    write(1)
    assert sender.send_due().counts == {"sent": 1}
    office.close()
    office.open()
    write(2)
    assert sender.send_due().counts == {"sent": 1}
    assert len(office.taken) == 2


def test_a_wrong_password_is_the_servers_matter_not_the_letters(house: Flask) -> None:
    def never(*args: object) -> AuthResult:
        return AuthResult(success=False, handled=False)

    with PostOffice(options={"authenticator": never, "auth_require_tls": False}) as office:
        letters = [write(1), write(2)]
        url = f"smtp://info%40exempel.se:fel@127.0.0.1:{office.port}?timeout=2"
        assert sender_to(office, url).send_due().ended_by == "login"
        assert [state(letter) for letter in letters] == [("queued", 1, "login"), ("queued", 0, "")]


def test_a_password_is_used_and_never_said(house: Flask, caplog: pytest.LogCaptureFixture) -> None:
    known: list[tuple[bytes, bytes]] = []

    def ask(server: object, session: object, envelope: object, mechanism: str, given: object) -> AuthResult:
        known.append((given.login, given.password))  # type: ignore[attr-defined]
        return AuthResult(success=True)

    with PostOffice(
        options={"authenticator": ask, "auth_require_tls": False, "auth_required": True}
    ) as office:
        write()
        url = f"smtp://info%40exempel.se:hemligt@127.0.0.1:{office.port}"
        assert sender_to(office, url).send_due().counts == {"sent": 1}
    assert known == [(b"info@exempel.se", b"hemligt")]
    assert "hemligt" not in caplog.text


def test_without_encryption_nothing_is_sent_where_it_is_asked_for(house: Flask, office: PostOffice) -> None:
    letter = write()
    url = f"smtp://namn:hemligt@127.0.0.1:{office.port}?starttls=1&from=info@exempel.se"
    assert sender_to(office, url).send_due().ended_by == "tls"
    assert state(letter) == ("queued", 1, "tls")


def test_starttls_with_a_certificate_that_we_trust_and_not_otherwise(
    house: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    _make_certificate(certificate, key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with PostOffice(options={"tls_context": context, "require_starttls": True}) as office:
        letter = write()
        url = f"smtp://localhost:{office.port}?starttls=1&from=info@exempel.se"
        assert sender_to(office, url).send_due().ended_by == "tls"
        assert state(letter) == ("queued", 1, "tls")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        pass_time(minutes=2)
        assert sender_to(office, url).send_due().counts == {"sent": 1}


def _make_certificate(certificate: Path, key: Path) -> None:
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)


def test_nothing_is_sent_inside_a_transaction(house: Flask, office: PostOffice) -> None:
    inside: list[bool] = []
    write()
    sender = sender_to(office)
    carry = sender._carry
    sender._carry = lambda *a: (inside.append(in_transaction()), carry(*a))[1]  # type: ignore[method-assign]
    sender.send_due()
    assert inside == [False]


def test_two_senders_at_once_send_nothing_twice(house: Flask, office: PostOffice) -> None:
    written = {write(n) for n in range(40)}
    senders = [threading.Thread(target=sender_to(office).send_due) for _ in range(4)]
    for thread in senders:
        thread.start()
    for thread in senders:
        thread.join()
    ids = [str(message["Message-ID"]) for message in office.taken]
    assert sorted(ids) == sorted(f"<{letter}.1@exempel.se>" for letter in written)
    assert service.count_by_status() == {"sent": 40}


_OTHER_PROCESS = """
    import os, sys
    from parliament import config
    from parliament.app import create_app
    from parliament.mail import outbox, sender
    from pathlib import Path
    settings = config.Settings(
        instance=Path(sys.argv[1]), env="test", secret_key="s" * 40, seat_secret="p" * 40,
        public_url="https://parlament.exempel.se", smtp_url=sys.argv[2], database_url="", redis_url="",
    )
    app = create_app(settings)
    if sys.argv[3] == "dies":
        outbox.settle = lambda *a, **k: os._exit(9)
    with app.app_context():
        app.extensions[sender.EXTENSION].send_due()
"""


def other_process(house: Flask, office: PostOffice, how: str) -> subprocess.Popen[bytes]:
    program = textwrap.dedent(_OTHER_PROCESS)
    words = [sys.executable, "-c", program, house.instance_path, office.url, how]
    return subprocess.Popen(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})


def test_a_sender_killed_between_the_servers_yes_and_our_commit(house: Flask, office: PostOffice) -> None:
    letter = write()
    assert other_process(house, office, "dies").wait(60) == 9
    assert len(office.taken) == 1
    assert service.letter(letter).status == "sending"
    assert sender_to(office).send_due().counts == {}, "it is held until the lease is over"
    clock.play_at(clock.now() + rules.LEASE + timedelta(seconds=1))
    assert sender_to(office).send_due().counts == {"sent": 1}
    assert [message["Message-ID"] for message in office.taken] == [f"<{letter}.1@exempel.se>"] * 2


def test_two_processes_at_once_send_nothing_twice(house: Flask, office: PostOffice) -> None:
    written = {write(n) for n in range(12)}
    others = [other_process(house, office, "lives") for _ in range(2)]
    wait_until(lambda: office.taken, seconds=60)
    sender_to(office).send_due()
    assert [other.wait(60) for other in others] == [0, 0]
    ids = [str(message["Message-ID"]) for message in office.taken]
    assert sorted(ids) == sorted(f"<{letter}.1@exempel.se>" for letter in written)


def test_a_yes_that_comes_after_the_lease_still_counts(house: Flask) -> None:
    letter = write()
    held = outbox.claim(clock.now())
    assert held is not None
    clock.play_at(clock.now() + rules.LEASE + timedelta(seconds=1))
    other = outbox.claim(clock.now())
    assert other is not None
    assert outbox.settle(held, outbox.Outcome("accept"), now=clock.now()) == "sent"
    assert outbox.settle(other, outbox.Outcome("defer", "timeout"), now=clock.now()) == "sent"
    assert state(letter)[0] == "sent"


def test_a_no_that_comes_after_the_lease_is_not_ours_to_say(house: Flask) -> None:
    write()
    held = outbox.claim(clock.now())
    assert held is not None
    clock.play_at(clock.now() + rules.LEASE + timedelta(seconds=1))
    assert outbox.claim(clock.now()) is not None
    assert outbox.settle(held, outbox.Outcome("refuse", "smtp_550"), now=clock.now()) == "sending"


def test_the_letter_with_an_outdated_link_is_not_sent(house: Flask, office: PostOffice) -> None:
    seat = register(open_edition()).seats[0]
    registration.replace_key(seat_id=seat.id, by=BY)
    assert sender_to(office).send_due().counts == {"withdrawn": 1, "sent": 1}
    assert "ny personlig länk" in text_of(office.taken[0])
    assert f"/d/{key_of(seat.id)}" in text_of(office.taken[0])
    old = next(found for found in service.log_page().letters if found.kind == "ticket")
    assert state(old.id)[2] == "outdated"


def test_a_letter_that_has_lost_its_point_is_not_sent(house: Flask, office: PostOffice) -> None:
    letter = write(not_after=clock.now() + timedelta(hours=1))
    pass_time(hours=2)
    assert sender_to(office).send_due().counts == {}
    assert state(letter) == ("withdrawn", 0, "too_late")


OUR_HEADERS = sorted(
    [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "Content-Language",
        "Content-Type",
        "MIME-Version",
    ]
)
NASTY_NAMES = [
    "Anna\r\nBcc: alla@exempel.se",
    "Anna\nX-Ond: 1\n\nNytt innehåll",
    "Anna\u2028Bcc: alla@exempel.se\x00",
    '"Anna" <annan@exempel.se>',
    "Anna, Bertil; Cecilia: @ [x] (y) \\",
    "=?utf-8?q?Anna=0d=0aBcc:_alla@exempel.se?=",
    "Ö" * 300,
    "a" * 300,
    "Anna " * 60,
    "🙂" * 300,
    "ا" * 300,
    "\ud800",
    "",
    ".",
]


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_a_name_adds_no_header_and_no_recipient(house: Flask, office: PostOffice, name: str) -> None:
    write(
        1, recipient_name=name, sender_name=name, words=Rendered(f"Till {name}", "Text\n", page("Text", "sv"))
    )
    assert sender_to(office).send_due().counts == {"sent": 1}
    assert office.recipients == ["anna1@exempel.se"]
    message = office.taken[0]
    assert sorted(message.keys()) == OUR_HEADERS
    assert [a.addr_spec for a in message["To"].addresses] == ["anna1@exempel.se"]
    assert [a.addr_spec for a in message["From"].addresses] == ["info@exempel.se"]
    assert text_of(message) == "Text\n"


@pytest.mark.parametrize(
    "address", ["a@b", "a@exempel.se\nRCPT TO:<x@y.se>", "åsa@exempel.se", "", f"{'a' * 300}@exempel.se"]
)
def test_an_address_that_cannot_be_is_noted_and_stops_nothing(
    house: Flask, office: PostOffice, address: str
) -> None:
    letter = write(1, recipient=address)
    write(2)
    assert state(letter) == ("failed", 0, "bad_address")
    assert sender_to(office).send_due().counts == {"sent": 1}


def test_an_address_with_swedish_letters_in_its_domain_arrives(house: Flask, office: PostOffice) -> None:
    write(1, recipient="anna@företag.se")
    assert sender_to(office).send_due().counts == {"sent": 1}
    assert office.recipients == ["anna@xn--fretag-wxa.se"]


def test_without_a_server_or_an_own_address_nothing_is_sent(house: Flask, office: PostOffice) -> None:
    letter = write()
    links = PersonalLinks(SeatKeys("p" * 40), registration.SeatRegister(), public_url="")
    nowhere = Sender(None, public_url=PUBLIC_URL, links=links)
    nameless = Sender(smtp_server.parse(office.url), public_url="", links=links)
    assert (nowhere.hindrance, nowhere.send_due().counts) == ("no_server", {})
    assert (nameless.hindrance, nameless.send_due().counts) == ("no_public_url", {})
    assert state(letter) == ("queued", 0, "")


def test_without_a_server_the_clock_is_minded_all_the_same(house: Flask) -> None:
    letter, hours = write(), list[object]()
    links = PersonalLinks(SeatKeys("p" * 40), registration.SeatRegister(), public_url="")
    end = start(Sender(None, public_url=PUBLIC_URL, links=links), hours.append)
    try:
        wait_until(lambda: hours)
    finally:
        end()
    assert state(letter) == ("queued", 0, "")


def test_the_loop_sends_what_is_written_while_it_waits_and_survives_faults(
    house: Flask, office: PostOffice
) -> None:
    hours: list[object] = []

    def hourly(now: object) -> None:
        hours.append(now)
        raise ZeroDivisionError

    write(1)
    end = start(sender_to(office), hourly)
    try:
        wait_until(lambda: hours)
        write(2)
        wait_until(lambda: len(office.taken) == 2)
    finally:
        end()
    assert len(hours) == 1
    wait_until(lambda: service.count_by_status() == {"sent": 2})


def test_erasing_takes_the_person_away_and_leaves_that_a_letter_went(
    house: Flask, office: PostOffice
) -> None:
    sent = write(1)
    sender_to(office).send_due()
    waiting = write(2, recipient="anna1@exempel.se", about="x" * 16)
    other = write(3)
    assert len(service.letters_of("anna1@exempel.se")) == 2
    assert service.erase(recipient="anna1@exempel.se", by=BY) == 2
    assert service.letters_of("anna1@exempel.se") == []
    for letter_id, status in ((sent, "sent"), (waiting, "withdrawn")):
        letter = service.letter(letter_id)
        assert (letter.recipient, letter.recipient_name, letter.subject, letter.text) == ("", "", "", "")
        assert letter.status == status
        with pytest.raises(rules.LetterErased):
            service.send_again(letter_id=letter_id, by=BY)
    assert sender_to(office).send_due().counts == {"sent": 1}
    assert service.letter(other).recipient == "anna3@exempel.se"
    assert service.erase(before=clock.now() + timedelta(days=1), by=BY) == 1
    with pytest.raises(ValueError):
        service.erase(by=BY)
    database.current().engine.dispose()


def test_a_bounce_is_noted_once_and_only_for_what_was_sent(house: Flask, office: PostOffice) -> None:
    letter = write()
    with pytest.raises(rules.LetterNotThere):
        service.record_bounce(letter_id=letter, reason="", by=BY)
    sender_to(office).send_due()
    service.record_bounce(letter_id=letter, reason="Okänd mottagare", by=BY)
    assert state(letter) == ("bounced", 1, "by_hand")
    with pytest.raises(rules.LetterNotThere):
        service.record_bounce(letter_id=letter, reason="", by=BY)
    assert [found.id for found in service.log_page(status="troubled").letters] == [letter]
