"""Translates texts with gettext, and formats dates and times with CLDR (Babel).

English texts are written in code and templates, and are the keys of the catalogues in
``facilitator/locale``. There are two domains: ``members`` has the texts of mails and of members'
and guests' pages, complete in every language; ``console`` has those of the moderators' console,
where untranslated texts stay English. docs/translations.md explains how to add or change a
language.
"""

from __future__ import annotations

from facilitator.translation._catalogues import languages
from facilitator.translation._translator import Message, Translator, translator_for

__all__ = ["Message", "Translator", "languages", "translator_for"]
