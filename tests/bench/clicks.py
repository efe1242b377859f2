"""Fifty moderators who click through the console at once, and approvals one after the other."""

import http.client
import os
import random
import re
import statistics
import tempfile
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench import _approvals
from tests.bench._load import cpu_seconds
from tests.bench._year import Kept, fill
from tests.standins.service import Serve

MODERATORS, SECONDS, THINK = 50, 60, (0.5, 1.5)
TIMES = 15  # each page for a single moderator
PAGES = (
    "/", "/groups/", "/groups/{group}", "/groups/{group}/balance", "/groups/{group}/settings",
    "/sessions/{next}/before", "/sessions/{next}/before/mail", "/sessions/{next}/live",
    "/sessions/{next}/live/now?seen={seen}", "/sessions/{held}/after",
    "/sessions/{held}/after/delivery", "/memory/", "/memory/?q=losing+customers", "/work/",
    "/prompts/", "/prompts/{group}/session",
)  # fmt: skip


def run(short: bool = False) -> None:
    with tempfile.TemporaryDirectory() as name:
        if short:  # no year and no load: the count of one approval alone
            _approvals.traced(Path(name), fill(Path(name), 2, copies=1, sessions=6), 4)
            return
        kept = fill(Path(name), MODERATORS)
        print(f"{kept.sessions} sessions of {kept.groups} groups in a year; one process")
        service = Serve(Path(name))
        try:
            time.sleep(20)  # until the first ticks have done what a year left to do
            _alone(service.url, kept)
            before = cpu_seconds(service.process.pid)
            count = _together(service.url, kept)
            each = 1000 * (cpu_seconds(service.process.pid) - before) / count
            print(f"  a request takes {each:.1f} ms of a core; load of the machine "
                  f"{os.getloadavg()[0]:.1f}")  # fmt: skip
            _approvals.timed(Path(name), service.url, kept)
        finally:
            service.stop()
        _approvals.traced(Path(name), kept)


@dataclass
class Browser:
    """A moderator who is signed in, with one connection that is kept."""

    address: str
    key: str
    places: dict[str, object]

    def __post_init__(self):
        self._connection = http.client.HTTPConnection(self.address, timeout=30)
        self.places["seen"] = ""

    def click(self, page):
        """Seconds until the page is there, its status and its bytes over the wire."""
        headers = {"Cookie": f"facilitator={self.key}", "Accept-Encoding": "gzip",
                   "Accept": "text/html"}  # fmt: skip
        if "now" in page:
            headers["HX-Request"] = "true"
        at = time.perf_counter()
        self._connection.request("GET", page.format(**self.places), headers=headers)
        answer = self._connection.getresponse()
        told = answer.read()
        took = time.perf_counter() - at
        if (
            "/live/now" in page
            and answer.status == 200
            and (found := re.search(rb"seen=(\w+)", told))
        ):
            self.places["seen"] = found[1].decode()
        return took, answer.status, len(told)


def _browsers(url, kept: Kept):
    address = urlsplit(url).netloc
    return [Browser(address, key, dict(places)) for key, places in kept.moderators]


def _alone(url, kept):
    print(f"  one moderator, each page {TIMES} times: median ms, bytes with gzip "
          "(wanted: under 100 ms, under 60 KB)")  # fmt: skip
    browser = _browsers(url, kept)[0]
    for page in PAGES:
        browser.click(page)
        got = [browser.click(page) for _ in range(TIMES)]
        assert {status for _, status, _ in got} <= {200, 204}, (page, got)
        print(f"    {page}: {1000 * statistics.median(one[0] for one in got):.0f} ms, "
              f"{max(one[2] for one in got):,} bytes")  # fmt: skip


def _together(url, kept):
    took, statuses, until = defaultdict(list), Counter(), time.monotonic() + SECONDS

    def work(number, browser):
        dice = random.Random(number)
        time.sleep(dice.uniform(0, 1))
        at = number
        while time.monotonic() < until:
            page = PAGES[at % len(PAGES)]
            seconds, status, _ = browser.click(page)
            took[page].append(seconds)
            statuses[status] += 1
            at += 1
            time.sleep(dice.uniform(*THINK))

    threads = [
        threading.Thread(target=work, args=(number, browser))
        for number, browser in enumerate(_browsers(url, kept))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    everything = sorted(seconds for page in took.values() for seconds in page)
    print(f"  {MODERATORS} moderators, a click about each second, for {SECONDS} s: p50, p95 in ms")
    for page in PAGES:
        print(f"    {page}: {_at(took[page], 0.5):.0f}, {_at(took[page], 0.95):.0f}")
    print(f"  all {len(everything)} requests: p50 {_at(everything, 0.5):.0f} ms, "
          f"p95 {_at(everything, 0.95):.0f} ms (wanted: 300), {dict(statuses)}")  # fmt: skip
    return len(everything)


def _at(took, part):
    """The milliseconds that this part of all does not exceed."""
    return 1000 * sorted(took)[int(len(took) * part) - 1]
