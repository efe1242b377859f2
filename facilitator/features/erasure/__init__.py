"""How a person's words and name are taken out of one kind of record; called when somebody is
forgotten, strikes words, or the time of a record is over. Imports live.
"""

SURFACE = {
    "delete_held": "WITH_WORDS delete_held",
    "forget_agendas": "forget_agendas",
    "forget_check_ins": "remove_check_ins remove_name_from_check_ins",
    "forget_edits": "remove_name_from_edits",
    "forget_guests": "delete_expired_guest_texts forget_guests",
    "forget_prompts": "delete_trials remove_name_from_prompts",
    "remove_words": "remove_summaries remove_words",
}
