"""Every language's pack has the groups that the rules ask for, and all its phrases compile."""

import re
from pathlib import Path

from facilitator.domain.conversation.speech import Speech
from facilitator.domain.language.packs import LANGUAGES, pack_part
from tests.every import every

ROOT = Path(__file__).parents[3] / "facilitator"
PACKED = [code for code in LANGUAGES if pack_part(code, "conversation")]
ASKED = {
    (how, group)
    for path in sorted(ROOT.rglob("*.py"))
    for how, group in re.findall(
        r"\.(search|all|opens|leads_to|weight|count)\(\s*\"([a-z_]+\.[a-z_]+)\"", path.read_text()
    )
}


def groups(code):
    data = pack_part(code, "conversation")
    return {
        f"{table}.{key}"
        for table, keys in data.items()
        if isinstance(keys, dict) and table != "named"
        for key in keys
    }


def test_the_rules_ask_for_groups():
    assert len(ASKED) > 50


@every("code", PACKED)
def test_a_pack_has_the_same_groups_as_the_english_one(code):
    assert groups(code) ^ groups("en") == set()


@every("code", PACKED)
def test_every_phrase_compiles_and_what_the_rules_ask_for_is_there(code):
    speech = Speech(code)
    for how, group in sorted(ASKED):
        if how == "leads_to":
            assert speech.leads_to(group, "", 0) in (True, False)
        else:
            getattr(speech, how)(group, "")


def test_a_language_without_a_pack_has_no_phrases():
    speech = Speech("pl")

    assert speech.words("fillers") == frozenset()
    assert speech.search("floor.sure", "dana, the floor is yours") is None
    assert speech.weight("offers.ways", "you should") == 0
