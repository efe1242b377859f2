"""A reader that does what its file says. Only a process that tests start has it."""

import os
import re
import signal
import socket
import sys
import time

from facilitator.readers._parsing.parsed import ParsedFile, make_turn

MARK = "HOSTILE "


def confidence(text):
    return 1.0 * (MARK in text)


def parse(text, known):
    does, *given = text.partition(MARK)[2].split()
    told = globals()[does](*given)
    return ParsedFile([make_turn("Dana Ruiz", 0, None, str(told))])


def burn():
    while True:
        pass


def match():
    """A pattern that is busy for years, and lets no other thread of Python run."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def fill():
    return len([bytes(10**6) for _ in range(10**6)])


def hang():
    time.sleep(3600)


def deafen():
    for number in range(1, 32):
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_IGN)
    time.sleep(3600)


def kill():
    os.kill(os.getpid(), signal.SIGKILL)


def kill_while(folder):
    """Die as long as there are files in a folder, and delete one each time."""
    for name in os.listdir(folder):
        os.unlink(os.path.join(folder, name))
        kill()
    return "alive"


def leave():
    os._exit(0)


def fail():
    raise LookupError("a secret from the file")


def write(path):
    try:
        with open(path, "w") as opened:
            opened.write("what was said")
    except OSError as error:
        return type(error).__name__
    return "written"


def shout():
    print("what was said")
    print("what was said", file=sys.stderr)
    return "quiet"


def lie():
    """Answer in the place of the process."""
    _send(b'{"turns": "what you like"}')
    time.sleep(3600)


def boast():
    """Promise an answer of a terabyte."""
    _send(b"a" * 10**6, 2**40)
    while True:
        time.sleep(1)


def _send(answer, size=None):
    connection = socket.socket(fileno=0)
    connection.sendall((size or len(answer)).to_bytes(8, "big") + answer)


def environment():
    return sorted(os.environ)


def descriptors():
    return sorted(int(name) for name in os.listdir("/proc/self/fd"))[:-1]


def number():
    return os.getpid()
