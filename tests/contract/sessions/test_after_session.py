"""A session after it was held, in the console: the words a line rests on, and who may see what."""

import gzip
import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from facilitator.domain.errors import NotFound
from facilitator.domain.mails import MailState
from facilitator.domain.recaps.review import EditKind
from facilitator.features.access import manage_moderators
from facilitator.features.access.sign_in import Visitor
from facilitator.features.mail import undelivered_mails
from facilitator.features.privacy import delete_transcripts
from facilitator.features.sessions import after_session
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from tests.standins.check_ins import before
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.databases import ON_BOTH, ON_SQLITE
from tests.standins.member_review import fine, member_first
from tests.standins.review import GIVEN, approve, edit, one, set_group

pytestmark = ON_SQLITE  # pages; what they keep, one story or more shows on both

SECRET = "three things she can own"  # what Lee gave Bob


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


def person(story, name, role="moderator", group="Makers South"):
    """Somebody of another group."""
    with story.deps.db.tx() as tx:
        made = PersonRecord(name=name, email=f"{name.lower()}@example.org")
        tx.add(MembershipRecord(group=GroupRecord(name=group), person=made, role=role))
        tx.flush()
        return made.id


def alice(story):
    return Visitor(story.people["Alice"], "Alice", "alice@example.org")


def olga(story):
    """The owner, who moderates nothing."""
    manage_moderators.add_moderator("olga@example.org", "Olga", True, story.deps)
    with story.deps.db.tx() as tx:
        id = tx.scalar(select(PersonRecord.id).where(PersonRecord.name == "Olga"))
    return Visitor(id, "Olga", "olga@example.org", True)


def seen(story, visitor=None):
    return after_session.load_held_session(story.held_id, visitor or alice(story), story.deps)


def mail(story, name, kind="recap"):
    with story.deps.db.tx() as tx:
        return tx.scalars(
            select(OutboxRecord)
            .where(OutboxRecord.kind == kind, OutboxRecord.person_id == story.people[name])
            .order_by(OutboxRecord.id.desc())
        ).first()


def put(story, name, **values):
    row = mail(story, name)
    with story.deps.db.tx() as tx:
        for field, value in values.items():
            setattr(tx.get(OutboxRecord, row.id), field, value)
    return row.id


def browser(story, visitor):
    return signed_in(console_app(story.deps), story.deps, visitor.person_id)


def url(story, more=""):
    return f"/sessions/{story.held_id}/after{more}"


def sent(browser, story, more="", **form):
    page = browser.get(url(story))
    return browser.post(url(story, more), data={"token": token_in(page), **form})


@ON_BOTH
def test_each_line_leads_to_the_exact_words_it_rests_on(story):
    after = seen(story)
    shown = [x for s in after.review.seats for x in (s.brought, *s.solutions)]
    shown += after.review.commitments

    assert len(shown) == 8
    for line in shown:
        (passage, *_) = after.passages[line.key]
        turn = after.turns[passage.turn]
        assert turn.pieces[passage.piece].text == line.entry.now.evidence[0].quote
        assert turn.speaker == line.entry.now.speaker
    assert "".join(p.text for t in after.turns for p in t.pieces).startswith("Welcome everyone.")


def test_a_corrected_name_and_text_leave_the_words_where_they_were_said(story):
    was = one(story, GIVEN)
    edit(story, was, EditKind.TEXT, "Ring twelve.")
    edit(story, was, EditKind.SPEAKER, str(story.people["Lee"]))

    after = seen(story)

    (passage,) = after.passages[was.target.key]
    assert (after.turns[passage.turn].speaker, passage.start) == (
        "Bob",
        was.found.evidence[0].start,
    )


def test_picture_is_of_all_who_spoke_and_of_each_hot_seat(story):
    drawn = seen(story).picture

    assert {row.who for row in drawn.rows} == {"Alice", "Bob", "Dana", "Lee"}
    assert [band.who for band in drawn.bands] == ["Dana", "Bob"]


@ON_BOTH
def test_confidential_words_are_for_the_groups_moderators_alone(story):
    edit(story, one(story, SECRET), EditKind.CONFIDENTIAL)
    owner = olga(story)

    for visitor, is_there in ((alice(story), True), (owner, False)):
        page = browser(story, visitor).get(url(story)).text
        assert (SECRET in page) is is_there
        assert ("Confidential: only moderators see this." in page) is is_there
        assert ("1 part is confidential" in page) is not is_there
        assert GIVEN in page


def test_a_confidential_hot_seat_is_nowhere_for_others_nor_who_had_it(story):
    seat = next(s for s in seen(story).review.seats if s.brought.entry.now.speaker == "Bob")
    edit(story, seat.brought.entry, EditKind.CONFIDENTIAL)

    after = seen(story, olga(story))

    told = "".join(p.text for t in after.turns for p in t.pieces)
    assert [s.brought.entry.now.speaker for s in after.review.seats] == ["Dana"]
    assert [band.who for band in after.picture.bands] == ["Dana"]
    assert "best engineer" not in told
    assert "angry about it" not in told  # cited by nothing, and said in that hot seat
    assert GIVEN in told
    assert not after.review.history


def test_who_is_not_shown_a_statement_cannot_change_it(story):
    hidden = one(story, SECRET)
    edit(story, hidden, EditKind.CONFIDENTIAL)
    owner = browser(story, olga(story))

    assert sent(owner, story, do="back", key=hidden.target.key).status_code == 404
    merged = {"do": "merge", "key": one(story, GIVEN).target.key, "into": hidden.target.key}
    assert sent(owner, story, **merged).status_code == 404
    assert sent(owner, story, do="drop", key=one(story, GIVEN).target.key).status_code == 303
    assert one(story, SECRET).is_confidential


def test_another_groups_moderator_finds_nothing_and_changes_nothing(story):
    mara = Visitor(person(story, "Mara"), "Mara", "mara@example.org")
    approve(story)
    stuck = put(story, "Dana", state=MailState.DOUBT)

    with pytest.raises(NotFound):
        seen(story, mara)
    with pytest.raises(NotFound):
        after_session.session_deliveries(story.held_id, mara, story.deps)
    with pytest.raises(NotFound):
        after_session.check_change(story.held_id, mara, (), story.deps)
    for do in undelivered_mails.ACTIONS.values():
        with pytest.raises(NotFound):
            do(stuck, mara, story.deps, None)
    assert mail(story, "Dana").state == MailState.DOUBT


@ON_BOTH
def test_words_whose_time_is_over_are_gone_and_the_page_says_so(story):
    approve(story)
    with story.deps.db.tx() as tx:
        for made in tx.scalars(select(RecapRecord)):
            made.made_at = story.deps.clock.now()
    story.deps.clock.pass_by(days=31)
    assert delete_transcripts.delete_words(story.held_id, story.deps)

    after = seen(story)

    page = browser(story, alice(story)).get(url(story)).text
    assert (after.turns, after.passages) == ((), {})
    assert after.text_deleted_on == story.deps.clock.now().date()
    assert "The words were deleted on 16 April 2026" in page
    assert {row.who for row in after.picture.rows} == {"Alice", "Bob", "Dana", "Lee"}
    assert not any(row.strokes for row in after.picture.rows)


@ON_BOTH
def test_all_of_the_review_is_done_here(story):
    here = browser(story, alice(story))
    given = one(story, GIVEN).target.key

    answer = sent(here, story, do="text", key=given, text="Call twelve of them.")
    assert answer.headers["Location"] == url(story, f"#s-{given}")
    assert sent(here, story, do="text", key=given, text=" ").status_code == 422
    assert sent(here, story, do="approve", version="1").status_code == 409
    assert sent(here, story, do="nothing").status_code == 400
    page = here.get(url(story))
    version = re.search(r'name="version" value="(\d+)"', page.text)[1]
    assert sent(here, story, do="approve", version=version).status_code == 303

    assert "Call twelve of them." in mail(story, "Dana").text
    assert {d.person for d in seen(story).deliveries} == {"Alice", "Bob", "Dana", "Gil", "Lee"}


def test_forms_of_one_statement_are_there_when_they_are_wanted(story):
    here, key = browser(story, alice(story)), one(story, GIVEN).target.key

    assert "Keep this text" not in here.get(url(story)).text
    assert here.get(url(story, f"?change={key}")).text.count("Keep this text") == 1


def test_nothing_is_offered_to_be_merged_into_what_went_into_another_itself(story):
    here, given = browser(story, alice(story)), one(story, GIVEN).target.key
    page = here.get(url(story, f"?change={given}")).text
    into = re.search(r'name="into"><option value="([^"]+)"', page)[1]

    assert sent(here, story, do="merge", key=given, into=into).status_code == 303

    assert f'<option value="{given}"' not in here.get(url(story, f"?change={into}")).text


@ON_BOTH
def test_delivery_says_for_each_member_how_it_stands(story):
    set_group(story, guests_see="nothing")
    assert seen(story).deliveries == ()
    approve(story)
    put(story, "Dana", state=MailState.DOUBT, why="It may have been sent.")
    put(story, "Bob", state=MailState.REFUSED)
    put(story, "Lee", state=MailState.SENT, sent_at=story.deps.clock.now())

    found = {one.person: one for one in seen(story).deliveries}

    told = {name: [(m.state, m.can_be_sent, m.can_be_dropped) for m in one.mails]
            for name, one in found.items()}  # fmt: skip
    assert told == {
        "Alice": [("waiting", False, True)], "Bob": [("refused", True, True)],
        "Dana": [("doubt", True, True)], "Lee": [("sent", False, False)], "Gil": [],
    }  # fmt: skip
    assert found["Gil"].why_not_sent
    assert not found["Dana"].why_not_sent
    put(story, "Dana", text="")
    [dana] = (one.mails for one in seen(story).deliveries if one.person == "Dana")
    assert (dana[0].can_be_sent, dana[0].can_be_dropped) == (False, True)


def test_who_looks_first_is_told_and_what_came_of_it(story):
    member_first(story)
    approve(story)
    fine(story, "Dana")

    looks = {one.person: one.look for one in seen(story).deliveries if one.look}

    assert looks == {"Bob": "looks", "Dana": "fine"}


def test_a_mail_in_doubt_is_sent_again_or_dropped_by_the_moderators_word(story):
    approve(story)
    here = browser(story, alice(story))
    doubtful, refused = put(story, "Dana", state="doubt"), put(story, "Bob", state="refused")
    gone = put(story, "Lee", state="sent")

    assert sent(here, story, do="again", mail=doubtful).status_code == 303
    assert sent(here, story, do="drop", mail=refused).status_code == 303
    assert sent(here, story, do="again", mail=gone).status_code == 422
    assert sent(here, story, do="again", mail="x").status_code == 422
    assert sent(here, story, do="again", mail=999).status_code == 404

    states = [mail(story, name).state for name in ("Dana", "Bob", "Lee")]
    assert states == ["waiting", "dropped", "sent"]
    with story.deps.db.tx() as tx:
        done = [
            (d.what, d.by_id)
            for d in tx.scalars(select(AuditEntryRecord).order_by(AuditEntryRecord.id))
        ]
    own = story.people["Alice"]
    assert done.count(("sent a mail again", own)) == done.count(("dropped a mail", own)) == 1
    assert done.count((after_session.SAW_TRANSCRIPT, own)) == 1


@ON_BOTH
def test_that_somebody_saw_the_words_is_noted_once_a_day(story):
    for hours in (0, 20, 10):
        story.deps.clock.pass_by(hours=hours)
        seen(story)

    with story.deps.db.tx() as tx:
        at = list(
            tx.scalars(
                select(AuditEntryRecord.at).where(
                    AuditEntryRecord.what == after_session.SAW_TRANSCRIPT
                )
            )
        )
    assert at[1] - at[0] == timedelta(hours=30)
    assert len(at) == 2


def test_a_session_to_come_says_what_will_stand_here(story):
    page = browser(story, alice(story)).get(f"/sessions/{story.session_id}/after").text

    assert "This session is still to come" in page


def test_what_did_not_get_through_before_a_session_is_on_its_page_too(story):
    approve(story)
    row = put(story, "Dana", session_id=story.session_id, kind="agenda", state="doubt")

    page = browser(story, alice(story)).get(f"/sessions/{story.session_id}/after").text

    assert "In doubt</span> Agenda" in page
    assert f'name="mail" value="{row}"' in page


def test_names_and_words_are_no_code(story):
    with story.deps.db.tx() as tx:
        tx.get(PersonRecord, story.people["Lee"]).name = '<b>Lee</b> & "co"'

    page = browser(story, alice(story)).get(url(story)).text

    assert "<b>Lee</b>" not in page
    assert "&lt;b&gt;Lee&lt;/b&gt; &amp;" in page


def test_pages_are_packed_for_browsers_that_unpack_them(story):
    here = browser(story, alice(story))
    plain = here.get(url(story))
    packed = here.get(url(story), headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) < len(plain.data) / 3
    assert gzip.decompress(packed.data) == plain.data
    head = here.head(url(story), headers={"Accept-Encoding": "gzip"})
    assert head.headers["Content-Encoding"] == "gzip"
    assert abs(int(head.headers["Content-Length"]) - len(packed.data)) < 20  # with another time


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0", "br", "deflate, zstd"])
def test_pages_stay_as_they_are_for_browsers_that_do_not(story, accepted):
    page = browser(story, alice(story)).get(url(story), headers={"Accept-Encoding": accepted})

    assert "Content-Encoding" not in page.headers
    assert "Accept-Encoding" in page.headers["Vary"]


def test_what_is_small_or_no_page_is_not_packed(story):
    here = browser(story, alice(story))

    for path in ("/memory/", "/groups/static/groups.css"):
        answer = here.get(path, headers={"Accept-Encoding": "gzip"}, buffered=True)
        assert answer.status_code == 200
        assert "Content-Encoding" not in answer.headers
        assert "Accept-Encoding" in answer.headers["Vary"]

    known = {"If-None-Match": answer.headers["ETag"], "Accept-Encoding": "gzip"}
    assert here.get(path, headers=known, buffered=True).status_code == 304
