"""The question a session opens with: chosen, remembered, rated, and what members add or avoid.
Imports no other room.
"""

SURFACE = {
    "choose_icebreaker": "Asked Round picked remember_use",
    "icebreaker_history": "gathering_of icebreakers_of session_with",
    "member_icebreakers": "forget_icebreakers",
}
