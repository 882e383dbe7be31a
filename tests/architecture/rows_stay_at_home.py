"""The import contract "rows stay at home", run by import-linter (see pyproject.toml).

import-linter's own types cannot say "each feature's models belong to that same feature" in one
contract, and one contract per feature would be forgotten with the next feature.
"""

from __future__ import annotations

import re
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output

MODELS = re.compile(r"(?P<home>\w+\.\w+)\.(?:\w+\.)*(?:\w+_)?models(?:\..+)?")


class RowsStayAtHome(Contract):
    """A feature's models are imported only by modules of that feature."""

    type_name = "rows_stay_at_home"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        strays = list(find_strays(graph))
        return ContractCheck(kept=not strays, metadata={"strays": strays})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, models in check.metadata["strays"]:
            output.print_error(
                f"{importer} imports {models}: call that feature's service instead.", bold=False
            )


def find_strays(graph: ImportGraph) -> Any:
    """Pairs (importer, models) where the importer is not of the feature that owns the models."""
    for models in sorted(graph.modules):
        owned = MODELS.fullmatch(models)
        if owned is None or graph.is_module_squashed(models):
            continue
        home = owned["home"]
        for importer in sorted(graph.find_modules_that_directly_import(models)):
            if importer != home and not importer.startswith(f"{home}."):
                yield importer, models
