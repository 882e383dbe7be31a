"""From data to PDF, without holding up anybody: another process sets it, the same data only once."""

from __future__ import annotations

import hashlib
import json
import logging
import subprocess
import sys
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

from parliament.shared.errors import RuleBroken

HERE = Path(__file__).resolve().parent
PATIENCE_SECONDS = 60
_KEPT = 4

_log = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()
_made: OrderedDict[str, bytes] = OrderedDict()


class DocumentNotMade(RuleBroken):
    """The typesetter failed or took too long; the reason stands in the log of the server."""

    code = "document_not_made"
    status = 503
    sv = "PDF-filen gick inte att skapa just nu. Skriv ut webbsidan i stället, eller försök igen."
    en = "The PDF could not be made just now. Print the web page instead, or try again."


def make(template: str, data: dict[str, Any], *, keep: bool = True) -> bytes:
    """``data`` set by the template of that name (``minutes.typ``).

    Waits cooperatively. The latest few are remembered, so many readers cost one typesetting.

    Args:
        template: a file beside this one.
        data: what the template reads; the texts in its ``qr`` are drawn as QR codes.
        keep: remember the result. Not for papers with codes on them.

    Raises:
        DocumentNotMade: see there.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(f"{template}\n{text}".encode()).hexdigest()
    with _one_at_a_time:
        if not keep:
            return _run(HERE / template, text)
        if key not in _made:
            _made[key] = _run(HERE / template, text)
        _made.move_to_end(key)
        while len(_made) > _KEPT:
            _made.popitem(last=False)
        return _made[key]


def _run(template: Path, text: str) -> bytes:
    command = [sys.executable, "-I", str(HERE / "typeset.py"), str(template)]
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=PATIENCE_SECONDS, check=True
        )
    except subprocess.SubprocessError as error:
        said = getattr(error, "stderr", None) or b""
        _log.error("Typesetting %s failed: %s", template.name, said.decode(errors="replace")[-2000:])
        raise DocumentNotMade from error
    return done.stdout
