"""Builds the program: adapters from settings, processes, and the command line."""
