"""For monitoring: liveness (`/healthz`), readiness (`/readyz`) and figures (`/metrics`)."""
