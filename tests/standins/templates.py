"""Templates that are compiled once in a process, and not by each app that a test makes anew."""

from jinja2 import BytecodeCache


class Compiled(BytecodeCache):
    """See BytecodeCache: kept in memory; a template that is changed is compiled anew."""

    def __init__(self):
        self._kept = {}

    def load_bytecode(self, bucket):
        """Fill in what is kept of the template as it is now."""
        checksum, code = self._kept.get(bucket.key, (None, None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket):
        """Keep what was compiled."""
        self._kept[bucket.key] = (bucket.checksum, bucket.code)
