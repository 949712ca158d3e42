# Git is asked, never trusted: it gets file names and object names as data, runs nothing that a repository configures, and where it is
# missing or fails the rest goes on without it.
"""What the source of a translation said when it was translated, as far as Git remembers."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal_build.model.entry import Entry, Text
from portal_build.source.decode import MAX_BYTES, decode
from portal_build.source.git import GitFailed, NoGit, command, environment, git
from portal_build.source.split_text import split_text
from portal_build.translate.state import fingerprints, standings, stretches

_PATIENCE = 60
_AT_ONCE = 200
"""Files; a command may be no longer than 32,767 letters on Windows."""


@dataclass(frozen=True)
class Revision:
    """A file as a commit left it."""

    commit: str
    """Its whole name."""
    day: date
    """The day of the commit."""
    blob: str
    """The name of the bytes."""


@dataclass(frozen=True)
class Earlier:
    """A part of a source as it was when it was translated."""

    markdown: str
    """With its heading; empty where there was no such part."""
    revision: Revision
    """The newest that has it so."""
    changed: Revision | None
    """The first that has it otherwise; None where that is not committed yet."""


class NoHistory(Exception):
    """Nothing is remembered here; the message says why."""


class History(AbstractContextManager["History"]):
    """The past of some files of a project; a few processes of Git, however many the files are."""

    def __init__(self, project: Path, files: Collection[str]) -> None:
        """`files` are paths from the project's folder. Raises NoHistory."""
        self.project = project
        self.revisions = _revisions(project, files) if files else {}
        self._reader: subprocess.Popen[bytes] | None = None

    def __exit__(self, *_error: object) -> None:
        if self._reader and self._reader.stdin and self._reader.stdout:
            self._reader.stdin.close()
            self._reader.stdout.close()
            self._reader.wait(_PATIENCE)

    def earlier(self, source: Text, then: Mapping[str, str], changed: Iterable[str]) -> dict[str, Earlier]:
        """Part -> how it was, for those of the changed parts that the history remembers; it is read no further back than needed.

        `then` are the fingerprints that the translation carries.
        """
        found: dict[str, Earlier] = {}
        wanted = set(changed)
        newer: Revision | None = None
        for revision in self.revisions.get(source.file, ()):
            if not wanted:
                break
            if (text := self._text(revision, source)) is not None:
                marks = fingerprints(text)
                for part in [part for part in wanted if marks.get(part) == then.get(part)]:
                    found[part] = Earlier(markdown_of(text, part), revision, newer)
                    wanted.remove(part)
            newer = revision
        return found

    def _text(self, revision: Revision, source: Text) -> Text | None:
        """A revision of a text; None where it made no sense."""
        words, _ = decode(self._bytes(revision.blob), source.file)
        raw, _ = split_text(words or "", source.file, source.language)
        if raw is None:
            return None
        title, lead = (value.strip() if isinstance(value := raw.front.values.get(name), str) else "" for name in ("title", "lead"))
        return Text(source.language, title, lead, raw.body, raw.body_line, None, raw.front)

    def _bytes(self, blob: str) -> bytes:
        if self._reader is None:
            pipe, asked = subprocess.PIPE, command(self.project, "cat-file", "--batch")
            self._reader = subprocess.Popen(asked, env=environment(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        assert self._reader.stdin and self._reader.stdout
        self._reader.stdin.write(blob.encode() + b"\n")
        self._reader.stdin.flush()
        head = self._reader.stdout.readline().split()
        if len(head) != 3:
            return b""
        data = self._reader.stdout.read(int(head[2]) + 1)[:-1]
        return data if len(data) <= MAX_BYTES else b""


def markdown_of(text: Text, part: str) -> str:
    """A part of a text as it stands, with its heading; empty where there is none."""
    if part in ("title", "lead"):
        return text.title if part == "title" else text.lead
    return next((text.body[one.start : one.end] for one in stretches(text.body) if one.name == part), "")


def sources_of_outdated(entries: Iterable[Entry]) -> set[str]:
    """The files of all source texts that changed after they were translated."""
    stale = ((entry, how.source_language) for entry in entries for how in standings(entry).values() if how.outdated)
    return {entry.texts[language].file for entry, language in stale if language in entry.texts}


def _revisions(project: Path, files: Collection[str]) -> dict[str, list[Revision]]:
    """Path -> its revisions, newest first."""
    found: dict[str, list[Revision]] = {}
    asked = sorted(files)
    for start in range(0, len(asked), _AT_ONCE):
        found |= _revisions_of(project, asked[start : start + _AT_ONCE])
    return found


def _revisions_of(project: Path, files: Sequence[str]) -> dict[str, list[Revision]]:
    # Both sides of a merge are shown: a translation may have been made on a branch.
    log = ("log", "--full-history", "-m", "--no-renames", "--raw", "--no-abbrev", "--relative", "-z", "--format=%x01%H %cs", "--", *files)
    try:
        said = git(project, "-c", "log.showSignature=false", *log)
    except NoGit:
        raise NoHistory("Git is not installed, or cannot be run") from None
    except GitFailed as error:
        reason = str(error).partition("\n")[0]
        raise NoHistory("there is no Git repository here" if "not a git repository" in reason else f"Git says: {reason}") from None
    found: dict[str, list[Revision]] = {}
    for commit, day, blob, path in _changes(said.decode("utf-8", "replace")):
        past = found.setdefault(path, [])
        if not past or past[-1].blob != blob:
            past.append(Revision(commit, day, blob))
        else:
            # The same bytes in an older commit: they have been so since then.
            past[-1] = Revision(commit, day, blob)
    return found


def _changes(said: str) -> Iterator[tuple[str, date, str, str]]:
    """Commit, day, bytes and path of each change of a file that Git tells of."""
    for block in said.split("\x01")[1:]:
        head, *fields = block.split("\0")
        commit, day = head.split()
        fields = [field.lstrip("\n") for field in fields if field.strip("\n")]
        for meta, path in zip(fields[::2], fields[1::2], strict=False):
            blob = meta.split()[3]
            if set(blob) != {"0"}:
                yield commit, date.fromisoformat(day), blob, path
