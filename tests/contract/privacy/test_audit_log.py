"""The audit log: each deed once, with who did it and to what, and nothing anybody said."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from facilitator.domain.errors import NotFound, WriteConflict
from facilitator.engines.offline import OfflineEngine
from facilitator.features.agenda import edit_agenda, prepare_agenda, send_agenda
from facilitator.features.groups.import_members import import_members
from facilitator.features.groups.manage_groups import add_group, edit_group
from facilitator.features.mail import manage_mails
from facilitator.features.privacy.about_person import about_person
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.recaps.export_recaps import export_recaps
from facilitator.features.recaps.store_session import store_session
from facilitator.features.transcripts.make_recap import make_recap
from facilitator.kit.audit import list_audit_entries
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import GroupRecord
from facilitator.records.outbox import OutboxRecord
from tests.people import MEMBERS
from tests.standins.check_ins import HELD, before

GROUP = "Founders North"


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


def log(story, group=None):
    with story.deps.db.tx() as tx:
        return [(line.who, line.what, line.about) for line in list_audit_entries(tx, group)]


def test_an_agenda_is_drafted_edited_and_approved_by_somebody(story):
    number, alice = story.session_id, story.people["Alice"]

    prepare_agenda.prepare(number, story.deps)
    edit_agenda.set_icebreaker(number, "Which secret do you keep?", alice, story.deps)
    edit_agenda.pin(number, story.people["Lee"], True, None, story.deps)
    send_agenda.approve(number, None, alice, story.deps)

    lee = story.people["Lee"]
    assert log(story, GROUP) == [
        ("facilitator", "changed an agenda (drafted)", f"session {number}, version 1"),
        ("Alice", "changed an agenda (edited the icebreaker)", f"session {number}, version 2"),
        ("operator", "gave a hot seat", f"session {number}, person {lee}"),
        ("operator", "changed an agenda (made anew: seats, times)",
         f"session {number}, version 3"),
        ("Alice", "approved an agenda, and it was sent", f"session {number}, version 3"),
    ]  # fmt: skip


def test_an_agenda_that_sends_itself_was_approved_by_nobody(story):
    prepare_agenda.prepare(story.session_id, story.deps)

    send_agenda.approve(story.session_id, None, None, story.deps, by_system=True)

    assert log(story)[-1][:2] == ("facilitator", "sent an agenda")


def test_what_was_not_done_is_not_in_the_log(story):
    prepare_agenda.prepare(story.session_id, story.deps)
    there = log(story)

    with pytest.raises(WriteConflict):
        send_agenda.approve(story.session_id, 7, story.people["Alice"], story.deps)
    edit_group(GROUP, {"minutes": 90}, story.deps.db)
    import_members(GROUP, MEMBERS, story.deps.db)
    import_members(GROUP, MEMBERS + b"Zoe,zoe@example.org,member\n", story.deps.db, dry_run=True)

    assert log(story) == there


def test_groups_and_members_are_changed_by_the_operator(story):
    edit_group(GROUP, {"consent": "Ours alone.", "minutes": 60}, story.deps.db, room="77")
    edit_group(GROUP, {}, story.deps.db, room="77", new_name="Founders West")
    import_members("Founders West", MEMBERS.replace(b"Lee,", b"Leo,"), story.deps.db)
    made = add_group("Makers South", {}, story.deps.db)

    assert log(story) == [
        ("operator", "changed a group", "minutes, consent, room"),
        ("operator", "changed a group", "name"),
        ("operator", "changed the members", "0 joined, 1 changed, 0 left"),
        ("operator", "made a group", f"group {made.id}"),
    ]
    assert log(story, "Makers South") == log(story)[-1:]


def test_exports_and_mails_sent_again_are_in_the_log(story):
    prepare_agenda.prepare(story.session_id, story.deps)
    send_agenda.mail_draft(story.session_id, story.deps)
    with story.deps.db.tx() as tx:
        mail = tx.scalars(select(OutboxRecord)).one()
        mail.state = "refused"

    manage_mails.send_again(mail.id, story.deps)
    manage_mails.drop(mail.id, story.deps)
    views = export_recaps(None, story.deps.db)
    about_person("Dana", story.deps.db)

    alice, dana = story.people["Alice"], story.people["Dana"]
    assert [view.session_id for view in views] == [story.held_id]
    assert log(story)[1:] == [
        ("operator", "sent a mail again", f"mail {mail.id} (agenda_draft) to person {alice}"),
        ("operator", "dropped a mail", f"mail {mail.id} (agenda_draft) to person {alice}"),
        ("operator", "exported a recap", f"session {story.held_id}"),
        ("operator", "exported everything about a person", f"person {dana}"),
    ]


def test_who_was_forgotten_has_no_name_in_the_log_and_their_deeds_stay(story):
    prepare_agenda.prepare(story.session_id, story.deps)
    edit_agenda.set_icebreaker(
        story.session_id, "Which one?", story.people["Alice"], story.deps
    )  # fmt: skip

    forget_person("Alice", story.deps.db)

    assert [who for who, _, _ in log(story)] == ["facilitator", "A former member", "operator"]
    assert log(story)[-1][1:] == ("forgot a person", f"person {story.people['Alice']}")


def test_the_log_outlives_its_group(story):
    edit_group(GROUP, {"minutes": 60}, story.deps.db)

    with story.deps.db.tx() as tx:
        tx.delete(tx.scalars(select(AuditEntryRecord)).one().group)

    assert log(story) == [("operator", "changed a group", "minutes")]
    with story.deps.db.tx() as tx:
        assert tx.scalars(select(GroupRecord)).all() == []


def test_the_log_of_one_group_shows_nothing_of_another(story):
    other = replace(HELD, group="Makers South")
    store_session(other, make_recap(other, OfflineEngine()), story.deps.db)
    edit_group(GROUP, {"minutes": 60}, story.deps.db)

    assert log(story, "Makers South") == []
    with pytest.raises(NotFound):
        log(story, "Nobody")
