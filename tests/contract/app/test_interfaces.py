"""What others hold on to by its name is still there: addresses, commands, settings, records."""

import pytest

from tests import interfaces

KEPT = interfaces.kept()


@pytest.fixture(scope="module")
def offered():
    return interfaces.offered()


def test_file_and_program_tell_of_the_same_things(offered):
    assert list(offered) == list(KEPT)


@pytest.mark.parametrize("section", KEPT)
def test_every_name_is_still_there(offered, section):
    gone = interfaces.missing(KEPT[section], offered[section])

    assert not gone, (
        f"gone from {section}: {gone}. Somebody's mail, script, settings or database has them: "
        "give the old name back, beside a new one if need be."
    )


@pytest.mark.parametrize("section", KEPT)
def test_every_new_name_is_written_down(offered, section):
    new = interfaces.missing(offered[section], KEPT[section])

    assert not new, (
        f"new in {section}: {new}. From now on it has to stay: if that is meant, "
        "`python -m tests.interfaces` adds it to tests/samples/interfaces.json."
    )
