"""The program of the forms: nothing but what was pinned, and of that only what browsers need."""

from __future__ import annotations

import io
import subprocess
import tarfile

import pytest

from portal_build.editing.cms import package as module
from portal_build.editing.cms.package import NoPackage, fetched, given, served
from tests.sveltia import sveltia_package


def packed(*members: tuple[str, bytes], link: str | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if link:
            info = tarfile.TarInfo(link)
            info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(info)
    return out.getvalue()


def test_only_what_browsers_need_is_served():
    files = served(given(sveltia_package()))
    assert sorted(name for name in files if not name.startswith(("assets/", "chunks/"))) == ["LICENSE.txt", "index.js"]
    assert files["LICENSE.txt"].startswith(b"MIT License")
    assert {name.rpartition(".")[2] for name in files} == {"js", "wasm", "woff2", "png", "txt"}
    assert sum(name.endswith(".woff2") for name in files) == 3
    assert sum(name.startswith("assets/") and name.endswith("LICENSE.txt") for name in files) == 3


def test_another_package_is_refused():
    with pytest.raises(NoPackage, match=r"this is not the package @sveltia/cms 0\.221\.1: its hash is sha512-\S+, and it should be sha512-J\+Qoik9k"):
        served(packed(("package/npm/index.js", b"evil")))


def test_one_byte_more_is_refused():
    with pytest.raises(NoPackage, match="this is not the package"):
        served(given(sveltia_package()) + b"\0")


def test_names_that_lead_elsewhere_are_passed_over(monkeypatch):
    monkeypatch.setattr(module, "_prove", lambda package: None)
    archive = packed(
        ("package/npm/index.js", b"js"),
        ("package/LICENSE.txt", b"MIT"),
        ("package/npm/assets/../../../../evil.js", b"evil"),
        ("/package/npm/chunks/evil.js", b"evil"),
        ("package/npm/chunks/deep/evil.js", b"evil"),
        ("package/npm/index.js.map", b"map"),
        link="package/npm/chunks/link.js",
    )
    assert served(archive) == {"index.js": b"js", "LICENSE.txt": b"MIT"}


def test_a_package_without_its_program_is_refused(monkeypatch):
    monkeypatch.setattr(module, "_prove", lambda package: None)
    with pytest.raises(NoPackage, match="holds no"):
        served(packed(("package/LICENSE.txt", b"MIT")))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NoPackage, match="cannot be read: No such file or directory"):
        given(tmp_path / "none.tgz")


def test_without_npm(monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    with pytest.raises(NoPackage, match="npm was not found"):
        fetched()


def test_npm_is_asked_for_the_one_version(monkeypatch, tmp_path):
    asked = []

    def run(command, cwd, **options):
        asked.append(command[1:5])
        (module.Path(cwd) / "sveltia-cms-0.221.1.tgz").write_bytes(b"package")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(module.shutil, "which", lambda name: "/usr/bin/npm")
    monkeypatch.setattr(module.subprocess, "run", run)
    assert (fetched(), asked) == (b"package", [["pack", "@sveltia/cms@0.221.1", "--ignore-scripts", "--silent"]])


def test_what_npm_says_is_passed_on(monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda name: "/usr/bin/npm")
    monkeypatch.setattr(module.subprocess, "run", lambda command, **options: subprocess.CompletedProcess(command, 1, "", "npm error\n  no network\n"))
    with pytest.raises(NoPackage, match="npm could not bring @sveltia/cms 0.221.1: npm error no network"):
        fetched()
