"""The texts of the console; they go through gettext as those of members do.

The console speaks English: no setting says another language yet. Its catalogues may be empty.
"""

from __future__ import annotations

from typing import Any

from flask import Flask

from facilitator.translation import Translator, translator_for


def console_text(message: str, /, **values: Any) -> str:
    """A text of the console."""
    return _translator().gettext(message, **values)


def console_count(one: str, more: str, number: int, /, **values: Any) -> str:
    """A text of the console about a number of things, which stands in it as ``{number}``."""
    return _translator().ngettext(one, more, number, **values)


def gettext_noop(message: str) -> str:
    """The text as it is: it is found here, and told by ``console_text`` where it is shown."""
    return message


def use_translations(app: Flask) -> None:
    """Let templates say ``_("…")``: in the console's language, where a page has none of its own."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.globals |= _translator().for_templates()


def _translator() -> Translator:
    return translator_for("en", "console")
