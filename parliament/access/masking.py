"""Secrets that stand in addresses, taken out before an address is written in a log."""

from __future__ import annotations

import re

MASK = "***"
_SECRET_AFTER = re.compile(r"(/(?:d|logga-in|utvardering)/)[^/?#\s]+")


def mask_path(path: str) -> str:
    """``path`` (or a whole address, or a request line) with keys and one-time tokens masked.

    "/d/abc…/ticket.svg" becomes "/d/***/ticket.svg".
    """
    return _SECRET_AFTER.sub(rf"\1{MASK}", path)
