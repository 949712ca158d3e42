"""The stages, from files to plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal_build import pipeline
from portal_build.catalogue import assemble
from portal_build.model.common import Audience
from tests.small_site import TODAY, entry, write_site

FACTS = "published: 2024-01-01\nkind: comment"


def test_no_content_folder(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        pipeline.load(tmp_path / "content", TODAY)


def test_members_entries_are_not_loaded_for_the_public(tmp_path: Path):
    archive = entry("articles/open", FACTS, en="Open\nText.") + entry("articles/closed", FACTS + "\naudience: members\nnonsense: 1", en="Closed\nText.")
    project = write_site(tmp_path, archive)
    public = pipeline.load(project / "content", TODAY)
    assert (list(public.catalogue.entries), [found.code for found in public.diagnostics]) == (["open"], ["definition-missing"] * 2)
    members = pipeline.load(project / "content", TODAY, Audience.MEMBERS)
    assert (list(members.catalogue.entries), [found.code for found in members.diagnostics]) == (["open"], ["unknown-key", "definition-missing", "definition-missing"])


def test_what_has_an_error_is_left_out_and_what_has_a_warning_is_not(tmp_path: Path):
    archive = entry("articles/fine", FACTS, en="Fine\nText.", da="---\ntitle: Fint\ntranslation: {from: en, state: draft}\n---\nTekst.")
    archive += entry("articles/wrong", FACTS + "\ntopics: [nothing]", en="Wrong\nText.")
    archive += entry("articles/wrong-translation", FACTS, en="Wrong\nText.", da="Oversat\nTekst.")
    catalogue = pipeline.load(write_site(tmp_path, archive) / "content", TODAY).catalogue
    assert {name: sorted(one.texts) for name, one in catalogue.entries.items()} == {"fine": ["da", "en"], "wrong-translation": ["en"]}
    assert catalogue.broken == {"wrong"}


@pytest.mark.parametrize("settings", ["-- content/portal.yml (missing) --\n", "-- content/portal.yml --\nurl: [\n", "-- content/portal.yml --\nurl: x\n"])
def test_without_settings_there_is_nothing_to_show(settings: str, tmp_path: Path):
    loaded = pipeline.load(write_site(tmp_path, settings) / "content", TODAY)
    assert loaded.catalogue is None
    assert {found.position.file for found in loaded.diagnostics} == {"content/portal.yml"}


def test_settings_with_an_error_show_nothing_either(tmp_path: Path):
    project = write_site(tmp_path)
    path = project / "content/portal.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("nl: Het portaal", "tg: Портал"), encoding="utf-8")
    loaded = pipeline.load(project / "content", TODAY)
    assert (loaded.catalogue, [found.code for found in loaded.diagnostics][0]) == (None, "set-up-incomplete")


def test_workers_give_what_this_process_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    bodies = ["[](entry:b) [@first-source]", "## A {#a}\n\n| a | b |\n|---|---|\n| 1 | 2 |", "## References", "1. x\n\n```\ncode\n```", "[^1]: x", "<b>"]
    archive = "".join(entry(f"articles/a{number}", FACTS, en=f"T\n{body}") for number, body in enumerate(bodies * 10))
    catalogue = assemble(pipeline.load(write_site(tmp_path, archive) / "content", TODAY).content, TODAY)
    here = pipeline.prepare(catalogue, tmp_path)
    monkeypatch.setattr(pipeline, "_POOL_FROM", 1)
    assert len(here.rendered) == len(bodies)
    assert pipeline.prepare(catalogue, tmp_path).rendered == here.rendered


def test_known_texts_are_not_rendered_again_and_gone_ones_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    content = write_site(tmp_path, entry("articles/a", FACTS, en="A\nOne.") + entry("articles/b", FACTS, en="B\nTwo.")) / "content"
    rendering = pipeline.Rendering()
    first = pipeline.prepare(pipeline.load(content, TODAY, rendering=rendering).catalogue, tmp_path, rendering)
    assert {body.strip() for body in first.rendered} == {"One.", "Two."}
    (content / "articles/b/index.en.md").write_text("---\ntitle: B\n---\nThree.\n", encoding="utf-8")
    rendered = []
    render = pipeline.render
    monkeypatch.setattr(pipeline, "render", lambda body: rendered.append(body.strip()) or render(body))
    second = pipeline.prepare(pipeline.load(content, TODAY, rendering=rendering).catalogue, tmp_path, rendering)
    assert (rendered, {body.strip() for body in second.rendered}) == (["Three."], {"One.", "Three."})


def test_today_is_an_input(tmp_path: Path):
    content = write_site(tmp_path, entry("articles/a", FACTS + "\nexpires: 2026-01-31", en="A\nText.")) / "content"
    codes = [[found.code for found in pipeline.load(content, day).diagnostics if found.code == "expired"] for day in (date(2026, 1, 31), date(2026, 2, 1))]
    assert codes == [[], ["expired"]]
