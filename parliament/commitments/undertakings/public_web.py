"""What everybody may read: one undertaking, the feed, and open data with a description."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _

from parliament.commitments.undertakings import open_data as data
from parliament.commitments.undertakings import service, words
from parliament.commitments.undertakings.home import earlier_words
from parliament.commitments.undertakings.views import EventView, UndertakingView
from parliament.editions import service as editions
from parliament.editions.web import bind_earlier_words
from parliament.questions import rules as question_rules
from parliament.questions import service as questions
from parliament.registration import exports
from parliament.shared import clock
from parliament.shared.errors import NotFound

blueprint = Blueprint("undertakings_public", __name__, url_prefix="/uppfoljning")

blueprint.record_once(lambda state: bind_earlier_words(earlier_words))

_ATOM = "http://www.w3.org/2005/Atom"  # RFC 4287
_EPOCH = "2023-01-01T00:00:00Z"  # an empty feed has never changed


@blueprint.get("/ataganden/<undertaking_id>")
def one(undertaking_id: str) -> str:
    """What was said, and everything that has happened to it."""
    found = service.undertaking(undertaking_id)
    asked = questions.question(found.question_id) if found.question_id else None
    return render_template(
        "undertakings/public.html",
        found=found,
        edition=editions.edition(found.edition_id),
        theme=next((each for each in editions.themes(found.edition_id) if each.id == found.theme_id), None),
        question=asked if asked and asked.status in question_rules.PUBLIC else None,
        events=service.events_of(found.id),
        words=words,
    )


@blueprint.get("/oppna-data")
def open_data() -> str:
    """What the files hold, column by column."""
    return render_template("undertakings/open_data.html", columns=data.COLUMNS)


@blueprint.get("/ataganden.csv")
def as_csv() -> Response:
    """Every row as CSV."""
    body = exports.as_csv(data.COLUMNS, [data.cells(row) for row in data.rows(_edition())])
    answer = Response(body, mimetype="text/csv")
    answer.headers["Content-Disposition"] = "attachment; filename=ataganden.csv"
    return answer


@blueprint.get("/ataganden.json")
def as_json() -> Response:
    """Every row as JSON, with the address of its description."""
    body = {
        "description": url_for("undertakings_public.open_data", _external=True),
        "columns": data.COLUMNS,
        "undertakings": data.rows(_edition()),
    }
    return Response(json.dumps(body, ensure_ascii=False), mimetype="application/json")


@blueprint.get("/ataganden.atom")
def feed() -> Response:
    """The newest events as an Atom feed, in Swedish."""
    with force_locale("sv"):
        body = _feed(service.latest_events(_edition()))
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _feed(events: list[tuple[UndertakingView, EventView]]) -> bytes:
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    here = url_for("undertakings_public.feed", _external=True)
    _add(root, "id", here)
    _add(root, "title", _("Uppföljning: besked och åtaganden"))
    _add(root, "updated", clock.iso(events[0][1].at) if events else _EPOCH)
    ET.SubElement(root, f"{{{_ATOM}}}link", rel="self", href=here)
    author = ET.SubElement(root, f"{{{_ATOM}}}author")
    _add(author, "name", editions.site().name)
    for found, event in events:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        link = url_for("undertakings_public.one", undertaking_id=found.id, _external=True)
        _add(entry, "id", f"{link}#{clock.iso(event.at)}-{event.kind}")
        _add(entry, "title", f"{words.EVENT[event.kind]}: {_short(found.words)}")
        _add(entry, "updated", clock.iso(event.at))
        ET.SubElement(entry, f"{{{_ATOM}}}link", rel="alternate", href=link)
        _add(entry, "content", "\n".join(part for part in (found.words, event.words, event.evidence) if part))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add(parent: ET.Element, name: str, words_of_it: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = words_of_it


def _short(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= 100 else f"{line[:99]}…"


def _edition() -> str:
    """The edition of the year that is asked for; nothing, for all, when none is asked for."""
    year = request.args.get("ar", "")
    if not year:
        return ""
    found = next((each.id for each in editions.list_editions() if str(each.year) == year), None)
    if found is None:
        raise NotFound
    return found
