"""The contract that we wrote ourselves can fail."""

from __future__ import annotations

from grimp import ImportGraph

from tests.architecture.rows_stay_at_home import find_strays


def graph_of(*imports: tuple[str, str]) -> ImportGraph:
    graph = ImportGraph()
    for importer, imported in imports:
        graph.add_import(importer=importer, imported=imported)
    return graph


def test_a_feature_may_import_its_own_rows() -> None:
    graph = graph_of(("parliament.budget.service", "parliament.budget.models"))
    assert list(find_strays(graph)) == []


def test_another_feature_may_not() -> None:
    graph = graph_of(("parliament.sitting.service", "parliament.budget.models"))
    assert list(find_strays(graph)) == [("parliament.sitting.service", "parliament.budget.models")]


def test_a_name_that_only_begins_alike_is_another_feature() -> None:
    graph = graph_of(("parliament.budgeting.service", "parliament.budget.models"))
    assert list(find_strays(graph)) == [("parliament.budgeting.service", "parliament.budget.models")]
