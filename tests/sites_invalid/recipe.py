"""From a site written as one text to a folder, with the files that no text can hold made by recipe.

A file begins with a line `-- path --`. `-- path (recipe) --` says how it differs from the text below it:

- `missing`: it is not there, though the base site has it
- `latin-1`: it is saved in that encoding
- `escapes`: `\\uXXXX` stands for the character of that number
- `last line 5000 times`: as it says
- `folder`, `pipe`, `link to TARGET`: it is one
- `unreadable`: whoever opens it is refused
- `outside`: its real path lies outside the folder, as that of a Windows junction can
- `then`: that is what it was in the commit that the site is compared with, in which all others were as in the base site
- `then missing`: it was not there in that commit
- `then as in the base site`: it was

A site of which any file has one of the last three recipes is a Git repository with that commit, and is checked with `--base`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from pytest import MonkeyPatch

from portal_build.source import decode
from tests.repository import git

HERE = Path(__file__).parent
_HEADER = re.compile(r"^-- (\S[^()\n]*?)(?: \(([^()\n]+)\))? --$", re.MULTILINE)


@dataclass(frozen=True)
class File:
    """One file of a site."""

    text: str
    """Its content."""
    recipe: str
    """How it differs from that; empty for an ordinary file."""


def read_site(text: str) -> dict[str, File]:
    """Path -> file; what stands before the first header is a remark."""
    pieces = _HEADER.split(text)[1:]
    return {path: File(_content(body), recipe or "") for path, recipe, body in zip(*(pieces[start::3] for start in range(3)), strict=True)}


def write_site(changes: str, folder: Path, patch: MonkeyPatch) -> bool:
    """Write the base site, changed as the text says, into `folder`; whether there is an earlier commit to compare it with."""
    base = read_site((HERE / "base.txt").read_text(encoding="utf-8"))
    before, after = then_and_now(changes)
    if before:
        _write_files({**base, **{path: file for path, file in before.items() if file.recipe != "as in the base site"}}, folder, patch)
        commit(folder)
        for path in before:
            _remove(folder / path)
    _write_files(base | after, folder, patch)
    return bool(before)


def then_and_now(changes: str) -> tuple[dict[str, File], dict[str, File]]:
    """What a site's text says of an earlier commit, and of now."""
    pieces = _HEADER.split(changes)[1:]
    then: dict[str, File] = {}
    now: dict[str, File] = {}
    for path, recipe, body in zip(*(pieces[start::3] for start in range(3)), strict=True):
        if (recipe or "").startswith("then"):
            then[path] = File(_content(body), (recipe or "").removeprefix("then").strip())
        else:
            now[path] = File(_content(body), recipe or "")
    return then, now


def commit(folder: Path) -> None:
    """Commit all that is in a folder, and make a repository of it where it is none."""
    for arguments in (("init", "-q"), ("add", "-A", "-f"), ("commit", "-q", "-m", "As it was")):
        git(folder, *arguments)


def _write_files(files: dict[str, File], folder: Path, patch: MonkeyPatch) -> None:
    for path, file in files.items():
        if file.recipe == "missing":
            _remove(folder / path)
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            _write(folder / path, file, patch)


def _remove(path: Path) -> None:
    """Take a file away, and the folders that it leaves empty, as Git does."""
    path.unlink(missing_ok=True)
    while path.parent.is_dir() and not any(path.parent.iterdir()):
        path = path.parent
        path.rmdir()


def _content(body: str) -> str:
    """The text between two headers, without the empty lines that set them apart."""
    return body.removeprefix("\n").rstrip("\n") + "\n"


def _write(path: Path, file: File, patch: MonkeyPatch) -> None:
    if file.recipe == "pipe":
        os.mkfifo(path)
    elif file.recipe == "folder":
        path.mkdir()
    elif file.recipe.startswith("link to "):
        path.symlink_to(file.recipe.removeprefix("link to "))
    elif file.recipe.startswith("last line "):
        lines = file.text.splitlines(keepends=True)
        path.write_text("".join(lines[:-1]) + lines[-1] * int(file.recipe.split()[2]), encoding="utf-8")
    elif file.recipe == "escapes":
        path.write_text(re.sub(r"\\u([0-9A-F]{4})", lambda match: chr(int(match[1], 16)), file.text), encoding="utf-8")
    else:
        path.write_text(file.text, encoding=file.recipe if file.recipe == "latin-1" else "utf-8")
        if file.recipe == "unreadable":
            _refuse(path, patch)
        elif file.recipe == "outside":
            _move_outside(path, patch)


def _refuse(path: Path, patch: MonkeyPatch) -> None:
    # Permissions would not stop a test that runs as root.
    before = decode._no_follow

    def refuse(opened: str, flags: int) -> int:
        if opened == os.fspath(path):
            raise PermissionError(13, "Permission denied")
        return before(opened, flags)

    patch.setattr(decode, "_no_follow", refuse)


def _move_outside(path: Path, patch: MonkeyPatch) -> None:
    before = os.path.realpath
    patch.setattr(os.path, "realpath", lambda asked, **options: "/elsewhere" if os.fspath(asked) == os.fspath(path) else before(asked, **options))
