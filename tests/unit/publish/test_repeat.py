"""Builds that would change nothing are told from those that would."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal_build.cache import Cache
from portal_build.publish.repeat import Built, Repeat

MANIFEST = b"site/site-manifest.json"
KEYS, LINKS = {"0a" * 20, "1b" * 20}, {("da/index.html", ""), ("da/index.html", "a")}
BUILT = Built(2, [(30, "content/a.yml:1:1: review-overdue"), (40, "content/b.yml:2:1: unknown-key")])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("content/a.yml", "content/sub/b.md", "theme/main.html", "site/index.html", "site/da/index.html", "site/site-manifest.json", "mkdocs.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    repeat(tmp_path).note(BUILT, MANIFEST, KEYS, LINKS)
    return tmp_path


def repeat(project: Path, options: str = "public 2026-01-15") -> Repeat:
    return Repeat(Cache(project / ".cache"), project / "site", [project / "mkdocs.yml", project / "content", project / "theme", project / "admin"], options)


def test_the_same_again_would_change_nothing(project: Path):
    assert repeat(project).before() == BUILT


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_nobody_waits_for_what_comes_out_of_a_pipe(project: Path):
    os.mkfifo(project / "content/pipe.pdf")
    assert repeat(project).before() is None


CHANGES: dict[str, Callable[[Path], object]] = {
    "a source says something else": lambda project: (project / "content/sub/b.md").write_text("content/sub/c.md"),
    "a source more": lambda project: (project / "content/c.yml").write_text(""),
    "a source less": lambda project: (project / "content/a.yml").unlink(),
    "a source by another name": lambda project: (project / "content/a.yml").rename(project / "content/b.yml"),
    "a layout": lambda project: (project / "theme/main.html").write_text("other"),
    "the settings": lambda project: (project / "mkdocs.yml").write_text("other"),
    "forms, of which there were none": lambda project: (project / "admin").mkdir() or (project / "admin/index.html").write_text("forms"),
    "a link for a source": lambda project: (project / "content/a.yml").unlink() or (project / "content/a.yml").symlink_to(project / "content/sub/b.md"),
    "a file of the site, as long as before": lambda project: (project / "site/index.html").write_text("site/index.htmx"),
    "a file of the site, with its old time": lambda project: rewritten(project / "site/index.html"),
    "a file of the site less": lambda project: (project / "site/index.html").unlink(),
    "a file in the site that is not of it": lambda project: (project / "site/stray").write_text(""),
}


def rewritten(path: Path) -> None:
    before = path.stat()
    path.write_text("site/index.htmx", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_changed_is_built(change: Callable[[Path], object], project: Path):
    change(project)
    assert repeat(project).before() is None


@pytest.mark.parametrize("link", ["theme/logo.svg", "theme/brand"])
def test_what_a_link_leads_to_is_a_source(link: str, project: Path, tmp_path_factory: pytest.TempPathFactory):
    brand = tmp_path_factory.mktemp("brand")
    (brand / "logo.svg").write_text("old", encoding="utf-8")
    (brand / "again").symlink_to(brand)
    (project / link).symlink_to(brand / "logo.svg" if link.endswith(".svg") else brand)
    repeat(project).note(BUILT, MANIFEST, KEYS, LINKS)
    assert repeat(project).before() == BUILT
    (brand / "logo.svg").write_text("new", encoding="utf-8")
    assert repeat(project).before() is None


def test_a_site_that_is_exchanged_while_it_is_looked_at_is_built(project: Path, monkeypatch: pytest.MonkeyPatch):
    again = repeat(project)
    with monkeypatch.context() as patch:
        patch.setattr("portal_build.publish.repeat._files_in", gone)
        again.note(Built(0, []), MANIFEST, KEYS, LINKS)
        assert again.before() is None
    assert repeat(project).before() == BUILT


def gone(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    yield f"{folder}/index.html", os.stat(f"{folder}/gone")


def test_another_day_or_audience_is_built(project: Path):
    assert repeat(project, "members 2026-01-15").before() is None


def test_what_was_kept_and_is_damaged_is_built(project: Path):
    (kept,) = (project / ".cache").glob("*/built/*/*")
    kept.write_bytes(kept.read_bytes()[:-1] + b"\xff")
    assert repeat(project).before() is None


def test_a_site_that_somebody_else_has_put_there_meanwhile_is_not_noted(project: Path):
    build = repeat(project, "members 2026-01-15")
    build.note(BUILT, b"the manifest of another site", KEYS, LINKS)
    assert repeat(project, "members 2026-01-15").before() is None


def test_a_build_while_somebody_wrote_is_not_noted(project: Path):
    build = repeat(project, "members 2026-01-15")
    (project / "content/a.yml").write_text("saved meanwhile", encoding="utf-8")
    build.note(BUILT, MANIFEST, KEYS, LINKS)
    (project / "content/a.yml").write_text("content/a.yml", encoding="utf-8")
    assert repeat(project, "members 2026-01-15").before() is None


def standing(project: Path, options: str = "public 2026-01-15") -> tuple[set[str], set[tuple[str, str]]]:
    """What is told of the site that stands: the keys that it was made of, and where its links lead."""
    found = repeat(project, options).standing()
    return set(found.keys), found.links.links


def test_what_the_site_was_made_of_is_known_whatever_the_sources_say_now(project: Path):
    (project / "content/a.yml").write_text("other", encoding="utf-8")
    assert standing(project) == standing(project, "members 2026-01-16") == (KEYS, LINKS)


@pytest.mark.parametrize("change", [change for name, change in CHANGES.items() if "the site" in name], ids=[name for name in CHANGES if "the site" in name])
def test_nothing_is_known_of_a_site_that_somebody_has_written_into(change: Callable[[Path], object], project: Path):
    change(project)
    assert standing(project) == (set(), set())


def test_nothing_is_known_of_a_site_that_was_not_noted(project: Path):
    (project / "site").rename(project / "elsewhere")
    assert standing(project) == (set(), set())
    (project / "elsewhere").rename(project / "site")
    (kept,) = (project / ".cache").glob("*/standing/*/*")
    kept.write_bytes(kept.read_bytes()[:-1] + b"\xff")
    assert standing(project) == (set(), set())


def test_a_build_while_somebody_wrote_still_tells_what_the_site_was_made_of(project: Path):
    build = repeat(project)
    (project / "content/a.yml").write_text("saved meanwhile", encoding="utf-8")
    build.note(BUILT, MANIFEST, {"2c" * 20}, LINKS)
    assert standing(project) == ({"2c" * 20}, LINKS)
