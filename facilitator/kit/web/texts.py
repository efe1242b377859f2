"""Translates the texts of the console, through gettext as those of members' pages.

The console is in English: no setting chooses another language yet. Its catalogues may be empty.
"""

from __future__ import annotations

from typing import Any

from flask import Flask

from facilitator.translation import Translator, translator_for


def console_text(message: str, /, **values: Any) -> str:
    """A text of the console."""
    return _translator().gettext(message, **values)


def console_count(one: str, more: str, number: int, /, **values: Any) -> str:
    """A text of the console that contains a number as ``{number}``."""
    return _translator().ngettext(one, more, number, **values)


def gettext_noop(message: str) -> str:
    """Mark a text for extraction; ``console_text`` translates it when it is shown."""
    return message


def set_up_translations(app: Flask) -> None:
    """Make ``_("…")`` available in templates; the default is the console's language."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.globals |= _translator().for_templates()


def _translator() -> Translator:
    return translator_for("en", "console")
