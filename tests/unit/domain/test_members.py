"""What a list changes in a group: who is who, field by field, and nothing the second time."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.errors import BadRoster
from facilitator.domain.people.member_changes import (
    Member,
    change_member,
    compare_members,
    remove_member,
)
from facilitator.domain.people.person import Person, Role
from facilitator.domain.people.roster import RosterLine, parse_lines, read_person

ALICE = Person("Alice", "alice@example.org", role=Role.MODERATOR)
BOB = Person("Bob", "bob@example.org", ("Bobby",), recorded=False)
DANA = Person("Dana")
GROUP = [Member(ALICE), Member(BOB), Member(DANA)]


def lines(text):
    return parse_lines(text.encode())[0]


def compared(text, members=GROUP, **more):
    return compare_members(members, lines(text), **more)


def told(changes):
    return {one.before.person.name: one.fields for one in changes.changed}


def applied(members, changes):
    """The group as it is once the changes were made."""
    now = list(members)
    for one in (*changes.changed, *changes.left):
        now[one.at] = one.after
    return [*now, *(Member(person) for person in changes.added)]


def test_the_same_list_changes_nothing():
    changes = compared("name,email,role,recorded\nAlice,alice@example.org,moderator,yes\n"
                       "Bob,bob@example.org,member,no\nDana,,,\n")  # fmt: skip

    assert changes.is_nothing
    assert [p.name for p in changes.unchanged] == ["Alice", "Bob", "Dana"]


def test_what_a_list_leaves_open_stays():
    changes = compared("name,role,recorded,aliases\nAlice,,,\nBob,,,\nDana,guest,,Dee\n")

    assert told(changes) == {"Dana": (("aliases", "", "Dee"), ("role", "member", "guest"))}


def test_a_new_name_at_a_known_address_is_a_new_name():
    changes = compared("name,email\nRobert,BOB@example.org\nAlice,\nDana,\n")

    assert told(changes) == {"Bob": (("name", "Bob", "Robert"),)}
    assert changes.added == ()
    assert any("Bob is called Robert from now on" in w.english for w in changes.warnings)


def test_an_alias_at_a_known_address_renames_nobody():
    changes = compared("name,email,aliases\nBobby,bob@example.org,Bobs\nAlice,,\nDana,,\n")

    assert told(changes) == {"Bob": (("aliases", "Bobby", "Bobs; Bobby"),)}


def test_a_known_name_gets_its_address_or_another():
    changes = compared("name,email\nDana,dana@example.org\nAlice,alice@new.example.org\nBob,\n")

    assert told(changes) == {
        "Alice": (("email", "alice@example.org", "alice@new.example.org"),),
        "Dana": (("email", "", "dana@example.org"),),
    }
    assert any(
        "Mail for Alice goes to alice@new" in warning.english for warning in changes.warnings
    )


def test_an_address_that_goes_to_another_leaves_its_member():
    changes = compared("name,email\nAlice,bob@example.org\nBob,\nDana,\n")

    assert told(changes) == {
        "Alice": (("email", "alice@example.org", "bob@example.org"),),
        "Bob": (("email", "bob@example.org", ""),),
    }
    assert any("no longer Bob's address" in warning.english for warning in changes.warnings)


def test_two_who_changed_addresses_keep_their_names():
    changes = compared("name,email\nAlice,bob@example.org\nBob,alice@example.org\nDana,\n")

    assert told(changes) == {
        "Alice": (("email", "alice@example.org", "bob@example.org"),),
        "Bob": (("email", "bob@example.org", "alice@example.org"),),
    }


def test_who_is_not_on_the_list_leaves_only_when_told():
    stays = compared("name\nAlice\nBob\n")
    leaves = compared("name\nAlice\nBob\n", remove_missing=True)

    assert [p.name for p in stays.missing] == ["Dana"]
    assert stays.is_nothing
    assert [(one.before.person.name, one.after.has_left) for one in leaves.left] == [("Dana", True)]
    assert leaves.missing == ()


def test_who_has_left_comes_back_as_the_same_person():
    left = [Member(ALICE), replace(GROUP[1], has_left=True)]

    changes = compared("name,email\nAlice,\nBob,bob@example.org\n", left)

    assert told(changes) == {"Bob": (("membership", "left", "member again"),)}
    assert compared("name\nAlice\n", left, remove_missing=True).is_nothing


def test_somebody_known_outside_the_group_joins_under_their_name():
    elsewhere = {"lee@example.org": "Lee Park"}

    changes = compared(
        "name,email\nAlice,\nBob,\nDana,\nLee,lee@example.org\n", elsewhere=elsewhere
    )

    assert changes.added == (Person("Lee Park", "lee@example.org", ("Lee",)),)
    assert compared("name,email\nLee,lee@example.org\n", applied(GROUP, changes)).is_nothing


def test_one_of_the_same_name_with_an_address_known_elsewhere_is_somebody_else():
    changes = compared("name,email\nBob,b@example.org\n", elsewhere={"b@example.org": "Bob"})

    assert [p.email for p in changes.added] == ["b@example.org"]
    assert any("2 members are called Bob" in warning.english for warning in changes.warnings)


def test_the_forgotten_are_not_brought_back():
    changes = compared("name\nAlice\nZoe\n", forgotten=["Zoe"])

    assert changes.added == ()
    assert any("Zoe asked to be forgotten" in warning.english for warning in changes.warnings)


def test_a_yes_to_recording_is_worth_a_second_look():
    changes = compared("name,recorded\nBob,yes\n")

    assert told(changes) == {"Bob": (("recorded", "no", "yes"),)}
    assert any("make sure that they agreed" in warning.english for warning in changes.warnings)


def test_a_group_without_a_moderator_is_told_so():
    assert any("moderator" in w.english for w in compared("name,role\nAlice,member\n").warnings)
    assert not any("moderator" in w.english for w in compared("name\nAlice\n").warnings)


def test_a_name_that_means_two_members_is_refused():
    twice = [*GROUP, Member(Person("Bob", "other@example.org"))]

    with pytest.raises(BadRoster, match="2 members are called Bob"):
        compared("name\nBob\n", twice)

    assert compared("name,email\nBob,other@example.org\n", twice).is_nothing


NAMES = st.sampled_from(["Alice", "Bob", "Dana", "Lee"])
EMAILS = st.sampled_from(["", *(f"{letter}@example.org" for letter in "abcd")])
PEOPLE = st.builds(
    Person,
    NAMES,
    EMAILS,
    st.sampled_from([(), ("Bob",), ("Dee", "D")]),
    st.sampled_from(Role),
    st.booleans(),
    st.sampled_from(["", "Prices"]),
)


def apart(people, key):
    found = {}
    for person in people:
        found.setdefault(key(person), person)
    return list(found.values())


GROUPS = st.lists(st.builds(Member, PEOPLE, st.booleans()), max_size=6).map(
    lambda ms: apart(ms, lambda m: m.person.email or (m.person.name, m.person.aliases))
)
LISTS = st.lists(PEOPLE, min_size=1, max_size=4).map(
    lambda ps: apart(apart(ps, lambda p: p.name), lambda p: p.email or p.name)
)
FIELDS = st.frozensets(st.sampled_from(["aliases", "role", "recorded", "profile"]))


@settings(max_examples=400, deadline=None)
@given(GROUPS, LISTS, FIELDS, st.booleans())
def test_what_was_changed_is_not_changed_again(members, people, fields, remove_missing):
    listed = [RosterLine(p, fields | {"name"} | ({"email"} if p.email else set())) for p in people]
    try:
        changes = compare_members(members, listed, remove_missing=remove_missing)
    except BadRoster:
        return

    now = applied(members, changes)

    addresses = [m.person.email for m in now if m.person.email]
    assert len(addresses) == len(set(addresses))
    assert len(now) >= len(members)
    assert compare_members(now, listed, remove_missing=remove_missing).is_nothing


def test_a_form_says_all_of_a_member_and_an_empty_field_empties():
    line = read_person({"name": "Robert", "email": "", "aliases": "Bob; Bobby", "recorded": "yes"})

    (one,) = change_member(GROUP, 1, line, {}).changed

    assert one.after.person == replace(
        BOB, name="Robert", email="", aliases=("Bob", "Bobby"), recorded=True
    )
    assert change_member(GROUP, 2, read_person({"name": "Dana"}), {}).is_nothing


def test_a_form_gives_nobody_the_name_or_the_address_of_another_member():
    for fields in ({"name": "alice"}, {"name": "Dana", "email": "Bob@Example.org"}):
        with pytest.raises(BadRoster):
            change_member(GROUP, 2, read_person(fields), {})
    gone = [Member(ALICE), Member(BOB, has_left=True), Member(DANA)]
    assert change_member(gone, 2, read_person({"name": "Bob"}), {}).changed
    with pytest.raises(BadRoster, match="Bob has the address"):
        change_member(gone, 2, read_person({"name": "Dana", "email": "bob@example.org"}), {})


def test_who_is_known_elsewhere_keeps_their_name_when_a_form_gives_their_address():
    line = read_person({"name": "Dana", "email": "dee@example.org"})

    (one,) = change_member(GROUP, 2, line, {"dee@example.org": "Dana Reyes"}).changed

    assert (one.after.person.name, one.after.person.aliases) == ("Dana Reyes", ("Dana",))


def test_who_leaves_is_one_and_nothing_else_of_them_changes():
    (one,) = remove_member(GROUP, 1).left

    assert one.after == Member(BOB, has_left=True)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "The name is empty."),
        ({"name": "=cmd()"}, "must not begin with ="),
        ({"name": "Dana", "email": "dana"}, "is not an email address"),
        ({"name": "Dana", "time_zone": "Mars/Base"}, "is not a time zone"),
        ({"name": "Dana", "role": "king", "email": "x"}, "king' is not known; it is one of"),
        ({"name": "Da\x00na"}, "control characters"),
        ({"name": "x" * 501}, "longer than 500 letters"),
    ],
)
def test_a_form_is_read_by_the_rules_of_the_list(fields, said):
    with pytest.raises(BadRoster) as refused:
        read_person(fields)

    assert said in refused.value.message


@given(
    st.dictionaries(st.sampled_from(["name", "email", "aliases", "role", "time_zone"]), st.text())
)
def test_a_form_with_anything_in_it_is_read_or_refused(fields):
    try:
        line = read_person(fields)
    except BadRoster:
        return
    assert line.person.name.strip()
