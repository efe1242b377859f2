"""Durable work: workflows and steps that go on after a crash."""
