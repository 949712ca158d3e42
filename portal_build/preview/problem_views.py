"""Problems as an editor sees them in the browser: where, what, the line with a caret, what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from portal_build.diagnostics import Diagnostic
from portal_build.model import COLLECTIONS
from portal_build.report import excerpt, visible
from portal_build.source.decode import read_bytes

_SHOWN = frozenset({".yml", ".yaml", ".md", ".markdown"})


@dataclass(frozen=True)
class ProblemView:
    """One problem."""

    place: str
    """File, line and column."""
    severity: str
    """`error` or `warning`."""
    message: str
    """What is wrong."""
    code: str
    """Names the kind, and the page about it."""
    remedy: str
    """What to do; may be empty."""
    line: int
    """The number of the line."""
    source: str
    """The line as it stands; empty where the file is no text, or gone."""
    caret: str
    """What stands before the caret below that line: spaces."""


class Problems:
    """All problems of a portal, and which entry each belongs to."""

    def __init__(self, found: Iterable[Diagnostic], folder: Path) -> None:
        """`folder` is the one that the places of problems start from."""
        self.found = tuple(found)
        self.folder = folder
        self._by_entry: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
        for one in self.found:
            if entry := entry_of(one):
                self._by_entry[entry].append(one)

    def of_file(self, file: str) -> tuple[Diagnostic, ...]:
        """The problems of one file of the content folder, such as `portal.yml`."""
        return tuple(one for one in self.found if one.position.file.split("/")[1:] == file.split("/"))

    def of_page(self, collection: str, entry: str, *languages: str) -> tuple[Diagnostic, ...]:
        """The problems of an entry: of its facts and files, and of its texts in these languages."""
        texts = {f"index.{language}.md" for language in languages}
        found = self._by_entry.get((collection, entry), ())
        return tuple(one for one in found if not (name := Path(one.position.file).name).startswith("index.") or name in texts)

    def entries(self) -> tuple[tuple[str, str], ...]:
        """Collection and id of each entry with a problem, in path order."""
        return tuple(self._by_entry)

    def views(self, found: Iterable[Diagnostic]) -> tuple[ProblemView, ...]:
        """Problems as they are shown, with the lines as they stand now."""
        lines: dict[str, list[str]] = {}
        for one in (found := tuple(found)):
            if one.position.file not in lines:
                lines[one.position.file] = _lines(self.folder / one.position.file)
        return tuple(_view(one, lines[one.position.file]) for one in found)


def entry_of(found: Diagnostic) -> tuple[str, str] | None:
    """Collection and id of the entry in whose folder a problem is; None for what is outside of all."""
    parts = found.position.file.split("/")
    return (parts[1], parts[2]) if len(parts) in (3, 4) and parts[1] in COLLECTIONS else None


def _view(found: Diagnostic, lines: list[str]) -> ProblemView:
    number = found.position.line
    source, caret = excerpt(lines[number - 1], found.position.column) if number <= len(lines) else ("", 0)
    return ProblemView(
        place=visible(str(found.position)),
        severity=found.severity.value,
        message=visible(found.message),
        code=found.code,
        remedy=visible(found.remedy),
        line=number,
        source=source,
        caret=" " * caret,
    )


def _lines(path: Path) -> list[str]:
    """The lines of a text of the project; none for what is not one, or cannot be read, or is a link that may lead anywhere."""
    if path.suffix not in _SHOWN or path.is_symlink():
        return []
    try:
        data = read_bytes(path) or b""
    except (OSError, ValueError):
        return []
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if text else []
