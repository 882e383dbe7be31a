"""The one door to editions for all other features: use cases and frozen values."""

from __future__ import annotations

from parliament.editions.edition_service import (
    EditionFacts,
    add_partner,
    change_edition,
    create_edition,
    remove_partner,
    set_status,
)
from parliament.editions.issues_service import (
    add_issue,
    change_issue,
    remove_issue,
)
from parliament.editions.municipalities import municipalities, set_municipalities
from parliament.editions.programme_service import (
    add_programme_item,
    change_programme_item,
    move_programme_item,
    remove_programme_item,
)
from parliament.editions.queries import (
    current_edition,
    edition,
    issue,
    list_editions,
    programme,
    programme_item,
    site,
    theme,
    theme_ids,
    themes,
)
from parliament.editions.themes_service import (
    ThemeFacts,
    add_theme,
    change_theme,
    move_theme,
    remove_theme,
)
from parliament.editions.views import (
    EditionView,
    IssueView,
    PartnerView,
    ProgrammeItemView,
    SiteView,
    ThemeView,
)

__all__ = [
    "EditionFacts",
    "EditionView",
    "IssueView",
    "PartnerView",
    "ProgrammeItemView",
    "SiteView",
    "ThemeFacts",
    "ThemeView",
    "add_issue",
    "add_partner",
    "add_programme_item",
    "add_theme",
    "change_edition",
    "change_issue",
    "change_programme_item",
    "change_theme",
    "create_edition",
    "current_edition",
    "edition",
    "issue",
    "list_editions",
    "move_programme_item",
    "move_theme",
    "municipalities",
    "programme",
    "programme_item",
    "remove_issue",
    "remove_partner",
    "remove_programme_item",
    "remove_theme",
    "set_municipalities",
    "set_status",
    "site",
    "theme",
    "theme_ids",
    "themes",
]
