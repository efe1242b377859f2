"""When a mail that did not get through is tried again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.mails import FIRST_PAUSE, GIVE_UP_AFTER, next_mail_try

ASKED = datetime(2026, 3, 4, 20, tzinfo=UTC)


def test_pauses_double_and_the_last_try_is_a_day_later():
    tries = [ASKED]
    while later := next_mail_try(ASKED, tries[-1]):
        tries.append(later)

    minutes = [round((at - ASKED).total_seconds() / 60) for at in tries]
    assert minutes == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440]


@given(st.timedeltas(timedelta(-1), timedelta(3)))
def test_a_next_try_is_later_and_within_the_day(passed):
    found = next_mail_try(ASKED, ASKED + passed)

    assert (found is None) == (passed >= GIVE_UP_AFTER)
    if found:
        assert found >= min(ASKED + passed + FIRST_PAUSE, ASKED + GIVE_UP_AFTER)
        assert found <= ASKED + GIVE_UP_AFTER
