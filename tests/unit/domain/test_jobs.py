"""What the key of a piece of work tells of whose it is."""

from datetime import UTC, datetime

from facilitator.domain.jobs import Job, JobStage
from tests.every import every


@every(
    ("key", "about"),
    [
        ("recap:12:abcd", ("session", 12)),
        ("ask:3:ff:0", ("session", 3)),
        ("check-in:3:9:2026030412", ("session", 3)),
        ("look:7:2", ("sitting", 7)),
        ("transcript:7:zoom:x", ("sitting", 7)),
        ("mail:5:0", ("mail", 5)),
        ("post:5:0", ("post", 5)),
        ("words:20260304", None),
        ("zoom:12:abc", None),
        ("recap:", None),
        ("recap:²:a", None),
        ("transcript:zoom:12", None),
    ],
)
def test_work_belongs_to_what_its_key_names(key, about):
    job = Job(key, "any", JobStage.RUNS, datetime(2026, 3, 4, tzinfo=UTC), 0)

    assert job.about == about
