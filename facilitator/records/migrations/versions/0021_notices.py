"""Warnings of recaps and transcripts as values: a code and what it names, not English sentences.

Both columns are plain, so the sentences that are there are turned into values here, by the English
templates as they were until now. What fits none of them, as after somebody's words were struck out
of it, stays a sentence and is told as it stands. The recaps within ``trials`` may be sealed and go
after a week: they keep their sentences, which are read as those are.
"""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = depends_on = None

# The templates of version 20. They stay as they were; those of today may change. The first that
# fits counts.
SENTENCES = {
    "speaker_not_matched":
        "'{label}' could not be matched to one member; what was said there is given to nobody.",
    "off_the_record_not_ended":
        "A passage went off the record at minute {minute} and nobody said 'back on the record'; "
        "it was left out up to the end of that hot seat, or of the session.",
    "maybe_not_recorded_left_out":
        "What was said under a name that could be somebody who is not to be recorded was left "
        "out; an alias in the member list tells who it is.",
    "rare_names_not_used":
        "Some words stand after what may be a name but occurs only once or twice; they are given "
        "to nobody. A member list tells who is a speaker.",
    "file_ends_early":
        "The file seems to end in the middle of a cue; what came after it is missing.",
    "more_speakers":
        "Main points are given of the {shown} who spoke most; {more} more spoke.",
    "times_ran_backwards": "Some times ran backwards; the turns were put in order.",
    "chat_order_uncertain":
        "The chat tells only the time of day, so its first message was laid at the start of the "
        "call; the order of what was said and written is not certain.",
    "private_message_left_out":
        "1 private chat message was left out; nobody but the two of them has seen such a message.",
    "private_messages_left_out":
        "{number} private chat messages were left out; nobody but the two of them has seen such a "
        "message.",
    "same_file_twice": "The same file was given twice; it was read once.",
    "column_not_used": "The column '{column}' of the member list is not used.",
    "alias_is_a_name": "{alias} is {other}'s name; as {person}'s alias it is not used.",
    "alias_shared": "{other} and {person} share the alias {alias}; it is not used.",
    "no_hot_seat":
        "No hot seat was found in this session, so there is no challenge to report. The main "
        "points by speaker are given instead.",
    "model_not_borne_out": "Some of what the model said was not borne out and was left out.",
    "model_not_used":
        "The model could not be used ({error}) The offline engine made this recap.",
    "hot_seat_by_offline_engine":
        "The model could not do {member}'s hot seat ({error}); the offline engine wrote this "
        "part.",
    "hot_seat_missing":
        "The model could not do {member}'s hot seat ({error}); this part is missing.",
    "offline_engine_english_only":
        "The offline engine understands English only, so there may be little in this recap, or "
        "nothing. A model understands the language of this group.",
    "board_off_the_record":
        "The board was off the record from minute {start} to {end}, and what was said then was "
        "left out, with what stands near it.",
    "board_not_put_back_on":
        "The board went off the record at minute {start} and was not put back on; all that was "
        "said from then on was left out.",
    "transcript_start_unknown":
        "It is not known when this transcript begins, so a quarter of an hour before and after "
        "went as well.",
    "recording_paused":
        "The recording seems to have been paused for {minutes} minutes. Nobody can tell when, so "
        "as much before each time off the record was left out as well.",
    "transcript_without_times":
        "The board was off the record for a while, and this transcript has no times: nobody can "
        "tell what was said then, so all of it was left out. `facilitator debrief` makes a recap "
        "from memory.",
}  # fmt: skip
NUMBERS = {"minute", "shown", "more", "number", "start", "end", "minutes"}


def upgrade() -> None:
    """Apply it."""
    patterns = {code: _pattern(sentence) for code, sentence in SENTENCES.items()}
    for name in ("recaps", "transcripts"):
        table = sa.table(name, sa.column("id", sa.Integer()), sa.column("warnings", sa.JSON()))
        for id, kept in op.get_bind().execute(sa.select(table.c.id, table.c.warnings)).all():
            if kept:
                values = [_value(one, patterns) for one in kept]
                op.execute(sa.update(table).where(table.c.id == id).values(warnings=values))


def _value(sentence: str, patterns: dict[str, re.Pattern[str]]) -> dict[str, Any] | str:
    for code, pattern in patterns.items():
        if found := pattern.fullmatch(sentence):
            values = {n: int(v) if n in NUMBERS else v for n, v in found.groupdict().items()}
            return {"code": code, "values": values}
    return sentence


def _pattern(sentence: str) -> re.Pattern[str]:
    """Anything may stand for what is in braces, or any number where it is one."""
    parts = re.split(r"\{(\w+)\}", sentence)
    return re.compile(
        "".join(
            (rf"(?P<{part}>{'[0-9]+' if part in NUMBERS else '.*'})" if n % 2 else re.escape(part))
            for n, part in enumerate(parts)
        ),
        re.S,
    )
