"""``parliament serve``."""

from __future__ import annotations

import socket
from pathlib import Path

import click
import qrcode

from parliament.cli.context import application, say_and_exit, settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--cert", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Certificate (PEM)."
)
@click.option(
    "--key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Its private key (PEM)."
)
@click.option(
    "--lan", is_flag=True, help="Listen on the hall's network and print a QR code of the join address."
)
def serve(host: str, port: int, cert: Path | None, key: Path | None, lan: bool) -> None:
    """Serve the parliament (gevent, websocket) until it is told to stop."""
    from parliament.cli import server  # noqa: PLC0415 - needs the patched library
    from parliament.cli.welcome import greet  # noqa: PLC0415

    if bool(cert) != bool(key):
        say_and_exit("Ange både --cert och --key, eller ingen av dem.")
    if lan and host == "127.0.0.1":
        host = "0.0.0.0"  # noqa: S104 - that is what --lan asks for
    scheme = "https" if cert else "http"
    shown = own_address() if lan else host
    chosen = settings()
    address = chosen.public_url or f"{scheme}://{shown}:{port}"
    with application() as app:
        for line in greet(app, address):
            click.echo(line)
    if lan:
        code = qrcode.QRCode(border=1)
        code.add_data(f"{address}/in")
        code.print_ascii(invert=True)
    click.echo("Avsluta med Ctrl+C.")
    try:
        server.serve(
            server.Address(host, port, str(cert) if cert else None, str(key) if key else None), chosen
        )
    except OSError as error:
        say_and_exit(
            f"Det går inte att lyssna på {host}:{port}: {error.strerror}. Är programmet redan i gång?"
        )


def own_address() -> str:
    """This machine's address on the network it would use to get out; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


COMMANDS = (serve,)
