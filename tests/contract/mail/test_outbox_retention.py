"""What becomes of the words in the outbox: they go in time, and with whoever is forgotten."""

import pytest

from facilitator.adapters.mail.files import FileMailer
from facilitator.domain.errors import Refused
from facilitator.domain.mails import MailState
from facilitator.features.mail import manage_mails, send_mail
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.recaps.mail_files import remove_mails
from facilitator.kit.mail import compose, outbox
from facilitator.kit.mail.outbox import MailKey, add_mail
from facilitator.records.sessions import SessionRecord
from tests.contract.recaps.test_kept_recaps import everything
from tests.standins.deps import SENDER, deps_of
from tests.standins.outbox import attempt, cut_off, person, row, sending_to, store
from tests.standins.smtp import MailServer


@pytest.fixture
def server():
    with MailServer() as running:
        yield running


@pytest.fixture
def deps(database, server, tmp_path):
    made = sending_to(server, database, tmp_path)
    yield made
    made.mailer.close()


def test_words_of_old_mails_go_and_their_rows_stay(deps, server):
    numbers = [store(deps, name, calendar=b"BEGIN:VCALENDAR\r\n")[1] for name in ("Dana", "Bob")]
    attempt(deps, numbers[0])
    deps.clock.pass_by(days=13)
    outbox.delete_old_texts(deps)
    assert row(deps, numbers[0]).text

    deps.clock.pass_by(days=2)
    outbox.delete_old_texts(deps)

    kept, waiting = (row(deps, number) for number in numbers)
    assert (kept.text, kept.html, kept.calendar, kept.state) == ("", "", None, "sent")
    assert waiting.text
    assert not store(deps)[0]


def test_a_mail_whose_words_are_gone_is_not_sent_again(deps, server):
    _, number = store(deps)
    server.moods.append("never")
    attempt(deps, number)
    deps.clock.pass_by(days=15)
    outbox.delete_old_texts(deps)

    with pytest.raises(Refused, match="text of mail 1 was deleted"):
        manage_mails.send_again(number, deps)


def test_who_is_forgotten_is_in_no_mail_any_more(deps, server):
    own, about = store(deps)[1], store(deps, "Bob", text="Hello Bob, Dana will call.\n")[1]
    sent = store(deps, "Alice", text="They said it again.\n")[1]
    other = store(deps, "Bob", "session:2", text="Hello Bob\n")[1]
    attempt(deps, sent)

    gone = forget_person("dana@example.org", deps.db)

    assert gone.mails == 2
    states = [row(deps, number).state for number in (own, about, sent, other)]
    assert states == ["dropped", "dropped", "sent", "waiting"]
    assert "dana" not in everything(deps.db).casefold()
    assert "said it again" not in everything(deps.db)
    assert attempt(deps, own) is attempt(deps, about) is None
    assert attempt(deps, other) == "sent"


def test_a_mail_that_is_on_its_way_when_somebody_is_forgotten_stays_without_words(deps, server):
    _, number = store(deps)
    server.moods.append("not now, after the mail")
    outcome = cut_off(deps, number)

    forget_person("dana@example.org", deps.db)

    assert send_mail.finish(number, 0, outcome, deps) == "waiting"
    deps.clock.pass_by(minutes=2)
    assert attempt(deps, number, 1) is None
    assert row(deps, number).state == MailState.DROPPED
    assert server.got == []


def test_files_of_the_forgotten_go_too(deps, tmp_path):
    with deps.db.tx() as tx:
        tx.add(SessionRecord(group_id=1, title="March"))
    mailer = FileMailer(tmp_path / "outbox", SENDER)
    filed = deps_of(deps.db, tmp_path, clock=deps.clock, mailer=mailer)
    content = compose.MailContent("Your recap", "Hello\n", "<p>Hello</p>")
    dana = person(deps)
    with deps.db.tx() as tx:
        add_mail(tx, MailKey("recap", 1, dana, "session:1", 1), content, deps.clock.now())
        add_mail(tx, MailKey("recap", 1, dana, "year"), content, deps.clock.now())
    for number in (1, 2):
        assert attempt(filed, number) == "sent"
    names = sorted(path.name.split(".")[0] for path in (tmp_path / "outbox").iterdir())
    assert names == ["0001", "g0001"]

    gone = forget_person("dana@example.org", deps.db)

    assert remove_mails(tmp_path / "outbox", gone.session_ids, gone.group_ids) == 2
    assert list((tmp_path / "outbox").iterdir()) == []
