"""What a group can search: the index of its hot seats, the search over it, and past solutions.
Imports access.
"""

SURFACE = {
    "index": (
        "clear_session current_solution_ids hide_session index_session prepare_index reindex "
        "reindex_outdated update_index"
    ),
    "past_solutions": "AGENDA DRAFT past_solutions past_solutions_for_mail",
    "search": "Filters FoundSolution MAX_QUESTION_LETTERS ResultPage SearchResult search",
}
