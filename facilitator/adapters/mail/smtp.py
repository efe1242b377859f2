"""Mails over SMTP: one connection, kept while it is young, with TLS where the server has it."""

from __future__ import annotations

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
from email.utils import parseaddr
from functools import cache
from urllib.parse import unquote, urlsplit

from facilitator.domain.errors import BadSetting, FacilitatorError, OutsideFault
from facilitator.domain.recaps.view import printable
from facilitator.ports import InDoubt, MailRefused

PORTS = {"smtp": 587, "smtps": 465}
LONGEST_ANSWER = 300  # letters of what a server says
CHECK = "`facilitator doctor` tries the mail server."


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server; ``tls_first`` is TLS from the first byte, else it begins with STARTTLS."""

    host: str
    port: int
    tls_first: bool = False
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str) -> Server:
        """Read smtp://user:password@host:587 or smtps://…; raises BadSetting, never showing it."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        if not host or parts.scheme not in PORTS or parts.path.strip("/"):
            raise BadSetting(
                "FACILITATOR_SMTP_URL cannot be used.",
                "Write smtp://user:password@host:587, or smtps:// where TLS comes first; "
                "letters such as @ and / in the password as %40 and %2F.",
            )
        return cls(
            host, port or PORTS[parts.scheme], parts.scheme == "smtps",
            unquote(parts.username or ""), unquote(parts.password or ""),
        )  # fmt: skip

    @property
    def is_here(self) -> bool:
        """Whether it is this machine, so that nobody is in between."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for a command; for the answer to a mail (RFC 5321, 4.5.3.2.6); of a connection."""

    command: float = 60.0
    answer: float = 600.0
    connection: float = 60.0


class SmtpMailer:
    """See Mailer. Raises OutsideFault and BadSetting only while nothing has been sent."""

    repeats = False

    def __init__(
        self, server: Server, sender: str, tls: ssl.SSLContext | None = None,
        patience: Patience = Patience(),
    ) -> None:  # fmt: skip
        self.sender = sender
        self._server, self._patience = server, patience
        self._tls = tls or _tls(server.is_here)
        self._address = parseaddr(sender)[1]
        self._smtp: smtplib.SMTP | None = None
        self._old_at = 0.0
        self._lock = threading.Lock()

    def send(self, mail: EmailMessage, before_data: Callable[[], None]) -> str:
        """Hand over one mail; see Mailer."""
        with self._lock:
            try:
                smtp = self._connected()
                content = self._announce(smtp, mail)
            except OSError as fault:  # smtplib's errors are such, too
                self.close()
                raise self._away(fault) from fault
            before_data()  # where it raises, the next mail begins with RSET
            return self._hand_over(smtp, content)

    def check(self) -> str:
        """Connect and log in, and say how; no mail is sent. Raises OutsideFault, BadSetting."""
        with self._lock:
            try:
                smtp = self._connected()
                socket = smtp.sock
                tls = socket.version() if isinstance(socket, ssl.SSLSocket) else "no TLS"
            except OSError as fault:
                raise self._away(fault) from fault
            finally:
                self.close()
        login = "with a login" if self._server.user else "without a login"
        return f"{self._server.host}:{self._server.port} takes mails ({tls}, {login})"

    def close(self) -> None:
        """Give back the connection."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            with suppress(OSError):
                smtp.close()

    def _connected(self) -> smtplib.SMTP:
        """The connection there is, if it is young and answers; else a new one."""
        if self._smtp is not None and time.monotonic() < self._old_at:
            with suppress(OSError):
                if self._smtp.rset()[0] == 250:
                    return self._smtp
        self.close()
        self._smtp = self._connect()
        self._old_at = time.monotonic() + self._patience.connection
        return self._smtp

    def _connect(self) -> smtplib.SMTP:
        at, wait = self._server, self._patience.command
        name = self._address.rpartition("@")[2]  # else smtplib would ask the DNS who we are
        if at.tls_first:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                at.host, at.port, local_hostname=name, timeout=wait, context=self._tls
            )
        else:
            smtp = smtplib.SMTP(at.host, at.port, local_hostname=name, timeout=wait)
        try:
            smtp.ehlo_or_helo_if_needed()
            if not at.tls_first and smtp.has_extn("starttls"):
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
        smtp.login(self._server.user, self._server.password)

    def _announce(self, smtp: smtplib.SMTP, mail: EmailMessage) -> bytes:
        """Say whom it is from and to. Gives the bytes to hand over."""
        to = str(mail["To"].addresses[0].addr_spec)
        options: list[str] = []
        content = mail.as_bytes()
        if not to.isascii():
            if not smtp.has_extn("smtputf8"):
                raise MailRefused(f"The mail server takes no address like {to}.", CHECK)
            options = ["SMTPUTF8", "BODY=8BITMIME"]
            content = mail.as_bytes(policy=SMTPUTF8)
        code, told = smtp.mail(self._address, options)
        if code != 250:  # it is we whom it does not like, not this mail
            self._leave_if_told(code)
            raise OutsideFault(f"The mail server did not take our mails: “{_said(code, told)}”.",
                               "Check FACILITATOR_MAIL_FROM and FACILITATOR_SMTP_URL.")  # fmt: skip
        code, told = smtp.rcpt(to)
        if code not in (250, 251):
            raise self._no(code, told)
        return content

    def _hand_over(self, smtp: smtplib.SMTP, content: bytes) -> str:
        _be_patient(smtp, self._patience.answer)
        try:
            code, told = smtp.data(content)
        except smtplib.SMTPDataError as no:  # the word DATA itself was answered with no
            code, told = no.smtp_code, _bytes(no.smtp_error)
        except OSError as fault:
            self.close()
            raise InDoubt(
                "The mail was handed over, but the line broke before the mail server's answer.",
                "It may have arrived. Ask, or send it again.",
            ) from fault
        _be_patient(smtp, self._patience.command)
        if 200 <= code < 300:
            return _said(code, told)
        if 400 <= code < 600:
            raise self._no(code, told)
        self.close()
        raise InDoubt(f"The mail server's answer makes no sense: “{_said(code, told)}”.",
                      "The mail may have arrived. Ask, or send it again.")  # fmt: skip

    def _no(self, code: int, told: bytes) -> FacilitatorError:
        """What a server's no means for this mail: later, or never."""
        self._leave_if_told(code)
        if code >= 500:
            return MailRefused(f"The mail server refused it: “{_said(code, told)}”.",
                               "Check the address.")  # fmt: skip
        return OutsideFault(f"The mail server said: not now, “{_said(code, told)}”.")

    def _leave_if_told(self, code: int) -> None:
        if code == 421:
            self.close()

    def _away(self, fault: OSError) -> FacilitatorError:
        where = f"{self._server.host}:{self._server.port}"
        if isinstance(fault, smtplib.SMTPAuthenticationError):
            said = _said(fault.smtp_code, _bytes(fault.smtp_error))
            return OutsideFault(f"{where} refused the login: “{said}”.",
                                "Check user and password in FACILITATOR_SMTP_URL.")  # fmt: skip
        if isinstance(fault, ssl.SSLCertVerificationError):
            return OutsideFault(f"{where} is not who it says: {fault.verify_message}.",
                                "Use the name its certificate is for.")  # fmt: skip
        if isinstance(fault, smtplib.SMTPResponseException):
            return OutsideFault(
                f"{where} said “{_said(fault.smtp_code, _bytes(fault.smtp_error))}”.", CHECK
            )
        kind = type(fault).__name__
        return OutsideFault(f"The mail server {where} cannot be reached ({kind}).", CHECK)


@cache  # reading the machine's certificates takes as long as writing a mail
def _tls(is_here: bool) -> ssl.SSLContext:
    """Certificates are verified; on this machine there is nobody between who could pretend."""
    context = ssl.create_default_context()
    if is_here:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _be_patient(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)


def _said(code: int, told: bytes) -> str:
    text = " ".join(printable(told.decode(errors="replace")).split())
    return f"{code} {text}"[:LONGEST_ANSWER]


def _bytes(told: bytes | str) -> bytes:
    return told if isinstance(told, bytes) else told.encode()
