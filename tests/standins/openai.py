"""A server that answers like OpenAI's chat completions, good and bad, over a real socket."""

import json
import re
import time
from collections import deque

from werkzeug.wrappers import Request, Response

from facilitator.domain.conversation.solutions import kind_of
from tests.standins.local_server import end, listening

LINE = re.compile(r"^(\d+) ([^:\n]+): (.*)$", re.M)


def completion(content, finish="stop", refusal=None, usage=True):
    """The body of a chat completion."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body = {"id": "x", "object": "chat.completion", "created": 0, "model": "m",
            "choices": [{"index": 0, "finish_reason": finish, "message": message}]}  # fmt: skip
    if usage:
        body["usage"] = {"prompt_tokens": 900, "completion_tokens": 90, "total_tokens": 990,
                         "prompt_tokens_details": {"cached_tokens": 400}}  # fmt: skip
    return Response(json.dumps(body), mimetype="application/json")


def failure(status, **headers):
    """An error as OpenAI words it."""
    body = {"error": {"message": "no", "type": "x", "code": None, "param": None}}
    return Response(json.dumps(body), status, headers, mimetype="application/json")


class OpenAIStandIn:
    """Answers from the prompt's own turns, unless ``next`` holds something else to do first."""

    def __init__(self):
        self.asked, self.next = [], deque()
        self.server = listening(self._app)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def close(self):
        end(self.server)

    @Request.application
    def _app(self, request):
        body = json.loads(request.get_data())
        self.asked.append({"headers": dict(request.headers), **body})
        answer = self.next.popleft() if self.next else None
        if callable(answer) and not isinstance(answer, Response):
            answer = answer(body)
        return answer or completion(json.dumps(truthful(body)))


def slow(seconds):
    """Answers too late."""

    def wait(_):
        time.sleep(seconds)

    return wait


def truthful(body):
    """What an honest model says to our prompts about the tests' script."""
    user = body["messages"][-1]["content"]
    if asked_for(body) == "agenda":
        return agenda(re.findall(r"^Member: (.*)$", user, re.M))
    if asked_for(body) == "second_reading":
        return reading(user)
    turns = [(int(n), who, said) for n, who, said in LINE.findall(user)]
    if found := re.search(r"^In the hot seat: (.*)$", user, re.M):
        return seat(turns, found[1])
    return session(turns) if asked_for(body) == "session" else session_map(turns)


def asked_for(body):
    """Which of our questions a request is."""
    schema = (body.get("response_format") or {}).get("json_schema")
    if schema:
        return schema["name"]
    if "<statements>" in body["messages"][-1]["content"]:
        return "second_reading"
    return "session" if "challenge" in body["messages"][-1]["content"] else "session_map"


def reading(user):
    """All is borne out."""
    told = user[user.index("<statements>") :]
    return {"last": len(re.findall(r"^\d+ ", told, re.M)), "objections": []}


def agenda(members):
    return {
        "welcome": "Good to have you all here.", "opening_question": "What is on your mind?",
        "seats": [{"member": who, "question": "Who has been there?"} for who in members],
        "closing": "One promise from each of you, and a day for it.",
    }  # fmt: skip


def session(turns):
    found = session_map(turns)
    for one in found["hot_seats"]:
        inside = [t for t in turns if one["first_turn"] <= t[0] <= one["last_turn"]]
        one |= seat(inside, one["member"])
    return found


def session_map(turns):
    starts = [(n, m[1]) for n, who, said in turns
              if (m := re.search(r"(\w+), (?:the floor is yours|over to you)", said))]  # fmt: skip
    ends = [n for n, who, said in turns if "Final round" in said] or [turns[-1][0]]
    edges = [n for n, _ in starts[1:]] + ends[:1]
    promises = [(n, who, said) for n, who, said in turns
                if n > ends[0] and re.match(r"I(?:'m| will)", said)]  # fmt: skip
    return {
        "hot_seats": [{"member": who, "first_turn": n + 1, "last_turn": edge - 1}
                      for (n, who), edge in zip(starts, edges, strict=False)],
        "commitments": [{"member": who, "text": said, "turns": [n], "due": ""}
                        for n, who, said in promises],
        "summary": "They spoke with one another.",
    }  # fmt: skip


def seat(turns, member):
    first = member.split()[0]
    own = [(n, said) for n, who, said in turns if who in (member, first)]
    given = [(n, who, said) for n, who, said in turns if who not in (member, first, "Alice")]
    return {
        "challenge": {"text": own[0][1], "turns": [own[0][0]]},
        "solutions": [{"peer": who, "kind": kind_of(said).value, "text": said, "turns": [n],
                       "same_as": 0} for n, who, said in given[:40]],
        "summary": " ".join(own[0][1].split()[:12]),
    }  # fmt: skip
