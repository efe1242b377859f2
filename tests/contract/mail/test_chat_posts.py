"""What a group is told in Slack, on both databases: once, no more than the group may know."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from werkzeug.wrappers import Response

from facilitator.adapters.chat.slack import SlackChat
from facilitator.adapters.encryption import FernetCipher
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.mails import MailState
from facilitator.features.agenda import edit_agenda, prepare_agenda
from facilitator.features.agenda.call_off import call_off
from facilitator.features.agenda.send_agenda import approve
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.features.mail import chat_posts, manage_posts
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.groups import GroupRecord
from facilitator.records.posts import PostRecord
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.slack import HOOK, TOKEN, SlackStandIn

GROUP = "Founders North"
WISH = {"attending": "yes", "hot-seat": "yes", "sentence": "My co-founder wants to leave."}


@pytest.fixture
def slack():
    running = SlackStandIn()
    yield running
    running.close()


@pytest.fixture
def story(database, tmp_path, slack):
    told = before(database, tmp_path)
    told.deps.clock.at = STARTS_AT - timedelta(hours=24)
    object.__setattr__(told.deps, "chat", SlackChat(TOKEN, slack.url, timeout_seconds=1))
    chat_posts.link_chat(GROUP, slack.hook, told.deps)
    return told


def sent(story):
    """The agenda is drafted and sent to the group."""
    prepare_agenda.prepare(story.session_id, story.deps)
    approve(story.session_id, None, None, story.deps)


def attempt(story):
    """What the workflow does with all that is due, without its durability."""
    states = []
    for post_id, tries in chat_posts.due(story.deps):
        found = chat_posts.begin(post_id, tries, story.deps)
        outcome = chat_posts.send(*found, post_id, tries, story.deps) if found else None
        if outcome:
            states.append(chat_posts.finish(post_id, tries, outcome, story.deps))
    return states


def rows(story):
    with story.deps.db.tx() as tx:
        return tx.scalars(select(PostRecord).order_by(PostRecord.id)).all()


def test_an_agenda_is_posted_once_when_it_is_sent(story, slack):
    submit_check_in(*story.pair("Lee"), WISH, story.deps)
    sent(story)
    approve(story.session_id, None, None, story.deps)

    assert attempt(story) == ["sent"]
    assert attempt(story) == []

    (text,) = slack.texts
    lines = text.splitlines()
    assert lines[0] == "*Agenda: Founders North, 18 March*"
    assert lines[1] == "Wednesday 18 March at 17:00 (UTC), 90 minutes"
    assert lines[2].startswith("In the hot seat: Lee, 17:")
    assert any(line.startswith("17:00 ") for line in lines)


def test_slack_reads_no_word_that_a_member_wrote_or_said(story, slack):
    submit_check_in(*story.pair("Lee"), {**WISH, "share-wish": "yes"}, story.deps)
    sent(story)
    attempt(story)

    assert "co-founder" not in slack.texts[0]
    assert "call ten users" not in slack.texts[0]
    assert "asked for it" not in slack.texts[0]


def test_a_group_without_a_channel_is_told_nothing(story, slack):
    chat_posts.link_chat(GROUP, None, story.deps)
    sent(story)

    assert rows(story) == []


def test_a_channel_that_is_taken_away_gets_no_post_that_waits(story, slack):
    sent(story)
    chat_posts.link_chat(GROUP, None, story.deps)

    assert attempt(story) == []
    assert [(r.state, r.why) for r in rows(story)] == [("dropped", chat_posts.NO_CHANNEL)]
    assert slack.asked == []


def test_a_change_takes_the_place_of_an_agenda_that_has_not_left(story, slack):
    sent(story)
    edit_agenda.set_words(story.session_id, "Hello.", "And?", "So.", None, story.deps)
    approve(story.session_id, None, None, story.deps)
    attempt(story)

    assert [r.state for r in rows(story)] == ["dropped", "sent"]
    assert slack.texts[0].startswith("*Updated agenda: Founders North, 18 March*")


def test_a_session_that_is_called_off_is_called_off_in_slack_too(story, slack):
    sent(story)
    attempt(story)
    story.change(cancelled_at=story.deps.clock.now())
    call_off(story.session_id, story.deps)
    attempt(story)

    assert slack.texts[1] == (
        "*Called off: Founders North, 18 March*\n"
        "The session of Founders North on Wednesday 18 March at 17:00 (UTC) was called off."
    )


def test_an_address_lies_sealed_and_is_refused_where_it_is_none_of_slacks(story, slack):
    with story.deps.db.tx() as tx:
        kept = tx.scalars(select(GroupRecord.slack)).one()
    assert HOOK not in kept
    assert story.deps.seal.open(kept).decode() == slack.hook

    with pytest.raises(Refused):
        chat_posts.link_chat(GROUP, "https://example.org/services/T01/B02/abcDEF", story.deps)
    with pytest.raises(NotFound):
        chat_posts.link_chat("Nobody", slack.hook, story.deps)


def test_an_address_that_another_secret_sealed_is_refused_and_says_why(story, slack):
    sent(story)
    object.__setattr__(story.deps, "seal", FernetCipher("another secret of letters"))

    assert attempt(story) == []
    assert [r.state for r in rows(story)] == ["refused"]
    assert "FACILITATOR_SECRET" in rows(story)[0].why


def test_a_slack_that_says_not_now_is_asked_again_when_it_wants_to_be(story, slack):
    slack.next.append(Response("rate_limited", 429, {"Retry-After": "300"}))
    sent(story)
    assert attempt(story) == ["waiting"]

    story.deps.clock.pass_by(seconds=299)
    assert chat_posts.due(story.deps) == []
    story.deps.clock.pass_by(seconds=1)

    assert attempt(story) == ["sent"]
    assert len(slack.got) == 1


def test_a_webhook_that_is_gone_is_told_to_the_moderator(story, slack):
    slack.next.append(Response("no_service", 404))
    sent(story)

    assert attempt(story) == ["refused"]
    (line,) = manage_posts.post_lines([MailState.REFUSED], story.deps)
    assert "no_service" in line.why
    assert HOOK not in line.why
    manage_posts.send_again(line.id, story.deps)
    assert attempt(story) == ["sent"]


def test_a_post_that_a_crash_cut_off_is_in_doubt_until_a_person_decides(story, slack):
    sent(story)
    ((post_id, tries),) = chat_posts.due(story.deps)
    chat_posts.send(*chat_posts.begin(post_id, tries, story.deps), post_id, tries, story.deps)

    assert chat_posts.begin(post_id, tries, story.deps) is None
    assert chat_posts.due(story.deps) == []
    assert rows(story)[0].state == "doubt"
    assert manage_posts.send_again(post_id, story.deps) is MailState.DOUBT
    assert attempt(story) == ["sent"]
    assert len(slack.got) == 2


def test_two_processes_post_it_once(story, slack):
    sent(story)
    ((post_id, tries),) = chat_posts.due(story.deps)
    found = [chat_posts.begin(post_id, tries, story.deps) for _ in range(2)]

    outcomes = [chat_posts.send(*one, post_id, tries, story.deps) for one in found]

    assert [outcome is None for outcome in outcomes] == [False, True]
    assert len(slack.got) == 1


def test_a_dropped_post_never_leaves(story, slack):
    sent(story)
    ((post_id, _),) = chat_posts.due(story.deps)

    manage_posts.drop(post_id, story.deps)

    assert attempt(story) == []
    with pytest.raises(NotFound, match="no post 99"):
        manage_posts.drop(99, story.deps)


def test_a_forgotten_member_is_in_no_post_any_more(story, slack):
    submit_check_in(*story.pair("Lee"), WISH, story.deps)
    sent(story)

    forget_person("Lee", story.deps.db)

    assert attempt(story) == []
    assert [(r.title, r.lines, r.state) for r in rows(story)] == [("", [], "dropped")]


def test_the_words_of_a_post_go_after_two_weeks(story, slack):
    sent(story)
    attempt(story)
    story.deps.clock.pass_by(days=15)

    chat_posts.clear_old_posts(story.deps)

    assert [(r.title, r.lines, r.state) for r in rows(story)] == [("", [], "sent")]
