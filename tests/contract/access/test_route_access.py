"""Who may open what of the console: every route there is, as everybody there is."""

import shutil

import pytest
from sqlalchemy import select

from facilitator.features.access import manage_moderators
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from tests.standins.check_ins import before
from tests.standins.console import areas, console_app, signed_in
from tests.standins.databases import rows

READS = {"GET", "HEAD", "OPTIONS"}


@pytest.fixture(scope="module")
def place(tmp_path_factory, blank):
    """The console of two groups, with browsers of everybody."""
    folder = tmp_path_factory.mktemp("console")
    shutil.copyfile(blank, folder / "records.db")
    database = Database(f"sqlite:///{folder / 'records.db'}")
    story = before(database, folder)
    app = console_app(story.deps)
    with database.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        other = GroupRecord(name="Makers South")
        mara = PersonRecord(name="Mara", email="mara@example.org")
        tx.add(MembershipRecord(group=other, person=mara, role="moderator"))
        tx.flush()
        ids = {
            "group_id": group.id,
            "session_id": story.session_id,
            "person_id": mara.id,
            "prompt": "session",
        }
        mara_id, dana_id = mara.id, story.people["Dana"]
    manage_moderators.add_moderator("olga@example.org", "Olga", True, story.deps)
    with database.tx() as tx:
        olga = tx.scalar(select(PersonRecord.id).where(PersonRecord.name == "Olga"))
    browsers = {
        "nobody": app.test_client(),
        "a member": signed_in_as_member(app, story.deps, dana_id),
        "another group's moderator": signed_in(app, story.deps, mara_id),
        "the moderator": signed_in(app, story.deps, story.people["Alice"]),
        "an owner": signed_in(app, story.deps, olga),
    }
    yield app, browsers, ids, story
    database.close()


def signed_in_as_member(app, deps, person_id):
    """A member who was a moderator when they signed in."""
    with deps.db.tx() as tx:
        own = select(MembershipRecord).where(MembershipRecord.person_id == person_id)
        row = tx.scalars(own).one()
        row.role = "moderator"
    browser = signed_in(app, deps, person_id)
    with deps.db.tx() as tx:
        tx.get_one(MembershipRecord, row.id).role = "member"
    return browser


def routes(app):
    """Each route of the console, as (rule, method)."""
    ours = {made.name for made in areas(app)}
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        if rule.endpoint.split(".")[0] in ours and not rule.endpoint.endswith(".static")
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
    ]


def opened(app, browser, rule, method, ids):
    known = {name: ids.get(name, 1 if "int" in str(rule) else "x") for name in rule.arguments}
    with app.test_request_context():
        path = app.url_map.bind("localhost").build(rule.endpoint, known, method=method)
    return browser.open(path, method=method)


def test_nobody_and_no_member_gets_behind_the_door(place):
    app, browsers, ids, _ = place
    for rule, method in routes(app):
        for who in ("nobody", "a member"):
            answer = opened(app, browsers[who], rule, method, ids)
            assert answer.status_code == 303, (who, method, str(rule))
            assert answer.headers["Location"].startswith("/sign-in"), (who, method, str(rule))


def test_a_group_is_there_for_its_own_moderators_and_owners_alone(place):
    app, browsers, ids, _ = place
    seen = 0
    for rule, method in routes(app):
        if method not in READS or not {"group_id", "session_id"} & rule.arguments:
            continue
        seen += 1
        told = {
            who: opened(app, one, rule, method, ids).status_code for who, one in browsers.items()
        }
        assert told["another group's moderator"] == 404, str(rule)
        assert told["the moderator"] == told["an owner"] != 404, str(rule)
        assert told["the moderator"] < 400, str(rule)
    assert seen


def test_every_page_that_is_no_groups_opens_for_every_moderator_and_names_no_other_group(place):
    app, browsers, ids, _ = place
    for rule, method in routes(app):
        if method in READS and not rule.arguments:
            for who in ("the moderator", "an owner", "another group's moderator"):
                answer = opened(app, browsers[who], rule, method, ids)
                assert answer.status_code in (200, 302, 403), (who, str(rule))
                if who == "another group's moderator":
                    assert "Founders North" not in answer.text, str(rule)


def test_no_change_is_made_without_the_token_of_a_form(place):
    app, browsers, ids, story = place
    before = rows(story)
    for rule, method in routes(app):
        if method not in READS:
            for who in ("another group's moderator", "the moderator", "an owner"):
                answer = opened(app, browsers[who], rule, method, ids)
                assert answer.status_code == 403, (who, method, str(rule))
    assert rows(story) == before


def test_pages_run_no_script_but_their_own_and_are_kept_nowhere(place):
    _, browsers, _, _ = place
    told = browsers["the moderator"].get("/").headers

    assert "script-src 'self'" in told["Content-Security-Policy"]
    assert "unsafe" not in told["Content-Security-Policy"]
    assert told["Cache-Control"] == "no-store"
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in told["Permissions-Policy"]


@pytest.mark.parametrize("sent", ["", "../../etc/passwd", "Nowhere/Land", "a" * 3000, "Europe"])
def test_a_browser_may_say_any_nonsense_for_its_zone(place, sent):
    app, _, _, story = place
    browser = signed_in(app, story.deps, story.people["Alice"])
    browser.set_cookie("zone", sent)
    page = browser.get("/")
    assert page.status_code == 200
    assert "your time" not in page.text
