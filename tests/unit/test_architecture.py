"""The rules of the tree: imports point one way, rooms keep to themselves, files stay small.

docs/architecture.md draws what is checked here. Each test names every place that breaks its rule.
"""

import ast
import re
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FEATURES = "facilitator.features"
# who may import whom; everybody may use their own part and `plugins`
GROUND = {"domain", "ports", "config", "translation", "records", "prompting", "reading", "engines"}
MAY_IMPORT = {
    "domain": set(),
    "ports": {"domain"},
    "config": {"domain"},
    "translation": {"domain"},
    "records": {"domain"},
    "prompting": {"domain"},
    "readers": {"domain"},
    "reading": {"domain", "readers"},  # alone: files from outside are read in its child process
    "engines": {"domain", "ports", "prompting"},
    "adapters": {"domain", "ports", "engines"},
    "kit": GROUND - {"reading", "engines"},
    "features": GROUND | {"kit"},
    "webhooks": {"domain", "ports"},
    "app": GROUND | {"kit", "adapters", "features", "webhooks"},
    "wsgi": {"app", "config"},
    "__main__": {"app", "domain"},
}
COMPUTING = {"email_validator", "pydantic", "pydantic_core", "rapidfuzz", "snowballstemmer"}
MOST_LINES, MOST_LINES_OF_A_FUNCTION, MOST_MODULES = 400, 60, 30


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {
    name_of(path): path
    for top in ("facilitator", "webhooks")
    for path in sorted((ROOT / top).rglob("*.py"))
    if path.parent.name != "versions"  # migrations are as long as the tables they make
}


@cache
def trees():
    return {name: ast.parse(path.read_text()) for name, path in MODULES.items()}


def part_of(module):
    """The part of the tree that a module is in: domain, kit, features, webhooks ..."""
    first, *rest = module.split(".")
    return first if first != "facilitator" or not rest else rest[0]


def room_of(module):
    return module.split(".")[2] if module.startswith(f"{FEATURES}.") else None


def imports_of(module):
    """What a module takes from ours: each module with the names taken, its attributes as well."""
    taken, called = defaultdict(set), {}
    for node in ast.walk(trees()[module]):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in MODULES:
                    called[alias.asname or alias.name] = whole
                    taken[whole] |= set()
                elif node.module in MODULES:
                    taken[node.module].add(alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in MODULES:
                    taken[alias.name] |= set()
    for node in ast.walk(trees()[module]):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name in called:
                taken[called[name]] |= {attribute} - {"__name__"}
    return taken


@cache
def imports():
    return {module: imports_of(module) for module in MODULES}


def rooms():
    """Each room with the rooms that it says it imports."""
    found = {}
    for module in MODULES:
        if module.count(".") == 2 and (room := room_of(module)):
            job = " ".join((ast.get_docstring(trees()[module]) or "").split())
            told = re.search(r"Imports ([\w, ]+)\.$", job)
            assert told, f"{module}: its docstring ends with `Imports ... and ... .`"
            named = re.split(r", | and ", told[1])
            found[room] = set() if named == ["no other room"] else set(named)
    return found


def test_imports_point_one_way():
    wrong = [
        f"{module} imports {other}"
        for module, taken in imports().items()
        if part_of(module) in MAY_IMPORT
        for other in taken
        if part_of(other) not in MAY_IMPORT[part_of(module)] | {"plugins", part_of(module)}
    ]

    assert wrong == []


def test_nothing_imports_the_demo():
    wrong = [
        f"{module} imports {other}"
        for module, taken in imports().items()
        for other in taken
        if part_of(other) == "demo" and part_of(module) != "demo"
    ]

    assert wrong == []


def test_a_room_imports_the_rooms_it_says_and_no_circle_arises():
    said = rooms()
    found = {room: set() for room in said}
    for module, taken in imports().items():
        if room := room_of(module):
            found[room] |= {r for other in taken if (r := room_of(other))} - {room}

    assert said == found

    left = dict(said)
    while free := [room for room, needs in left.items() if not needs & left.keys()]:
        for room in free:
            del left[room]
    assert left == {}, "these rooms import each other in a circle"


def test_a_room_is_used_through_its_surface_alone():
    used = defaultdict(set)
    for module, taken in imports().items():
        for other, names in taken.items():
            if (room := room_of(other)) and room != room_of(module):
                inside = other.removeprefix(f"{FEATURES}.{room}").removeprefix(".")
                used[room] |= {(inside, name) for name in names}
    offered = {
        room: {
            (inside, name)
            for inside, names in _surface(f"{FEATURES}.{room}").items()
            for name in names.split()
        }
        for room in rooms()
    }

    assert {
        room: used[room] - offered[room] for room in offered if used[room] - offered[room]
    } == {}
    assert {
        room: offered[room] - used[room] for room in offered if offered[room] - used[room]
    } == {}


def _surface(room):
    for node in trees()[room].body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "SURFACE":
            return ast.literal_eval(node.value)
    return {}


def test_modules_of_the_same_part_do_not_import_each_other_in_a_circle():
    left = {module: set(taken) - {module} for module, taken in imports().items()}
    while free := [module for module, needs in left.items() if not needs & left.keys()]:
        for module in free:
            del left[module]

    assert sorted(left) == []


def test_no_folder_is_crowded():
    counted = defaultdict(int)
    for path in MODULES.values():
        counted[path.parent.relative_to(ROOT)] += path.name != "__init__.py"

    assert {str(place): number for place, number in counted.items() if number > MOST_MODULES} == {}


def test_a_module_opens_with_its_job_and_stays_small():
    silent = [
        m for m, tree in trees().items() if not ast.get_docstring(tree) and m != "facilitator"
    ]
    long = [m for m, p in MODULES.items() if len(p.read_text().splitlines()) > MOST_LINES]

    assert (silent, long) == ([], [])


def test_functions_stay_short():
    long = [
        f"{module}.{node.name}: {length} lines"
        for module, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    ]

    assert long == []


def test_the_domain_knows_nothing_but_python_and_libraries_that_only_compute():
    """None of these reads a file, a clock or the network for what the domain asks of it."""
    found = {
        name.split(".")[0]
        for module, tree in trees().items()
        if part_of(module) == "domain"
        for node in ast.walk(tree)
        for name in _imported(node)
    }

    assert found - sys.stdlib_module_names - {"facilitator"} <= COMPUTING


def _imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def test_webhooks_know_flask_in_one_place_only():
    found = [m for m, p in MODULES.items() if part_of(m) == "webhooks" and "flask" in p.read_text()]

    assert found == ["webhooks.routes"]


def test_only_the_settings_read_the_environment():
    readers = [m for m, path in MODULES.items() if "os.environ" in path.read_text()]

    assert set(readers) <= {"facilitator.config", "facilitator.adapters.token_counter"}


def test_the_picture_shows_the_imports_there_are():
    """Each arrow, and none that others already lead along."""
    page = (ROOT / "docs" / "architecture.md").read_text()
    drawn = set(re.findall(r"^ +(\w+)(?:\[.*\])? --> (\w+)", page, re.M))
    graph = defaultdict(set)
    for module, taken in imports().items():
        graph[part_of(module)] |= {part_of(other) for other in taken}
    for part, others in graph.items():
        others -= {part, "plugins"}
    del graph["plugins"]

    def reached(part):
        found, left = set(), [part]
        while left:
            for other in graph.get(left.pop(), ()):
                if other not in found:
                    found.add(other)
                    left.append(other)
        return found

    needed = {
        (part, other)
        for part, others in graph.items()
        for other in others
        if not any(other in reached(between) for between in others - {other})
    }
    assert drawn == needed
