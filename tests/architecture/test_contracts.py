"""The shape of the house: imports run one way, files and functions stay small enough to be read."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = sorted(p for p in (ROOT / "parliament").rglob("*.py") if "versions" not in p.parts)
FILE_LINES = 300
FUNCTION_LINES = 50


def test_imports_run_one_way() -> None:
    """pyproject.toml: layers, pure rules, no web below, rows at home, one socket, no cycles."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_short_enough_to_read() -> None:
    long = {str(path.relative_to(ROOT)): lines(path) for path in FILES if lines(path) > FILE_LINES}
    assert long == {}, f"A file over {FILE_LINES} lines is two: split it by what it does"


def test_functions_fit_on_a_page() -> None:
    long = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or 0) - node.lineno + 1
                if size > FUNCTION_LINES:
                    long[f"{path.relative_to(ROOT)}: {node.name}"] = size
    assert long == {}, f"A function over {FUNCTION_LINES} lines does more than one thing: name the parts"


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
