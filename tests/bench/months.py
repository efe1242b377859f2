"""Half a year of two groups: what the records hold after it, beside what was written before."""

import collections
import re
import tempfile
from pathlib import Path

from sqlalchemy import create_engine, text

from facilitator.demo.sample_months import GROUPS, load_month
from facilitator.domain.people.person import Role
from tests.standins.service import Serve, command

MONTHS = 6  # of each group: half a year, as docs/benchmarks.md tells of it


def run(short: bool = False) -> None:
    months = 1 if short else MONTHS
    told = [load_month(slug, number) for slug in GROUPS for number in range(1, months + 1)]
    joined = {one.guest.name for one in told if one.guest and one.guest.joins}
    people = [person for one in told for person in one.roster.people]
    members = sum(p.role is not Role.GUEST or p.name in joined for p in people)
    wanted = {
        "sessions": len(told), "recaps sent": len(told),
        "hot seats": sum(len(one.expected.hot_seats) for one in told),
        "commitments": sum(len(one.expected.commitments) for one in told),
        "recaps to members": members,
        "guests invited": sum(one.guest is not None for one in told),
        "guests followed up": sum(one.guest is not None and one.guest.comes for one in told),
        "guests joined": len(joined),
        "guests declined": sum(one.guest is not None and not one.guest.comes for one in told),
        "mails to who declined, but the invitation": 0,
        "solutions that were thanked for twice": 0,
        "thanks that are not in the outbox once": 0,
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        service = Serve(folder)
        try:
            played = command(
                folder, "simulate", "--months", str(months), "--url", service.url, timeout=1800
            )
        finally:
            service.stop()
        found, twice, mails = _counted(folder)
    print(f"  the story ended with {played.returncode} {played.stderr[-200:]}")
    for what, number in wanted.items():
        print(f"  {what}: {found[what]} (wanted {number})")
    print(f"  mails: {mails}, of them the same to the same person twice: {twice} (wanted 0)")


def _counted(folder):
    engine = create_engine(f"sqlite:///{folder / 'var' / 'facilitator.db'}")
    newest = "SELECT max(id) FROM recaps GROUP BY session_id"
    guests = "SELECT person_id FROM memberships WHERE role = 'guest'"
    asked = {
        "sessions": "SELECT count(*) FROM sessions WHERE held_at IS NOT NULL",
        "recaps sent": "SELECT count(*) FROM reviews WHERE sent_version IS NOT NULL",
        "hot seats": f"SELECT count(*) FROM hot_seats WHERE recap_id IN ({newest})",
        "commitments": f"SELECT count(*) FROM commitments WHERE recap_id IN ({newest})",
        "recaps to members": "SELECT count(*) FROM outbox WHERE kind = 'recap' AND state = 'sent' "
        f"AND person_id NOT IN ({guests})",
        "guests invited": "SELECT count(*) FROM guests",
        "guests followed up": "SELECT count(*) FROM guests WHERE followed_up_at IS NOT NULL",
        "guests joined": "SELECT count(*) FROM guests WHERE joined_at IS NOT NULL",
        "guests declined": "SELECT count(*) FROM guests WHERE declined_at IS NOT NULL",
        "mails to who declined, but the invitation": "SELECT count(*) FROM outbox WHERE "
        "kind != 'guest_invite' AND person_id IN "
        "(SELECT person_id FROM guests WHERE declined_at IS NOT NULL)",
        "solutions that were thanked for twice": "SELECT count(*) - count(DISTINCT purpose) "
        "FROM outbox WHERE kind = 'thanks'",
        "thanks that are not in the outbox once": "SELECT abs((SELECT count(*) FROM outbox WHERE "
        "kind = 'thanks') - (SELECT count(*) FROM thanks WHERE thanked_at IS NOT NULL))",
    }
    with engine.connect() as connection:
        found = {what: connection.scalar(text(query)) for what, query in asked.items()}
    engine.dispose()
    files = collections.Counter(
        re.sub(r"^Message-ID:.*$|^Date:.*$", "", path.read_text(), flags=re.M)
        for path in (folder / "var" / "outbox").glob("*.eml")
    )
    return found, sum(number - 1 for number in files.values()), sum(files.values())
