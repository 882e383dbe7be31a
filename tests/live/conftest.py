"""One served hall for the tests of the protocol; the tests of faults start their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live.hall import Hall
from tests.live.phones import Phones, find_node


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A sitting with 40 seats. Every test opens its own division and leaves none open."""
    find_node()
    with Hall(tmp_path_factory.mktemp("hall"), seats=40) as served:
        yield served


@pytest.fixture
def phones(hall: Hall) -> Iterator[Phones]:
    """Phones of one test."""
    with Phones(hall.base) as opened:
        yield opened
