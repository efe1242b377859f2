"""Analyses a transcript: its sentences, its moves, each computed once, and its moderator."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from facilitator.domain.conversation.handovers import mark_names
from facilitator.domain.conversation.moves import Move, find_moves, handover_points, leading_points
from facilitator.domain.conversation.names import Names
from facilitator.domain.conversation.small_talk import ends_with_laughter, laughs
from facilitator.domain.conversation.speech import Speech, speech_of
from facilitator.domain.conversation.words import Sentence, sentences
from facilitator.domain.people.person import Roster
from facilitator.domain.sessions.turns import Transcript, Turn

FEWEST_SPEAKERS, MOST_NAMES = 3, 40
AT_LENGTH = 25  # words; more than a usual answer to a question
LEAST_POINTS, OPENS_OR_CLOSES, RIVAL = 6, 2, 0.75


class TranscriptAnalysis:
    """A transcript with its sentences, the moves in them, and the moderator."""

    def __init__(self, transcript: Transcript, roster: Roster | None = None) -> None:
        self.transcript = transcript
        self._names = self._known_names(transcript, roster)
        self._sentences: dict[int, list[Sentence]] = {}
        self._moves: dict[int, list[Move]] = {}
        self._next = {id(a): b for a, b in pairwise(transcript.turns)}
        known = sorted(roster.moderators & set(transcript.speakers)) if roster else []
        self.moderator_is_known = bool(known)
        self.moderator = known[0] if known else self._leader()

    def _known_names(self, transcript: Transcript, roster: Roster | None) -> Names:
        speakers = transcript.speakers
        if len(speakers) > MOST_NAMES:  # names can no longer be told from other words
            return Names(())
        aliases = {}
        for person in roster.people if roster else ():
            aliases[person.name] = person.name
            aliases |= dict.fromkeys(person.aliases, person.name)
        return Names(speakers, aliases, speech_of(transcript.language).words("names_too"))

    def speech(self, turn: Turn) -> Speech:
        """Return the phrases of the language of a turn."""
        return speech_of(turn.language)

    def sentences(self, turn: Turn) -> list[Sentence]:
        """Return the sentences of a turn of this transcript."""
        cached = self._sentences.get(id(turn))
        if cached is None:
            cached = self._sentences[id(turn)] = sentences(turn)
        return cached

    def meant(self, turn: Turn) -> list[Sentence]:
        """Return the sentences of a turn without the last one if it was said for a laugh.

        That is, its speaker ends it with laughter, or somebody else then does nothing but laugh.
        """
        said = self.sentences(turn)
        then = self._next.get(id(turn))
        speech = self.speech(turn)  # of one "ja, ja" alone nobody could tell the language
        is_laughed_at = then is not None and laughs(then.plain, speech)
        is_joke = is_laughed_at or ends_with_laughter(turn.plain, speech)
        return said[:-1] if is_joke else said

    def moves(self, turn: Turn) -> list[Move]:
        """Return the move of each sentence of a turn."""
        cached = self._moves.get(id(turn))
        if cached is None:
            texts = [s.text for s in self.sentences(turn)]
            then = self._next.get(id(turn))
            answers = then.speaker if then and then.text.count(" ") >= AT_LENGTH else None
            cached = find_moves(texts, turn.speaker, self._names, answers, self.speech(turn))
            self._moves[id(turn)] = cached
        return cached

    def names_anybody(self, turn: Turn) -> bool:
        """Whether a turn contains a speaker's name."""
        return next(self._names.within(turn.text), None) is not None

    def named(self, turn: Turn) -> list[str]:
        """Return the members whose names a turn contains, in order."""
        return [member for _, _, member in self._names.within(turn.text)]

    def names_in(self, sentence: Sentence) -> list[str]:
        """Return the members whose names a sentence contains, in order."""
        return [member for _, _, member in self._names.within(sentence.text)]

    def marked(self, sentence: Sentence) -> str:
        """Return the folded sentence with NAME where it names a member, whoever speaks."""
        return mark_names(sentence.text, "", self._names, sentence.speech)[0]

    def _leader(self) -> str | None:
        """Return the speaker who acts as moderator: hands over by name, opens, closes, leads on."""
        turns = self.transcript.turns
        if len(self.transcript.speakers) < FEWEST_SPEAKERS:
            return None
        points: Counter[str] = Counter()
        for turn in turns:
            if turn.speaker and self.names_anybody(turn):
                points[turn.speaker] += handover_points(turn.speaker, self.moves(turn))
        candidates = {speaker for speaker, count in points.items() if count}
        for turn in turns:
            if turn.speaker in candidates:
                points[turn.speaker] += leading_points(
                    [s.text for s in self.sentences(turn)], self.speech(turn)
                )
        for turn in (*turns[:2], *turns[-2:]):
            points[turn.speaker] += OPENS_OR_CLOSES if turn.speaker in candidates else 0
        ranked = [*points.most_common(2), ("", 0), ("", 0)]
        (first, most), (_, rival) = ranked[0], ranked[1]
        return first if most >= LEAST_POINTS and rival <= RIVAL * most else None


def moderator_of(transcript: Transcript) -> str | None:
    """Return who leads a session without a known moderator; None if it is not clear."""
    return TranscriptAnalysis(transcript).moderator
