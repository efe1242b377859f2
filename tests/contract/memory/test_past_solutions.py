"""What peers once gave to something like it: in the draft, in mails as they leave, and no later."""

import pytest
from sqlalchemy import select

from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.features.agenda import prepare_agenda, send_agenda
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.features.commitments.save_outcome import save_outcome
from facilitator.features.mail import send_mail
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.groups import MembershipRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import SolutionRecord
from tests.standins import review
from tests.standins.check_ins import went_on
from tests.standins.clicks import do_pending

WISH = {
    "hot-seat": "yes", "sentence": "Trial users churn in the first week after the setup",
    "attending": "yes",
}  # fmt: skip
TITLE = "WHAT PEERS GAVE TO SOMETHING LIKE IT"


def _go_on(story):
    """Bob wants the hot seat for what Dana had in March; his moderator's draft waits to go."""
    review.approve(story)
    assert not submit_check_in(*story.pair("Bob"), WISH, story.deps).problems
    prepare_agenda.prepare(story.session_id, story.deps)
    send_agenda.mail_draft(story.session_id, story.deps)


@pytest.fixture
def story(database, tmp_path):
    return went_on(database, tmp_path, _go_on)


def leaving(story, kind="agenda_draft", name="Alice"):
    """The text and the page of a mail that waits, as it leaves now."""
    with story.deps.db.tx() as tx:
        rows = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == kind)).all()
        row = next(row for row in rows if row.person.name == name)
    mail = send_mail.begin(row.id, row.tries, story.deps)
    return "".join(
        part.get_content() for part in mail.walk() if part.get_content_maintype() == "text"
    )


def drafted(story):
    return send_agenda.open_draft(story.session_id, story.people["Alice"], story.deps)


def sent(story, **settings):
    review.set_group(story, **settings)
    send_agenda.approve(story.session_id, None, None, story.deps)
    return leaving(story, "agenda", "Bob")


def test_the_moderator_is_shown_what_helped_before(story):
    with story.deps.db.tx() as tx:
        given = tx.scalars(select(SolutionRecord).order_by(SolutionRecord.id.desc()))
        save_outcome(tx, next(s for s in given if "one field" in s.text).id, Outcome.WORKED, "")
    do_pending(story.deps)

    mail, (past, *others) = leaving(story), drafted(story).past[story.people["Bob"]]

    assert TITLE in mail
    assert "Lee to Dana, 4 March 2026. It worked." in mail
    assert mail.count("call ten of them") == 2  # as text and as a page
    assert ("one field" in past.text, past.outcome) == (True, Outcome.WORKED)
    assert "call ten of them" in str(others)


@pytest.mark.parametrize("change", [EditKind.CONFIDENTIAL, EditKind.DROP])
def test_what_is_kept_back_since_is_in_no_mail_that_still_waits(story, change):
    review.set_group(story, memory_to_members="on")
    send_agenda.approve(story.session_id, None, None, story.deps)
    assert "call ten of them" in leaving(story)
    assert "call ten of them" in leaving(story, "agenda", "Bob")

    review.edit(story, review.one(story, review.GIVEN), change)

    for mail in (leaving(story), leaving(story, "agenda", "Bob"), str(drafted(story).past)):
        assert "call ten of them" not in mail
        assert "one field" in mail


@pytest.mark.parametrize("change", [EditKind.CONFIDENTIAL, EditKind.DROP])
def test_whom_to_call_on_quotes_nothing_that_is_kept_back_since(story, change):
    quoted = "“Half of our trial users leave"
    assert quoted in leaving(story)
    assert quoted in str([seat.callers for seat in drafted(story).view.seats])

    review.edit(story, review.one(story, "trial users", StatementPart.CHALLENGE), change)

    assert "Half of our trial users" not in leaving(story)
    assert "Half of our trial users" not in str(drafted(story))


def test_the_forgotten_are_in_no_mail_that_still_waits(story):
    forget_person("Lee", story.deps.db)

    assert "one field" not in str(drafted(story).past)


def test_a_member_gets_it_only_where_the_group_wants_and_for_their_own_seat(story):
    usual = sent(story)
    assert "call ten of them" not in usual
    review.set_group(story, memory_to_members="on")
    assert "call ten of them" in leaving(story, "agenda", "Bob")
    for name in ("Dana", "Lee", "Gil"):
        assert TITLE not in leaving(story, "agenda", name)


def test_nothing_of_it_travels_where_words_do_not_travel_by_mail(story):
    review.set_group(story, recap_travels="commitments", memory_to_members="on")

    assert TITLE not in leaving(story)
    assert TITLE not in sent(story)
    assert drafted(story).past


def test_a_guest_and_who_moderates_no_more_get_nothing_of_it(story):
    review.set_group(story, memory_to_members="on")
    send_agenda.approve(story.session_id, None, None, story.deps)
    with story.deps.db.tx() as tx:
        for row in tx.scalars(select(MembershipRecord)):
            row.role = {"Alice": "member", "Bob": "guest"}.get(row.person.name, row.role)

    assert TITLE not in leaving(story)
    assert TITLE not in leaving(story, "agenda", "Bob")
