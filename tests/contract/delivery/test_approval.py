"""A recap goes out, on both databases: a draft first, then to whom, how, and what changed."""

import pytest
from sqlalchemy import select

from facilitator.domain.errors import NotFound, WriteConflict
from facilitator.domain.notices import notice
from facilitator.domain.recaps.review import EditKind
from facilitator.features.delivery import approval, mail_recap
from facilitator.features.review.review_recap import open_review
from facilitator.kit.reviews import LINK_PURPOSE
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import ReviewRecord
from tests.standins.check_ins import before
from tests.standins.review import (
    GIVEN,
    approve,
    edit,
    mails,
    one,
    opened,
    send_all,
    set_group,
)


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


def test_recap_is_shown_to_the_moderators_and_waits_for_them(story):
    for _ in range(2):
        assert not approval.send_or_show_draft(story.held_id, story.deps)

    assert mails(story) == {}
    assert set(mails(story, "recap_draft")) == {"Alice"}
    told = mails(story, "recap_draft")["Alice"].text
    assert f"https://facilitator.example.org/{LINK_PURPOSE}/" in told
    assert "I will call ten users by Friday." in told


def test_approval_mails_everybody_once_and_says_who_did_it(story):
    version = opened(story).version

    assert approve(story, version)
    assert not approve(story, version)

    assert set(mails(story)) == {"Alice", "Bob", "Dana", "Lee"}  # Gil, a guest, had no hot seat
    with story.deps.db.tx() as tx:
        state = tx.scalars(select(ReviewRecord)).one()
        assert (state.sent_version, state.sent_by_id) == (version, story.people["Alice"])


def test_group_that_wants_it_gets_its_recap_at_once_unless_there_is_a_warning(story):
    set_group(story, recap_sends="automatic")
    with story.deps.db.tx() as tx:
        tx.scalars(select(RecapRecord)).one().warnings = [notice("same_file_twice")]
    assert not approval.send_or_show_draft(story.held_id, story.deps)
    assert mails(story) == {}
    with story.deps.db.tx() as tx:
        tx.scalars(select(RecapRecord)).one().warnings = []

    assert approval.send_or_show_draft(story.held_id, story.deps)

    assert set(mails(story)) == {"Alice", "Bob", "Dana", "Lee"}


def test_version_nobody_looked_at_is_not_sent(story):
    version = opened(story).version
    edit(story, one(story, GIVEN), EditKind.TEXT, "Call all of them.")

    with pytest.raises(WriteConflict):
        approve(story, version)
    assert mails(story) == {}


def test_change_after_sending_goes_out_as_a_correction_that_says_what_changed(story):
    approve(story)
    edit(story, one(story, GIVEN), EditKind.TEXT, "Call twelve of them.")
    send_all(story)
    edit(story, one(story, "three things"), EditKind.CONFIDENTIAL)
    assert not opened(story).is_sent
    assert mails(story, "recap_correction") == {}

    approve(story)

    told = mails(story, "recap_correction")
    assert set(told) == {"Alice", "Bob", "Dana", "Lee"}
    assert "It now says, from Bob: Call twelve of them." in told["Lee"].text
    assert "Something from Lee was taken out." in told["Bob"].text
    assert "three things" not in told["Bob"].text
    assert not approve(story)


def test_who_was_not_there_is_told_what_they_missed(story):
    with story.deps.db.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        mia = PersonRecord(name="Mia", email="mia@example.org")
        tx.add(MembershipRecord(group_id=group.id, person=mia))

    approve(story)

    assert "this is what you missed" in mails(story)["Mia"].text
    assert "this is what you missed" not in mails(story)["Lee"].text


@pytest.mark.parametrize(
    ("sees", "has_mail", "knows_all"),
    [("nothing", False, False), ("own", True, False), ("all", True, True)],
)
def test_guests_get_only_what_their_group_allows(story, sees, has_mail, knows_all):
    set_group(story, guests_see=sees)
    with story.deps.db.tx() as tx:
        dana = tx.scalars(
            select(MembershipRecord).where(MembershipRecord.person_id == story.people["Dana"])
        ).one()
        dana.role = "guest"

    approve(story)

    told = mails(story)
    assert ("Dana" in told) is has_mail
    if has_mail:
        assert "trial users" in told["Dana"].text
        assert ("best engineer" in told["Dana"].text) is knows_all
    assert ("Gil" in told) is knows_all


def test_recap_may_travel_as_commitments_only(story):
    set_group(story, recap_travels="commitments")

    approve(story)

    told = mails(story)["Dana"]
    assert "I will call ten users by Friday." in told.text
    assert "trial users" not in told.text + told.html


def test_recap_may_travel_as_a_link_that_opens_what_was_sent(story):
    set_group(story, recap_travels="link")
    approve(story)
    told = mails(story)["Dana"]
    assert "ten users" not in told.text + told.html
    assert f"https://facilitator.example.org/{mail_recap.PURPOSE}/" in told.text

    edit(story, one(story, GIVEN), EditKind.TEXT, "Not approved yet.")

    page = mail_recap.open_recap(story.held_id, story.people["Dana"], story.deps)
    assert "trial users" in page
    assert "Not approved yet." not in page


def test_link_opens_nothing_before_the_approval_nor_for_others(story):
    for name in ("Dana", "Alice"):
        with pytest.raises(NotFound):
            mail_recap.open_recap(story.held_id, story.people[name], story.deps)
    with pytest.raises(NotFound):
        open_review(story.held_id, story.people["Dana"], story.deps)
    with pytest.raises(NotFound):
        open_review(story.session_id, None, story.deps)


def test_mails_that_have_not_left_do_not_leave_once_something_is_confidential(story):
    approve(story)

    edit(story, one(story, GIVEN), EditKind.CONFIDENTIAL)

    assert {mail.state for mail in mails(story).values()} == {"dropped"}
    assert GIVEN not in mail_recap.open_recap(story.held_id, story.people["Dana"], story.deps)
    approve(story)
    with story.deps.db.tx() as tx:
        rows = tx.scalars(select(OutboxRecord).where(OutboxRecord.state == "waiting")).all()
        assert {row.kind for row in rows} == {"recap"}
        assert all(GIVEN not in row.text for row in rows)
