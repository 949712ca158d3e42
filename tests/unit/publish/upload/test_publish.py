"""A site to a place, interrupted at every step, and begun again with the same site or another."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal_build.publish.manifest import NAME, read_manifest
from portal_build.publish.upload.folder import FolderPlace
from portal_build.publish.upload.record import RECORD
from portal_build.publish.upload.run import NotPublished
from tests.unit.publish.upload.places import FailingPlace, publish, write_site

OLD = {
    "index.html": "old home",
    "da/a b/index.html": "stays",
    "da/gone/index.html": "goes",
    "da/gone/plan.pdf": "goes",
    "data": "a file where a folder comes",
    "feeds/x.xml": "a folder where a file comes",
    "assets/app.11111111.js": "old",
}
NEW = {
    "index.html": "new home",
    "index.html.br": "packed",
    "da/a b/index.html": "stays",
    "da/ø/100%.html": "new",
    "data/index.json": "{}",
    "feeds": "now a file",
    "sitemap.xml": "<urlset/>",
    "assets/app.22222222.js": "new",
}
OTHER = {**OLD, "index.html": "third home", "da/ø/100%.html": "other", "da/third.html": "third"}


def files(folder: Path) -> dict[str, str]:
    """Every file at a place but the manifest."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file() and path.name != NAME}


@pytest.fixture
def sites(tmp_path: Path) -> dict[str, Path]:
    return {name: write_site(tmp_path / name, made) for name, made in (("old", OLD), ("new", NEW), ("other", OTHER))}


def test_order_of_changes(sites: dict[str, Path], tmp_path: Path):
    place = FailingPlace(FolderPlace(tmp_path / "www"), 1000)
    publish(sites["old"], read_manifest(sites["old"]), place)
    place.changes.clear()
    done = publish(sites["new"], read_manifest(sites["new"]), place)
    assert place.changes == [
        f"+{RECORD}",
        "-data",
        "-feeds/x.xml",
        "+assets/app.22222222.js",
        "+data/index.json",
        "+feeds",
        "+da/ø/100%.html",
        "+index.html.br",
        "+index.html",
        "+sitemap.xml",
        "-assets/app.11111111.js",
        "-da/gone/index.html",
        "-da/gone/plan.pdf",
        f"+{NAME}",
        f"-{RECORD}",
    ]
    assert (done.uploaded, done.deleted, done.unchanged, done.bytes) == (7, 5, 1, sum(len(NEW[path].encode()) for path in NEW if path != "da/a b/index.html"))
    assert files(tmp_path / "www") == NEW
    assert not (tmp_path / "www/da/gone").exists()


def test_nothing_is_written_where_nothing_has_changed(sites: dict[str, Path], tmp_path: Path):
    place = FailingPlace(FolderPlace(tmp_path / "www"), 1000)
    publish(sites["new"], read_manifest(sites["new"]), place)
    place.changes.clear()
    done = publish(sites["new"], read_manifest(sites["new"]), place)
    assert (done.uploaded, done.deleted, done.unchanged, place.changes) == (0, 0, len(NEW), [])


STRANGERS = {"their.html": "somebody else's", "da/theirs.txt": "somebody else's"}


@pytest.mark.parametrize("then", ["new", "other", "old"])
@pytest.mark.parametrize("after", [False, True], ids=["before a change", "after a change"])
def test_interrupted_anywhere_it_can_be_run_again(then: str, after: bool, sites: dict[str, Path], tmp_path: Path):
    made = {"old": OLD, "new": NEW, "other": OTHER}
    for at in range(15):
        www = write_site(tmp_path / f"www-{at}", STRANGERS)
        (www / NAME).unlink()
        publish(sites["old"], read_manifest(sites["old"]), FolderPlace(www))
        with pytest.raises(NotPublished):
            publish(sites["new"], read_manifest(sites["new"]), FailingPlace(FolderPlace(www), at, after))
        publish(sites[then], read_manifest(sites[then]), FolderPlace(www))
        assert files(www) == made[then] | STRANGERS, at
        assert read_manifest(www) == read_manifest(sites[then])


def test_interrupted_twice_with_two_sites(sites: dict[str, Path], tmp_path: Path):
    for first in range(0, 15, 2):
        for second in range(1, 15, 3):
            www = tmp_path / f"www-{first}-{second}"
            publish(sites["old"], read_manifest(sites["old"]), FolderPlace(www))
            for name, at in (("new", first), ("other", second)):
                try:
                    publish(sites[name], read_manifest(sites[name]), FailingPlace(FolderPlace(www), at))
                except NotPublished:
                    pass
            publish(sites["old"], read_manifest(sites["old"]), FolderPlace(www))
            assert files(www) == OLD, (first, second)


class WithoutCapitals(FolderPlace):
    """A folder of a file system to which capitals are small letters."""

    def _inside(self, path: str) -> Path:
        return super()._inside(path if path in (NAME, RECORD) else path.casefold())


def test_a_file_that_only_gets_other_capitals_is_there_afterwards(tmp_path: Path):
    before, after = (write_site(tmp_path / name, {"index.html": "home", f"files/{name}.pdf": "plan"}) for name in ("Plan", "plan"))
    for site in (before, after):
        publish(site, read_manifest(site), WithoutCapitals(tmp_path / "www"))
    assert files(tmp_path / "www") == {"index.html": "home", "files/plan.pdf": "plan"}


def test_what_two_runs_have_mixed_is_not_taken_for_either(sites: dict[str, Path], tmp_path: Path):
    class Slow(FolderPlace):
        """While this is at its deletions, somebody else publishes."""

        def delete(self, path: str) -> None:
            if path == "da/gone/plan.pdf":
                publish(sites["other"], read_manifest(sites["other"]), FolderPlace(self.folder))
            super().delete(path)

    www = tmp_path / "www"
    publish(sites["old"], read_manifest(sites["old"]), FolderPlace(www))
    with pytest.raises(NotPublished, match="somebody else has published to the same place meanwhile"):
        publish(sites["new"], read_manifest(sites["new"]), Slow(www))
    publish(sites["other"], read_manifest(sites["other"]), FolderPlace(www))
    assert files(www) == OTHER


def test_what_has_arrived_is_not_uploaded_again(sites: dict[str, Path], tmp_path: Path):
    class Full(FolderPlace):
        def write(self, path: str, data: bytes, served: object) -> None:
            if path == "sitemap.xml":
                raise OSError(28, "No space left on device")
            super().write(path, data, served)  # type: ignore[arg-type]

    with pytest.raises(NotPublished, match=r"^`sitemap.xml` could not be uploaded: No space left on device$"):
        publish(sites["new"], read_manifest(sites["new"]), Full(tmp_path / "www"))
    place = FailingPlace(FolderPlace(tmp_path / "www"), 1000)
    publish(sites["new"], read_manifest(sites["new"]), place)
    assert place.changes == [f"+{RECORD}", "+sitemap.xml", f"+{NAME}", f"-{RECORD}"]


def test_a_file_that_was_changed_after_the_build_is_not_published(sites: dict[str, Path], tmp_path: Path):
    (sites["new"] / "index.html").write_text("new hole")
    with pytest.raises(NotPublished, match="`index.html` was changed while the site was published"):
        publish(sites["new"], read_manifest(sites["new"]), FolderPlace(tmp_path / "www"))
    assert not (tmp_path / "www/index.html").exists()
