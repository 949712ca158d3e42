"""What a check finds where an earlier one has noted what is clean: the same as without."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal_build import checks, loading
from portal_build.cache import Cache
from portal_build.checks import clean
from portal_build.diagnostics import Diagnostic
from portal_build.model.common import Audience
from tests.sites_invalid.recipe import HERE
from tests.sites_invalid.recipe import write_site as write_changed
from tests.small_site import GLOSSARY, TODAY, entry, write_site
from tests.unit.commands.portals import portal

CODES = [code for code in sorted(os.listdir(HERE)) if (HERE / code / "site.txt").is_file()]
KIND = "published: 2025-05-05\nkind: background"
CLAIM = "claims: [{id: risk, value: 45, unit: percent, quantity: {en: risk}, population: {en: adults}, source: first-source}]"
HOME = entry("articles/home", f"{KIND}\n{CLAIM}", en="Home\n## Aim {#aim}\n\nText.")
LINKED = "See [home](entry:home#aim), [](claim:risk), [a term](term:recovery) and a report [@first-source]."
SITE = GLOSSARY + HOME + entry("articles/walk", KIND, en=f"Walk\n{LINKED}")


@pytest.fixture(autouse=True)
def small_portals_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clean, "_FROM", 1)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The entries that were looked at, in order."""
    seen: list[str] = []
    some = checks.Some
    monkeypatch.setattr(checks, "Some", lambda entries: seen.extend(one.id for one in entries) or some(entries))
    return seen


def found(project: Path, cache: bool = True, audience: Audience = Audience.MEMBERS) -> tuple[Diagnostic, ...]:
    return loading.load(project / "content", TODAY, audience, cache=Cache.of_project(project) if cache else None).diagnostics


@pytest.mark.parametrize("code", CODES)
def test_nothing_that_goes_wrong_is_missed(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_changed("", tmp_path, monkeypatch)
    found(tmp_path)
    write_changed((HERE / code / "site.txt").read_text(encoding="utf-8"), tmp_path, monkeypatch)
    if (tmp_path / "content").is_dir():
        expected = found(tmp_path, cache=False)
        assert (found(tmp_path), found(tmp_path)) == (expected, expected)


def test_what_is_clean_is_not_looked_at_again(tmp_path: Path, looked_at: list[str]):
    write_site(tmp_path, SITE + entry("articles/wrong", KIND, en="Wrong\nSee [](entry:none)."))
    assert [one.code for one in found(tmp_path)] == ["unknown-entry"]
    assert looked_at == ["home", "walk", "wrong"]
    del looked_at[:]
    assert [one.code for one in found(tmp_path)] == ["unknown-entry"]
    assert looked_at == ["wrong"]


CHANGES = {
    "the entry that is linked to lost a heading": ("articles/home/index.en.md", "{#aim}", "{#goal}", "unknown-anchor"),
    "it is a draft": ("articles/home/entry.yml", "kind: background", "kind: background\nstatus: draft", "reference-to-draft"),
    "it has gone": ("articles/home", "", "", "unknown-entry"),
    "its claim has another name": ("articles/home/entry.yml", "id: risk", "id: chance", "unknown-claim"),
    "the glossary has lost the term": ("vocabularies/glossary.yml", "id: recovery", "id: recovering", "unknown-concept"),
    "the bibliography has lost the source": ("references.yml", "id: first-source", "id: other-source", "unknown-source"),
    "a language has gone": ("portal.yml", "{code: en}, ", "", "unknown-language"),
    "the text itself was changed": ("articles/walk/index.en.md", "a report", "<b>a report</b>", "raw-html"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_elsewhere_is_seen(change: tuple[str, str, str, str], tmp_path: Path):
    path, before, after, code = change
    write_site(tmp_path, SITE)
    assert found(tmp_path) == ()
    place = tmp_path / "content" / path
    if place.is_dir():
        place.rename(tmp_path / "gone")
    else:
        text = place.read_text(encoding="utf-8")
        assert before in text
        place.write_text(text.replace(before, after), encoding="utf-8")
    expected = found(tmp_path, cache=False)
    assert code in [one.code for one in expected]
    assert (found(tmp_path), found(tmp_path)) == (expected, expected)


def test_the_public_and_members_are_checked_each_for_themselves(tmp_path: Path, looked_at: list[str]):
    write_site(tmp_path, SITE + entry("articles/within", f"{KIND}\naudience: members", en="Within\nText."))
    for audience in (Audience.MEMBERS, Audience.PUBLIC) * 2:
        assert found(tmp_path, audience=audience) == ()
    assert looked_at == ["home", "walk", "within", "home", "walk"]


@pytest.mark.parametrize("kept", ["", "\x00" * 40], ids=["nothing", "something else"])
def test_a_note_that_is_broken_is_no_note(kept: str, tmp_path: Path, looked_at: list[str]):
    write_site(tmp_path, SITE)
    found(tmp_path)
    for file in (tmp_path / ".cache/portal").glob("*/clean/*/*"):
        file.write_text(kept, encoding="utf-8")
    assert found(tmp_path) == ()
    assert looked_at == ["home", "walk"] * 2


def test_where_nothing_can_be_noted_is_checked_all_the_same(tmp_path: Path):
    write_site(tmp_path, SITE + entry("articles/wrong", KIND, en="Wrong\nSee [](entry:none)."))
    (tmp_path / ".cache").write_text("a file", encoding="utf-8")
    assert [one.code for one in found(tmp_path)] == ["unknown-entry"]


def test_the_command_can_be_asked_to_look_at_everything(tmp_path: Path, looked_at: list[str]):
    write_site(tmp_path, SITE)
    for option in ([], [], ["--no-cache"]):
        assert portal(tmp_path, "check", "--today", "2026-01-15", *option) == (0, "no problems found\n", "")
    assert looked_at == ["home", "walk"] * 2
