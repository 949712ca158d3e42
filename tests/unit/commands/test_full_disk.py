"""Every command that changes files, on a disk that fails at each thing that is written: a plain message, and all is as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.failing_disk import FailingDisk
from tests.small_site import entry, write_site
from tests.unit.commands.portals import portal, tree

SITE = (
    entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nSee [](entry:run).", da="Gå\nSe [](entry:run).")
    + entry("articles/run", "published: 2024-01-01\nkind: comment\nrelated: [walk]", en="Run\nText.")
    + "-- content/articles/walk/LICENSE --\nx\n"
)
COMMANDS = {
    "new": ("new", "event", "fair"),
    "rename": ("rename", "walk", "stroll", "--today", "2026-01-15"),
    "rename what is named": ("rename", "run", "jog", "--today", "2026-01-15"),
    "withdraw": ("withdraw", "walk", "--reason", "en=Over.", "--today", "2026-01-15"),
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "from then on"])
def test_a_disk_that_fails_loses_nothing(arguments: tuple[str, ...], for_good: bool, tmp_path: Path):
    write_site(tmp_path, SITE)
    before = tree(tmp_path)
    number = 0
    while True:
        with pytest.MonkeyPatch.context() as patch:
            disk = FailingDisk(patch, number, for_good)
            status, said, errors = portal(tmp_path, *arguments)
        if status == 0:
            break
        assert (status, said) == (2, "")
        assert errors.startswith("portal: ") and errors.count("\n") == 1 and "No space left on device" in errors or "could not be changed back" in errors
        if "could not be changed back" in errors:
            _is_kept(before, tree(tmp_path))
            return
        assert tree(tmp_path) == before
        number += 1
    assert disk.count == number > 5
    assert tree(tmp_path) != before


def _is_kept(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Every file is there, with what it held or beside that."""
    assert before.keys() <= after.keys()
    assert {data for data in before.values()} <= {data for data in after.values()}
