"""``parliament mail``: send what waits, and see how it stands."""

from __future__ import annotations

from datetime import datetime

import click
from flask import Flask

from parliament.cli.context import application, say_and_exit
from parliament.commitments.undertakings import letters as undertakings
from parliament.mail import rules, service
from parliament.mail.sender import EXTENSION, NO_SERVER, Sender
from parliament.minutes import service as minutes
from parliament.registration import periodic
from parliament.shared import clock, swedish

_WORDS = {
    rules.QUEUED: "väntar",
    rules.SENDING: "skickas",
    rules.SENT: "skickade",
    rules.FAILED: "kom inte fram",
    rules.GIVEN_UP: "gavs upp",
    rules.BOUNCED: "kom tillbaka",
    rules.WITHDRAWN: "skickas inte",
}


def write_due(now: datetime) -> int:
    """Do what is due by the clock at ``now`` (UTC); returns how many letters and expired invitations."""
    return periodic.run_due(now) + minutes.write_due(now) + undertakings.write_due(now)


@click.group()
def mail() -> None:
    """E-mail: send what waits, and see how it stands."""


@mail.command()
def send() -> None:
    """Write the reminders that are due and send what waits. The server does this by itself too."""
    with application() as app:
        sender = _sender(app)
        if sender.hindrance:
            say_and_exit(_hindrance(sender))
        write_due(clock.now())
        done = sender.send_due()
        for state, count in sorted(done.counts.items()):
            click.echo(f"{count} {_WORDS[state]}")
        if done.ended_by:
            say_and_exit(
                f"E-postservern tog inte emot fler brev ({done.ended_by}). De väntar och prövas igen."
            )
        if not done.counts:
            click.echo("Inget brev väntade.")


@mail.command()
def status() -> None:
    """Show the mail server, how many letters are in each state and which has waited longest."""
    with application() as app:
        sender = _sender(app)
        if sender.server is not None:
            click.echo(f"E-postserver: {sender.server.words}, från {sender.server.sender}")
        if sender.hindrance:
            click.echo(_hindrance(sender))
        counts = service.count_by_status()
        for state in rules.STATUSES:
            click.echo(f"{counts.get(state, 0):>6}  {_WORDS[state]}")
        oldest = service.oldest_waiting()
        if oldest is not None:
            tried = f", försökt {oldest.attempts} gånger ({oldest.last_code})" if oldest.attempts else ""
            click.echo(f"Äldst i kön: skrivet {swedish.datetime(oldest.created_at)}{tried}")


def _sender(app: Flask) -> Sender:
    sender: Sender = app.extensions[EXTENSION]
    return sender


def _hindrance(sender: Sender) -> str:
    if sender.hindrance == NO_SERVER:
        return "Ingen e-postserver är inställd. Sätt SMTP_URL, till exempel smtp://namn:lösenord@server:587?starttls=1."
    return (
        "PUBLIC_URL saknas, och utan den går länkarna i breven ingenstans. Sätt den till webbplatsens adress."
    )


COMMANDS = (mail,)
