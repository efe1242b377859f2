"""A service of an earlier version as it was left: its database, and the links in people's mails.

`python -m tests.previous` makes one of this version, with the sample groups of the tests, in
`tests/samples/previous/<version>/`. Done once when a version is released, before anything changes.
"""

import gzip
import json
import re
import sqlite3
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import select

from facilitator.adapters.encryption import FernetCipher
from facilitator.features.access import sign_in
from facilitator.features.recaps.output import present
from facilitator.kit import queries
from facilitator.records.database import Database
from facilitator.records.recaps import RecapRecord
from tests.standins.console import console_app
from tests.standins.deps import SECRET
from tests.standins.installation import GROUP, NOW, OTHER, town

FOLDER = Path(__file__).parent / "samples" / "previous"
FAR = datetime(2100, 1, 1, tzinfo=UTC)
DATA_KEY = "a data key of sixteen letters"
MEMBERS = ("Alice", "Bob", "Dana", "Lee", "Nadia", "Charlie", "Finn", "Eve", "Gus")
KEPT = (  # of what is in the records: what a page shows of it, it goes on showing
    GROUP, OTHER, *MEMBERS, "alice@example.org", "leave in the first week",
    "leave in the third week", "call ten of them", "I will call ten users by Friday",
    "My best engineer wants to leave", "here in the south",
)  # fmt: skip


@dataclass(frozen=True)
class Left:
    """What is in a version's folder."""

    folder: Path

    @property
    def told(self):
        return json.loads((self.folder / "left.json").read_text(encoding="utf-8"))

    def database(self, folder):
        """A copy of the database, as it was left."""
        path = folder / "facilitator.db"
        path.write_bytes(gzip.decompress((self.folder / "facilitator.db.gz").read_bytes()))
        return path


def versions():
    """The versions of which something is kept, the oldest first."""
    return sorted(path.name for path in FOLDER.iterdir())


def left(version):
    return Left(FOLDER / version)


def shown(page):
    """What of the records is on a page."""
    return [text for text in KEPT if re.search(rf"\b{re.escape(text)}\b", page)]


def main():
    """Make one of this version."""
    folder = FOLDER / version("facilitator")
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "facilitator.db"
        db = Database(f"sqlite:///{path}")
        db.upgrade()
        told = _told(town(db, Path(place)))
        db.close()
        with sqlite3.connect(path) as kept:
            kept.execute("PRAGMA journal_mode=DELETE")
            kept.execute("VACUUM")
        kept.close()
        packed = gzip.compress(path.read_bytes(), mtime=0)
    (folder / "facilitator.db.gz").write_bytes(packed)
    (folder / "left.json").write_text(_written(told), encoding="utf-8")


def _written(told):
    """JSON with a line for each link, page and recap."""
    lines = []
    for name, value in told.items():
        if isinstance(value, list):
            each = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in value)
            lines.append(f"{json.dumps(name)}: [\n  {each}\n ]")
        else:
            lines.append(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n " + ",\n ".join(lines) + "\n}\n"


def recap(db, session_id):
    """A recap as `facilitator show --format json` has it."""
    with db.tx() as tx:
        return json.loads(present("json", queries.get_recap_view(tx, session_id)))


def _told(there):
    """Links and keys that people have, and what each opens."""
    deps = there.story.deps
    keys = {name: _signed_in(there, name) for name in ("Alice", "Charlie", "Olga")}
    browser = console_app(deps).test_client()
    links = {}
    for name in MEMBERS:
        for link in (*there.links_of(name), *_more_links(there, name)):
            path, _, _ = link.partition("#")
            page = browser.get(path)
            assert page.status_code == 200, (name, path)
            links[path] = {"of": name, "path": path, "shows": shown(page.text)}
    with deps.db.tx() as tx:
        heard = sorted(set(tx.scalars(select(RecapRecord.session_id))))
    return {
        "secret": SECRET, "at": NOW.isoformat(), "keys": keys, "links": [*links.values()],
        "sealed": {
            "secret": FernetCipher(SECRET).close(b"kept until a worker takes it"),
            "data_key": FernetCipher(DATA_KEY, purpose="records").close(b"what they said"),
        },
        "pages": [
            {"of": name, "path": path, "shows": shown(_page(deps, key, path))}
            for name, key in keys.items()
            for path in _pages(there, name)
        ],
        "recaps": [{"session": number, "json": recap(deps.db, number)} for number in heard],
    }  # fmt: skip


def _signed_in(there, name):
    link = there.link(name)
    return sign_in.sign_in_with_link(link.rpartition("/")[2], there.story.deps)


def _more_links(there, name):
    """Those whose mails the sample groups do not get, and one of each purpose that lasts."""
    if name != "Alice":
        return []
    story, links = there.story, there.story.deps.links
    alice, dana = story.people["Alice"], story.people["Dana"]
    lasting = {
        "agenda": (story.session_id, alice), "check-in": (story.session_id, dana),
        "follow-up": (dana,), "guest": (1,), "office-hours": (1, alice),
        "recap": (story.held_id, dana), "review": (story.held_id, alice),
        "tasks": (story.held_id, dana),
    }  # fmt: skip
    return [f"/{p}/{links.token(p, ids, FAR)}" for p, ids in lasting.items()] + [
        there.link("Alice").removeprefix("https://facilitator.example.org")
    ]


def _pages(there, name):
    """The pages of the console about the groups and sessions somebody moderates."""
    reach = there.reach_of(name)
    return [
        "/", "/groups/", "/work/", "/memory/?q=users+leave",
        *(f"/groups/{number}" for number in sorted(reach["group_id"])),
        *(f"/sessions/{number}/after" for number in sorted(reach["session_id"])),
    ]  # fmt: skip


def _page(deps, key, path):
    browser = console_app(deps).test_client()
    browser.set_cookie("facilitator", key)
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.text


if __name__ == "__main__":
    main()
