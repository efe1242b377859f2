"""How a person's words and name are taken out of one kind of record; called when somebody is
forgotten, strikes words, or the time of a record is over. Imports live.
"""

SURFACE = {
    "forget_agendas": "forget_agendas",
    "forget_check_ins": "remove_check_ins remove_name_in_check_ins",
    "forget_edits": "remove_name_in_edits",
    "forget_guests": "forget_guests let_guests_words_go",
    "forget_prompts": "forget_trials remove_name_in_wordings",
    "remove_words": "remove_words",
}
