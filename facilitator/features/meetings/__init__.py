"""What a platform tells of a group's meetings: rooms, planned sessions, sittings and who was
there. Imports no other room.
"""

SURFACE = {
    "follow_rooms": "BY_NAME new_session plan_sessions room_of",
    "follow_sittings": "complete_visits near_session note session_at stop_waiting",
    "link_room": "link_room meets_in room_in",
    "plan_session": (
        "Coming check_free check_minutes coming instant plan_session planned_then set_topic "
        "to_come topic_of write_down"
    ),
}
