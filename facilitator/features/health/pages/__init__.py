"""Health checks: liveness (`/healthz`) and readiness (`/readyz`)."""
