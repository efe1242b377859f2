"""Sends mails by SMTP over one connection that is reused for a while, with TLS if available."""

from __future__ import annotations

import base64
import ipaddress
import smtplib
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTPUTF8
from functools import cache
from urllib.parse import unquote, urlsplit

from facilitator.domain.addresses import read_sender
from facilitator.domain.errors import BadSetting, ExternalServiceError, FacilitatorError
from facilitator.domain.recaps.view import printable
from facilitator.ports import DeliveryUncertain, MailRefused

PORTS = {"smtp": 587, "smtps": 465}
MAX_ANSWER_CHARACTERS = 300  # characters of a server's answer
CHECK = "`facilitator doctor` tries the mail server."


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """A mail server; ``tls_first`` means TLS from the first byte, otherwise STARTTLS is used."""

    host: str
    port: int
    tls_first: bool = False
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str) -> SmtpServer:
        """Parse smtp://user:password@host:587 or smtps://…; raises BadSetting without the URL."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        if not host or parts.scheme not in PORTS or parts.path.strip("/"):
            raise BadSetting(
                "FACILITATOR_SMTP_URL cannot be used.",
                "Write smtp://user:password@host:587, or smtps:// for TLS from the start; "
                "write characters such as @ and / in the password as %40 and %2F.",
            )
        return cls(
            host, port or PORTS[parts.scheme], parts.scheme == "smtps",
            unquote(parts.username or ""), unquote(parts.password or ""),
        )  # fmt: skip

    @property
    def is_here(self) -> bool:
        """Whether it is this machine, so that nobody can intercept the connection."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Timeouts in seconds.

    Of a command, of the answer to a mail (RFC 5321, 4.5.3.2.6), and how long a connection is
    reused.
    """

    command: float = 60.0
    answer: float = 600.0
    connection: float = 60.0


class SmtpMailer:
    """See Mailer. Raises ExternalServiceError and BadSetting only if nothing was sent."""

    is_idempotent = False

    def __init__(
        self, server: SmtpServer, sender: str, tls: ssl.SSLContext | None = None,
        patience: Timeouts = Timeouts(),
    ) -> None:  # fmt: skip
        self.sender = sender
        self._server, self._timeouts = server, patience
        self._tls = tls or _tls(server.is_here)
        self._address = read_sender(sender)[1]
        self._smtp: smtplib.SMTP | None = None
        self._reuse_until = 0.0
        self._lock = threading.Lock()

    def send(self, mail: EmailMessage, before_data: Callable[[], None]) -> str:
        """Send one mail; see Mailer."""
        with self._lock:
            try:
                smtp = self._connected()
                content = self._send_envelope(smtp, mail)
            except OSError as fault:  # includes smtplib's errors
                self.close()
                raise self._connection_error(fault) from fault
            before_data()  # if it raises, the next mail starts with RSET
            return self._hand_over(smtp, content)

    def check(self) -> str:
        """Connect and log in without sending a mail; returns a description.

        Raises ExternalServiceError, BadSetting.
        """
        with self._lock:
            try:
                smtp = self._connected()
                socket = smtp.sock
                tls = socket.version() if isinstance(socket, ssl.SSLSocket) else "no TLS"
            except OSError as fault:
                raise self._connection_error(fault) from fault
            finally:
                self.close()
        login = "with a login" if self._server.user else "without a login"
        return f"{self._server.host}:{self._server.port} takes mails ({tls}, {login})"

    def close(self) -> None:
        """Close the connection."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            with suppress(OSError):
                smtp.close()

    def _connected(self) -> smtplib.SMTP:
        """The open connection, if it is recent and answers; otherwise a new one."""
        if self._smtp is not None and time.monotonic() < self._reuse_until:
            with suppress(OSError):
                if self._smtp.rset()[0] == 250:
                    return self._smtp
        self.close()
        self._smtp = self._connect()
        self._reuse_until = time.monotonic() + self._timeouts.connection
        return self._smtp

    def _connect(self) -> smtplib.SMTP:
        server, wait = self._server, self._timeouts.command
        name = self._address.rpartition("@")[2]  # otherwise smtplib would look it up in DNS
        if server.tls_first:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, local_hostname=name, timeout=wait, context=self._tls
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, local_hostname=name, timeout=wait)
        try:
            smtp.ehlo_or_helo_if_needed()
            if not server.tls_first and smtp.has_extn("starttls"):
                smtp.starttls(context=self._tls)
                smtp.ehlo()
            self._log_in(smtp)
        except (OSError, FacilitatorError):
            smtp.close()
            raise
        return smtp

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        if not self._server.user:
            return
        if not (isinstance(smtp.sock, ssl.SSLSocket) or self._server.is_here):
            raise BadSetting(
                f"{self._server.host} has no TLS, so the password was not sent to it.",
                "Use smtps:// or a port with STARTTLS.",
            )
        user, password = self._server.user, self._server.password
        if (user + password).isascii():
            smtp.login(user, password)
        elif "PLAIN" in smtp.esmtp_features.get("auth", "").upper().split():
            # smtplib knows ASCII alone; RFC 4616, 2, says UTF-8.
            told = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
            code, answer = smtp.docmd("AUTH", f"PLAIN {told}")
            if code not in (235, 503):
                raise smtplib.SMTPAuthenticationError(code, answer)
        else:
            raise BadSetting(
                f"{self._server.host} cannot take a name or password with letters beyond ASCII.",
                "Use another password for the mail server in FACILITATOR_SMTP_URL.",
            )

    def _send_envelope(self, smtp: smtplib.SMTP, mail: EmailMessage) -> bytes:
        """Send the sender and the recipient. Returns the bytes of the mail."""
        to = str(mail["To"].addresses[0].addr_spec)
        options: list[str] = []
        content = mail.as_bytes()
        if not to.isascii():
            if not smtp.has_extn("smtputf8"):
                raise MailRefused(f"The mail server does not support addresses like {to}.", CHECK)
            options = ["SMTPUTF8", "BODY=8BITMIME"]
            content = mail.as_bytes(policy=SMTPUTF8)
        code, answer = smtp.mail(self._address, options)
        if code != 250:  # the sender was rejected, not this mail
            self._close_if_closing(code)
            raise ExternalServiceError(
                f"The mail server rejected the sender: “{_answer_text(code, answer)}”.",
                "Check FACILITATOR_MAIL_FROM and FACILITATOR_SMTP_URL.",
            )
        code, answer = smtp.rcpt(to)
        if code not in (250, 251):
            raise self._rejection(code, answer)
        return content

    def _hand_over(self, smtp: smtplib.SMTP, content: bytes) -> str:
        _set_timeout(smtp, self._timeouts.answer)
        try:
            code, answer = smtp.data(content)
        except smtplib.SMTPDataError as error:  # the DATA command was rejected
            code, answer = error.smtp_code, _bytes(error.smtp_error)
        except OSError as error:
            self.close()
            raise DeliveryUncertain(
                "The mail was sent, but the connection broke before the mail server answered.",
                "It may have arrived. Ask, or send it again.",
            ) from error
        _set_timeout(smtp, self._timeouts.command)
        if 200 <= code < 300:
            return _answer_text(code, answer)
        if 400 <= code < 600:
            raise self._rejection(code, answer)
        self.close()
        raise DeliveryUncertain(
            f"The mail server's answer is invalid: “{_answer_text(code, answer)}”.",
            "The mail may have arrived. Ask, or send it again.",
        )

    def _rejection(self, code: int, answer: bytes) -> FacilitatorError:
        """Classify a rejection of this mail: temporary or permanent."""
        self._close_if_closing(code)
        if code >= 500:
            return MailRefused(f"The mail server refused it: “{_answer_text(code, answer)}”.",
                               "Check the address.")  # fmt: skip
        return ExternalServiceError(
            f"The mail server asks to try later: “{_answer_text(code, answer)}”."
        )

    def _close_if_closing(self, code: int) -> None:
        if code == 421:
            self.close()

    def _connection_error(self, error: OSError) -> FacilitatorError:
        where = f"{self._server.host}:{self._server.port}"
        if isinstance(error, smtplib.SMTPAuthenticationError):
            answer = _answer_text(error.smtp_code, _bytes(error.smtp_error))
            return ExternalServiceError(f"{where} refused the login: “{answer}”.",
                                "Check user and password in FACILITATOR_SMTP_URL.")  # fmt: skip
        if isinstance(error, ssl.SSLCertVerificationError):
            return ExternalServiceError(
                f"{where} has an invalid certificate: {error.verify_message}.",
                "Use the host name in its certificate.",
            )
        if isinstance(error, smtplib.SMTPResponseException):
            return ExternalServiceError(
                f"{where} said “{_answer_text(error.smtp_code, _bytes(error.smtp_error))}”.", CHECK
            )
        kind = type(error).__name__
        return ExternalServiceError(f"The mail server {where} cannot be reached ({kind}).", CHECK)


@cache  # loading certificates takes as long as rendering a mail
def _tls(is_here: bool) -> ssl.SSLContext:
    """Verifies certificates, except on this machine, where nobody can intercept."""
    context = ssl.create_default_context()
    if is_here:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _set_timeout(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)


def _answer_text(code: int, answer: bytes) -> str:
    text = " ".join(printable(answer.decode(errors="replace")).split())
    return f"{code} {text}"[:MAX_ANSWER_CHARACTERS]


def _bytes(value: bytes | str) -> bytes:
    return value if isinstance(value, bytes) else value.encode()
