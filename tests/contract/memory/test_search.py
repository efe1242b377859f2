"""Search over one's own groups' records, on both databases: who finds what, what nobody finds."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text, update

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.language import search_terms
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.engines.offline import OfflineEngine
from facilitator.features.commitments.save_outcome import save_outcome
from facilitator.features.delivery import approval
from facilitator.features.memory import search as searching
from facilitator.features.memory.index import reindex, reindex_outdated, update_index
from facilitator.features.memory.search import Filters, search
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.privacy.rotate_key import rotate_key
from facilitator.features.recaps.store_session import store_session
from facilitator.features.review import edit_recap
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.kit.audit import list_audit_entries
from facilitator.records.database import Database
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.recaps import SolutionRecord
from facilitator.records.search import MemoryRecord
from tests.contract.records.test_sealing import OLD, lock
from tests.people import SCRIPT, zoom_vtt
from tests.standins import review
from tests.standins.check_ins import before
from tests.standins.clicks import do_pending

CHURN = "churn of new users"
OTHERS = b"""name,email,role
Charlie,charlie@example.org,moderator
Finn,finn@example.org,member
Eve,eve@example.org,member
Gus,gus@example.org,member
"""
NAMES = {"Alice": "Charlie", "Bob": "Finn", "Dana": "Eve", "Lee": "Gus"}
SOUTH = SCRIPT.replace("in the first week", "in the first week here in the south")
for ours, theirs in NAMES.items():
    SOUTH = SOUTH.replace(ours, theirs)


@pytest.fixture(params=["ranked each", "by the full text"])
def story(request, database, tmp_path, monkeypatch):
    """Founders North has its recap; Founders South, which Charlie moderates, has one, too."""
    if request.param == "by the full text":
        monkeypatch.setattr(searching, "SAMPLE", 1)
    return told(database, tmp_path)


def told(db, folder):
    story = before(db, folder)
    review.approve(story)
    handed = SessionFiles(
        [zoom_vtt(SOUTH).encode()], OTHERS, held_on=date(2026, 3, 5), group="Founders South"
    )
    south = store_session(handed, make_recap(handed, OfflineEngine()), db)
    approval.approve(south.session_id, None, None, story.deps)
    with db.tx() as tx:
        story.people |= dict(tx.execute(select(PersonRecord.name, PersonRecord.id)).all())
    return story


def found(story, question=CHURN, who=None, db=None, **filters):
    who = story.people[who] if who else None
    return search(question, who, Filters(**filters), 1, db or story.deps.db).found


def seats(*args, **more):
    return {(one.group, one.member) for one in found(*args, **more)}


def everything(story, who=None, db=None):
    """All that somebody finds, whatever they ask."""
    words = "users engineer offer call import week leave write setup code ten south"
    return "".join(str(found(story, word, who, db)) for word in words.split())


DANA, EVE = ("Founders North", "Dana"), ("Founders South", "Eve")
SECOND = {("Founders North", "Bob"), ("Founders South", "Finn")}  # may fit a little, too


def test_everybody_finds_what_their_own_groups_were_sent_and_no_other_group_was(story):
    finds = {
        None: {DANA, EVE}, "Alice": {DANA}, "Bob": {DANA}, "Charlie": {EVE}, "Eve": {EVE},
    }  # fmt: skip
    for who, theirs in finds.items():
        assert theirs <= seats(story, CHURN, who) <= theirs | SECOND
    for who in ("Alice", "Bob"):
        assert "South" not in everything(story, who)
        with pytest.raises(NotFound) as other:
            found(story, CHURN, who, group="Founders South")
        with pytest.raises(NotFound) as none:
            found(story, CHURN, who, group="Founders West")
        assert str(other.value) == str(none.value)
    assert "South" in everything(story)


def test_guests_and_who_has_left_find_nothing(story):
    for name in ("Gil", "Lee"):
        with story.deps.db.tx() as tx:
            left = update(MembershipRecord).where(MembershipRecord.person_id == story.people["Lee"])
            tx.execute(left.values(left_at=story.deps.clock.now()))
        with pytest.raises(NotFound, match="no records you may search"):
            found(story, CHURN, name)


@pytest.mark.parametrize("change", [EditKind.CONFIDENTIAL, EditKind.DROP])
def test_what_is_kept_back_is_found_by_nobody_from_that_moment(story, change):
    assert "call ten of them" in str(found(story, "call ten of them", "Alice"))

    review.edit(story, review.one(story, review.GIVEN), change)

    for who in (None, "Alice", "Bob", "Dana"):
        assert "call ten of them" not in str(found(story, who=who, group="Founders North"))
        assert DANA not in seats(story, who=who, member="Bob", group="Founders North")
        assert DANA in seats(story, who=who)
    review.edit(story, review.one(story, "trial users", StatementPart.CHALLENGE), change)
    for who in (None, "Alice", "Bob", "Dana"):
        assert DANA not in seats(story, who=who, group="Founders North")
        assert DANA not in seats(story, "import", who)


def test_what_is_kept_back_no_more_is_found_again(story):
    entry = review.one(story, review.GIVEN)
    review.edit(story, entry, EditKind.CONFIDENTIAL)
    review.edit(story, entry, EditKind.CONFIDENTIAL, "")

    assert "call ten of them" in str(found(story, who="Bob"))


def test_an_unsent_recap_or_edit_is_not_found(database, tmp_path):
    story, who = before(database, tmp_path), "Alice"
    assert found(story, who=who) == found(story) == ()

    review.approve(story)
    review.edit(story, review.one(story, review.GIVEN), EditKind.TEXT, "Ask twelve pineapples.")
    assert "pineapples" not in str((found(story, who=who), found(story)))
    review.approve(story)

    assert "pineapples" in str(found(story, "pineapples", who))
    assert "call ten of them" not in str(found(story, who=who))


def test_the_forgotten_are_found_by_nobody(story):
    with story.deps.db.tx() as tx:
        ours = next(s for s in tx.scalars(select(SolutionRecord)) if s.person.name == "Lee")
        save_outcome(tx, ours.id, Outcome.WORKED, "Thanks to what Dana said.")
    do_pending(story.deps)
    forget_person("Dana", story.deps.db)

    for who in (None, "Alice", "Lee"):
        assert "Dana" not in everything(story, who)
        assert DANA not in seats(story, who=who)
        with pytest.raises(NotFound):
            found(story, who=who, member="Dana")
    assert "Dana" not in raw_words(story.deps.db)


def raw_words(db):
    with db.tx() as tx:
        rows = tx.execute(text("SELECT * FROM memory_words")).all()
        return f"{rows} {[(m.words, m.solutions) for m in tx.scalars(select(MemoryRecord))]}"


def test_of_words_that_go_nothing_is_left_in_the_file(tmp_path):
    path = tmp_path / "records.db"
    db = Database(f"sqlite:///{path}")
    db.upgrade()
    story = before(db, tmp_path)
    review.edit(story, review.one(story, review.GIVEN), EditKind.TEXT, "Buy zebrafish at once.")
    review.approve(story)
    assert "zebrafish" in raw_words(db)

    forget_person("Bob", db)

    db.close()
    assert b"zebrafish" not in path.read_bytes()


def test_filters_narrow_what_is_found(story):
    assert seats(story, member="Eve") == {EVE}
    assert seats(story, member="bob@example.org", group="founders north") >= {DANA}
    assert EVE in seats(story, since=date(2026, 3, 5))
    assert DANA not in seats(story, since=date(2026, 3, 5))
    assert EVE not in seats(story, until=date(2026, 3, 4))
    assert seats(story, theme="sales-leadership") == set()
    assert seats(story, theme="base") >= {DANA, EVE}
    with pytest.raises(NotFound, match="no such member"):
        found(story, who="Bob", member="Eve")


def outcome(story, outcome, word="", holds=review.GIVEN):
    with story.deps.db.tx() as tx:
        given = tx.scalars(select(SolutionRecord).order_by(SolutionRecord.id.desc()))
        one = next(s for s in given if holds in s.text and s.person.name == "Bob")
        save_outcome(tx, one.id, outcome, word)
    do_pending(story.deps)


def test_the_outcome_stays_with_the_solution_through_a_redo(story):
    for _ in range(2):
        outcome(story, Outcome.PARTLY, "Six of ten answered.")
    outcome(story, Outcome.WORKED, "Nine of ten answered.")
    review.edit(story, review.one(story, review.GIVEN), EditKind.TEXT, "Ring up ten of them.")
    review.redo(story)
    review.approve(story)

    (dana,) = found(story, who="Dana", outcome=Outcome.WORKED)
    assert ("Ring up ten of them.", Outcome.WORKED, "Nine of ten answered.") in [
        (s.text, s.outcome, s.word) for s in dana.solutions
    ]
    assert DANA not in seats(story, outcome=Outcome.UNKNOWN)
    assert seats(story, outcome=Outcome.NOT) == set()
    with story.deps.db.tx() as tx:
        assert [d.what for d in list_audit_entries(tx)].count("said how a solution turned out") == 2


def test_an_outcome_needs_a_solution_and_a_short_word(story):
    with pytest.raises(NotFound), story.deps.db.tx() as tx:
        save_outcome(tx, 999, Outcome.WORKED, "")
    with pytest.raises(Refused):
        outcome(story, Outcome.WORKED, "long " * 200)


def test_pages_and_bad_questions(story, monkeypatch):
    monkeypatch.setattr(searching, "PAGE_SIZE", 1)
    db = story.deps.db
    pages = [search("users week", None, Filters(), n, db) for n in (1, 2, 9)]

    assert [p.pages for p in pages] == [pages[0].total] * 3
    assert pages[0].found != pages[1].found
    assert pages[2].found == ()
    for question, page in (("", 1), ("x" * 301, 1), ("users", 0)):
        with pytest.raises(Refused):
            search(question, None, Filters(), page, db)
    for hostile in ('"', "') OR 1=1 --", "NEAR(", "a:b*", "नमस्ते", "'|'", "\0", "&!"):
        search(hostile, None, Filters(), 1, db)
    with db.tx() as tx:
        assert list_audit_entries(tx)[-1].what == "searched the memory of groups"
        assert "users" not in json.dumps([d.about for d in list_audit_entries(tx)])


def test_old_hot_seats_are_found_by_new_topics_after_an_upgrade(story, monkeypatch):
    assert reindex_outdated(story.deps.db) == 0
    before = raw_words(story.deps.db)
    monkeypatch.setattr(search_terms, "EDITION", "0enew")

    assert seats(story) >= {DANA, EVE}
    assert reindex_outdated(story.deps.db) == 2
    assert reindex_outdated(story.deps.db) == 0
    assert seats(story) >= {DANA, EVE}
    assert raw_words(story.deps.db).count("0enew") >= 4 > 0 == before.count("0enew")


def test_reindex_makes_the_same_again(story):
    before_it = found(story)
    with story.deps.db.tx() as tx:
        tx.execute(text("DELETE FROM memories"))
    assert found(story) == ()

    assert reindex(story.deps.db) == 4
    assert reindex(story.deps.db) == 4

    assert [(f.member, f.fit) for f in found(story)] == [(f.member, f.fit) for f in before_it]
    with story.deps.db.tx() as tx:
        assert update_index(tx, [story.held_id]) == 2


def test_with_a_key_the_index_is_empty_and_the_same_is_found(database, tmp_path):
    url = database.engine.url.render_as_string(hide_password=False)
    plain = told(database, tmp_path)
    expected = found(plain)
    sealed = Database(url, lock(OLD))

    rotate_key(sealed)
    reindex(sealed)

    assert [(f.member, f.challenge) for f in found(plain, db=sealed)] == [
        (f.member, f.challenge) for f in expected
    ]
    assert "churn" not in raw_words_open(sealed)
    edit_recap.edit_statement(
        plain.held_id, review.one(plain_with(plain, sealed), review.GIVEN).target.key,
        EditKind.CONFIDENTIAL, "yes", None, plain_with(plain, sealed).deps,
    )  # fmt: skip
    assert "call ten of them" not in str(found(plain, who="Bob", db=sealed))
    sealed.close()


def plain_with(story, db):
    return replace(story, deps=replace(story.deps, db=db))


def raw_words_open(db):
    with db.tx() as tx:
        rows = tx.execute(text("SELECT * FROM memory_words")).all()
        kept = tx.execute(text("SELECT words, solutions FROM memories")).all()
        return f"{rows} {kept}"
