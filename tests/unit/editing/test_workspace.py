"""Schemas and settings on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portal_build.editing.vscode import NotWired
from portal_build.editing.workspace import OutsideProject, first_language, language_of, renew_names, write_workspace
from tests.small_site import SmallSite, entry

WALK = entry("methods/walk", "published: 2024-01-01", en="Walk\nText.")


def names_in(project: Path) -> dict[str, dict[str, list[str]]]:
    return json.loads((project / ".vscode/schemas/names.json").read_text(encoding="utf-8"))["$defs"]


def test_all_that_editors_need_is_written_and_git_passes_it_over(site):
    one = site(WALK)
    changed = write_workspace(one.project, one.loaded.content, "nl")
    made = sorted(path.name for path in (one.project / ".vscode/schemas").iterdir())
    assert (made[0], made[1], len(made)) == (".gitignore", "article.json", 21)
    assert len(changed) == 24
    assert (one.project / ".vscode/schemas/.gitignore").read_text(encoding="utf-8").endswith("\n*\n")
    assert language_of(one.project) == "nl"
    assert write_workspace(one.project, one.loaded.content, "nl") == []


def test_names_are_renewed_and_nothing_else(site):
    one = site(WALK)
    write_workspace(one.project, one.loaded.content, "da")
    assert renew_names(one.project, one.loaded.content) is False
    after = SmallSite(site(WALK + entry("methods/run", "published: 2024-01-01", en="Run\nText.")).project)
    assert renew_names(after.project, after.loaded.content) is True
    assert names_in(after.project)["entry-method"] == {"enum": ["run", "walk"], "enumDescriptions": ["Run", "Walk"]}


def test_a_project_without_schemas_is_left_alone(site):
    one = site(WALK)
    assert renew_names(one.project, one.loaded.content) is False
    assert not (one.project / ".vscode").exists()


def test_names_stay_while_the_settings_are_not_understood(site):
    one = site(WALK)
    write_workspace(one.project, one.loaded.content, "da")
    before = names_in(one.project)
    after = site(WALK + "-- content/portal.yml --\nurl: x\n")
    assert renew_names(after.project, after.loaded.content) is False
    assert write_workspace(after.project, after.loaded.content, "da") == []
    assert names_in(after.project) == before


def test_nothing_is_written_where_settings_are_refused(site):
    one = site(WALK + "-- .vscode/settings.json --\n{ no\n")
    with pytest.raises(NotWired):
        write_workspace(one.project, one.loaded.content, "da")
    assert [path.name for path in (one.project / ".vscode").iterdir()] == ["settings.json"]


def test_no_link_leads_out_of_the_project(site, tmp_path: Path):
    one = site(WALK)
    (tmp_path / "elsewhere").mkdir()
    (one.project / ".vscode").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutsideProject):
        write_workspace(one.project, one.loaded.content, "da")
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_a_file_of_names_that_is_not_ours_has_no_language(tmp_path: Path):
    path = tmp_path / ".vscode/schemas/names.json"
    path.parent.mkdir(parents=True)
    for content in (b"", b"{}", b"\xff\xfe", b'{"$comment": "Made by `portal schemas --lang xx`."}'):
        path.write_bytes(content)
        assert language_of(tmp_path) is None


def test_the_first_language_with_words_for_editors():
    assert [first_language(spoken) for spoken in (["tg", "nb", "da"], ["tg"], [])] == ["nb", "en", "en"]
