"""After a hot seat: what was tried, thanks to who gave it, and what is still open."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.features.commitments import follow_up, send_thanks
from facilitator.features.commitments.answer_follow_up import open_follow_up, save_report
from facilitator.features.commitments.hot_seat_history import past_hot_seats
from facilitator.features.commitments.pages.routes import blueprint
from facilitator.features.commitments.record_outcome import (
    record_challenge_standing,
    record_tried_solution,
)
from facilitator.features.mail import send_mail
from facilitator.features.member_review.strike_words import strike_words
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.aftercare import ChallengeStatusRecord, ThanksRecord
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.follow_ups import FollowUpPaceRecord
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.outbox import OutboxRecord, UnsubscribeRecord
from facilitator.records.search import SolutionOutcomeRecord
from facilitator.records.sessions import SessionRecord
from tests.standins import review
from tests.standins.check_ins import went_on
from tests.standins.clicks import app_of
from tests.standins.databases import ON_SQLITE, rows

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)  # sixteen days after the session
WORD = "Two of three now stay."
GIVEN = "one field"


def _go_on(story):
    """The group has the recap of 4 March; Dana got solutions of Lee and Bob, and a mail is out."""
    story.deps.clock.at = datetime(2026, 3, 5, 9, tzinfo=UTC)
    for holds in ("ten users", "talk to her"):
        promised = review.one(story, holds, StatementPart.COMMITMENT)
        review.edit(story, promised, EditKind.DUE, "2026-04-03")
    review.approve(story)
    story.deps.clock.at = NOON


@pytest.fixture
def story(database, tmp_path):
    return went_on(database, tmp_path, _go_on)


@pytest.fixture
def browser(story):
    return app_of([blueprint], story.deps).test_client(use_cookies=False)


def path(story, name="Dana"):
    until = story.deps.clock.at + timedelta(days=1)
    return "/follow-up/" + story.deps.links.token("follow-up", (story.people[name],), until)


def given(story, holds=GIVEN, name="Dana"):
    with story.deps.db.tx() as tx:
        seats = past_hot_seats(tx, person_id=story.people[name])
        return next(g for s in seats for g in s.given if holds in g.text)


def tried(story, went="worked", word=WORD, tells=False, holds=GIVEN):
    id = given(story, holds).id
    record_tried_solution(story.people["Dana"], id, went, word, tells_word=tells, deps=story.deps)


def later(story, **length):
    story.deps.clock.pass_by(**(length or {"hours": 2}))
    return [send_thanks.send_thanks(id, story.deps) for id in send_thanks.due(story.deps)]


def quiet_notes(story):
    """No notes are due any more, so that thanks have no reason to wait."""
    for name in ("Dana", "Bob", "Lee"):
        try:
            sheet = open_follow_up(story.people[name], story.deps)
        except NotFound:  # who promised nothing and brought nothing has no page
            continue
        for promise in sheet.promises:
            save_report(story.people[name], promise.id, "done", "", story.deps)
        for asked in sheet.seats:
            record_challenge_standing(
                story.people[name], asked.seat.session_id, "solved", story.deps
            )


def leaving(story, kind="thanks"):
    """The mail that waits, as it leaves now; None where it does not."""
    with story.deps.db.tx() as tx:
        row = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == kind)).one()
    mail = send_mail.begin(row.id, row.tries, story.deps)
    return mail and mail.get_body().get_content()


def test_the_peer_is_thanked_once_and_hears_how_it_went(story):
    quiet_notes(story)
    tried(story)
    assert send_thanks.due(story.deps) == []  # a slip can be taken back for an hour

    assert later(story) == [True]
    tried(story, "partly")
    assert later(story, days=8) == []

    mail = review.mails(story, "thanks")["Lee"]
    assert "Dana tried what you offered on 4 March:" in mail.text
    assert GIVEN in mail.text
    assert "It worked." in mail.text
    assert GIVEN not in mail.subject
    assert WORD not in mail.text
    with story.deps.db.tx() as tx:
        done = list(tx.scalars(select(AuditEntryRecord.what)))
    assert done.count("thanked a peer for a solution") == 1


def test_a_word_travels_only_where_its_member_ticked_it(story):
    quiet_notes(story)
    tried(story, tells=True)
    later(story)
    assert WORD in review.mails(story, "thanks")["Lee"].text

    tried(story, tells=False)

    assert WORD not in leaving(story)


def test_a_slip_is_taken_back_before_anybody_is_thanked_and_after(story):
    quiet_notes(story)
    tried(story)
    tried(story, "unknown")
    assert later(story) == []
    tried(story)
    later(story)

    tried(story, "unknown")

    assert leaving(story) is None
    assert review.mails(story, "thanks")["Lee"].state == "dropped"
    assert given(story).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("change", [EditKind.CONFIDENTIAL, EditKind.DROP])
@pytest.mark.parametrize("is_put", [False, True])
def test_what_is_kept_back_since_is_thanked_for_by_nobody(story, change, is_put):
    quiet_notes(story)
    tried(story)
    if is_put:
        later(story)
    review.edit(story, review.one(story, GIVEN), change)

    if is_put:
        assert leaving(story) is None
    else:
        assert later(story) == []
        with pytest.raises(NotFound):
            record_tried_solution(
                story.people["Dana"], 1, "worked", "", tells_word=False, deps=story.deps
            )


def test_what_was_struck_is_in_no_thanks(story):
    quiet_notes(story)
    tried(story)
    later(story)
    struck = review.one(story, GIVEN).found
    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.held_id)
        strike_words(tx, session, [struck], story.people["Dana"])

    assert GIVEN not in str(rows(story))
    assert leaving(story) is None


def test_a_correction_neither_thanks_twice_nor_loses_the_outcome(story):
    quiet_notes(story)
    tried(story)
    later(story)
    review.edit(story, review.one(story, review.GIVEN), EditKind.TEXT, "Call ten of your users.")
    review.approve(story)
    tried(story, "partly")

    assert later(story, days=8) == []
    with story.deps.db.tx() as tx:
        assert len(tx.scalars(select(ThanksRecord)).all()) == 1


def test_who_really_gave_it_is_thanked_where_that_is_corrected_first(story):
    quiet_notes(story)
    tried(story)
    bob = str(story.people["Bob"])
    review.edit(story, review.one(story, GIVEN), EditKind.SPEAKER, bob)
    review.approve(story)

    later(story)

    assert set(review.mails(story, "thanks")) == {"Bob"}


def test_nobody_gets_more_than_one_mail_in_a_week_and_no_thanks_are_lost(story):
    quiet_notes(story)
    lees = [g for s in seats(story) for g in s.given if g.peer == "Lee"]
    tried(story)
    tried(story, holds=review.GIVEN)
    gave = {g.peer for g in (given(story), given(story, review.GIVEN))}
    assert len(lees) >= 1
    for _ in range(2 * 20):
        later(story, hours=12)
        [follow_up.send_note(id, story.deps) for id in follow_up.due(story.deps)]

    mails = between(story)
    assert set(review.mails(story, "thanks")) == gave
    for at in mails.values():
        assert all(b - a >= timedelta(days=7) for a, b in pairwise(at))


def seats(story, name="Dana"):
    with story.deps.db.tx() as tx:
        return past_hot_seats(tx, person_id=story.people[name])


def between(story):
    found = {}
    with story.deps.db.tx() as tx:
        for row in tx.scalars(select(OutboxRecord).order_by(OutboxRecord.created_at)):
            if row.kind in follow_up.KINDS_BETWEEN_SESSIONS:
                found.setdefault(row.person_id, []).append(row.created_at)
    return found


def test_thanks_let_the_peers_own_note_go_first_but_not_for_ever(story):
    bob = story.people["Bob"]
    bobs = next(g for s in seats(story) for g in s.given if g.peer == "Bob")
    record_tried_solution(
        story.people["Dana"], bobs.id, "worked", "", tells_word=False, deps=story.deps
    )
    for _ in range(2 * 24):
        [follow_up.send_note(id, story.deps) for id in follow_up.due(story.deps)]
        later(story, hours=12)

    with story.deps.db.tx() as tx:
        kinds = tx.scalars(
            select(OutboxRecord.kind)
            .where(
                OutboxRecord.person_id == bob,
                OutboxRecord.kind.in_(follow_up.KINDS_BETWEEN_SESSIONS),
            )
            .order_by(OutboxRecord.created_at)
        ).all()
    assert kinds[0] == "follow_up"
    assert kinds.count("follow_up") == 2
    assert kinds.count("thanks") == 1


@pytest.mark.parametrize("way", ["off", "left", "none", "guest", "night", "group"])
def test_who_is_not_to_be_thanked_is_not(story, way):
    quiet_notes(story)
    tried(story)
    lee = story.people["Lee"]
    if way == "group":
        review.set_group(story, follow_up_notes="off")
    with story.deps.db.tx() as tx:
        member = tx.scalars(select(MembershipRecord).where(MembershipRecord.person_id == lee)).one()
        if way == "off":
            tx.add(UnsubscribeRecord(person_id=lee, group_id=1, kind="thanks"))
        if way == "left":
            member.left_at = NOON
        if way == "none":
            tx.add(FollowUpPaceRecord(person_id=lee, pace="none", at=NOON))
        if way == "night":
            tx.get_one(PersonRecord, lee).time_zone = "Pacific/Auckland"
        if way == "guest":
            member.role = "guest"
            tx.add(GuestRecord(
                group_id=1, person_id=lee, session_id=story.held_id, starts_at=NOON,
                invited_at=NOON, accepted_at=NOON, declined_at=NOON, moves=0, does="", brings="",
            ))  # fmt: skip

    assert later(story) == []
    assert review.mails(story, "thanks") == {}


def test_words_that_travel_by_no_mail_stand_in_no_thanks_and_in_no_note(story):
    review.set_group(story, recap_travels="link")
    [follow_up.send_note(id, story.deps) for id in follow_up.due(story.deps)]
    note = review.mails(story, "follow_up")["Dana"].text
    assert "What you brought on 4 March" in note
    assert "trial users" not in note
    quiet_notes(story)
    tried(story, tells=True)
    later(story, days=8)

    mail = review.mails(story, "thanks")["Lee"].text
    assert "Dana tried what you offered on 4 March." in mail
    assert GIVEN not in mail
    assert WORD not in mail


def test_who_was_forgotten_thanks_nobody_and_is_thanked_by_nobody(story):
    quiet_notes(story)
    tried(story)
    later(story)

    forget_person("Dana", story.deps.db)

    assert leaving(story) is None
    told = str(rows(story))
    assert WORD not in told
    with story.deps.db.tx() as tx:
        assert not list(tx.scalars(select(ChallengeStatusRecord).where(
            ChallengeStatusRecord.person_id == story.people["Dana"]
        )))  # fmt: skip


def test_after_two_weeks_it_is_asked_once_whether_a_challenge_is_still_open(story):
    quiet = [p for n in ("Dana", "Bob") for p in promises(story, n)]
    for name, id in quiet:
        save_report(story.people[name], id, "done", "", story.deps)
    for _ in range(2 * 30):
        [follow_up.send_note(id, story.deps) for id in follow_up.due(story.deps)]
        story.deps.clock.pass_by(hours=12)

    with story.deps.db.tx() as tx:
        sent = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == "follow_up")).all()
    dana = [m for m in sent if m.person_id == story.people["Dana"]]
    assert len(dana) == 1
    assert "Half of our trial users" in dana[0].text
    assert len(re.findall(r"\?seat=\d+&is=(open|solved)", dana[0].text)) == 2


def promises(story, name):
    return [(name, p.id) for p in open_follow_up(story.people[name], story.deps).promises]


def test_before_two_weeks_nobody_is_asked_about_a_challenge(story):
    story.deps.clock.at = datetime(2026, 3, 17, 12, tzinfo=UTC)

    assert not any(a.asks_if_open for a in open_follow_up(story.people["Dana"], story.deps).seats)


def test_a_note_that_waits_asks_nothing_about_what_is_confidential_by_now(story):
    follow_up.send_note(story.people["Dana"], story.deps)
    assert "Half of our trial users" in leaving(story, "follow_up")
    review.edit(
        story, review.one(story, "trial users", StatementPart.CHALLENGE), EditKind.CONFIDENTIAL
    )

    assert "Half of our trial users" not in (leaving(story, "follow_up") or "")


@ON_SQLITE
def test_a_scanner_that_opens_every_link_changes_nothing(story, browser):
    follow_up.send_note(story.people["Dana"], story.deps)
    links = re.findall(
        r"https://facilitator\.example\.org(\S+)", review.mails(story, "follow_up")["Dana"].text
    )
    before_that = rows(story)

    for link in links:
        for method in ("get", "head", "options"):
            assert getattr(browser, method)(link).status_code == 200

    assert any("is=open" in link for link in links)
    assert rows(story) == before_that


def test_the_page_asks_what_was_tried_as_soon_as_a_note_is_answered(story, browser):
    story.deps.clock.at = datetime(2026, 3, 12, 12, tzinfo=UTC)
    assert "Which solution did you try?" not in browser.get(path(story)).text
    ((_, made),) = promises(story, "Dana")
    done = browser.post(path(story), data={"do": "answer", "promise": made, "went": "done"})
    page = browser.get(done.location).text
    assert "Which solution did you try?" in page
    assert GIVEN in page
    assert "still open?" not in page

    form = {"do": "tried", "solution": given(story).id, "went": "partly", "word": "<b>Some"}
    done = browser.post(path(story), data={**form, "tell": "yes"})

    page = browser.get(done.location).text
    assert "It worked in part" in page
    assert "&lt;b&gt;Some" in page
    assert "<b>Some" not in page
    with story.deps.db.tx() as tx:
        (kept,) = tx.scalars(select(ThanksRecord))
        (said,) = tx.scalars(select(SolutionOutcomeRecord))
    assert (kept.tells_word, said.outcome, said.word) == (True, "partly", "<b>Some")


def test_whether_it_is_open_is_said_on_the_page_and_changed_there(story, browser):
    link = f"{path(story)}?seat={story.held_id}&is=open"
    assert re.search(r'value="open" required checked', browser.get(link).text)

    for standing in ("open", "solved", "solved"):
        form = {"do": "standing", "seat": story.held_id, "is": standing}
        assert browser.post(path(story), data=form).status_code == 303

    with story.deps.db.tx() as tx:
        (kept,) = tx.scalars(select(ChallengeStatusRecord))
        deeds = [w for w in tx.scalars(select(AuditEntryRecord.what)) if "their challenge is" in w]
    assert kept.standing == "solved"
    assert len(deeds) == 2


@ON_SQLITE
def test_nobody_answers_for_another_or_with_what_is_no_answer(story, browser):
    before_that = rows(story)
    own, bobs = given(story).id, given(story, "", "Bob").id
    for form, status in (
        ({"do": "tried", "solution": bobs, "went": "worked"}, 404),
        ({"do": "tried", "solution": own, "went": "great"}, 422),
        ({"do": "tried", "solution": own, "went": "worked", "word": "w" * 601}, 422),
        ({"do": "tried", "went": "worked"}, 422),
        ({"do": "tried", "solution": "x", "went": "worked"}, 400),
        ({"do": "standing", "seat": story.held_id, "is": "maybe"}, 422),
        ({"do": "standing", "seat": 999, "is": "open"}, 404),
    ):
        assert browser.post(path(story), data=form).status_code == status, form
    assert browser.post(path(story, "Lee"), data={
        "do": "tried", "solution": own, "went": "worked"}).status_code == 404  # fmt: skip

    with pytest.raises(Refused):
        record_challenge_standing(story.people["Dana"], story.held_id, "?", story.deps)
    assert rows(story) == before_that
