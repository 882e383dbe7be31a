"""The command line: ``parliament serve | demo | seats | token | backup | restore | verify | doctor | …``."""

from __future__ import annotations

import sys

import click

from parliament.cli.context import say_and_exit
from parliament.shared.errors import RuleBroken


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """Parliament: runs a business parliament, from invitation to follow-up."""


def main() -> None:
    """The entry point. ``serve`` patches the standard library before anything else is imported."""
    if len(sys.argv) > 1 and sys.argv[1] == "serve":
        from gevent import monkey  # noqa: PLC0415 - must come first, and only for the server

        monkey.patch_all()
    from parliament.cli import data, mail, privacy, rehearse, serve, takeover, upkeep  # noqa: PLC0415 - after the patching

    for command in (
        *serve.COMMANDS,
        *data.COMMANDS,
        *mail.COMMANDS,
        *privacy.COMMANDS,
        *upkeep.COMMANDS,
        *rehearse.COMMANDS,
        *takeover.COMMANDS,
    ):
        cli.add_command(command)
    try:
        cli()
    except RuleBroken as refusal:
        say_and_exit(refusal.sentence("sv"))
