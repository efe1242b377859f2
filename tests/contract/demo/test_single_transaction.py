"""The records in one as_one: parts see each other's rows, and all is kept or nothing."""

import pytest
from sqlalchemy import select

from facilitator.demo.single_transaction import SingleTransactionDatabase
from facilitator.records.groups import GroupRecord

NAMES = select(GroupRecord.name).order_by(GroupRecord.name)


def add(db, name):
    with db.tx() as tx:
        tx.add(GroupRecord(name=name, theme="base"))


def names(db):
    with db.tx() as tx:
        return list(tx.scalars(NAMES))


def test_a_part_reads_what_an_earlier_one_wrote_and_all_of_it_is_kept(database):
    one = SingleTransactionDatabase(database)
    with one.as_one():
        add(one, "North")
        assert names(one) == ["North"]
        with one.tx() as tx:
            tx.scalars(select(GroupRecord)).one().name = "South"
        assert names(one) == ["South"]
    assert names(database) == ["South"]


def test_nothing_is_kept_of_a_breath_that_is_broken_off(database):
    one = SingleTransactionDatabase(database)
    with pytest.raises(ZeroDivisionError), one.as_one():
        add(one, "North")
        raise ZeroDivisionError
    assert names(database) == []


def test_outside_of_a_breath_it_is_the_database_as_ever(database):
    one = SingleTransactionDatabase(database)
    add(one, "North")
    assert names(database) == ["North"]
