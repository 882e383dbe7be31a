"""Rows of the table of roles and endpoints: the door's own page, and registrations from files."""

from __future__ import annotations

from parliament.access.roles import DESK, DOOR, OPERATOR, ORGANISER, Access, roles

AT_THE_DOOR: dict[str, Access] = {
    "door_scans.send": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "door_scans.take_back": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "door_scans.state": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "door_scans.encrypted_list": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "door_scans.shell": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "door_scans.worker": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "door_scans.person": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "door_scans.comes_later": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "door_scans.comes_as_others": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "walk_ins.register": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "paper.attendance": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "paper.badge": roles(DOOR, DESK, OPERATOR, ORGANISER),
    "door_scans.settle": roles(DOOR, DESK, OPERATOR, ORGANISER),
}

FROM_FILES: dict[str, Access] = {
    "imports.send": roles(ORGANISER),
    "imports.one": roles(ORGANISER),
    "imports.columns": roles(ORGANISER),
    "imports.carry_out": roles(ORGANISER),
    "imports.discard": roles(ORGANISER),
    "imports.example_csv": roles(ORGANISER),
    "imports.example_xlsx": roles(ORGANISER),
}
