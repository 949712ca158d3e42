# What a site is made of is its content and the day it is made for. Where it is made, by whom and how, and what was made before, must not
# show in it.
"""The same content on the same day gives the same bytes, whatever else is different."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BUILT_FOR, FULL, ROOT
from tests.test_mkdocs_build import files_of

OTHERWISE = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "LANGUAGE": "ar",
    "SOURCE_DATE_EPOCH": "86400",
    "COLUMNS": "40",
    "USER": "somebody",
    "PYTHONPATH": str(ROOT),
}
"""Of the environment: what programs are known to look at, and where the program itself lies, since another folder is not beside it."""
WORKERS = "from portal_build.press import workers; workers._WORTH_IT_FROM = 1; from portal_build.__main__ import main; main()"
"""The command line with other processes that have something to do in a portal of any size."""
COMMANDS = {
    "portal build": ("-c", WORKERS, "build", "--today", BUILT_FOR, "--site", "out", "--jobs", "3", "--no-cache"),
    "mkdocs build": ("-m", "mkdocs", "build", "--config-file", "today.yml", "--site-dir", "out"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_another_folder_process_and_environment_give_the_same_site(command: str, full_site: Path, tmp_path: Path):
    project = tmp_path / "another folder – å"
    # What an earlier build kept would be taken from there, and nothing made.
    shutil.copytree(FULL, project, ignore=shutil.ignore_patterns(".cache"))
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("../../../theme", str(ROOT / "theme"))
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "today.yml").write_text(f"{settings.rstrip()}:\n      today: '{BUILT_FOR}'\n", encoding="utf-8")
    for path in project.rglob("*"):
        os.utime(path, (86_400, 86_400))
    # The second time with all that the first has kept; `portal build` keeps nothing here.
    for _ in range(1 if command == "portal build" else 2):
        built = subprocess.run([sys.executable, *COMMANDS[command]], cwd=project, env=os.environ | OTHERWISE, capture_output=True, text=True, umask=0o027)
        assert built.returncode in (0, 1), built.stderr
        ours, theirs = files_of(full_site), files_of(project / "out")
        assert sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)) == []
