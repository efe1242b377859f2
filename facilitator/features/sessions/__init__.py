"""The console's pages of one session: planned and moved, before it, after it, and its transcript.
Imports access, agenda, delivery, groups, mail, meetings, memory, review and transcripts.
"""

SURFACE = {
    "compare_plan": "compare_plan",
}
