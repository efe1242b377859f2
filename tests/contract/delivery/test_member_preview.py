"""Where members own the record, hot seats look first, on both databases; then the others see it."""

import pytest

from facilitator.domain.errors import NotFound, WriteConflict
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.features.delivery import approval, mail_recap
from facilitator.features.member_review import member_review
from facilitator.features.privacy.forget_person import forget_person
from facilitator.kit.audit import list_audit_entries
from facilitator.records.groups import MembershipRecord, PersonRecord
from tests.standins.check_ins import before
from tests.standins.member_review import fine, member_first, part, reword, solution, strike, tick
from tests.standins.review import (
    GIVEN,
    approve,
    edit,
    mails,
    one,
    opened,
    redo,
    send_all,
    set_group,
)

OWN = "recap_own_part"


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    member_first(told)
    return told


def waiting(story, kind="recap"):
    return {name for name, mail in mails(story, kind).items() if mail.state == "waiting"}


def test_hot_seats_get_their_own_part_and_nobody_gets_more(story):
    assert approve(story)
    assert not approve(story)

    assert waiting(story, OWN) == {"Bob", "Dana"}
    assert mails(story) == {}
    told = mails(story, OWN)["Dana"]
    assert "trial users" in told.text
    assert GIVEN in told.text
    assert "best engineer" not in told.text + told.html
    assert "ten users" not in told.text
    assert "https://facilitator.example.org/own/" in told.text
    assert "trial users" not in told.subject
    assert tick(story) == []
    with pytest.raises(NotFound):
        mail_recap.open_recap(story.held_id, story.people["Lee"], story.deps)


def test_others_get_it_once_everybody_has_said_that_it_is_fine(story):
    approve(story)
    fine(story, "Dana", "Dana")
    assert tick(story) == []

    fine(story, "Bob")

    assert tick(story) == [story.held_id]
    assert tick(story) == []
    assert waiting(story) == {"Alice", "Bob", "Dana", "Lee"}
    assert opened(story).is_sent


def test_others_wait_no_longer_than_the_group_wants(story):
    set_group(story, recap_look_hours="5")
    approve(story)
    story.deps.clock.pass_by(hours=4, minutes=59)
    assert tick(story) == []

    story.deps.clock.pass_by(minutes=1)

    assert tick(story) == [story.held_id]
    assert waiting(story) == {"Alice", "Bob", "Dana", "Lee"}
    with story.deps.db.tx() as tx:
        assert list_audit_entries(tx)[-1].who == "facilitator"


def test_what_goes_out_is_what_the_members_left(story):
    approve(story)
    reword(story, "Dana", "We lose people early.")
    strike(story, "Bob", solution(story, "Bob", "three things"))
    fine(story, "Dana", "Bob")

    tick(story)

    told = mails(story)["Lee"].text
    assert "We lose people early." in told
    assert "reworded by the member" in told
    assert "three things" not in told
    assert "trial users" not in told
    assert mails(story, "recap_correction") == {}


def test_group_that_sends_by_itself_lets_members_look_first_too(story):
    set_group(story, recap_sends="automatic")

    assert approval.send_or_show_draft(story.held_id, story.deps)

    assert waiting(story, OWN) == {"Bob", "Dana"}
    assert mails(story) == {}


def test_group_whose_moderator_owns_the_record_waits_for_nobody(story):
    set_group(story, recap_first="moderator")

    approve(story)

    assert waiting(story) == {"Alice", "Bob", "Dana", "Lee"}
    assert mails(story, OWN) == {}


def test_edit_of_the_moderator_waits_for_their_word_and_only_its_member_looks_again(story):
    approve(story)
    fine(story, "Dana", "Bob")
    edit(story, one(story, GIVEN), EditKind.TEXT, "Call all of them.")
    assert tick(story) == []

    approve(story)

    assert waiting(story, OWN) == {"Bob", "Dana"}
    assert "Something was changed" in mails(story, OWN)["Dana"].text
    assert "Something was changed" not in mails(story, OWN)["Bob"].text
    assert tick(story) == []
    fine(story, "Dana")
    assert tick(story) == [story.held_id]
    assert "Call all of them." in mails(story)["Dana"].text


def test_recap_made_anew_is_not_sent_without_the_moderator(story):
    approve(story)
    edit(story, one(story, "ten users", StatementPart.COMMITMENT), EditKind.DUE, "2026-03-20")
    redo(story)
    story.deps.clock.pass_by(days=3)

    assert tick(story) == []
    approve(story)

    assert tick(story) == []  # sent at once: nobody's part has changed, and their time is over
    assert waiting(story) == {"Alice", "Bob", "Dana", "Lee"}


def test_fine_is_said_of_what_was_shown(story):
    approve(story)
    version = part(story, "Dana").version
    edit(story, one(story, GIVEN), EditKind.TEXT, "Call all of them.")

    with pytest.raises(WriteConflict):
        member_review.accept_part(story.held_id, story.people["Dana"], version, story.deps)


def test_member_without_an_address_and_who_struck_everything_are_not_waited_for(story):
    with story.deps.db.tx() as tx:
        tx.get_one(PersonRecord, story.people["Bob"]).email = None
    approve(story)
    assert waiting(story, OWN) == {"Dana"}

    assert strike(story, "Dana", part(story, "Dana").seats[0].key)

    assert part(story, "Dana").seats == ()
    assert tick(story) == [story.held_id]
    assert "best engineer" in mails(story)["Lee"].text
    assert "call ten of them" not in mails(story)["Lee"].text


def test_guest_looks_at_what_guests_may_see(story):
    with story.deps.db.tx() as tx:
        for membership in tx.query(MembershipRecord).filter_by(person_id=story.people["Bob"]):
            membership.role = "guest"
    set_group(story, guests_see="nothing")

    approve(story)

    assert waiting(story, OWN) == {"Dana"}


def test_nobody_but_who_was_asked_opens_a_part(story):
    for name in ("Dana", "Lee"):
        with pytest.raises(NotFound):
            part(story, name)
    approve(story)
    for name in ("Alice", "Lee"):
        with pytest.raises(NotFound):
            part(story, name)

    assert "engineer" in part(story, "Bob").seats[0].challenge.text
    dana = solution(story, "Dana", GIVEN)
    assert not strike(story, "Bob", dana)
    forget_person("Bob", story.deps.db)
    with pytest.raises(NotFound):
        part(story, "Bob")
    fine(story, "Dana")
    assert tick(story) == [story.held_id]


def test_moderator_sees_who_has_not_looked(story):
    approve(story)
    fine(story, "Bob")

    review = opened(story)

    assert review.is_looked_at
    assert {(look.name, look.is_fine) for look in review.looks} == {("Bob", True), ("Dana", False)}


def test_mail_that_was_dropped_as_confidential_is_put_again(story):
    approve(story)
    edit(story, one(story, GIVEN), EditKind.CONFIDENTIAL)
    assert waiting(story, OWN) == set()

    approve(story)

    assert waiting(story, OWN) == {"Bob", "Dana"}
    assert GIVEN not in mails(story, OWN)["Dana"].text
    send_all(story)
