"""The container image's steps in folders of their own, and its program with the rights it has."""

import os
import shutil
import time

import pytest
import requests
import yaml

from tests.standins.image import DOCKERFILE, NEEDED, Image, command_of, stop
from tests.standins.service import free_port

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or not all(map(shutil.which, NEEDED)),
    reason="needs root, debootstrap and util-linux, and takes minutes",
)


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    folder = tmp_path_factory.mktemp("image")
    yield Image(folder)
    shutil.rmtree(folder)  # more than a gigabyte


@pytest.fixture(scope="module")
def service(image, tmp_path_factory):
    """The program of the image at work; gives its address."""
    port, log = free_port(), tmp_path_factory.mktemp("log") / "serve.log"
    command = [part.replace("8000", str(port)) for part in command_of(image.stages[-1])]
    process = image.start(command, log)
    yield _once_ready(f"http://127.0.0.1:{port}", process, log)
    stop(process)


@pytest.fixture(scope="module")
def web(image, tmp_path_factory):
    """A web process as compose.postgres.yaml starts it, with records of its own."""
    log = tmp_path_factory.mktemp("log") / "web.log"
    told = yaml.safe_load((DOCKERFILE.parent / "compose.postgres.yaml").read_text())
    command, port = told["services"]["web1"]["command"], free_port()
    settings = {"FACILITATOR_VAR": "/data/web"}
    assert image.run(["facilitator", "db", "upgrade"], log, **settings) == 0, log.read_text()
    process = image.start([one.replace("8000", str(port)) for one in command], log, **settings)
    yield _once_ready(f"http://127.0.0.1:{port}", process, log)
    stop(process)


def _once_ready(url, process, log):
    until = time.monotonic() + 60
    while not _is_ready(url):
        assert process.poll() is None and time.monotonic() < until, log.read_text()
        time.sleep(0.2)
    return url


def _is_ready(url):
    try:
        return requests.get(f"{url}/readyz", timeout=5).status_code == 200
    except requests.RequestException:
        return False


def test_the_health_check_sees_whether_the_service_is_ready(image, service, tmp_path):
    check = command_of(image.stages[-1], "HEALTHCHECK")
    port = service.rpartition(":")[2]

    here = image.run([part.replace("8000", port) for part in check], tmp_path / "log")
    nobody = image.run([part.replace("8000", "1") for part in check], tmp_path / "log")

    assert (here, nobody) == (0, 1), (tmp_path / "log").read_text()


def test_a_whole_session_is_played_and_leaves_nothing_open_to_others(image, service, tmp_path):
    log = tmp_path / "log"

    status = image.run(["facilitator", "simulate", "--url", service], log, timeout=300)

    assert status == 0, log.read_text()
    assert list((image.data / "outbox").glob("*.eml"))
    kept = [path.stat() for path in (image.data, *image.data.rglob("*"))]
    assert {(one.st_uid, one.st_mode & 0o077) for one in kept} == {(10001, 0)}


def test_the_web_process_of_two_runs_with_the_same_rights(web):
    assert requests.get(f"{web}/sign-in", timeout=10).status_code == 200


@pytest.mark.parametrize("place", ["/opt/facilitator/x", "/usr/local/x", "/etc/x", "/x"])
def test_nothing_is_written_outside_the_data(image, place, tmp_path):
    log = tmp_path / "log"

    assert image.run(["sh", "-c", "id -u; touch /data/seen"], log) == 0
    assert image.run(["touch", place], log) == 1
    assert log.read_text().split("\n")[0] == "10001"
    assert "Read-only file system" in log.read_text()


def test_no_tool_that_builds_or_installs_is_left(image, tmp_path):
    log = tmp_path / "log"
    tools = ("pip", "uv", "gcc", "cc", "make", "git", "hatchling")

    for tool in tools:
        assert image.run(["sh", "-c", f"command -v {tool}"], log) != 0, tool
    assert image.run(["python", "-c", "import pip"], log) == 1
    assert image.run(["facilitator", "--version"], log) == 0
