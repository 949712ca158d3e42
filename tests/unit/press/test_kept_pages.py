"""Pages of earlier builds: taken where nothing has changed, made where something has, and never trusted."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

import pytest

from portal_build import pipeline
from portal_build.cache import Cache, CacheFailed
from portal_build.packs import Packs
from portal_build.press import texts, workers
from portal_build.press.kept_pages import KeptPages, KeptSearch
from portal_build.press.sheets import Sheet, Tools, sheets
from portal_build.publish import write
from portal_build.publish.write import SiteFolder
from tests.small_site import TODAY, entry, write_site
from tests.unit.press.test_sheets import ARCHIVE, KIND, LAYOUTS, files_of


def build(folder: Path, cache: Path | None, archive: str = ARCHIVE, layouts=LAYOUTS, old: Path | None = None, standing: Collection[str] = ()) -> list[Sheet]:
    """Pages of a small portal into `<folder>/site`, those of earlier builds out of a cache or from an old site that stands."""
    write_site(folder / "project", archive)
    press = pipeline.Press(again=False, cache=Cache(cache) if cache else None)
    loaded = pipeline.load(folder / "project/content", TODAY, press=press)
    site = pipeline.prepare(loaded.catalogue, folder / "none", press)
    kept = pipeline.kept_pages(site, layouts, None, press.cache, standing=standing) if press.cache else None
    try:
        made = list(sheets(site, pipeline.plan(site), Tools(layouts, None, SiteFolder(folder / "site", old=old), kept), press.workers))
        press.texts.flush()
        return made
    finally:
        press.stop()


def made(found: list[Sheet]) -> int:
    return sum(not sheet.kept for sheet in found)


@pytest.mark.parametrize("worth_it_from", [1, 1_000], ids=["by workers", "here"])
def test_a_second_build_makes_no_page_and_writes_the_same(worth_it_from: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "_WORTH_IT_FROM", worth_it_from)
    build(tmp_path / "plain", None)
    first, second = (build(tmp_path / name, tmp_path / "cache") for name in ("first", "second"))
    assert (made(first), made(second)) == (len(first), 0)
    assert files_of(tmp_path / "plain/site") == files_of(tmp_path / "first/site") == files_of(tmp_path / "second/site")
    assert [sheet.searched.digest if sheet.searched else None for sheet in first] == [
        sheet.searched.digest if sheet.searched else None for sheet in second
    ]
    assert sum(isinstance(sheet.searched, KeptSearch) for sheet in second) == 2


ALL = -1
CHANGES: dict[str, tuple[Callable[[str], str], int]] = {
    "a text": (lambda archive: archive.replace("See [](entry:b).", "See also [](entry:b)."), 1),
    "two texts": (lambda archive: archive.replace("See [", "Look at [").replace("Text [", "Words ["), 2),
    "a fact": (lambda archive: archive.replace("kind: comment", "kind: background", 1), ALL),
    "a title": (lambda archive: archive.replace("title: A\n", "title: Z\n"), ALL),
    "a source that a text names": (lambda archive: archive.replace("[@first-source]", "[@second-source]"), ALL),
}


@pytest.mark.parametrize(("change", "pages"), CHANGES.values(), ids=CHANGES)
def test_what_shows_a_change_is_made(change: Callable[[str], str], pages: int, tmp_path: Path):
    build(tmp_path / "before", tmp_path / "cache")
    archive = change(ARCHIVE)
    assert archive != ARCHIVE
    after = build(tmp_path / "after", tmp_path / "cache", archive)
    build(tmp_path / "plain", None, archive)
    assert files_of(tmp_path / "after/site") == files_of(tmp_path / "plain/site")
    assert made(after) == (len(after) if pages == ALL else pages)


def test_the_theme_is_compressed_once_for_all_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    files = {"assets/js/a.1a2b3c4d.js": b"let it = be;\n" * 200, "assets/img/preview.png": b"\x89PNG"}

    def written(name: str, files: dict[str, bytes], compress: bool = True) -> dict[str, bytes]:
        kept = KeptPages(Cache(tmp_path / "cache"), name, compress)
        pipeline.write_theme(files, Tools(LAYOUTS, None, SiteFolder(tmp_path / name, compress=compress), kept))
        return files_of(tmp_path / name)

    assert written("plain", files, compress=False).keys() == files.keys()
    first = written("first", files)
    assert first.keys() == {*files, "assets/js/a.1a2b3c4d.js.br", "assets/js/a.1a2b3c4d.js.gz"}
    monkeypatch.setattr(write, "encodings", lambda *_: {})
    assert written("second", files) == first
    changed = files | {"assets/js/a.1a2b3c4d.js": b"let it = not;\n" * 200}
    assert written("third", changed) == changed


def test_another_layout_makes_all_pages_anew(tmp_path: Path):
    build(tmp_path / "before", tmp_path / "cache")
    other = replace(LAYOUTS, sources={name: f"{source}!" for name, source in LAYOUTS.sources.items()})
    after = build(tmp_path / "after", tmp_path / "cache", layouts=other)
    assert made(after) == len(after)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a sign": lambda path: path.write_bytes(path.read_bytes()[:-1] + b"\xff"),
    "half of it": lambda path: os.truncate(path, path.stat().st_size // 2),
    "all of it": lambda path: path.unlink(),
    "something else": lambda path: path.write_bytes(b"x" * 200),
}


@pytest.mark.parametrize("kind", ["pages", "searched", "texts", "*"])
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_made_anew(damage: Callable[[Path], object], kind: str, tmp_path: Path):
    build(tmp_path / "first", tmp_path / "cache")
    for path in (tmp_path / "cache").glob(f"*/{kind}/*/*"):
        damage(path)
    second = build(tmp_path / "second", tmp_path / "cache")
    # The last value of a pack may be the only one that is damaged.
    assert made(second) == 0 if kind == "texts" else made(second) > 0
    assert files_of(tmp_path / "first/site") == files_of(tmp_path / "second/site")
    assert made(build(tmp_path / "third", tmp_path / "cache")) == 0


def test_a_cache_that_goes_while_it_is_used_is_said(tmp_path: Path):
    cache = Cache(tmp_path / "cache")
    packed = []
    for _ in range(2):
        some = texts.Texts(cache=cache)
        some.start(["One.", "Two."], workers.Workers())
        packed += [some.take(texts.key_of("One.")), some.take(texts.key_of("Two."))]
        assert not list(some._coming)
    assert [texts.unpacked(one, cache)[0].html for one in packed] == ["<p>One.</p>", "<p>Two.</p>"] * 2
    next((tmp_path / "cache").glob("*/texts/*/*")).unlink()
    with pytest.raises(CacheFailed, match="^the cache was changed while it was in use. Build again$"):
        texts.unpacked(packed[2], cache)


def test_a_text_is_rendered_once_for_all_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    build(tmp_path / "first", tmp_path / "cache")
    monkeypatch.setattr(texts, "render", lambda body: pytest.fail(f"rendered anew: {body}"))
    build(tmp_path / "second", tmp_path / "cache", ARCHIVE.replace("kind: comment", "kind: background"))


def test_a_picture_of_an_entry_counts(tmp_path: Path):
    # A document holds it.
    archive = ARCHIVE + entry("articles/c", KIND, en="C\nText.")
    build(tmp_path / "before", tmp_path / "cache", archive)
    picture = tmp_path / "after/project/content/articles/c/picture.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"one")
    assert made(build(tmp_path / "after", tmp_path / "cache", archive)) > 0
    assert made(build(tmp_path / "after", tmp_path / "cache", archive)) == 0
    picture.write_bytes(b"two")
    assert made(build(tmp_path / "after", tmp_path / "cache", archive)) > 0


@pytest.mark.parametrize("worth_it_from", [1, 1_000], ids=["by workers", "here"])
def test_pages_that_stand_are_taken_over(worth_it_from: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "_WORTH_IT_FROM", worth_it_from)
    monkeypatch.setattr(KeptPages, "get", lambda *_: None)
    first = build(tmp_path / "first", tmp_path / "cache")
    keys = set(Packs(Cache(tmp_path / "cache"), "pages")._known())
    second = build(tmp_path / "second", tmp_path / "cache", old=tmp_path / "first/site", standing=keys)
    assert (made(first), made(second)) == (len(first), 0)
    assert files_of(tmp_path / "first/site") == files_of(tmp_path / "second/site")
    assert all(path.stat().st_nlink == 2 for path in (tmp_path / "second/site").rglob("*.html"))
    assert sum(isinstance(sheet.searched, KeptSearch) for sheet in second) == 2
    archive = CHANGES["a text"][0](ARCHIVE)
    assert made(build(tmp_path / "third", tmp_path / "cache", archive, old=tmp_path / "first/site", standing=keys)) == 1
    build(tmp_path / "plain", None, archive)
    assert files_of(tmp_path / "third/site") == files_of(tmp_path / "plain/site")


def test_pages_that_seem_to_stand_and_do_not_are_taken_from_the_cache(tmp_path: Path):
    build(tmp_path / "first", tmp_path / "cache")
    keys = set(Packs(Cache(tmp_path / "cache"), "pages")._known())
    for path in (tmp_path / "first/site").rglob("*.html"):
        path.rename(path.with_suffix(".old"))
    second = build(tmp_path / "second", tmp_path / "cache", old=tmp_path / "first/site", standing=keys)
    build(tmp_path / "plain", None)
    assert made(second) == 0
    assert files_of(tmp_path / "second/site") == files_of(tmp_path / "plain/site")
