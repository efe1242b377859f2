"""What a member finds in the recap mail, and what never stands in it."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.notices import notice
from facilitator.domain.recaps.recap import (
    Evidence,
    EvidenceSource,
    Point,
    Recap,
    Solution,
    SolutionKind,
)
from facilitator.domain.recaps.view import Receipt
from facilitator.features.delivery.mails.recap import SAMPLE, context
from facilitator.kit.mail import compose
from facilitator.kit.mail.shortening import clip

VIEW = SAMPLE["view"]
DANA, BOB = VIEW.recap.hot_seats


def mail(member="Dana Ruiz", view=VIEW):
    return compose.render_mail("recap", view=view, member=member)


def with_recap(**changes):
    return replace(VIEW, recap=replace(VIEW.recap, **changes))


class Words(HTMLParser):
    """The words of a mail as a reader sees them; without the line that only inboxes show."""

    def __init__(self, html):
        super().__init__()
        self.said = []
        self.feed(html.split('class="page"', 1)[1])

    def handle_data(self, text):
        self.said.append(text)


def seen(html):
    return " ".join(" ".join(Words(html).said).split())


def test_a_members_own_challenge_comes_first_with_every_solution():
    text = mail().text

    order = [
        text.index(words)
        for words in (
            "We lose every second bidder",
            "Lee Park, own experience (11:40)",
            "Bob Okafor, suggestion (13:40)",
            "Mei-Ling Chen, question to think about (16:50)",
            "Lee Park, introduction (19:50)",
            "YOU SAID YOU WOULD",
            "THE OTHERS AT A GLANCE",
        )
    ]
    assert order == sorted(order)


def test_solutions_stand_in_the_order_they_were_offered():
    shuffled = replace(DANA, solutions=DANA.solutions[::-1])

    shown = mail(view=with_recap(hot_seats=(shuffled, BOB)))

    assert shown == mail()


@pytest.mark.parametrize("member", ["Dana Ruiz", "Bob Okafor", "Lee Park"])
def test_text_and_html_hold_all_solutions_of_the_members_own_challenge(member):
    own = [g for seat in VIEW.recap.hot_seats if seat.member == member for g in seat.solutions]

    shown = mail(member)

    for offered in own:
        assert offered.text in shown.text
        assert offered.text in seen(shown.html)
        assert offered.evidence[0].quote in shown.text


def test_a_quote_stands_beside_a_text_that_is_not_one():
    shown = mail()

    assert 'In their words: "we sent a range on day one, the exact price later"' in shown.text
    assert shown.text.count("You could have two standard offers ready.") == 1
    assert "“You could have two standard offers ready.”" in seen(shown.html)
    assert "“Lee answered" not in shown.html


def test_a_members_own_commitments_carry_their_day_and_their_time():
    assert "I will send the next quote within two days. (by 20 March) [41:40]" in mail().text


def test_the_others_are_shown_at_a_glance_only():
    text = mail("Bob Okafor").text

    assert "Dana Ruiz: We lose every second bidder" in text
    assert "4 solutions by Lee Park, Bob Okafor, Mei-Ling Chen" in text
    assert "price range" not in text
    assert "Who in your house" not in text


def test_who_was_not_in_the_hot_seat_sees_what_they_gave():
    text = mail("Lee Park").text

    assert "YOUR CHALLENGE" not in text
    assert "To Dana Ruiz: Lee answered with a price range" in text
    assert "THE OTHERS AT A GLANCE" in text


def test_the_subject_tells_nothing_that_was_said():
    assert mail().subject == "Your recap: Founders North, 4 March"
    assert mail(view=replace(VIEW, held_at=None)).subject == "Your recap: Founders North"


@pytest.mark.parametrize("member", ["Dana Ruiz", "Bob Okafor", "Lee Park"])
def test_the_line_inboxes_show_beside_the_subject_tells_nothing_that_was_said(member):
    html = mail(member).html

    unseen = re.search(r'<div class="unseen"[^>]*>([^<]*)</div>', html)[1]

    assert len(unseen) > 250  # the filler pushes the mail itself out of that line
    said = [seat.challenge.text for seat in VIEW.recap.hot_seats]
    assert not any(word in unseen for text in said for word in text.split() if len(word) > 6)


def test_the_trust_receipt_says_what_happened_to_the_words():
    kept = Receipt(left_out=2, not_recorded=1, deleted_on=date(2026, 6, 1))

    text = mail(view=replace(VIEW, receipt=kept)).text

    receipt = text.split("How this was made\n")[1].splitlines()
    assert receipt[:5] == [
        "Recorded: The transcript of the call.",
        "Worked on it: The offline engine, on the machine facilitator runs on; "
        "nothing was sent anywhere.",
        "Left out on request: 2 passages said off the record and every word of 1 member whom "
        "nobody may record.",
        "Who can see it: The members of this group, also those who were absent.",
        "Deleted: The transcript on 1 June 2026.",
    ]


def test_a_session_without_hot_seats_gives_the_main_points():
    said = DANA.challenge.evidence
    points = Recap("offline", points=(Point("Dana Ruiz", "Quotes take nine days.", said),))

    shown = mail(view=replace(VIEW, recap=points))

    assert "Nobody was in the hot seat" in shown.text
    assert "Dana Ruiz: Quotes take nine days. [10:10]" in shown.text
    assert "Quotes take nine days." in seen(shown.html)
    assert "YOUR CHALLENGE" not in shown.text


def test_an_empty_session_is_still_a_mail():
    shown = mail(view=replace(VIEW, recap=Recap("offline")))

    assert "Hello Dana" in shown.text
    assert "How this was made" in seen(shown.html)


def test_memory_is_called_memory():
    remembered = tuple(replace(e, source=EvidenceSource.MEMORY) for e in DANA.challenge.evidence)
    seat = replace(DANA, challenge=replace(DANA.challenge, evidence=remembered))

    shown = mail(view=with_recap(hot_seats=(seat,)))

    assert "YOUR CHALLENGE (from memory)" in shown.text
    assert "as your moderator remembers it" in shown.html
    assert "“We lose every second bidder" not in shown.html
    assert "From memory: What is marked so" in shown.text
    assert "From memory:" not in mail().text


def test_a_warning_about_a_member_reaches_them_and_nobody_else():
    noise = (notice("times_ran_backwards"), notice("column_not_used", column="Dana Ruiz"))
    about = notice("hot_seat_missing", member="Dana Ruiz", error="It is late.")
    view = with_recap(warnings=(*noise, about))

    assert about.english in mail(view=view).text
    assert about.english in seen(mail(view=view).html)
    assert about.english not in mail("Bob Okafor", view).text
    assert not any(warning.english in mail(view=view).text for warning in noise)


def test_the_chrome_and_the_speech_each_name_their_language():
    html = mail(view=replace(VIEW, language="sv")).html

    assert '<html lang="en"' in html
    assert 'lang="sv"' in html.split("<body", 1)[1]
    assert 'lang="' not in mail().html.split("<body", 1)[1]


def many(members, solutions, text):
    """A session in which everybody was in the hot seat; Dana was the first."""
    given = tuple(
        Solution(f"Peer {n % 9}", SolutionKind.SUGGESTION, f"{n}: {text}",
                 (Evidence(f"Peer {n % 9}", 60.0 * n, 60.0 * n + 5, text),))
        for n in range(solutions)
    )  # fmt: skip
    wordy = replace(DANA, challenge=replace(DANA.challenge, text=text), solutions=given)
    seats = [replace(wordy, member=f"Member {n}" if n else "Dana Ruiz") for n in range(members)]
    promises = [replace(VIEW.recap.commitments[0], member=s.member, text=text) for s in seats]
    return with_recap(hot_seats=tuple(seats), commitments=tuple(promises * 3))


LONG = "We have tried this for a long time and it never quite worked out for us. "


def test_a_usual_session_of_ten_is_shown_whole():
    shown = mail(view=many(10, 12, LONG))

    assert len(shown.html.encode()) < 100_000
    assert "in the text version" not in shown.html
    assert all(f"{n}: {LONG.strip()}" in seen(shown.html) for n in range(12))
    assert all(f"Member {n}" in shown.html for n in range(1, 10))


@pytest.mark.parametrize(
    ("members", "solutions", "words"), [(10, 40, 3), (10, 200, 3), (10, 60, 60), (100, 20, 1)]
)
def test_a_long_session_stays_below_what_mail_programs_cut_off(members, solutions, words):
    shown = mail(view=many(members, solutions, LONG * words))

    assert len(shown.html.encode()) < 100_000
    assert "more, in the text version of this mail" in seen(shown.html)
    assert all(f"  {n}: {LONG.strip()}" in shown.text for n in range(solutions))
    assert shown.text.count("solutions by") == members - 1


@pytest.mark.parametrize("letter", ["&", "田", "😀"])
def test_letters_that_take_much_room_fit_too(letter):
    view = many(10, 60, letter * 4000)
    long_names = tuple(replace(s, peer=letter * 4000) for s in view.recap.hot_seats[0].solutions)
    seats = tuple(
        replace(s, member="Dana Ruiz", solutions=long_names) for s in view.recap.hot_seats
    )

    shown = mail(view=replace(view, recap=replace(view.recap, hot_seats=seats)))

    assert len(shown.html.encode()) < 100_000


def test_a_hundred_speakers_without_a_hot_seat_fit():
    points = tuple(Point(f"Speaker {n}", LONG * 9, DANA.challenge.evidence) for n in range(100))

    shown = mail(view=with_recap(hot_seats=(), commitments=(), points=points))

    assert len(shown.html.encode()) < 100_000
    assert "Speaker 99" in shown.text


def strings(value):
    if isinstance(value, dict):
        return [found for inner in value.values() for found in strings(inner)]
    if isinstance(value, list | tuple):
        return [found for inner in value for found in strings(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("member", ["Dana Ruiz", "Bob Okafor", "Lee Park", "Nobody"])
def test_a_mail_says_nothing_that_the_view_does_not_hold(member):
    told = context(VIEW, member)
    own_voice = {told["subject"], told["lead"], told["hello"]}
    held = repr(VIEW).replace("\\'", "'")

    for entry in ("own", "own_promises", "given", "others", "others_promises", "points", "notes"):
        for spoken in told[entry]:
            for name in ("challenge", "text", "quote", "member", "peer", "speaker"):
                for found in strings(spoken.get(name, "")):
                    assert found in held or found in own_voice


@settings(max_examples=200)
@given(st.text(max_size=60), st.integers(1, 30))
def test_a_clipped_text_is_the_beginning_of_the_whole(text, letters):
    clipped = clip(text, letters)

    assert text.startswith(clipped.removesuffix(" …"))
    assert len(clipped) <= letters + 2
