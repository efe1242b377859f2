"""Who has dealt with this? The operator asks the command, also in a member's place."""

from tests.journey.test_balance_command import GROUP, hold, run
from tests.standins.command import facilitator


def test_search_finds_what_was_sent_and_says_what_is_wrong(tmp_path):
    hold(tmp_path, 3, approve=False)
    assert "Nothing like that" in run(tmp_path, "search", "churn of new users")
    run(tmp_path, "review", "approve", "1")

    told = run(
        tmp_path, "search", "churn of new users", "--group", GROUP, "--as", "bob@example.org"
    )
    assert f"4 March 2026, {GROUP} (session 1): Dana" in told
    assert "- Lee: When we had this, we cut the import" in told
    assert "page 1 of 1." in told
    assert "2 hot seats can be searched." in run(tmp_path, "db", "reindex")
    assert run(tmp_path, "search", "churn of new users", "--member", "Dana").startswith("4 March")
    none = run(tmp_path, "search", "churn of new users", "--outcome", "worked")
    assert "Nothing like that" in none

    for wrong in (("--group", "South"), ("--since", "soon"), ("--as", "Zoe"), ("--page", "0")):
        done = facilitator(tmp_path, "search", "churn", *wrong)
        assert done.returncode != 0
        assert "Traceback" not in done.stderr
