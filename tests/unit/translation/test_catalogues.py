"""The catalogues are whole, up to date with the code, and compiled wherever they are used."""

import os
import re
import shutil
import subprocess
import sys
from string import Formatter
from zipfile import ZipFile

import pytest

from facilitator.domain.errors import CatalogueMissing
from facilitator.translation import languages
from facilitator.translation._catalogues import read_catalogue
from tests.catalogues import LANGUAGES, ROOT, catalogue, extracted, forms, keys

DOMAINS = ["members", "console"]
MAY_GO = {"error"}  # an error tells in English why: other languages leave it out
ALL = [(language, domain) for language in LANGUAGES for domain in DOMAINS]


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory):
    to = tmp_path_factory.mktemp("messages")
    return {domain: keys(extracted(domain, to / f"{domain}.pot")) for domain in DOMAINS}


def blanks(text):
    """The names of values: in braces, or as Jinja's blocks of text have them."""
    in_braces = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return in_braces | set(re.findall(r"%\((\w+)\)s", text))


def test_the_catalogues_are_those_of_the_languages():
    assert ["en", *LANGUAGES] == languages()


@pytest.mark.parametrize(("language", "domain"), ALL)
def test_no_text_is_missing_or_unused(language, domain, in_the_code):
    found = keys(catalogue(language, domain))

    assert found - in_the_code[domain] == set(), "unused: run make messages"
    assert in_the_code[domain] - found == set(), "missing: run make messages, and translate"
    assert len(found) > 400


@pytest.mark.parametrize(("language", "domain"), ALL)
def test_no_text_is_in_doubt_or_left_over(language, domain):
    found = catalogue(language, domain)

    assert [message.id for message in found if message.id and message.fuzzy] == []
    assert list(found.obsolete) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_members_are_told_everything_in_their_language(language):
    found = catalogue(language, "members")

    untold = [
        message.id
        for message in found
        if message.id and not all(text.strip() for text in forms(message.string))
    ]
    assert untold == []
    assert all(len(forms(m.string)) == found.num_plurals for m in found if m.pluralizable)


@pytest.mark.parametrize(("language", "domain"), ALL)
def test_a_translation_has_the_blanks_of_the_english_text(language, domain):
    for message in catalogue(language, domain):
        one, more = blanks(forms(message.id)[0]), blanks(forms(message.id)[-1])
        for number, text in enumerate(forms(message.string)):
            if not text or not message.id:
                continue
            if number == 0 and message.pluralizable:
                assert blanks(text) in (one, more), "one thing need not be counted"
            else:
                assert blanks(text) | MAY_GO == more | MAY_GO, text
                assert blanks(text) <= more, text


def test_no_text_begins_or_ends_with_a_space():
    for domain in DOMAINS:
        for message in catalogue("de", domain):
            if message.id:
                assert [text.strip() for text in forms(message.id)] == [*forms(message.id)]


def test_a_text_that_is_given_values_in_braces_is_not_mistaken_for_another_kind():
    for message in catalogue("de", "members"):
        assert "python-format" not in message.flags
        for text in forms(message.id):
            assert not re.search(r"%\(|%s", text)


def test_a_source_that_is_newer_than_its_compiled_file_is_what_counts(tmp_path):
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "members.po"
    source.write_text(f'{HEADER}msgid "Hello"\nmsgstr "Hallo"\n')
    assert read_catalogue("de", "members", tmp_path).gettext("Hello") == "Hallo"

    compiled = folder / "members.mo"
    compiled.write_bytes(b"of an earlier source")
    os.utime(compiled, (1, 1))

    assert read_catalogue("de", "members", tmp_path).gettext("Hello") == "Hallo"


def test_a_language_without_its_catalogue_is_an_error_and_not_english(tmp_path):
    with pytest.raises(CatalogueMissing, match=r"missing in the language de") as raised:
        read_catalogue("de", "members", tmp_path)

    assert "make messages" in raised.value.advice


def test_a_wheel_brings_the_compiled_catalogues_and_no_sources(tmp_path):
    copy = tmp_path / "source"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "*.mo", "tests", "docs", "var"))

    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=copy, check=True, capture_output=True,
    )  # fmt: skip

    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as opened:
        inside = {name for name in opened.namelist() if "/locale/" in name}
        hello = opened.read("facilitator/locale/de/LC_MESSAGES/members.mo")
    assert inside == {
        f"facilitator/locale/{language}/LC_MESSAGES/{domain}.mo" for language, domain in ALL
    }
    assert b"Hallo {name}" in hello
