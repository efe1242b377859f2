"""What is asked of a model: the prompts a group words itself, the ledger of calls, and each call
as durable work. Imports no other room.
"""

SURFACE = {
    "call_ledger": "LedgerInMemory LedgerInRecords",
    "group_prompts": "fits in_force own_prompts published",
    "jobs.model_calls": "AskedOnce bind_model",
}
