"""The server with three things changed for tests: it loses patience sooner, its sockets take little at a time
(so that writing in pieces is the rule), and its clock can be made to jump.

    python -m tests.live.odd_server PATIENCE serve --port …

SIGUSR1 sets every clock of the wall an hour forward, SIGUSR2 two hours back.
"""

from gevent import monkey

monkey.patch_all()

import logging  # noqa: E402
import signal  # noqa: E402
import socket  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from datetime import timedelta  # noqa: E402

import gevent  # noqa: E402
from gevent import pywsgi  # noqa: E402

from parliament.cli import main  # noqa: E402
from parliament.live import dropping  # noqa: E402
from parliament.shared import clock  # noqa: E402

_real_time, _real_now = time.time, clock.now
_real_init_socket = pywsgi.WSGIServer.init_socket
_jumped = 0.0


def jump(seconds: float) -> None:
    """Set the clocks."""
    global _jumped  # noqa: PLW0603 - the one clock of this process
    _jumped += seconds
    print(f"The clock has jumped by {seconds} s", flush=True)


def init_socket(server: pywsgi.WSGIServer) -> None:
    """Listen with a small buffer, which every accepted connection inherits."""
    _real_init_socket(server)
    server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)


pywsgi.WSGIServer.init_socket = init_socket
time.time = lambda: _real_time() + _jumped
clock.now = lambda: _real_now() + timedelta(seconds=_jumped)
dropping.STALLED_SECONDS = float(sys.argv.pop(1))
logging.getLogger("parliament.live.dropping").setLevel(logging.INFO)
logging.basicConfig()
gevent.signal_handler(signal.SIGUSR1, jump, 3600)
gevent.signal_handler(signal.SIGUSR2, jump, -7200)
main()
