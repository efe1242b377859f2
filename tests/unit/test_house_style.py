"""The house style, as a test reads it: imports point one way, files open with their job."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = [
    path
    for top in ("facilitator", "webhooks")
    for path in sorted((ROOT / top).rglob("*.py"))
    if path.parent.name != "versions"  # migrations are as long as the tables they make
]
EVERYONE = {"plugins"}
MAY_IMPORT = {
    "domain": set(),
    "ports": {"domain"},
    "records": {"domain"},
    "prompting": {"domain"},
    "wording": {"domain"},
    "ics": {"domain"},
    "emails": {"domain", "wording"},
    "presenting": {"domain", "wording", "ics"},
    "transcripts": {"domain"},
    "engines": {"domain", "ports", "prompting"},
    "services": {
        "domain", "ports", "records", "prompting", "emails", "transcripts", "engines", "presenting",
        "wording", "ics",
    },
    "adapters": {"domain", "ports", "engines"},
    "workflows": {"domain", "ports", "services", "records"},
    "practice": {"domain", "config"},
    "web": {"domain", "services", "wording"},
    "webhooks": {"domain", "ports"},
    "cli": {
        "domain", "services", "presenting", "wording", "config", "wiring", "samples", "assembly",
        "logs", "practice", "processes", "records", "workflows", "checkups", "prompting",
    },
}  # fmt: skip


def imported(tree: ast.AST) -> set[str]:
    """The parts of facilitator that a module imports."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            paths = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            paths = [alias.name for alias in node.names]
        else:
            continue
        found |= {p.split(".")[1] for p in paths if p.startswith("facilitator.")}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    layer = parts[1] if parts[0] == "facilitator" and len(parts) > 1 else parts[0]
    if layer not in MAY_IMPORT:
        return

    allowed = MAY_IMPORT[layer] | EVERYONE | {layer}

    assert imported(ast.parse(path.read_text())) <= allowed


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_opens_with_its_job_and_stays_small(path):
    text = path.read_text()
    tree = ast.parse(text)

    if path != ROOT / "facilitator" / "__init__.py":
        assert ast.get_docstring(tree), "say the module's job in its first line"
    assert len(text.splitlines()) <= 400


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_functions_stay_short(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= 60, f"{node.name} has {lines} lines"


def test_webhooks_know_flask_in_one_place_only():
    found = [
        p.name for p in FILES if p.is_relative_to(ROOT / "webhooks") and "flask" in p.read_text()
    ]

    assert set(found) <= {"routes.py"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_config_reads_the_environment(path):
    if path.name in ("config.py", "tokens.py"):
        return

    assert "os.environ" not in path.read_text()
