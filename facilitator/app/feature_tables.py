"""What each feature gives to those below it that do not know it: by kind of mail."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from facilitator.features.agenda import send_agenda
from facilitator.features.commitments import follow_up, thank
from facilitator.features.memory import past_solutions
from facilitator.features.office_hours import offer_office_hours
from facilitator.kit.deps import Refresher

REFRESHERS: Mapping[str, Refresher] = MappingProxyType({
    past_solutions.DRAFT: Refresher(send_agenda.write_anew, past_solutions.of_mail),
    past_solutions.AGENDA: Refresher(past=past_solutions.of_mail),
    follow_up.KIND: Refresher(follow_up.write_anew),
    follow_up.THANKS: Refresher(thank.write_anew),
    offer_office_hours.KIND: Refresher(offer_office_hours.write_anew),
})  # fmt: skip
