"""The document as a page of its own: the accessible original that is archived and downloaded.

It needs nothing from this site: no style, no script, no picture. The site's own page shows the same
markup inside the site's shell (``templates/minutes/_document.html``).
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from parliament import config
from parliament.minutes.blocks import Document, has_content, prose_of
from parliament.minutes.words import Words


def standalone(document: Document) -> str:
    """The whole HTML page of a document."""
    template = _environment().get_template("minutes/standalone.html")
    return template.render(d=document, **helpers(document))


def helpers(document: Document) -> dict[str, object]:
    """What the document's template needs beside it."""
    return {"w": Words(document["language"]), "has_content": has_content, "prose_of": prose_of}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(config.ROOT / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
