"""The words of the interface, read from catalogues."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal_build.words import read_words

PLURALS = {
    "da": ("nplurals=2; plural=(n != 1);", ["{0} dag", "{0} dage"], ["0 dage", "1 dag", "2 dage", "5 dage"]),
    "tg": ("nplurals=1; plural=0;", ["{0} рӯз"], ["0 рӯз", "1 рӯз", "2 рӯз", "5 рӯз"]),
    "pl": (
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        ["{0} dzień", "{0} dni", "{0} dni."],
        ["0 dni.", "1 dzień", "2 dni", "5 dni."],
    ),
}


def catalogue(folder: Path, language: str, body: str, plural: str = "nplurals=2; plural=(n != 1);") -> Path:
    path = folder / language / "LC_MESSAGES" / "portal.po"
    path.parent.mkdir(parents=True)
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {plural}\\n"\n\n'
    path.write_text(head + body, encoding="utf-8")
    return folder


def test_a_message(tmp_path: Path):
    words = read_words(catalogue(tmp_path, "da", 'msgid "Methods"\nmsgstr "Metoder"\n'), "da")
    assert (words.language, words("Methods"), words("Cases")) == ("da", "Metoder", "Cases")


def test_a_message_marked_as_a_guess_or_left_empty_is_not_used(tmp_path: Path):
    words = read_words(catalogue(tmp_path, "da", '#, fuzzy\nmsgid "Lessons"\nmsgstr "Mindsk"\n\nmsgid "Cases"\nmsgstr ""\n'), "da")
    assert (words("Lessons"), words("Cases")) == ("Lessons", "Cases")


@pytest.mark.parametrize(("language", "rule", "forms", "shown"), [(language, *rest) for language, rest in PLURALS.items()], ids=PLURALS)
def test_plural(language: str, rule: str, forms: list[str], shown: list[str], tmp_path: Path):
    body = 'msgid "{0} day"\nmsgid_plural "{0} days"\n' + "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    words = read_words(catalogue(tmp_path, language, body, rule), language)
    assert [words.ngettext("{0} day", "{0} days", number).format(number) for number in (0, 1, 2, 5)] == shown


def test_english_speaks_for_itself(tmp_path: Path):
    words = read_words(tmp_path, "en")
    assert words("Methods") == "Methods"
    assert [words.ngettext("a day", "days", number) for number in (0, 1, 2)] == ["days", "a day", "days"]


def test_a_correction_shows_at_once(tmp_path: Path):
    catalogue(tmp_path, "da", 'msgid "Methods"\nmsgstr "Motoder"\n')
    assert read_words(tmp_path, "da")("Methods") == "Motoder"
    path = tmp_path / "da/LC_MESSAGES/portal.po"
    path.write_text(path.read_text(encoding="utf-8").replace("Motoder", "Metoder"), encoding="utf-8")
    assert read_words(tmp_path, "da")("Methods") == "Metoder"
