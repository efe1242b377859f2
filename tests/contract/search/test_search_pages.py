"""Memory in the console, on both databases: whose is searched, and what goes into an agenda."""

import pytest
from sqlalchemy import select, update

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.recaps.review import EditKind
from facilitator.features.access.sign_in import Visitor
from facilitator.features.agenda import prepare_agenda, send_agenda
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.features.commitments.save_outcome import save_outcome
from facilitator.features.memory.search import Filters
from facilitator.features.search import search_page
from facilitator.features.search.call_on import call_on_peer
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import MembershipRecord
from tests.contract.memory.test_past_solutions import WISH
from tests.contract.memory.test_search import CHURN, told
from tests.standins import review
from tests.standins.clicks import do_pending
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.databases import ON_BOTH, ON_SQLITE

pytestmark = ON_SQLITE  # pages; what they keep, one story or more shows on both

OWN = "cut the import to one field"


@pytest.fixture
def story(database, tmp_path):
    """Founders South, which Charlie moderates, has brought the same; Bob has the next hot seat."""
    story = told(database, tmp_path)
    assert not submit_check_in(*story.pair("Bob"), WISH, story.deps).problems
    prepare_agenda.prepare(story.session_id, story.deps)
    return story


@pytest.fixture
def browser(story):
    return signed_in(console_app(story.deps), story.deps, story.people["Alice"])


def who(story, name, is_owner=False):
    return Visitor(story.people[name], name, "", is_owner)


def found(story, visitor, **filters):
    page, _ = search_page.search_memory(CHURN, Filters(**filters), 1, visitor, story.deps)
    return {one.group for one in page.found}


def solution(story, holds=OWN, group="Dana"):
    """The id of a solution as the console finds it."""
    owner = who(story, "Alice", True)
    page, _ = search_page.search_memory(CHURN, Filters(), 1, owner, story.deps)
    (own,) = (one for one in page.found if one.member == group)
    return next(gift.id for gift in own.solutions if holds in gift.text)


def callers(story):
    draft = send_agenda.open_draft(story.session_id, story.people["Alice"], story.deps)
    return {seat.name: seat.callers for seat in draft.view.seats}


@ON_BOTH
def test_each_finds_what_is_in_groups_of_theirs(story):
    assert found(story, who(story, "Alice")) == {"Founders North"}
    assert found(story, who(story, "Charlie")) == {"Founders South"}
    assert found(story, who(story, "Alice", True)) == {"Founders North", "Founders South"}
    with pytest.raises(NotFound):
        found(story, who(story, "Alice"), group="Founders South")
    with pytest.raises(NotFound):
        found(story, who(story, "Alice"), member="Eve")


def test_who_is_only_a_member_somewhere_finds_nothing_of_it_in_the_console(story):
    with story.deps.db.tx() as tx:
        group = tx.scalars(
            select(MembershipRecord).where(MembershipRecord.person_id == story.people["Charlie"])
        ).one()
        tx.add(MembershipRecord(group_id=group.group_id, person_id=story.people["Alice"]))

    assert found(story, who(story, "Alice")) == {"Founders North"}


def test_what_can_be_chosen_is_of_groups_of_theirs(story):
    chosen = search_page.filter_choices(who(story, "Alice"), story.deps)

    assert chosen.groups == ("Founders North",)
    assert "Dana" in chosen.members
    assert not {"Charlie", "Eve"} & set(chosen.members)
    assert chosen.kept == 2


def test_a_page_without_a_script_and_a_part_for_one_show_the_same(story, browser):
    whole = browser.get(f"/memory/?q={CHURN}")
    part = browser.get(f"/memory/?q={CHURN}", headers={"HX-Request": "true"})

    assert OWN in whole.text
    assert OWN in part.text
    assert "<html" not in part.text
    assert 'hx-swap-oob="true"' in part.text
    assert "south" not in whole.text + part.text


def test_what_cannot_be_asked_is_told_above_what_was_typed(story, browser):
    for query, said in (
        (f"q={'x' * 301}", "Write 1 to 300 letters."),
        ("q=users&since=soon", "This is not a valid day."),
        ("q=users&outcome=great", "There is no such outcome."),
        ("q=users&group=Founders+South", "There is no such group for you."),
        ("q=users&page=0", "There is no such page."),
        ("q=users&page=x", "There is no such page."),
    ):
        answer = browser.get(f"/memory/?{query}")
        assert answer.status_code == 422, query
        assert said in answer.text
    assert "Nothing like that" in browser.get("/memory/?q=zebra").text


@ON_BOTH
def test_a_search_as_somebody_types_is_noted_once_a_minute(story, browser):
    for words in ("chu", "churn", "churn of", CHURN):
        browser.get(f"/memory/?q={words}", headers={"HX-Request": "true"})

    with story.deps.db.tx() as tx:
        searched = AuditEntryRecord.what == "searched the memory of groups"
        deeds = tx.scalars(select(AuditEntryRecord).where(searched)).all()
        assert [deed.by_id for deed in deeds] == [story.people["Alice"]]


@ON_BOTH
def test_what_a_peer_gave_goes_into_the_agenda_for_moderators_alone(story, browser):
    shown = browser.get(f"/memory/?q={CHURN}")
    seat = f"{story.session_id}-{story.people['Bob']}"
    assert f'value="{seat}"' in shown.text

    answer = browser.post(
        "/memory/call-on",
        data={"token": token_in(shown), "solution": solution(story), "seat": seat, "q": CHURN},
    )

    assert answer.status_code == 303
    assert f"q=churn+of+new+users&session={story.session_id}" in answer.location
    assert "They are called on first now." in browser.get(answer.location).text
    name, reason = callers(story)["Bob"][0]
    assert name == "Lee"
    assert reason.startswith("Lee told Dana in March (session ")
    assert OWN in reason
    assert [one for one, _ in callers(story)["Bob"]].count("Lee") == 1
    draft = send_agenda.open_draft(story.session_id, story.people["Alice"], story.deps)
    assert OWN not in str(draft.view.agenda.for_group())


@pytest.mark.parametrize("change", [EditKind.CONFIDENTIAL, EditKind.DROP])
def test_what_is_kept_back_since_is_not_in_the_agenda_any_more(story, change):
    put = solution(story)
    call_on_peer(story.session_id, story.people["Bob"], put, who(story, "Alice"), story.deps)
    assert OWN in str(callers(story))

    review.edit(story, review.one(story, "one field"), change)

    assert OWN not in str(callers(story))
    with pytest.raises(Refused, match="no longer in that group's memory"):
        call_on_peer(story.session_id, story.people["Bob"], put, who(story, "Alice"), story.deps)


def test_only_what_fits_goes_into_an_agenda(story):
    put, bob = solution(story), story.people["Bob"]
    alice, deps, session = who(story, "Alice"), story.deps, story.session_id

    with pytest.raises(NotFound):  # not a group of theirs
        call_on_peer(session, bob, put, who(story, "Charlie"), deps)
    with pytest.raises(Refused, match="no longer in that group's memory"):  # another group's words
        call_on_peer(session, bob, solution(story, group="Eve"), who(story, "Alice", True), deps)
    with pytest.raises(Refused, match="own hot seat"):
        call_on_peer(session, bob, solution(story, "call ten"), alice, deps)
    with pytest.raises(Refused, match="not in the hot seat"):
        call_on_peer(session, story.people["Alice"], put, alice, deps)
    assert not submit_check_in(*story.pair("Lee"), {"attending": "no"}, deps).problems
    with pytest.raises(Refused, match="Lee does not come"):
        call_on_peer(session, bob, put, alice, deps)


def test_nobody_is_offered_who_has_left_or_what_did_not_work(story, browser):
    put = solution(story)
    offered = f'name="solution" value="{put}"'
    assert offered in browser.get("/memory/?q=users+engineer").text
    with story.deps.db.tx() as tx:
        save_outcome(tx, put, Outcome.NOT, "")
        tx.execute(
            update(MembershipRecord)
            .where(MembershipRecord.person_id == story.people["Dana"])
            .values(left_at=story.deps.clock.now())
        )
    do_pending(story.deps)

    shown = browser.get("/memory/?q=users+engineer").text

    assert "did not work" in shown
    assert offered not in shown
    assert "what Dana gave" not in shown
    assert "what Lee gave" in shown  # another solution of his
