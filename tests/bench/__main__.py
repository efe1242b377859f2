"""Runs every bench and prints its figures; pass names to run only some."""

import sys

from facilitator import plugins

if __name__ == "__main__":
    wanted = sys.argv[1:] or plugins.names("tests.bench")
    for name in wanted:  # one after the other: they share the machine
        print(f"\n== {name}")
        plugins.load("tests.bench", name).run()
