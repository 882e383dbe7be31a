"""Roles × endpoints of the debate and the decision; a part of ``table``."""

from __future__ import annotations

from parliament.access.roles import CHAIR, DESK, DOOR, MODERATOR, OPERATOR, ORGANISER, SEAT, Access, roles

HALL: dict[str, Access] = {
    # The speaker list
    "speakers.ask": SEAT,
    "speakers.runners": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR, DOOR, DESK),
    "speakers.overview": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.call_next": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.finish": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.pause": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.resume": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.undo": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.close_list": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.open_list": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.enter": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.call": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.skip": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.move": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    "speakers.settings": roles(OPERATOR, ORGANISER, MODERATOR, CHAIR),
    # Proposals and decisions
    "deciding.do": roles(CHAIR, OPERATOR, ORGANISER),
    "deciding.from_seat": SEAT,
}
