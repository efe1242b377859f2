"""Mail with the check-in: a few questions to a member before a session."""

from facilitator.features.checkins.mails._check_in import SAMPLE
from facilitator.features.checkins.mails._check_in import check_in_variables as context

__all__ = ["SAMPLE", "context"]
