"""Who sees what, as a table: each role, each kind of record, by mail, link, search and export."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from facilitator.domain.errors import NotFound
from facilitator.domain.recaps.review import EditKind
from facilitator.engines.offline import OfflineEngine
from facilitator.features.delivery import approval
from facilitator.features.memory.search import Filters, search
from facilitator.features.privacy.about_person import about_person
from facilitator.features.recaps.store_session import store_session
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from tests.contract.memory.test_search import OTHERS, SOUTH
from tests.people import SCRIPT, zoom_vtt
from tests.standins import review
from tests.standins.check_ins import Before, before
from tests.standins.console import console_app

WORDS = {
    "shared": "trial users leave in the first week and",
    "confidential": "write down three things she can own",
    "dropped": "call ten of them before you touch",
    "not sent": "call eleven of them before you touch",
    "another group's": "here in the south",
}
FAR = SOUTH.replace("three things", "four").replace("call ten of", "call all of")
NORTH, SOUTH_TOO = {"shared"}, {"another group's"}
ALL_OF_OURS = {"shared", "confidential", "dropped", "not sent"}
SEES = {
    # role: (whose address, by mail, by links to our sessions, by search, in what they take along)
    "the moderator": ("alice", {"shared", "not sent"}, ALL_OF_OURS, NORTH, set()),
    "a member": ("mia", NORTH, NORTH, NORTH, set()),
    "a guest": ("gil", set(), set(), set(), set()),
    "a former member": ("ned", set(), set(), set(), set()),
    "another group's moderator": ("charlie", SOUTH_TOO, set(), SOUTH_TOO, set()),
    "another group's member": ("finn", SOUTH_TOO, set(), SOUTH_TOO, set()),
    "a stranger": ("olga", set(), set(), set(), set()),
}


@dataclass
class Place:
    story: Before
    unsent_id: int
    ids: dict[str, int]
    app: object


@pytest.fixture
def place(database, tmp_path):
    """Two groups; ours has a session that was sent, with parts kept back, and one that was not."""
    story = before(database, tmp_path)
    with database.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        for name, left_at in (("Mia", None), ("Ned", datetime(2026, 1, 1, tzinfo=UTC))):
            person = PersonRecord(name=name, email=f"{name.lower()}@example.org")
            tx.add(MembershipRecord(group=group, person=person, left_at=left_at))
        tx.add(PersonRecord(name="Olga", email="olga@example.org"))
    for words, change in (("confidential", EditKind.CONFIDENTIAL), ("dropped", EditKind.DROP)):
        review.edit(story, review.one(story, WORDS[words]), change)
    review.approve(story)
    unsent = keep(database, other_words(SCRIPT), None, "Founders North", date(2026, 3, 11))
    approval.mail_draft(unsent, story.deps)
    south = keep(database, FAR, OTHERS, "Founders South", date(2026, 3, 5))
    approval.approve(south, None, None, story.deps)
    with database.tx() as tx:
        ids = {p.email.partition("@")[0]: p.id for p in tx.scalars(select(PersonRecord)) if p.email}
    return Place(story, unsent, ids, console_app(story.deps))


def other_words(script):
    """Nothing that is looked for in our first session."""
    for ours, theirs in (
        ("in the first week and", "in the third month and"), ("three things", "five sentences"),
        ("call ten of them before", "call eleven of them before"),
    ):  # fmt: skip
        script = script.replace(ours, theirs)
    return script


def keep(database, script, members, group, day):
    handed = SessionFiles([zoom_vtt(script).encode()], members, held_on=day, group=group)
    return store_session(handed, make_recap(handed, OfflineEngine()), database).session_id


def words_in(told):
    told = " ".join(told.split()).casefold()
    return {name for name, words in WORDS.items() if words.casefold() in told}


def by_mail(place, who):
    with place.story.deps.db.tx() as tx:
        rows = tx.scalars(select(OutboxRecord).where(OutboxRecord.person_id == place.ids[who]))
        return words_in(" ".join(f"{row.subject} {row.text} {row.html}" for row in rows))


def by_links(place, who):
    """Every kind of personal link to our two sessions, had they one."""
    links, until = place.story.deps.links, datetime(2026, 5, 1, tzinfo=UTC)
    browser, told = place.app.test_client(), []
    for purpose in ("recap", "tasks", "review", "own", "agenda", "check-in"):
        for session_id in (place.story.held_id, place.unsent_id):
            token = links.token(purpose, (session_id, place.ids[who]), until)
            told.append(browser.get(f"/{purpose}/{token}").text)
    return words_in(" ".join(told))


def by_search(place, who):
    told = []
    for question in WORDS.values():
        try:
            page = search(question, place.ids[who], Filters(), 1, place.story.deps.db)
        except NotFound:  # there is nothing they may search
            continue
        told += [f"{one} " for one in page.found]
    return words_in(" ".join(told))


def in_an_export(place, who):
    """What others said: their own words are theirs to take along."""
    told = about_person(f"{who}@example.org", place.story.deps.db)
    return words_in(
        json.dumps([str(section) for section in told.sections if section.name != "mails"])
    )


def test_nobody_sees_what_is_not_theirs(place):
    for role, (who, mail, links, found, taken) in SEES.items():  # nobody changes what is there
        assert by_mail(place, who) == mail, role
        assert by_links(place, who) == links, role
        assert by_search(place, who) == found, role
        assert in_an_export(place, who) == taken, role


def test_who_was_given_a_confidential_solution_does_not_find_it_anywhere(place):
    for reach in (by_mail, by_links, by_search, in_an_export):
        assert "confidential" not in reach(place, "bob"), reach.__name__
