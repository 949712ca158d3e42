"""Commands that change files, on portals full of mistakes: they end in words, and change all that they say or nothing."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from portal_build.model.common import Audience
from portal_build.pipeline import load
from tests.corpus.broken import CONTENT, Broken, corpus, write
from tests.unit.commands.portals import portal, tree

PORTALS = 12
TODAY = ("--today", "2026-12-01")
COMMANDS = {
    "new": ("new", "case", "never-seen"),
    "new with a title": ("new", "Article", "never-seen", "--lang", "da", "--title", "Så: nu"),
    "rename a sound entry": ("rename", "background", "foreground", *TODAY),
    "rename what is named": ("rename", "older-people", "elderly-people", *TODAY),
    "rename what nobody names": ("rename", "third-method", "fourth-method", *TODAY),
    "rename a broken entry": ("rename", "full-method", "fuller-method", *TODAY),
    "withdraw": ("withdraw", "third-method", "--reason", "da=Slut.", *TODAY),
    "withdraw a broken entry": ("withdraw", "full-case", "--reason", "en=Over.", *TODAY),
    "accept translations": ("translations", "accept", "--all", *TODAY),
}
NEW = "content/cases/never-seen", "content/articles/never-seen"
GONE = {folder for pattern in ("*/*", "vocabularies") for folder in (path.relative_to(CONTENT.parent).as_posix() for path in CONTENT.glob(pattern))}
MAY_BE_SAID = {
    "new": {(folder, "gap-left") for folder in ("", *NEW)},
    "withdraw": {(folder, "reference-to-withdrawn") for folder in ("", *GONE)},
}
"""Command -> folder and code of the problems that it may bring."""


def broken_portal(number: int) -> tuple[Broken, ...]:
    """One mistake for each file of each type, a different one for each; after all portals, every mistake was somewhere."""
    types = list(dict.fromkeys(one.type for one in corpus()))
    by_place: dict[str, list[Broken]] = {}
    for one in corpus():
        by_place.setdefault(one.file, []).append(one)
    return tuple(found[(number * len(types) + types.index(found[0].type)) % len(found)] for found in by_place.values())


def test_every_mistake_is_in_one_of_the_portals():
    assert {one.mutation for number in range(PORTALS) for one in broken_portal(number)} == {one.mutation for one in corpus()}


@pytest.mark.parametrize("number", range(PORTALS))
def test_commands_on_a_broken_portal(number: int, tmp_path: Path):
    shutil.copytree(CONTENT, tmp_path / "broken" / "content")
    write(tmp_path / "broken", broken_portal(number))
    before, sound = tree(tmp_path / "broken"), said_of(tmp_path / "broken")
    for name, arguments in COMMANDS.items():
        project = tmp_path / name
        shutil.copytree(tmp_path / "broken", project)
        status, said, errors = portal(project, *arguments)
        after = tree(project)
        assert not [path for path in after if "/.portal-" in path], name
        if status == 0:
            # `accept` has nothing to say where there is nothing to accept.
            assert said or arguments[1] == "accept", name
            assert said_of(project) - sound <= MAY_BE_SAID.get(arguments[0], set()), name
        else:
            assert errors.startswith("portal: ") and after == before, name


def said_of(project: Path) -> set[tuple[str, str]]:
    """Folder and code of every problem; what was renamed is called as it was."""
    found = load(project / "content", date(2026, 12, 1), Audience.MEMBERS).diagnostics
    return {(_as_before(one.position.file.rpartition("/")[0]), one.code) for one in found} | {("", one.code) for one in found}


def _as_before(folder: str) -> str:
    for old, new in (arguments[1:3] for arguments in COMMANDS.values() if arguments[0] == "rename"):
        folder = folder.replace(f"/{new}", f"/{old}")
    return folder
