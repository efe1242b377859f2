"""Every bench still works: each runs in a short form, and tells all that it tells of a long one."""

import inspect
import re

import pytest

from facilitator import plugins
from facilitator.demo.sample_months import GROUPS

BENCH = "tests.bench"
NUMBER = r"\d+(?:\.\d+)?"
TELLS = {
    # bench: what it has to print; # stands for any number
    "clicks": ["one approval: # files of ours (wanted: 25)"],
    "agendas": ["3 agendas take # s of one core", "median # ms, slowest # ms"],
    "answered": ["labelled sessions"],  # that there are none
    "calendars": ["# zones, 12 evenings each: 0 wrong"],
    "drain": ["2 sessions, 1 workers of 4 at once: # a second, 1.00 of linear"],
    "events": [
        "SQLite, one process: # of a bare handler",
        "SQLite, one process: at 100 a second p99 # ms (wanted: 250), {204: 20}",
        "SQLite, one process: burst of 20: slowest # s (wanted: 3), {204: 20}",
        "PostgreSQL, gunicorn: # of a bare handler",
        "PostgreSQL, gunicorn: at 100 a second p99 # ms (wanted: 250), {204: 20}",
        "PostgreSQL, gunicorn: burst of 20: slowest # s (wanted: 3), {204: 20}",
    ],
    "icebreakers": [
        "own measure, tuned precision #, recall #",
        "second measure, held-out precision #, recall #",
        "9 sessions of 3 groups in # s",
        "repeats 0 0",
        "sessions without one 0",
    ],
    "idle": [
        "answers # s after its start",
        "at rest: # MB of its own (wanted: 130), # % of a core",
    ],
    "invented": [
        "built hot_seat_f1 #, solution_f1 #, commitment_f1 #, attribution #",
        "held hot_seat_f1 #, solution_f1 #, commitment_f1 #, attribution #",
    ],
    "kills": [
        "SQLite, one process: 1 kills while # meetings were played",
        "PostgreSQL, two workers: 1 kills while # meetings were played",
        "meetings whose story failed: 0 []",
    ],
    "mails": [
        "10 mails to a server that stalls or refuses, 1 kills, # s",
        "second mails 0 (wanted: 0), lost 0 (wanted: 0)",
    ],
    "memory": [
        "recall@3, # tuned questions over # challenges: #",
        "SQLite: 48 solutions, filled in # s",
        "PostgreSQL: 48 solutions, filled in # s",
        "# questions of all groups: half in # ms, p95 # ms, slowest # ms",
        "# questions of a member's own: half in # ms, p95 # ms, slowest # ms",
    ],
    "months": [
        "the story ended with 0",
        f"sessions: {len(GROUPS)} (wanted {len(GROUPS)})",
        "the same to the same person twice: 0 (wanted 0)",
    ],
    "planner": ["50 agendas of # formats", "edited and held: 0 violations", "one plan takes # ms"],
    "soon": ["draft mailed # s after the word of its transcript (wanted: 5); 1 sessions"],
    "speed": [
        "reading 0.25 h, # cues: # x as fast as webvtt-py",
        "recap of 0.25 h: # s, # s an hour, # MB",
        "sealed with a data key; # MB kept",
    ],
    "statements": [
        "held-out shown as written: faithful # of #, invented # of #",
        "tuned shown as written: faithful # of #, invented # of #",
    ],
    "tokens": ["minutes tokens seats calls ratio read once", " 3 # # # # # # #"],
    "truth": ["labelled sessions"],  # that there are none
}

LABELLED = {  # what they tell where there are labelled sessions
    "truth": ["hot_seat_f1 #", "solution_f1 #", "com_f1 #", "due_invented #"],
    "answered": ["solutions shown as written: # of #", "commitments shown as written: # of #"],
}


def test_every_bench_is_run_here():
    assert set(plugins.names(BENCH)) == set(TELLS)


@pytest.mark.parametrize("name", TELLS)
def test_a_bench_tells_in_its_short_form_all_that_it_promises(name, capfd, monkeypatch, postgres):
    monkeypatch.setenv("FACILITATOR_BENCH_POSTGRES", postgres)
    bench = plugins.load(BENCH, name)
    assert list(inspect.signature(bench.run).parameters) == ["short"]

    bench.run(short=True)

    told = " ".join(capfd.readouterr().out.split())  # columns are for the eye
    wanted = TELLS[name]
    if name in LABELLED and bench.LABELLED.is_dir():
        wanted = LABELLED[name]
    for line in wanted:
        assert re.search(re.escape(line).replace(r"\#", NUMBER), told), f"no {line!r} in:\n{told}"
    for got, meant in re.findall(r"(\d+) \(wanted (\d+)\)", told):
        assert got == meant, told
