"""What a platform tells of a group's meetings: rooms, planned sessions, sittings and who was
there. Imports no other room.
"""

SURFACE = {
    "link_room": "link_room room_of_group set_room",
    "missing_meetings": "is_missing look_again",
    "meeting_events": (
        "complete_visits find_or_create_session find_session_near record_event "
        "stop_waiting_for_transcript"
    ),
    "plan_session": (
        "PlannedSession check_free check_minutes checked_topic find_session_planned_at "
        "future_time plan_session set_topic store_planned_session time_in_utc upcoming_sessions"
    ),
    "planned_sessions": "BY_NAME create_session find_room sync_planned_sessions",
}
