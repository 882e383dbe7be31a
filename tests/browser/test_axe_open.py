"""Every page before the day: nothing that axe-core objects to, nothing wider than the smallest phone.

And the list of pages is whole: every GET page of the table of access stands in it.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from werkzeug.exceptions import NotFound

from parliament.access.table import ENDPOINTS
from parliament.app import create_app
from parliament.storage import database
from tests.browser.looking import Visitors, faults_at_sizes
from tests.browser.pages import PAGES
from tests.conftest import make_settings

BEFORE = [view for view in PAGES if view.stage == "open"]
NO_PAGES = {
    "static", "pages.healthz", "pages.readyz", "api-docs.openapi_json",  # for machines
    "security.logout",  # sends one on
    "registration.door_qr", "screen.slide",  # pictures
    "registrations.companies_csv", "registrations.companies_xlsx",
    "interests.as_csv_file", "interests.as_xlsx_file",
    "calendar.seat_day", "ticket.as_pdf", "ticket.as_svg", "self_service.link_qr",
    "imports.example_csv", "imports.example_xlsx",
    "paper.sheet", "paper.attendance",
    "budget.export", "budget_paper.budget", "budget_proof.fetch", "evaluation.result_csv", "evaluation.result_xlsx", "documents.evaluation_report", "minutes.as_pdf", "minutes.as_html", "minutes.as_json", "minutes.extract_pdf", "minutes_desk.preview_pdf",  # files
    "privacy.document_pdf", "summons_paper.pdf", "register.export", "register_paper.tables", "agenda.document",
    "undertakings_public.feed", "undertakings_public.as_csv", "undertakings_public.as_json",
    "questions.moderator_state",  # for the page's own script
    "door_scans.state", "door_scans.encrypted_list", "door_scans.worker",  # so are these, and it is one
    "screen.come_in",  # sends one on
    "screen.scene",  # a part of the screen
}  # fmt: skip
AFTER_A_POST = {
    "desk.paper",  # while a division is open and the seat votes on paper in it
    "minutes_adjust.read",
    "minutes_adjust.correction",  # the adjuster's own link, looked at by test_axe_minutes
    "undertaking_owner.report",  # behind a link that a letter has
    "registration.registered",  # looked at by test_no_script
    "access.sign_in_link",  # looked at by whoever signs in, below
    "interest.received",  # looked at by test_axe_interest
    "interest.answer",  # behind a link that a letter has: looked at there too
    "mail.letter",  # the demonstration sends none; its samples show the same
    "evaluation_answer.survey_by_token",  # the survey's form behind another address
}


@pytest.fixture(scope="module")
def visitors(open_hall) -> Visitors:
    return Visitors(open_hall)


@pytest.mark.parametrize("view", BEFORE, ids=lambda view: view.title)
def test_a_page_before_the_day_is_accessible_and_fits_the_smallest_phone(visitors, view):
    page, faults = visitors.look(view)
    assert faults == {}
    assert page.locator("h1").count() == 1


def test_the_page_of_a_sign_in_link_is_accessible(open_hall):
    hall = open_hall("open")
    page = hall.visitor()
    page.goto(
        "/logga-in/" + hall.house.command("staff", "link", "lasare@exempel.test").strip().rsplit("/", 1)[1]
    )
    assert faults_at_sizes(page) == {}


def test_every_page_of_the_table_of_access_is_looked_at(tmp_path):
    app = create_app(make_settings(tmp_path))
    database.current().dispose()
    urls = app.url_map.bind("127.0.0.1")
    looked_at = set(AFTER_A_POST)
    for view in PAGES:
        try:
            looked_at.add(view.endpoint or urls.match(urlsplit(view.path).path)[0])
        except NotFound:
            assert view.name == "saknas"
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint in ENDPOINTS and not rule.rule.startswith("/api/")
    }
    assert pages - looked_at - NO_PAGES == set()
