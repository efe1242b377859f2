"""The prompt studio: a group words its prompts, previews and tries them, publishes and goes back.
Imports access, llm, recaps and transcripts.
"""

SURFACE = {
    "jobs.trials": "look start",
    "try_prompt": "tidy_trials",
}
