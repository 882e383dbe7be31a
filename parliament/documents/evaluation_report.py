"""The evaluation as a report on paper: the figures with their bars, groups, what was written, the years."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, current_app
from flask_babel import gettext as _

from parliament.documents import pdf as typesetter
from parliament.editions.service import EditionView
from parliament.evaluation import service, tagging, years
from parliament.evaluation.core import PARTICIPANTS, Item, Option
from parliament.evaluation.grouping import Breakdown, GroupFigures
from parliament.evaluation.refusals import ResultsNotShown
from parliament.evaluation.rules import ItemSummary
from parliament.evaluation.web import chosen_audience, needed_edition
from parliament.pages import chosen_language
from parliament.shared import swedish

TEMPLATE: Final = "evaluation_report.typ"


def answer_pdf() -> Response:
    """The report as PDF."""
    edition = needed_edition()
    summary = service.summary(edition.id, chosen_audience())
    body = typesetter.make(TEMPLATE, paper(edition, summary, chosen_language()))
    answer = current_app.response_class(body, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="utvardering-{edition.year}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def paper(edition: EditionView, summary: service.SurveySummary, language: str) -> dict[str, Any]:
    """The data of the report, every figure as it is printed.

    Raises:
        ResultsNotShown: the result may not be seen.
    """
    if summary.why_not is not None:
        raise ResultsNotShown
    whose = _("Deltagarnas enkät") if summary.audience == PARTICIPANTS else _("Politikernas enkät")
    return {
        "language": language,
        "title": _("Utvärdering av %(edition)s", edition=edition.name),
        "whose": whose,
        "words": _labels(),
        "facts": _facts(edition, summary, language),
        "items": [_item(part, summary.groups, language) for part in summary.items],
        "texts": [
            {"question": _said(item, language), "texts": list(texts)}
            for item, texts in summary.texts
            if texts
        ],
        "tags": [[tag.name, str(tag.texts)] for tag in tagging.counts(edition.id, summary.audience)],
        "years": _years(summary.audience, language),
    }


def _labels() -> dict[str, str]:
    return {
        "figures": _("Siffror"),
        "answer": _("Svar"),
        "number": _("Antal"),
        "share": _("Andel"),
        "mean": _("Medel"),
        "group": _("Grupp"),
        "texts": _("Det som skrevs"),
        "tags": _("Etiketter på det som skrevs"),
        "tag": _("Etikett"),
        "years": _("År för år"),
        "question": _("Fråga"),
        "sources": _("Källor till siffror som är inskrivna för hand"),
        "too_few": _("Färre än fem har svarat. Siffrorna visas inte."),
        "promise": _(
            "Svaren är anonyma. Grupper under fem visas inte, inte heller så att de kan räknas fram."
        ),
        "order": _("Texterna står i slumpad ordning."),
        "page": _("Sida"),
        "of": _("av"),
    }


def _facts(edition: EditionView, summary: service.SurveySummary, language: str) -> list[list[str]]:
    share = 100 * summary.answers / summary.seats if summary.seats else 0
    rows = [
        [_("Upplaga"), edition.name],
        [_("Dag"), swedish.date(edition.date, language) if edition.date else "–"],
        [_("Plats"), edition.venue or "–"],
        [
            _("Har svarat"),
            f"{summary.answers} {_('av')} {summary.seats} ({swedish.percent(share, language)})",
        ],
    ]
    if summary.audience == PARTICIPANTS:
        rows.append([_("Har varit på plats"), str(summary.present)])
        rows.append([_("Svar på papper"), str(summary.on_paper)])
    return rows


def _item(part: ItemSummary, groups: tuple[Breakdown, ...], language: str) -> dict[str, Any]:
    return {
        "question": _said(part.item, language),
        "hint": part.item.hint_en if language == "en" else part.item.hint_sv,
        "answers": _("%(n)s har svarat.", n=part.answers),
        "mean": "" if part.mean is None else swedish.number(part.mean, language, decimals=1),
        "rows": [
            [_said(row.option, language), str(row.count), swedish.percent(row.percent, language), row.percent]
            for row in part.rows
        ],
        "groups": [
            {
                "name": _said(split.background, language),
                "rows": [_group(group, language) for group in split.groups],
            }
            for split in groups
            if split.item.key == part.item.key and split.any_shown
        ],
    }


def _group(group: GroupFigures, language: str) -> list[str]:
    found = group.summary
    if found is None:
        return [_said(group.group, language), "–", _("visas inte")]
    if found.mean is not None:
        said = swedish.number(found.mean, language, decimals=1)
    else:
        top = max(found.rows, key=lambda row: row.count)
        said = f"{_said(top.option, language)} ({swedish.percent(top.percent, language)})"
    return [_said(group.group, language), str(found.answers), said]


def _years(audience: Any, language: str) -> dict[str, Any]:
    found = years.comparison(audience)
    rows, sources = [], []
    for line in found.lines:
        row = [_said(line.item, language)]
        for year in found.years:
            figure = line.of(year)
            row.append("–" if figure is None else _figure(line, figure, language))
            if figure is not None and figure.source:
                sources.append(f"{year}, {_said(line.item, language)} {figure.source}")
        rows.append(row)
    return {"columns": [str(year) for year in found.years], "rows": rows, "sources": sources}


def _figure(line: years.Line, figure: years.Figure, language: str) -> str:
    if line.item.kind == "scale":
        said = swedish.number(figure.value, language, decimals=1)
    else:
        said = swedish.percent(figure.value, language)
    return said + ("*" if figure.source else "")


def _said(thing: Item | Option, language: str) -> str:
    return thing.en if language == "en" else thing.sv
