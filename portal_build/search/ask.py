# The scripts of the site are modules in files named .js, which Node before version 22 takes for modules only where a
# `package.json` says so. They are therefore copied into a folder that has one.
"""Searches a built site as a reader's browser does: its own scripts, run by Node."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

NODE = 18
"""The oldest Node that runs the scripts."""

_PATIENCE = 60.0


class NotAsked(Exception):
    """The site could not be searched; the message says why and what to do."""


def searchable(site: Path) -> list[str]:
    """The languages in which a built site can be searched."""
    return sorted(folder.name for folder in site.iterdir() if (folder / "pagefind" / "pagefind.js").is_file()) if site.is_dir() else []


def ask(site: Path, language: str, query: str, literal: bool, most: int) -> dict[str, Any]:
    """What a reader finds who types `query`, and why: at most `most` pages of each group.

    The keys: `plan`, `said` and `elsewhere` are as theme/assets/js/search-run.js describes them; `weights` are those of the fields;
    `first` and `also` are {count, pages: [{url, title, score, term, how, why}]}. Raises NotAsked.
    """
    scripts = sorted((site / "assets" / "js").glob("search-*.js"))
    planner, run = (_script(scripts, name) or site / "assets" / "js" / f"{name}.js" for name in ("search-planner", "search-run"))
    pagefind = site / language / "pagefind" / "pagefind.js"
    for needed in (planner, run, pagefind, site / language / "search" / "lexicon.txt"):
        if not needed.is_file():
            raise NotAsked(f"the site lacks {needed.relative_to(site)}; run `portal build`")
    node = find_node()
    query = query.encode(errors="replace").decode()  # what a terminal sends need not be text
    with TemporaryDirectory(prefix="portal-search-") as folder, as_file(files(__package__) / "ask.mjs") as program:
        (Path(folder) / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        for script in (*scripts, pagefind):
            shutil.copy(script, folder)
        named = {"scripts": folder, "planner": planner.name, "run": run.name, "site": str(site.resolve())}
        asked = {**named, "language": language, "query": query, "literal": literal, "most": most}
        said = _run([node, str(program)], json.dumps(asked))
    answer: dict[str, Any] = json.loads(said)
    return answer


def _script(scripts: list[Path], name: str) -> Path | None:
    """The script of that name, which on the site has a fingerprint in it."""
    return next((one for one in scripts if one.name.split(".")[0] == name), None)


def find_node() -> str:
    """The program, beside this Python or on the PATH."""
    node = shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if node is None:
        raise NotAsked(f"Node.js was not found, which runs the search; install Node.js {NODE} or newer (https://nodejs.org)")
    version = _run([node, "--version"], "").strip()
    number = version.removeprefix("v").partition(".")[0]
    if not number.isdecimal() or int(number) < NODE:
        raise NotAsked(f"{node} is {version or 'of an unknown version'}; install Node.js {NODE} or newer (https://nodejs.org)")
    return node


def _run(command: list[str], given: str) -> str:
    try:
        done = subprocess.run(command, input=given.encode(), capture_output=True, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotAsked(f"Node.js could not search: {error}") from error
    if done.returncode:
        said = [line.strip() for line in done.stderr.decode(errors="replace").splitlines() if "Error" in line]
        raise NotAsked(f"the site's search failed, which another `portal build` may mend: {said[0] if said else f'exit status {done.returncode}'}")
    return done.stdout.decode()
