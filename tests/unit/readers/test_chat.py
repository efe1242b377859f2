"""Chats: what was written to everyone is read, and whatever may be private is not."""

import pytest

from facilitator import readers
from facilitator.readers import TranscriptFile
from tests.every import every

EVERYONE = [
    "From Dana Ruiz to Everyone:", "From Dana Ruiz : ", "From  Dana Ruiz  to  Everyone :",
    "Von Dana Ruiz an Alle:", "De Dana Ruiz à Tout le monde:", "De Dana Ruiz à  Tous :",
    "De Dana Ruiz a Todos:", "De Dana Ruiz para Todos:", "Da Dana Ruiz a Tutti:",
    "Van Dana Ruiz aan Iedereen:", "From Dana Ruiz To everyone:",
]  # fmt: skip
PRIVATE = [
    "From Lee Park to Dana Ruiz(Direct Message):", "From Lee Park to Dana Ruiz:",
    "From Lee Park to Everyone (Direct Message):", "From Lee Park to Everyone(in Waiting Room):",
    "From Lee Park to Everyones Friend:", "From Lee Park to Hosts and panelists:",
    "From Lee Park to Dana to Everyone Else:", "From Lee Park (Privately) :",
    "Von Lee Park an Dana Ruiz(Direktnachricht):", "Von Lee Park an Dana Ruiz:",
    "De Lee Park à Dana Ruiz(Message direct):", "De Lee Park a Dana Ruiz(Mensaje directo):",
    "De Lee Park para Dana Ruiz(Mensagem direta):", "Da Lee Park a Dana(Messaggio diretto):",
    "Van Lee Park aan Dana Ruiz(Direct bericht):", "Van Lee Park naar Dana Ruiz:",
    "Från Lee Park till Dana Ruiz:", "Od Lee Park do Dana Ruiz:", "開始 Lee Park 宛先 Dana Ruiz:",
    "Lee Park > Dana Ruiz:", "Von Lee Park :",
]  # fmt: skip


def heard(*messages):
    lines = [f"12:0{n}:00 {one}\r\n\t{said}" for n, (one, said) in enumerate(messages)]
    return readers.read("\r\n".join([*lines, ""]).encode())


@every("heading", EVERYONE)
def test_a_message_to_everyone_is_read_in_any_language(heading):
    read = heard((heading, "Here is the link"), (heading, "and more"))

    assert [(t.speaker, t.text) for t in read.turns] == [
        ("Dana Ruiz", "Here is the link"), ("Dana Ruiz", "and more"),
    ]  # fmt: skip
    assert read.warnings == ()


@every("everyone", EVERYONE)
@every("heading", PRIVATE)
def test_a_message_whose_audience_is_in_doubt_is_private(everyone, heading):
    read = heard((everyone, "Here is the link"), (heading, "a secret"), (everyone, "Bye"))

    assert [t.text for t in read.turns] == ["Here is the link", "Bye"]
    assert "1 private chat message was" in read.warnings[0].english
    assert "secret" not in repr(read)


@every("heading", PRIVATE[:-3])
def test_a_chat_of_private_messages_only_is_known_as_a_chat(heading):
    speech = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nDana Ruiz: Hello.\n"
    chat = f"12:00:00 {heading}\n\ta secret\n".encode()

    read = readers.read_all([TranscriptFile(speech), TranscriptFile(chat)])

    assert [t.text for t in read.turns] == ["Hello."]
    assert "1 private chat message was" in read.warnings[0].english


@pytest.mark.parametrize(
    "line",
    ["From Lee Park : (Privately) a secret", "From Lee Park : (privat) a secret",
     "Von Lee Park : (Privat) a secret", "De Lee Park : (en privé) a secret",
     "From Lee Park to Dana Ruiz (Privately) : a secret"],
)  # fmt: skip
def test_the_old_one_line_form_may_be_private_too(line):
    chat = f"12:05:16\t From Dana Ruiz : Here is the link\n12:06:00\t {line}\n"

    read = readers.read(chat.encode())

    assert [t.text for t in read.turns] == ["Here is the link"]
    assert "secret" not in repr(read)


@pytest.mark.parametrize(
    "name",
    ["Lee Park (to Dana Ruiz)", "Lee Park (direct message)", "Lee Park(Direktnachricht)",
     "Lee Park (an Dana Ruiz)", "Lee Park (Privately)", "Lee Park (à Dana)",
     "Lee Park to Dana Ruiz", "Lee Park（ダイレクトメッセージ）",
     "Lee Park (para Dana Ruiz)", "Lee Park (Mensaje directo)"],
)  # fmt: skip
def test_private_messages_of_a_cloud_chat_are_dropped(name):
    chat = (
        f"00:05:16\tDana Ruiz (she/her):\tHere is the link\n00:06:00\t{name}:\ta secret\n\tmore\n"
    )

    read = readers.read(chat.encode())

    assert [(t.speaker, t.text) for t in read.turns] == [
        ("Dana Ruiz (she/her)", "Here is the link")
    ]
    assert "1 private chat message was" in read.warnings[0].english
    assert "secret" not in repr(read) and "more" not in repr(read)


def test_a_speaker_whose_name_begins_like_a_chat_is_no_chat():
    text = "00:00:02 De Vries: hello to all: hi\n00:00:09 Dana Ruiz: why?\n00:00:12 De Vries: so\n"

    read = readers.read(text.encode())

    assert read.source == "plain"
    assert read.speakers == ("De Vries", "Dana Ruiz")


def test_times_of_a_chat_may_be_of_half_a_day():
    chat = b"11:59:16 AM From Dana to Everyone:\n\tHello\n12:01:16 PM From Lee to Everyone:\n\tHi\n"

    read = readers.read(chat)

    assert [t.start for t in read.turns] == [0.0, 120.0]
