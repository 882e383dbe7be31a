"""Every page while the sitting is held and after it: accessible, and no wider than the smallest phone."""

from __future__ import annotations

import pytest

from tests.browser.looking import Visitors
from tests.browser.pages import PAGES

OF_THE_DAY = [view for view in PAGES if view.stage != "open"]


@pytest.fixture(scope="module")
def visitors(open_hall) -> Visitors:
    return Visitors(open_hall)


@pytest.mark.parametrize("view", OF_THE_DAY, ids=lambda view: view.title)
def test_a_page_of_the_day_is_accessible_and_fits_the_smallest_phone(visitors, view):
    page, faults = visitors.look(view)
    assert faults == {}
    assert page.locator("h1").count() == 1
