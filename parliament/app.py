"""The only place where the parts are put together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

from flask import Flask
from flask_smorest import Api

from parliament import config, evaluation, hall, pages
from parliament.access import accounts, api_requests, guard, idempotency, passes, who
from parliament.access.phone_loans import PhoneLoans
from parliament.access.screens import ScreenKeys
from parliament.access.seat_keys import SeatKeys
from parliament.access.second_factor import SecondSteps
from parliament.access.service import Credentials
from parliament.access.short_codes import ShortCodes
from parliament.commitments.undertakings import links as undertaking_links
from parliament.commitments.undertakings import service as undertakings
from parliament.documents import pdf
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.evaluation import links as survey_links
from parliament.hall.snapshot import HallSnapshots
from parliament.live import outbox
from parliament.live.gateway import Gateway
from parliament.live.home import Home
from parliament.mail import sender as mail_sender
from parliament.mail import smtp_server
from parliament.minutes import links as minutes_links
from parliament.minutes import service as minutes
from parliament.presence import service as presence
from parliament.privacy import web as privacy
from parliament.registration import interest_letters
from parliament.registration import service as registration
from parliament.registration.letters import PersonalLinks
from parliament.shared.errors import NotFound
from parliament.sitting import service as sittings
from parliament.speakers import service as speakers
from parliament.storage import database, metadata
from parliament.voting import parts as voting_parts
from parliament.voting import service as voting
from parliament.voting import socket as voting_socket

BLUEPRINTS = [
    *hall.BLUEPRINTS,
    "parliament.access.web",
    "parliament.access.second_web",
    "parliament.budget.web",
    "parliament.budget.proof_web",
    "parliament.budget.suppliers_web",
    "parliament.budget.earlier_web",
    "parliament.office.web",
    "parliament.access.office",
    "parliament.editions.web",
    "parliament.editions.office",
    "parliament.editions.office_content",
    "parliament.registration.web",
    "parliament.registration.office",
    "parliament.registration.import_web",
    "parliament.registration.lost_link",
    "parliament.registration.interest_web",
    "parliament.registration.interest_office",
    "parliament.registration.selection_office",
    "parliament.registration.self_service_web",
    "parliament.documents.ticket_web",
    "parliament.registration.calendar_web",
    "parliament.registration.mail_office",
    "parliament.door.web",
    "parliament.sitting.agenda_web",
    "parliament.sitting.office",
    "parliament.documents.summons_web",
    "parliament.presence.web",
    "parliament.door.scan_web",
    "parliament.door.walk_in_web",
    "parliament.door.devices_web",
    "parliament.questions.web",
    "parliament.questions.suggested_web",
    "parliament.speakers.web",
    "parliament.voting.web",
    "parliament.documents.web",
    "parliament.minutes.web",
    "parliament.minutes.desk_web",
    "parliament.minutes.adjust_web",
    "parliament.documents.paper_web",
    *evaluation.BLUEPRINTS,
    "parliament.commitments.register.web",
    "parliament.commitments.register.indicators_web",
    "parliament.documents.register_paper",
    "parliament.documents.budget_paper",
    "parliament.commitments.undertakings.web",
    "parliament.commitments.undertakings.owner_web",
    "parliament.commitments.undertakings.public_web",
    "parliament.privacy.web",
    "parliament.privacy.people_web",
    "parliament.privacy.disposal_web",
]
"""Modules whose ``blueprint`` is registered."""

API_BLUEPRINTS: list[str] = [
    "parliament.sitting.api",
    "parliament.voting.api",
    "parliament.minutes.api",
    "parliament.budget.api",
    "parliament.editions.api",
    "parliament.registration.api",
    "parliament.door.api",
    "parliament.questions.api",
    "parliament.evaluation.api",
]
"""Modules whose flask-smorest ``blueprint`` is registered under /api/v1."""


GATEWAY = "parliament.gateway"


class MachineApi(Api):
    """flask-smorest, whose refusals are answered by our own handlers: one sentence, one code."""

    ERROR_SCHEMA = pages.ProblemSchema

    def _register_error_handlers(self) -> None:
        """Leave the handlers to ``pages``."""


class SeatFacts:
    """What the ballot box asks about seats, answered by registration and door."""

    key_versions = staticmethod(registration.issue_keys_version_on)
    present = staticmethod(door.present_on)


def create_app(
    settings: config.Settings | None = None,
    *,
    home: Home | None = None,
    spawn: Callable[[Callable[[], object]], object] | None = None,
) -> Flask:
    """Put the application together on the database that the settings name.

    Args:
        settings: frozen settings; read from the environment when left out.
        home: where receipts are delivered: the server's loop, or on the spot.
        spawn: runs work apart from the one who caused it; on the spot when left out.
    """
    settings = settings or config.load()
    app = _put_together(settings)
    open_on(app, settings, home=home, spawn=spawn)
    return app


def open_on(
    app: Flask,
    settings: config.Settings,
    *,
    home: Home | None = None,
    spawn: Callable[[Callable[[], object]], object] | None = None,
) -> None:
    """Let ``app`` serve what ``settings`` name, forgetting what it served before.

    The database is not read yet. Arguments as for ``create_app``. What features keep of the house they
    serve (counters of wrong keys, the ballot box) stands under ``parliament.`` in the app's extensions.
    """
    for name in [name for name in app.extensions if name.startswith("parliament.")]:
        del app.extensions[name]
    database.bind(database.Database(settings.url))
    outbox.reset()
    app.config.update(SETTINGS=settings)
    app.instance_path = str(settings.instance)
    _put_keys(app, settings)
    _put_mail(app, settings)
    _put_voting(app, settings, home, spawn or (lambda work: work()))


def _put_together(settings: config.Settings) -> Flask:
    """The pages, the API and who may reach them: all that is the same whichever database is served."""
    metadata.load()
    app = Flask(
        "parliament",
        root_path=str(config.ROOT),
        template_folder=str(config.ROOT / "templates"),
        static_folder=str(config.ROOT / "static"),
        instance_path=str(settings.instance),
    )
    app.config.update(
        ROOT=config.ROOT,
        SECRET_KEY=settings.secret_key,
        PUBLIC_URL=settings.public_url,
        TESTING=settings.env == "test",
        SESSION_COOKIE_NAME="parliament",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure,
        PERMANENT_SESSION_LIFETIME=timedelta(days=7),
        MAX_CONTENT_LENGTH=12 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
    )
    pages.set_up(app)
    accounts.set_up(app)
    guard.set_up(app)
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(name).blueprint)
    app.config[privacy.TYPESETTER] = pdf.make
    _put_api(app)
    return app


def _put_voting(
    app: Flask,
    settings: config.Settings,
    home: Home | None,
    spawn: Callable[[Callable[[], object]], object],
) -> None:
    parts = voting_parts.build(
        database=database.current(), seats=SeatFacts(), seat_secret=settings.seat_secret, home=home
    )
    app.extensions[voting_parts.EXTENSION] = parts
    voting_parts.seal_after_close(parts, spawn)
    sittings.bind_divisions(voting.has_open_division)
    sittings.bind_floor(
        stop_clock=lambda sitting_id, by: speakers.hold(sitting_id=sitting_id, by=by),
        leave=lambda sitting_id, by: speakers.leave_item(sitting_id=sitting_id, by=by),
    )
    sittings.bind_between_items(presence.take_over_waiting)
    sittings.bind_conflicts(presence.conflicts)
    gateway = Gateway(
        snapshots=HallSnapshots(),
        edition_id=_current_edition_id,
        outdated=passes.outdated,
        redis_url=settings.redis_url,
    )
    gateway.attach(app)
    voting_socket.register(gateway, parts.box)
    app.extensions[GATEWAY] = gateway


def _current_edition_id() -> str:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition.id


def _put_api(app: Flask) -> None:
    app.config.update(
        API_TITLE="Parliament",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
        API_SPEC_OPTIONS={
            "security": [{"bearer": []}, {}],
            "components": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
        },
    )
    api_requests.set_up(app)
    api: Any = MachineApi(app)
    for name in API_BLUEPRINTS:
        blueprint = import_module(name).blueprint
        api.register_blueprint(blueprint, url_prefix=f"/api/v1{blueprint.url_prefix or ''}")
        pages.csrf.exempt(blueprint)
    idempotency.set_up(app, version=lambda: outbox.version(_current_edition_id()))


def _put_mail(app: Flask, settings: config.Settings) -> None:
    url, secret = settings.public_url, settings.seat_secret
    answers = interest_letters.AnswerKeys(secret)
    app.extensions[interest_letters.EXTENSION] = answers
    seats = registration.SeatRegister()
    links = PersonalLinks(SeatKeys(secret), seats, public_url=url, answer_link=answers.path)
    server = smtp_server.parse(settings.smtp_url, public_url=url)
    adjusters = minutes_links.bind(app.extensions, secret, minutes.link_version, url)
    surveys = survey_links.bind(app.extensions, secret, seats, url)
    owners = undertaking_links.bind(app.extensions, secret, undertakings.link_version, url)
    more_links = {"adjust": adjusters.link, "survey": surveys.link, "owner": owners.link}
    app.extensions[mail_sender.EXTENSION] = mail_sender.Sender(
        server, public_url=url, links=links, more_links=more_links
    )


def _put_keys(app: Flask, settings: config.Settings) -> None:
    keys = SeatKeys(settings.seat_secret)
    short_codes = ShortCodes(keys, settings.seat_secret)
    presence.bind_short_codes(short_codes)
    app.extensions[who.EXTENSION] = who.AccessParts(
        keys=keys,
        directory=registration.SeatRegister(),
        credentials=Credentials(keys),
        short_codes=short_codes,
        second_steps=SecondSteps(keys, settings.secret_key),
        loans=PhoneLoans(keys),
        screens=ScreenKeys(keys),
    )
    passes.bind(outbox.announce_withdrawn)
