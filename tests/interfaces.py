"""The names that others rely on: routes, commands, settings, stored names and the like.

`python -m tests.interfaces` adds what is new in the program to `tests/samples/interfaces.json`. It
never removes a name: what once was there stays valid, or its old name goes on working.
"""

import json
import sys
import tempfile
from inspect import isfunction
from pathlib import Path

import typer
from dbos._dbos import _get_or_create_dbos_registry

from facilitator import plugins, readers
from facilitator.app import dependencies, processes
from facilitator.app.cli import app as command
from facilitator.config import Settings
from facilitator.domain.group_settings import GroupSettings
from facilitator.features.recaps.output import formats
from facilitator.kit.jobs import durable
from facilitator.kit.mail import compose

KEPT = Path(__file__).parent / "samples" / "interfaces.json"
STEP = "<temp>."  # how DBOS lists a step beside the workflows


def kept():
    """What was promised so far."""
    return json.loads(KEPT.read_text(encoding="utf-8"))


def offered():
    """What the program has now, in the form of the file."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(FACILITATOR_VAR=folder, FACILITATOR_MODEL="none", _env_file=None)
        routes = _routes(processes.app(settings, dependencies.deps(settings)))
    return {
        "routes": routes,
        "link_purposes": sorted({r.split("/")[1] for r in routes if r.endswith("/<token>")}),
        "mail_kinds": compose.kinds(),
        "commands": dict(_commands(typer.main.get_command(command), "facilitator")),
        "settings": sorted(field.alias for field in Settings.model_fields.values()),
        "group_settings": sorted(GroupSettings.model_fields),
        "transcript_formats": readers.formats(),
        "recap_formats": sorted(formats()),
        **_work(),
    }


def missing(wanted, found):
    """The names that stand in the first and not in the second, each with where it stands."""
    if isinstance(wanted, dict):
        return [
            f"{name}: {inner}" if inner else name
            for name, value in wanted.items()
            for inner in (missing(value, found[name]) if name in found else [""])
        ]
    if isinstance(wanted, list):
        return [name for name in wanted if name not in found]
    return [] if wanted == found else [str(wanted)]


def _routes(app):
    rules = {}
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.endswith("static"):  # pages say themselves where their styles are
            rules.setdefault(rule.rule, set()).update(rule.methods - {"HEAD", "OPTIONS"})
    return {rule: sorted(methods) for rule, methods in sorted(rules.items())}


def _commands(found, path):
    """Each command with the number of its arguments, which have no names, and its options."""
    names = found.list_commands(typer.Context(found)) if hasattr(found, "list_commands") else []
    for name in sorted(names):
        yield from _commands(found.get_command(typer.Context(found), name), f"{path} {name}")
    if not names:
        given = [p for p in found.params if p.param_type_name == "argument"]
        options = (p for p in found.params if p.param_type_name == "option")
        named = sorted({o for p in options for o in (*p.opts, *p.secondary_opts)})
        yield path, [f"arguments: {len(given)}", *named]


def _work():
    """Workflows with their queues, and steps, by the names that the database of work holds."""
    for name in plugins.names(processes.JOBS):
        plugins.load(processes.JOBS, name)
    marked = {
        made.dbos_function_name
        for name, module in list(sys.modules.items())
        if name.startswith("facilitator.")
        for made in vars(module).values()
        if isfunction(made) and hasattr(made, "dbos_function_name")
    }
    registered = {
        name.removeprefix(STEP) for name in _get_or_create_dbos_registry().workflow_info_map
    }
    queues = {name: durable._queue_of[name] for name in sorted(marked & set(durable._queue_of))}
    return {"workflows": queues, "steps": sorted((marked & registered) - set(queues))}


def _joined(old, new):
    """Both, each name once; what was promised stays as it is."""
    if isinstance(old, dict):
        return {n: _joined(old.get(n, new.get(n)), new.get(n, old.get(n))) for n in (*old, *new)}
    if isinstance(old, list):
        return old + [name for name in new if name not in old]
    return old


def _written(sections):
    """JSON with a line for each name, so that a difference shows what is new."""
    told = []
    for section, names in sections.items():
        each = names.items() if isinstance(names, dict) else ((None, name) for name in names)
        lines = [
            json.dumps(value) if name is None else f"{json.dumps(name)}: {json.dumps(value)}"
            for name, value in each
        ]
        opens, closes = "{}" if isinstance(names, dict) else "[]"
        told.append(
            f"  {json.dumps(section)}: {opens}\n    " + ",\n    ".join(lines) + f"\n  {closes}"
        )
    return "{\n" + ",\n".join(told) + "\n}\n"


def main():
    """Add what is new."""
    joined = _joined(kept() if KEPT.exists() else {}, offered())
    KEPT.write_text(_written(joined), encoding="utf-8")


if __name__ == "__main__":
    main()
