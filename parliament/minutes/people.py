"""Who was there (KL 5:66): those who served, the substitutes, those absent, the roll calls, the officers."""

from __future__ import annotations

from typing import Any

from parliament.minutes import blocks
from parliament.minutes.words import Words
from parliament.presence import service as presence
from parliament.presence.service import AttendanceForMinutes, ServedView
from parliament.sitting.service import SittingView

ROLES = ("chair", "secretary", "adjuster")


def officers(sitting: SittingView, w: Words) -> list[dict[str, str]]:
    """Chair, secretary and adjusters, by name; "nobody named" where nobody is."""
    return [{"label": w(role), "value": sitting.officer(role) or w("nobody_named")} for role in ROLES]


def attendance(sitting: SittingView, w: Words) -> tuple[AttendanceForMinutes, list[dict[str, Any]]]:
    """What is known of presence, and its sections: present, serving substitutes, absent."""
    told = presence.attendance_for_minutes(sitting.id)
    own = [each for each in told.served if not each.instead_of]
    substitutes = [each for each in told.served if each.instead_of]
    sections = [_present(own, told, w), _absent(told, w)]
    if substitutes:
        sections.insert(1, _substitutes(substitutes, w))
    return told, sections


def _present(served: list[ServedView], told: AttendanceForMinutes, w: Words) -> dict[str, Any]:
    columns = [
        blocks.column(w("seat"), num=True),
        blocks.column(w("name")),
        blocks.column(w("company")),
        blocks.column(w("municipality")),
        blocks.column(w("hours")),
        blocks.column(w("right")),
    ]
    rows = [
        (
            str(each.seat),
            each.name,
            each.company,
            each.municipality,
            _stays(each, w),
            w("may_vote" if each.may_vote else "may_speak"),
        )
        for each in served
    ]
    shown = blocks.table(w("attendance_list"), columns, rows) if rows else blocks.lines([w("nobody_present")])
    return blocks.section("present", w("attendance"), blocks=[shown, blocks.lines(_roll_calls(told, w))])


def _substitutes(served: list[ServedView], w: Words) -> dict[str, Any]:
    columns = [
        blocks.column(w("seat"), num=True),
        blocks.column(w("name")),
        blocks.column(w("instead_of")),
        blocks.column(w("company")),
        blocks.column(w("hours")),
    ]
    rows = [(str(each.seat), each.name, each.instead_of, each.company, _stays(each, w)) for each in served]
    table = blocks.table(w("substitutes"), columns, rows)
    return blocks.section("substitutes", w("substitutes"), blocks=[table])


def _absent(told: AttendanceForMinutes, w: Words) -> dict[str, Any]:
    columns = [blocks.column(w("seat"), num=True), blocks.column(w("name")), blocks.column(w("company"))]
    rows = [(str(each.seat), each.name, each.company) for each in told.absent]
    shown = blocks.table(w("absent"), columns, rows) if rows else blocks.lines([w("nobody_absent")])
    return blocks.section("absent", w("absent"), blocks=[shown])


def _stays(served: ServedView, w: Words) -> str:
    return ", ".join(
        f"{w.time(arrived)}–{w.time(left)}" if left else w("from", time=w.time(arrived))
        for arrived, left in served.stays
    )


def _roll_calls(told: AttendanceForMinutes, w: Words) -> list[str]:
    return [
        w(
            "roll_call",
            time=w.clock(each.began_at),
            present=each.quorum.present,
            members=each.quorum.members,
            quorum=w("has_quorum" if each.quorum.is_reached else "no_quorum"),
        )
        for each in told.roll_calls
        if each.ended_at is not None
    ]
