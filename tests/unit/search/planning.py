"""Runs the planner of the browser in Node, all cases of a module in one process."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal_build.search.ask import find_node
from tests.conftest import ROOT

PLANNER = ROOT / "theme" / "assets" / "js" / "search-planner.js"


@dataclass(frozen=True)
class Case:
    """A query and what the site knows."""

    query: str
    words: str = ""
    """The words of the lexicon, each with its number of pages where that is not one: `støtte behov=12`."""
    language: str = "da"
    concepts: list[dict[str, Any]] = field(default_factory=list)
    pinned: dict[str, Any] = field(default_factory=dict)
    literal: bool = False
    text: str = ""
    """A whole `lexicon.txt`, in the place of `words`."""

    def for_node(self) -> dict[str, Any]:
        counts = {word: int(count or 1) for word, _, count in (one.partition("=") for one in self.words.split())}
        return {**vars(self), "words": counts}


def plans(cases: list[Case]) -> list[dict[str, Any]]:
    """What the planner makes of each case."""
    command = [find_node(), str(Path(__file__).with_name("plans.mjs")), str(PLANNER)]
    done = subprocess.run(command, input=json.dumps([case.for_node() for case in cases]), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    made: list[dict[str, Any]] = json.loads(done.stdout)
    return made
