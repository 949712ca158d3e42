"""The corpus: every mistake in the entry of every type, from the site that has every field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal_build.model import COLLECTIONS
from tests.conftest import FULL
from tests.corpus.mutators import FACTS, TEXTS, Mutator

CONTENT = FULL / "content"
KINDS: dict[str, tuple[str, dict[str, Mutator]]] = {"facts": ("entry.yml", FACTS), "text": ("index.en.md", TEXTS)}
"""Kind of file -> its name, and what can happen to it."""


@dataclass(frozen=True)
class Broken:
    """A file of one entry with one mistake."""

    mutation: str
    """What happened to it, such as `facts: tab`."""
    type: str
    """The type of the entry."""
    file: str
    """Where it lies, below the project."""
    data: bytes
    """What it holds now."""

    @property
    def folder(self) -> str:
        """The folder of the entry, with a slash."""
        return self.file.rpartition("/")[0] + "/"


@cache
def corpus() -> tuple[Broken, ...]:
    """All of it."""
    return tuple(_all())


def _all() -> Iterator[Broken]:
    for kind, (name, mutators) in KINDS.items():
        for mutation, mutator in mutators.items():
            for collection, model in COLLECTIONS.items():
                [path] = CONTENT.glob(f"{collection}/full-*/{name}")
                if (data := mutator(path.read_text(encoding="utf-8"))) is not None:
                    yield Broken(f"{kind}: {mutation}", model.type, f"content/{path.relative_to(CONTENT).as_posix()}", data)


def write(project: Path, broken: tuple[Broken, ...]) -> None:
    """Put the mistakes into a copy of the site."""
    for one in broken:
        (project / one.file).write_bytes(one.data)


def mend(project: Path, broken: tuple[Broken, ...]) -> None:
    """Take them out again."""
    for one in broken:
        (project / one.file).write_bytes((FULL / one.file).read_bytes())
