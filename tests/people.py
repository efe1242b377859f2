"""The cast: Alice moderates Founders North; Bob, Dana and Lee are members; all at example.org."""

SCRIPT = """
Alice: Welcome everyone. A quick round first, one word each.
Bob: Ready.
Dana: Tired.
Lee: Hopeful.
Alice: Dana, the floor is yours.
Dana: Half of our trial users leave in the first week and I don't know what to change.
Lee: Do they ever finish the setup?
Dana: Most of them stop at the import, I think we ask for too much.
Bob: You could call ten of them before you touch the code.
Dana: I have been avoiding that because I am afraid of what they say.
Lee: When we had this, we cut the import to one field and it worked for us.
Dana: One field would be possible for us, I had not thought of it.
Alice: Thank you Dana. Bob, over to you, what did you bring?
Bob: My best engineer wants to leave and I am stuck, we cannot match the offer.
Dana: Have you asked her what she would stay for?
Bob: I have not asked her, I was so busy being angry about it.
Lee: Maybe you should write down three things she can own next year.
Bob: I like that, it is something I can do without more money.
Alice: Thanks Bob. Final round, one commitment each.
Dana: I will call ten users by Friday.
Bob: I'm going to talk to her tomorrow.
Lee: I pass this time.
Alice: See you all next month.
"""

MEMBERS = b"""name,email,role
Alice,alice@example.org,moderator
Bob,bob@example.org,member
Dana,dana@example.org,member
Lee,lee@example.org,member
"""


def long_script(times: int = 40) -> str:
    """The same session with much more talk in each hot seat: about half an hour of it."""
    own = (
        "We have looked at this from every side in the office and the numbers always say the same, "
        "it is the first week that we lose them in, and after that week they stay for years and "
        "tell their friends about it."
    )
    given = (
        "Maybe you should sit beside one of them while they set it up, say nothing for half an "
        "hour, and write down every place at which they stop and look at you."
    )
    talk = {
        "Dana": f"Lee: {given}\nDana: {own}\n" * times,
        "Bob": f"Dana: {given}\nBob: {own}\n" * times,
    }
    script = SCRIPT.replace("Lee: Do they ever", talk["Dana"] + "Lee: Do they ever")
    return script.replace("Dana: Have you asked", talk["Bob"] + "Dana: Have you asked")


def zoom_vtt(script: str = SCRIPT) -> str:
    """A script of `Name: text` lines as Zoom would write it, spoken at 2.5 words a second."""
    lines, at = ["WEBVTT", ""], 0.0
    for number, line in enumerate(script.strip().splitlines(), 1):
        end = at + len(line.split()) / 2.5
        lines += [str(number), f"{_clock(at)} --> {_clock(end)}", line, ""]
        at = end + 1
    return "\n".join(lines)


def _clock(seconds: float) -> str:
    return f"00:{int(seconds // 60):02}:{seconds % 60:06.3f}"
