"""What is asked of a model: the prompts a group words itself, the ledger of calls, and each call
as durable work. Imports no other room.
"""

SURFACE = {
    "call_ledger": "DatabaseLedger MemoryLedger",
    "group_prompts": "fits own_prompts published_prompts published_text_ids",
    "jobs.model_calls": "CachedModel bind_model",
}
