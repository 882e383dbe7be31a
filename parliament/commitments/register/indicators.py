"""Indicators: what is measured in society, and its series of values."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from parliament.commitments.register.models import Indicator, IndicatorValue
from parliament.commitments.register.refusals import SeriesTooLong, SeriesUnreadable
from parliament.commitments.register.views import IndicatorView, ValueView
from parliament.shared import text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

MAX_LINES = 1000
MAX_TEXT = 1000
MAX_NAME = 120
_PARTS = re.compile(r"[;\t]")
_LINE_SHOWN = 60

Series = tuple[tuple[str, str, Decimal], ...]
"""Period, place and value of each line."""


def indicators(plan_id: str) -> list[IndicatorView]:
    """All indicators of a plan with their series."""
    query = select(Indicator).where(Indicator.plan_id == plan_id).order_by(Indicator.position)
    with reading() as session:
        rows = list(session.scalars(query))
        values = _values(session, [row.id for row in rows])
        return [_view(row, values.get(row.id, ())) for row in rows]


def indicator(indicator_id: str) -> IndicatorView:
    """One indicator with its series.

    Raises:
        NotFound: there is none.
    """
    with reading() as session:
        row = session.get(Indicator, indicator_id)
        if row is None:
            raise NotFound
        return _view(row, _values(session, [row.id]).get(row.id, ()))


def describe(indicator_id: str, *, definition: str, source: str, unit: str, level: str, by: Actor) -> None:
    """Say what an indicator is: its definition, where it is taken from, its unit and its level.

    Raises:
        NotFound: no such indicator.
        TextTooLong: see shared.
    """
    facts = {
        "definition": text.clean(definition, max_length=MAX_TEXT, field="definition", required=False),
        "source": text.clean(source, max_length=MAX_NAME, field="source", required=False),
        "unit": text.clean(unit, max_length=MAX_NAME, field="unit", required=False),
        "level": text.clean(level, max_length=MAX_NAME, field="level", required=False),
    }
    with transaction() as tx:
        row = _row(tx.session, indicator_id)
        for name, value in facts.items():
            setattr(row, name, value)
        journal.record(tx, action="register.indicator_described", subject=row.id, actor=by, facts={})


def read_series(written: str) -> Series:
    """The lines "period; place; value" (semicolons or tabs, as pasted from a spreadsheet), checked.

    An empty place is the whole area. A heading in the first line is left out. Numbers may have a decimal
    comma, spaces between thousands and a true minus sign.

    Raises:
        SeriesUnreadable: a line that is none, or a period of a place that stands twice with other values.
        SeriesTooLong: more than ``MAX_LINES``.
    """
    lines = [(number, line.strip()) for number, line in enumerate(written.splitlines(), start=1)]
    lines = [(number, line) for number, line in lines if line]
    if len(lines) > MAX_LINES:
        raise SeriesTooLong(field="series", most=MAX_LINES)
    found: dict[tuple[str, str], Decimal] = {}
    for at, (number, line) in enumerate(lines):
        read = _line(line)
        if read is None and at == 0 and not any(letter.isdigit() for letter in line):
            continue  # a heading
        if read is None or found.get(read[:2], read[2]) != read[2]:
            raise SeriesUnreadable(field="series", line=number, text=text.one_line(line)[:_LINE_SHOWN])
        found[read[:2]] = read[2]
    return tuple((period, place, value) for (period, place), value in found.items())


def put_series(indicator_id: str, series: Series, *, by: Actor) -> int:
    """Make ``series`` the values of an indicator, in place of those it had; returns how many.

    The same series twice changes nothing the second time.

    Raises:
        NotFound: no such indicator.
    """
    with transaction() as tx:
        row = _row(tx.session, indicator_id)
        tx.session.execute(delete(IndicatorValue).where(IndicatorValue.indicator_id == row.id))
        tx.session.add_all(
            IndicatorValue(indicator_id=row.id, period=period, place=place, value=str(value))
            for period, place, value in series
        )
        facts = {"values": len(series)}
        journal.record(tx, action="register.series_put", subject=row.id, actor=by, facts=facts)
    return len(series)


def _line(line: str) -> tuple[str, str, Decimal] | None:
    parts = [part.strip() for part in _PARTS.split(line)]
    if len(parts) == 2:
        parts.insert(1, "")
    if len(parts) != 3 or not re.match(r"\d{4}", parts[0]):
        return None
    plain = re.sub(r"[\s\u00a0\u202f]", "", parts[2]).replace("−", "-").replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    if not value.is_finite() or len(plain) > 20:
        return None
    period, place = (text.one_line(part)[:MAX_NAME] for part in parts[:2])
    return period, place, value


def _values(session: Session, ids: list[str]) -> dict[str, tuple[ValueView, ...]]:
    query = select(IndicatorValue).where(IndicatorValue.indicator_id.in_(ids))
    query = query.order_by(IndicatorValue.place, IndicatorValue.period)
    found: dict[str, tuple[ValueView, ...]] = {}
    for row in session.scalars(query):
        value = ValueView(row.id, row.period, row.place, Decimal(row.value))
        found[row.indicator_id] = (*found.get(row.indicator_id, ()), value)
    return found


def _view(row: Indicator, values: tuple[ValueView, ...]) -> IndicatorView:
    return IndicatorView(
        row.id, row.plan_id, row.group_name, row.name, row.definition, row.source, row.unit, row.level, values
    )


def _row(session: Session, indicator_id: str) -> Indicator:
    row = session.get(Indicator, indicator_id)
    if row is None:
        raise NotFound
    return row
