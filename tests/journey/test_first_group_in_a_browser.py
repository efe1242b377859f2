"""From the first sign-in to the first group in a real browser, with the pages alone to go by."""

import pytest
from playwright.sync_api import expect

from facilitator.adapters.clock import SystemClock
from facilitator.features.groups import manage_groups
from facilitator.records.database import Database
from tests.standins.browser import LOOKS, opened, served
from tests.standins.command import facilitator
from tests.standins.console import console_app, is_fine, unfolded
from tests.standins.deps import deps_of

MEMBERS = """name,email,aliases,role
Ana Berg,ana@example.org,,
Dana Reyes,dana@example.org,Dee; D. Reyes,
Omar Haddad,omar@example.org,,moderator
"""


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_first_link_leads_to_the_first_group(browser, tmp_path, width, scheme):
    url = f"sqlite:///{tmp_path / 'records.db'}"
    made = facilitator(
        tmp_path, "moderators", "add", "Ana@Example.org", FACILITATOR_DATABASE_URL=url
    )
    link = made.stdout.strip().splitlines()[-1]
    db = Database(url)
    app = console_app(deps_of(db, tmp_path, clock=SystemClock()))
    with served(app) as base, opened(browser, width, scheme, scripts=True) as page:
        page.goto(f"{base}/sign-in/{link.rpartition('/')[2]}")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{base}/")
        expect(page.get_by_role("heading", name="No group yet")).to_be_visible()
        assert is_fine(unfolded(page))
        _made(page, base)
        _filled(page)
        _looked_after(page)
    group = manage_groups.show_group("Founders North", db)
    assert (group.settings.theme, group.settings.time_zone) == ("founders", "Europe/Berlin")
    told = [(m.person.name, m.person.role.value) for m in group.members]
    assert told == [("Ana Berg", "moderator"), ("Dana", "member"), ("Omar Haddad", "moderator")]
    assert group.members[0].person.email == "ana@example.org"
    db.close()


def _made(page, base):
    """A group, after one mistake."""
    page.get_by_role("link", name="New group").click()
    page.wait_for_url(f"{base}/groups/new")
    page.wait_for_load_state()
    page.get_by_label("Name", exact=True).fill("Founders North")
    page.get_by_role("radio", name="Founders").check()
    page.get_by_label("Session format").select_option(label="Mastermind, 60 minutes")
    page.get_by_label("Length in minutes").fill("7")
    page.get_by_label("Time zone").fill("europe/berlin")
    page.get_by_role("button", name="Make this group").click()
    expect(page.get_by_role("alert")).to_contain_text("The group is not made yet")
    page.wait_for_load_state()
    assert is_fine(unfolded(page))
    expect(page.get_by_role("radio", name="Founders")).to_be_checked()
    page.get_by_label("Length in minutes").fill("60")
    page.get_by_role("button", name="Make this group").click()
    page.wait_for_url("**/members?new=yes")
    expect(page.get_by_role("status")).to_contain_text("Now say who else is in it.")


def _filled(page):
    """Its members, pasted, looked at and taken."""
    page.wait_for_load_state()
    assert is_fine(unfolded(page))
    page.get_by_label("Paste it here").fill(MEMBERS)
    page.get_by_role("button", name="Show what would change").click()
    page.wait_for_url("**/members/list")
    expect(page.get_by_role("heading", name="What the list would change")).to_be_visible()
    assert page.get_by_text("joins", exact=True).count() == 2
    assert is_fine(unfolded(page))
    page.get_by_role("button", name="Make these changes").click()
    page.wait_for_url("**/members?taken=yes")
    for name in ("Ana Berg", "Dana Reyes", "Omar Haddad"):
        expect(page.get_by_role("listitem").filter(has_text=name)).to_be_visible()


def _looked_after(page):
    """One of them changed; the group shows them all, and where guests are asked."""
    page.get_by_role("link", name="Change Dana Reyes").click()
    page.wait_for_url("**/members/*")
    page.wait_for_load_state()
    assert is_fine(unfolded(page))
    page.get_by_label("Name", exact=True).fill("Dana")
    page.get_by_role("button", name="Keep this").click()
    page.wait_for_url("**/members?kept=*")
    page.get_by_role("link", name="Overview").click()
    page.wait_for_url("**/groups/*")
    members = page.get_by_role("region", name="Members")
    for name in ("Ana Berg", "Dana", "Omar Haddad"):
        expect(members.get_by_text(name, exact=True)).to_be_visible()
    page.get_by_role("link", name="Guests", exact=True).click()
    page.wait_for_url("**/guests")
    expect(page.get_by_text("No session is planned that somebody")).to_be_visible()
    assert is_fine(unfolded(page))
