"""A site is built beside the old one: what is refused, what is cleared away, who waits."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from portal_build.publish import manifest, staging
from portal_build.publish.manifest import NAME, Manifest
from portal_build.publish.staging import NotStaged, Staging, put_back
from portal_build.publish.verify import NotWhole
from portal_build.publish.write import SiteFolder

OLD = {"index.html": "old", "gone.html": "old", NAME: Manifest(()).to_bytes().decode()}


def nobody(_: str) -> bool:
    return False


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, str]:
    """Path -> text of every file; the manifest's is left out."""
    return {path.relative_to(folder).as_posix(): "" if path.name == NAME else path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


def build(site: Path, **options: object) -> None:
    """Put a new site of one page into its place."""
    made = Staging(site, **options)
    folder = SiteFolder(made.folder)
    folder.write("index.html", b"new")
    made.finish(folder, nobody)
    made.end()


@pytest.mark.parametrize("before", [{}, OLD])
def test_a_new_site_takes_the_place_of_the_old_one(before: dict[str, str], tmp_path: Path):
    build(write(tmp_path / "site", before))
    assert tree(tmp_path) == {"site/index.html": "new", f"site/{NAME}": ""}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_folders_above_it_are_made(tmp_path: Path):
    build(tmp_path / "a" / "b" / "site")
    assert tree(tmp_path) == {"a/b/site/index.html": "new", f"a/b/site/{NAME}": ""}


def test_a_site_that_is_not_whole_leaves_the_old_one(tmp_path: Path):
    made = Staging(write(tmp_path / "site", OLD))
    folder = SiteFolder(made.folder)
    folder.write("index.html", b'<a href="nowhere/">')
    with pytest.raises(NotWhole):
        made.finish(folder, nobody)
    made.end()
    assert tree(tmp_path) == {f"site/{name}": "" if name == NAME else text for name, text in OLD.items()}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_behind_a_link_is_exchanged_where_it_lies(tmp_path: Path):
    write(tmp_path / "releases" / "12", OLD)
    (tmp_path / "site").symlink_to("releases/12")
    build(tmp_path / "site")
    assert os.readlink(tmp_path / "site") == "releases/12"
    assert tree(tmp_path / "releases") == {"12/index.html": "new", f"12/{NAME}": ""}


def test_a_link_that_leads_nowhere_yet_is_followed(tmp_path: Path):
    (tmp_path / "site").symlink_to("releases/13")
    build(tmp_path / "site")
    assert tree(tmp_path / "releases") == {"13/index.html": "new", f"13/{NAME}": ""}


def test_who_may_read_the_old_site_may_read_the_new_one(tmp_path: Path):
    write(tmp_path / "site", OLD).chmod(0o2751)
    build(tmp_path / "site")
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o2751


def test_hidden_files_that_are_plainly_listed_are_looked_for_in_the_manifest_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    listed = Manifest((manifest.listed(".htaccess", "0" * 64, 1), manifest.listed("index.html", "1" * 64, 3)))
    write(tmp_path / "site", {"index.html": "old", ".htaccess": "x", NAME: listed.to_bytes().decode()})
    with monkeypatch.context() as patch:
        patch.setattr(staging, "read_manifest", lambda _: pytest.fail("all of it is read"))
        build(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "new"


REFUSED: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a file": (lambda folder: write(folder, {"site": "x"}), "site", "is no folder"),
    "somebody's folder": (lambda folder: write(folder / "site", {"thesis.docx": "x"}), "site", f"holds files, but no `{NAME}`, so it may be something else than a site"),
    "other data": (lambda folder: write(folder / "site", {"data/portal.json": "{}"}), "site", f"no `{NAME}`"),
    "a checkout": (lambda folder: write(folder / "site", OLD | {".git/HEAD": "x"}), "site", ".git was not made by a build and would be lost"),
    "a damaged manifest": (lambda folder: write(folder / "site", {NAME: "{", ".htaccess": "x"}), "site", ".htaccess was not made by a build and would be lost"),
    "the project": (lambda _: None, ".", "mkdocs.yml lies in "),
    "above the project": (lambda _: None, "..", "a build would delete it there"),
    "the content": (lambda _: None, "content", "a build would delete it there"),
    "below the content": (lambda _: None, "content/site", "holds what it is made from"),
    "the root": (lambda _: None, "/", "is a file system of its own"),
    "another file system": (lambda _: None, "/proc", "is a file system of its own, in which no folder can be exchanged for another in its place. Name a folder in it: --site /proc/site"),
}


@pytest.mark.parametrize(("before", "site", "said"), REFUSED.values(), ids=REFUSED)
def test_no_place_for_a_site(before: Callable[[Path], object], site: str, said: str, tmp_path: Path):
    project = write(tmp_path / "project", {"mkdocs.yml": "x", "content/portal.yml": "x"})
    before(project)
    here = tree(tmp_path)
    with pytest.raises(NotStaged) as stopped:
        Staging(project / site, [project / "mkdocs.yml", project / "content"])
    assert said in str(stopped.value)
    assert tree(tmp_path) == here


ALLOWED = {
    "empty": {},
    "a desktop's": {".DS_Store": "x"},
    "before manifests": {"index.html": "x", "data/portal.json": '{\n "$schema": "https://portal.example/data/schema/1/portal.json",\n'},
}


@pytest.mark.parametrize("before", ALLOWED.values(), ids=ALLOWED)
def test_a_place_for_a_site(before: dict[str, str], tmp_path: Path):
    (tmp_path / "site").mkdir()
    build(write(tmp_path / "site", before))
    assert tree(tmp_path) == {"site/index.html": "new", f"site/{NAME}": ""}


LEFT = {".site.new-0123abcd/index.html": "half", ".site.work-0123abcd/da/x.html": "x", ".site.old-0123abcd/index.html": "old"}


def test_what_a_killed_build_has_left_goes_and_nothing_else(tmp_path: Path):
    others = {".site.new/x": "x", ".site.new-0123abcd-2/x": "x", ".site.old-0123ABCD/x": "x", "x.site.new-0123abcd/x": "x", ".site2.new-0123abcd/x": "x"}
    write(tmp_path, LEFT | others | {f"site/{name}": text for name, text in OLD.items()})
    build(tmp_path / "site")
    assert tree(tmp_path) == others | {"site/index.html": "new", f"site/{NAME}": ""}


def test_a_site_that_was_set_aside_is_put_back(tmp_path: Path):
    write(tmp_path, LEFT)
    assert put_back(tmp_path / "site")
    assert tree(tmp_path / "site") == {"index.html": "old"}
    assert not put_back(tmp_path / "site")
    assert not (tmp_path / ".site.lock").exists()


def test_an_empty_folder_in_its_place_is_none(tmp_path: Path):
    write(tmp_path, LEFT)
    (tmp_path / "site").mkdir()
    assert put_back(tmp_path / "site")
    assert tree(tmp_path / "site") == {"index.html": "old"}


def test_what_somebody_puts_there_meanwhile_is_not_lost(tmp_path: Path):
    made = Staging(tmp_path / "site")
    folder = SiteFolder(made.folder)
    made.finish(folder, nobody)
    write(tmp_path / "site", {"thesis.docx": "x"})
    with pytest.raises(NotStaged, match="so it may be something else than a site"):
        made.end()
    assert tree(tmp_path) == {"site/thesis.docx": "x"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_it_is_put_back_before_a_build_that_fails(tmp_path: Path):
    write(tmp_path, LEFT | {f".site.old-0123abcd/{NAME}": OLD[NAME]})
    Staging(tmp_path / "site").end()
    assert tree(tmp_path) == {"site/index.html": "old", f"site/{NAME}": ""}


def test_the_second_build_waits_and_says_so_once(tmp_path: Path):
    first, said = Staging(tmp_path / "site"), list[str]()
    second = threading.Thread(target=build, args=[tmp_path / "site"], kwargs={"say": lambda line: (said.append(line), first.end())})
    second.start()
    second.join(20)
    assert said == ["another build of this site is running; waiting"]
    assert tree(tmp_path) == {"site/index.html": "new", f"site/{NAME}": ""}


def test_the_second_build_need_not_wait(tmp_path: Path):
    first = Staging(tmp_path / "site")
    with pytest.raises(NotStaged, match="^another build of this site is running"):
        Staging(tmp_path / "site", wait=False)
    assert first.folder.is_dir()
    first.end()
    assert list(tmp_path.iterdir()) == []


def test_sites_beside_each_other_do_not_wait(tmp_path: Path):
    one, other = Staging(tmp_path / "one"), Staging(tmp_path / "two", wait=False)
    one.end()
    other.end()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="a place in which files cannot be made")
def test_a_place_in_which_nothing_can_be_made_is_not_waited_for():
    with pytest.raises(NotStaged, match="^the site cannot be put into /proc/site: No such file or directory"):
        Staging(Path("/proc/site"))


SAID = {
    errno.EROFS: "is put together beside the old one, in {parent}, and that cannot be written into: Read-only file system",
    errno.EACCES: "is put together beside the old one, in {parent}, and that cannot be written into: Permission denied",
    errno.ENOSPC: "the site cannot be put into {parent}/site: No space left on device",
}


@pytest.mark.parametrize("number", SAID)
def test_a_place_that_cannot_be_written_into(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path / "site", OLD)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", lambda path, **options: refuse() if ".new-" in path.name else None)
    with pytest.raises(NotStaged) as stopped:
        Staging(tmp_path / "site")
    assert SAID[number].format(parent=tmp_path) in str(stopped.value)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_folder_that_is_mounted_is_found_out_at_the_latest_when_it_is_exchanged(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(staging, "swap", refuse)
    with pytest.raises(NotStaged, match="is a file system of its own"):
        build(write(tmp_path / "site", OLD))
    assert tree(tmp_path / "site")["index.html"] == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
