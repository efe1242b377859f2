"""`facilitator simulate`: a whole meeting against the running service, without a Zoom account."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console

from facilitator import config, samples, wiring
from facilitator.config import Settings
from facilitator.domain.errors import OutsideFault, Refused
from facilitator.domain.roster import parse_roster
from facilitator.practice import given
from facilitator.practice.meeting import Meeting, play
from facilitator.practice.sending import Sender, in_chaos
from facilitator.practice.zoom import Account, ZoomStandIn
from facilitator.records.database import Database
from facilitator.services.link_room import link_room
from facilitator.services.watch import Progress, progress_of
from facilitator.workflows.durable import GOES_ON, Work

ROOM = "83297362914"
LONGEST_SECONDS = 120


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(simulate)


def simulate(
    url: Annotated[str, typer.Option(help="Where the service listens")] = "http://127.0.0.1:8000",
    chaos: Annotated[bool, typer.Option(help="Twice, late, out of order, and with errors")] = False,
    seed: Annotated[int, typer.Option(help="The same number makes the same chaos")] = 1,
    room: Annotated[str, typer.Option(help="The meeting's number")] = ROOM,
    wait: Annotated[float, typer.Option(help="Seconds to wait for the recap")] = LONGEST_SECONDS,
) -> None:
    """Play a meeting of the sample group, as Zoom would tell it, and wait for the recap."""
    settings = given.found(config.load())
    if not settings.zoom_webhook_secrets:
        raise Refused("There is no secret to sign with.", "Set FACILITATOR_ZOOM_WEBHOOK_SECRETS.")
    out = Console(highlight=False)
    db = wiring.database(settings)
    roster, _ = parse_roster(samples.members())
    link_room(db, samples.GROUP, samples.THEME, roster, "zoom", room)
    dice = random.Random(seed)
    account = _account(settings)
    with ZoomStandIn(account, _port(settings), dice if chaos else None):
        meeting = _meeting(room)
        events = play(meeting, account)
        sender = Sender(
            f"{url.rstrip('/')}/webhooks/zoom",
            settings.zoom_webhook_secrets[0].get_secret_value(),
            lambda name, status: out.print(f"  {status}  {name}", style="dim"),
        )
        out.print(f"Zoom tells of a session of {samples.GROUP}", style="bold")
        for event in in_chaos(events, dice) if chaos else events:
            sender.send(event)
        work = Work(settings.work_database)
        at = datetime.now(UTC).isoformat()
        work.enqueue("tick", "events", f"tick:{at}", at)  # what the clock would start soon
        _wait(db, work, meeting, wait, out)
    where = "facilitator mails --all" if settings.smtp_url else settings.outbox
    out.print(f"Mails: {where}. The recap: facilitator sessions, facilitator show NUMBER.")


def _account(settings: Settings) -> Account:
    secret = settings.zoom_client_secret
    return Account(
        settings.zoom_client_id, secret.get_secret_value() if secret else "",
        settings.zoom_account_id,
    )  # fmt: skip


def _port(settings: Settings) -> int:
    """Where the service looks for Zoom. Raises Refused unless that is this machine."""
    parts = urlsplit(settings.zoom_api_url)
    if parts.hostname != "127.0.0.1" or not parts.port:
        raise Refused(
            "The service is set up for the real Zoom, so nothing is simulated.",
            "For practice set FACILITATOR_ZOOM_API_URL, _OAUTH_URL and _DOWNLOAD_HOSTS to a port "
            "of 127.0.0.1; docs/operators.md shows how.",
        )
    return parts.port


def _meeting(room: str) -> Meeting:
    """It was held today, and is over: Zoom's recording is ready when it is told."""
    roster, _ = parse_roster(samples.members())
    spoke = [p for p in roster.people if p.name.split()[0].encode() + b" " in samples.transcript()]
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    return Meeting(
        room, samples.GROUP, hour - timedelta(hours=2),
        [(p.name, p.email if n == 0 else "") for n, p in enumerate(spoke)],
        samples.transcript(), samples.chat(),
    )  # fmt: skip


def _wait(db: Database, work: Work, meeting: Meeting, seconds: float, out: Console) -> None:
    """Until the recap and its mails are there. Raises OutsideFault where they do not come."""
    until = time.monotonic() + seconds
    shown: Progress | None = None
    while time.monotonic() < until:
        try:
            with db.tx() as tx:
                found = progress_of(tx, "zoom", meeting.uuid)
            is_busy = bool(work.items(GOES_ON))  # what the clock started is not among it
        except OutsideFault as error:
            out.print(f"  {error.message}", style="yellow")
            time.sleep(1)
            continue
        if found and (shown is None or found.words != shown.words):
            out.print(f"  {found.words}", style="green")
            shown = found
        if found and found.is_done and not is_busy:
            return
        time.sleep(0.3)
    raise OutsideFault(
        f"There is no recap after {seconds:.0f} seconds.", "`facilitator work` tells why."
    )
