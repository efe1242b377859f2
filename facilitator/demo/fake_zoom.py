"""A fake Zoom API on a loopback port: tokens, meetings, recordings, and simulated failures."""

from __future__ import annotations

import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

SCOPES = (
    "meeting:read:meeting:admin meeting:read:participant:admin "
    "meeting:read:list_past_participants:admin cloud_recording:read:list_recording_files:admin "
    "cloud_recording:read:meeting_transcript:admin meeting:read:summary:admin "
    "meeting:update:meeting:admin"
)
LOOK_SECONDS = 0.02  # interval of checks for shutdown
ELSEWHERE = "localhost"  # another name of this machine, so that a redirect changes the host


@dataclass
class FakeAccount:
    """The data at Zoom; simulations fill it as they go on."""

    client_id: str
    client_secret: str
    account_id: str
    url: str = ""
    meetings: dict[str, dict[str, Any]] = field(default_factory=dict)
    visits: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    recordings: dict[str, dict[str, Any]] = field(default_factory=dict)
    transcripts: dict[str, dict[str, Any]] = field(default_factory=dict)
    summaries: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    agendas: dict[str, str] = field(default_factory=dict)  # by occurrence
    download_tokens: set[str] = field(default_factory=set)


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Log nothing."""


class FakeZoom:
    """Answers like Zoom; ``failures`` are answered first, and ``chaos`` adds random failures."""

    def __init__(
        self, account: FakeAccount, port: int = 0, chaos: random.Random | None = None
    ) -> None:
        self.account, self.chaos = account, chaos
        self.tokens: set[str] = set()
        self.failures: list[Response | Callable[[Request], Response | None]] = []
        self.asked: Counter[str] = Counter()
        self._server = make_server(
            "127.0.0.1", port, self._app, threaded=True, request_handler=_Quiet
        )
        self.port = self._server.server_port
        self.url = account.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(LOOK_SECONDS,), daemon=True
        )

    def __enter__(self) -> FakeZoom:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _app(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        path = request.environ.get("REQUEST_URI", request.path).partition("?")[0]
        path = path.removeprefix(self.url).removeprefix(f"http://{ELSEWHERE}:{self.port}")
        self.asked[path.split("/")[2] if path.startswith("/v2/") else path.split("/")[1]] += 1
        if trouble := self._failure(request):
            return trouble
        if path == "/oauth/token":
            return self._token(request)
        if path.startswith("/rec/"):
            return self._download(request, path.removeprefix("/rec/"))
        if path.startswith("/file/"):
            content = self.account.files.get(path.removeprefix("/file/"))
            return Response(content, mimetype="text/vtt") if content else Response(status=404)
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            return _json({"code": 124, "message": "Invalid access token."}, 401)
        return self._api(request, path.removeprefix("/v2/").split("/"))

    def _failure(self, request: Request) -> Response | None:
        if self.failures:
            first = self.failures.pop(0)
            return first if isinstance(first, Response) else first(request)
        dice = self.chaos.random() if self.chaos else 1.0
        if dice < 0.06:
            return Response("<html>Bad gateway</html>", 502, mimetype="text/html")
        if dice < 0.1:
            busy = {"code": 429, "message": "You have reached the maximum per-second rate limit."}
            return _json(busy, 429, **{"Retry-After": "1"})
        if dice < 0.14:
            self.tokens.clear()  # as if all tokens had expired
        return None

    def _token(self, request: Request) -> Response:
        account = self.account
        authorization = request.authorization
        is_valid = (
            authorization
            and (authorization.username, authorization.password)
            == (account.client_id, account.client_secret)
            and request.form.get("account_id") == account.account_id
        )
        if not is_valid:
            message = {"reason": "Invalid client_id or client_secret", "error": "invalid_client"}
            return _json(message, 400)
        token = f"standin-{len(self.tokens)}-{random.getrandbits(64):x}"
        self.tokens.add(token)
        return _json(
            {"access_token": token, "token_type": "bearer", "expires_in": 3599, "scope": SCOPES,
             "api_url": self.url}
        )  # fmt: skip

    def _api(self, request: Request, parts: list[str]) -> Response:
        account, kind, what = self.account, parts[0], parts[2] if len(parts) > 2 else ""
        name = unquote(parts[1]) if len(parts) > 1 else ""
        name = unquote(name) if name.startswith("%2F") or "%2F%2F" in name else name
        if kind == "meetings" and not what:
            if request.method == "PATCH" and name in account.meetings:
                changes = json.loads(request.get_data() or b"{}")
                if occurrence := request.args.get("occurrence_id"):
                    account.agendas[occurrence] = changes.get("agenda", "")
                else:
                    account.meetings[name] |= changes
                return Response(status=204)
            return _json_or_404(account.meetings.get(name), 3001)
        if kind == "past_meetings":
            rows = account.visits.get(name)
            return _json_or_404(rows and _page(rows, request), 3001)
        if what == "recordings":
            recording = account.recordings.get(name)
            if recording and "download_access_token" in request.args.get("include_fields", ""):
                account.download_tokens.add("api-download")
                recording = {**recording, "download_access_token": "api-download"}
            return _json_or_404(recording, 3301)
        if what == "transcript":
            return _json_or_404(account.transcripts.get(name), 3322)
        return _json_or_404(
            account.summaries.get(name) if what == "meeting_summary" else None, 3001
        )

    def _download(self, request: Request, file: str) -> Response:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self.account.download_tokens | self.tokens:
            return Response("<html>Sign in</html>", 401, mimetype="text/html")
        location = f"http://{ELSEWHERE}:{self.port}/file/{file}"
        return Response(status=302, headers={"Location": location})


def zoom_time(at: datetime) -> str:
    """A time in Zoom's format."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _page(rows: list[dict[str, Any]], request: Request) -> dict[str, Any]:
    """A page of three rows, so that clients have to request the next ones."""
    at = int(request.args.get("next_page_token") or 0)
    following = str(at + 3) if at + 3 < len(rows) else ""
    return {"participants": rows[at : at + 3], "next_page_token": following, "page_size": 3,
            "total_records": len(rows)}  # fmt: skip


def _json_or_404(what: dict[str, Any] | list[Any] | None, code: int) -> Response:
    if not what:
        return _json({"code": code, "message": "This does not exist."}, 404)
    return _json(what)


def _json(what: Any, status: int = 200, **headers: str) -> Response:
    return Response(json.dumps(what), status, headers, mimetype="application/json")
