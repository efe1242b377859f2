"""The commands in processes of their own, forked where everything is imported already.

Starting Python and its libraries takes seconds, and the stories start hundreds of processes.
`test_recap_command.py` and the newcomer of `test_zoom_evening.py` start them as a shell does.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from facilitator import plugins
from facilitator.app.cli import COMMANDS
from facilitator.app.processes import JOBS

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    ["facilitator.__main__", "facilitator.app.processes", "facilitator.demo.play_session"]
    + ["gunicorn.app.wsgiapp", "gunicorn.workers.gthread", "psycopg", "alembic.command"]
    + [plugins.module_path(name, *COMMANDS) for name in plugins.names(*COMMANDS)]
    + [plugins.module_path(name, JOBS) for name in plugins.names(JOBS)]
    + ["facilitator.app.cli", "tests.standins.preloaded"]
)


@dataclass(frozen=True)
class Done:
    """How the command ended, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


class Forked:
    """A process, as subprocess.Popen shows one."""

    def __init__(self, command, folder, environment, streams):
        arguments = (list(command), str(folder), environment, [str(path) for path in streams])
        self._process = _SERVER.Process(target=_run, args=arguments, daemon=True)
        self._process.start()
        self.pid = self._process.pid

    @property
    def returncode(self):
        return self._process.exitcode

    def poll(self):
        return self._process.exitcode

    def wait(self, timeout):
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout)
        return self._process.exitcode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(signal.SIGTERM)


def facilitator(folder, *args, stdin=None, timeout=120, **settings):
    """Run the command in a folder, to its end."""
    environment = {**os.environ, "FACILITATOR_VAR": str(folder / "var"), **settings}
    with tempfile.TemporaryDirectory() as kept:
        told, out, err = streams = [Path(kept) / name for name in ("in", "out", "err")]
        told.write_text(stdin or "")
        process = Forked(["facilitator", *args], folder, environment, streams)
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired as late:
            process.send_signal(signal.SIGKILL)
            raise AssertionError(
                f"{args} did not end: {err.read_text(errors='replace')[-2000:]}"
            ) from late
        return Done(code, *(p.read_text(errors="replace") for p in (out, err)))


def _run(command, folder, environment, streams):
    """What a shell would do before it starts the command."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = command
    for number, path in enumerate(streams):
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND if number else os.O_RDONLY
        os.dup2(os.open(path, flags, 0o600), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False)
        for number, mode in ((0, "r"), (1, "w"), (2, "w"))
    )
    code = 0
    try:
        _main(command[0])()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _main(name):
    """What the command of this name runs; imported where it prints to is set."""
    if name == "gunicorn":
        from gunicorn.app.wsgiapp import run  # noqa: PLC0415 -- as said

        return run
    from facilitator.__main__ import main  # noqa: PLC0415 -- as said

    return main
