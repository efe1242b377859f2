"""A moderator opens a session with a question, through the command itself."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.records.sessions import SessionRecord
from tests.people import MEMBERS
from tests.standins.command import facilitator


def icebreakers(folder, *args):
    return facilitator(folder, "icebreakers", *args)


def made_group(folder):
    (folder / "members.csv").write_bytes(MEMBERS)
    done = facilitator(
        folder, "groups", "add", "North", "--members", "members.csv", "--theme", "founders"
    )
    assert done.returncode == 0, done.stderr


def planned(folder):
    """A session next week, as a platform would have told us."""
    db = Database(f"sqlite:///{next((folder / 'var').glob('*.db'))}")
    with db.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        at = datetime.now(UTC) + timedelta(days=7)
        kept = SessionRecord(group_id=group.id, title="North", theme="founders", planned_at=at)
        tx.add(kept)
        tx.flush()
        number = kept.id
    db.close()
    return number


def test_a_moderator_takes_one_and_the_next_proposal_is_another(tmp_path):
    made_group(tmp_path)
    first = icebreakers(tmp_path, "pick", "North").stdout
    number = planned(tmp_path)

    taken = icebreakers(tmp_path, "pick", "North", "--take", "1")
    another = icebreakers(tmp_path, "pick", "North", "--another", "1").stdout
    rated = icebreakers(tmp_path, "rate", str(number), "up")

    said, why, opens = first.splitlines()
    assert said.endswith("You may pass.")
    assert why.startswith("Why: Light, for a first session; ")
    assert opens == "Opens: Alice. Alice has not opened yet."
    assert taken.stdout.endswith(f"Taken for session {number}.\n")
    assert another.splitlines()[0] != taken.stdout.splitlines()[0]
    assert rated.stdout.startswith("Thank you.")


def test_members_add_their_own_and_name_what_to_leave_alone(tmp_path):
    made_group(tmp_path)

    added = icebreakers(
        tmp_path, "add", "North", "Which shed do you like?", "--about", "sheds", "--by", "Bob"
    )
    avoided = icebreakers(tmp_path, "avoid", "dana@example.org", "travel, family")

    assert (added.returncode, avoided.returncode) == (0, 0)
    assert avoided.stdout == "It is kept. Nobody else is shown it.\n"


def test_what_cannot_be_is_answered_with_what_to_do(tmp_path):
    made_group(tmp_path)

    for args, said in (
        (("pick", "South"), "no group South"),
        (("pick", "North", "--take", "1"), "no session planned"),
        (("pick", "North", "--energy", "wild"), "calm or lively"),
        (("rate", "9", "up"), "no session 9"),
        (("rate", "9", "maybe"), "up or down"),
        (("avoid", "Dana", "what"), "not a topic"),
        (("add", "North", "Why? How?", "--about", "x", "--by", "Bob"), "more than one question"),
    ):
        done = icebreakers(tmp_path, *args)

        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr
