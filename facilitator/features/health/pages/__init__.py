"""Whether the service lives (`/healthz`), and whether it can do its work (`/readyz`)."""
