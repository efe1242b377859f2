"""The texts that readers see, in their language: gettext catalogues, days and times by CLDR.

English texts stand in the code and the templates, and are the keys of the catalogues in
``facilitator/locale``. There are two domains: ``members`` is what members, guests and mails are
told, complete in every language; ``console`` is the moderators' console, where English stands in
for what is not translated yet. docs/translations.md tells how a language is added or changed.
"""

from __future__ import annotations

from facilitator.translation._catalogues import languages
from facilitator.translation._translator import Message, Translator, translator_for

__all__ = ["Message", "Translator", "languages", "translator_for"]
