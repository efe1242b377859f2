"""Demo data, and simulated meetings with a fake Zoom on this machine, without a Zoom account."""
