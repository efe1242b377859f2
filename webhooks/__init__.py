"""Webhooks: what other services tell us; one package per sender, found by its name in the address.

A sender has `LARGEST_BYTES`, `verify(delivery, secrets, now)`, `handshake(body, trust)` and
`read(body, seal, now) -> list[Read]`. `receive.py` is the same for all of them.
"""
