"""The web process for a WSGI server: `gunicorn facilitator.wsgi:app`. Checks the schema first."""

import os

from facilitator import config
from facilitator.app import dependencies, logs, private_files, processes

logs.configure()
os.umask(private_files.OTHERS)  # what this process creates is its user's alone
_settings = config.load()
_deps = dependencies.deps(_settings)
processes.check_schema(_deps.db)
app = processes.app(_settings, _deps)
processes.tune_garbage_collection()
