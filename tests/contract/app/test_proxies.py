"""The examples in deploy/ for nginx and Caddy, in front of the real service."""

import getpass
import os
import shutil
import signal
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from facilitator.features.access.sign_in import MAX_PER_CLIENT
from tests.standins.service import Serve, free_port

DEPLOY = Path(__file__).parents[3] / "deploy"
NGINX = """
user {user};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    gzip on;
    include {folder}/site.conf;
}}
"""
HOST = "facilitator.example.org"


class Nginx:
    """nginx with the example, on ports of its own and with a certificate of its own."""

    def __init__(self, folder, upstreams, path=""):
        self.plain, secure = free_port(), free_port()
        self.url = f"https://127.0.0.1:{secure}"
        make_certificate(folder)
        text = (DEPLOY / "nginx.conf").read_text()
        servers = "\n".join(f"server {one};" for one in upstreams)
        live = "/etc/letsencrypt/live/facilitator.example.org"
        for given, here in (
            ("server 127.0.0.1:8000;", servers),
            ("listen [::]:80;", ""),
            ("listen [::]:443 ssl http2;", ""),
            ("listen 80;", f"listen 127.0.0.1:{self.plain};"),
            ("listen 443 ssl http2;", f"listen 127.0.0.1:{secure} ssl http2;"),
            (f"{live}/fullchain.pem", str(folder / "certificate.pem")),
            (f"{live}/privkey.pem", str(folder / "key.pem")),
            ("    location / {", f"    location {path}/ {{"),
        ):
            assert given in text, given
            text = text.replace(given, here)
        (folder / "site.conf").write_text(text)
        config = folder / "nginx.conf"
        config.write_text(NGINX.format(folder=folder, user=getpass.getuser()))
        checked = subprocess.run(["nginx", "-t", "-c", str(config)], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr
        self.process = start(folder, "nginx", "-c", str(config))


class Caddy:
    """Caddy with the example; without TLS, for which it would ask an authority."""

    def __init__(self, folder, upstreams, path=""):
        self.url = f"http://127.0.0.1:{free_port()}"
        text = (DEPLOY / "Caddyfile").read_text()
        assert "\thandle {" in text
        if path:
            text = text.replace("\thandle {", f"\thandle {path}* {{")
        config = folder / "Caddyfile"
        config.write_text(text)
        settings = {
            "SITE_NAME": self.url, "UPSTREAMS": " ".join(upstreams),
            "CADDY_ADMIN": f"127.0.0.1:{free_port()}", "HOME": str(folder),
            "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder),
        }  # fmt: skip
        self.process = start(folder, "caddy", "run", "--config", str(config), **settings)


def start(folder, *command, **settings):
    with (folder / "proxy.log").open("ab") as log:
        return subprocess.Popen(
            command, cwd=folder, env={**os.environ, **settings}, stdout=log, stderr=log,
            stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip


def make_certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name)
        .public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "certificate.pem").write_bytes(made.public_bytes(form[0]))
    (folder / "key.pem").write_bytes(key.private_bytes(*form, serialization.NoEncryption()))


def ask(proxy, path, method="GET", **more):
    """One request to the proxy, whose certificate nobody vouches for."""
    with requests.Session() as session:
        session.trust_env = session.verify = False
        return session.request(method, proxy.url + path, allow_redirects=False, timeout=30, **more)


@pytest.fixture(params=[Nginx, Caddy], ids=["nginx", "caddy"])
def in_front(request, tmp_path):
    """Start this proxy in front of web processes at these addresses."""
    if shutil.which(request.param.__name__.lower()) is None:
        pytest.skip(f"{request.param.__name__} is not installed")
    started = []

    def begin(*services, path=""):
        folder = tmp_path / f"proxy{len(started)}"
        folder.mkdir(mode=0o755)
        upstreams = [one.url.partition("://")[2] for one in services]
        proxy = request.param(folder, upstreams, path)
        started.append(proxy.process)
        until = time.monotonic() + 30
        while not _answers(proxy, f"{path}/healthz"):
            assert time.monotonic() < until, (folder / "proxy.log").read_text()
            time.sleep(0.1)
        proxy.folder = folder
        return proxy

    yield begin
    for process in started:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def _answers(proxy, path):
    try:
        return ask(proxy, path).status_code == 200
    except requests.RequestException:
        return False


@pytest.fixture
def serve(tmp_path):
    """Start the service with these settings, behind one proxy."""
    started = []

    def begin(**settings):
        folder = tmp_path / f"service{len(started)}"
        folder.mkdir()
        started.append(Serve(folder, FACILITATOR_PROXIES="1", **settings))
        return started[-1]

    yield begin
    for process in started:
        process.stop()


pytestmark = pytest.mark.filterwarnings("ignore:Unverified HTTPS request")


def test_a_visitor_cannot_pretend_to_be_another_one(serve, in_front):
    proxy = in_front(serve(FACILITATOR_PUBLIC_URL=f"https://{HOST}"))
    states = [
        ask(
            proxy, "/sign-in", "POST", data={"email": f"{number}@example.org"},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        ).status_code
        for number in range(MAX_PER_CLIENT + 1)
    ]  # fmt: skip

    assert states == [200] * MAX_PER_CLIENT + [429]


def test_pages_are_not_compressed_and_too_large_bodies_are_refused(serve, in_front):
    proxy = in_front(serve(FACILITATOR_PUBLIC_URL=f"https://{HOST}"))

    page = ask(proxy, "/sign-in?to=" + "x" * 2000, headers={"Accept-Encoding": "gzip"})
    taken = ask(proxy, "/webhooks/transcripts", "POST", data=bytes(20 * 1024**2))
    refused = ask(proxy, "/webhooks/transcripts", "POST", data=bytes(27 * 1024**2))

    assert (page.status_code, page.headers.get("Content-Encoding")) == (200, None)
    assert taken.status_code == 401
    # Caddy says 502 where the service has refused and closed before all was sent.
    assert refused.status_code in (413, 502)


def test_the_service_lies_below_a_path(serve, in_front):
    service = serve(FACILITATOR_PUBLIC_URL=f"https://{HOST}/peers")
    proxy = in_front(service, path="/peers")

    first = ask(proxy, "/peers/groups")
    second = ask(proxy, first.headers["Location"])
    page = ask(proxy, second.headers["Location"])
    other = ask(proxy, "/groups/")

    assert first.headers["Location"] == "/peers/groups/"
    assert second.headers["Location"] == "/peers/sign-in?to=/peers/groups/"
    assert (page.status_code, 'href="/peers/static/page.css"' in page.text) == (200, True)
    assert ask(proxy, "/peers/static/page.css").status_code == 200
    assert "facilitator" not in other.text  # that is another program's


def test_one_of_two_web_processes_may_be_gone(serve, in_front):
    one, other = serve(), serve()
    proxy = in_front(one, other)
    one.kill()

    assert [ask(proxy, "/healthz").status_code for _ in range(12)] == [200] * 12


def test_no_log_keeps_the_address_of_a_link(serve, in_front):
    proxy = in_front(serve())

    assert ask(proxy, "/check-in/a-secret-link").status_code == 404

    logs = [path for path in proxy.folder.rglob("*") if path.is_file()]
    assert logs
    assert not [path for path in logs if b"a-secret-link" in path.read_bytes()]


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_nginx_leads_to_https(serve, tmp_path):
    folder = tmp_path / "nginx"
    folder.mkdir()
    proxy = Nginx(folder, [serve().url.partition("://")[2]])
    until = time.monotonic() + 30
    while not _answers(proxy, "/healthz") and time.monotonic() < until:
        time.sleep(0.1)

    answer = requests.get(
        f"http://127.0.0.1:{proxy.plain}/x", headers={"Host": HOST}, allow_redirects=False,
        timeout=10,
    )  # fmt: skip
    os.killpg(proxy.process.pid, signal.SIGTERM)
    proxy.process.wait(20)

    assert answer.headers["Location"] == f"https://{HOST}/x"
