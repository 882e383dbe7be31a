"""The frame as one bar: what is spent, committed and available, or how far over it goes."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from parliament.budget.views import BudgetView


def parts(budget: BudgetView) -> list[dict[str, Any]]:
    """The parts of the bar in order, in öre and in per cent of the whole bar; empty ones are left out.

    The bar is as long as the frame, or as what is taken of it when that is more.
    """
    frame, over = budget.frame_ore, max(-budget.available_ore, 0)
    spent = min(budget.spent_ore, frame)
    committed = min(budget.committed_ore, frame - spent)
    whole = max(frame, budget.spent_ore + budget.committed_ore)
    drawn = [
        ("spent", _("Upparbetat"), spent, budget.spent_ore),
        ("committed", _("Bundet"), committed, budget.committed_ore),
        ("available", _("Disponibelt"), max(budget.available_ore, 0), max(budget.available_ore, 0)),
        ("over", _("Över ramen"), over, over),
    ]
    return [
        {"kind": kind, "label": label, "percent": 100 * width / whole, "ore": ore}
        for kind, label, width, ore in drawn
        if whole and (ore or kind in ("spent", "committed"))
    ]
