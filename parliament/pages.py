"""What all pages share: error pages, template filters, language, security headers, health."""

from __future__ import annotations

import secrets
from typing import Any

from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    g,
    jsonify,
    redirect,
    render_template,
    request,
    session,
)
from flask_babel import Babel, get_locale, gettext
from flask_compress import Compress
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFError, CSRFProtect
from marshmallow import Schema, fields
from sqlalchemy import text as sql
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.faulty_members import faulty_members, first_member
from parliament.access.who import current_roles, current_seat_id
from parliament.shared import swedish
from parliament.shared.errors import RuleBroken
from parliament.storage.transaction import reading

LANGUAGES = ("sv", "en")
csrf = CSRFProtect()
blueprint = Blueprint("pages", __name__)

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), screen-wake-lock=(self)",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'; connect-src 'self' ws: wss:"
    ),
}


def may_be_framed(response: Response) -> Response:
    """Let our own pages show this one inside them."""
    policy = _HEADERS["Content-Security-Policy"].replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response.headers["Content-Security-Policy"] = policy
    return response


_PARTS_OF_PAGES = ("text/css", "text/javascript")


class ProblemSchema(Schema):
    """A refusal as machines get it (RFC 9457); ``code`` is stable, ``detail`` is for people."""

    type = fields.String()
    title = fields.String()
    status = fields.Integer()
    code = fields.String()
    detail = fields.String()
    field = fields.String()


def set_up(app: Flask) -> None:
    """Put the common shell on ``app``."""
    app.config.update(
        COMPRESS_MIMETYPES=["text/css", "text/javascript", "application/javascript", "image/svg+xml"],
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,  # a tenth smaller than 4, at the same cost
        COMPRESS_ALGORITHM_STREAMING=["br", "gzip"],  # static files too, for those who have no brotli
        COMPRESS_STREAMS=True,
        COMPRESS_MIN_SIZE=500,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # private pages send no referrer; the token and SameSite guard them
        BABEL_DEFAULT_LOCALE="sv",
        BABEL_DEFAULT_TIMEZONE="Europe/Stockholm",
        BABEL_TRANSLATION_DIRECTORIES=str(app.config["ROOT"] / "translations"),
    )
    Babel(app, locale_selector=chosen_language)
    csrf.init_app(app)
    Compress(app)
    app.register_blueprint(blueprint)
    app.register_error_handler(RuleBroken, refused)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, crashed)
    app.after_request(_secure)
    app.jinja_env.globals.update(
        get_locale=get_locale,
        current_roles=current_roles,
        current_seat_id=current_seat_id,
        language=chosen_language,
    )
    app.jinja_env.filters.update(
        kr=lambda ore: swedish.kr(ore, language=chosen_language()),
        number=lambda n: swedish.number(n, language=chosen_language()),
        percent=lambda n: swedish.percent(n, language=chosen_language()),
        date=lambda d: swedish.date(d, language=chosen_language()),
        time=lambda d: swedish.time(d, language=chosen_language()),
        datetime=lambda d: swedish.datetime(d, language=chosen_language()),
    )


def chosen_language() -> str:
    """The visitor's language: what was chosen, else what the browser prefers of ours, else Swedish."""
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES, default="sv") or "sv"


@blueprint.post("/language")
def set_language() -> BaseResponse:
    """Remember the language and go back to the page the visitor came from."""
    wanted = request.form.get("language", "")
    if wanted in LANGUAGES:
        session["language"] = wanted
    return redirect(local_path(request.form.get("next")) or "/")


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process is alive."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> tuple[Response, int]:
    """The database answers."""
    try:
        with reading() as db:
            db.execute(sql("SELECT 1"))
    except Exception:
        current_app.logger.exception("Not ready")
        return jsonify(status="database"), 503
    return jsonify(status="ok"), 200


@blueprint.get("/tillganglighet")
def accessibility() -> str:
    """The accessibility statement (DOS-lagen 2018:1937 13 §)."""
    return render_template("pages/accessibility.html")


def local_path(target: str | None) -> str | None:
    """``target`` when it is a path on this site, else None; never another host."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    return None if any(ord(c) < 32 for c in target) else target


def attach(form: FlaskForm, error: RuleBroken) -> int:
    """Put a refusal's sentence on its field, or on top; returns the HTTP status to answer with."""
    sentence = error.sentence(chosen_language())
    field = form[error.field] if error.field and error.field in form else None
    if field is None:
        form.form_errors.append(sentence)
    else:
        field.errors = [*field.errors, sentence]
    return error.status


def typed_version(typed: str | None) -> int:
    """The version that a form carries in a hidden field; 0, which is never current, for anything else."""
    return int(typed) if typed and typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0


def keep_private(response: Response) -> Response:
    """What belongs to one person is kept by no cache, and its address is told to no other page."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def wants_json() -> bool:
    """Whether this request is a machine's."""
    if request.path.startswith("/api/"):
        return True
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json" and not request.accept_mimetypes["text/html"]


def refused(error: RuleBroken) -> tuple[Any, int]:
    """A rule refused: problem details for machines, a page for people."""
    return _answer(error.status, error.code, error.sentence(chosen_language()), field=error.field)


def http_error(error: HTTPException) -> Any:
    """What Werkzeug refuses, in our words."""
    if error.code is None or error.code < 400:
        return error
    sentences = {
        400: gettext("Det som skickades gick inte att läsa. Gå tillbaka och försök igen."),
        404: gettext("Sidan finns inte. Kontrollera adressen, eller börja om från startsidan."),
        405: gettext("Adressen finns, men inte på det sättet. Gå tillbaka och använd knappen på sidan."),
        413: gettext("Det som skickades är för stort. Skicka något mindre."),
        429: gettext("För många försök på kort tid. Vänta en minut."),
    }
    if isinstance(error, CSRFError):
        sentence = gettext("Sidan har legat öppen för länge. Läs in den igen och försök en gång till.")
        return _answer(400, "csrf", sentence)
    faults = getattr(error, "data", {}).get("messages")
    if error.code == 422 and faults:  # webargs found members that do not fit the schema
        return _answer(422, "invalid_members", faulty_members(faults), field=first_member(faults))
    code = "http_" + str(error.code)
    return _answer(error.code, code, sentences.get(error.code, gettext("Det gick inte. Försök igen.")))


def crashed(error: Exception) -> tuple[Any, int]:
    """A fault of ours: logged with a number that the visitor can tell us."""
    number = secrets.token_hex(4)
    current_app.logger.error("Fault %s at %s", number, request.path, exc_info=error)
    if current_app.config.get("PROPAGATE_EXCEPTIONS"):
        raise error
    sentence = gettext(
        "Något gick fel hos oss. Inget sparades. Försök igen. Felnummer: %(number)s.", number=number
    )
    return _answer(500, "fault", sentence)


def _answer(status: int, code: str, sentence: str, *, field: str | None = None) -> tuple[Any, int]:
    if wants_json():
        problem: dict[str, Any] = {"type": "about:blank", "status": status, "code": code, "detail": sentence}
        problem["title"] = sentence.split(".", maxsplit=1)[0]
        if field:
            problem["field"] = field
        response = jsonify(problem)
        response.mimetype = "application/problem+json"
        return response, status
    titles = {
        401: gettext("Logga in"),
        403: gettext("Du kommer inte åt det här"),
        404: gettext("Sidan finns inte"),
        500: gettext("Något gick fel"),
    }
    title = titles.get(status, gettext("Det gick inte"))
    page = render_template("error.html", status=status, title=title, sentence=sentence, back_href=_back())
    return page, status


def _back() -> str:
    referrer = request.referrer or ""
    if referrer.startswith(request.host_url) and referrer != request.url:
        return "/" + referrer[len(request.host_url) :]
    return "/"


def _secure(response: Response) -> Response:
    if response.mimetype in _PARTS_OF_PAGES:  # no documents, and one bar of 4G pays for each header
        response.headers["X-Content-Type-Options"] = _HEADERS["X-Content-Type-Options"]
    else:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
    if request.path.startswith("/static/"):
        response.headers["Cache-Control"] = "public, max-age=3600"
    elif g.get("no_store") or current_roles_are_known():
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def current_roles_are_known() -> bool:
    """Whether this response belongs to someone, and so must not lie in a shared cache."""
    return bool(g.get("parliament_roles")) or g.get("parliament_seat") is not None


__all__ = ["attach", "csrf", "local_path", "may_be_framed", "set_up"]
