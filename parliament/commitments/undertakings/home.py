"""The opening page's part about what became of the words of the edition before."""

from __future__ import annotations

from flask import render_template
from markupsafe import Markup

from parliament.commitments.undertakings import service, words
from parliament.commitments.undertakings.queries import Wanted
from parliament.editions import service as editions
from parliament.editions.service import EditionView

_SHOWN = 5


def earlier_words(current: EditionView) -> Markup:
    """Markup for the opening page: the newest earlier edition's undertakings; nothing when there are none.

    Those that are late come first, then those under way.
    """
    earlier = [each for each in editions.list_editions() if each.year < current.year]
    for edition in sorted(earlier, key=lambda each: -each.year):
        found, _total = service.undertakings(Wanted(edition_id=edition.id))
        accepted = [each for each in found if each.accepted]
        if accepted:
            order = ("late", "going", "kept_late", "kept", "dropped")
            accepted.sort(key=lambda each: order.index(each.outcome))
            written = render_template(
                "undertakings/_home.html",
                edition=edition,
                shown=accepted[:_SHOWN],
                more=len(accepted) - _SHOWN,
                count=service.count(edition.id),
                words=words,
            )
            return Markup(written)  # noqa: S704 - a template of ours, which escapes what people typed
    return Markup()
