"""Finds and loads catalogues: one file per language and domain."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from facilitator.domain.errors import CatalogueMissing

LOCALE = Path(__file__).parents[1] / "locale"
SOURCE = "en"  # the language of the texts in the code


def languages() -> list[str]:
    """The two-letter codes of all languages for members; English first."""
    return list(_languages())


def read_catalogue(language: str, domain: str, locale: Path = LOCALE) -> NullTranslations:
    """Load the translations of a domain. Raises CatalogueMissing if a language lacks its file.

    If the compiled file is missing or older than its source, the source is compiled in memory
    instead of falling back to English, so that a checkout works before and between runs of `make
    messages`.
    """
    if language == SOURCE:
        return NullTranslations()
    source = locale / language / "LC_MESSAGES" / f"{domain}.po"
    compiled = source.with_suffix(".mo")
    if compiled.exists() and (not source.exists() or _is_newer(compiled, source)):
        with compiled.open("rb") as file:
            return GNUTranslations(file)
    if source.exists():
        return GNUTranslations(_compile(source))
    raise CatalogueMissing(
        f"The texts of {domain} are missing in the language {language}.",
        "Install facilitator again, or run make messages in its source.",
    )


@cache
def _languages() -> tuple[str, ...]:
    files = [*LOCALE.glob("*/LC_MESSAGES/members.po"), *LOCALE.glob("*/LC_MESSAGES/members.mo")]
    return (SOURCE, *sorted({path.parts[-3] for path in files}))


def _is_newer(compiled: Path, source: Path) -> bool:
    return compiled.stat().st_mtime >= source.stat().st_mtime


def _compile(source: Path) -> BytesIO:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 -- rarely needed
    from babel.messages.pofile import read_po  # noqa: PLC0415 -- as above

    content = BytesIO()
    with source.open("rb") as file:
        write_mo(content, read_po(file))
    content.seek(0)
    return content
