"""Mail that reminds a member once of a check-in they have not answered."""

from facilitator.features.checkins.mails._check_in import SAMPLE
from facilitator.features.checkins.mails._check_in import check_in_variables as context

__all__ = ["SAMPLE", "context"]
