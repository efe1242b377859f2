"""The one reminder to a member who has not answered the check-in."""

from facilitator.features.checkins.mails._check_in import SAMPLE
from facilitator.features.checkins.mails._check_in import told as context

__all__ = ["SAMPLE", "context"]
