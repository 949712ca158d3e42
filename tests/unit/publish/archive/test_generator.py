"""The generator's own files."""

from __future__ import annotations

import tomllib
from importlib.metadata import version

from packaging.requirements import Requirement

from portal_build.publish.archive.generator import generator
from tests.conftest import ROOT


def text(path: str) -> str:
    file = generator()[path]
    return file.decode() if isinstance(file, bytes) else file.read_text(encoding="utf-8")


def test_what_installs_it_is_what_installs_ours():
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    theirs = tomllib.loads(text("pyproject.toml"))
    same = ("name", "requires-python", "license", "scripts", "entry-points")
    assert {name: theirs["project"][name] for name in same} == {name: ours["project"][name] for name in same}
    assert {Requirement(one) for one in theirs["project"]["dependencies"]} == {Requirement(one) for one in ours["project"]["dependencies"]}


def test_the_package_is_whole():
    files = generator()
    assert {"portal_build/cli.py", "portal_build/editing/locales/da/LC_MESSAGES/fields.po", "LICENSE"} <= files.keys()
    assert [path for path in files if "__pycache__" in path or path.startswith(("/", ".."))] == []


def test_releases_are_those_that_run():
    lines = text("packages.txt").splitlines()[1:]
    assert {f"mkdocs=={version('mkdocs')}", f"pyyaml=={version('pyyaml')}", f"filelock=={version('filelock')}"} <= set(lines)
    assert {f"{name}=={version(name)}" for name in ("weasyprint", "simplemma", "wordfreq")} <= set(lines), "a site is made with them as well"
    assert [line for line in lines if line.startswith(("pytest", "portal-build", "s3fs", "distributed"))] == []
