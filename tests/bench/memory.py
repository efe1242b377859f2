"""Search over 100,000 solutions, how long it takes; and how often the right challenge is found."""

import random
import re
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, text

from facilitator.domain.language.search_terms import SearchTerms
from facilitator.features.memory.search import Filters, search
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.recaps import ChallengeRecord, HotSeatRecord, RecapRecord, SolutionRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.search import MemoryRecord, add_words
from facilitator.records.sessions import SessionRecord
from tests.bench.events import fresh_postgres
from tests.memories import challenges, questions, recall

KINDS = ("tuned", "held-out", "second", "fresh")
GROUPS, MEMBERS, SESSIONS, SEATS, GIVEN = 125, 8, 50, 4, 4
START = datetime(2016, 1, 4, 17, tzinfo=UTC)
A_SESSION = SEATS * GIVEN  # solutions


def run(short: bool = False) -> None:
    size, kinds = ((1, 3), KINDS[:1]) if short else ((GROUPS, SESSIONS), KINDS)
    for kind in kinds:
        share, missed = recall(kind)
        print(f"recall@3, {len(questions(kind))} {kind} questions over {len(challenges())} "
              f"challenges: {share:.3f}")  # fmt: skip
        # no phrase was taken from "fresh"; the topics hold some of the others': upper bounds
        for name, question, first in missed if kind == "tuned" else ():
            print(f"  {name}: {question} -> {', '.join(first)}")
    asked = [question for kind in kinds for _, question in questions(kind)][: 5 if short else None]
    with tempfile.TemporaryDirectory() as folder:
        _measure("SQLite", f"sqlite:///{Path(folder) / 'records.db'}", size, asked)
    for url in fresh_postgres():
        _measure("PostgreSQL", url, size, asked)


def _measure(kind, url, size, asked):
    db = Database(url)
    db.upgrade()
    at = time.perf_counter()
    filled(db, *size)
    solutions = size[0] * size[1] * A_SESSION
    print(f"{kind}: {solutions} solutions, filled in {time.perf_counter() - at:.0f} s")
    for whose, who in (("of all groups", None), ("of a member's own", 1)):
        took = []
        for question in asked:
            at = time.perf_counter()
            search(question, who, Filters(), 1, db)
            took.append((time.perf_counter() - at) * 1000)
        took.sort()
        print(f"  {len(took)} questions {whose}: half in {took[len(took) // 2]:.1f} ms, "
              f"p95 {took[int(len(took) * 0.95)]:.1f} ms, slowest {took[-1]:.1f} ms")  # fmt: skip
    db.close()


def filled(db, groups=GROUPS, sessions=SESSIONS):
    """Groups with ten years of recaps that were sent: sample challenges in ever other words."""
    dice, told = random.Random(2026), list(challenges().values())
    spoken = _spoken()
    many = [f"m{n}" for n in range(groups * MEMBERS)]
    with db.tx() as tx:
        _add(tx, GroupRecord, [{"id": n + 1, "name": f"Group {n}"} for n in range(groups)])
        _add(tx, PersonRecord, [{"id": n + 1, "name": f"Member {m}"} for n, m in enumerate(many)])
        _add(tx, MembershipRecord, [
            {"person_id": n + 1, "group_id": n // MEMBERS + 1} for n in range(len(many))
        ])  # fmt: skip
    for group in range(groups):
        with db.tx() as tx:
            _group(tx, group, sessions, dice, told, spoken)
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def _group(tx, group, count, dice, told, spoken):
    sessions, seats, brought, given, kept = [], [], [], [], []
    for n in range(count):
        session = group * count + n + 1
        held = START + timedelta(days=73 * n, minutes=group)
        sessions.append({"id": session, "group_id": group + 1, "title": "", "held_at": held})
        for m in range(SEATS):
            seat = (session - 1) * SEATS + m + 1
            people = [group * MEMBERS + p + 1 for p in dice.sample(range(MEMBERS), GIVEN + 1)]
            challenge, gifts = dice.choice(told)
            challenge = _varied(challenge, dice, spoken)
            texts = [_varied(dice.choice(gifts), dice, spoken) for _ in range(GIVEN)]
            seats.append({"id": seat, "recap_id": session, "person_id": people[0],
                          "start": m * 900.0, "end": m * 900.0 + 900})  # fmt: skip
            brought.append({"hot_seat_id": seat, "text": challenge})
            ids = [(seat - 1) * GIVEN + k + 1 for k in range(GIVEN)]
            given += [{"id": id, "hot_seat_id": seat, "person_id": person, "kind": "suggestion",
                       "text": said}
                      for id, person, said in zip(ids, people[1:], texts, strict=True)]  # fmt: skip
            kept.append({"id": seat, "hot_seat_id": seat, "session_id": session,
                         "group_id": group + 1, "held_at": held, "outcomes": "",
                         "solutions": [{"id": id, "outcome": "", "word": ""} for id in ids],
                         "words": str(SearchTerms.of(challenge, texts))})  # fmt: skip
    _add(tx, SessionRecord, sessions)
    _add(tx, RecapRecord, [
        {"id": s["id"], "session_id": s["id"], "version": 1, "engine": "offline"} for s in sessions
    ])  # fmt: skip
    _add(tx, ReviewRecord, [
        {"session_id": s["id"], "sent_version": 1, "sent_at": s["held_at"]} for s in sessions
    ])  # fmt: skip
    for table, rows in ((HotSeatRecord, seats), (ChallengeRecord, brought),
                        (SolutionRecord, given), (MemoryRecord, kept)):  # fmt: skip
        _add(tx, table, rows)
    add_words(tx, [(row["id"], row["words"]) for row in kept])


def _add(tx, table, rows):
    tx.execute(insert(table), rows)


def _spoken():
    """Words as they are spoken, the common ones often: from the invented sessions."""
    folder = Path(__file__).parents[1] / "samples" / "sessions"
    whole = " ".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt")))
    return re.findall(r"[a-z']{3,}", whole)


def _varied(sentence, dice, spoken):
    """The sentence with some of its words replaced, and a dozen more."""
    words = [w if dice.random() < 0.75 else dice.choice(spoken) for w in sentence.split()]
    at = dice.randrange(len(spoken) - 12)
    return " ".join([*words, *spoken[at : at + 12]])
