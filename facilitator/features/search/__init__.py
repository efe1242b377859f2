"""The search page of the console, and calling on the peer who gave a solution. Imports access,
agenda, groups and memory.
"""
