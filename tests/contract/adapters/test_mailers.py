"""What mails leave by: files and a real SMTP server keep the same promises."""

import email
import ssl
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP, default
from urllib.parse import quote

import pytest

from facilitator.adapters.mail.files import FileMailer
from facilitator.adapters.mail.smtp import SmtpMailer, SmtpServer, Timeouts
from facilitator.domain.errors import BadSetting, ExternalServiceError, WriteConflict
from facilitator.domain.people.person import Person
from facilitator.kit.mail import compose
from facilitator.ports import DeliveryUncertain, MailRefused
from tests.standins.deps import SENDER, eventually
from tests.standins.service import free_port
from tests.standins.smtp import MailServer, certificate, only

QUICK = Timeouts(command=2, answer=2)


def mail(text="Hello Dana\n", to="dana@example.org", name="Dana Ruiz", number=1):
    return compose.build_message(
        compose.MailContent("Your recap", text, f"<p>{text}</p>"),
        sender=SENDER,
        to=Person(name, to),
        message_id=f"<0012.recap.{number}@example.org>",
        date=datetime(2026, 3, 4, tzinfo=UTC),
    )


def nothing():
    """What a test does just before the mail goes out, where it does not matter."""


@pytest.fixture
def server():
    with MailServer() as running:
        yield running


@pytest.fixture
def smtp(server):
    made = SmtpMailer(SmtpServer("127.0.0.1", server.port), SENDER, patience=QUICK)
    yield made
    made.close()


@pytest.fixture(params=["files", "smtp"])
def both(request, tmp_path):
    """Each mailer, and what has arrived by it."""
    if request.param == "files":
        folder = tmp_path / "outbox"

        def arrived():
            found = sorted(folder.glob("*.eml"))
            return [email.message_from_bytes(p.read_bytes(), policy=default) for p in found]

        return FileMailer(folder, SENDER), arrived
    server = request.getfixturevalue("server")
    return request.getfixturevalue("smtp"), lambda: server.mails


def test_a_mail_arrives_once_and_just_after_it_was_announced(both):
    mailer, arrived = both
    before = []

    answer = mailer.send(mail(), lambda: before.append(len(arrived())))

    assert before == [0]
    assert [m["To"].addresses[0].addr_spec for m in arrived()] == ["dana@example.org"]
    assert arrived()[0]["Message-ID"] == "<0012.recap.1@example.org>"
    assert answer


def test_what_is_raised_at_the_last_moment_sends_nothing(both):
    mailer, arrived = both

    def too_late():
        raise WriteConflict("Another process sends it.")

    with pytest.raises(WriteConflict):
        mailer.send(mail(), too_late)
    assert arrived() == []
    mailer.send(mail(number=2), nothing)
    assert len(arrived()) == 1


@pytest.mark.parametrize(
    "text", [".\n..\n.dots\n\n.\n", "x" * 5000 + "\n", "Zoë 田中 \U0001f600\n", "a\x00b\tc\n"]
)
def test_every_word_arrives_as_it_was_written(both, text):
    mailer, arrived = both

    mailer.send(mail(text), nothing)

    got = arrived()[0].get_body(("plain",)).get_content()
    assert got.replace("\r\n", "\n") == text


def test_a_name_of_any_length_and_kind_arrives_and_opens_no_header(both):
    mailer, arrived = both
    name = 'Dana" <eve@example.org>\r\nBcc: eve@example.org, 田中 ' * 30

    mailer.send(mail(name=name), nothing)

    assert [a.addr_spec for a in arrived()[0]["To"].addresses] == ["dana@example.org"]
    assert arrived()[0]["Bcc"] is None


def test_a_file_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "outbox").write_text("a file where the folder should be")

    with pytest.raises(ExternalServiceError, match="cannot be written"):
        FileMailer(tmp_path / "outbox", SENDER).send(mail(), nothing)


def test_files_sort_by_session_and_say_whose_they_are(tmp_path):
    answer = FileMailer(tmp_path, SENDER).send(mail(), nothing)

    assert [p.name for p in tmp_path.iterdir()] == ["0012.recap.1-dana-example-org.eml"]
    assert "0012.recap.1" in answer


@pytest.mark.parametrize(
    ("mood", "error", "is_announced", "told"),
    [
        ("not now", ExternalServiceError, False, "451 4.3.0 Come back later"),
        ("never", MailRefused, False, "550 5.1.1"),
        ("not from you", ExternalServiceError, False, "553"),
        ("leave", ExternalServiceError, False, "421"),
        ("not now, after the mail", ExternalServiceError, True, "452"),
        ("never, after the mail", MailRefused, True, "554 5.7.1 Spam"),
        ("drops the line within the mail", DeliveryUncertain, True, "connection broke"),
        ("drops the line after the mail", DeliveryUncertain, True, "connection broke"),
        ("nonsense", DeliveryUncertain, True, "is invalid"),
        ("stalls", DeliveryUncertain, True, "connection broke"),
    ],
)
def test_each_no_of_a_server_has_its_meaning_and_the_next_mail_goes(
    server, smtp, mood, error, is_announced, told
):
    server.moods.append(mood)
    announced = []

    with pytest.raises(error, match=told) as raised:
        smtp.send(mail(), lambda: announced.append(True))

    assert type(raised.value) is error
    assert bool(announced) is is_announced
    known = len(server.got)
    smtp.send(mail(number=2), nothing)
    assert len(server.got) == known + 1


def test_one_connection_serves_many_mails(server, smtp):
    for number in range(5):
        smtp.send(mail(number=number), nothing)

    assert (len(server.got), server.connections) == (5, 1)


def test_a_connection_does_not_grow_old(server):
    mailer = SmtpMailer(SmtpServer("127.0.0.1", server.port), SENDER, patience=Timeouts(2, 2, 0.2))
    mailer.send(mail(), nothing)
    time.sleep(0.3)

    mailer.send(mail(number=2), nothing)

    mailer.close()
    assert (len(server.got), server.connections) == (2, 2)


def test_a_server_that_was_started_anew_gets_the_next_mail():
    port = []
    for _ in range(2):
        with MailServer() as server:
            port.append(server.port)
    mailer = SmtpMailer(SmtpServer("127.0.0.1", port[0]), SENDER, patience=QUICK)

    with pytest.raises(ExternalServiceError, match="cannot be reached"):
        mailer.send(mail(), nothing)


def test_a_kept_connection_that_broke_is_replaced(server, smtp):
    smtp.send(mail(), nothing)
    smtp._smtp.sock.shutdown(2)

    smtp.send(mail(number=2), nothing)

    assert (len(server.got), server.connections) == (2, 2)


def test_a_server_that_never_greets_holds_nobody_for_long():
    import socket  # noqa: PLC0415 -- only here

    with socket.create_server(("127.0.0.1", 0)) as silent:
        mailer = SmtpMailer(
            SmtpServer("127.0.0.1", silent.getsockname()[1]), SENDER, patience=Timeouts(0.5, 0.5)
        )
        at = time.monotonic()

        with pytest.raises(ExternalServiceError, match="cannot be reached"):
            mailer.send(mail(), nothing)

    assert time.monotonic() - at < 3


@contextmanager
def server_with_login(folder, user, password):
    """A server with TLS that lets in just one, and a context that trusts its certificate."""
    path, context = certificate(folder)
    login = {"authenticator": only(user, password), "auth_required": True}
    with MailServer(tls_context=context, **login) as server:
        yield server, ssl.create_default_context(cafile=path)


def test_a_password_goes_through_tls_to_whom_the_certificate_names(tmp_path):
    with server_with_login(tmp_path, "dana", "s3cret/@") as (server, trusting):
        url = f"smtp://dana:s3cret%2F%40@localhost:{server.port}"
        mailer = SmtpMailer(SmtpServer.of(url), SENDER, trusting, QUICK)
        mailer.send(mail(), nothing)
        assert "TLSv1.3, with a login" in mailer.check()
        assert len(server.got) == 1

        stranger = SmtpMailer(SmtpServer.of(url), SENDER, ssl.create_default_context(), QUICK)
        with pytest.raises(ExternalServiceError, match="invalid certificate"):
            stranger.send(mail(), nothing)
        wrong = SmtpMailer(
            SmtpServer.of(f"smtp://dana:s3cret@localhost:{server.port}"), SENDER, trusting, QUICK
        )
        with pytest.raises(ExternalServiceError, match="refused the login") as refused:
            wrong.send(mail(), nothing)
        assert "s3cret" not in str(refused.value)


def test_a_name_and_a_password_may_be_in_any_letters(tmp_path):
    with server_with_login(tmp_path, "jürgen", "schön/密码") as (server, trusting):
        url = f"smtp://j%C3%BCrgen:{quote('schön/密码', safe='')}@localhost:{server.port}"
        mailer = SmtpMailer(SmtpServer.of(url), SENDER, trusting, QUICK)

        mailer.send(mail(), nothing)
        mailer.close()

        assert len(server.got) == 1
        wrong = url.replace("sch%C3%B6n", "sch%C3%B6ner")
        with pytest.raises(ExternalServiceError, match="refused the login"):
            SmtpMailer(SmtpServer.of(wrong), SENDER, trusting, QUICK).send(mail(), nothing)


@pytest.mark.parametrize(
    ("sender", "address"),
    [
        ('"Founders North, Inc." <facilitator@example.org>', "facilitator@example.org"),
        ("Founders North, Inc. <facilitator@example.org>", "facilitator@example.org"),
        ("Founders: North; South <facilitator@example.org>", "facilitator@example.org"),
        ("Gründer (Süd) <facilitator@example.org>", "facilitator@example.org"),
        ("创始人 <facilitator@example.org>", "facilitator@example.org"),
        ("Grüße <facilitator@müller.example.org>", "facilitator@xn--mller-kva.example.org"),
        ("facilitator@example.org", "facilitator@example.org"),
    ],
)
def test_a_sender_has_any_name(server, sender, address):
    mailer = SmtpMailer(SmtpServer("127.0.0.1", server.port), sender, patience=QUICK)
    name = sender.rpartition("<")[0].strip().strip('"')
    told = compose.build_message(
        compose.MailContent("Your recap", "Hello\n", "<p>Hello</p>"), sender=sender,
        to=Person("Dana", "dana@example.org"), message_id="<1@example.org>",
        date=datetime(2026, 3, 4, tzinfo=UTC),
    )  # fmt: skip

    mailer.send(told, nothing)
    mailer.close()

    (arrived,) = server.mails
    assert [(a.display_name, a.addr_spec) for a in arrived["From"].addresses] == [(name, address)]
    assert server.senders == [address]


def test_tls_may_come_first(tmp_path):
    path, context = certificate(tmp_path)
    with MailServer(tls_first=context) as server:
        mailer = SmtpMailer(
            SmtpServer.of(f"smtps://localhost:{server.port}"), SENDER,
            ssl.create_default_context(cafile=path), QUICK,
        )  # fmt: skip
        mailer.send(mail(), nothing)
        mailer.close()

        assert len(server.got) == 1


def test_no_password_goes_over_an_open_line_to_another_machine(server):
    elsewhere = SmtpServer(
        "0.0.0.0", server.port, user="dana", password="s3cret"
    )  # no loopback name

    with pytest.raises(BadSetting, match="has no TLS"):
        SmtpMailer(elsewhere, SENDER, patience=QUICK).send(mail(), nothing)

    assert "s3cret" not in repr(elsewhere)


@pytest.mark.parametrize("takes", [True, False])
def test_an_address_beyond_ascii_is_sent_where_the_server_takes_such(takes):
    told = EmailMessage(policy=SMTP.clone(utf8=True))
    told["From"], told["To"], told["Subject"] = SENDER, "dána@example.org", "Hello"
    told["Message-ID"] = "<1@example.org>"
    told.set_content("Hello\n")
    with MailServer(enable_SMTPUTF8=takes) as server:
        mailer = SmtpMailer(SmtpServer("127.0.0.1", server.port), SENDER, patience=QUICK)
        if takes:
            mailer.send(told, nothing)
            assert "dána@example.org".encode() in server.got[0]
        else:
            with pytest.raises(MailRefused, match=r"dána@example\.org"):
                mailer.send(told, nothing)
        mailer.close()
        assert eventually(lambda: len(server.got) == takes)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mx.example.org", SmtpServer("mx.example.org", 587)),
        ("smtps://mx.example.org", SmtpServer("mx.example.org", 465, True)),
        ("smtp://a%40b:c%3Ad@[::1]:25", SmtpServer("::1", 25, False, "a@b", "c:d")),
    ],
)
def test_a_server_is_written_as_one_line(url, expected):
    assert SmtpServer.of(url) == expected


@pytest.mark.parametrize("url", ["smtp://", "mx.example.org", "smtp://u:s3cret@h:99999", "imap://h",
                                 "smtp://u:s3cret/x@h"])  # fmt: skip
def test_a_line_that_is_no_server_is_refused_without_being_shown(url):
    with pytest.raises(BadSetting) as refused:
        SmtpServer.of(url)

    assert "s3cret" not in str(refused.value)


def test_nobody_at_the_other_end_is_said():
    away = SmtpMailer(SmtpServer("127.0.0.1", free_port()), SENDER, patience=QUICK)

    with pytest.raises(ExternalServiceError, match="cannot be reached"):
        away.check()
