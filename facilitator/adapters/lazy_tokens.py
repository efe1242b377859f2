"""Counts tokens like the model does, and loads its vocabulary when it is first asked."""

from __future__ import annotations

from functools import cached_property

from facilitator.ports import Tokens


class LazyTokens:
    """See Tokens: most processes never count, and the vocabulary is large and slow to read."""

    def __init__(self, model: str) -> None:
        self._model = model

    def count(self, text: str) -> int:
        """The tokens of a text."""
        return self._tokens.count(text)

    @cached_property
    def _tokens(self) -> Tokens:
        from facilitator.adapters.tokens import TiktokenTokens  # noqa: PLC0415 -- see the class

        return TiktokenTokens(self._model)
