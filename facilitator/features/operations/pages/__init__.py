"""The console's page of work and costs: what runs, waits or failed, and what models cost."""
