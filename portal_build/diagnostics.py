# A problem is a value: where, what, and the likely remedy. Stages yield problems and go on; printing them is
# the business of `portal_build.report`. Each kind of problem is a subclass of `Diagnostic` in the module that finds it:
# the class name gives the code (`UnknownEntry` -> `unknown-entry`), and the docstring is the page that editors read.
"""Problems in the content, as values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar

from rapidfuzz import fuzz, process


class Severity(StrEnum):
    """How bad a problem is: an error takes the entry off the site, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file of the project."""

    file: str
    """Path relative to the project folder, with forward slashes."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Edit:
    """Another text for one line of a file."""

    line: int
    """Counted from 1."""
    before: str
    """The line as it stands, without its end."""
    after: str | None
    """What is to stand there, with `\\n` between lines; None where the line is to go."""


@dataclass(frozen=True)
class Fix:
    """How a problem is mended where that takes no thought: nobody who knows the portal would write anything else."""

    edits: tuple[Edit, ...]
    """Lines of the file that the problem is in."""
    done: str
    """What is changed by that, in words like those of a message: `` `2020/02/05` is now written `2020-02-05` ``."""


@dataclass(frozen=True)
class Diagnostic:
    """One problem at one place. Subclasses are the kinds; their docstrings are their documentation."""

    position: Position
    message: str
    """What is wrong, one sentence in plain language, without a full stop at the end."""
    remedy: str = ""
    """What to do about it, one sentence in plain language; empty if the message says it all."""
    fix: Fix | None = field(default=None, compare=False, repr=False)
    """What `portal check --fix` does about it."""

    code: ClassVar[str] = "diagnostic"
    severity: ClassVar[Severity] = Severity.ERROR
    kinds: ClassVar[dict[str, type[Diagnostic]]] = {}

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
        Diagnostic.kinds[cls.code] = cls

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Path order: file, then line, column, code."""
        where = self.position
        return (where.file, where.line, where.column, self.code, self.message)


def in_path_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All problems sorted by file, line and column, each stated once."""
    return sorted(set(diagnostics), key=lambda found: found.sort_key)


# Partial matches help with long names only: among short ones everything is part of something. Each call that is remembered holds
# all candidates, of which a large portal has ten thousand.
@lru_cache(maxsize=256)
def _nearest(word: str, candidates: tuple[str, ...]) -> str | None:
    scorer = fuzz.WRatio if len(word) > 4 else fuzz.ratio
    hit = process.extractOne(word[:100], candidates, scorer=scorer, processor=_folded, score_cutoff=75)
    return hit[0] if hit else None


def _folded(word: str) -> str:
    """Small letters, and the usual ways to write letters outside a–z in an id."""
    return word.lower().replace("å", "aa").replace("æ", "ae").replace("ä", "ae").replace("ø", "oe").replace("ö", "oe")


def did_you_mean(word: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """A remedy naming the candidate nearest to `word`, or `otherwise` where none is near."""
    hit = _nearest(word, tuple(candidates))
    return f"did you mean `{hit}`?" if hit else otherwise
