"""Pages as tests click through them, with a worker beside them for what clicks leave to it."""

from dataclasses import replace

from flask import has_request_context, request
from sqlalchemy import event, select

from facilitator.domain.jobs import JobCount
from facilitator.kit import pending_work
from facilitator.kit.mail import compose
from facilitator.kit.web.flask_app import create_app
from facilitator.records.outbox import OutboxRecord
from facilitator.records.posts import PostRecord
from facilitator.records.search import MemoryRecord
from facilitator.records.work import PendingWorkRecord

SHOWN = {("sessions.prepare", "agenda")}  # with what is wrong, the page and its mail are shown


class Left:
    """See ports.WorkQueue. Nothing runs: ``done`` does what clicks have left, as a worker would."""

    def __init__(self, jobs=()):
        self.ids, self.kept = [], list(jobs)

    def start_soon(self, name, queue, key, *args):
        assert (name, queue) == (pending_work.WORKFLOW, pending_work.QUEUE)
        assert key == pending_work.key(*args)
        self.ids += args

    def jobs(self, limit=200):
        return self.kept

    def counts(self):
        return [JobCount(job.name, job.stage, 1, job.since, job.since) for job in self.kept]

    def retry(self, key):
        raise AssertionError(f"nobody wanted {key} again")

    def done(self, deps):
        while self.ids:
            pending_work.do(self.ids.pop(0), replace(deps, work=None))


def do_pending(deps):
    """Do what was left to a worker, as it would."""
    with deps.db.reading() as tx:
        left = list(tx.scalars(select(PendingWorkRecord.id).order_by(PendingWorkRecord.id)))
    for pending_id in left:
        pending_work.do(pending_id, replace(deps, work=None))


def app_of(blueprints, deps):
    """An app of these areas, with a worker beside it that has done all there is at once."""
    left = Left() if deps.work is None else deps.work
    app = create_app(blueprints, [], replace(deps, work=left))
    answer = app.wsgi_app

    def answered(environ, start_response):
        told = answer(environ, start_response)
        if isinstance(left, Left):
            left.done(deps)
        return told

    app.wsgi_app = answered
    return app


def watch_clicks():
    """Refuse that a click renders a mail, puts one or a post into the outbox, or writes the index.

    Gives the list of what was refused. A link to sign in is mailed at once, as it is kept nowhere.
    """
    refused, write = [], compose.render_mail

    def refuse(what):
        if has_request_context() and request.method not in ("GET", "HEAD"):
            refused.append(f"{request.endpoint}: {what}")
            raise AssertionError(refused[-1])

    def written(kind, **values):
        shows = has_request_context() and (request.endpoint, kind) in SHOWN
        if kind != "sign_in" and not shows:
            refuse(f"renders a mail ({kind})")
        return write(kind, **values)

    compose.render_mail = written
    for record in (OutboxRecord, PostRecord, MemoryRecord):
        name = record.__tablename__
        event.listen(record, "before_insert", lambda *_, name=name: refuse(f"writes {name}"))
    return refused
