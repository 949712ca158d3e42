"""Builds the sites that are asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pagefind.service import get_executable

from tests.bench.portal_text import ROOT
from tests.search_bench.corpus import Corpus
from tests.search_bench.peer_pages import write_html, write_material
from tests.search_bench.portal_project import write_project

_WITH_PROBLEMS = 1
"""Exit status of `portal build` for a site whose content has problems, such as numbers that are no claims."""


class BuildFailed(Exception):
    """A site could not be built; the message says why."""


def build_portal(corpus: Corpus, folder: Path) -> Path:
    """The portal's site, and beside it the project it is made from. Raises BuildFailed."""
    shutil.rmtree(folder, ignore_errors=True)
    write_project(corpus, folder)
    _run([sys.executable, "-m", "portal_build", "build"], folder, may_end_with=_WITH_PROBLEMS)
    return folder / "site"


def build_pagefind(corpus: Corpus, folder: Path) -> Path:
    """Plain pages, without their index, for which there is `index_plain_pages`."""
    shutil.rmtree(folder, ignore_errors=True)
    write_html(corpus, folder)
    return folder


def index_plain_pages(folder: Path) -> None:
    """Pagefind alone, with its default settings, over the pages of all languages. Raises BuildFailed."""
    _run([str(get_executable()), "--site", ".", "--silent"], folder)


def build_material(corpus: Corpus, folder: Path, languages: list[str]) -> Path:
    """A site of Material for each language, `<language>/` within the folder. Raises BuildFailed."""
    shutil.rmtree(folder, ignore_errors=True)
    for language in languages:
        project = folder / f"{language}-project"
        write_material(corpus, language, project)
        _run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site" / language)], project)
    return folder / "site"


def _run(command: Sequence[str], folder: Path, may_end_with: int = 0) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode not in (0, may_end_with):
        raise BuildFailed(f"{' '.join(command)} failed in {folder}:\n{(done.stdout + done.stderr)[-2_000:]}")
