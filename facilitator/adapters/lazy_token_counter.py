"""A token counter that loads the model's vocabulary on first use."""

from __future__ import annotations

from functools import cached_property

from facilitator.ports import TokenCounter


class LazyTokenCounter:
    """See Tokens. Most processes never count, and the vocabulary is large and slow to load."""

    def __init__(self, model: str) -> None:
        self._model = model

    def count(self, text: str) -> int:
        """The number of tokens in a text."""
        return self._tokens.count(text)

    @cached_property
    def _tokens(self) -> TokenCounter:
        from facilitator.adapters.token_counter import TiktokenCounter  # noqa: PLC0415 -- see the class

        return TiktokenCounter(self._model)
