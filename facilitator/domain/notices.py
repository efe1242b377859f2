"""Notices: warnings to readers of a recap, and why there is no transcript, stored as values.

A notice is the code of a sentence and the values in the sentence. It becomes text only where it is
shown: in English by its template, in other languages by ``translation``.

To add a notice: put its code and its English sentence, with values in braces, into TEMPLATES; put
the code into IN_ENGLISH if it is shown in English everywhere, or translate the sentence, see
docs/translations.md; and create it with ``notice("code", name=value)``. Codes and names of values
are stored in the database: never rename or remove a released one without a migration. The words of
a sentence may change.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from facilitator.domain.language.names import LanguageShare, in_english, shares_in_text

Value = str | int

UNKNOWN = "unknown"  # a sentence stored by an earlier version, shown as it is

TEMPLATES: Mapping[str, str] = {
    UNKNOWN: "{text}",
    # reading the files of a session
    "file_ends_early":
        "The file seems to end in the middle of a cue; what came after it is missing.",
    "same_file_twice": "The same file was given twice; it was read once.",
    "times_ran_backwards": "Some times ran backwards; the turns were put in order.",
    "lines_not_read":
        "Lines, cues or rows of the file that could not be understood and are missing: {number}.",
    "lines_without_speaker":
        "Lines or rows of the file that name no speaker and are given to nobody: {number}.",
    "notes_left_out":
        "Lines of the file that are notes of the call, and not what was said, were left out: "
        "{number}.",
    "rare_names_not_used":
        "Some words stand after what may be a name but occurs only once or twice; they are given "
        "to nobody. A member list tells who is a speaker.",
    "chat_order_uncertain":
        "The chat tells only the time of day, so its first message was laid at the start of the "
        "call; the order of what was said and written is not certain.",
    "private_message_left_out":
        "1 private chat message was left out; nobody but the two of them has seen such a message.",
    "private_messages_left_out":
        "{number} private chat messages were left out; nobody but the two of them has seen such a "
        "message.",
    # who spoke
    "speaker_not_matched":
        "'{label}' could not be matched to one member; what was said there is given to nobody.",
    "several_under_one_name":
        "Under the name {label} somebody says to be {name} (minute {minute}). Perhaps more than "
        "one person speaks there: no hot seat and no commitment is given to {label} alone.",
    # off the record
    "off_the_record_not_ended":
        "A passage went off the record at minute {minute} and nobody said 'back on the record'; "
        "it was left out up to the end of that hot seat, or of the session.",
    "maybe_not_recorded_left_out":
        "What was said under a name that could be somebody who is not to be recorded was left "
        "out; an alias in the member list tells who it is.",
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
    # the languages that were spoken
    "spoken_languages": "Languages spoken in this session: {languages}.",
    "requests_not_heard":
        "Requests to stay off the record are not known in {languages}: in minutes {minutes} none "
        "could be heard. Check that nothing confidential from there is in this recap.",
    # what the engine found
    "no_hot_seat":
        "No hot seat was found in this session, so there is no challenge to report. The main "
        "points by speaker are given instead.",
    "more_speakers":
        "Main points are given of the {shown} who spoke most; {more} more spoke.",
    "weekday_contradicts_date":
        "{member} said '{said}', but that date is another day of the week; which of the two is "
        "meant?",
    "offline_engine_english_only":
        "The offline engine understands English only, so there may be little in this recap, or "
        "nothing. A model understands the language of this group.",
    "hot_seat_not_found":
        "The floor was given to {member} at minute {minute}, but no hot seat was found there.",
    "hot_seat_without_solutions":
        "{member} had the floor from minute {minute}, and no solution was found in that hot seat.",
    "model_not_borne_out": "Some of what the model said was not borne out and was left out.",
    "no_commitment_held":
        "The model named commitments, but what was said bears out none of them; look whether "
        "somebody promised something.",
    "hot_seat_questionable":
        "{member}'s hot seat takes up the whole call or much of another hot seat; look where it "
        "begins and ends.",
    "not_read_twice":
        "What the model wrote was not read a second time, or only in part ({error}) Compare it "
        "with what was said.",
    "second_reading_off":
        "What the model wrote was read only once: the second reading is switched off.",
    "model_not_used":
        "The model could not be used ({error}) The offline engine made this recap.",
    "hot_seat_by_offline_engine":
        "The model could not do {member}'s hot seat ({error}); the offline engine wrote this "
        "part.",
    "hot_seat_missing":
        "The model could not do {member}'s hot seat ({error}); this part is missing.",
    # why a session has no transcript, and what to do about it
    "no_zoom_transcript_yet": "Zoom has no transcript of this session yet.",
    "recording_may_be_off":
        "If cloud recording with 'Create audio transcript' was off, there will be none: make the "
        "recap from memory with `facilitator debrief`.",
    "zoom_gives_no_transcript":
        "Zoom does not give the transcript of this session ({reason}).",
    "zoom_gave_no_transcript": "Zoom did not give the transcript. {error}",
    "upload_transcript": "Download it in Zoom and upload it.",
    "platform_not_reached": "The platform could not be reached for the transcript.",
    "tried_again": "It is tried again.",
    "no_platform_credentials": "There are no credentials to ask {platform} for a transcript.",
    "set_zoom_credentials": "Set FACILITATOR_ZOOM_ACCOUNT_ID, _CLIENT_ID and _CLIENT_SECRET.",
    # the words of an agenda
    "agenda_model_not_used":
        "The model could not be used ({error}) The theme's own words stand in the agenda.",
    "agenda_not_borne_out":
        "The model wrote of {what} something that nobody told it; the theme's words stand there.",
    "agenda_names_not_checked":
        "Names in these words are only checked in English: read them before they are sent.",
    # the member list
    "column_not_used": "The column '{column}' of the member list is not used.",
    "alias_is_a_name": "{alias} is {other}'s name; as {person}'s alias it is not used.",
    "alias_shared": "{other} and {person} share the alias {alias}; it is not used.",
    # what a member list changes
    "forgotten_stays_out": "{name} asked to be forgotten and is not brought back.",
    "name_changes":
        "{old} is called {new} from now on, in every group; give the old name as an alias if "
        "calls still show it.",
    "address_goes_to_another":
        "{address} is no longer {name}'s address: the list gives it to another.",
    "address_changes": "Mail for {name} goes to {new} from now on, not to {old}.",
    "may_be_recorded_now":
        "{name} may be recorded from now on; make sure that they agreed.",
    "same_name": "{number} members are called {name}; tell them apart by name.",
    "no_moderator": "Nobody in this group is a moderator.",
}  # fmt: skip

# In records of earlier versions only.
NO_LONGER_RAISED = frozenset({"offline_engine_english_only"})

# Only for moderators and in English, like the console, or not translated yet.
IN_ENGLISH = frozenset({
    UNKNOWN,
    "agenda_model_not_used", "agenda_not_borne_out", "agenda_names_not_checked",
    "forgotten_stays_out", "name_changes", "address_goes_to_another", "address_changes",
    "may_be_recorded_now", "same_name", "no_moderator",
    "board_off_the_record", "board_not_put_back_on", "transcript_start_unknown",
    "recording_paused", "transcript_without_times",
})  # fmt: skip

# Tell of a choice of those who run this; a recap may be sent without a look at them.
NO_WARNING = frozenset({"second_reading_off"})


@dataclass(frozen=True, slots=True)
class Notice:
    """One warning: a code of TEMPLATES, and its values sorted by name.

    Create it with ``notice``, which checks both.
    """

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def template(self) -> str:
        """The English sentence, with the names of the values in braces."""
        return TEMPLATES[self.code]

    @property
    def is_warning(self) -> bool:
        """Whether somebody has to look before a recap with it is sent."""
        return self.code not in NO_WARNING

    @property
    def english(self) -> str:
        """The English sentence with its values."""
        return self.told(self.template)

    def told(
        self, template: str, languages: Callable[[Sequence[LanguageShare]], str] = in_english
    ) -> str:
        """Fill in a template of any language; ``languages`` tells the value of that name."""
        values = dict(self.values)
        if isinstance(codes := values.get("languages"), str):
            values["languages"] = languages(shares_in_text(codes))
        return template.format_map(values)

    def names(self, person: str) -> bool:
        """Whether one of the values contains this name, as whole words."""
        if not person.strip():
            return False
        pattern = re.compile(rf"(?<!\w){re.escape(person)}(?!\w)")
        return any(isinstance(v, str) and pattern.search(v) for _, v in self.values)

    def rewritten(self, change: Callable[[str], str]) -> Notice:
        """Return a copy with ``change`` applied to each text among the values."""
        values = ((name, change(v) if isinstance(v, str) else v) for name, v in self.values)
        return replace(self, values=tuple(values))

    def as_json(self) -> dict[str, Any]:
        """The notice as it is stored; see ``from_json``."""
        return {"code": self.code, "values": dict(self.values)}


def notice(code: str, /, **values: Value) -> Notice:
    """Create a notice. Raises ValueError if the code is unknown or the values do not match it."""
    if code not in TEMPLATES:
        raise ValueError(f"unknown notice code: {code!r}")
    if values.keys() != fields(TEMPLATES[code]):
        raise ValueError(f"wrong values for notice {code!r}: {', '.join(values)}")
    return Notice(code, tuple(sorted(values.items())))


def from_json(kept: dict[str, Any] | str) -> Notice:
    """Read a stored notice; earlier versions stored a plain sentence, which is shown as it is.

    Raises ValueError as ``notice`` does.
    """
    if isinstance(kept, str):
        return notice(UNKNOWN, text=kept)
    return notice(kept["code"], **kept["values"])


@cache
def fields(template: str) -> frozenset[str]:
    """Return the names in braces in a template."""
    parsed = string.Formatter().parse(template)
    return frozenset(name for _, name, _, _ in parsed if name is not None)
