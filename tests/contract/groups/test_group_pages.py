"""The pages of groups in the console, on both databases: what they count, and what may be set."""

import re

import pytest
from sqlalchemy import event, select

from facilitator.domain.errors import BadSetting, NotFound
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.features.access import manage_moderators
from facilitator.features.access.sign_in import Visitor
from facilitator.features.balance.balance import balance_of
from facilitator.features.commitments.list_commitments import list_commitments
from facilitator.features.groups import settings_page
from facilitator.features.groups.group_overview import group_balance, group_cards, group_page
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.reviews import ReviewRecord
from tests.contract.balance.test_balance_of_a_group import GROUP, LEE_GIVES, four, held
from tests.standins.check_ins import before
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.databases import ON_BOTH, ON_SQLITE
from tests.standins.review import approve, edit, entries

pytestmark = ON_SQLITE  # pages; what they keep, one story or more shows on both


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


@pytest.fixture
def browser(story):
    return signed_in(console_app(story.deps), story.deps, story.people["Alice"])


def alice(story):
    return Visitor(story.people["Alice"], "Alice", "alice@example.org")


def group_id(story):
    with story.deps.db.tx() as tx:
        return tx.scalars(select(GroupRecord.id).where(GroupRecord.name == GROUP)).one()


def page(story):
    return group_page(group_id(story), alice(story), story.deps)


def mara(story):
    """Who moderates another group."""
    with story.deps.db.tx() as tx:
        other = GroupRecord(name="Makers South")
        found = PersonRecord(name="Mara", email="mara@example.org")
        tx.add(MembershipRecord(group=other, person=found, role="moderator"))
        tx.flush()
        return Visitor(found.id, "Mara", "mara@example.org")


def settings(story):
    with story.deps.db.tx() as tx:
        return tx.get_one(GroupRecord, group_id(story)).as_settings()


def form(browser, url, **typed):
    """The form of the settings with this typed into it; None takes a tick away."""
    shown = browser.get(url)
    was = dict(re.findall(r'name="was-(\w+)" value="([^"]*)"', shown.text))
    told = {f"was-{key}": value for key, value in was.items()}
    told |= {key: value for key, value in was.items() if value != "off"}
    told |= {key: value for key, value in typed.items() if value is not None}
    for key, value in typed.items():
        if value is None:
            told.pop(key, None)
    return browser.post(url, data=told | {"token": token_in(shown)})


def test_a_moderator_sees_their_groups_and_an_owner_all(story):
    of_mara = mara(story)
    owner = Visitor(story.people["Alice"], "Alice", "", is_owner=True)

    assert [card.name for card in group_cards(of_mara, story.deps)] == ["Makers South"]
    assert [card.name for card in group_cards(owner, story.deps)] == [GROUP, "Makers South"]
    with pytest.raises(NotFound):
        group_page(group_id(story), of_mara, story.deps)
    with pytest.raises(NotFound):
        group_balance(group_id(story), of_mara, story.deps)


@ON_BOTH
def test_the_numbers_are_those_of_the_commands(story):
    four(story)
    approve(story)

    shown, (card,) = page(story), group_cards(alice(story), story.deps)
    with story.deps.db.tx() as tx:
        counted = balance_of(GROUP, story.deps.clock.now(), tx)

    assert group_balance(group_id(story), alice(story), story.deps) == counted
    assert shown.ledger.matrix == counted.ledger.matrix
    assert (card.members, card.held, len(shown.members)) == (4, 5, 4)
    lines = {line.person.id: line for line in counted.ledger.lines}
    for row in shown.members:
        line = lines[row.person_id]
        assert (row.line.given, row.line.received, row.line.attended, row.line.kept) == (
            line.given, line.received, line.attended, line.kept,
        )  # fmt: skip
    (finding,) = [f.text for f in counted.findings if f.names == ("Lee",)]
    assert [row.said for row in shown.members if row.name == "Lee"] == [(finding,)]
    told = list_commitments(GROUP, None, story.deps.db)
    assert [p.text in line for p, line in zip(shown.promises, told, strict=True)] == [True, True]


@ON_BOTH
def test_the_timeline_tells_how_far_each_recap_is(story):
    held(story, 1, [("Lee", "Bob")])
    held(story, 2, [("Lee", "Bob")], approved=False)

    states = [(one.state, one.seats, one.solutions) for one in page(story).held]

    assert states[0][0] == "draft"
    assert states[1:] == [("draft", ("Bob",), 1), ("sent", ("Bob",), 1)]
    with story.deps.db.tx() as tx:
        row = tx.scalars(select(ReviewRecord)).one()
        row.sent_version, row.look_version = None, 1
    assert [one.state for one in page(story).held] == ["draft", "draft", "looking"]


def test_what_is_confidential_is_on_no_page_of_the_group(story, browser):
    approve(story)
    base = f"/groups/{group_id(story)}"
    assert "call ten users by Friday" in browser.get(base).text

    for entry in entries(story):
        if entry.found.part is StatementPart.COMMITMENT:
            edit(story, entry, EditKind.CONFIDENTIAL)

    assert "call ten users" not in browser.get(base).text
    assert page(story).promises == ()


def test_nothing_is_said_of_a_balance_before_four_sessions(story, browser):
    base = f"/groups/{group_id(story)}"
    for number in range(3):
        held(story, number, [("Lee", "Bob")] * 3)

    early = browser.get(base).text, browser.get(f"{base}/balance").text

    assert "too early for a balance: it takes 4 sessions" in early[0]
    assert "Too early to say anything: it takes 4 sessions." in early[1]
    held(story, 3, [("Lee", "Bob")] * 3)
    late = browser.get(base).text, browser.get(f"{base}/balance").text
    assert LEE_GIVES in late[0]
    assert f"Offer Lee a hot seat. {LEE_GIVES}" in late[1]
    assert "Too early" not in late[1]


def test_who_helped_whom_is_drawn_and_told_in_words(story, browser):
    four(story)

    shown = browser.get(f"/groups/{group_id(story)}").text

    assert "<title>Lee to Bob: 12 solutions</title>" in shown
    assert 'aria-label="Who helped whom: 12 solutions in 4 sessions; most from Lee to Bob: 12.' in (
        shown
    )


def test_advice_where_experience_is_asked_for_is_listed(story, browser):
    number = held(story, 1, [("Lee", "Bob")], format="forum-120")

    shown = browser.get(f"/groups/{group_id(story)}/balance").text

    assert "Call ten users, 0." in shown
    assert f"/sessions/{number}/after" in shown


def test_names_cannot_break_out_of_a_page(story, browser):
    four(story)
    own = group_id(story)
    with story.deps.db.tx() as tx:
        tx.get_one(PersonRecord, story.people["Lee"]).name = '<i>"Lee"</i>'
        tx.get_one(GroupRecord, own).name = "<b>North</b>"

    for path in ("", "/balance", "/settings"):
        told = browser.get(f"/groups/{own}{path}").text
        assert "<b>North</b>" not in told
        assert "<i>" not in told


@ON_BOTH
def test_a_year_takes_no_more_questions_to_the_database_than_a_month(story, browser):
    def asked(path):
        seen = []
        listen = lambda *args: seen.append(args[2])  # noqa: E731 -- it is taken away again
        event.listen(story.deps.db.engine, "before_cursor_execute", listen)
        assert browser.get(path).status_code == 200
        event.remove(story.deps.db.engine, "before_cursor_execute", listen)
        return len(seen)

    paths = ["/groups/", *(f"/groups/{group_id(story)}{p}" for p in ("", "/balance"))]
    held(story, 0, [("Lee", "Bob")])
    month = [asked(path) for path in paths]
    for number in range(1, 12):
        held(story, number, [("Lee", "Bob"), ("Dana", "Lee")])

    assert [asked(path) for path in paths] == month


@ON_BOTH
def test_settings_are_kept_with_who_changed_them(story, browser):
    url = f"/groups/{group_id(story)}/settings"

    answer = form(
        browser, url, time_zone="europe/berlin", format="forum-120", memory_to_members="on",
        consent="We record.\r\nAsk us.", follow_up_notes=None,
    )  # fmt: skip

    assert answer.status_code == 303
    found = settings(story)
    assert (found.time_zone, found.format, found.consent) == (
        "Europe/Berlin", "forum-120", "We record.\nAsk us.",
    )  # fmt: skip
    assert (found.memory_to_members, found.follow_up_notes, found.minutes) == (True, False, 90)
    with story.deps.db.tx() as tx:
        deed = tx.scalars(
            select(AuditEntryRecord).where(AuditEntryRecord.what == "changed a group")
        ).one()
        assert deed.by_id == story.people["Alice"]
        assert deed.about == "format, time_zone, follow_up_notes, memory_to_members, consent"
    assert "Time zone" in browser.get(answer.location).text.split('role="status"')[1][:300]


def test_a_wrong_setting_is_told_at_its_field_and_changes_nothing(story, browser):
    url = f"/groups/{group_id(story)}/settings"

    answer = form(
        browser, url, minutes="7", time_zone="Europe/Berlim", reminder_hours="90", theme="gardens"
    )

    assert answer.status_code == 422
    for said in (
        "Expected a whole number from 15 to 480.", "(did you mean Europe/Berlin?).",
        "Expected less than “Check-in, hours before”, which is 72.", "Expected one of base,",
    ):  # fmt: skip
        assert answer.text.count(said) == 2  # above the form, and at the field
    assert 'value="Europe/Berlim"' in answer.text
    assert settings(story).minutes == 90


@ON_BOTH
def test_two_moderators_who_change_different_settings_both_get_what_they_want(story):
    visitor, own = alice(story), group_id(story)
    shown = settings_page.open_settings(own, visitor, story.deps)
    was = {one.name: one.value for one in shown.settings}

    first = settings_page.change_settings(own, was, was | {"minutes": "60"}, visitor, story.deps)
    second = settings_page.change_settings(own, was, was | {"language": "de"}, visitor, story.deps)

    assert (first, second) == (("minutes",), ("language",))
    assert (settings(story).minutes, settings(story).language) == (60, "de")
    assert settings_page.change_settings(own, was, was, visitor, story.deps) == ()
    with pytest.raises(BadSetting):
        settings_page.change_settings(own, was, was | {"minutes": "x"}, visitor, story.deps)


def test_every_setting_there_is_can_be_changed_in_the_form(story, browser):
    shown = browser.get(f"/groups/{group_id(story)}/settings").text

    for name in settings(story).as_dict():
        assert f'name="{name}"' in shown
        assert f'id="{name}-is"' in shown


def test_a_new_owner_without_groups_learns_what_comes_next(database, tmp_path):
    told = before(database, tmp_path)
    manage_moderators.add_moderator("olga@example.org", "Olga", False, told.deps)
    with database.tx() as tx:
        olga = tx.scalar(select(PersonRecord.id).where(PersonRecord.name == "Olga"))
    browser = signed_in(console_app(told.deps), told.deps, olga)

    for empty in ("/", "/groups/"):
        page = browser.get(empty).text
        assert "No group yet" in page and 'href="/groups/new"' in page
        assert "facilitator groups" not in page
    assert "Nothing to remember yet" in browser.get("/memory/").text
