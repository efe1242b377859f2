"""Runs every bench and prints its figures; pass names to run only some, --short for a few seconds.

`python -m tests.bench --short NAME` shows that a bench still works; its figures say nothing.
"""

import sys

from facilitator import plugins

if __name__ == "__main__":
    names = [name for name in sys.argv[1:] if name != "--short"]
    for name in names or plugins.names("tests.bench"):  # one by one: they share the machine
        print(f"\n== {name}")
        bench = plugins.load("tests.bench", name)
        bench.run(**({"short": True} if "--short" in sys.argv else {}))
