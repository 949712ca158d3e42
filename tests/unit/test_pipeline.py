"""The stages, from files to plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal_build import pipeline
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


CLAIM = "\nclaims: [{id: share, value: 40, unit: percent, quantity: {en: q}, population: {en: p}, source: no-source}]"


def test_what_would_have_a_hole_is_left_out_and_so_on(tmp_path: Path):
    danish = "---\ntitle: Halvt\ntranslation: {from: en, state: draft}\n---\n"
    archive = entry("articles/a-wrong", FACTS + CLAIM, en="Wrong\nText.")
    archive += entry("articles/b-quoting", FACTS + CLAIM.replace("share", "part").replace("no-", "first-"), en="Quoting\n[](claim:share), [](entry:a-wrong).")
    archive += entry("articles/c-in-one-language", FACTS, en="Half\n[](entry:b-quoting).", da=danish + "[](claim:part).")
    archive += entry("articles/d-fine", FACTS, en="Fine\n[](entry:c-in-one-language), [](entry:a-wrong) or `[](claim:share)`.")
    loaded = pipeline.load(write_site(tmp_path, archive) / "content", TODAY)
    assert {name: sorted(one.texts) for name, one in loaded.catalogue.entries.items()} == {"c-in-one-language": ["en"], "d-fine": ["en"]}
    assert loaded.catalogue.titles == {"a-wrong": {"en": "Wrong"}, "b-quoting": {"en": "Quoting"}}
    assert [str(one.position) for one in loaded.diagnostics if one.code == "link-to-unshown"] == [
        "content/articles/b-quoting/index.en.md:4:1",
        "content/articles/c-in-one-language/index.da.md:5:1",
    ]


@pytest.mark.parametrize("facts", ["status: draft\nnonsense: 1", "status: drfat", "audience: membrs", "audience: members\nnonsense: 1"])
def test_no_title_is_told_of_what_may_not_be_for_readers(facts: str, tmp_path: Path):
    archive = entry("articles/wrong", f"{FACTS}\n{facts}", en="SECRET\nText.") + entry("articles/no", FACTS + "\nnonsense: 1", en="Said\nText.")
    assert pipeline.load(write_site(tmp_path, archive) / "content", TODAY).catalogue.titles == {"no": {"en": "Said"}}


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


def test_today_is_an_input(tmp_path: Path):
    content = write_site(tmp_path, entry("articles/a", FACTS + "\nexpires: 2026-01-31", en="A\nText.")) / "content"
    codes = [[found.code for found in pipeline.load(content, day).diagnostics if found.code == "expired"] for day in (date(2026, 1, 31), date(2026, 2, 1))]
    assert codes == [[], ["expired"]]
