"""What every API request passes before its view: a body that is a small, sound JSON object."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from flask import Flask, request

from parliament.shared.errors import RuleBroken

PREFIX = "/api/v1/"
MAX_BODY_BYTES = 256 * 1024
MAX_DEPTH = 32
MAX_INTEGER = 2**53 - 1  # what every JSON reader agrees on (RFC 8259 section 6)


class BodyMalformed(RuleBroken):
    """A body that is not JSON, or JSON that no text and no number of ours can be read from."""

    code = "malformed_json"
    status = 400
    sv = "Det som skickades går inte att läsa som JSON. Kontrollera tecknen och skicka igen."
    en = "What was sent cannot be read as JSON. Check the characters and send it again."


class BodyNotObject(RuleBroken):
    """JSON, but a list, a text or a number where named members belong."""

    code = "body_not_object"
    status = 422
    sv = 'Skicka ett JSON-objekt med namngivna uppgifter, till exempel {{"title": "…"}}.'
    en = 'Send a JSON object with named members, for example {{"title": "…"}}.'


class BodyTooDeep(RuleBroken):
    """Objects and lists inside each other beyond anything we ask for."""

    code = "json_too_deep"
    status = 400
    sv = "JSON-objektet har för många nivåer. Högst {limit} går att läsa."
    en = "The JSON object is nested too deeply. At most {limit} levels are read."


class BodyTooLarge(RuleBroken):
    """A body larger than any of ours."""

    code = "body_too_large"
    status = 413
    sv = "Det som skickades är för stort. Högst {limit} kB går att ta emot."
    en = "What was sent is too large. At most {limit} kB are accepted."


class JsonNeeded(RuleBroken):
    """A body of another kind than JSON."""

    code = "json_needed"
    status = 415
    sv = "Skicka uppgifterna som JSON, med Content-Type: application/json."
    en = "Send the members as JSON, with Content-Type: application/json."


def set_up(app: Flask) -> None:
    """Have every API request with a body pass ``check_body``."""

    @app.before_request
    def check() -> None:
        if request.path.startswith(PREFIX) and request.method in ("POST", "PUT", "PATCH"):
            check_body(request.content_length, request.mimetype)


def check_body(length: int | None, mimetype: str) -> None:
    """Refuse a body of the current request that no view should have to meet.

    Raises:
        BodyTooLarge, JsonNeeded, BodyMalformed, BodyTooDeep, BodyNotObject: see there.
    """
    if length is not None and length > MAX_BODY_BYTES:
        raise BodyTooLarge(limit=MAX_BODY_BYTES // 1024)
    body = request.get_data(cache=True)
    if len(body) > MAX_BODY_BYTES:
        raise BodyTooLarge(limit=MAX_BODY_BYTES // 1024)
    if not body:
        return
    if mimetype != "application/json" and not mimetype.endswith("+json"):
        raise JsonNeeded
    if not isinstance(read_json(body), dict):
        raise BodyNotObject


def read_json(body: bytes) -> Any:
    """The value that ``body`` holds, if it is JSON that can be stored and shown.

    Raises:
        BodyMalformed: no JSON; NaN or Infinity; an integer beyond MAX_INTEGER; half a character, or NUL.
        BodyTooDeep: more than MAX_DEPTH levels.
    """
    try:
        value = json.loads(body, parse_constant=_refuse, parse_int=_integer)
    except RecursionError:
        raise BodyTooDeep(limit=MAX_DEPTH) from None
    except ValueError as error:
        raise BodyMalformed from error
    _check(value, MAX_DEPTH)
    return value


def _check(value: Any, levels: int) -> None:
    if levels < 0:
        raise BodyTooDeep(limit=MAX_DEPTH)
    if isinstance(value, dict):
        for name, member in value.items():
            _check(name, levels)
            _check(member, levels - 1)
    elif isinstance(value, list):
        for member in value:
            _check(member, levels - 1)
    elif isinstance(value, str) and ("\x00" in value or any("\ud800" <= c <= "\udfff" for c in value)):
        raise BodyMalformed


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _integer(figures: str) -> int:
    if len(figures) > len(str(MAX_INTEGER)) + 1 or abs(int(figures)) > MAX_INTEGER:
        raise ValueError("an integer out of range")
    return int(figures)
