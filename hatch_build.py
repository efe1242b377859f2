"""Compiles the translations whenever a wheel is built or the project is installed from here."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Writes each catalogue's .mo file beside its .po file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before files are gathered. Raises PoFileError for a catalogue that is broken."""
        for source in sorted(Path(self.root, "facilitator/locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as read, source.with_suffix(".mo").open("wb") as written:
                write_mo(written, read_po(read, abort_invalid=True))
