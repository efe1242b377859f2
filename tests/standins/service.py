"""The real service in processes of its own, as an operator starts it; each ended by its id."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

from tests.standins.command import Forked, facilitator

BIN = Path(sys.executable).parent


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def zoom_settings(port):
    """Settings for a Zoom that `simulate` plays on this port."""
    return {
        "FACILITATOR_ZOOM_WEBHOOK_SECRETS": "practice-secret-one,practice-secret-two",
        "FACILITATOR_ZOOM_ACCOUNT_ID": "practice",
        "FACILITATOR_ZOOM_CLIENT_ID": "practice",
        "FACILITATOR_ZOOM_CLIENT_SECRET": "practice-client-secret",
        "FACILITATOR_ZOOM_API_URL": f"http://127.0.0.1:{port}/v2",
        "FACILITATOR_ZOOM_OAUTH_URL": f"http://127.0.0.1:{port}/oauth/token",
        "FACILITATOR_ZOOM_DOWNLOAD_HOSTS": f"127.0.0.1:{port},localhost:{port}",
        "FACILITATOR_SECRET": "a secret of sixteen letters",
    }


class Process:
    """One process of the service with its log."""

    forked = False  # tests are quicker where it is; what is measured starts as a shell starts it

    def __init__(self, folder, *command, **settings):
        self.folder, self.log = folder, folder / f"{command[0]}-{time.monotonic_ns()}.log"
        environment = {**os.environ, "FACILITATOR_VAR": str(folder / "var"), **settings}
        self.log.touch()
        if self.forked:
            streams = (os.devnull, self.log, self.log)
            self.process = Forked(command, folder, environment, streams)
            return
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(BIN / command[0]), *command[1:]], cwd=folder, env=environment,
                stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            )  # fmt: skip

    def wait_for(self, pattern, seconds=40):
        """The match of a pattern in the log, once it is there."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := re.search(pattern, self.log.read_text(errors="replace")):
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"no {pattern!r} in:\n{self.log.read_text(errors='replace')[-3000:]}")

    def kill(self):
        """Without a word, as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()
        return self.process.returncode


class Serve(Process):
    """`facilitator serve`: web and work in one."""

    def __init__(self, folder, port=0, **settings):
        super().__init__(folder, "facilitator", "serve", "--port", str(port), **settings)
        self.url = self.wait_for(r"listens on (http://\S+)")[1]


class Web(Process):
    """A web process alone, as the Procfile starts it."""

    def __init__(self, folder, **settings):
        self.url = f"http://127.0.0.1:{free_port()}"
        super().__init__(
            folder, "gunicorn", "facilitator.wsgi:app", "--worker-class", "gthread", "--workers",
            "1", "--threads", "8", "--bind", self.url.removeprefix("http://"), **settings,
        )  # fmt: skip
        until = time.monotonic() + 40
        while not is_ready(self.url):
            assert time.monotonic() < until, self.log.read_text()[-3000:]
            time.sleep(0.1)


class Worker(Process):
    """A worker alone."""

    def __init__(self, folder, **settings):
        super().__init__(folder, "facilitator", "worker", **settings)
        self.name = self.wait_for(r"Worker (\S+) is running")[1]


class Story(Process):
    """`facilitator simulate`, played beside what the test does to the service."""

    def __init__(self, folder, url, *options, **settings):
        super().__init__(folder, "facilitator", "simulate", "--url", url, *options, **settings)

    def end(self, seconds=200):
        """How it ended, and what it printed."""
        self.process.wait(seconds)
        return self.process.returncode, self.log.read_text()


def is_ready(url):
    try:
        return requests.get(f"{url}/readyz", timeout=2).status_code == 200
    except requests.RequestException:
        return False


def command(folder, *args, timeout=120, **settings):
    """Run the command to its end."""
    return facilitator(folder, *args, timeout=timeout, **settings)
