"""The texts in the code and their translations, as tests read them."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "facilitator" / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def catalogue(language: str, domain: str) -> Catalog:
    """A catalogue as it is in the repository."""
    path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    return read_po(BytesIO(path.read_bytes()), locale=language, abort_invalid=True)


def extracted(domain: str, to: Path) -> Catalog:
    """What stands in the code now; found as `make messages` finds it."""
    CommandLineInterface().run(
        ["pybabel", "-q", "extract", f"--mapping-file={LOCALE / domain}.toml",
         "--no-default-keywords", "--keyword=_", f"--output-file={to}", str(ROOT / "facilitator")]
    )  # fmt: skip
    return read_po(BytesIO(to.read_bytes()))


def keys(found: Catalog) -> set[tuple[str | None, str | tuple[str, ...]]]:
    """What texts are known by: context, and English text or both forms of it."""
    return {(message.context, message.id) for message in found if message.id}


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """A text, or each of its plural forms."""
    return (text,) if isinstance(text, str) else tuple(text)


def english_in(page: str) -> list[str]:
    """The English phrases of more than two words, of those that are translated, on a page."""
    seen = page.casefold()
    return [phrase for phrase in _phrases() if phrase in seen]


@cache
def _phrases() -> frozenset[str]:
    texts = [form for message in catalogue("de", "members") for form in forms(message.id)]
    parts = [part.strip(" ,.;:") for text in texts for part in re.split(r"{\w+}", text)]
    return frozenset(part.casefold() for part in parts if len(part.split()) > 2)
