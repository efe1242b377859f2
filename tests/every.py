"""A test of many cases that counts as one: quick to collect, and it lists every case that fails."""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest


def every(
    names: str | tuple[str, ...], cases: Iterable[Any], ids: Iterable[str] | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Like ``pytest.mark.parametrize``, in one test: for thousands of cheap cases.

    Each case costs a test of its own more than what it looks at does. All cases are tried; the
    failure names those that failed (by ``ids``, else by their values). Fixtures are shared by all.
    Without a case it is skipped.
    """
    one = isinstance(names, str) and "," not in names
    keys = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    rows = [(case,) if one else tuple(case) for case in cases]
    titles = list(ids) if ids else [", ".join(map(repr, row)) for row in rows]

    def as_one_test(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def tried(*args: Any, **fixtures: Any) -> None:
            if not rows:
                pytest.skip("no case is given")
            failed = []
            for title, row in zip(titles, rows, strict=True):
                try:
                    test(*args, **fixtures, **dict(zip(keys, row, strict=True)))
                except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001
                    failed.append(f"{title}: {error or type(error).__name__}")
            assert not failed, f"{len(failed)} of {len(rows)} failed\n\n" + "\n\n".join(failed)

        wanted = inspect.signature(test)
        left = [parameter for name, parameter in wanted.parameters.items() if name not in keys]
        tried.__signature__ = wanted.replace(parameters=left)  # type: ignore[attr-defined]
        return tried

    return as_one_test
