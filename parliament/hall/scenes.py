"""Which scene the hall screen shows, and what it needs besides the picture."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import qrcode
from qrcode.image.svg import SvgPathImage

from parliament.voting import service as voting


@dataclass(frozen=True, slots=True)
class Join:
    """How to come in: the short address in words and as a QR code (an SVG that we drew ourselves)."""

    address: str
    qr_svg: str


def choose(state: dict[str, Any]) -> str:
    """The name of the scene: what is pinned, else what the sitting is at."""
    division = state["division"]
    if state["scene"]:
        return str(state["scene"])
    if division is not None and division["status"] == "open":
        return "division"
    if state["phase"] == "adjourned":
        return "pause"
    if state["phase"] == "closed":
        return "ended"
    if state["question"] is not None:
        return "question"
    if any(speaker["status"] == "speaking" for speaker in state["speakers"]):
        return "speaker"
    if division is not None and division["status"] == "closed":
        return "counting"
    if division is not None and "result" in division:
        return "result"
    if state["item"] is not None:
        return "item"
    return "welcome"


def turnout(state: dict[str, Any]) -> tuple[int, int] | None:
    """How many have voted of how many, while a division is open."""
    division = state["division"]
    if division is None or division["status"] != "open":
        return None
    view = voting.division(division["id"])
    return view.cast, view.register_size


def join(base: str) -> Join:
    """The join address ``/in`` below ``base``."""
    address = f"{base}/in"
    image = qrcode.make(address, image_factory=SvgPathImage, box_size=10, border=2)
    buffer = io.BytesIO()
    image.save(buffer)
    svg = buffer.getvalue().decode()
    return Join(address.split("://", 1)[-1], svg[svg.index("<svg") :])
