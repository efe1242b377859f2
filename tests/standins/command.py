"""The `facilitator` command in a process of its own, forked where everything is imported already.

Starting Python and its libraries takes seconds, and a story runs the command dozens of times.
`test_recap_command.py` starts it as a shell does.
"""

import multiprocessing
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from facilitator import plugins

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    ["facilitator.__main__", "facilitator.processes", "facilitator.workflows.asking"]
    + [f"facilitator.cli.{name}" for name in plugins.names("facilitator.cli")]
)


@dataclass(frozen=True)
class Done:
    """How the command ended, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


def facilitator(folder, *args, stdin=None, timeout=60, **settings):
    """Run the command in a folder, to its end."""
    environment = {**os.environ, "FACILITATOR_VAR": str(folder / "var"), **settings}
    with tempfile.TemporaryDirectory() as streams:
        told, out, err = (Path(streams) / name for name in ("in", "out", "err"))
        told.write_text(stdin or "")
        for path in (out, err):
            path.touch()
        arguments = (list(args), str(folder), environment, str(told), str(out), str(err))
        process = _SERVER.Process(target=_run, args=arguments)
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            raise AssertionError(f"{args} did not end: {err.read_text(errors='replace')[-2000:]}")
        return Done(process.exitcode, *(p.read_text(errors="replace") for p in (out, err)))


def _run(args, folder, environment, told, out, err):
    """What a shell would do before it starts the command."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["facilitator", *args]
    for number, path in enumerate((told, out, err)):
        opened = os.open(path, os.O_WRONLY if number else os.O_RDONLY)
        os.dup2(opened, number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False)
        for number, mode in ((0, "r"), (1, "w"), (2, "w"))
    )
    from facilitator.__main__ import main  # noqa: PLC0415 -- what it prints to is set just now

    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
