"""No reader takes more than in proportion to the length of a file, whatever stands in it.

Each is given texts of its own format in the midst of which something is repeated: what its patterns
repeat, and what stands between the words of any format. Twice as much may not take three times as
long. The time is that of the processor, and a text has to be slow in five attempts.
"""

import pkgutil
from importlib import import_module
from itertools import islice

import pytest

from facilitator import plugins, readers
from facilitator.domain.errors import UnreadableTranscript
from tests import attacks
from tests.contract.readers.test_transcript_readers import sample
from tests.linear.test_linear_patterns import patterns_in

LETTERS, MANY_LINES = 5_000, 75_000
UNITS = (
    "\n", "\n\n", " ", " \n", "\t", ":", ": ", "a", "a ", "a: ", "A\n", "Dana: a\n", "-", "- ",
    "--", "-->", "<", "<v ", "<v a>", "</v>", "&", "&amp;", "[", "[a] ", "(", "((a) ", "{", "{\"",
    "[[", "0:00 ", "0:00\n", "00:00:00", "00:00:00.000 --> 00:00:00.000\n", "7", "7\n", "7:", "**",
    "# ", "\\", "From ", "From a to ", "Replying to \"", "\"", ",", "a,", "Dana  0:00\n",
    "[Dana] 0:00:00\n", "0:00 - Dana\n", "NOTE\n", "Transcript\n", "你", "：", "\u00a0", "\u2028",
)  # fmt: skip


def read(reader, text):
    """All that a reader does with a text; to refuse it is fine."""
    module = plugins.load("facilitator.readers", reader)
    module.confidence(text)
    try:
        module.parse(text, ["Dana Ruiz", "Lee Park"])
    except UnreadableTranscript:
        return


def attacks_of(reader):
    """Attacks on the patterns of a reader, and of what readers share."""
    names = [
        module.name for module in pkgutil.walk_packages(readers.__path__, "facilitator.readers.")
    ]
    shared = [name for name in names if "._" in name]
    for name in (f"facilitator.readers.{reader}", *shared):
        for value in vars(import_module(name)).values():
            for pattern in patterns_in(value):
                yield from islice(attacks.attacks(pattern), 6)


@pytest.mark.parametrize("reader", readers.formats())
def test_a_reader_is_linear(reader):
    text = sample(reader).decode().replace("\r\n", "\n")
    middle = text.index("\n", len(text) // 2) + 1
    before, after = text[:middle], text[middle:]
    units = dict.fromkeys([*(("", unit) for unit in UNITS), *attacks_of(reader)])

    def work(inside):
        read(reader, before + inside + after)

    slow = [
        (head, unit)
        for head, unit in units
        if attacks.is_slow(work, *(head + unit * (n * LETTERS // len(unit)) for n in (1, 2)))
    ]

    assert slow == []


@pytest.mark.parametrize("reader", readers.formats())
def test_lines_that_go_on_are_joined_once(reader):
    text = sample(reader).decode()

    def work(lines):
        read(reader, text + lines)

    assert not attacks.is_slow(work, "A\n" * MANY_LINES, "A\n" * 2 * MANY_LINES)


@pytest.mark.parametrize("unit", UNITS)
def test_finding_the_format_is_linear(unit):
    def work(text):
        try:
            readers.read(text.encode())
        except UnreadableTranscript:
            return

    assert not attacks.is_slow(work, *(unit * (n * LETTERS // len(unit)) for n in (1, 2)))
