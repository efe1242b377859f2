"""Sends many signed events over kept connections and measures how long each answer takes."""

import http.client
import json
import os
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from webhooks.signature import sign


def bodies(count, room="999", start=0):
    """So many different events of a meeting that is nobody's: bytes as Zoom sends them."""
    for number in range(start, start + count):
        who = {"user_id": str(number), "user_name": "Dana Ruiz", "participant_uuid": f"P{number}",
               "join_time": "2026-03-04T17:00:13Z", "email": ""}  # fmt: skip
        told = {"id": room, "uuid": "u==", "host_id": "h", "topic": "Founders North", "type": 8,
                "start_time": "2026-03-04T17:00:00Z", "timezone": "Europe/London", "duration": 90,
                "participant": who, "filler": "x" * 900}  # fmt: skip
        yield json.dumps(
            {"event": "meeting.participant_joined", "event_ts": 1770224473000 + number,
             "payload": {"account_id": "acct", "object": told}}, separators=(",", ":"),
        ).encode()  # fmt: skip


def signed(body, secret):
    at = str(int(time.time()))
    return {"x-zm-request-timestamp": at, "x-zm-signature": sign(body, at, secret),
            "Content-Type": "application/json"}  # fmt: skip


def post_all(url, content, secret, at_once, per_second=None):
    """Seconds per answer and the count of each status; ``per_second`` paces the whole load."""
    parts, waiting = urlsplit(url), list(enumerate(content))
    waiting.reverse()
    lock, took, statuses = threading.Lock(), [], {}
    began = time.perf_counter()

    def work():
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
        while True:
            with lock:
                if not waiting:
                    connection.close()
                    return
                number, body = waiting.pop()
            if per_second:
                time.sleep(max(0.0, began + number / per_second - time.perf_counter()))
            at = time.perf_counter()
            try:
                connection.request("POST", parts.path, body, signed(body, secret))
                answer = connection.getresponse()
                answer.read()
                status = answer.status
            except (OSError, http.client.HTTPException):
                connection.close()
                status = 0
            with lock:
                took.append(time.perf_counter() - at)
                statuses[status] = statuses.get(status, 0) + 1

    threads = [threading.Thread(target=work) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took, statuses, time.perf_counter() - began


def cpu_seconds(pid):
    """Seconds of a core, by the process and what it waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def p99(took):
    return sorted(took)[int(len(took) * 0.99) - 1]
