"""Where each tool has the transcript with names: what to do about a file that is something else."""

from __future__ import annotations

import re

ZOOM = (
    "In Zoom, open the recording in the cloud and download the file 'Audio transcript' (VTT): "
    "it names the speakers."
)
TEAMS = "In Teams, open the meeting, Recap, Transcript, and download it as VTT or DOCX."
MEET = (
    "For Google Meet, open the document whose name ends with 'Transcript', or the tab "
    "'Transcript' of the notes, in the organiser's Drive, and download it as DOCX or TXT."
)
WEBEX = "In Webex, open the recording or the meeting's page and download the transcript (VTT, TXT)."
OTTER = "In Otter, open the conversation, Export, and choose TXT or SRT with speaker names."
FIREFLIES = "In Fireflies, open the meeting, Download, Transcript, and choose JSON or DOCX."
FATHOM = "In Fathom, open the call and its tab 'Transcript', and choose 'Copy transcript'."
READ_AI = "In Read AI, open the report and its transcript, and download it as TXT."
GRANOLA = (
    "Granola copies a transcript without names; its JSON has them where it knows them. If it does "
    "not, give the transcript of the platform you met on."
)
KRISP = "In Krisp, open the meeting and its tab 'Transcript', and copy or download that."
TLDV = "In tl;dv, open the meeting, Download, and choose the transcript."
WHISPER = (
    "Whisper does not tell who speaks. WhisperX with diarization does; or give the transcript of "
    "the platform you met on."
)
CAPTIONS = (
    "Captions name nobody. In Zoom, download 'Audio transcript' (VTT) of the recording instead; in "
    "Teams, download the transcript as VTT or DOCX."
)
ANY = (
    "Give the transcript with speakers' names of the tool that heard the call, for example Zoom's "
    "'Audio transcript' (VTT), Teams' or Google Meet's transcript (VTT, DOCX), or text with lines "
    "of 'Name: text'."
)
_TOOLS = (
    (re.compile(r"\bgemini\b|\bgoogle meet\b", re.I), MEET),
    (re.compile(r"\bcopilot\b|\bmicrosoft teams\b|\bteams meeting\b", re.I), TEAMS),
    (re.compile(r"\botter(?:\.ai|pilot)\b", re.I), OTTER),
    (re.compile(r"\bfireflies(?:\.ai)?\b", re.I), FIREFLIES),
    (re.compile(r"\bfathom(?:\.video)?\b", re.I), FATHOM),
    (re.compile(r"\bread\.ai\b|\bread ai\b", re.I), READ_AI),
    (re.compile(r"\btl;?dv\b", re.I), TLDV),
    (re.compile(r"\bgranola\b", re.I), GRANOLA),
    (re.compile(r"\bkrisp\b", re.I), KRISP),
    (re.compile(r"\bwebex\b", re.I), WEBEX),
    (
        re.compile(
            r"\bzoom\b|\bai companion\b|\bmeeting summary for\b|\bquick recap\b"
            r"|\bai can make mistakes\. review for accuracy",
            re.I,
        ),
        ZOOM,
    ),
)


def advice_for(text: str) -> str:
    """Return where the tool has its transcript that is named in a text, or general advice."""
    return next((advice for pattern, advice in _TOOLS if pattern.search(text[:200_000])), ANY)
