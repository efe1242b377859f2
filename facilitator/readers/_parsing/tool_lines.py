"""Lines that a tool puts between what was said: nobody said them."""

from __future__ import annotations

import re

from facilitator.readers._parsing.labels import is_like_a_name

LONGEST_LINE = 160
_BEGAN = (
    r"(?:started|stopped|ended|paused|resumed) (?:the )?(?:transcription|recording)"
    r"|(?:hat )?(?:die )?(?:transkription|aufzeichnung) (?:gestartet|gestoppt|beendet|angehalten)"
    r"|(?:inició|comenzó|detuvo|finalizó|terminó) la (?:transcripción|grabación)"
    r"|a (?:démarré|commencé|lancé|arrêté|terminé|stoppé) (?:la transcription|l['’]enregistrement)"
    r"|ha (?:avviato|iniziato|interrotto|arrestato|terminato) la (?:trascrizione|registrazione)"
    r"|heeft de (?:transcriptie|opname) (?:gestart|gestopt|beëindigd)"
    r"|(?:iniciou|começou|parou|interrompeu|encerrou|terminou) a (?:transcrição|gravação)"
)
_TRANSCRIPTION = re.compile(rf"(?P<who>.{{0,100}}?)(?:^|\s)(?:{_BEGAN})[\W_]{{0,4}}", re.I)
_PRONOUNS = frozenset(
    "i we you he she they ich wir er sie yo nosotros je nous on io noi ik wij eu nós".split()
)
_OTHERS = re.compile(
    r"transcribed by https?://otter\.ai.*"
    r"|https?://(?:\w{1,20}\.)?(?:fathom\.video|otter\.ai|fireflies\.ai|read\.ai|tldv\.io)/\S*"
    r"|(?:subtitles|captions) by (?:the )?(?:\S{1,20} )?(?:community|\S{1,40}\.(?:com|org))\W{0,3}"
    r"|.{0,60}\bamara\.org\b.{0,60}"
    r"|untertitel(?:ung)? (?:im auftrag )?(?:des|der|von) (?:zdf|ard|wdr|swr|ndr|br|funk)\b.{0,40}"
    r"|sous-titrage (?:société radio-canada|st['’] ?501)\W{0,3}"
    r"|ai-generated content may be (?:incorrect|inaccurate).*"
    r"|ki-generierte inhalte können fehlerhaft sein.*"
    r"|el contenido generado por ia puede .*|le contenu généré par l['’]ia peut .*"
    r"|i contenuti generati dall['’]ia possono .*|door ai gegenereerde inhoud kan .*"
    r"|o conteúdo gerado por ia pode .*",
    re.I,
)
_HINTS_OF_BEGIN = (
    "transcri", "transkri", "trascri", "recording", "aufzeichnung", "grabación", "enregistrement",
    "registrazione", "opname", "gravação",
)  # fmt: skip
_HINTS = (*_HINTS_OF_BEGIN, "http", "subtitles", "captions", "amara", "untertitel", "sous-titrage",
          "ai-ge", "ki-ge", "por ia", "par l", "dall", "door ai")  # fmt: skip
_MARK = re.compile(r"ACTION ITEM: |SCREEN SHARING: ")
# Up to the link, which may stand on the next line; without a link, to the end of the line.
_MARKED = re.compile(
    rf"\s?\b(?:{_MARK.pattern})"
    r"(?:(?:[^\n]|\n(?!\s{0,9}\n)){1,800}?\s- WATCH: \S{1,300}|[^\n]{1,800})"
)


def is_tool_line(line: str) -> bool:
    """Whether a line is only of the tool: who started it, credits, a link, a warning about AI."""
    if len(line) > LONGEST_LINE or not _may_be(line, _HINTS):
        return False
    return bool(_OTHERS.fullmatch(_bare(line))) or tells_begin(line)


def tells_begin(line: str) -> bool:
    """Whether a line tells who started or stopped the transcription or the recording."""
    if len(line) > LONGEST_LINE or not _may_be(line, _HINTS_OF_BEGIN):
        return False
    match = _TRANSCRIPTION.fullmatch(_bare(line))
    if not match:
        return False
    who = match["who"].strip(" *_")
    return not who or (is_like_a_name(who) and who.casefold() not in _PRONOUNS)


def _may_be(line: str, hints: tuple[str, ...]) -> bool:
    """Whether a line holds a part of one of the words it needs; patterns cost more."""
    low = line.lower()
    return any(hint in low for hint in hints)


def _bare(line: str) -> str:
    return line.strip(" \t*_#>")


def without_marks(said: str) -> str:
    """Remove what Fathom writes into a turn: action items, screen sharing, with links to watch."""
    return _MARKED.sub("", said) if _MARK.search(said) else said
