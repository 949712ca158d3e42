"""The generators that are measured: how each is given the text, built, and what it must have written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from tests.bench.hugo_text import HugoLayout
from tests.bench.material_text import MaterialLayout
from tests.bench.plan import Planned
from tests.bench.portal_text import ROOT, PortalLayout, PortalText, portal_settings
from tests.bench.texts import Text
from tests.bench.vocabulary import LANGUAGES


class Layout(Protocol):
    """Writes the sources of one generator."""

    def start(self) -> None:
        """Everything but the entries."""

    def add(self, entry: Planned, texts: dict[str, Text]) -> None:
        """One entry."""


@dataclass(frozen=True)
class Step:
    """What is done once the site is built."""

    label: str
    """For readers."""
    command: tuple[str, ...]
    """What is measured."""
    change: Callable[[PortalText, Path], None] = lambda portal, folder: None
    """What is done to the sources before."""


@dataclass(frozen=True)
class Contender:
    """One generator."""

    name: str
    """For the command line and names of folders."""
    label: str
    """For readers."""
    layout: Callable[[PortalText, Path], Layout]
    """Writes its sources into a folder."""
    commands: tuple[tuple[str, ...], ...]
    """Builds the site, everything included, in that folder."""
    output: str
    """Where the site then is."""
    address: Callable[[Planned, str], str]
    """The page of an entry in a language, relative to the site."""
    indexes: tuple[str, ...]
    """A file of each search index, relative to the site."""
    steps: tuple[Step, ...] = ()
    """What is done afterwards, in order."""

    def must_write(self, portal: PortalText, folder: Path) -> Iterator[Path]:
        """The files without which its site is not complete."""
        for index in self.indexes:
            yield folder / self.output / index
        for entry in portal.plan.entries:
            for language in LANGUAGES:
                yield folder / self.output / self.address(entry, language) / "index.html"


def environment(folder: Path) -> dict[str, str]:
    """Where caches that lie outside the project's folder are kept, so that each build starts without them."""
    caches = {"XDG_CACHE_HOME": str(folder / ".cache-home"), "HUGO_CACHEDIR": str(folder / ".cache-hugo")}
    # Where Python is told to keep nothing, it would compile at each start what others come with compiled.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **caches, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


def _script(name: str) -> str:
    """A command of the environment that this Python belongs to."""
    return str(Path(sys.executable).parent / name)


def _portal_address(entry: Planned, language: str) -> str:
    return f"{language}/{portal_settings()['url_words'][entry.collection][language]}/{entry.id}"


def _material_address(entry: Planned, language: str) -> str:
    path = f"{entry.collection}/{entry.id}"
    return path if language == LANGUAGES[0] else f"{language}/{path}"


def _hugo_address(entry: Planned, language: str) -> str:
    return f"{language}/{entry.collection}/{entry.id}"


def _pruned(portal: PortalText, folder: Path) -> Layout:
    return MaterialLayout(portal, folder, prune=True)


def _correct_a_text(portal: PortalText, folder: Path) -> None:
    """A sentence more in the source text of an entry in the middle, of which there are translations."""
    entry = portal.plan.entries[len(portal.plan.entries) // 2]
    with (folder / "content" / entry.collection / entry.id / f"index.{entry.source_language}.md").open("a", encoding="utf-8") as file:
        file.write("\nA sentence more.\n")


_BUILD = (sys.executable, "-m", "portal_build", "build")
NOTHING, ONE_TEXT, CHECK, CHECK_ALL = "nothing has changed", "one text has changed", "portal check", "portal check --no-cache"
_CHECK = (sys.executable, "-m", "portal_build", "check")
PORTAL = Contender(
    name="portal",
    label="portal-build",
    layout=PortalLayout,
    commands=(_BUILD,),
    output="site",
    address=_portal_address,
    indexes=tuple(f"{language}/pagefind/pagefind-entry.json" for language in LANGUAGES),
    steps=(Step(NOTHING, _BUILD), Step(ONE_TEXT, _BUILD, _correct_a_text), Step(CHECK, _CHECK), Step(CHECK_ALL, (*_CHECK, "--no-cache"))),
)
UNCOMPRESSED = replace(PORTAL, name="uncompressed", label="portal-build --no-compress", commands=((*_BUILD, "--no-compress"),), steps=())
MATERIAL = Contender(
    name="material",
    label="mkdocs-material + static-i18n",
    layout=MaterialLayout,
    commands=((sys.executable, "-m", "mkdocs", "build"),),
    output="site",
    address=_material_address,
    indexes=("search/search_index.json",),
)
MATERIAL_PRUNED = replace(MATERIAL, name="material-prune", label=f"{MATERIAL.label}, navigation.prune", layout=_pruned)
HUGO = Contender(
    name="hugo",
    label="Hugo + Pagefind",
    layout=HugoLayout,
    commands=((_script("hugo"),), (sys.executable, "-m", "pagefind", "--site", "public")),
    output="public",
    address=_hugo_address,
    indexes=("pagefind/pagefind-entry.json",),
)
PEERS = {peer.name: peer for peer in (UNCOMPRESSED, MATERIAL, MATERIAL_PRUNED, HUGO)}
"""Those that portal-build can be compared with, and itself without the compressed files that no other writes."""
