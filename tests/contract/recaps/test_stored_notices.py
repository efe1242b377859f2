"""Warnings in the records: kept as values, and those of an earlier version come along."""

import json
from dataclasses import asdict, replace

import pytest
from sqlalchemy import select, text

from facilitator.domain.notices import UNKNOWN, from_json, notice
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.prompts import prompt_trials
from facilitator.features.review import edit_recap
from facilitator.kit import queries
from facilitator.records import migrations
from facilitator.records.base import Base
from facilitator.records.recaps import RecapRecord
from facilitator.records.sessions import TranscriptRecord, TurnRecord
from facilitator.records.wordings import TrialRecord
from facilitator.translation import languages, translator_for
from facilitator.translation.notices import notice_text
from tests.contract.prompts.test_prompt_studio import place
from tests.contract.records.test_sealing import everything_raw
from tests.notices import SAMPLES, as_told
from tests.standins.check_ins import before
from tests.standins.member_review import member_first, solution, strike
from tests.standins.review import approve

NOW = "'2026-03-04 17:00:00'"
NOT_KEPT = {
    UNKNOWN, "agenda_model_not_used", "agenda_not_borne_out", "agenda_names_not_checked",
    "forgotten_stays_out", "name_changes", "address_goes_to_another", "address_changes",
    "may_be_recorded_now", "same_name", "no_moderator",
    "no_zoom_transcript_yet", "recording_may_be_off", "zoom_gives_no_transcript",
    "zoom_gave_no_transcript", "upload_transcript", "platform_not_reached", "tried_again",
    "no_platform_credentials", "set_zoom_credentials", "weekday_contradicts_date",
    "several_under_one_name", "hot_seat_not_found", "hot_seat_without_solutions",
    "spoken_languages", "requests_not_heard", "lines_not_read", "lines_without_speaker",
    "notes_left_out", "no_commitment_held", "hot_seat_questionable",
    "not_read_twice", "second_reading_off",
}  # fmt: skip
KEPT = sorted(SAMPLES.keys() - NOT_KEPT)
STRANGE = ["No code has this; it cost 100% of {x}.", "The model could not do "]


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


def as_of_version_20(database):
    """The tables as they were before warnings were values."""
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE memory_words"))  # each database's own
    Base.metadata.drop_all(database.engine)
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    migrations.upgrade(database.engine, "0020")


def keep(database, *rows):
    """A recap and a transcript for each list of sentences, as version 20 wrote them."""
    with database.engine.begin() as connection:
        for statement in (
            f"INSERT INTO groups (id, name, theme, language, created_at, time_zone) "
            f"VALUES (1, 'Founders North', 'base', 'en', {NOW}, 'UTC')",
            *(
                f"INSERT INTO sessions (id, group_id, title, theme, seconds, created_at) "
                f"VALUES ({id}, 1, 'March', 'base', 60, {NOW})"
                for id in range(1, len(rows) + 1)
            ),
        ):
            connection.execute(text(statement))
        for id, sentences in enumerate(rows, 1):
            told = {"id": id, "warnings": json.dumps(sentences)}
            connection.execute(
                text(
                    "INSERT INTO recaps (session_id, version, engine, prompts, warnings, made_at) "
                    f"VALUES (:id, 1, 'offline', '{{}}', :warnings, {NOW})"
                ),
                told,
            )
            connection.execute(
                text(
                    "INSERT INTO transcripts (session_id, group_id, fingerprint, source, left_out, "
                    "not_recorded, warnings, closed, spoke, spoke_seconds, created_at) VALUES "
                    f"(:id, 1, 'f', 'zoom_vtt', 0, 0, :warnings, '[]', '[]', '[]', {NOW})"
                ),
                told,
            )


def test_warnings_of_the_version_before_are_values_and_read_as_they_did(database):
    as_of_version_20(database)
    sentences = [as_told("en")[code] for code in KEPT]
    keep(database, sentences, [], [*STRANGE, sentences[0]])

    assert database.upgrade()

    with database.tx() as tx:
        for record in (RecapRecord, TranscriptRecord):
            of_all, none, strange = tx.scalars(select(record.warnings).order_by(record.session_id))
            assert of_all == [SAMPLES[code] for code in KEPT]
            assert none == []
            assert strange == [*map(from_json, STRANGE), SAMPLES[KEPT[0]]]
            for language in languages():
                told = [notice_text(one, translator_for(language)) for one in of_all]
                assert told == [as_told(language)[code] for code in KEPT]
                assert [
                    notice_text(one, translator_for(language)) for one in strange[:2]
                ] == STRANGE
        assert queries.get_recap_view(tx, 1).recap.warnings == tuple(SAMPLES[code] for code in KEPT)
    assert not database.upgrade()


def test_no_sentence_is_kept_but_its_code_and_values(story):
    with story.deps.db.tx() as tx:
        tx.scalars(select(RecapRecord)).one().warnings = [notice("more_speakers", shown=12, more=3)]

    with story.deps.db.engine.connect() as connection:
        (kept,) = connection.execute(text("SELECT warnings FROM recaps")).scalars()
    kept = json.loads(kept) if isinstance(kept, str) else kept
    assert kept == [{"code": "more_speakers", "values": {"more": 3, "shown": 12}}]


def test_a_forgotten_name_goes_from_warnings_too(story):
    about = [
        notice("hot_seat_missing", member="Dana", error="Dana said nothing."),
        notice("speaker_not_matched", label="iPad of Dana"),
        from_json("Dana was not understood."),
        notice("more_speakers", shown=12, more=3),
    ]
    with story.deps.db.tx() as tx:
        tx.scalars(select(RecapRecord)).one().warnings = about

    forget_person("Dana", story.deps.db)

    with story.deps.db.tx() as tx:
        first, second, third, last = tx.scalars(select(RecapRecord)).one().warnings
    assert "Dana" not in " ".join(one.english for one in (first, second, third))
    assert [first.code, second.code, third.code] == [one.code for one in about[:3]]
    assert last == about[3]


def test_struck_words_go_from_warnings_too(story):
    member_first(story)
    with story.deps.db.tx() as tx:
        told = notice("model_not_used", error="It said: you could call ten of them before you "
                      "touch the code. Why?")  # fmt: skip
        tx.scalars(select(RecapRecord)).one().warnings = [told]
    approve(story)

    assert strike(story, "Dana", solution(story, "Dana", "You could call ten"))

    assert "touch the code" not in everything_raw(story.deps.db)
    with story.deps.db.tx() as tx:
        warnings = {one for row in tx.scalars(select(RecapRecord)) for one in row.warnings}
    assert {one.code for one in warnings} == {"model_not_used"}


@pytest.mark.parametrize("label", ["Galaxy S9", "A very long name " * 5])
def test_a_speaker_who_is_assigned_is_warned_of_no_more(story, label):
    other = notice("speaker_not_matched", label="Galaxy S10")
    with story.deps.db.tx() as tx:
        for turn in tx.scalars(
            select(TurnRecord).where(TurnRecord.person_id == story.people["Lee"])
        ):
            turn.person_id, turn.label = None, label
        transcript = tx.scalars(select(TranscriptRecord)).one()
        transcript.warnings = [notice("speaker_not_matched", label=label[:60]), other]

    edit_recap.assign_speaker(story.held_id, label, story.people["Lee"], None, story.deps)

    with story.deps.db.tx() as tx:
        assert tx.scalars(select(TranscriptRecord)).one().warnings == [other]


def test_a_trial_of_the_version_before_can_be_read(story):
    with story.deps.db.tx() as tx:
        recap = queries.recap_from_record(tx.scalars(select(RecapRecord)).one())
        kept = json.loads(json.dumps(asdict(replace(recap, warnings=())), default=str))
        old = {**kept, "warnings": ["A sentence of before."]}
        new = {**kept, "warnings": [SAMPLES["no_hot_seat"].as_json()]}
        trial = TrialRecord(
            session_id=story.held_id, prompt="session", text="t", planned=2, state="done",
            found={"before": old, "after": new},
        )  # fmt: skip
        tx.add(trial)
        tx.flush()
        number = trial.id

    shown = prompt_trials.get_trial(place(story, "Alice"), number, story.deps).comparison

    assert shown.warnings == ((from_json("A sentence of before."),), (SAMPLES["no_hot_seat"],))
