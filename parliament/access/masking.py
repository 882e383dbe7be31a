"""Secrets that stand in addresses, taken out before an address is written in a log."""

from __future__ import annotations

import re
import sys

MASK = "***"
_SECRET_AFTER = re.compile(r"(/(?:d|svar|logga-in|utvardering|screen/k|justera|rapportera)/)[^/?#\s]+")


def mask_path(path: str) -> str:
    """``path`` (or a whole address, or a request line) with keys and one-time tokens masked.

    "/d/abc…/ticket.svg" becomes "/d/***/ticket.svg".
    """
    return _SECRET_AFTER.sub(rf"\1{MASK}", path)


class MaskedLog:
    """Writes the server's request lines to standard output, secrets masked, health checks left out."""

    def write(self, line: str) -> None:
        """Write one line."""
        if '"GET /healthz' in line or "/static/" in line or "/socket.io/" in line:
            return
        sys.stdout.write(mask_path(line))
