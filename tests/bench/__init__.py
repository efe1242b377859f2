"""`make bench`: prints how true and how fast; the figures go to docs/benchmarks.md."""
