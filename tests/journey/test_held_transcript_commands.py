"""A transcript that waits for the moderator's word, where the moderator uses the command line."""

from datetime import timedelta

import pytest

from facilitator.features.transcripts.upload_transcript import (
    sessions_without_recap,
    upload_transcript,
)
from facilitator.records.database import Database
from tests.contract.groups.test_group_pages import alice
from tests.contract.transcripts.test_held_transcripts import FILES
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.command import facilitator
from tests.standins.deps import SECRET
from tests.standins.review import set_group


@pytest.mark.parametrize(("command", "told"), [("allow", "is read"), ("discard", "is deleted")])
def test_a_command_lists_what_waits_and_decides_on_it(tmp_path, command, told):
    (tmp_path / "var").mkdir()
    db = Database(f"sqlite:///{tmp_path / 'var' / 'facilitator.db'}")
    db.upgrade()
    story = before(db, tmp_path)
    set_group(story, unknown_language_waits="on")
    story.deps.clock.at = STARTS_AT + timedelta(hours=3)
    upload_transcript(story.session_id, FILES, alice(story), story.deps)

    def run(*args, family="sessions"):
        done = facilitator(tmp_path, family, *args, FACILITATOR_SECRET=SECRET)
        return done.returncode, " ".join((done.stdout + done.stderr).split())

    assert "where people spoke Swedish, minutes 0." in run()[1]
    waits = f"The transcript of session {story.session_id} waits for its moderator's word"
    assert waits in run(family="export")[1]
    assert "Välkomna" not in "".join(p.read_text() for p in (tmp_path / "export").iterdir())
    for _ in range(2):
        code, said = run(command, str(story.session_id))
        assert (code, told in said) == (0, True), said
    assert len(sessions_without_recap(story.deps)) == (command == "allow")
    assert "waits for the moderator's word" not in run()[1]
    assert waits not in run(family="export")[1]
    assert "No transcript of session 1 waits." in run("allow", "1")[1]
    db.close()
