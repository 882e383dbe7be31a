"""The core questions over the years: our own editions, and figures entered by hand with their source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from parliament.editions import service as editions
from parliament.evaluation import core, rules, service
from parliament.evaluation.core import Audience, Item
from parliament.evaluation.models import Earlier
from parliament.evaluation.refusals import FigureExists, FigureWrong
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import reading, transaction

FIRST_YEAR = 2000
MAX_SOURCE = 200
MAX_ANSWERS = 100_000
_NUMBER = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figure:
    """A year's figure of a question: the mean of a scale, or the per cent of yes, with where it comes from.

    ``earlier_id`` and ``source`` are of figures entered by hand.
    """

    year: int
    value: float
    answers: int | None
    source: str = ""
    earlier_id: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A core question over the years; ``most`` is the highest figure that is possible."""

    item: Item
    low: int
    most: int
    figures: tuple[Figure, ...]

    def of(self, year: int) -> Figure | None:
        """The figure of a year."""
        return next((figure for figure in self.figures if figure.year == year), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every core question over every year that has figures."""

    audience: Audience
    years: tuple[int, ...]
    lines: tuple[Line, ...]


def comparable(audience: str) -> tuple[Item, ...]:
    """The core questions that have a figure."""
    return tuple(item for item in core.core_of(audience) if item.kind != "text")


def comparison(audience: Audience) -> Comparison:
    """The core over the years. A year of our own counts; by hand is what we did not measure ourselves."""
    found: dict[tuple[str, int], Figure] = {}
    with reading() as session:
        for row in session.scalars(select(Earlier).where(Earlier.audience == audience)):
            figure = Figure(row.year, row.hundredths / 100, row.answers, row.source, row.id)
            found[row.item, row.year] = figure
        for edition in editions.list_editions():
            for part in service.summary(edition.id, audience).items:
                value = figure_of(part)
                if value is not None:
                    found[part.item.key, edition.year] = Figure(edition.year, value, part.answers)
    lines = tuple(
        Line(item, *bounds(item), tuple(found[key] for key in sorted(found) if key[0] == item.key))
        for item in comparable(audience)
    )
    years = sorted({year for _item, year in found})
    return Comparison(audience, tuple(years), lines)


def figure_of(part: rules.ItemSummary) -> float | None:
    """The one figure of a question that is compared; None when it may not be shown."""
    if part.mean is not None:
        return part.mean
    return next((row.percent for row in part.rows if row.option.value == "yes"), None)


def bounds(item: Item) -> tuple[int, int]:
    """The lowest and highest possible figure."""
    if item.kind == "scale":
        return int(item.options[0].value), int(item.options[-1].value)
    return 0, 100


def enter(
    *,
    audience: Audience,
    year: int | None,
    item_key: str,
    figure: str,
    answers: int | None,
    source: str,
    by: Actor,
) -> str:
    """Enter a figure of an earlier year; returns its id.

    Args:
        audience: whose survey.
        year: from 2000 to this year.
        item_key: a core question with figures.
        figure: as typed: the mean of a scale, or the per cent of yes.
        answers: how many answered, when it is known.
        source: where the figure stands.
        by: who enters it.

    Raises:
        NotFound: no such question.
        FigureWrong: the year or figure is not possible.
        TextEmpty, TextTooLong: the source.
        FigureExists: there is one of that year and question.
    """
    row = _row(audience, year, item_key, figure, answers, source)
    with transaction() as tx:
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_evaluation_earlier_audience_year_item"):
                raise FigureExists(field="year") from error
            raise
        facts = {"audience": audience, "year": year, "item": row.item, "hundredths": row.hundredths}
        journal.record(tx, action="evaluation.earlier_entered", subject=row.id, actor=by, facts=facts)
        return row.id


def remove(*, earlier_id: str, by: Actor) -> None:
    """Take away a figure that was entered by hand.

    Raises:
        NotFound: there is none.
    """
    with transaction() as tx:
        row = tx.session.get(Earlier, earlier_id)
        if row is None:
            raise NotFound
        journal.record(
            tx, action="evaluation.earlier_removed", subject=row.id, actor=by, facts={"year": row.year}
        )
        tx.session.delete(row)


def _row(
    audience: Audience, year: int | None, item_key: str, figure: str, answers: int | None, source: str
) -> Earlier:
    item = next((each for each in comparable(audience) if each.key == item_key), None)
    if item is None:
        raise NotFound
    low, most = bounds(item)
    hundredths = _hundredths(figure)
    if year is None or not FIRST_YEAR <= year <= clock.stockholm(clock.now()).year:
        raise FigureWrong(low=low, high=most, field="year")
    if hundredths is None or not low * 100 <= hundredths <= most * 100:
        raise FigureWrong(low=low, high=most, field="figure")
    if answers is not None and not rules.SMALLEST_GROUP <= answers <= MAX_ANSWERS:
        raise FigureWrong(low=low, high=most, field="answers")
    return Earlier(
        audience=audience,
        year=year,
        item=item.key,
        hundredths=hundredths,
        answers=answers,
        source=text.clean(source, max_length=MAX_SOURCE, field="source"),
    )


def _hundredths(typed: str) -> int | None:
    found = _NUMBER.fullmatch(typed.strip().removesuffix("%").strip())
    if found is None:
        return None
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
