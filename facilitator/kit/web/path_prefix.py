"""The service below a path of its host, such as https://example.org/peers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.utils import redirect

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class PathPrefix:
    """WSGI middleware: all links that pages make begin with the prefix.

    Paths with and without the prefix are answered: health checks ask the process itself, and some
    proxies take the prefix away.
    """

    def __init__(self, app: WSGIApplication, prefix: str) -> None:
        self._app, self._prefix = app, prefix

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path: str = environ.get("PATH_INFO", "")
        if path == self._prefix:  # browsers send the cookie only to what is below the prefix
            return redirect(f"{self._prefix}/", 308)(environ, start_response)
        if path.startswith(f"{self._prefix}/"):
            path = path[len(self._prefix) :]
        return self._app(
            {**environ, "SCRIPT_NAME": self._prefix, "PATH_INFO": path}, start_response
        )


def root_path() -> str:
    """The path of the first page, with a slash at its end; cookies hold below it."""
    return f"{request.script_root}/"


def use_relative_redirects(app: Flask) -> None:
    """Redirect by path alone: behind a proxy the server knows neither https nor the host."""
    app.after_request(_without_host)


def _without_host(response: Response) -> Response:
    location = response.location
    if location and location.startswith(request.host_url):
        response.location = "/" + location[len(request.host_url) :].lstrip("/")
    return response
