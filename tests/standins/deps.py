"""Everything a service needs, with real records and a platform that is asked over a real socket."""

import time
from datetime import UTC, datetime, timedelta

from facilitator.adapters.chat.slack import SlackChat
from facilitator.adapters.encryption import FernetCipher
from facilitator.adapters.lazy_token_counter import LazyTokenCounter
from facilitator.adapters.links import SignedLinks
from facilitator.adapters.mail.files import FileMailer
from facilitator.app import feature_tables
from facilitator.engines.offline import OfflineEngine
from facilitator.engines.theme_writer import ThemeWriter
from facilitator.kit.deps import Deps
from facilitator.prompting.library import PromptLibrary

SENDER = "Founders North <facilitator@example.org>"
SECRET = "a secret of sixteen letters"


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self, at=datetime(2026, 3, 4, 20, tzinfo=UTC)):
        self.at = at

    def now(self):
        return self.at

    def pass_by(self, **length):
        self.at += timedelta(**length)


def deps_of(db, folder, platform=None, clock=None, **more):
    """Deps with the offline engine; ``platform`` stands for Zoom, None where it cannot be asked."""
    return Deps(
        db, clock or SetClock(), FernetCipher(SECRET),
        SignedLinks("https://facilitator.example.org", SECRET),
        lambda name: platform if name == "zoom" else None,
        more.pop("engine", lambda wish, ledger: OfflineEngine()),
        more.pop("writer", lambda wish, ledger: ThemeWriter(PromptLibrary().theme(wish.theme))),
        more.pop("mailer", None) or FileMailer(folder / "outbox", SENDER),
        more.pop("chat", None) or SlackChat(), folder / "outbox",
        LazyTokenCounter("gpt-5-mini"), feature_tables.REFRESHERS, feature_tables.HANDLERS, **more,
    )  # fmt: skip


def eventually(is_true, seconds=20.0):
    """Wait until something is true; False if it never is."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if is_true():
            return True
        time.sleep(0.05)
    return False
