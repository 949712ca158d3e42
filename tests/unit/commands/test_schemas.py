"""`portal schemas`."""

from __future__ import annotations

from pathlib import Path

from tests.small_site import entry, write_site
from tests.unit.test_cli import portal

WALK = entry("methods/walk", "published: 2024-01-01", en="Walk\nText.")
WRITTEN = "written: .vscode/settings.json\nwritten: .vscode/extensions.json\nwritten: .vscode/tasks.json\n"


def test_it_says_what_it_wrote(tmp_path: Path):
    write_site(tmp_path, WALK)
    assert portal(tmp_path, "schemas", "--lang", "da") == (0, f"{WRITTEN}The schemas in .vscode/schemas are up to date (language: da).\n", "")


def test_the_language_is_that_of_last_time_or_the_first_of_the_portal(tmp_path: Path):
    write_site(tmp_path, WALK)
    assert portal(tmp_path, "schemas")[1].endswith("(language: en).\n")
    portal(tmp_path, "schemas", "--lang", "nl")
    assert portal(tmp_path, "schemas") == (0, "The schemas in .vscode/schemas are up to date (language: nl).\n", "")


def test_it_works_from_another_folder(tmp_path: Path):
    write_site(tmp_path / "portal", WALK)
    assert portal(tmp_path, "--project", "portal", "schemas")[:2] == (0, f"{WRITTEN}The schemas in .vscode/schemas are up to date (language: en).\n")
    assert (tmp_path / "portal/.vscode/schemas/method.json").is_file()


def test_mistakes_in_entries_do_not_matter(tmp_path: Path):
    write_site(tmp_path, entry("methods/walk", "published: yesterday", en="Walk\nText."))
    assert portal(tmp_path, "schemas")[0] == 0


def test_settings_of_the_portal_that_are_not_understood(tmp_path: Path):
    write_site(tmp_path, WALK + "-- content/portal.yml --\nurl: x\n")
    status, said, errors = portal(tmp_path, "schemas")
    assert (status, said) == (1, f"{WRITTEN}The schemas in .vscode/schemas are up to date (language: en).\n")
    assert errors == "portal: `content/portal.yml` is not right, so little of what exists can be offered; `portal check` says why.\n"


def test_settings_of_the_editor_that_are_not_understood(tmp_path: Path):
    write_site(tmp_path, WALK + "-- .vscode/tasks.json --\n{,}\n")
    why = "`.vscode/tasks.json` cannot be changed: line 1 is not understood. Mend the file or move it away, then run the command again."
    assert portal(tmp_path, "schemas") == (1, "", f"portal: {why}\n")


def test_a_folder_that_cannot_be_written(tmp_path: Path):
    write_site(tmp_path, WALK + "-- .vscode --\na file in its place\n")
    status, said, errors = portal(tmp_path, "schemas")
    assert (status, said) == (2, "")
    assert errors.startswith("portal: the schemas could not be written: ")


def test_no_portal_is_here(tmp_path: Path):
    status, said, errors = portal(tmp_path, "schemas")
    assert (status, said) == (2, "")
    assert errors.startswith("portal: there is no folder content")


def test_a_language_without_words(tmp_path: Path):
    status, _, errors = portal(write_site(tmp_path, WALK), "schemas", "--lang", "fr")
    assert status == 2
    assert "'fr' is not one of 'da', 'en', 'nb', 'nl'" in errors


def test_help_has_an_example(tmp_path: Path):
    status, said, _ = portal(tmp_path, "schemas", "--help")
    assert status == 0
    assert "Example: portal schemas --lang da" in said
