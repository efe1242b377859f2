"""Builds the container image's folders from deploy/Dockerfile, and runs its program as it says.

No container engine is needed: a base of Debian stands for the official Python image, each step
runs in a changed root, and the program runs as the image's user with a file system that it cannot
write to but for /data and /tmp.
"""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "deploy" / "Dockerfile"
NEEDED = ("debootstrap", "unshare", "setpriv", "chroot")
PACKAGES = "python3,python3-venv,ca-certificates"
SYSTEM_PATH = "/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin"
_MOUNTS = """
set -e
mount --make-rprivate /
mount --bind "$IMAGE" "$IMAGE"
mount -o remount,bind,ro "$IMAGE"
mount -t proc proc "$IMAGE/proc"
mount --rbind /dev "$IMAGE/dev"
mount -t tmpfs -o mode=1777 tmpfs "$IMAGE/tmp"
mount --bind "$DATA" "$IMAGE/data"
"""


@dataclass
class Stage:
    """A stage of a Dockerfile: its base, its name and its steps in order."""

    base: str
    name: str
    steps: list[tuple[str, str]] = field(default_factory=list)

    def all(self, instruction):
        return [told for name, told in self.steps if name == instruction]

    def last(self, instruction):
        return self.all(instruction)[-1]

    @property
    def environment(self):
        pairs = [part.split("=", 1) for told in self.all("ENV") for part in shlex.split(told)]
        return dict(pairs)


def read_stages(path=DOCKERFILE):
    """The stages of a Dockerfile; arguments have their defaults."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text(), flags=re.M)
    arguments, stages = {}, []
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        name, _, told = line.strip().partition(" ")
        if name == "ARG":
            key, _, value = told.partition("=")
            arguments[key] = value
        elif name == "FROM":
            base, _, called = told.partition(" AS ")
            for key, value in arguments.items():
                base = base.replace(f"${{{key}}}", value)
            stages.append(Stage(base, called))
        elif name:
            stages[-1].steps.append((name, told.strip()))
    return stages


def is_ignored(name):
    """Whether Dockerfile.dockerignore keeps a path of the repository out of the build."""
    rules = DOCKERFILE.with_name("Dockerfile.dockerignore").read_text().splitlines()
    ignored = False
    for rule in filter(None, (line.strip() for line in rules)):
        if rule.startswith("!"):
            ignored = ignored and name.split("/")[0] != rule[1:]
        elif rule == "*" or (rule.startswith("**/") and fnmatch(name.split("/")[-1], rule[3:])):
            ignored = True
    return ignored


class Image:
    """The folders of the image after all steps of its last stage."""

    def __init__(self, folder):
        self._folder = folder
        self._base = folder / "base"
        _make_base(self._base)
        self.stages = read_stages()
        self._roots = {}
        for stage in self.stages:
            self._build(stage)
        self.folder = self._roots[self.stages[-1].name]
        self.data = folder / "data"
        self.data.mkdir()
        os.chown(self.data, 10001, 10001)

    def _build(self, stage):
        root = self._roots[stage.name] = self._folder / f"stage-{stage.name or 'last'}"
        _run("cp", "-a", "--reflink=auto", self._base, root)
        where = "/"
        for name, told in stage.steps:
            if name == "WORKDIR":
                where = told
                (root / told.lstrip("/")).mkdir(parents=True, exist_ok=True)
            elif name == "COPY":
                self._copy(root, where, told)
            elif name == "RUN":
                _run("chroot", root, "/usr/bin/env", "-C", where, "sh", "-ec", told)

    def _copy(self, root, where, told):
        *options, target = shlex.split(told)
        source = ROOT
        if options[0].startswith("--from="):
            source = self._roots[options.pop(0).removeprefix("--from=")]
        for name in options:
            into = root / Path(where, target).as_posix().lstrip("/")
            _run("cp", "-a", source / name.lstrip("/"), into)

    def start(self, command, log, **settings):
        """Run a command as the image says, in namespaces of its own; the process is returned."""
        last = self.stages[-1]
        user, group = last.last("USER").split(":")
        environment = {**last.environment, **settings, "IMAGE": self.folder, "DATA": self.data}
        environment["PATH"] = environment["PATH"].replace("$PATH", SYSTEM_PATH)
        run = (
            f'exec chroot "$IMAGE" /usr/bin/env -C {last.last("WORKDIR")} setpriv --reuid {user} '
            f"--regid {group} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "
            + shlex.join(command)
        )
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        with log.open("ab") as written:
            return subprocess.Popen(
                [*apart, "sh", "-c", _MOUNTS + run],
                env={name: str(value) for name, value in environment.items()},
                stdout=written, stderr=written, stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip

    def run(self, command, log, timeout=120, **settings):
        """Run a command to its end; its status is returned."""
        return self.start(command, log, **settings).wait(timeout)


def stop(process):
    """End a started process and what it started."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def command_of(stage, instruction="CMD"):
    """The command of a CMD or HEALTHCHECK."""
    return json.loads(stage.last(instruction)[stage.last(instruction).index("[") :])


def _make_base(folder):
    """What stands for the official image: Python with pip below /usr/local."""
    _run("debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", folder)
    _run("chroot", folder, "python3", "-m", "venv", "/usr/local")
    # Names as container engines give them, and how this machine reaches packages.
    for name in (
        "/etc/hosts",
        "/etc/pip.conf",
        "/etc/resolv.conf",
        "/etc/ssl/certs/ca-certificates.crt",
    ):
        if Path(name).exists():
            shutil.copy(name, folder / name.lstrip("/"))


def _run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{command}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
