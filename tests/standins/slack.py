"""A server that answers like Slack's webhooks and API, good and bad, over a real socket."""

import json
from collections import deque

from werkzeug.wrappers import Request, Response

from tests.standins.local_server import end, listening

HOOK = "/services/T0123/B0123/aSecretOfTheGroup"
TOKEN = "xoxb-practice"


class SlackStandIn:
    """Takes every post, unless ``next`` holds an answer, or what to do first.

    ``got`` is what was posted, as it came; ``asked`` the requests, also those that were refused.
    """

    def __init__(self):
        self.asked, self.got, self.next = [], [], deque()
        self.server = listening(self._app)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.hook = self.url + HOOK

    def close(self):
        end(self.server)

    @property
    def texts(self):
        """The sections of each post, in one text."""
        return [
            "\n".join(b["text"]["text"] for b in body["blocks"]) for _, body in self.got
        ]  # fmt: skip

    @Request.application
    def _app(self, request):
        body = json.loads(request.get_data())
        self.asked.append((request.path, dict(request.headers)))
        answer = self.next.popleft() if self.next else None
        if callable(answer) and not isinstance(answer, Response):
            answer = answer()
        return answer or self._usual(request, body)

    def _usual(self, request, body):
        if request.path == HOOK:
            self.got.append((request.path, body))
            return Response("ok")
        if not request.path.startswith("/api/"):
            return Response("no_service", 404)
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return told(ok=False, error="invalid_auth")
        if request.path == "/api/auth.test":
            return told(ok=True, user="facilitator", team="Founders")
        if body["channel"] != "C0123456789":
            return told(ok=False, error="channel_not_found")
        self.got.append((request.path, body))
        return told(ok=True, ts="1.2")


def told(**body):
    """An answer of Slack's API."""
    return Response(json.dumps(body), mimetype="application/json")
