"""Distinguishes speaker labels (`Name: text`) from other text before a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from facilitator.domain.notices import notice
from facilitator.domain.people.speakers import NameMatcher

LONGEST_LABEL = 200
RECURS = 3  # lines; a label at the start of so many is a speaker, whatever it looks like
MOST_WORDS = 8  # of a label; a longer one that does not recur is a sentence
LABELLED, NAMED = 0.2, 0.05  # least shares of lines with a colon, and with a speaker
FEW_LINES = 20  # with a colon; too few for speakers to recur
_NO_NAME = frozenset(
    """
    action agenda also alternatively answer applause attention background because but caution
    challenge conclusion crosstalk decision edit example examples fact facts first fyi goal
    however http https idea important inaudible info instead issue laughter lesson like meaning
    message music namely next no note notes okay one option plan please point problem ps quote
    question reason recap reminder result rule second silence so solution subject summary text
    then third tip tldr title todo topic update warning well yes
    """.split()
)
# Names may begin with these too ("An", "To", "So Yeon"), but must then recur or be known.
_OPENS_TEXT = _NO_NAME | frozenset(
    """
    a all an and at attendees big bottom case chapter date dear december duration east
    everybody everyone february final for friday from fun good great happy hello here hey hi
    hot how i if in is it january july key las last listen location look los main meeting
    monday my new north november october on or our part participants people phase place
    present project quarter quick remember san saturday section see september series side
    some source south step sunday team thank thanks that the there these this thursday time
    to today tomorrow transcript tuesday united we wednesday week west what when where who
    why with yesterday you your
    """.split()
)
_PARTICLES = frozenset(
    """
    af al and av bin da das de del della den der di do dos du e el et i ibn la le of st te ten
    ter und van von y zu zum zur
    """.split()
)
_ABBREVIATED = re.compile(
    r"\b(dr|mr|mrs|ms|mx|prof|hon|rev|sir|st|jr|sr|inc|ltd|co|corp|\w)\.(?=\s|$)", re.I
)
_COLON = re.compile(r":(?=\s|$)|：")  # the second is the full-width one of Chinese and Japanese
_NEW_VOICE = re.compile(r"(?:[-–—]|>>)\s")  # marks a change of speaker in captions
_TIME = re.compile(r"\d:\d\d")
_NOT_IN_NAMES = re.compile(r"[?!;:\"“”…]|\.(?:\s|$)|\d$")


class Labels:
    """The labels of one transcript, judged together: a label that recurs is a speaker.

    One that occurs only once or twice is a speaker if the name is known, or if it is written like a
    name and most labels of the file are as rare.
    """

    def __init__(self, lines: Iterable[str], known: Collection[str]) -> None:
        self._lines = list(lines)
        self._pairs = [_split(line) for line in self._lines]
        self._known = NameMatcher(known)
        often = Counter(label for label, _ in self._pairs if label)
        self._recurs = Counter[str]()
        for label, count in often.items():
            self._recurs[_bare(label)] += count
        filled, parted = sum(map(bool, self._lines)), often.total()
        steady = sum(count for count in self._recurs.values() if count >= RECURS)
        self.on_most_lines = parted * 2 > filled
        self._is_labelled = parted >= LABELLED * filled
        self._trusts_rare = self._is_labelled and (parted < FEW_LINES or steady * 2 < parted)
        shaped = [bare for bare in self._recurs if is_like_a_name(bare)]
        self._mostly_short = sum(" " not in bare for bare in shaped) * 2 > len(shaped)
        self._judged = {label: self._judge(label) for label in often}
        named = sum(often[label] for label, judged in self._judged.items() if judged)
        if named < NAMED * filled:
            self._judged = dict.fromkeys(often, "")
        in_doubt = {_bare(label) for label, judged in self._judged.items() if judged == ""}
        has_doubts = named and any(self._may_be_a_name(bare) for bare in in_doubt)
        self.warnings = (notice("rare_names_not_used"),) if has_doubts else ()

    def split(self) -> Iterator[tuple[str | None, str]]:
        """Yield each line's speaker and words.

        The speaker is None without a label, and empty where the label is in doubt or a dash marks
        an unnamed new speaker: such words are attributed to no one.
        """
        for line, (label, said) in zip(self._lines, self._pairs, strict=True):
            judged = self._judged[label] if label else None
            if not label and _NEW_VOICE.match(line):
                judged = ""
            yield (judged, said) if judged else (judged, line)

    def _judge(self, label: str) -> str | None:
        if self._known.hold(label):
            return label
        bare = _bare(label)
        if _TIME.search(label):  # words, or a layout that is read otherwise
            return ""
        if self._recurs[bare] >= RECURS:
            return label if self._is_steady(bare) else ""
        if bare.casefold() in _NO_NAME or len(bare.split()) > MOST_WORDS:
            return None
        may_be = self._may_be_a_name(bare) and " - " not in label  # which parts name and words
        return label if self._trusts_rare and may_be else ""

    def _is_steady(self, bare: str) -> bool:
        """Whether a recurring label is a speaker; in a labelled file its form hardly matters."""
        if bare.casefold() in _NO_NAME:
            return False
        calls = any(map(str.isalpha, bare)) or sum(map(str.isdigit, bare)) > 4
        return is_like_a_name(bare) or (self._is_labelled and calls and not opens_text(bare))

    def _may_be_a_name(self, bare: str) -> bool:
        """Whether a rare label is written like the names of this file, of one word or several."""
        is_whole = " " in bare or self._mostly_short or bare.lower() == bare.upper()
        return is_whole and is_like_a_name(bare) and not opens_text(bare)


def _split(line: str) -> tuple[str, str]:
    """Split a line at the first colon before a blank or the end; no label, then an empty one."""
    label, colon, said = line.partition(": ")
    if not colon and (found := _COLON.search(line)):
        label, colon, said = line[: found.start()], ":", line[found.end() :]
    if not colon or len(label) > LONGEST_LABEL:
        return "", line
    return label.strip().lstrip("-–—>•* ") or colon, said.strip()


def _bare(label: str) -> str:
    """Return the label without an addition in brackets or behind a bar."""
    return re.split(r"[(\[|]", label, maxsplit=1)[0].strip() or label


def is_like_a_name(bare: str) -> bool:
    """Whether a text is short, no sentence, and capitalised or in a script without capitals."""
    bare = _ABBREVIATED.sub(r"\1", bare)
    words = [word for word in re.split(r"[\s,]+", bare) if word]
    if not 0 < len(words) <= 6 or _NOT_IN_NAMES.search(bare):
        return False
    small = [word for word in words if word[0].islower() and word.islower()]
    is_called = len(small) < len(words) and any(map(str.isalpha, bare))
    return is_called and _PARTICLES.issuperset(small)


def opens_text(bare: str) -> bool:
    """Whether a text begins with a word that more often begins a sentence than a name."""
    return bare.split()[0].casefold().rstrip(".,") in _OPENS_TEXT
