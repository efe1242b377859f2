"""The member list: read as people save it, refused line by line where it cannot be."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.errors import BadRoster
from facilitator.domain.notices import notice
from facilitator.domain.people.person import Person, Role
from facilitator.domain.people.roster import parse_lines, parse_roster
from facilitator.domain.people.speakers import find_member
from tests.every import every

SAMPLE = "name,email,aliases,role\nDana Ruiz,dana@example.org,Dee;D. R.,member\nLee Park,,,guest\n"
PEOPLE = (
    Person("Dana Ruiz", "dana@example.org", ("Dee", "D. R.")),
    Person("Lee Park", role=Role.GUEST),
)


def refused(content):
    with pytest.raises(BadRoster) as raised:
        parse_roster(content.encode() if isinstance(content, str) else content)
    return str(raised.value)


@every(
    "content",
    [
        SAMPLE.encode(),
        SAMPLE.encode("utf-8-sig"),
        SAMPLE.encode("utf-16"),
        SAMPLE.replace("\n", "\r\n").encode(),
        SAMPLE.replace("\n", "\r").encode(),
        SAMPLE.replace("\n", "\n\n,,,\n").encode(),
        SAMPLE.replace(";", "|").replace(",", ";").encode(),
        ("sep=;\r\n" + SAMPLE.replace(";", "|").replace(",", ";")).encode(),
        SAMPLE.replace(",", "\t").encode(),
        SAMPLE.replace("Dana Ruiz", '"Dana  Ruiz "').encode(),
        SAMPLE.replace("name,email,aliases,role", " Full Name ,E-Mail,ALIAS,Role").encode(),
        SAMPLE.replace("Dana", "\u202aDana\u202c").encode(),
    ],
)
def test_a_list_is_read_however_it_was_saved(content):
    roster, warnings = parse_roster(content)

    assert roster.people == PEOPLE
    assert warnings == ()


def test_letters_of_an_old_spreadsheet_are_read():
    roster, _ = parse_roster("name\nJosé Álvarez\n".encode("latin-1"))

    assert roster.people[0].name == "José Álvarez"


@pytest.mark.parametrize(
    ("cell", "recorded"),
    [("", True), ("Yes", True), ("1", True), ("no", False), ("FALSE", False), ("0", False)],
)
def test_who_said_no_to_recording_is_marked(cell, recorded):
    roster, _ = parse_roster(f"name,Recorded\nDana,{cell}\nLee,\n".encode())

    assert roster.people[0].recorded is recorded


@pytest.mark.parametrize("email", ["o'brien@example.org", "dána@example.org", "dana@mail.local"])
def test_unusual_addresses_are_taken(email):
    roster, _ = parse_roster(f"name,email\nDana,{email}\n".encode())

    assert roster.people[0].email == email


@pytest.mark.parametrize("email", ["a..b@example.org", "dana@exa_mple.org", "dana@-example.org"])
def test_addresses_that_no_mail_server_takes_are_refused(email):
    assert f"'{email}' is not an email address" in refused(f"name,email\nDana,{email}\n")


@pytest.mark.parametrize("title", ["recoded", "do not record", "Not recorded"])
def test_a_column_that_may_be_about_recording_is_never_passed_over(title):
    assert "recorded" in refused(f"name,{title}\nDana,no\n")


def test_every_bad_line_is_named_at_once():
    message = refused(
        "name,email,role,recorded\n"
        "Dana,dana@example.org,member,yes\n"
        ",nobody@example.org,member,yes\n"
        "\n"
        "dana,other@example.org,,\n"
        "Lee,DANA@example.org,,\n"
        "=cmd(),,,\n"
        "Bob,not an address,host,perhaps\n"
        "Ruiz, Dana,d@example.org,member,yes\n"
    )

    for words in (
        "line 3: the name is empty",
        "line 5: dana is already on line 2",
        "line 6: DANA@example.org is already on line 2",
        "line 7: a name must not begin with",
        "line 8: the role 'host' is not known; it is one of moderator, member, guest",
        "recorded is 'perhaps'",
        "'not an address' is not an email address",
        "line 9: more cells",
    ):
        assert words in message


@every(
    ("content", "words"),
    [
        (b"", "no column 'name'"),
        (b"Dana Ruiz,dana@example.org\n", "no column 'name'"),
        (b"name\n", "no members"),
        (b"name,Full name\nDana,Dana\n", "two columns"),
        (b"PK\x03\x04 and so on", "spreadsheet"),
        (b"name\nDa\0na\n", "not a text file"),
        (b"\xff\xfen", "not a text file"),
        (b'name\n"Dana\nLee\n', "quotation mark"),
        (b'name\n"' + b"x" * 200_000 + b'"\n', "cannot be read from line 2"),
        (b"name\n" + b"x" * 600 + b"\n", "longer than"),
        ("name\n🙂\n".encode(), "no letters"),
        (b"name\n" + b"".join(b"Dana %d\n" % n for n in range(501)), "more than 500"),
        (b"name\n" + b"x" * 1024 * 1024, "larger than 1 MB"),
    ],
)
def test_what_cannot_be_a_list_is_refused_with_a_reason(content, words):
    assert words in refused(content)


def test_an_alias_that_means_two_is_warned_of_and_not_used():
    content = b"name,aliases\nDana Ruiz,Office;Lee Park\nLee Park,office\nBob,Bobby\n"

    roster, warnings = parse_roster(content)

    assert len(warnings) == 2
    assert find_member("Office", roster) is None
    assert find_member("Lee Park", roster) == "Lee Park"
    assert find_member("Bobby", roster) == "Bob"


def test_a_column_nobody_knows_is_warned_of():
    _, warnings = parse_roster(b"name,shoe size\nDana,39\n")

    assert warnings == (notice("column_not_used", column="shoe size"),)


NAMES = st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=20)


@given(st.lists(NAMES, min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_every_name_comes_back_or_the_list_is_refused(names, delimiter):
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([["name", "role"], *([n, ""] for n in names)])

    try:
        roster, _ = parse_roster(file.getvalue().encode())
    except BadRoster:
        folded = {" ".join(n.split()).casefold() for n in names}
        assert len(folded) < len(names) or any(not n.strip() for n in names)
    else:
        assert len(roster.people) == sum(bool(name.strip()) for name in names)


@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: f"name\n{t}".encode()))
)
@example(b"name,\x00")
def test_no_content_is_more_than_refused(content):
    try:
        roster, _ = parse_roster(content)
    except BadRoster as refusal:
        assert refusal.advice
    else:
        assert 1 <= len(roster.people) <= 500


def test_profiles_and_time_zones_are_read():
    roster, _ = parse_roster(
        b"name,profile,Time zone\nDana,Ran sales at three startups,europe/madrid\nLee,,\n"
    )

    assert roster.people == (
        Person("Dana", profile="Ran sales at three startups", time_zone="Europe/Madrid"),
        Person("Lee"),
    )


def test_a_time_zone_that_is_none_and_a_profile_that_is_a_book_are_refused():
    told = refused("name,time_zone,profile\nDana,Madrid,\nLee,," + "x" * 2001 + "\n")

    assert "line 2: 'Madrid' is not a time zone such as Europe/Berlin" in told
    assert "line 3: the profile is longer than 2000 letters" in told


def test_a_line_tells_what_it_leaves_open():
    lines, _ = parse_lines(b"name,email,role\nDana,,guest\n")

    assert lines[0].told == {"name", "role"}
