"""Due days: read in the language of the session, and a warning where a weekday contradicts one."""

from datetime import date

from facilitator.domain.notices import notice
from facilitator.domain.people.person import Roster
from facilitator.engines.offline import OfflineEngine
from facilitator.features.recaps.debrief import RememberedSession, recap_from_memory
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from tests.people import MEMBERS, zoom_vtt

SCRIPT = """
Alice: Welcome everyone. Final round, one commitment each.
Bob: I will talk to her by Friday the 13th of March.
Lee: I will see the hall by Thursday the 13th of March.
"""


def test_a_weekday_that_contradicts_its_date_is_a_warning():
    handed = SessionFiles([zoom_vtt(SCRIPT).encode()], MEMBERS, date(2026, 3, 4))
    recap = make_recap(handed, OfflineEngine()).recap

    assert [c.due for c in recap.commitments] == [date(2026, 3, 13)] * 2
    (lee,) = (c.member for c in recap.commitments if "hall" in c.text)
    assert [w for w in recap.warnings if w.code == "weekday_contradicts_date"] == [
        notice("weekday_contradicts_date", member=lee, said="Thursday the 13th of March")
    ]


def test_what_a_moderator_remembers_has_its_day_in_their_language():
    memory = RememberedSession(promises=[("Lee", "Die Bank anrufen, bis Freitag in acht Tagen")])
    handed = SessionFiles((), None, date(2026, 3, 4), language="de")
    (promise,) = recap_from_memory(memory, handed, Roster()).recap.commitments

    assert promise.due == date(2026, 3, 13)
