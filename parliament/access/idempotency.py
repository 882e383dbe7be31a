"""Writes of the API: the same request twice is one deed, and a stale one is none.

`Idempotency-Key`: a deed and its answer are kept in one transaction, per doer and path, for 48 hours. The
same key with the same body gets the same answer; with another body it is refused. What is kept: keyed
digests of key and body, the status, and of the answer its ids, codes and numbers. Answers that hold more
are read again from what they are about (``read_again``), so no name, text or key lies here. Refusals
are not kept: nothing was done, and the same key may be used when what was wrong has been put right.

`If-Match: "<v>"`: the deed is done only while the sitting's counter is still ``v``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import Flask, Response, current_app, jsonify, make_response, request
from sqlalchemy import delete

from parliament.access.api_requests import PREFIX
from parliament.access.models import KeptAnswer
from parliament.access.who import current_actor, parts
from parliament.shared import clock
from parliament.shared.errors import RuleBroken, StaleVersion
from parliament.storage.transaction import Transaction, transaction

KEPT_FOR = timedelta(hours=48)
HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
MAX_KEY = 255

View = Callable[..., Any]
Reader = Callable[[Mapping[str, Any]], Any]
_AGAIN = "parliament_read_again"
_CODE = re.compile(r"[A-Za-z0-9_.:+-]{1,64}")
_NAMES_OF_CODES = re.compile(r"(?:.*_)?(?:id|at)|status|phase|repeats|kind|code|secrecy|how|by")


class KeyMalformed(RuleBroken):
    """An Idempotency-Key that is empty, too long or not plain ASCII."""

    code = "idempotency_key_malformed"
    status = 400
    sv = "Nyckeln i Idempotency-Key ska vara 1–255 synliga tecken, till exempel ett UUID."
    en = "The Idempotency-Key must be 1–255 visible characters, for example a UUID."


class KeyReused(RuleBroken):
    """Another body under a key that has been used."""

    code = "idempotency_key_reused"
    status = 422
    sv = "Nyckeln i Idempotency-Key är redan använd till något annat, så inget gjordes. Skapa en ny nyckel."
    en = "The Idempotency-Key was used for something else, so nothing was done. Make a new key."


def read_again(reader: Reader) -> Callable[[View], View]:
    """Have a repeated answer read again by ``reader``, from what is kept of it: it holds personal data."""

    def mark(view: View) -> View:
        setattr(view, _AGAIN, reader)
        return view

    return mark


def set_up(app: Flask, version: Callable[[], int]) -> None:
    """Wrap every view of the API that writes.

    Args:
        app: the application, with all its API views registered.
        version: the present ``v`` of the current sitting.
    """
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(PREFIX) and rule.methods and "POST" in rule.methods:
            view = app.view_functions[rule.endpoint]
            app.view_functions[rule.endpoint] = _once(view, version)


def _once(view: View, version: Callable[[], int]) -> View:
    @wraps(view)
    def write(**arguments: Any) -> Any:
        if request.method != "POST" or not (HEADER in request.headers or "If-Match" in request.headers):
            return current_app.ensure_sync(view)(**arguments)
        digest = _key_digest()
        body = parts().keys.digest("api-body", request.get_data(cache=True).hex())
        with transaction() as tx:  # deed and answer together: a crash leaves both or neither
            kept = tx.session.get(KeptAnswer, digest) if digest else None
            if kept is not None and kept.made_at > clock.now() - KEPT_FOR:
                return _again(view, kept, body)
            _check_version(version)
            response = make_response(view(**arguments))
            if digest and response.status_code < 300:  # a deed
                _keep(tx, digest, body, response)
            return response

    return write


def _key_digest() -> str | None:
    key = request.headers.get(HEADER)
    if key is None:
        return None
    if not 0 < len(key) <= MAX_KEY or not all("!" <= character <= "~" for character in key):
        raise KeyMalformed
    return parts().keys.digest("api-key", f"{current_actor()}|{request.path}|{key}")


def _check_version(version: Callable[[], int]) -> None:
    wanted = request.headers.get("If-Match")
    if wanted is not None and wanted.strip() not in ("*", f'"{version()}"'):
        raise StaleVersion


def _again(view: View, kept: KeptAnswer, body: str) -> Response:
    if kept.body_digest != body:
        raise KeyReused
    answer = json.loads(kept.answer)
    reader = getattr(view, _AGAIN, None)
    response = jsonify(reader(answer) if reader else answer)
    response.status_code = kept.status
    response.headers[REPLAYED] = "true"
    return response


def _keep(tx: Transaction, digest: str, body: str, response: Response) -> None:
    tx.session.execute(delete(KeptAnswer).where(KeptAnswer.made_at <= clock.now() - KEPT_FOR))
    answer = _without_words(response.get_json(silent=True))
    tx.session.add(
        KeptAnswer(
            digest=digest,
            body_digest=body,
            status=response.status_code,
            answer=json.dumps(answer, sort_keys=True),
            made_at=clock.now(),
        )
    )


def _without_words(answer: Any) -> dict[str, Any]:
    """The members of ``answer`` that are numbers, ids and codes; never what a person wrote or is called."""
    if not isinstance(answer, dict):
        return {}
    return {name: value for name, value in answer.items() if _is_code(name, value)}


def _is_code(name: str, value: object) -> bool:
    if value is None or isinstance(value, int | float):
        return True
    return isinstance(value, str) and bool(_NAMES_OF_CODES.fullmatch(name) and _CODE.fullmatch(value))
