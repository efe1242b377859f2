"""A process that clicks on a page of the console, and dies at a moment of our choice."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from facilitator.app import feature_tables
from facilitator.features.access import sign_in
from facilitator.records.database import Database
from tests.standins.clicks import Left
from tests.standins.console import console_app, token_in
from tests.standins.deps import deps_of

AFTER_THE_CLICK, IN_THE_WORK = "after the click", "in the work"


def die_while_approving(story, moment):
    """Approve the recap of a story in a process of its own; gives its exit status."""
    page = f"/sessions/{story.held_id}/after"
    return die_with_click(story, moment, page, page, do="approve", version=1)


def die_with_click(story, moment, page, action, **form):
    """Send a form of a page in a process of its own; gives its exit status."""
    url = story.deps.db.engine.url.render_as_string(hide_password=False)
    link = sign_in.create_first_link(story.people["Alice"], story.deps).link
    key = sign_in.sign_in_with_link(link.rpartition("/")[2], story.deps)
    at = story.deps.clock.now().isoformat()
    told = [url, str(story.deps.outbox.parent), at, key, moment, page, action, json.dumps(form)]
    return subprocess.run([sys.executable, "-m", __name__, *told], timeout=120).returncode


def _die(*_):
    os.kill(os.getpid(), signal.SIGKILL)


class _Dies(Left):
    """Durable work that ends the process which asks for it: the click is kept by then."""

    start_soon = _die


def _main(url, folder, at, key, moment, page, action, form):
    deps = deps_of(Database(url), Path(folder))
    deps.clock.at = datetime.fromisoformat(at)
    if moment == IN_THE_WORK:
        deps = replace(deps, handlers={k: _and_die(h) for k, h in feature_tables.HANDLERS.items()})
    else:
        deps = replace(deps, work=_Dies())
    browser = console_app(deps).test_client()
    browser.set_cookie("facilitator", key)
    browser.post(action, data={**json.loads(form), "token": token_in(browser.get(page))})


def _and_die(handler):
    """All of the work is done, and nothing of it is kept."""

    def do(*given):
        handler.do(*given)
        _die()

    return replace(handler, do=do)


if __name__ == "__main__":
    _main(*sys.argv[1:])
