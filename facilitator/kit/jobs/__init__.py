"""Durable work: workflows and steps that continue after a crash."""
