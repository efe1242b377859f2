"""Work and costs in the console: each moderator's own, and nobody's for owners alone."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from facilitator.domain.errors import ExternalServiceError, NotFound
from facilitator.domain.jobs import Job, JobStage
from facilitator.features.access import manage_moderators
from facilitator.features.access.sign_in import Visitor
from facilitator.features.operations.costs import Cost, costs, months_until
from facilitator.features.operations.work_overview import retry, work_overview
from facilitator.features.today.today import TodoKind, today
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.ledger import CallRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord
from tests.standins.check_ins import before
from tests.standins.clicks import Left, do_pending
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.databases import ON_BOTH, ON_SQLITE
from tests.standins.review import approve

pytestmark = ON_SQLITE  # pages; what they keep, one story or more shows on both

AT = datetime(2026, 3, 15, 9, tzinfo=UTC)
WHY = "The model could not be reached."


class Jobs(Left):
    """Durable work that stands still; ``fault`` is that of its database."""

    def __init__(self):
        super().__init__()
        self.all, self.retried, self.fault = [], [], None

    def jobs(self, limit=200):
        if self.fault:
            raise self.fault
        return self.all

    def retry(self, key):
        self.retried.append(key)


@pytest.fixture
def story(database, tmp_path):
    """Two groups: Founders North with a sitting, and Makers South with a session."""
    told = before(database, tmp_path)
    told.deps = replace(told.deps, work=Jobs())
    with database.tx() as tx:
        mara = PersonRecord(name="Mara", email="mara@example.org")
        south = GroupRecord(name="Makers South")
        tx.add(MembershipRecord(group=south, person=mara, role="moderator"))
        other = SessionRecord(group=south, title="Theirs", held_at=AT)
        sitting = SittingRecord(session_id=told.held_id, platform="zoom", uuid="u")
        tx.add_all([other, sitting])
        tx.flush()
        told.people["Mara"], told.other_id, told.sitting_id = mara.id, other.id, sitting.id
    manage_moderators.add_moderator("olga@example.org", "Olga", True, told.deps)
    with database.tx() as tx:
        told.people["Olga"] = tx.scalar(select(PersonRecord.id).where(PersonRecord.name == "Olga"))
    told.deps.work.all = [
        job(f"recap:{told.held_id}:ab", JobStage.FAILED),
        job(f"ask:{told.held_id}:cd:0", JobStage.RUNS),
        job(f"look:{told.sitting_id}:1", JobStage.GIVEN_UP),
        job(f"recap:{told.other_id}:ef"),
        job("words:20260315", JobStage.FAILED),
        job("recap:999:gone"),
    ]
    return told


def job(id, stage=JobStage.FAILED):
    return Job(id, "make_recap", stage, AT, 1, WHY if stage is JobStage.FAILED else "")


def as_(story, name):
    return Visitor(story.people[name], name, f"{name.lower()}@example.org", name == "Olga")


def ids(lines):
    return {line.job.id for line in lines}


def call(story, session_id, **more):
    told = {"tokens_in": 100, "tokens_cached": 10, "tokens_out": 20,
            "cost_usd": Decimal("0.25"), "at": AT, **more}  # fmt: skip
    with story.deps.db.tx() as tx:
        tx.add(
            CallRecord(
                session_id=session_id, purpose="recap", model="m", prompt="p", prompt_version="1",
                seconds=1.0, outcome="ok", **told,
            )
        )  # fmt: skip


@ON_BOTH
def test_moderators_see_the_work_of_their_groups_and_owners_all_of_it(story):
    held = story.held_id
    own = {f"recap:{held}:ab", f"look:{story.sitting_id}:1"}

    alice, mara, olga = (
        work_overview(as_(story, n), story.deps) for n in ("Alice", "Mara", "Olga")
    )

    assert ids(alice.failed) == own
    assert ids(alice.going_on) == {f"ask:{held}:cd:0"}
    assert {(line.group, line.session_id) for line in alice.failed} == {("Founders North", held)}
    assert (ids(mara.failed), mara.going_on) == ({f"recap:{story.other_id}:ef"}, ())
    assert ids(olga.failed) == ids(alice.failed) | ids(mara.failed) | {
        "words:20260315", "recap:999:gone",
    }  # fmt: skip


def test_today_tells_of_failed_work_once_and_to_those_whose_it_is(story):
    def told(name):
        return [
            (todo.group, todo.number)
            for todo in today(as_(story, name), story.deps).todos
            if todo.need is TodoKind.WORK
        ]

    assert told("Alice") == [("Founders North", 2)]
    assert told("Mara") == [("Makers South", 1)]
    assert told("Olga") == [("Founders North, Makers South", 5)]
    page = signed_in(console_app(story.deps), story.deps, story.people["Alice"]).get("/")
    assert "Work has failed and waits for you" in page.text
    assert 'href="/work/"' in page.text
    story.deps.work.all = []
    assert told("Olga") == []


def test_failed_work_is_done_again_by_who_may_see_it_and_only_while_it_failed(story):
    own = f"recap:{story.held_id}:ab"
    for name, key in (("Mara", own), ("Alice", "words:20260315"), ("Alice", "recap:1:none"),
                      ("Alice", f"ask:{story.held_id}:cd:0")):  # fmt: skip
        with pytest.raises(NotFound):
            retry(key, as_(story, name), story.deps)

    retry(own, as_(story, "Alice"), story.deps)
    retry("words:20260315", as_(story, "Olga"), story.deps)

    assert story.deps.work.retried == [own, "words:20260315"]
    with story.deps.db.tx() as tx:
        noted = [
            d.by_id for d in tx.scalars(select(AuditEntryRecord)) if d.what.startswith("had failed")
        ]
    assert noted == [story.people["Alice"], story.people["Olga"]]


def test_work_that_cannot_be_seen_hides_nothing_else(story):
    story.deps.work.fault = ExternalServiceError("The database of durable work did not work.")
    approve(story)
    do_pending(story.deps)
    with story.deps.db.tx() as tx:
        tx.scalars(select(OutboxRecord)).first().state = "doubt"

    found = work_overview(as_(story, "Alice"), story.deps)

    assert (found.failed, len(found.mails)) == ((), 1)
    assert "did not work" in found.fault


def test_mails_and_transcripts_that_wait_are_those_of_ones_groups(story):
    approve(story)
    do_pending(story.deps)
    with story.deps.db.tx() as tx:
        doubtful, refused, *_ = tx.scalars(select(OutboxRecord).order_by(OutboxRecord.id))
        doubtful.state, refused.state, refused.text = "doubt", "refused", ""
        tx.get(SittingRecord, story.sitting_id).silence = "Nobody recorded it."

    alice, mara = (work_overview(as_(story, name), story.deps) for name in ("Alice", "Mara"))

    assert {m.state.value: m.can_be_sent for m in alice.mails} == {"doubt": True, "refused": False}
    assert [one.why for one in alice.waits] == ["Nobody recorded it."]
    assert (mara.mails, mara.waits) == ((), ())


@ON_BOTH
def test_costs_are_counted_by_session_group_and_month(story):
    call(story, story.held_id)
    call(story, story.held_id, cost_usd=None, at=datetime(2026, 2, 28, 23, 59, tzinfo=UTC))
    call(story, story.held_id, at=datetime(2025, 3, 31, 23, tzinfo=UTC))  # too long ago
    call(story, story.other_id, cost_usd=Decimal("0.5"))
    call(story, None, cost_usd=Decimal("0.125"))

    alice, mara, olga = (costs(as_(story, n), story.deps) for n in ("Alice", "Mara", "Olga"))

    assert alice.whole == Cost(2, 200, 20, 40, Decimal("0.25"), 1)
    assert [(f"{month:%B}", cost.calls) for month, cost in alice.months] == [
        ("March", 1), ("February", 1),
    ]  # fmt: skip
    assert [(name, cost.usd) for name, cost in alice.groups] == [
        ("Founders North", Decimal("0.25"))
    ]
    assert [one.session_id for one in alice.sessions] == [story.held_id]
    assert (mara.whole.usd, mara.of_no_session) == (Decimal("0.5"), Cost())
    assert olga.whole.usd == Decimal("0.875")
    assert (olga.of_no_session.calls, len(olga.groups), len(olga.sessions)) == (1, 2, 2)


MOMENTS = st.datetimes(datetime(2025, 2, 1), datetime(2026, 3, 31), timezones=st.just(UTC))
CALLS = st.lists(
    st.tuples(st.sampled_from(["held", "other", None]), MOMENTS, st.integers(0, 10**6)), max_size=8
)


@ON_BOTH
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CALLS)
def test_every_call_is_in_one_month_and_one_place(story, calls):
    with story.deps.db.tx() as tx:
        tx.execute(delete(CallRecord))
    begins = months_until(story.deps.clock.now())
    where = {"held": story.held_id, "other": story.other_id, None: None}
    for place, at, micro in calls:
        call(story, where[place], at=at, cost_usd=Decimal(micro) / 10**6)

    found = costs(as_(story, "Olga"), story.deps)

    counted = [(place, at, micro) for place, at, micro in calls if at >= begins[0]]
    assert found.whole.calls == len(counted)
    assert round(found.whole.usd, 6) == Decimal(sum(micro for *_, micro in counted)) / 10**6
    assert {(m.year, m.month): c.calls for m, c in found.months} == {
        (y, mo): sum((at.year, at.month) == (y, mo) for _, at, _ in counted)
        for y, mo in {(at.year, at.month) for _, at, _ in counted}
    }
    by_place = sum((cost for _, cost in found.groups), Cost()) + found.of_no_session
    assert by_place.calls == sum((o.cost for o in found.sessions), found.of_no_session).calls
    assert by_place.calls == len(counted)


def test_months_go_back_over_the_turn_of_a_year():
    begins = months_until(datetime(2026, 2, 3, tzinfo=UTC))

    assert [(m.year, m.month) for m in (begins[0], begins[10], begins[-1])] == [
        (2025, 3), (2026, 1), (2026, 2),
    ]  # fmt: skip


def test_page_shows_the_reason_and_a_way_on_and_nothing_of_other_groups(story):
    call(story, story.held_id)
    call(story, story.other_id, cost_usd=Decimal("7.77"))
    app = console_app(story.deps)
    here = signed_in(app, story.deps, story.people["Alice"])
    page = here.get("/work/")

    assert page.text.count(WHY) == 1
    assert f'<a class="link" href="/sessions/{story.held_id}/after">' in page.text
    assert "&lt;" not in page.text
    assert "$0.25" in page.text
    assert "Makers South" not in page.text
    assert "7.77" not in page.text
    assert "words:20260315" not in page.text
    own = {"token": token_in(page), "key": f"recap:{story.held_id}:ab"}
    assert here.post("/work/retry", data=own).status_code == 303
    assert here.post("/work/retry", data={**own, "key": "words:20260315"}).status_code == 404
    story.deps.work.fault = ExternalServiceError("It is away.")
    assert here.post("/work/retry", data=own).status_code == 503
    assert story.deps.work.retried == [own["key"]]
