"""The prompt studio: a group words its prompts, previews and tries them, publishes and goes back.
Imports access, llm, recaps and transcripts.
"""

SURFACE = {
    "jobs.trials": "find_due start_due",
    "prompt_trials": "delete_old_trials",
}
