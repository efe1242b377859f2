"""A group is set up in the console, on both databases: made, named, filled with people."""

import io
import re

import pytest
from sqlalchemy import func, select

from facilitator.domain.errors import BadRoster, BadSetting, NotFound, Refused, WriteConflict
from facilitator.domain.people.person import Role
from facilitator.features.access import manage_moderators, sign_in
from facilitator.features.access.group_access import GroupRef
from facilitator.features.access.sign_in import Visitor
from facilitator.features.groups import group_form, manage_groups, manage_members
from facilitator.features.guests import manage_guests
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.accounts import AccountRecord, SignInRecord
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.sessions import SessionRecord
from tests.standins.check_ins import before
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.databases import ON_BOTH, ON_SQLITE

pytestmark = ON_SQLITE  # pages; what they keep, one story or more shows on both

GROUP = "Founders North"
ROOM = "83297362914"


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


@pytest.fixture
def browser(story):
    return signed_in(console_app(story.deps), story.deps, story.people["Alice"])


@pytest.fixture
def own(story):
    with story.deps.db.tx() as tx:
        group_id = tx.scalars(select(GroupRecord.id)).one()
    return GroupRef(group_id, alice(story))


def alice(story):
    return Visitor(story.people["Alice"], "Alice", "alice@example.org")


def mara(story, role="moderator"):
    """Who moderates another group, and has signed in."""
    with story.deps.db.tx() as tx:
        other = GroupRecord(name="Makers South", time_zone="Europe/Berlin", language="de")
        found = PersonRecord(name="Mara", email="mara@example.org", time_zone="Asia/Tokyo")
        tx.add(MembershipRecord(group=other, person=found, role=role))
        tx.flush()
        return Visitor(found.id, "Mara", "mara@example.org")


def owner(story):
    manage_moderators.add_moderator("Olga@Example.org", "Olga", True, story.deps)
    with story.deps.db.tx() as tx:
        found = tx.scalars(select(PersonRecord).where(PersonRecord.name == "Olga")).one()
        return Visitor(found.id, "Olga", found.email, is_owner=True)


def number(story, name, group=GROUP):
    """The number of somebody's place in a group."""
    with story.deps.db.tx() as tx:
        found = select(MembershipRecord.id).join(PersonRecord).join(GroupRecord)
        return tx.scalars(found.where(PersonRecord.name == name, GroupRecord.name == group)).one()


def people(story, group=GROUP):
    shown = manage_groups.show_group(group, story.deps.db)
    return {m.person.name: m.person for m in shown.members}


def deeds(story):
    with story.deps.db.tx() as tx:
        rows = tx.scalars(select(AuditEntryRecord).order_by(AuditEntryRecord.id)).all()
        return [(row.what, row.by_id) for row in rows]


def post(browser, url, shown=None, **typed):
    shown = shown or browser.get(url)
    return browser.post(url, data=typed | {"token": token_in(shown)})


def lines(*rows, header="name,email,aliases,role"):
    return "\n".join([header, *rows]).encode()


def rowed(browser, own, content, **more):
    """A list that is handed in."""
    shown = browser.get(f"/groups/{own.group_id}/members")
    url = f"/groups/{own.group_id}/members/list"
    return browser.post(url, data={"token": token_in(shown), "list": content, **more})


def shown_to_take(page):
    """What the page with the changes brings along to have them made."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))


# making and naming


@ON_BOTH
def test_who_makes_a_group_moderates_it_and_is_its_first_member(story):
    visitor = mara(story)
    typed = {"name": " Founders  West ", "theme": "founders", "format": "mastermind-60",
             "minutes": "60", "cadence": "weekly", "time_zone": "europe/lisbon",
             "language": "pt", "room": "832 9736 2914"}  # fmt: skip

    made = group_form.create_group(typed, visitor, story.deps)

    group = manage_groups.show_group("Founders West", story.deps.db)
    assert (group.id, group.room, group.settings.theme) == (made, ROOM, "founders")
    assert (group.settings.time_zone, group.settings.language) == ("Europe/Lisbon", "pt")
    assert [(m.person.name, m.person.role) for m in group.members] == [("Mara", Role.MODERATOR)]
    assert deeds(story)[-1] == ("made a group", visitor.person_id)


def test_a_new_group_takes_its_zone_and_language_from_the_other_one(story):
    offer = group_form.new_group_form(mara(story), story.deps)

    assert (offer.usual.time_zone, offer.usual.language) == ("Europe/Berlin", "de")
    assert all(one.title and one.about for one in (*offer.themes, *offer.formats))
    nobody = Visitor(story.people["Dana"], "Dana", "dana@example.org")
    assert group_form.new_group_form(nobody, story.deps).usual.time_zone == "UTC"


def test_all_that_is_wrong_with_a_new_group_is_told_at_once_and_nothing_is_made(story, own):
    visitor = mara(story)
    manage_groups.edit_group(GROUP, {}, story.deps.db, room=ROOM)

    with pytest.raises(BadSetting) as refused:
        group_form.create_group(
            {"name": "founders north", "room": ROOM, "minutes": "5", "theme": "gardens"},
            visitor, story.deps,
        )  # fmt: skip

    assert set(refused.value.wrong) == {"name", "room", "minutes", "theme"}
    assert GROUP not in refused.value.wrong["room"]
    assert len(manage_groups.list_groups(story.deps.db)) == 2
    for name in ("", "x" * 201, "a\x00b"):
        with pytest.raises(BadSetting):
            group_form.create_group({"name": name}, visitor, story.deps)


def test_a_group_is_made_in_a_page_and_its_members_come_next(story, browser):
    shown = browser.get("/groups/new")
    assert "For people who started a company and still carry it." in shown.text

    wrong = post(browser, "/groups/new", name="<b>Founders</b>", room="my room", theme="founders")
    made = post(browser, "/groups/new", name="<b>Founders</b>", theme="founders")

    assert wrong.status_code == 422
    assert wrong.text.count("My room is no meeting&#39;s number. It has digits only.") == 2
    assert 'value="&lt;b&gt;Founders&lt;/b&gt;"' in wrong.text
    assert (made.status_code, made.headers["Location"].endswith("/members?new=yes")) == (303, True)
    there = browser.get(made.headers["Location"]).text
    assert "&lt;b&gt;Founders&lt;/b&gt; is there, and you moderate it." in there
    assert "Founders&lt;/b&gt;" in browser.get("/groups/").text


@ON_BOTH
def test_a_group_keeps_everything_under_a_new_name_and_gets_a_room(story, browser, own):
    url = f"/groups/{own.group_id}/settings"
    add = manage_groups.add_group
    add("Makers South", {}, story.deps.db, room="111222333")

    def changed(**typed):
        shown = browser.get(url)
        was = dict(re.findall(r'name="was-(\w+)" value="([^"]*)"', shown.text))
        told = {f"was-{key}": value for key, value in was.items()} | was | typed
        told = {key: value for key, value in told.items() if value != "off"}
        return browser.post(url, data=told | {"token": token_in(shown)})

    taken = changed(name="makers south", room="111222333")
    kept = changed(name="Founders of the North", room=ROOM)
    emptied = changed(room="")

    assert taken.status_code == 422
    assert taken.text.count("There is a group Makers South already.") == 2
    assert taken.text.count("Another group meets in 111222333 already.") == 2
    assert (kept.status_code, emptied.status_code) == (303, 422)
    assert "kept=name+room" in kept.headers["Location"]
    assert (
        "<b>Changed:</b> Name, Zoom meeting number." in browser.get(kept.headers["Location"]).text
    )
    group = manage_groups.show_group("Founders of the North", story.deps.db)
    assert (group.id, group.room, len(group.members)) == (own.group_id, ROOM, 5)
    with story.deps.db.tx() as tx:
        of_it = select(func.count()).where(SessionRecord.group_id == own.group_id)
        assert tx.scalar(of_it) == 2


# members, one by one


@ON_BOTH
def test_members_are_added_changed_taken_out_and_brought_back(story, own):
    deps = story.deps

    assert (
        manage_members.add_member(own, {"name": "Omar", "email": "Omar@Example.org"}, deps)
        == "Omar"
    )
    changes = manage_members.change_member(
        own, number(story, "Omar"),
        {"name": "Omar Haddad", "aliases": "Omar; OH", "role": "moderator",
         "time_zone": "asia/amman"},
        deps,
    )  # fmt: skip

    assert [name for name, _, _ in changes.changed[0].fields] == [
        "name", "aliases", "role", "time_zone"
    ]  # fmt: skip
    omar = people(story)["Omar Haddad"]
    assert (omar.email, omar.aliases, omar.role) == (
        "omar@example.org", ("Omar", "OH"), Role.MODERATOR,
    )  # fmt: skip
    assert manage_members.remove_member(own, number(story, "Bob"), deps) == "Bob"
    assert "Bob" not in people(story)
    assert manage_members.open_members(own, deps).former == ("Bob",)
    manage_members.add_member(own, {"name": "Bob", "role": ""}, deps)
    assert people(story)["Bob"].email == "bob@example.org"
    assert deeds(story)[-4:] == [("changed the members", story.people["Alice"])] * 4


def test_nobody_is_added_who_is_there_or_asked_to_be_forgotten(story, own):
    for fields in ({"name": "Bob"}, {"name": "Robert", "email": "bob@example.org"}):
        with pytest.raises(Refused, match="Bob is in this group already"):
            manage_members.add_member(own, fields, story.deps)
    forget_person("lee@example.org", story.deps.db)

    for fields in ({"name": "Lee"}, {"name": "L.", "email": "lee@example.org"}):
        with pytest.raises(Refused, match="asked to be forgotten"):
            manage_members.add_member(own, fields, story.deps)
    with pytest.raises(BadRoster):
        manage_members.change_member(own, number(story, "Bob"), {"name": "dana"}, story.deps)
    assert "Bob" in people(story)


def test_a_group_is_never_left_without_a_moderator(story, own):
    deps, her = story.deps, number(story, "Alice")
    everybody = lines("Alice,,,member")

    for attempt in (
        lambda: manage_members.remove_member(own, her, deps),
        lambda: manage_members.change_member(own, her, {"role": "member"}, deps),
        lambda: manage_members.change_member(own, her, {"email": ""}, deps),
        lambda: manage_members.preview_list(own, everybody, False, deps),
        lambda: manage_members.preview_list(own, lines("Bob,,,"), True, deps),
    ):
        with pytest.raises(Refused, match="would have no moderator"):
            attempt()
    assert manage_members.open_members(own, deps).one(her).is_last

    manage_members.change_member(own, number(story, "Bob"), {"role": "moderator"}, deps)
    manage_members.remove_member(own, her, deps)
    assert "Alice" not in people(story)


def test_nobody_gets_into_another_group_by_writing_an_address(story, own):
    """Who signs in does so by their address: it is not for another moderator to write."""
    deps, visitor = story.deps, mara(story)
    manage_members.add_member(own, {"name": "Mara M", "email": "mara@example.org"}, deps)
    place = number(story, "Mara")
    assert manage_members.open_members(own, deps).one(place).is_fixed

    for fields in (
        {"email": "alice+2@example.org"},
        {"name": "M"},
        {"time_zone": "UTC"},
        {"email": ""},
    ):
        with pytest.raises(Refused, match="Mara can sign in or belongs to another group"):
            manage_members.change_member(own, place, fields, deps)
    for row in ("Mara,alice+2@example.org,,", "Bob,mara@example.org,,"):
        with pytest.raises(Refused):
            manage_members.preview_list(own, lines("Mara Q,,,", row), False, deps)
    manage_members.change_member(own, place, {"role": "moderator", "aliases": "MM"}, deps)
    found = people(story)["Mara"]
    assert (found.email, found.time_zone, found.role) == (
        visitor.email, "Asia/Tokyo", Role.MODERATOR,
    )  # fmt: skip


@ON_BOTH
def test_nobody_becomes_somebody_else_by_taking_their_address(story, own):
    """The same person from then on would be signed in as the other one."""
    deps, boss = story.deps, owner(story)
    sign_in.create_first_link(story.people["Alice"], deps)

    for who in (own, GroupRef(own.group_id, boss)):
        with pytest.raises(Refused, match="belongs to someone else"):
            manage_members.change_member(who, number(story, "Alice"), {"email": boss.email}, deps)

    with deps.db.tx() as tx:
        assert tx.scalar(select(SignInRecord.person_id).limit(1)) is not None
        accounts = tx.scalars(select(AccountRecord.person_id)).all()
        assert accounts == [boss.person_id]
        assert tx.get_one(PersonRecord, story.people["Alice"]).email == "alice@example.org"


def test_everybody_may_change_their_own_address_and_an_owner_anybodys(story, own):
    deps = story.deps
    manage_members.change_member(own, number(story, "Alice"), {"email": "al@example.org"}, deps)
    assert people(story)["Alice"].email == "al@example.org"

    boss = GroupRef(own.group_id, owner(story))
    manage_members.change_member(boss, number(story, "Alice"), {"email": "a@example.org"}, deps)
    assert people(story)["Alice"].email == "a@example.org"


def test_a_list_that_gives_a_name_the_address_of_somebody_else_means_somebody_else(story, own):
    boss = owner(story)

    changes = manage_members.preview_list(
        own, lines(f"Alice,{boss.email},,"), False, story.deps
    ).changes

    assert [person.name for person in changes.added] == ["Olga"]
    assert not changes.changed


def test_who_turns_out_to_be_known_elsewhere_keeps_their_name_and_zone(story, own):
    deps = story.deps
    visitor = mara(story)
    manage_members.add_member(own, {"name": "M. from calls"}, deps)

    fields = {"email": "mara@example.org", "time_zone": "Europe/Paris"}
    manage_members.change_member(own, number(story, "M. from calls"), fields, deps)

    found = people(story)["Mara"]
    assert (found.time_zone, found.aliases) == ("Asia/Tokyo", ("M. from calls",))
    with deps.db.tx() as tx:
        both = select(func.count()).where(MembershipRecord.person_id == visitor.person_id)
        assert tx.scalar(both) == 2


def test_members_of_another_group_cannot_be_reached(story, own):
    stranger = GroupRef(own.group_id, mara(story))
    place = number(story, "Mara", "Makers South")

    for attempt in (
        lambda: manage_members.open_members(stranger, story.deps),
        lambda: manage_members.add_member(stranger, {"name": "Eve"}, story.deps),
        lambda: manage_members.remove_member(stranger, number(story, "Bob"), story.deps),
        lambda: manage_members.change_member(own, place, {"role": "member"}, story.deps),
        lambda: manage_members.remove_member(own, place, story.deps),
        lambda: manage_members.preview_list(stranger, lines("Eve,,,"), False, story.deps),
        lambda: manage_guests.list_guests(stranger, story.deps),
        lambda: manage_guests.invite("e@example.org", "Eve", stranger, None, story.deps),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_pages_of_members_say_what_was_done_and_what_cannot_be(story, browser, own):
    url = f"/groups/{own.group_id}/members"
    bob, her = number(story, "Bob"), number(story, "Alice")

    added = post(browser, url, name="<i>Omar</i>", email="omar@example.org", role="member")
    assert (
        "&lt;i&gt;Omar&lt;/i&gt; is in the group now."
        in browser.get(added.headers["Location"]).text
    )
    assert "<i>Omar" not in browser.get(url).text
    wrong = post(browser, url, name="Zoe", email="zoe")
    assert (wrong.status_code, "is not an email address" in wrong.text) == (422, True)
    assert 'value="Zoe"' in wrong.text
    forged = browser.get(url, query_string={"came": "Eve", "left": "Eve"}).text
    assert "Eve" not in forged

    kept = post(browser, f"{url}/{bob}", name="Bob", email="bob@example.org", aliases="Bobby",
                role="member")  # fmt: skip
    assert "What is said of Bob was kept." in browser.get(kept.headers["Location"]).text
    assert (people(story)["Bob"].aliases, people(story)["Bob"].recorded) == (("Bobby",), False)
    left = post(browser, f"{url}/{bob}/leave")
    assert "Bob is not in the group any more." in browser.get(left.headers["Location"]).text
    assert browser.get(f"{url}/{bob}").status_code == 404
    assert "moderates this group alone" in browser.get(f"{url}/{her}/leave").text
    alone = post(browser, f"{url}/{her}/leave")
    assert (alone.status_code, "would have no moderator" in alone.text) == (422, True)


def test_who_leaves_their_own_group_sees_it_no_more(story, browser, own):
    manage_members.change_member(own, number(story, "Bob"), {"role": "moderator"}, story.deps)
    manage_moderators.add_moderator("alice@example.org", "", False, story.deps)

    left = post(browser, f"/groups/{own.group_id}/members/{number(story, 'Alice')}/leave")

    assert left.headers["Location"] == "/groups/"
    assert "No group yet" in browser.get("/groups/").text


# members from a list


@ON_BOTH
def test_a_list_is_shown_first_and_then_just_that_is_done(story, browser, own):
    content = lines("Alice,,,", "Omar <b>,omar@example.org,,", "Bob,,Bobby,")

    shown = rowed(browser, own, content)

    assert shown.status_code == 200
    assert "Nothing has been changed yet." in shown.text and "Omar &lt;b&gt;" in shown.text
    assert set(people(story)) == {"Alice", "Bob", "Dana", "Lee", "Gil"}
    done = browser.post(f"/groups/{own.group_id}/members/list", data=shown_to_take(shown))
    assert done.status_code == 303
    assert "just as it was shown" in browser.get(done.headers["Location"]).text
    assert people(story)["Bob"].aliases == ("Bobby",)
    assert people(story)["Omar <b>"].email == "omar@example.org"
    again = rowed(browser, own, content)
    assert "The list changes nothing" in again.text and "Make these changes" not in again.text


def test_what_changed_meanwhile_is_shown_anew_and_nothing_is_done(story, browser, own):
    shown = rowed(browser, own, lines("Omar,omar@example.org,,", "Bob,,Bobby,"))
    manage_members.add_member(own, {"name": "Omar", "email": "omar@example.org"}, story.deps)

    late = browser.post(f"/groups/{own.group_id}/members/list", data=shown_to_take(shown))

    assert late.status_code == 409
    assert "The group has changed since you looked" in late.text
    assert people(story)["Bob"].aliases == ()
    done = browser.post(f"/groups/{own.group_id}/members/list", data=shown_to_take(late))
    assert (done.status_code, people(story)["Bob"].aliases) == (303, ("Bobby",))


def test_a_mark_is_good_for_its_own_list_and_choice_alone(story, own):
    deps, first = story.deps, lines("Alice,,,", "Omar,omar@example.org,,")
    seen = manage_members.preview_list(own, first, False, deps)

    for content, remove in ((lines("Eve,eve@example.org,,moderator"), False), (first, True)):
        with pytest.raises(WriteConflict):
            manage_members.import_list(own, content, remove, seen.mark, deps)
    manage_members.import_list(own, first, False, seen.mark, deps)
    assert "Omar" in people(story) and "Bob" in people(story)


def test_a_file_counts_before_what_was_pasted_and_who_is_missing_may_leave(story, browser, own):
    page = browser.get(f"/groups/{own.group_id}/members")
    wide = "name\temail\nAlice\t\nÉmile\temile@example.org\n".encode("utf-16")
    shown = browser.post(
        f"/groups/{own.group_id}/members/list",
        data={"token": token_in(page), "list": "name\nEve", "remove": "yes",
              "file": (io.BytesIO(wide), "members.csv")},
    )  # fmt: skip

    assert "Émile" in shown.text and "Eve" not in shown.text
    assert shown.text.count('<span class="tag wrong">leaves</span>') == 4
    browser.post(f"/groups/{own.group_id}/members/list", data=shown_to_take(shown))
    assert set(people(story)) == {"Alice", "Émile"}


HOSTILE = {
    "nothing": (b" \n", "There is no list yet."),
    "nul bytes": (b"name\nAl\x00ice", "not a text file"),
    "a formula": (b"name\n=HYPERLINK(1)", "a name must not begin with ="),
    "ten thousand lines": (b"name\n" + b"".join(b"P%d\n" % n for n in range(10_000)), "500 people"),
    "a megabyte": (b"name\n" + b"x" * 1024 * 1024, "larger than 200 KB"),
    "a spreadsheet": (b"PK\x03\x04" + b"x" * 50, "Save it as CSV"),
    "an open quotation mark": (b'name,email\n"Ana,ana@example.org\nBo,', "line break or control"),
    "no header": (b"Ana,ana@example.org", "no column &#39;name&#39;"),
    "a script": (b"name\n<script>,x", "more cells than the first line"),
    "two megabytes and more": (b"x" * 4 * 1024 * 1024, "larger than what can be taken"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_list_is_refused_in_plain_words(story, browser, own, what):
    content, said = HOSTILE[what]

    page = rowed(browser, own, content)

    assert page.status_code in (413, 422)
    assert said in page.text
    assert "Traceback" not in page.text and "facilitator members" not in page.text
    assert set(people(story)) == {"Alice", "Bob", "Dana", "Lee", "Gil"}


def test_a_file_that_is_too_large_is_refused_above_the_list(story, browser, own):
    page = browser.get(f"/groups/{own.group_id}/members")
    file = (io.BytesIO(b"name\n" + b"x" * 300 * 1024), "members.csv")

    refused = browser.post(
        f"/groups/{own.group_id}/members/list", data={"token": token_in(page), "file": file}
    )

    assert (refused.status_code, "larger than 200 KB" in refused.text) == (422, True)


def test_what_came_along_with_a_confirmation_may_be_anything(story, browser, own):
    shown = shown_to_take(rowed(browser, own, lines("Omar,,,")))

    for changed in ({"content": "é%%%"}, {"content": ""}, {"mark": "x" * 999}, {"do": "x"}):
        page = browser.post(f"/groups/{own.group_id}/members/list", data=shown | changed)
        assert page.status_code in (409, 422), changed
    assert "Omar" not in people(story)


# guests


@ON_BOTH
def test_a_guest_is_invited_joins_or_says_no_and_it_is_noted_who_did(story, browser, own):
    url, her = f"/groups/{own.group_id}/guests", story.people["Alice"]

    asked = post(browser, url, do="invite", name="Nadia", email="nadia@example.org")
    assert "An invitation is on its way." in browser.get(asked.headers["Location"]).text
    post(browser, url, do="invite", name="Ruth", email="ruth@example.org", session=story.session_id)
    no = post(browser, url, do="decline", email="nadia@example.org")
    assert "Nothing is sent to them any more." in browser.get(no.headers["Location"]).text
    post(browser, url, do="join", email="ruth@example.org")

    (first, second) = manage_guests.open_guests(own, story.deps).guests
    assert {first.standing, second.standing} == {"declined", "joined"}
    assert deeds(story)[-4:] == [
        ("invited a guest", her), ("invited a guest", her),
        ("wrote down that a guest said no to an invitation", her), ("made a guest a member", her),
    ]  # fmt: skip
    again = post(browser, url, do="invite", name="Nadia", email="nadia@example.org")
    assert (again.status_code, "Nadia said no" in again.text) == (422, True)
    assert "facilitator guests" not in again.text
    assert post(browser, url, do="dance").status_code == 400
    for typed in (
        {"do": "invite", "name": "N", "email": "n@example.org", "session": "9" * 10},
        {"do": "invite", "name": "N", "email": "n@example.org", "session": "0x1"},
        {"do": "join", "email": "a\x00@example.org"},
    ):
        assert post(browser, url, **typed).status_code == 422
    assert browser.get(f"/groups/{'9' * 30}/guests").status_code == 404


def test_where_nothing_is_planned_the_page_says_so_kindly(story, browser, own):
    story.change(cancelled_at=story.deps.clock.now())
    url = f"/groups/{own.group_id}/guests"

    page = browser.get(url)

    assert "No session is planned that somebody could be invited to." in page.text
    late = post(browser, url, do="invite", name="Nadia", email="nadia@example.org")
    assert (late.status_code, "has no session" in late.text) == (422, True)
    unknown = post(browser, url, do="join", email="eve@example.org")
    assert (unknown.status_code, "was invited to" in unknown.text) == (422, True)
    other = post(browser, url, do="invite", name="N", email="n@example.org", session=story.held_id)
    assert (other.status_code, "to come" in other.text) == (422, True)


def test_operators_are_told_how_to_begin_only_where_nobody_moderates(database, tmp_path):
    from tests.standins.deps import deps_of  # noqa: PLC0415 -- a story without anybody

    deps = deps_of(database, tmp_path)
    browser = console_app(deps).test_client()

    assert "facilitator moderators add EMAIL" in browser.get("/sign-in").text
    manage_moderators.add_moderator("olga@example.org", "", False, deps)
    assert "facilitator moderators" not in browser.get("/sign-in").text
