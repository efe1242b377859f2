"""Receives webhooks of other services: one package per sender, named as in the URL.

A sender has `MAX_BYTES`, `signed(delivery)`, `verify(body, signed, trust, now)`,
`handshake(body, trust)` and `read(body, seal, now) -> list[Read]`. `receive.py` is common to all of
them.
"""
