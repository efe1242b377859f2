"""The question a session opens with: chosen, remembered, rated, and what members add or avoid.
Imports no other room.
"""

SURFACE = {
    "choose_icebreaker": "AskedIcebreaker RoundOptions pick_for record_use",
    "icebreaker_history": "gathering_of get_session icebreakers_of",
    "member_icebreakers": "forget_icebreakers",
}
