"""The server: gevent, one process, websockets on our own driver. Patch before anything else is imported."""

from __future__ import annotations

import gc
import logging
import os
import resource
import signal
import sys
from dataclasses import dataclass

import gevent
from gevent import pywsgi
from werkzeug.middleware.proxy_fix import ProxyFix

from parliament import config
from parliament.access.masking import MaskedLog
from parliament.app import GATEWAY, create_app
from parliament.cli.mail import write_due
from parliament.evaluation import service as evaluation
from parliament.live.driver import Handler
from parliament.live.home import GeventHome
from parliament.mail import sender as mail_sender
from parliament.storage import native
from parliament.voting.parts import EXTENSION as VOTING

log = logging.getLogger(__name__)

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_BACKLOG = 4_096  # a hall that comes back at once waits in line, where the system allows so many
_WANTED_DESCRIPTORS = 65_536
_COLLECT_AFTER = (50_000, 20, 100)  # thousands of phones are no garbage: looking through them costs joins
_STOP_SECONDS = 5.0
_SWITCH_SECONDS = 0.001  # the ballot box's thread and the loop take turns often


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and with which certificate."""

    host: str
    port: int
    certificate: str | None = None
    key: str | None = None


def serve(address: Address, settings: config.Settings) -> None:
    """Serve until the process is told to stop.

    Raises:
        OSError: the address cannot be listened on.
    """
    raise_descriptor_limit()
    sys.setswitchinterval(_SWITCH_SECONDS)
    app = create_app(settings, home=GeventHome(), spawn=gevent.spawn)
    gateway, voting = app.extensions[GATEWAY], app.extensions[VOTING]
    voting.box.start()
    gateway.start()
    tls = {"certfile": address.certificate, "keyfile": address.key} if address.certificate else {}
    if address.host in _LOOPBACK:  # behind a web server of our own machine, which tells who really asks
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
    server = pywsgi.WSGIServer(
        (address.host, address.port),
        app,
        handler_class=Handler,
        log=MaskedLog(),
        error_log=log,
        backlog=_BACKLOG,
        **tls,
    )
    server.init_socket()
    with app.app_context():
        voting.sealer.seal_pending()  # what a crash left unsealed
        evaluation.seal_closed()
    stop_mail = mail_sender.start(app.extensions[mail_sender.EXTENSION], hourly=write_due)
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, server.stop)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
    try:
        server.serve_forever()
    finally:
        _end_in_time()
        gateway.hub.farewell()
        stop_mail()
        voting.box.stop()


def _end_in_time() -> None:
    """End the process in a few seconds, whatever still hangs: what has a receipt is on disk already."""

    def end() -> None:
        native.pause(_STOP_SECONDS)
        os.write(2, b"Stopped before everything had ended; what has a receipt is on disk.\n")
        os._exit(0)

    native.Thread(end, name="end-in-time")


def raise_descriptor_limit() -> int:
    """Allow as many open sockets as the system lets us; returns the limit that holds now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _WANTED_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(_WANTED_DESCRIPTORS, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return max(soft, wanted)
