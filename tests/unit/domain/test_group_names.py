"""What a group is called and where it meets, as people type it."""

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.people.group_names import group_name, meeting_number


def test_stray_spaces_are_no_part_of_a_name():
    assert group_name("  Founders \n North ") == "Founders North"


@pytest.mark.parametrize("typed", ["", "  ", "x" * 201, "Founders\x00North", "a\u202eb"])
def test_what_is_no_name_is_refused(typed):
    with pytest.raises(Refused, match="at most 200 letters"):
        group_name(typed)


@pytest.mark.parametrize(
    "typed",
    ["832 9736 2914", "832-9736-2914", "https://us02web.zoom.us/j/83297362914?pwd=a.b",
     " https://zoom.us/j/83297362914#success"],
)  # fmt: skip
def test_a_meeting_is_known_by_its_number_however_it_is_written(typed):
    assert meeting_number(typed) == "83297362914"


def test_no_number_is_no_meeting():
    assert meeting_number(" ") == ""


@pytest.mark.parametrize(
    "typed",
    ["my room", "12a", "٣٣", "9" * 21, "https://zoom.us.example.org/j/1", "https://zoom.us/my/ana"],
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(Refused, match="is no meeting's number"):
        meeting_number(typed)
