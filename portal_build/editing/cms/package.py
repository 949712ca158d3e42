# The package is fetched by npm, which knows the registry that the machine is set up with; what came is held against the hash below,
# whoever it came from. Its folder `npm/` is an ordinary module with its fonts beside it: the other build fetches them from elsewhere.
"""The package of the browser forms: fetched or given, proven, and what of it is served."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

NAME, VERSION = "@sveltia/cms", "0.221.1"
INTEGRITY = "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ=="
"""The hash of the package's file as npm states it."""

_SERVED = re.compile(r"package/(?:npm/((?:index\.js|chunks/[\w.-]+\.js|assets/[\w.-]+\.(?:js|wasm|woff2|png|txt)))|(LICENSE\.txt))")
_PATIENCE = 300.0
_MOST = 64 * 1024 * 1024


class NoPackage(Exception):
    """The package cannot be had, or is not what it should be; the message says what to do."""


def fetched() -> bytes:
    """The file of the package, brought by npm. Raises NoPackage."""
    npm = shutil.which("npm")
    if npm is None:
        raise NoPackage(
            f"npm was not found, which brings the package {NAME} {VERSION}. Install Node.js, or have the package's file brought by somebody "
            "who has it (`npm pack @sveltia/cms@0.221.1`) and name it with --package"
        )
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{NAME}@{VERSION}", "--ignore-scripts", "--silent", "--pack-destination", folder]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_PATIENCE)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoPackage(f"npm could not bring {NAME} {VERSION}: {error}") from None
        files = list(Path(folder).glob("*.tgz"))
        if done.returncode or len(files) != 1:
            said = " ".join((done.stderr or done.stdout).split())[:300]
            raise NoPackage(f"npm could not bring {NAME} {VERSION}: {said or 'it said nothing'}")
        return _read(files[0])


def given(path: Path) -> bytes:
    """The file of the package that lies on this machine. Raises NoPackage."""
    try:
        return _read(path)
    except OSError as error:
        raise NoPackage(f"{path} cannot be read: {error.strerror or error}") from None


def served(package: bytes) -> dict[str, bytes]:
    """The files of the package that browsers need, and its licence; path below `sveltia/` -> content. Raises NoPackage.

    Nothing else is taken out, whatever the package holds.
    """
    _prove(package)
    files: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:gz") as archive:
        for member in archive:
            match = _SERVED.fullmatch(member.name)
            content = archive.extractfile(member) if match and member.isreg() else None
            if match and content:
                files[match[1] or match[2]] = content.read()
    if not {"index.js", "LICENSE.txt"} <= files.keys():
        raise NoPackage(f"the package {NAME} {VERSION} holds no `npm/index.js`")
    return files


def _prove(package: bytes) -> None:
    found = "sha512-" + base64.b64encode(hashlib.sha512(package).digest()).decode()
    if found != INTEGRITY:
        raise NoPackage(f"this is not the package {NAME} {VERSION}: its hash is {found}, and it should be {INTEGRITY}")


def _read(path: Path) -> bytes:
    with open(path, "rb") as file:
        data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise NoPackage(f"{path} is too large to be the package {NAME} {VERSION}")
    return data
