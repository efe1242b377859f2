"""A server on a free port of this machine, for the stand-ins and for pages that are opened."""

import threading
from contextlib import contextmanager

from werkzeug.serving import make_server

LOOK_SECONDS = 0.02  # how often it looks whether it is to end; by itself twice a second


def listening(app):
    """The app at work on a port of its own, until it is told to end."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, args=(LOOK_SECONDS,), daemon=True).start()
    return server


def end(server):
    """No more requests; the port is free again."""
    server.shutdown()
    server.server_close()


@contextmanager
def served(app):
    """The app on a free port; gives its address."""
    server = listening(app)
    yield f"http://127.0.0.1:{server.server_port}"
    end(server)
