"""Where the library looks, what it says when something is not there or wrong."""

import re

import pytest

from facilitator.domain.errors import BadPrompt, NotFound
from facilitator.domain.recaps.recap import SolutionKind
from facilitator.prompting.check_library import check_all
from facilitator.prompting.library import PromptLibrary

FRONT = """---
purpose: Greets one member.
description: Only here to be tested.
notes: [first version]
variables:
  member: {trust: member, about: who is greeted, example: Dana Ruiz}
---
"""
TEXT = "system:\nBe kind.\n\nuser:\n<name>{{ member }}</name>\n"
THEME = """title: Peer group
description: For any group.
words: [check-in]
good_challenge: One open question.
useful_solution: Keep the numbers.
welcomes: ["Welcome, {group}."]
closings: ["One promise each."]
bridging_questions: ["Who knows what {member} needs?"]
tone: Plain.
opening_questions: ["What is new?"]
next_step: Talk to whoever invited you.
"""
TAGS = "{depth: 1, minutes: 0.5, kind: question, subject: roads, energy: calm}"
PACK = f"""icebreakers:
  - text: Which road?
    tags: {TAGS}
"""
FORMAT = """title: Short
description: A short one.
minutes: 20
seats: 2
wording: both
shows: [suggestion, question]
steps:
  - {name: Talk, minutes: 8, each: true, elastic: true, speaks: member, script: Go., capture: news}
  - {name: Close, minutes: 4, elastic: false, speaks: everyone, script: Say., capture: commitments}
"""


@pytest.fixture
def root(tmp_path):
    """A small library: base, one theme that words nothing itself, one format."""
    root = tmp_path / "prompts"
    for folder in ("base", "themes/gardeners", "formats"):
        (root / folder).mkdir(parents=True)
    (root / "base" / "greeting.md").write_text(FRONT + TEXT)
    (root / "base" / "theme.yaml").write_text(THEME)
    (root / "base" / "icebreakers.yaml").write_text(PACK)
    (root / "themes" / "gardeners" / "theme.yaml").write_text(
        "title: Gardeners\ndescription: For people with soil on their hands.\nwords: [compost]\n"
    )
    (root / "formats" / "short.yaml").write_text(FORMAT)
    return root


def test_a_theme_inherits_what_it_leaves_out(root):
    theme = PromptLibrary(root).theme("gardeners")

    assert (theme.title, theme.words, theme.tone) == ("Gardeners", ("compost",), "Plain.")


def test_a_theme_adds_its_own_icebreakers_to_those_of_base(root):
    own = root / "themes" / "gardeners" / "icebreakers.yaml"
    before = PromptLibrary(root).icebreakers("gardeners")

    own.write_text(PACK.replace("road?", "weed?"))
    after = PromptLibrary(root).icebreakers("gardeners")

    assert [one.text for one in before] == ["Which road?"]
    assert [one.text for one in after] == ["Which road?", "Which weed?"]
    assert [one.text for one in PromptLibrary(root).icebreakers("base")] == ["Which road?"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("depth: 1", "depth: 5", r":3: depth must be one of 1, 2, 3, 4"),
        ("depth: 1", "depth: 1.5", r":3: depth must be one of"),
        ("minutes: 0.5", "minutes: 9", r":3: minutes is the time one person needs, 3 at most"),
        ("kind: question", "kind: riddle", r":3: kind must be one of .* not 'riddle'"),
        ("energy: calm", "energy: calm, season: monsoon", r":3: season must be one of"),
        ("energy: calm", "energy: calm, depht: 2", r":3: unknown entry 'depht'"),
        ("tags: ", "tag: ", r":2: (tags is missing|unknown entry)"),
        ("Which road?", '"Which prayer?"', r":2: it touches religion"),
        (PACK, PACK + PACK.partition("\n")[2], r":4: 'Which road\?' is there twice"),
    ],
)
def test_a_wrong_icebreaker_is_named_with_its_line(root, old, new, said):
    path = root / "base" / "icebreakers.yaml"
    path.write_text(PACK.replace(old, new))

    with pytest.raises(BadPrompt, match=said):
        check_all(PromptLibrary(root))


def test_a_prompt_is_the_first_of_override_theme_and_base(root):
    own = root / "themes" / "gardeners" / "greeting.md"
    found = [PromptLibrary(root).prompt("gardeners", "greeting")]

    own.write_text(TEXT.replace("kind", "earthy"))
    found.append(PromptLibrary(root).prompt("gardeners", "greeting"))
    override = {("gardeners", "greeting"): TEXT.replace("kind", "brief")}
    found.append(PromptLibrary(root, override).prompt("gardeners", "greeting"))

    assert [prompt.origin for prompt in found] == ["base", "theme", "override"]
    assert [prompt.preview().system for prompt in found] == ["Be kind.", "Be earthy.", "Be brief."]
    assert len({prompt.version for prompt in found}) == 3


def test_an_override_of_base_reaches_the_themes_that_word_nothing_themselves(root):
    library = PromptLibrary(root, {("base", "greeting"): TEXT.replace("kind", "brief")})

    assert library.prompt("gardeners", "greeting").preview().system == "Be brief."


def test_a_theme_fills_the_variables_it_knows(root):
    path = root / "base" / "greeting.md"
    tone = "  tone: {trust: moderator, about: how it sounds, example: Loud.}\n---\n"
    path.write_text(FRONT[:-4] + tone + TEXT.replace("Be kind.", "{{ tone }}"))
    before = PromptLibrary(root).prompt("gardeners", "greeting")

    theme = root / "themes" / "gardeners" / "theme.yaml"
    theme.write_text(theme.read_text() + "tone: Earthy.\n")
    after = PromptLibrary(root).prompt("gardeners", "greeting")

    assert [p.fill(member="Dana").system for p in (before, after)] == ["Plain.", "Earthy."]
    assert before.version != after.version
    assert "{# tone: Earthy. #}" in after.wording


def test_a_prompt_that_is_missing_is_named_with_its_path(root):
    (root / "base" / "greeting.md").unlink()

    with pytest.raises(NotFound, match=r"prompts/base/greeting\.md:1: the file is missing"):
        PromptLibrary(root).prompt("gardeners", "greeting")


def test_a_version_follows_the_front_matter_as_well_as_the_text(root):
    before = PromptLibrary(root).prompt("base", "greeting").version

    (root / "base" / "greeting.md").write_text(
        FRONT.replace("trust: member", "trust: system") + TEXT
    )

    after = PromptLibrary(root).prompt("base", "greeting").version
    assert (len(before), before == after) == (12, False)


def test_line_ends_of_another_system_make_no_other_version(root):
    before = PromptLibrary(root).prompt("base", "greeting").version

    (root / "base" / "greeting.md").write_bytes((FRONT + TEXT).replace("\n", "\r\n").encode())

    assert PromptLibrary(root).prompt("base", "greeting").version == before


@pytest.mark.parametrize("name", ["nothing", "../base", "/etc", "", ".", "gardeners/../gardeners"])
def test_a_name_that_is_not_there_is_answered_with_those_that_are(root, name):
    library = PromptLibrary(root)

    for ask, choice in [
        (lambda: library.theme(name), "gardeners"),
        (lambda: library.prompt("base", name), "greeting"),
        (lambda: library.format(name), "short"),
    ]:
        with pytest.raises(NotFound, match=choice):
            ask()


def test_a_mistake_in_a_base_prompt_counts_the_lines_of_its_front_matter(root):
    (root / "base" / "greeting.md").write_text(FRONT + TEXT.replace("Be kind.", "{{ sky }}"))

    with pytest.raises(BadPrompt, match=r"prompts/base/greeting\.md:9: unknown variable 'sky'"):
        PromptLibrary(root).prompt("base", "greeting")


def test_a_mistake_in_a_themes_prompt_names_that_file(root):
    (root / "themes" / "gardeners" / "greeting.md").write_text(TEXT.replace("member", "sky"))

    with pytest.raises(BadPrompt, match=r"themes/gardeners/greeting\.md:5: unknown variable"):
        PromptLibrary(root).prompt("gardeners", "greeting")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("trust: member", "trust: friend", r":6: trust must be one of .* not 'friend'"),
        ("example: Dana Ruiz", "exmple: Dana", r":6: unknown entry 'exmple'"),
        ("purpose: Greets one member.\n", "", r":2: purpose is missing"),
        ("[first version]", "[first", r"greeting\.md:\d+: this is not valid YAML"),
        ("  member: {", "  _member: {", r":6: '_member' cannot be the name"),
    ],
)
def test_wrong_front_matter_is_named_with_its_line(root, old, new, said):
    (root / "base" / "greeting.md").write_text(FRONT.replace(old, new) + TEXT)

    with pytest.raises(BadPrompt, match=said):
        PromptLibrary(root).prompt("base", "greeting")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"x" * 300_000, "larger than"),
        (b"no front matter", "begins with front matter"),
        (b"", "begins with front matter"),
    ],
)
def test_a_file_that_is_no_prompt_is_refused(root, content, said):
    (root / "base" / "greeting.md").write_bytes(content)

    with pytest.raises(BadPrompt, match=rf"greeting\.md:1: .*{said}"):
        PromptLibrary(root).prompt("base", "greeting")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: &x [1]\nb: *x\n", "anchors and aliases"),
        ("title: One\ntitle: Two\n", "'title' is there twice"),
        ("- a\n- b\n", "names and values"),
        ("[" * 5000, "not valid YAML"),
        ("title: !!python/object/apply:os.getcwd []\n", "title must be text"),
        ("? [1]\n: 2\n", "a name must be a word"),
        ("", "names and values"),
    ],
)
def test_yaml_with_tricks_is_refused(root, content, said):
    (root / "base" / "theme.yaml").write_text(content)

    with pytest.raises(BadPrompt, match=said):
        PromptLibrary(root).theme("base")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes: 4,", "minutes: 5,", r":8: the steps take 21 minutes, not 20"),
        ("minutes: 4,", "minutes: 4, share: 1,", r":9: a step needs either minutes or a share"),
        ("minutes: 4,", "minutes: -4,", r":9: minutes must be a number"),
        ("minutes: 4,", "minutes: .nan,", r":9: minutes must be a number"),
        ("elastic: false", "elastic: true", r"'Close' keeps its time"),
        ("speaks: everyone", "speaks: crowd", r":9: speaks must be one of"),
        ("[suggestion, question]", "[advice]", r":6: shows knows suggestion"),
        ("seats: 2", "seats: many", r":4: seats must be a whole number"),
        ("wording: both", "wordin: both", r"wording is missing"),
        ("seats: 2", "seats: 0", r"take|at least one seat"),
    ],
)
def test_a_wrong_format_is_named_with_its_line(root, old, new, said):
    (root / "formats" / "short.yaml").write_text(FORMAT.replace(old, new))

    with pytest.raises(BadPrompt, match=said):
        PromptLibrary(root).format("short")


FILES = {
    "base/greeting.md": FRONT + TEXT,
    "base/theme.yaml": THEME,
    "base/icebreakers.yaml": PACK,
    "formats/short.yaml": FORMAT,
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "value",
    ["", "null", "5", "true", ".nan", "1e999", "''", "[]", "[[]]", "{}", "{a: [b]}", "x" * 2001],
)
def test_whatever_stands_in_a_file_is_taken_or_refused_in_our_words(root, file, value):
    for found in re.finditer(r"(?<=\w: )[^:,{}\n]+|(?<=\w: )[\[{].*[\]}]", FILES[file]):
        (root / file).write_text(FILES[file][: found.start()] + value + FILES[file][found.end() :])
        try:
            check_all(PromptLibrary(root))
        except BadPrompt as refused:
            for line in refused.message.split("\n"):
                assert re.match(r"prompts/[a-z/]+\.[a-z]+:\d+: \S", line)
                assert not re.search(r"[Ii]nput|should be|[Vv]alid (?!YAML)|cannot be used", line)


def test_all_mistakes_of_a_file_are_named_at_once(root):
    wrong = FORMAT.replace("both", "wise").replace("question]", "question, question]")
    wrong = wrong.replace("speaks: member", "speaks: 5").replace("minutes: 4, elastic", "elastik")
    (root / "formats" / "short.yaml").write_text(wrong)

    with pytest.raises(BadPrompt) as refused:
        PromptLibrary(root).format("short")

    assert refused.value.message.split("\n") == [
        "prompts/formats/short.yaml:5: wording must be one of experience, advice, both, not 'wise'",
        "prompts/formats/short.yaml:6: 'question' is there twice",
        "prompts/formats/short.yaml:8: speaks must be text",
        "prompts/formats/short.yaml:9: a step needs either minutes or a share",
        "prompts/formats/short.yaml:9: elastic is missing",
        "prompts/formats/short.yaml:9: unknown entry 'elastik'; known here: capture, each, elastic,"
        " minutes, name, script, share, speaks",
    ]


def test_a_wrong_text_of_a_list_is_named_with_its_own_line(root):
    listed = 'closings:\n  - "One promise each."\n  - "Thanks, {group}."\n  - 7\n'
    (root / "base" / "theme.yaml").write_text(
        THEME.replace('closings: ["One promise each."]\n', listed)
    )

    with pytest.raises(BadPrompt) as refused:
        PromptLibrary(root).theme("base")

    assert refused.value.message.split("\n") == [
        "prompts/base/theme.yaml:9: closings: only nothing may stand in braces, not {group}",
        "prompts/base/theme.yaml:10: each of closings must be text",
    ]


def test_a_format_is_read_with_its_kinds_and_steps(root):
    found = PromptLibrary(root).format("short")

    assert found.shows == (SolutionKind.SUGGESTION, SolutionKind.QUESTION)
    assert [(step.name, step.minutes, step.each) for step in found.steps] == [
        ("Talk", 8.0, True),
        ("Close", 4.0, False),
    ]


def test_checking_all_names_every_mistake_of_every_file(root):
    (root / "themes" / "gardeners" / "greeting.md").write_text(TEXT.replace("member", "sky"))
    (root / "themes" / "gardeners" / "farewell.md").write_text(TEXT)
    (root / "formats" / "short.yaml").write_text(FORMAT.replace("minutes: 4,", "minutes: 5,"))

    with pytest.raises(BadPrompt) as refused:
        check_all(PromptLibrary(root))

    for said in ("gardeners/greeting.md:5:", "gardeners/farewell.md:1:", "formats/short.yaml:8:"):
        assert said in refused.value.message
    assert str(root.parent) not in refused.value.message


def test_an_empty_folder_is_refused_and_not_taken_for_a_library(tmp_path):
    with pytest.raises(BadPrompt, match=r"base/theme\.yaml:1: the file is missing"):
        check_all(PromptLibrary(tmp_path / "prompts"))
