"""The console's pages before a session and while it runs, over HTTP."""

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from facilitator.domain.agenda.serialization import agenda_from_json
from facilitator.features.access import manage_moderators
from facilitator.features.agenda import prepare_agenda
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.kit.audit import list_audit_entries
from facilitator.records.agendas import AgendaRecord
from facilitator.records.boards import LiveNoteRecord
from facilitator.records.groups import PersonRecord
from facilitator.records.outbox import OutboxRecord
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.databases import ON_BOTH, ON_SQLITE

pytestmark = ON_SQLITE  # pages; what they keep, one story or more shows on both

PART = {"HX-Request": "true"}
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    told.deps.clock.at = STARTS_AT - timedelta(hours=24)
    wish = {"attending": "yes", "hot-seat": "yes", "sentence": f"We lose users {HOSTILE}"}
    submit_check_in(*told.pair("Lee"), wish, told.deps)
    return told


@pytest.fixture
def app(story):
    return console_app(story.deps)


@pytest.fixture
def alice(story, app):
    return Desk(signed_in(app, story.deps, story.people["Alice"]), story)


class Desk:
    """A browser on the pages of the coming session."""

    def __init__(self, browser, story):
        self.browser, self.at = browser, f"/sessions/{story.session_id}"

    def get(self, page, **more):
        return self.browser.get(f"{self.at}/{page}", **more)

    def post(self, page, headers=None, **form):
        token = token_in(self.get(page.partition("?")[0]))
        given = {**form, "token": token}
        return self.browser.post(f"{self.at}/{page}", data=given, headers=headers or {})


def agenda(story):
    with story.deps.db.tx() as tx:
        row = tx.scalars(select(AgendaRecord)).one_or_none()
        return row and (agenda_from_json(row.parts), row.number, row.sent_number)


def drafted(story):
    prepare_agenda.prepare(story.session_id, story.deps)


def test_without_an_agenda_the_page_teaches_how_there_will_be_one(story, alice):
    page = alice.get("before").text
    assert "There is no agenda yet" in page
    assert "has not answered" in page
    assert "alert(1)" in page and HOSTILE not in page
    assert "no agenda" in alice.get("before/mail").text

    answer = alice.post("before", do="draft")

    assert (answer.status_code, agenda(story)[1]) == (303, 1)
    assert "Approve and send" in alice.get("before").text


@ON_BOTH
def test_every_part_of_the_agenda_is_changed_here_as_its_moderator(story, alice):
    drafted(story)
    alice.post("before", do="drop", person=story.people["Dana"], place="seats")
    first = agenda(story)[0]
    forms = (
        {"do": "more", "index": 0, "minutes": first.times.items[0].minutes, "place": "times"},
        {"do": "down", "index": 0, "place": "times"},
        {"do": "words", "welcome": "Hello", "question": "Why?", "closing": "Bye", "place": "words"},
        {"do": "another", "place": "icebreaker"},
        {"do": "question", "person": story.people["Lee"], "question": "What now?"},
    )
    for form in forms:
        answer = alice.post("before", **form)
        assert answer.status_code == 303, answer.text
        assert answer.headers["Location"].startswith(f"{alice.at}/before")

    now, number, _ = agenda(story)
    assert number == 2 + len(forms)
    assert now.times.items[1].minutes == first.times.items[0].minutes + 1
    assert now.words.welcome == "Hello"
    assert now.icebreaker.question != first.icebreaker.question
    assert story.people["Dana"] not in {seat.person_id for seat in now.seats}
    assert "What now?" in {seat.question for seat in now.seats}
    with story.deps.db.tx() as tx:
        assert {line.who for line in list_audit_entries(tx) if line.what.startswith("changed")} == {
            "Alice"
        } | {"facilitator"}


def test_what_cannot_be_is_said_above_the_agenda(story, alice):
    drafted(story)

    answer = alice.post("before", do="minutes", index=0, minutes=400)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "cannot take 400 minutes" in answer.text
    assert alice.post("before", do="nonsense").status_code == 400


def test_the_version_that_was_looked_at_is_sent_once(story, alice):
    drafted(story)
    stale = alice.post("before", do="approve", number=0)
    assert stale.status_code == 409
    for _ in range(2):
        assert alice.post("before", do="approve", number=1).status_code == 303

    assert agenda(story)[2] == 1
    with story.deps.db.tx() as tx:
        sent = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == "agenda")).all()
        assert len(sent) == 5
    assert "The group has this agenda" in alice.get("before").text


def test_the_mail_is_shown_as_each_will_get_it_and_runs_nothing(story, alice):
    drafted(story)

    page = alice.get("before")
    mail = alice.get(f"before/mail?member={story.people['Dana']}")

    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert "<iframe" in page.text and "sandbox" in page.text
    assert "Dana" in mail.text and "We lose users" not in mail.text
    policy = mail.headers["Content-Security-Policy"]
    assert "sandbox" in policy and "default-src 'none'" in policy and "script" not in policy
    alice.post("before", do="approve", number=1)
    with story.deps.db.tx() as tx:
        of_dana = OutboxRecord.person_id == story.people["Dana"]
        sent = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == "agenda", of_dana)).one()
        assert sent.html == mail.text


def test_a_stranger_to_the_group_gets_the_first_mail_and_not_one_of_their_own(story, alice):
    drafted(story)

    assert alice.get("before/mail?member=99999").text == alice.get("before/mail").text


def test_another_groups_moderator_changes_nothing_and_an_owner_may(story, app):
    drafted(story)
    manage_moderators.add_moderator("olga@example.org", "Olga", True, story.deps)
    with story.deps.db.tx() as tx:
        olga = tx.scalar(select(PersonRecord.id).where(PersonRecord.name == "Olga"))
    owner = Desk(signed_in(app, story.deps, olga), story)

    assert owner.post("before", do="down", index=0).status_code == 303
    assert owner.post("live", do="note", text="a note").status_code == 303
    assert agenda(story)[1] == 2


@ON_BOTH
def test_the_board_is_begun_moved_and_told_in_parts(story, alice):
    drafted(story)
    story.deps.clock.at = STARTS_AT
    assert "Begin</button>" in alice.get("live").text
    assert alice.post("live", do="begin").status_code == 303
    story.deps.clock.pass_by(minutes=3)

    part = alice.get("live/now", headers=PART)

    assert "<b>5</b> minutes left" in part.text
    assert "<html" not in part.text
    seen = part.text.partition("seen=")[2][:16]
    assert alice.get(f"live/now?seen={seen}", headers=PART).status_code == 204
    moved = alice.post("live", headers=PART, do="on", index=0)
    assert (moved.status_code, "step 2 of" in moved.text) == (200, True)
    assert "step 2 of" in alice.post("live", headers=PART, do="on", index=0).text
    assert alice.get(f"live/now?seen={seen}", headers=PART).status_code == 200


def test_what_is_noted_is_escaped_and_what_cannot_be_is_said(story, alice):
    story.deps.clock.at = STARTS_AT
    dana = story.people["Dana"]

    told = alice.post("live", headers=PART, do="note", text=HOSTILE, who=dana)
    wrong = alice.post("live", headers=PART, do="note", text=" ")

    assert "&lt;script&gt;" in told.text and HOSTILE not in told.text
    assert 'hx-swap-oob="true"' in told.text
    assert (wrong.status_code, "There is nothing in it." in wrong.text) == (422, True)
    assert alice.post("live", do="note", text="x", who="1e3").status_code == 422
    assert alice.post("live", do="nonsense").status_code == 400
    with story.deps.db.tx() as tx:
        (row,) = tx.scalars(select(LiveNoteRecord)).all()
        assert (row.kind, row.person_id, row.by_id) == ("commitment", dana, story.people["Alice"])


def test_off_the_record_shows_on_every_screen(story, alice, app):
    story.deps.clock.at = STARTS_AT
    other = Desk(signed_in(app, story.deps, story.people["Alice"]), story)

    alice.post("live", do="off-record")
    assert "Off the record</b> since 17:00" in other.get("live/now", headers=PART).text
    other.post("live", do="on-record")

    assert "Go off the record" in alice.get("live").text


@pytest.mark.parametrize(("minutes", "is_there"), [(61, False), (59, True), (-90, True)])
def test_today_leads_to_the_board_of_a_session_that_is_near(story, alice, minutes, is_there):
    story.deps.clock.at = STARTS_AT - timedelta(minutes=minutes)

    assert ("Open the live board" in alice.browser.get("/").text) == is_there


def test_signed_out_the_board_leads_to_the_door(story, app):
    answer = app.test_client().get(f"/sessions/{story.session_id}/live/now", headers=PART)

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/sign-in")


@ON_BOTH
def test_a_board_of_many_notes_is_told_in_few_questions(story, alice):
    drafted(story)
    story.deps.clock.at = STARTS_AT
    counted = []
    for notes in (1, 30):
        for n in range(notes):
            alice.post("live", do="note", text=f"{notes} and {n}", who=story.people["Dana"])
        asked = []
        engine = story.deps.db.engine
        count = lambda *args, asked=asked: asked.append(args[2])  # noqa: E731 -- to take it off again
        event.listen(engine, "before_cursor_execute", count)
        alice.get("live/now", headers=PART)
        event.remove(engine, "before_cursor_execute", count)
        counted.append(len(asked))

    assert counted[0] == counted[1] < 25
