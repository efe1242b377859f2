"""A database that had another test before is as good as new, or is not lent again."""

import pytest
from sqlalchemy import text

from facilitator.records.database import Database
from tests.contract.recaps.test_kept_recaps import HANDED, everything, made, store_session
from tests.standins.databases import Lent


@pytest.fixture
def lent(postgres):
    return Lent(postgres)


def used(lent, use):
    """The address of a database that was lent, and what its user made of it."""
    with lent.one() as url:
        opened = Database(url)
        told = use(opened)
        opened.close()
    return url, told


def test_a_used_database_is_as_good_as_new(lent):
    def kept(database):
        before = everything(database)
        session_id = store_session(HANDED, made(), database).session_id
        return before, session_id

    first, told = used(lent, kept)
    second, told_again = used(lent, kept)

    assert second == first
    assert told_again == told


def test_a_database_with_other_tables_is_not_lent_again(lent):
    changes = (
        "ALTER TABLE groups ADD COLUMN motto text", "CREATE INDEX mine ON groups (theme)",
        "ALTER TABLE groups ALTER theme SET DEFAULT 'x'",
    )  # fmt: skip

    lent_out = [used(lent, changed(change))[0] for change in (*changes, "SELECT 1")]

    assert len(set(lent_out)) == len(lent_out)


def changed(change):
    def use(database):
        with database.engine.begin() as connection:
            connection.execute(text(change))

    return use


def test_a_database_that_somebody_is_still_in_is_not_lent_again(lent):
    first, stays = used(lent, lambda database: database.engine.connect())
    second, _ = used(lent, everything)

    stays.invalidate()
    stays.close()
    assert second != first
