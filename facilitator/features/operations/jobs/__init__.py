"""Durable jobs of operations."""
