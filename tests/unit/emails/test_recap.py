"""What a member finds in the recap mail, and what never stands in it."""

from dataclasses import replace

from facilitator import emails
from facilitator.domain.recap import Point, Recap, Source
from facilitator.emails.recap import SAMPLE

VIEW = SAMPLE["view"]


def mail(member="Dana Ruiz", view=VIEW):
    return emails.write("recap", view=view, member=member)


def test_a_members_own_challenge_comes_first_with_every_solution():
    text = mail().text

    own = text.index("We lose every second bidder")
    assert (
        own < text.index("Lee Park, own experience (11:40)") < text.index("Bob Okafor, suggestion")
    )
    assert own < text.index("THE OTHERS AT A GLANCE")


def test_a_quote_stands_beside_a_text_that_is_not_one():
    assert 'In their words: "we sent a range on day one, the exact price later"' in mail().text
    assert mail().text.count("You could have two standard offers ready.") == 1


def test_a_members_own_commitments_carry_their_day():
    assert "I will send the next quote within two days. (by 20 March)" in mail().text


def test_the_others_are_shown_at_a_glance_only():
    text = mail("Bob Okafor").text

    assert "Dana Ruiz: We lose every second bidder" in text
    assert "2 solutions by Lee Park, Bob Okafor" in text
    assert "price range" not in text


def test_who_was_not_in_the_hot_seat_sees_what_they_gave():
    text = mail("Lee Park").text

    assert "YOUR CHALLENGE" not in text
    assert "To Dana Ruiz: Lee answered with a price range" in text


def test_the_subject_tells_nothing_that_was_said():
    assert mail().subject == "Your recap: Founders North, 4 March"


def test_the_trust_receipt_says_what_happened_to_the_words():
    text = mail().text

    assert "Worked on it: the offline engine, on the machine facilitator runs on" in text
    assert "Left out on request: 1 passage said off the record." in text
    assert "Who can see it: the members of this group" in text


def test_a_session_without_hot_seats_gives_the_main_points():
    said = VIEW.recap.hot_seats[0].challenge.evidence
    points = Recap("offline", points=(Point("Dana Ruiz", "Quotes take nine days.", said),))

    text = mail(view=replace(VIEW, recap=points)).text

    assert "Nobody was in the hot seat" in text
    assert "Dana Ruiz: Quotes take nine days." in text


def test_memory_is_called_memory():
    seat = VIEW.recap.hot_seats[0]
    remembered = tuple(replace(e, source=Source.MEMORY) for e in seat.challenge.evidence)
    seat = replace(seat, challenge=replace(seat.challenge, evidence=remembered))

    shown = mail(view=replace(VIEW, recap=replace(VIEW.recap, hot_seats=(seat,))))

    assert "YOUR CHALLENGE (from memory)" in shown.text
    assert "as your moderator remembers it" in shown.html
    assert "“We lose every second bidder" not in shown.html


def test_a_session_of_ten_stays_below_what_mail_programs_cut_off():
    seat = VIEW.recap.hot_seats[0]
    long = "We have tried this for a long time and it never quite worked out for us. " * 3
    wordy = replace(
        seat,
        challenge=replace(seat.challenge, text=long),
        solutions=tuple(replace(seat.solutions[0], text=long) for _ in range(40)),
    )
    everybody = tuple(
        replace(wordy, member="Dana Ruiz" if n == 0 else f"Member {n}") for n in range(10)
    )

    html = mail(view=replace(VIEW, recap=replace(VIEW.recap, hot_seats=everybody))).html

    assert len(html.encode()) < 100_000
