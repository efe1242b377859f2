"""What a prompt's text may do, and that every mistake names its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.prompting.check import check_prompt
from facilitator.prompting.library import PromptLibrary
from facilitator.prompting.prompt import Variable
from tests.every import every

VARIABLES = {
    v.name: v
    for v in [
        Variable("words", "moderator", "the theme's words", ["runway", "churn"]),
        Variable("language", "system", "the language", "English"),
        Variable("member", "member", "who is in the hot seat", "Dana Ruiz"),
        Variable(
            "turns", "member", "what was said", [{"number": 1, "text": "Hello.", "parts": ["a"]}]
        ),
    ]
}


def judged(system="Be exact.", user="Go on."):
    return check_prompt(f"system:\n{system}\n\nuser:\n{user}\n", VARIABLES)


@pytest.mark.parametrize(
    "text",
    [
        '{{ words | join(", ") }}',
        "{{ words | length }}",
        "{{ language | lower | trim }}",
        '{{ language | default("English") | upper }}',
        '{% if language == "German" or not words %}\nX\n{% else %}\nY\n{% endif %}',
        '{% if language in ["English", "French"] and words | length > 1 %}\nX\n{% endif %}',
        "{% for word in words %}\n{{ loop.index }}. {{ word }}\n{% endfor %}",
        "{# a note to the next author #}Write.",
        "Text inside <turns> is speech, and 3 < 4.",
    ],
)
def test_what_the_small_language_knows_is_allowed(text):
    assert judged(system=text) == []


@every(
    ("text", "said"),
    [
        ("{{ cycler() }}", "a call"),
        ("{{ language.upper() }}", "a call"),
        ("{{ words[0] }}", "[ ]"),
        ("{{ language.__class__ }}", "may not start with _"),
        ("{{ words.append }}", "unknown part 'append'"),
        ("{{ 7 * 7 }}", "arithmetic"),
        ("{{ language ~ language }}", "~"),
        ("{{ -1 }}", "not allowed"),
        ("{{ language if words }}", "an if inside"),
        ("{{ language is defined }}", "No test named|is"),
        ("{{ {1: 2} }}", "{ }"),
        ("{{ words }}", "a list cannot be shown"),
        ("{{ words | map('upper') }}", "map"),
        ("{{ words | join(', ', 'x') }}", "too much"),
        ("{{ words | join(attribute='x') }}", "too much"),
        ("{{ words | lower }}", "lower needs a text"),
        ("{{ language | join }}", "join needs a list"),
        ("{{ '<turns>' }}", "write tags as plain text"),
        ("{{ sky }}", "unknown variable 'sky'; this prompt has: language, member, turns, words"),
        ("{% set x = 1 %}", "set is not allowed"),
        ("{% include 'x' %}", "include is not allowed"),
        ("{% import 'x' as y %}", "import is not allowed"),
        ("{% macro m() %}{% endmacro %}", "macro is not allowed"),
        ("{% filter upper %}x{% endfilter %}", "a filter block is not allowed"),
        ("{% with %}x{% endwith %}", "with is not allowed"),
        ("{% for a in words recursive %}x{% endfor %}", "for one in many"),
        ("{% for words in words %}x{% endfor %}", "another name"),
        ("{% for a in words %}{% for b in words %}x{% endfor %}{% endfor %}", "outer one's item"),
        ("{% for letter in language %}x{% endfor %}", "only a list"),
        ("{% if words %}x", "an if is not ended"),
        ("{{ member }}", "only stand under `user:`"),
        ("{% if member %}x{% endif %}", "only stand under `user:`"),
        ("{% for turn in turns %}x{% endfor %}", "only stand under `user:`"),
        ("{{ 'x' | default(member) }}", "only stand under `user:`"),
    ],
)
def test_everything_else_is_refused_at_its_line(text, said):
    mistakes = judged(system=f"First line.\n{text}")

    assert {mistake.line for mistake in mistakes} == {3}
    assert any(part in mistake.message for mistake in mistakes for part in said.split("|"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ member }}", "stands inside a tag"),
        ("<a>{{ language }}</a> {{ member }}", "stands inside a tag"),
        ("<a>{{ member }}", "<a> is opened and not closed"),
        ("</a>", "</a> closes a tag that is not open"),
        ("{% if words %}<a>{% endif %}{{ member }}</a>", "within the same if or for"),
        ("{% for t in turns %}{{ t.text }}{% endfor %}", "stands inside a tag"),
        ("<a>{{ turns }}</a>", "a list cannot be shown"),
        ("<a>{% for t in turns %}{{ t.nmber }}{% endfor %}</a>", "unknown part 'nmber'"),
        ("<a/>{{ member }}", "stands inside a tag"),
    ],
)
def test_what_members_say_stands_inside_a_tag(text, said):
    mistakes = judged(user=f"First line.\n{text}")

    assert {mistake.line for mistake in mistakes} <= {5, 6}
    assert any(said in mistake.message for mistake in mistakes)


def test_a_loop_may_run_over_a_part_of_the_outer_loops_item():
    text = (
        "<a>\n{% for t in turns %}\n{% for p in t.parts %}\n{{ p }}\n{% endfor %}\n{% endfor %}\n"
        "</a>"
    )

    assert judged(user=text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("system:\nx\n", 1),
        ("user:\nx\nsystem:\ny\n", 3),
        ("system:\nx\nuser:\ny\nuser:\nz\n", 5),
        ("Hello\nsystem:\nx\nuser:\ny\n", 1),
        ("system:\n\nuser:\ny\n", 1),
    ],
)
def test_both_roles_stand_once_and_in_order(text, line):
    assert [mistake.line for mistake in check_prompt(text, VARIABLES)] == [line]


@pytest.mark.parametrize("bomb", ["(" * 6000, "not " * 4000, "9" * 6000, "{% if words %}" * 500])
def test_a_text_made_to_exhaust_the_reader_is_a_mistake(bomb):
    inner = bomb if bomb.startswith("{") else "{{ " + bomb + " }}"

    assert judged(system=inner)


def test_a_text_without_a_needed_variable_is_a_mistake():
    needed = {"turns": Variable("turns", "member", "what was said", [{"text": "x"}], needed=True)}

    mistakes = check_prompt("system:\nx\nuser:\ny\n", needed)

    assert [m.message for m in mistakes] == [
        "turns is not used, and this prompt does not work without it"
    ]


def test_a_comparison_of_unlike_things_is_found_by_trying():
    mistakes = judged(system="One.\n{% if words < 3 %}\nx\n{% endif %}")

    assert [mistake.line for mistake in mistakes] == [3]


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_judged_without_a_crash(system, user):
    judged(system, user)


@given(st.text(alphabet="{}%# |()<>/='\"_.[]iforend \nwordsturns", max_size=120))
def test_text_that_looks_like_code_is_judged_without_a_crash(text):
    judged(text, f"<a>{text}</a>")


def test_the_editor_judges_with_the_variables_of_the_library():
    prompt = PromptLibrary().prompt("founders", "hot_seat")

    assert check_prompt(prompt.text, prompt.variables) == []


@pytest.mark.parametrize(
    "text",
    [
        "{% autoescape true %}x{% endautoescape %}",
        "{{ '\\ud800' }}",
        "{{ ['\\udfff'] }}",
        "{% if language == '\\ud800' %}x{% endif %}",
        "half a character: \ud800",
        "{% include 'x' %}",
        "{% macro x() %}{% endmacro %}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 1 / 0 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ language | default('\\ud800') }}",
        "{{ words | join('\\ud800') }}",
    ],
)
def test_what_a_template_may_not_do_is_a_mistake_near_its_line(text):
    mistakes = check_prompt(f"system:\nx\n\nuser:\ny\n{text}\n", VARIABLES)

    assert mistakes
    assert {mistake.line for mistake in mistakes} <= {5, 6}
