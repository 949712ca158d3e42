"""Files of the site, and never one outside its folder."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from portal_build.publish.write import OutsideSite, SiteFolder, Written


def test_folders_are_made_and_files_replaced(tmp_path: Path):
    site = SiteFolder(tmp_path / "site")
    site.write("da/metoder/å b.html", b"one")
    site.write("da/metoder/å b.html", b"two")
    assert (tmp_path / "site/da/metoder/å b.html").read_bytes() == b"two"


@pytest.mark.parametrize("name", ["a.html", "a/../b.html", "./a", "a//b", "..a", "a..", "~", "%2e%2e/x", "a\\..\\b"])
def test_inside(name: str, tmp_path: Path):
    assert SiteFolder(tmp_path / "site").inside(name).is_relative_to(tmp_path / "site")


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "..", "../site-2/a", "a/b/../../../c", "", ".", "a/.."])
def test_outside_is_refused(name: str, tmp_path: Path):
    with pytest.raises(OutsideSite, match="lies outside the site's folder"):
        SiteFolder(tmp_path / "site").write(name, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_leads_out_is_refused(tmp_path: Path):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/files").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutsideSite):
        SiteFolder(tmp_path / "site").write("files/x", b"")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_site_behind_a_link_is_the_folder_that_it_leads_to(tmp_path: Path):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    SiteFolder(tmp_path / "site").write("a/b", b"x")
    assert (tmp_path / "real/a/b").read_bytes() == b"x"


def test_a_link_in_the_place_of_a_file_is_refused(tmp_path: Path):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").write_bytes(b"theirs")
    (tmp_path / "site/x").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutsideSite):
        SiteFolder(tmp_path / "site").write("x", b"ours")
    assert (tmp_path / "elsewhere").read_bytes() == b"theirs"


@pytest.mark.parametrize("leads", ["there.html", "nowhere.html"])
def test_what_a_link_within_the_site_leads_to_is_replaced(leads: str, tmp_path: Path):
    (tmp_path / "site/da").mkdir(parents=True)
    (tmp_path / "site/there.html").write_bytes(b"before")
    (tmp_path / "site/da/x.html").symlink_to(tmp_path / "site" / leads)
    SiteFolder(tmp_path / "site").write("da/x.html", b"now")
    assert (tmp_path / "site" / leads).read_bytes() == b"now"


def test_a_compressed_form_is_not_written_through_a_link_that_leads_out(tmp_path: Path):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").write_bytes(b"theirs")
    (tmp_path / "site/x.html.br").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutsideSite):
        SiteFolder(tmp_path / "site", compress=True).write("x.html", b"the same again, " * 100)
    assert (tmp_path / "elsewhere").read_bytes() == b"theirs"


@pytest.mark.parametrize("data", [b"", b"some of it"])
def test_what_the_system_takes_in_pieces_is_written_whole(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write = os.write
    monkeypatch.setattr("os.write", lambda handle, data: write(handle, data[:3]))
    SiteFolder(tmp_path).write("x", data)
    assert (tmp_path / "x").read_bytes() == data


def test_a_file_may_be_read_by_whom_the_system_lets(tmp_path: Path):
    SiteFolder(tmp_path).write("x", b"")
    (tmp_path / "y").touch()
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "y").stat().st_mode


@pytest.mark.parametrize("name", ["da/y.html", "da//y.html", "da/./y.html", "da/x/../y.html", "./da/y.html"])
def test_a_file_has_one_path_however_it_is_named(name: str, tmp_path: Path):
    site = SiteFolder(tmp_path)
    site.write("da/x.html", b"")
    site.write(name, b"one")
    assert (tmp_path / "da/y.html").read_bytes() == b"one"
    assert set(site.taken().files) == {"da/x.html", "da/y.html"}


def test_compressed_forms_stand_beside_texts(tmp_path: Path):
    site = SiteFolder(tmp_path / "site", compress=True)
    text = b"the same again, " * 100
    site.write("da/./index.html", text)
    site.write("da/x.png", text)
    (tmp_path / "site/theirs.txt").write_bytes(text)
    (tmp_path / "site/theirs.png").write_bytes(text)
    for name in ("theirs.txt", "theirs.png", "nowhere.png"):
        site.compress(name)
    made = ["da/index.html.br", "da/index.html.gz", "theirs.txt.br", "theirs.txt.gz"]
    assert sorted(path.relative_to(tmp_path / "site").as_posix() for ending in ("br", "gz") for path in tmp_path.rglob(f"*.{ending}")) == made
    assert brotli.decompress((tmp_path / "site/da/index.html.br").read_bytes()) == gzip.decompress((tmp_path / "site/theirs.txt.gz").read_bytes()) == text
    assert set(site.taken().files) == {"da/index.html", "da/x.png", *made}


def test_no_compressed_form_is_written_unasked(tmp_path: Path):
    site = SiteFolder(tmp_path / "site")
    site.write("index.html", b"the same again, " * 100)
    site.compress("index.html")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


def test_what_was_written_is_noted(tmp_path: Path):
    site = SiteFolder(tmp_path / "site", "https://portal.example/")
    site.write("a/../da/./index.html", b'<a href="../en/#x"><a href="https://portal.example/da/">')
    site.write("da/x.txt", b"one")
    site.write("da/x.txt", b"")
    written = site.taken()
    assert written.files == {
        "da/index.html": ("22b69d8ce7ae9fa9b3d233dc46bba3e7cfbc36f5abb04b084415287c0767b2dc", 56),
        "da/x.txt": ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0),
    }
    assert written.links == {("en/index.html", "x"), ("da/index.html", "")}
    assert site.taken() == Written()


def test_what_others_have_written_is_taken_in(tmp_path: Path):
    ours, theirs = SiteFolder(tmp_path), SiteFolder(tmp_path)
    ours.write("a.html", b'<a href="x/">')
    theirs.write("b.html", b'<a href="y/">')
    ours.take_in(theirs.taken())
    written = ours.taken()
    assert (sorted(written.files), sorted(written.links)) == (["a.html", "b.html"], [("x/index.html", ""), ("y/index.html", "")])


def test_what_is_as_it_was_is_the_same_file(tmp_path: Path):
    old, new = tmp_path / "old", tmp_path / "new"
    before = SiteFolder(old)
    for name, data in (("da/same.html", b"same"), ("da/other.html", b"before"), ("da/longer.html", b"long")):
        before.write(name, data)
    (old / "da/link.html").symlink_to(old / "da/same.html")
    folder = SiteFolder(new, old=old)
    for name, data in (("da/same.html", b"same"), ("da/other.html", b"beyond"), ("da/longer.html", b"longer"), ("da/link.html", b"same"), ("new.html", b"new")):
        folder.write(name, data)
    assert [path.name for path in sorted(new.rglob("*.html")) if path.stat().st_nlink > 1] == ["same.html"]
    assert not (new / "da/link.html").is_symlink()
    assert {path: digest.size for path, digest in folder.taken().files.items()} == {
        "da/same.html": 4, "da/other.html": 6, "da/longer.html": 6, "da/link.html": 4, "new.html": 3
    }  # fmt: skip


def test_the_old_site_is_never_written_into(tmp_path: Path):
    old, new = tmp_path / "old", tmp_path / "new"
    SiteFolder(old).write("a.html", b"one")
    folder = SiteFolder(new, old=old)
    folder.write("a.html", b"one")
    folder.write("a.html", b"two")
    assert ((old / "a.html").read_bytes(), (new / "a.html").read_bytes()) == (b"one", b"two")


def test_where_a_file_cannot_be_in_two_folders_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    SiteFolder(tmp_path / "old").write("a.html", b"one")
    monkeypatch.setattr("os.link", refuse)
    SiteFolder(tmp_path / "new", old=tmp_path / "old").write("a.html", b"one")
    assert (tmp_path / "new/a.html").read_bytes() == b"one"


def test_files_of_the_old_site_are_taken_over_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    old = SiteFolder(tmp_path / "old", compress=True)
    old.write("da/index.html", b"<p>Text.</p>" * 200)
    lying = old.lying("da/index.html")
    assert list(lying) == ["da/index.html", "da/index.html.br", "da/index.html.gz"]
    new = SiteFolder(tmp_path / "new", compress=True, old=tmp_path / "old")
    with monkeypatch.context() as patch:
        patch.setattr("os.open", lambda *_, **__: pytest.fail("something is read or written"))
        assert new.link(lying)
    assert [path.samefile(tmp_path / "old/da" / path.name) for path in (tmp_path / "new/da").iterdir()] == [True] * 3
    assert new.taken() == old.taken()


def test_what_cannot_be_taken_over_is_written(tmp_path: Path):
    old = SiteFolder(tmp_path / "old")
    old.write("a.html", b"one")
    old.write("b.html", b"two")
    lying = old.lying("a.html") | old.lying("b.html")
    (tmp_path / "old/b.html").unlink()
    new = SiteFolder(tmp_path / "new", old=tmp_path / "old")
    assert not new.link(lying)
    assert not SiteFolder(tmp_path / "other").link(lying)
    new.write("a.html", b"three")
    new.write("b.html", b"two")
    assert [(tmp_path / folder / "a.html").read_bytes() for folder in ("old", "new")] == [b"one", b"three"]
    assert new.taken().files["a.html"].size == 5
