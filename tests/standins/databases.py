"""Empty databases with their tables, made once and lent to one test after another.

Bringing the tables up to date takes half a second, and hundreds of tests want to have them: so a
database of PostgreSQL is emptied for the next test, unless one has changed its tables.
"""

import os
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text

from facilitator.records.base import Base
from facilitator.records.database import Database
from tests.standins.deps import eventually

ON_SQLITE = pytest.mark.databases("sqlite")  # where a database has nothing to add
ON_BOTH = pytest.mark.databases("sqlite", "postgresql")
# Whatever is done to a table writes its lines in these catalogues anew.
TABLES = text("""
SELECT md5(string_agg(t.line, ',' ORDER BY t.line)) FROM (
  SELECT concat_ws(' ', oid, xmin) AS line FROM pg_class
  WHERE relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT concat_ws(' ', attrelid, attnum, a.xmin) FROM pg_attribute a
  JOIN pg_class c ON c.oid = attrelid AND relnamespace = 'public'::regnamespace
) t
""")
OTHERS = text("""
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
  AND backend_type = 'client backend' AND pid <> pg_backend_pid()
""")
# A table has a size once something was written to it, and again none where it was cleaned up.
WRITTEN = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0
"""
EMPTY = text(f"""
DO $$ DECLARE each record; BEGIN
  SET LOCAL session_replication_role = replica;  -- in any order, whatever points to what
  FOR each IN {WRITTEN}
  LOOP EXECUTE format('DELETE FROM %I', each.relname); END LOOP;
  FOR each IN SELECT sequencename, start_value FROM pg_sequences WHERE schemaname = 'public'
  LOOP PERFORM setval(each.sequencename::regclass, each.start_value, false); END LOOP;
END $$
""")


def new_database(server):
    """The address of a database of its own on a server, with nothing in it."""
    name = f"t{os.urandom(6).hex()}"
    with _connected(server) as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return server.replace("/postgres?", f"/{name}?")


def rows(story):
    """All that is kept, to see that something changes nothing."""
    with story.deps.db.tx() as tx:
        return [tx.execute(table.select()).all() for table in Base.metadata.sorted_tables]


class Lent:
    """Databases of one server; each is with one test at a time."""

    def __init__(self, server):
        self._server, self._free, self._made = server, [], {}

    @contextmanager
    def one(self):
        """The address of one that is as good as new."""
        url = next((url for url in iter(self._next, None) if self._emptied(url)), None)
        if url is None:
            url = new_database(self._server)
            made = Database(url)
            made.upgrade()
            made.close()
            with _connected(url) as connection:
                self._made[url] = connection.scalar(TABLES)
        yield url
        self._free.append(url)

    def _next(self):
        return self._free.pop() if self._free else None

    def _emptied(self, url):
        """False where somebody is still in it, or has changed a table: then it is left alone."""
        with _connected(url) as connection:
            if connection.scalar(TABLES) != self._made[url]:
                return False
            if not eventually(lambda: connection.scalar(OTHERS) == 0, seconds=2):
                return False
            names = connection.scalars(text(WRITTEN)).all()
            connection.execute(EMPTY)
            # Where nothing was deleted, rows lie in the order in which they are written.
            connection.execute(text(f"VACUUM (TRUNCATE) {', '.join(names or ['alembic_version'])}"))
        return True


@contextmanager
def _connected(url):
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()
