"""A moderator looks at the balance of a group with the command, from the first session on."""

import json

from tests.people import MEMBERS, SCRIPT, zoom_vtt
from tests.standins.command import facilitator

GROUP = "Founders North"


def run(folder, *args):
    done = facilitator(folder, *args)
    assert done.returncode == 0, done.stderr
    return done.stdout


def hold(folder, month, *, approve=True):
    """A session in which the same is said as every month, by its recap's number."""
    script = SCRIPT.replace("See you all next month", f"See you all after month {month}")
    (folder / "call.vtt").write_text(zoom_vtt(script))
    (folder / "members.csv").write_bytes(MEMBERS)
    run(
        folder, "recap", "call.vtt", "--members", "members.csv", "--group", GROUP,
        "--held-on", f"2026-0{month}-04", "--session-format", "forum-120",
    )  # fmt: skip
    if approve:
        run(folder, "review", "approve", str(month))


def test_the_balance_grows_from_too_early_to_one_proposal(tmp_path):
    hold(tmp_path, 1, approve=False)
    assert "not approved yet: 1." in run(tmp_path, "balance", GROUP)
    run(tmp_path, "review", "approve", "1")
    hold(tmp_path, 2)
    early = run(tmp_path, "balance", GROUP)
    assert "Too early to say anything: it takes 4 sessions." in early
    assert "One thing for next time" not in early
    hold(tmp_path, 3)
    hold(tmp_path, 4)

    told = run(tmp_path, "balance", GROUP)
    as_data = json.loads(run(tmp_path, "balance", GROUP, "--format", "json"))

    assert "Too early" not in told
    lee = next(one for one in as_data["people"] if one["name"] == "Lee")
    assert (lee["attended"], lee["possible"], lee["hot_seats"], lee["received"]) == (4, 4, 0, 0)
    assert lee["given"] >= 4
    assert 0 < lee["airtime"] < 1
    assert f"Lee has given {lee['given']} solutions and received 0 in 4 sessions." in told
    assert f"One thing for next time: {as_data['proposal']['text']}" in told
    assert (as_data["proposal"]["act"], as_data["proposal"]["person"]) == ("hot seat", "Lee")
    assert sum(one["solutions"] for one in as_data["helped"]) == sum(
        one["received"] for one in as_data["people"]
    )
    (forum,) = as_data["formats"]
    assert forum["format"] == "forum-120"
    assert forum["experience"] >= 4
    advice = {offer["text"] for offer in forum["reword"]}
    assert any("call ten of them" in text for text in advice)
    assert all(text in told for text in advice)


def test_a_group_nobody_knows_is_said_to_be_unknown(tmp_path):
    done = facilitator(tmp_path, "balance", "Founders South")

    assert done.returncode != 0
    assert "There is no group Founders South." in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
