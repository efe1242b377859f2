"""What a group can search: the index of its hot seats, the search over it, and past solutions.
Imports access.
"""

SURFACE = {
    "index": "called_now clear_session hide index keep_memory prepare_index refresh reindex",
    "past_solutions": "AGENDA DRAFT of_mail past_solutions",
    "search": "Filters Found Gift LONGEST Page search",
}
