"""What is wrong with the members of an API request, said in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask_babel import gettext


def faulty_members(faults: object) -> str:
    """One sentence that names the members of a request that do not fit, and why.

    Args:
        faults: marshmallow's messages: member, or index, to its own messages, as deep as it goes.
    """
    found = [f"{path}: {why}" for path, why in _faults(faults, "")]
    shown = "; ".join(found[:5]) + ("; …" if len(found) > 5 else "")
    return str(gettext("Rätta uppgifterna och skicka igen. %(faults)s.", faults=shown))


def _faults(faults: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(faults, Mapping):
        for name, inner in faults.items():
            outermost = not path and name in ("json", "query", "form")
            step = "" if outermost else str(name)[:40]
            yield from _faults(inner, ".".join(part for part in (path, step) if part))
        return
    for message in faults if isinstance(faults, list) else [faults]:
        yield path or gettext("innehållet"), _why(str(message))


def first_member(faults: object) -> str | None:
    """The path of the first member that does not fit, or None."""
    return next((path for path, _ in _faults(faults, "")), None)


def _why(message: str) -> str:
    """Marshmallow's message in the words of the house."""
    if message.startswith("Missing data"):
        return str(gettext("saknas"))
    if message.startswith("Unknown field"):
        return str(gettext("finns inte här"))
    if message.startswith("Must be one of"):
        allowed = message.removeprefix("Must be one of: ").rstrip(".")
        return str(gettext("ska vara något av %(allowed)s", allowed=allowed))
    kinds = {
        "string": gettext("ska vara en text"),
        "integer": gettext("ska vara ett heltal"),
        "boolean": gettext("ska vara true eller false"),
        "list": gettext("ska vara en lista"),
        "datetime": gettext("ska vara en tid med tidszon, till exempel 2023-10-05T11:40:00Z"),
        "date": gettext("ska vara ett datum, till exempel 2023-10-05"),
    }
    found = (str(words) for kind, words in kinds.items() if f" {kind}." in message)
    return next(found, str(gettext("har fel form")))
