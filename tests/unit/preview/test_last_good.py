"""What stays on the screen while something is broken."""

from __future__ import annotations

from pathlib import Path

from portal_build.model.common import Audience
from portal_build.pipeline import load
from portal_build.preview.last_good import Kept, keep
from tests.small_site import TODAY, entry, write_site

KIND = "published: 2020-01-01\nkind: comment"
DANISH = "---\ntitle: {title}\ntranslation: {{from: en, state: reviewed}}\n---\nTekst."
GOOD = (
    entry("articles/a", KIND, en="A\nText.", da=DANISH.format(title="A på dansk"))
    + entry("articles/a-1", KIND, en="A 1\nText.")
    + entry("methods/m", "published: 2020-01-01", en="M\n## In brief {#in-brief}\n\nT.\n\n## Aim {#aim}\n\nT.\n\n## Content {#content}\n\nT.")
)
BOTH = {"a": {"en": "A", "da": "A på dansk"}}
NEWER = entry("articles/a", KIND, en="Newer\nText.", da=DANISH.format(title="Nyere") + "\n# Nej")
BROKEN = {
    "facts": (entry("articles/a", KIND + "\nknd: x", en="Newer\nText.", da=DANISH.format(title="Nyere")), BOTH, {"a"}, set()),
    "no YAML": ("-- content/articles/a/entry.yml --\na: [\n", BOTH, {"a"}, set()),
    "source": (entry("articles/a", KIND, en="Newer\n# No", da=DANISH.format(title="Nyere")), BOTH, {"a"}, set()),
    "translation": (NEWER, {"a": {"en": "Newer", "da": "A på dansk"}}, set(), {("a", "da")}),
    "a name": (entry("articles/a", KIND + "\ntopics: [nothing]", en="Newer\nText."), BOTH, {"a"}, set()),
}
"""What is saved -> titles that are shown, and what of it is shown as it was: entries, texts."""


def after(project: Path, archive: str, before: Kept | None = None) -> Kept | None:
    return keep(load(write_site(project, archive) / "content", TODAY, Audience.MEMBERS), before)


def titles(kept: Kept) -> dict[str, dict[str, str]]:
    return {name: {language: text.title for language, text in one.texts.items()} for name, one in kept.catalogue.entries.items()}


def test_what_is_broken_is_shown_as_it_was(tmp_path: Path):
    for number, (archive, shown, entries, texts) in enumerate(BROKEN.values()):
        project = tmp_path / str(number)
        before = after(project, GOOD)
        now = after(project, GOOD + archive, before)
        assert (titles(now), now.entries, now.texts) == (titles(before) | shown, entries, texts)
        # In the order of folders, in which `a` comes before `a-1`.
        assert list(now.catalogue.entries) == ["a", "a-1", "m"]
        mended = after(project, GOOD, now)
        assert (titles(mended), mended.entries, mended.texts, mended.all_of_it) == (titles(before), set(), set(), False)


def test_what_is_broken_stays_as_it_was_after_several_saves(tmp_path: Path):
    kept = None
    for archive in (GOOD, GOOD + BROKEN["facts"][0], GOOD + BROKEN["no YAML"][0], GOOD + BROKEN["a name"][0]):
        kept = after(tmp_path, archive, kept)
    assert titles(kept)["a"] == {"en": "A", "da": "A på dansk"}


def test_what_never_was_right_is_not_shown(tmp_path: Path):
    kept = after(tmp_path, GOOD + BROKEN["facts"][0])
    assert (list(titles(kept)), kept.entries) == (["a-1", "m"], set())


def test_what_is_taken_away_is_gone(tmp_path: Path):
    before = after(tmp_path, GOOD)
    (tmp_path / "content/articles/a/index.da.md").unlink()
    for path in sorted((tmp_path / "content/methods").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert titles(after(tmp_path, "", before)) == {"a": {"en": "A"}, "a-1": {"en": "A 1"}}


def test_drafts_are_shown(tmp_path: Path):
    kept = after(tmp_path, entry("articles/a", "kind: comment\nstatus: draft", en="A\nText."))
    assert [one.id for one in kept.catalogue.published] == ["a"]


def test_lists_that_are_broken_are_shown_as_they_were(tmp_path: Path):
    before = after(tmp_path, GOOD)
    lost = "".join(f"-- content/{name}.yml --\na: [\n" for name in ("vocabularies/topics", "vocabularies/scales/stars", "references"))
    now = after(tmp_path, GOOD + lost, before)
    assert now.catalogue.data == before.catalogue.data
    assert list(now.catalogue.data.vocabularies) == list(before.catalogue.data.vocabularies)
    (tmp_path / "content/vocabularies/scales/stars.yml").unlink()
    assert after(tmp_path, "-- content/vocabularies/scales/stars.yml (missing) --\n", now).catalogue.data.scales == {}


def test_broken_settings_leave_everything_as_it_was(tmp_path: Path):
    before, broken = after(tmp_path, GOOD), "-- content/portal.yml --\na: [\n"
    now = after(tmp_path, GOOD + entry("articles/b", KIND, en="B\nText.") + broken, before)
    assert (titles(now), now.all_of_it) == (titles(before), True)
    mended = after(tmp_path, GOOD, now)
    assert (list(titles(mended)), mended.all_of_it) == (["a", "a-1", "b", "m"], False)


def test_settings_that_never_were_right_show_nothing(tmp_path: Path):
    assert after(tmp_path, GOOD + "-- content/portal.yml --\na: [\n") is None
