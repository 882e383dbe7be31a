"""From a template and its facts to a letter: subject, plain text and simple HTML, in one language.

A template (``templates/mail/letters/<name>.<language>.txt``) is plain text: the first line is the subject,
then paragraphs with an empty line between them. Lines that begin with "- " are a list. The HTML is made
from the same text, so the two always say the same.

Links are not written here but marked. They are put in when the letter is sent, for a personal link may
be derived but never stored.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from parliament import config
from parliament.shared import text

LANGUAGES = ("sv", "en")
_FOLDER = config.ROOT / "templates" / "mail" / "letters"
# Private-use characters: taken out of everything that people type, so nobody can write a mark.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([a-z]+){_CLOSE}")


class Mark(str):
    """A place in a letter where a link is put when it is sent."""

    __slots__ = ()


SEAT = Mark(f"{_OPEN}seat{_CLOSE}")
HOME = Mark(f"{_OPEN}home{_CLOSE}")
LOST = Mark(f"{_OPEN}lost{_CLOSE}")
PRIVACY = Mark(f"{_OPEN}privacy{_CLOSE}")
AGENDA = Mark(f"{_OPEN}agenda{_CLOSE}")
ADJUST = Mark(f"{_OPEN}adjust{_CLOSE}")
"""An adjuster's own link to the minutes."""
SURVEY = Mark(f"{_OPEN}survey{_CLOSE}")
"""Somebody's own link to the evaluation."""
OWNER = Mark(f"{_OPEN}owner{_CLOSE}")
"""An owner's own link to an undertaking."""
FOLLOW_UP = Mark(f"{_OPEN}followup{_CLOSE}")
SENDER = Mark(f"{_OPEN}sender{_CLOSE}")
"""The organisers' own address, in a calendar file."""
_MARKS = {
    "seat_link": SEAT,
    "home_link": HOME,
    "lost_link": LOST,
    "privacy_link": PRIVACY,
    "agenda_link": AGENDA,
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter's words, with marks for its links."""

    subject: str
    text: str
    html: str


def render(name: str, language: str, facts: Mapping[str, object]) -> Rendered:
    """Write the letter ``name`` in ``language`` ("sv", or "en").

    Args:
        name: of the template.
        language: anything but "en" gives Swedish.
        facts: what the template speaks of; texts are put on one line each.
    """
    known = "en" if language == "en" else "sv"
    written = _environment().get_template(f"{name}.{known}.txt").render({**facts, **_MARKS})
    subject, _, rest = written.partition("\n")
    body = re.sub(r"\n{3,}", "\n\n", rest).strip() + "\n"
    return Rendered(subject=text.one_line(subject), text=body, html=page(body, known))


def page(body: str, language: str) -> str:
    """A whole HTML page of a letter: no pictures, no styles, nothing fetched from anywhere."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8"></head>\n'
        f"<body>\n{fragment(body)}</body>\n</html>\n"
    )


def fragment(body: str) -> str:
    """The paragraphs of a letter as HTML. Only marks become links; what people typed never does."""
    return "".join(_paragraph(part) for part in body.strip().split("\n\n"))


def marks(body: str) -> frozenset[str]:
    """The names of the links that a letter asks for."""
    return frozenset(_MARK.findall(body))


def fill(body: str, links: Mapping[str, str], *, as_html: bool = False) -> str:
    """``body`` with its links put in."""
    return _MARK.sub(lambda found: html.escape(links[found[1]]) if as_html else links[found[1]], body)


def shown(body: str, words: Mapping[str, str]) -> Markup:
    """A letter as staff sees it: the same paragraphs, with words in the places of the links."""
    plain = re.sub(rf'<a href="{_MARK.pattern}">({_MARK.pattern})</a>', r"\2", fragment(body))
    # Everything typed is escaped in fragment().
    return Markup(fill(plain, {name: f"[{word}]" for name, word in words.items()}, as_html=True))  # noqa: S704


def _paragraph(part: str) -> str:
    lines = [_linked(html.escape(line)) for line in part.split("\n")]
    if all(line.startswith("- ") for line in lines):
        items = "".join(f"<li>{line[2:]}</li>\n" for line in lines)
        return f"<ul>\n{items}</ul>\n"
    joined = "<br>\n".join(lines)
    return f"<p>{joined}</p>\n"


def _linked(line: str) -> str:
    return _MARK.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', line)


def _on_one_line(value: object) -> object:
    return text.one_line(value) if isinstance(value, str) and not isinstance(value, Mark) else value


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text; the HTML is escaped in fragment()
        finalize=_on_one_line,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
