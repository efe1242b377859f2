"""A real mail server on a loopback port (aiosmtpd) that also refuses, stalls and drops the line."""

import asyncio
import email
import ssl
import threading
from collections import deque
from datetime import UTC, datetime, timedelta
from email.policy import default

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

ANSWERS = {
    "not now": "451 4.3.0 Come back later", "never": "550 5.1.1 <dana@example.org> unknown",
    "not now, after the mail": "452 4.2.2 Mailbox full", "never, after the mail": "554 5.7.1 Spam",
    "leave": "421 4.7.0 Too many mails, goodbye", "not from you": "553 5.7.1 Not your address",
    "nonsense": "000 ?",
}  # fmt: skip


class MailServer:
    """Takes every mail, unless ``moods`` holds what else to do with the next ones."""

    def __init__(self, mood=None, **options):
        self.got, self.senders, self.moods, self.connections = [], [], deque(), 0
        self.stall_seconds = 30.0
        self._mood, self._options = mood, {"enable_SMTPUTF8": True, **options}
        self._tls_first = self._options.pop("tls_first", None)
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    @property
    def mails(self):
        """What was taken, as mails."""
        return [email.message_from_bytes(content, policy=default) for content in self.got]

    def mood(self):
        """What to do with the mail that comes now."""
        if self.moods:
            return self.moods.popleft()
        return self._mood() if self._mood else ""

    def _run(self):
        asyncio.set_event_loop(self._loop)
        start = self._loop.create_server(self._protocol, "127.0.0.1", 0, ssl=self._tls_first)
        server = self._loop.run_until_complete(start)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.05))
        self._loop.run_until_complete(server.wait_closed())
        self._loop.close()

    def _protocol(self):
        self.connections += 1
        return _Protocol(_Handler(self), hostname="mx.example.org", loop=self._loop,
                         **self._options)  # fmt: skip


class _Handler:
    def __init__(self, server):
        self.server = server

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mood = self.server.mood()
        if envelope.mood in ("leave", "not from you"):
            return ANSWERS[envelope.mood]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if envelope.mood in ("not now", "never"):
            return ANSWERS[envelope.mood]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.mood in ANSWERS:
            return ANSWERS[envelope.mood]
        self.server.got.append(envelope.original_content)
        self.server.senders.append(envelope.mail_from)
        if envelope.mood == "drops the line after the mail":
            server.transport.abort()
            raise asyncio.CancelledError
        if envelope.mood == "stalls":
            await asyncio.sleep(self.server.stall_seconds)
        return "250 OK, queued"


class _Protocol(SMTP):
    async def smtp_DATA(self, arg):
        if getattr(self.envelope, "mood", "") == "drops the line within the mail":
            await self.push("354 Go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def certificate(folder):
    """A certificate for localhost that nobody vouches for: its path, and a server's context."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return path, context


def only(user, password):
    """An authenticator that lets in just one."""

    def judge(server, session, envelope, mechanism, given):
        is_ours = (given.login, given.password) == (user.encode(), password.encode())
        return AuthResult(success=is_ours, handled=False)

    return judge
