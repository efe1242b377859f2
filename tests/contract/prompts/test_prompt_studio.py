"""A group words its prompts itself: what is in force, who is told what, and what is never lost."""

import io
import zipfile
from dataclasses import replace

import pytest
from sqlalchemy import select

from facilitator.domain.errors import BadPrompt, NotFound, Refused, WriteConflict
from facilitator.features.access.sign_in import Visitor
from facilitator.features.llm.group_prompts import own_prompts
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.prompts import edit_prompt, prompt_files, prompt_studio
from facilitator.features.prompts.edit_prompt import PromptRef, SubmittedText
from facilitator.features.recaps import write_recap
from facilitator.kit.audit import list_audit_entries
from facilitator.prompting.library import PromptLibrary
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.prompts import PromptVersionRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.wordings import WordingRecord, WordingTextRecord
from tests.standins.check_ins import before
from tests.standins.prompt_studio import Truthful, with_model

SESSION = PromptLibrary().prompt("base", "session").text
OWN = SESSION.replace("one sentence for each", "ONE short sentence for each")
OTHER = SESSION.replace("one sentence for each", "a line for each")


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


@pytest.fixture
def alice(story):
    return place(story, "Alice")


@pytest.fixture
def olga(story):
    """An owner of the same group."""
    with story.deps.db.tx() as tx:
        person = PersonRecord(name="Olga", email="olga@example.org")
        tx.add(person)
        tx.flush()
        return PromptRef(Visitor(person.id, "Olga", "olga@example.org", True), 1, "session")


def place(story, name, prompt="session"):
    return PromptRef(Visitor(story.people[name], name, f"{name.lower()}@example.org"), 1, prompt)


def revision(where, story):
    return prompt_studio.open_editor(where, story.deps).head.revision


def save(where, text, story, seen=None):
    seen = revision(where, story) if seen is None else seen
    edit_prompt.save(where, SubmittedText(text, seen), story.deps)


def publish(where, text, story, why="shorter"):
    return edit_prompt.publish(where, SubmittedText(text, revision(where, story), why), story.deps)


def in_force(story, group_id=1, theme="base"):
    with story.deps.db.tx() as tx:
        return own_prompts(tx, group_id, theme)


def test_words_a_group_publishes_make_its_next_recap_and_are_named_in_it(story, alice):
    model = Truthful()
    deps = replace(story.deps, **with_model(model))
    assert "ONE short" in OWN

    publish(alice, OWN, story)
    write_recap.write_recap(story.held_id, deps)

    assert "ONE short sentence" in model.asked[0].system
    expected = PromptLibrary.of("base", {"session": OWN}).prompt("base", "session").version
    with deps.db.tx() as tx:
        made = tx.scalars(select(RecapRecord).order_by(RecapRecord.id.desc())).first()
        assert made.prompts == {"session": expected}
        kept = select(PromptVersionRecord.text).where(PromptVersionRecord.digest == expected)
        assert "ONE short sentence" in tx.scalars(kept).one()
    (version,) = prompt_studio.version_history(alice, deps).versions
    assert (version.text.digest, version.recaps, version.is_in_force) == (expected, 1, True)


def test_no_other_group_of_the_theme_gets_them(story, alice):
    with story.deps.db.tx() as tx:
        tx.add(GroupRecord(name="Founders South"))

    publish(alice, OWN, story)

    assert (in_force(story, 1), in_force(story, 2)) == ({"session": OWN}, {})
    assert in_force(story, 1, "founders") == {}


def test_a_draft_is_in_force_nowhere_and_is_there_for_who_comes_next(story, alice, olga):
    save(alice, OWN, story)
    save(alice, OWN, story)

    assert in_force(story) == {}
    shown = prompt_studio.open_editor(olga, story.deps)
    assert (shown.text, shown.head.draft.by, shown.head.draft.is_mine) == (OWN, "Alice", False)
    assert (shown.head.origin, shown.head.revision) == ("base", 1)
    assert any(line.text.strip().startswith("The solutions") for line in shown.changed)


def test_who_saves_over_what_they_have_not_seen_is_told_and_nothing_is_lost(story, alice, olga):
    seen = revision(olga, story)
    save(alice, OWN, story)

    with pytest.raises(WriteConflict, match="Somebody else has changed"):
        save(olga, OTHER, story, seen)
    save(olga, OTHER, story)

    texts = {d.text for d in prompt_studio.version_history(alice, story.deps).drafts}
    assert texts == {OWN, OTHER}
    with pytest.raises(Refused, match="somebody else's"):
        edit_prompt.drop_draft(alice, SubmittedText("", revision(alice, story)), story.deps)
    edit_prompt.drop_draft(olga, SubmittedText("", revision(olga, story)), story.deps)
    assert prompt_studio.open_editor(olga, story.deps).text == OWN


def test_two_who_publish_at_once_are_not_both_believed(story, alice, olga):
    seen = revision(olga, story)
    publish(alice, OWN, story)

    with pytest.raises(WriteConflict):
        edit_prompt.publish(olga, SubmittedText(OTHER, seen, "why"), story.deps)

    assert in_force(story) == {"session": OWN}


def test_going_back_is_a_version_of_its_own_with_who_and_why(story, alice, olga):
    first = publish(alice, OWN, story)
    second = publish(olga, OTHER, story, "calmer")

    third = edit_prompt.restore_version(
        alice, first, SubmittedText("", revision(alice, story), "it lost two"), story.deps
    )
    last = edit_prompt.restore_version(
        alice, 0, SubmittedText("", revision(alice, story)), story.deps
    )

    assert (first, second, third, last) == (1, 2, 3, 4)
    assert in_force(story) == {}
    versions = prompt_studio.version_history(alice, story.deps).versions
    assert [(v.text.number, v.text.by, v.text.why) for v in versions] == [
        (4, "Alice", "Back to the inherited words"),
        (3, "Alice", "Back to version 1: it lost two"),
        (2, "Olga", "calmer"),
        (1, "Alice", "shorter"),
    ]
    assert [v.is_in_force for v in versions] == [True, False, False, False]
    assert prompt_studio.open_editor(alice, story.deps).head.origin == "base"
    with story.deps.db.tx() as tx:
        told = [(d.who, d.what, d.about) for d in list_audit_entries(tx)][-4:]
    assert told[0] == ("Alice", "published a prompt", "session of base, version 1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SESSION.replace("{{ tone }}", "{{ tonne }}"), "unknown variable 'tonne'"),
        (SESSION.replace("{{ tone }}", "{{ tone "), "session.md:"),
        (SESSION.replace("{{ tone }}", "{{ tone.__class__ }}"), "__class__"),
        (SESSION.replace("{{ tone }}", "{{ range(9) }}"), "not allowed"),
        (SESSION.replace("{{ tone }}", "{% include 'x' %}"), "not allowed"),
        (SESSION.replace("{{ tone }}", "{{ moderator }}"), "may only stand under"),
        (SESSION.replace("user:\n", ""), "one line `user:`"),
        (SESSION.replace("{{ tone }}", "Say it plainly. " * 60), "from here on it is too long"),
    ],
)
def test_what_a_prompt_may_not_do_is_saved_as_a_draft_and_never_published(story, alice, text, said):
    save(alice, text, story)

    judged = prompt_studio.open_editor(alice, story.deps).judged
    with pytest.raises(BadPrompt) as refused:
        publish(alice, text, story)

    assert said in refused.value.message
    assert judged.mistakes
    assert in_force(story) == {}


def test_a_reason_and_a_change_are_needed(story, alice):
    with pytest.raises(Refused, match="why"):
        publish(alice, OWN, story, "  ")
    with pytest.raises(Refused, match="in force already"):
        publish(alice, SESSION, story)
    with pytest.raises(Refused, match="longer than"):
        save(alice, "x" * 20_001, story)


def test_words_that_fit_no_longer_are_left_out_and_said(story, alice):
    publish(alice, OWN, story)
    with story.deps.db.tx() as tx:
        tx.scalars(select(WordingTextRecord)).one().text = OWN.replace("{{ tone }}", "{{ gone }}")

    shown = prompt_studio.open_editor(alice, story.deps)

    assert in_force(story) == {}
    assert (shown.head.origin, shown.head.fits) == ("base", False)
    assert shown.judged.mistakes


def test_another_groups_moderator_finds_nothing(story, alice):
    save(alice, OWN, story)
    with story.deps.db.tx() as tx:
        mara = PersonRecord(name="Mara", email="mara@example.org")
        other = GroupRecord(name="Makers South")
        tx.add(MembershipRecord(group=other, person=mara, role="moderator"))
        tx.flush()
        stranger = PromptRef(Visitor(mara.id, "Mara", ""), 1, "session")

    for work in (
        lambda: prompt_studio.open_editor(stranger, story.deps),
        lambda: prompt_studio.version_history(stranger, story.deps),
        lambda: edit_prompt.save(stranger, SubmittedText(OWN, 1), story.deps),
        lambda: edit_prompt.publish(stranger, SubmittedText(OWN, 1, "w"), story.deps),
        lambda: prompt_files.export_prompt(stranger, story.deps),
        lambda: prompt_files.export_prompts(stranger.visitor, 1, story.deps),
        lambda: prompt_files.import_files(stranger.visitor, 1, ("session.md", b""), story.deps),
    ):
        with pytest.raises(NotFound):
            work()
    (shelf,) = prompt_studio.prompts_by_group(stranger.visitor, story.deps)
    assert shelf.group == "Makers South"
    own = replace(stranger, group_id=shelf.group_id)
    with pytest.raises(NotFound):  # the id of a text of another group
        prompt_studio.open_editor(own, story.deps, of=1)


def test_all_shelves_take_few_queries_however_many_groups(story, alice, olga):
    publish(alice, OWN, story)
    save(alice, OTHER, story)
    with story.deps.db.tx() as tx:
        tx.add_all([GroupRecord(name=f"Group {n:02}", theme="founders") for n in range(20)])
    asked = []

    from sqlalchemy import event  # noqa: PLC0415 -- one test counts

    event.listen(story.deps.db.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    shown = prompt_studio.prompts_by_group(olga.visitor, story.deps)

    assert len(shown) == 21
    assert len([q for q in asked if q.startswith("SELECT")]) <= 2
    (first,) = [one for one in shown if one.own]
    head = next(head for head in first.heads if head.name == "session")
    assert (head.now.number, head.draft.text) == (1, OTHER)


def packed(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"prompts/themes/founders/{name.replace('__', '.')}", text)
    return content.getvalue()


def take(where, name, content, story):
    return prompt_files.import_files(where.visitor, 1, (name, content), story.deps)


def test_what_was_exported_comes_back_as_a_draft_in_another_group(story, alice, olga, tmp_path):
    publish(alice, OWN, story)
    archive = prompt_files.export_prompts(alice.visitor, 1, story.deps)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.namelist() == ["prompts/base/session.md"]
        whole = opened.read("prompts/base/session.md").decode()
    assert whole.startswith("---\npurpose:")
    edit_prompt.restore_version(alice, 0, SubmittedText("", revision(alice, story)), story.deps)

    taken = take(olga, "words.zip", archive, story)

    assert (taken.drafts, taken.known, taken.left_out) == (("session",), (), ())
    assert prompt_studio.open_editor(alice, story.deps).head.draft.text == OWN
    assert in_force(story) == {}
    assert prompt_files.export_prompt(alice, story.deps) == SESSION


def test_a_file_is_judged_before_any_of_it_is_taken(story, alice):
    wrong = OWN.replace("{{ tone }}", "{{ tone.__class__ }}")
    line = wrong[: wrong.index("{{ tone.__")].count("\n") + 1
    for name, content, said in (
        ("session.md", wrong.encode(), f"session.md:{line}: "),
        ("all.zip", packed(session__md=OWN, hot_seat__md="system:\nx\n"), "hot_seat.md:1"),
        ("session.md", b"\xff\xfe\x00", "UTF-8"),
        ("session.md", b"x" * 90_000, "too large"),
        ("readme.md", b"Hello", "There is no prompt in this file"),
        ("all.zip", b"PK\x05\x06" + b"\0" * 18, "no prompt|There is no prompt"),
        ("all.zip", packed(session__md=OWN)[:-30] + b"PK\x05\x06" + b"\1" * 18, "."),
    ):
        with pytest.raises(Refused, match=said):
            take(alice, name, content, story)
    with story.deps.db.tx() as tx:
        assert tx.scalars(select(WordingRecord)).all() == []


def test_files_that_are_no_prompts_are_left_out_and_said(story, alice):
    taken = take(
        alice, "all.zip", packed(session__md=OWN, theme__yaml="title: x", other__md="x"), story
    )

    assert (taken.drafts, set(taken.left_out)) == (("session",), {"theme.yaml", "other"})
    text = PromptLibrary().prompt("base", "session_map").text.encode()
    assert take(alice, "session_map.md", text, story).known == ("session_map",)


def test_who_is_forgotten_is_in_no_wording_any_more(story, alice):
    publish(alice, OWN.replace("Tone:", "As Dana likes it:"), story, "Dana asked for it")

    forget_person("Dana", story.deps.db)

    (version,) = prompt_studio.version_history(alice, story.deps).versions
    assert "Dana" not in version.text.text + version.text.why
    assert "[name removed]" in in_force(story)["session"]
