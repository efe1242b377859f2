"""Slack: what is posted reads as it was written, and how each answer of Slack is understood."""

import threading

import pytest
from werkzeug.wrappers import Response

from facilitator.adapters.chat.slack import SlackChat
from facilitator.domain.errors import BadSetting, ExternalServiceError, Refused
from facilitator.ports import ChatPost, DeliveryUncertain, PostRefused
from tests.standins.service import free_port
from tests.standins.slack import HOOK, TOKEN, SlackStandIn, told

POST = ChatPost(
    "Agenda: Founders North, 4 March", ("Wednesday 4 March at 17:00", "17:00 Icebreaker")
)
CHANNEL = "C0123456789"


@pytest.fixture
def slack():
    running = SlackStandIn()
    yield running
    running.close()


@pytest.fixture
def chat(slack):
    return SlackChat(TOKEN, slack.url, timeout_seconds=1)


def where(slack):
    return {"webhook": slack.hook, "bot": CHANNEL}


@pytest.mark.parametrize("way", ["webhook", "bot"])
def test_a_post_has_its_title_and_lines_in_blocks_and_no_links_of_its_own(slack, chat, way):
    chat.post(where(slack)[way], POST)

    ((_, body),) = slack.got
    assert slack.texts == [
        "*Agenda: Founders North, 4 March*\nWednesday 4 March at 17:00\n17:00 Icebreaker"
    ]
    assert body["text"] == POST.title
    assert all(block["text"]["verbatim"] for block in body["blocks"])
    assert (body["unfurl_links"], body["unfurl_media"]) == (False, False)


@pytest.mark.parametrize("way", ["webhook", "bot"])
def test_what_members_write_calls_nobody_and_leads_nowhere(slack, chat, way):
    hostile = "<!here> <@U123> <https://evil.example.org|the agenda> & \x1b[2J\u202e\nnew"

    chat.post(where(slack)[way], ChatPost(hostile, (hostile,)))

    ((_, body),) = slack.got
    for text in (body["text"], *slack.texts):
        assert not {"<", ">", "\x1b", "\u202e"} & set(text)
        assert "&lt;!here&gt; &lt;@U123&gt;" in text
        assert "&amp;" in text


def test_a_long_post_is_cut_into_pieces_that_slack_takes(slack, chat):
    chat.post(slack.hook, ChatPost("t" * 500, ("&" * 2000, *["l" * 500] * 200)))

    ((_, body),) = slack.got
    assert all(len(block["text"]["text"]) <= 3000 for block in body["blocks"])
    assert len(body["blocks"]) <= 50


def never(status, body):
    return lambda: Response(body, status)


ANSWERS = {
    "the webhook is gone": ("webhook", never(404, "no_service"), PostRefused, "no_service"),
    "the channel is archived": ("webhook", never(410, "channel_is_archived"), PostRefused, "410"),
    "not one of their words": ("webhook", never(200, "<html>"), DeliveryUncertain, "html"),
    "broken within": ("webhook", never(500, "rollup_error"), DeliveryUncertain, "rollup_error"),
    "away": ("webhook", never(503, ""), ExternalServiceError, "try later"),
    "the bot is not in it": ("bot", told(ok=False, error="not_in_channel"), PostRefused, "not_in"),
    "half done": (
        "bot",
        told(ok=False, error="internal_error"),
        DeliveryUncertain,
        "internal_error",
    ),
    "busy": ("bot", told(ok=False, error="ratelimited"), ExternalServiceError, "try later"),
    "another token": ("bot", told(ok=False, error="token_revoked"), BadSetting, "token_revoked"),
    "no sense": ("bot", never(200, "ok"), DeliveryUncertain, "does not say"),
    "a list": ("bot", never(200, "[]"), DeliveryUncertain, "does not say"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_each_answer_means_never_not_now_or_nobody_knows(slack, chat, name):
    way, answer, error, word = ANSWERS[name]
    slack.next.append(answer)

    with pytest.raises(error, match=word) as raised:
        chat.post(where(slack)[way], POST)

    assert HOOK not in str(raised.value)
    assert len(slack.asked) == 1  # nothing is tried again in here


def test_slack_says_how_long_to_wait(slack, chat):
    slack.next.append(Response("rate_limited", 429, {"Retry-After": "90"}))

    with pytest.raises(ExternalServiceError) as raised:
        chat.post(slack.hook, POST)

    assert raised.value.retry_after == 90


def test_a_post_that_gets_no_answer_is_in_doubt_and_not_posted_again(slack, chat):
    gone = threading.Event()
    slack.next.append(lambda: gone.wait(10) and None)

    with pytest.raises(DeliveryUncertain, match="TimeoutError"):
        chat.post(slack.hook, POST)

    gone.set()
    assert len(slack.asked) == 1


def test_a_slack_that_cannot_be_reached_got_nothing():
    base = f"http://127.0.0.1:{free_port()}"

    with pytest.raises(ExternalServiceError, match="cannot be reached"):
        SlackChat(TOKEN, base).post(base + HOOK, POST)


def test_a_server_that_is_not_who_it_says_gets_nothing(slack):
    base = slack.url.replace("http:", "https:")

    with pytest.raises(ExternalServiceError, match="SSLError"):
        SlackChat(TOKEN, base).post(base + HOOK, POST)
    assert slack.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "https://hooks.slack.com/services/T01/B02/abcDEF",
        "C0123456789",
        "G0123456789",
    ],
)
def test_addresses_of_slack_are_taken(address):
    SlackChat(TOKEN).judge(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "#general", "general", "c0123456789", "https://example.org/services/T01/B02/abcDEF",
        "http://hooks.slack.com/services/T01/B02/abcDEF",
        "https://hooks.slack.com.example.org/services/T01/B02/abcDEF",
        "https://hooks.slack.com@example.org/services/T01/B02/abcDEF",
        "https://hooks.slack.com/services/../api/x", "https://hooks.slack.com/services/T01?a=b",
        "https://hooks.slack.com:8080/services/T01/B02/abcDEF",
        "http://127.0.0.1:8000/services/T01/B02/abcDEF", "C0123456789\n",
    ],
)  # fmt: skip
def test_nothing_else_is_an_address(address):
    with pytest.raises(Refused):
        SlackChat(TOKEN).judge(address)
    with pytest.raises(Refused):
        SlackChat(TOKEN).post(address, POST)


def test_a_channel_needs_a_bot(slack):
    with pytest.raises(Refused, match="FACILITATOR_SLACK_BOT_TOKEN"):
        SlackChat(base=slack.url).judge(CHANNEL)


def test_the_bot_is_asked_for_its_name_without_a_post(slack, chat):
    assert chat.check() == "facilitator may post in Founders"
    assert slack.got == []


def test_a_token_is_never_shown(slack):
    assert TOKEN not in repr(SlackChat(TOKEN))
    with pytest.raises(BadSetting) as raised:
        SlackChat("xoxb-wrong", slack.url).check()
    assert "xoxb" not in str(raised.value)
