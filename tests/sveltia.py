"""The program of the browser forms, and the package with which it writes YAML: fetched once by npm, held against their hashes.

As a command, ``python -m tests.sveltia --ensure`` fetches what is missing; exit status 2 means that it cannot be had.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from functools import cache
from pathlib import Path

import pytest

from portal_build.editing.cms.package import INTEGRITY, NAME, VERSION
from tests.machine import find_or_ensure

NODE, NPM = (Path(sys.executable).parent / name for name in ("node", "npm"))
_CACHE = Path(__file__).parent.parent / ".cache" / "npm-packages"
_PACKAGES = {
    f"{NAME}@{VERSION}": INTEGRITY,
    "yaml@2.9.1": "sha512-3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
}
REMEDY = f"The packages {', '.join(_PACKAGES)} could not be fetched; `{Path(sys.executable).parent / 'npm'} pack <package>` shows why."


@cache
def sveltia_package() -> Path:
    """The package's file, as npm brings it."""
    return _had(f"{NAME}@{VERSION}")


@cache
def yaml_module() -> Path:
    """The module of the package `yaml`, unpacked."""
    folder = _CACHE / "yaml"
    module = folder / "package" / "dist" / "index.js"
    if not module.is_file():
        with tempfile.TemporaryDirectory(dir=_CACHE) as place, tarfile.open(fileobj=io.BytesIO(_had("yaml@2.9.1").read_bytes())) as archive:
            archive.extractall(place, filter="data")
            (Path(place) / "package").rename(Path(place) / "done")
            folder.mkdir(exist_ok=True)
            try:
                (Path(place) / "done").rename(folder / "package")
            except OSError:
                # Another process was faster.
                assert module.is_file()
    return module


def ensure() -> bool:
    """Fetch what is missing; whether all is there."""
    return all(_is(name) or _fetch(name) for name in _PACKAGES)


def _had(name: str) -> Path:
    if not _is(name) and not _fetch(name):
        pytest.fail(REMEDY, pytrace=False)
    return _path(name)


def _path(name: str) -> Path:
    return _CACHE / f"{name.removeprefix('@').replace('/', '-').replace('@', '-')}.tgz"


def _is(name: str) -> bool:
    path = _path(name)
    return path.is_file() and "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode() == _PACKAGES[name]


def _fetch(name: str) -> bool:
    _CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_CACHE) as folder:
        path = f"{NPM.parent}{os.pathsep}{os.environ.get('PATH', '')}"
        command = [NPM, "pack", name, "--ignore-scripts", "--silent", "--pack-destination", folder]
        subprocess.run(command, cwd=folder, check=False, env={**os.environ, "PATH": path})
        for file in Path(folder).glob("*.tgz"):
            os.replace(file, _path(name))
    return _is(name)


if __name__ == "__main__":
    description = "Find the packages of the browser forms."
    sys.exit(find_or_ensure(description, lambda: all(map(_is, _PACKAGES)), ensure, "The packages of the browser forms are there.", REMEDY))
