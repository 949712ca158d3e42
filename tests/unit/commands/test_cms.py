"""`portal cms`: what it writes into a project, and how it ends."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal_build.cli import main
from tests.small_site import write_site
from tests.sveltia import sveltia_package


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_site(tmp_path)


def cms(project: Path, *arguments: str) -> tuple[int, str, str]:
    with chdir(project):
        result = CliRunner().invoke(main, ["cms", *arguments], prog_name="portal")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def written(project: Path, *arguments: str) -> tuple[int, str, str]:
    return cms(project, "--repo", "office/portal", "--package", str(sveltia_package()), *arguments)


def test_a_folder_with_the_forms(project):
    status, said, why = written(project, "--lang", "da")
    assert (status, why, said.splitlines()[-1]) == (0, "", "The forms are ready. Build the site and open /admin/.")
    assert sorted(path.name for path in (project / "admin").iterdir()) == ["config.yml", "index.html", "start.js", "sveltia"]
    assert '<html lang="da">' in (project / "admin/index.html").read_text()
    assert "connect-src 'self' data: blob: https://api.github.com;" in (project / "admin/index.html").read_text().replace("&#x27;", "'")
    assert "default_locale: da\n" in (project / "admin/config.yml").read_text()


def test_twice_is_once(project):
    written(project)
    assert written(project) == (0, "The forms are as they were. Build the site and open /admin/.\n", "")


def test_what_an_earlier_version_left_goes(project):
    written(project)
    (project / "admin/sveltia/chunks/old.js").write_text("old")
    (project / "admin/files").mkdir()
    (project / "admin/files/mine.png").write_text("mine")
    assert written(project)[1].splitlines()[0] == "admin/sveltia/chunks/old.js"
    assert not (project / "admin/sveltia/chunks/old.js").exists()
    assert (project / "admin/files/mine.png").read_text() == "mine"


def test_another_file_is_not_the_package(project, tmp_path):
    (tmp_path / "x.tgz").write_bytes(b"x")
    status, said, why = cms(project, "--repo", "a/b", "--package", str(tmp_path / "x.tgz"))
    assert (status, said) == (2, "")
    assert why.startswith("portal: this is not the package @sveltia/cms 0.221.1")
    assert not (project / "admin").exists()


@pytest.mark.parametrize("place", ["admin", "admin/sveltia", "admin/sveltia/chunks"])
def test_a_link_is_not_written_through(project, tmp_path_factory, place):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project / place).parent.mkdir(parents=True, exist_ok=True)
    (project / place).symlink_to(elsewhere)
    status, _, why = written(project)
    assert (status, "is a symbolic link" in why, list(elsewhere.iterdir())) == (2, True, [])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--repo", "portal"),
        ("--repo", "a/b; script"),
        ("--repo", "a/b", "--host", "javascript:alert(1)"),
        ("--repo", "a/b", "--host", "https://a.example; script-src *"),
        ("--repo", "a/b", "--sign-in", "http://[x"),
        ("--repo", "a/b", "--lang", "../x"),
        ("--repo", "a/b", "--backend", "bitbucket"),
        (),
    ],
)
def test_settings_that_cannot_be(project, arguments):
    status, said, why = cms(project, *arguments)
    assert (status, said) == (2, "")
    assert "Error: " in why


def test_without_settings_of_the_portal(project):
    (project / "content/portal.yml").unlink()
    status, _, why = written(project)
    assert (status, why.startswith("portal: there is no ")) == (2, True)
