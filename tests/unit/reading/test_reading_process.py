"""Files are read in a child process with limits, whatever they do to it; each does it for real."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from facilitator import readers, reading
from facilitator.domain.errors import ReadingStopped, UnreadableTranscript
from facilitator.reading._limits import Limits
from facilitator.reading._pool import Pool
from tests.standins.hostile_reader import HOSTILE

LIMITS = Limits(cpu_seconds=0.5, memory_mb=400)
IMPATIENT = Limits(wall_seconds=1.0)
VTT = b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nDana Ruiz: We sell bread.\n"


@pytest.fixture
def pool():
    made = Pool(LIMITS, program=HOSTILE)
    yield made
    made.close()


def file_that(does):
    return readers.TranscriptFile(f"HOSTILE {does}".encode())


def told_by(pool, does):
    return pool.read_all([file_that(does)], ()).turns[0].text


def is_gone(number, seconds=5.0):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":  # ended, and its parent was ended before it could ask
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("burn", "it took more than 0.5 seconds of computing"),
        ("match", "it took more than 0.5 seconds of computing"),
        ("fill", "it needed more than 400 MB of memory"),
        ("kill", "the process that reads files ended (SIGKILL)"),
        ("leave", "the process that reads files ended (exit code 0)"),
        ("lie", "its answer made no sense"),
    ],
)
def test_a_file_that_asks_too_much_is_given_up_after_three_attempts(pool, does, why):
    with pytest.raises(ReadingStopped) as error:
        told_by(pool, does)

    assert error.value.message == f"This file was given up after 3 attempts to read: {why}."
    assert "export it again" in error.value.advice
    assert pool.idle() == []
    assert pool.read_all([readers.TranscriptFile(VTT)], ()).speakers == ("Dana Ruiz",)


def test_a_file_that_makes_the_process_wait_is_given_up():
    with pytest.raises(ReadingStopped, match="it was not done after 1 seconds"):
        told_by(Pool(IMPATIENT, program=HOSTILE), "hang")


def test_an_error_of_a_reader_tells_its_place_and_no_words(pool):
    with pytest.raises(ReadingStopped) as error:
        told_by(pool, "fail")

    assert "(LookupError in hostile.py:" in error.value.message
    assert "secret" not in str(error.value)


def test_a_file_that_ends_the_process_twice_is_read_the_third_time(pool, tmp_path):
    for life in ("first", "second"):
        (tmp_path / life).touch()

    assert told_by(pool, f"kill_while {tmp_path}") == "alive"


def test_an_answer_that_is_too_long_is_not_received(pool):
    with pytest.raises(ReadingStopped, match="its answer is too long"):
        told_by(pool, "boast")


def test_a_process_that_heeds_no_signal_is_ended():
    pool = Pool(Limits(wall_seconds=0.2, start_seconds=1.0), program=HOSTILE)

    with pytest.raises(ReadingStopped, match=r"it was not done after 0\.2 seconds"):
        told_by(pool, "deafen")


def test_one_process_reads_one_file_after_the_other(pool):
    first = told_by(pool, "number")

    assert [told_by(pool, "number") for _ in range(3)] == [first] * 3
    assert pool.idle() == [int(first)]


def test_a_file_that_cannot_be_read_does_not_end_the_process(pool):
    before = told_by(pool, "number")

    with pytest.raises(UnreadableTranscript, match="empty") as error:
        pool.read_all([readers.TranscriptFile(b"")], ())

    assert not isinstance(error.value, ReadingStopped)
    assert told_by(pool, "number") == before


def test_of_several_files_the_one_that_cannot_be_read_is_named(pool):
    with pytest.raises(UnreadableTranscript) as error:
        pool.read_all([readers.TranscriptFile(VTT), readers.TranscriptFile(b"\n")], ())

    assert error.value.number == 1


def test_the_process_has_no_secret_no_open_file_and_writes_nothing(pool, monkeypatch, tmp_path):
    monkeypatch.setenv("FACILITATOR_SECRET", "a long random text")
    inherited, other = os.pipe()
    os.set_inheritable(inherited, True)
    path = tmp_path / "written"

    assert told_by(pool, "environment") == "['LC_ALL', 'OPENBLAS_NUM_THREADS']"
    assert told_by(pool, "descriptors") == "[0, 1, 2]"
    assert told_by(pool, f"write {path}") == "OSError"
    assert not path.exists() or path.read_bytes() == b""
    for end in (inherited, other):
        os.close(end)


def test_what_a_reader_prints_stays_in_the_process(pool, capfd):
    assert told_by(pool, "shout") == "quiet"
    assert capfd.readouterr() == ("", "")


def test_a_process_ends_when_it_is_idle_and_another_one_starts_on_demand():
    pool = Pool(LIMITS, idle_seconds=0.2, program=HOSTILE)
    first = int(told_by(pool, "number"))

    assert is_gone(first)
    assert pool.idle() == []
    assert int(told_by(pool, "number")) != first
    pool.close()


def test_a_process_that_was_ended_while_idle_is_replaced_without_a_word(pool):
    first = int(told_by(pool, "number"))
    os.kill(first, signal.SIGKILL)
    assert is_gone(first)

    assert int(told_by(pool, "number")) != first


def test_threads_share_two_processes_and_get_their_own_answers(pool):
    words = [f"word{number}" for number in range(24)]
    answers, used = {}, set()

    def ask(word):
        content = VTT.replace(b"bread", word.encode())
        answers[word] = pool.read_all([readers.TranscriptFile(content)], ()).turns[0].text
        used.update(pool.idle())

    threads = [threading.Thread(target=ask, args=[word]) for word in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == {word: f"We sell {word}." for word in words}
    assert 1 <= len(used) <= 2


def test_a_forked_process_starts_its_own(pool):
    before = told_by(pool, "number")
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, told_by(pool, "number").encode())
        os._exit(0)
    os.waitpid(child, 0)
    theirs = os.read(reader, 100).decode()
    for end in (reader, writer):
        os.close(end)

    assert theirs != before
    assert told_by(pool, "number") == before


@pytest.mark.parametrize("does", ["number", "match", "hang"])
def test_the_process_ends_with_the_service_that_is_killed(does):
    program = f"""
import sys, time
from facilitator.readers import TranscriptFile
from facilitator.reading._limits import Limits
from facilitator.reading._pool import Pool
pool = Pool(Limits(), program={HOSTILE!r})
print(pool.read_all([TranscriptFile(b"HOSTILE number")], ()).turns[0].text, flush=True)
pool.read_all([TranscriptFile(b"HOSTILE {does}")], ())
time.sleep(3600)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as service:
        child = int(service.stdout.readline())
        time.sleep(0.3)
        assert not is_gone(child, seconds=0.1)
        service.kill()

        assert is_gone(child)


def test_it_reads_what_the_readers_read(pool):
    chat = b"00:00:05\tLee Park:\tHello everyone\n"
    files = [readers.TranscriptFile(VTT, 3.0), readers.TranscriptFile(chat)]

    ours, theirs = (
        reading.read_all([*files, files[0]], ["Lee Park"]),
        readers.read_all([*files, files[0]], ["Lee Park"]),
    )

    assert [turn.spans for turn in ours.turns] == [turn.spans for turn in theirs.turns]
    assert (ours.source, ours.warnings, ours.held_on) == (
        theirs.source, theirs.warnings, theirs.held_on,
    )  # fmt: skip
    assert ours.warnings
