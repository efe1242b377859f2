"""Nobody else on this machine can read what is stored."""

from __future__ import annotations

from facilitator.app.checks import failed, passed
from facilitator.app.private_files import make_private, open_to_others
from facilitator.config import Settings


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Close the data folder to other users, and name what could not be closed."""
    make_private(settings)
    if left := open_to_others(settings):
        names = ", ".join(str(path) for path in left)
        return failed(
            f"Other users of this machine can read {names}.",
            f"Give it to the user that runs facilitator: chown -R facilitator {left[0]}; "
            f"chmod -R go= {left[0]}",
        )
    return passed("only this user can read the data")
