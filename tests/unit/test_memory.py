"""What is loaded with the help of what was known before is what is loaded from nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal_build import pipeline
from portal_build.checks import since
from portal_build.diagnostics import Diagnostic
from portal_build.model.common import Audience
from portal_build.pipeline import Loaded, Memory, load
from portal_build.source.read import read_portal
from tests.sites_invalid.recipe import HERE, read_site
from tests.sites_invalid.recipe import write_site as write_case
from tests.small_site import BASE, TODAY, entry, write_site
from tests.test_codes import TODAY as DAY_OF_CASES


def same(folder: Path, memory: Memory, today=DAY_OF_CASES) -> Loaded:
    """What is loaded with the help of `memory`, which is what is loaded without."""
    again = load(folder / "content", today, Audience.MEMBERS, memory=memory)
    anew = load(folder / "content", today, Audience.MEMBERS)
    assert again.diagnostics == anew.diagnostics
    assert again.catalogue == anew.catalogue
    assert again.content == anew.content
    return again


ONLY_SINCE = {module.__name__ for module in since.FAMILY}
"""The modules of kinds that are found by comparing with an earlier revision, and not by loading."""


@pytest.mark.parametrize("code", sorted(code for code, kind in Diagnostic.kinds.items() if kind.__module__ not in ONLY_SINCE))
def test_a_mistake_comes_and_goes(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    memory, folder = Memory(), tmp_path / "site"
    write_case("", folder, monkeypatch)
    assert same(folder, memory).diagnostics == ()
    shutil.rmtree(folder)
    with monkeypatch.context() as patch:
        write_case((HERE / code / "site.txt").read_text(encoding="utf-8"), folder, patch)
        assert code in [found.code for found in same(folder, memory).diagnostics]
        assert code in [found.code for found in same(folder, memory).diagnostics]
    shutil.rmtree(folder)
    write_case("", folder, monkeypatch)
    assert same(folder, memory).diagnostics == ()


KIND = "published: 2020-01-01\nkind: comment"
CLAIM = "claims: [{id: share, value: 40, unit: percent, quantity: {en: q}, population: {en: p}, source: first-source}]"
START = entry("articles/a", KIND, en="A\n[](entry:b#part) [](claim:share) [](term:recovery) [@first-source]") + entry(
    "articles/b", f"{KIND}\n{CLAIM}", en="B\n## Part {#part}\n\nText."
)
STEPS = {
    "nothing": "",
    "another heading there": entry("articles/b", f"{KIND}\n{CLAIM}", en="B\n## Other {#other}\n\nText."),
    "another number there": entry("articles/b", f"{KIND}\n{CLAIM.replace('share', 'part')}", en="B\n## Part {#part}\n\nText."),
    "a draft": entry("articles/b", f"{KIND}\nstatus: draft\n{CLAIM}", en="B\n## Part {#part}\n\nText."),
    "for members": entry("articles/b", f"{KIND}\naudience: members\n{CLAIM}", en="B\n## Part {#part}\n\nText."),
    "broken facts": entry("articles/b", f"{KIND}\nknd: x", en="B\n## Part {#part}\n\nText."),
    "no YAML": "-- content/articles/b/entry.yml --\na: [\n",
    "gone": "-- content/articles/b/entry.yml (missing) --\n-- content/articles/b/index.en.md (missing) --\n",
    "another source": "-- content/references.yml --\nreferences: [{id: other, type: report, title: T, publisher: P}]\n",
    "no sources": "-- content/references.yml --\na: [\n",
    "another term": '-- content/vocabularies/glossary.yml --\ntitle: {en: G}\nversion: "1"\nconcepts: [{id: other, prefLabel: {en: o}}]\n',
    "no settings": "-- content/portal.yml --\na: [\n",
    "a line more": "-- content/vocabularies/glossary.yml --\n# A line.\ntitle: {en: G}\nversion: \"1\"\nconcepts: [{id: recovery, prefLabel: {fr: r}}]\n",
}


def save(folder: Path, archive: str) -> None:
    """Writes what differs from what is there, as an editor does, and takes away what is no longer there."""
    wanted = {**read_site(BASE), **read_site(archive)}
    for name, file in wanted.items():
        path = folder / name
        if file.recipe == "missing":
            path.unlink(missing_ok=True)
        elif not path.is_file() or path.read_text(encoding="utf-8") != file.text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")


@pytest.mark.parametrize("step", STEPS)
def test_what_a_text_names_changes_while_the_text_stays(step: str, tmp_path: Path):
    memory = Memory()
    for archive in (START, START + STEPS[step], START):
        save(tmp_path, archive)
        same(tmp_path, memory, TODAY)


def test_only_what_was_written_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    read, memory = [], Memory()
    reading = read_portal.__globals__["read_text"]
    monkeypatch.setitem(read_portal.__globals__, "read_text", lambda path, name: (read.append(name), reading(path, name))[1])
    write_site(tmp_path, START)
    load(tmp_path / "content", TODAY, memory=memory)
    read.clear()
    load(tmp_path / "content", TODAY, memory=memory)
    assert read == []
    (tmp_path / "content/articles/b/index.en.md").write_text("---\ntitle: B\n---\nOther.", encoding="utf-8")
    load(tmp_path / "content", TODAY, memory=memory)
    assert read == ["content/articles/b/entry.yml", "content/articles/b/index.en.md"]


def test_what_is_near_to_a_wrong_name_may_be_new(tmp_path: Path):
    memory, wrong = Memory(), entry("articles/a", KIND, en="A\n[Walks](entry:wlking).")
    save(tmp_path, wrong)
    same(tmp_path, memory, TODAY)
    save(tmp_path, wrong + entry("articles/walking", KIND, en="Walking\nText."))
    assert "did you mean `walking`?" in [found.remedy for found in same(tmp_path, memory, TODAY).diagnostics]
