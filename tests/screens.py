"""Takes the pictures in docs/screens anew, of the demo's year: `make screens`."""

import os
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from facilitator import config
from facilitator.app import dependencies, processes
from facilitator.features.access import sign_in
from facilitator.features.access.sign_in import Visitor
from facilitator.features.live import live_board, live_notes
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.sessions import SessionRecord
from tests.standins.browser import chromium, fits, is_accessible, opened, served, shifted
from tests.standins.command import facilitator
from tests.standins.deps import SetClock
from tests.standins.service import Serve

FOLDER = Path(__file__).parent.parent / "docs" / "screens"
WIDTHS, SCHEMES = (375, 768, 1440), ("light", "dark")
TALLEST = 1800  # pixels: what is below is more of the same
ASKED = "my best engineer wants to leave"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        facilitator(Path(name), "demo")
        Serve(Path(name)).stop()  # work has its tables now
        os.environ["FACILITATOR_VAR"] = str(Path(name) / "var")
        _take()


def _take():
    settings = config.load()
    deps = dependencies.deps(settings)
    pages, board = _pages(deps)
    run = _running(deps, board)
    with (
        served(processes.app(settings, deps)) as base,
        served(processes.app(settings, run)) as live,
        chromium() as browser,
    ):
        for width in WIDTHS:
            for scheme in SCHEMES:
                with opened(browser, width, scheme, scripts=True) as page:
                    _sign_in(page, deps, base)  # a cookie is for all ports
                    for called, path in pages.items():
                        home = live if called == "live" else base
                        page.goto(home + path)
                        page.wait_for_timeout(200)
                        assert fits(page) and is_accessible(page), (called, width, scheme)
                        assert shifted(page) < 0.02, (called, width, shifted(page))
                        height = min(page.evaluate("document.body.scrollHeight"), TALLEST)
                        page.screenshot(
                            path=FOLDER / f"{called}-{width}-{scheme}.png",
                            clip={"x": 0, "y": 0, "width": width, "height": max(height, 800)},
                            full_page=True,
                        )  # fmt: skip


def _pages(deps):
    with deps.db.tx() as tx:
        held = select(SessionRecord).where(SessionRecord.held_at.is_not(None))
        last = tx.scalars(held.order_by(SessionRecord.held_at.desc())).first()
        coming = select(SessionRecord).where(SessionRecord.planned_at > datetime.now(UTC))
        next_one = tx.scalars(coming.order_by(SessionRecord.planned_at)).first()
        own = tx.scalars(select(GroupRecord.id).where(GroupRecord.id == last.group_id)).one()
        pages = {
            "today": "/", "groups": "/groups/", "group": f"/groups/{own}",
            "members": f"/groups/{own}/members", "balance": f"/groups/{own}/balance",
            "settings": f"/groups/{own}/settings", "before": f"/sessions/{next_one.id}/before",
            "live": f"/sessions/{next_one.id}/live", "after": f"/sessions/{last.id}/after",
            "memory": f"/memory/?q={ASKED.replace(' ', '+')}", "prompts": "/prompts/",
            "editor": f"/prompts/{own}/session", "work": "/work/",
        }  # fmt: skip
        return pages, (next_one.id, next_one.planned_at)


def _running(deps, board):
    """The service in the middle of that session."""
    session_id, starts_at = board
    clock = SetClock(starts_at)
    run = replace(deps, clock=clock)
    owner = _owner(deps)
    live_board.start_session(owner, session_id, run)
    for step, minutes in enumerate((9, 8, 5)):
        clock.pass_by(minutes=minutes)
        live_board.next_step(owner, session_id, step, run)
    clock.pass_by(minutes=1)
    live_notes.add_note(owner, session_id, "Send round the checklist for the handover", None, run)
    return run


def _owner(deps):
    with deps.db.tx() as tx:
        row = tx.scalars(
            select(PersonRecord).where(PersonRecord.email == "owner@example.org")
        ).one()
        return Visitor(row.id, row.name, row.email, is_owner=True)


def _sign_in(page, deps, base):
    link = sign_in.create_first_link(_owner(deps).person_id, deps).link
    key = sign_in.sign_in_with_link(link.rpartition("/")[2], deps)
    page.context.add_cookies([{"name": "facilitator", "value": key, "url": base}])


if __name__ == "__main__":
    main()
