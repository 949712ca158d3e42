# The old side is read out of Git's own store: nothing is checked out, so the working tree, the index and whoever works in
# them are left alone. What is no ordinary file there (a symbolic link, a submodule) is never opened or followed.
"""What stood under `content/` at an earlier revision, as far as it has changed since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from portal_build.source.decode import MAX_BYTES, read_bytes
from portal_build.source.git import GitFailed, NoGit, commit_named, differing, git

_ORDINARY = ("100644", "100755")
_NOTHING = "000000"
_READ = re.compile(r"vocabularies/(?:scales/)?[^/]+\.yml|[^/]+/[^/]+/(?:entry\.yml|index\.[A-Za-z-]+\.md)")
_DEEPEN = "fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` (GitHub) and `GIT_DEPTH: 0` (GitLab) in the settings of the build"


class NoBase(Exception):
    """There is nothing to compare with; the message says why and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}. {remedy[:1].upper()}{remedy[1:]}.")


@dataclass(frozen=True)
class Base:
    """The files of entries, vocabularies and scales that were changed or taken away since a revision, as they were."""

    commit: str
    """The full name of the commit that is compared with."""
    files: dict[str, bytes]
    """Path below `content/` -> what stood there."""
    added: frozenset[str]
    """Paths below `content/` at which there was no ordinary file, and now there is one."""
    unreadable: dict[str, str]
    """Path below `content/` -> why what stood there was not read."""
    there: bool
    """Whether there was anything under `content/`."""


@dataclass(frozen=True)
class _Difference:
    path: str
    old_mode: str
    old_name: str


def read_base(content: Path, revision: str) -> Base:
    """The old side of a comparison between the working tree and where it left the history of `revision`.

    `revision` is whatever Git calls one: `origin/main`, `v1.2`, `HEAD~3`. Raises NoBase.
    """
    try:
        commit = _commit(content, revision)
        there = bool(git(content, "ls-tree", "-z", commit, "."))
        if not there and not git(content, "ls-files", "-z", "."):
            raise NoBase(f"nothing of {content} is in Git", "add it with `git add` and commit it first")
        return _read(content, commit, _differences(content, commit), there)
    except NoGit as error:
        raise NoBase(f"the program `git` cannot be run ({error})", "install Git, or check without comparing") from None
    except GitFailed as error:
        raise _explained(content, str(error)) from None


def _commit(content: Path, revision: str) -> str:
    """The last commit that the working tree and the revision have in common."""
    if git(content, "rev-parse", "--is-inside-work-tree").strip() != b"true":
        raise GitFailed("not a git repository")
    shallow = git(content, "rev-parse", "--is-shallow-repository").strip() == b"true"
    head, named = commit_named(content, "HEAD"), commit_named(content, revision)
    if head is None:
        raise NoBase("nothing has been committed yet, so there is nothing to compare with", "commit the portal as it is first")
    if named is None:
        raise NoBase(f"Git knows no revision `{revision[:80]}` here", _DEEPEN if shallow else "fetch it first (`git fetch`), or correct its name")
    try:
        return git(content, "merge-base", named, head).decode().split()[0]
    except (GitFailed, IndexError):
        remedy = _DEEPEN if shallow else "name a revision that this branch was begun from"
        raise NoBase(f"`{revision[:80]}` and the commit that is checked out have no history in common here", remedy) from None


def _differences(content: Path, commit: str) -> list[_Difference]:
    fields = differing(content, commit, "--no-abbrev").decode("utf-8", "surrogateescape").split("\0")
    # Pairs of `:old-mode new-mode old-name new-name status` and a path.
    pairs = zip(fields[::2], fields[1::2], strict=False)
    return [_Difference(path, facts[0].removeprefix(":"), facts[2]) for told, path in pairs if (facts := told.split(" "))]


def _read(content: Path, commit: str, differences: list[_Difference], there: bool) -> Base:
    unreadable: dict[str, str] = {}
    wanted: list[_Difference] = []
    ours = [one for one in differences if _READ.fullmatch(one.path)]
    for one in ours:
        if one.old_mode in _ORDINARY:
            wanted.append(one)
        elif one.old_mode != _NOTHING:
            unreadable[one.path] = "it was no ordinary file"
    for one, size in zip(wanted, _sizes(content, wanted), strict=True):
        if size > MAX_BYTES:
            unreadable[one.path] = "it was larger than 1 MiB"
    wanted = [one for one in wanted if one.path not in unreadable]
    contents = zip((one.path for one in wanted), _contents(content, wanted), strict=True)
    files = {path: data for path, data in contents if not _stands(content / path, data)}
    return Base(commit, files, frozenset(one.path for one in ours if one.old_mode == _NOTHING), unreadable, there)


def _stands(path: Path, data: bytes) -> bool:
    """Whether a file is still the same: in a clone that was copied, Git takes every file for changed until it has looked at it."""
    try:
        return read_bytes(path) == data
    except OSError:
        return False


def _sizes(content: Path, wanted: list[_Difference]) -> list[int]:
    said = git(content, "cat-file", "--batch-check=%(objectsize)", given=_asked(wanted))
    return [_size(line) for line in said.splitlines()]


def _contents(content: Path, wanted: list[_Difference]) -> list[bytes]:
    said = git(content, "cat-file", "--batch=%(objectsize)", given=_asked(wanted))
    found: list[bytes] = []
    start = 0
    for _ in wanted:
        end = said.index(b"\n", start)
        size = _size(said[start:end])
        found.append(said[end + 1 : end + 1 + size])
        # Git ends each with a line end of its own.
        start = end + size + 2
    return found


def _asked(wanted: list[_Difference]) -> bytes:
    return "".join(f"{one.old_name}\n" for one in wanted).encode()


def _size(line: bytes) -> int:
    if not line.isdigit():
        raise GitFailed("missing object")
    return int(line)


def _explained(content: Path, said: str) -> NoBase:
    """Git's usual refusals in words for editors."""
    if "not a git repository" in said:
        return NoBase(f"{content} is in no Git repository", "run the command in a clone of the portal")
    if "dubious ownership" in said:
        # Git looks at the top of the clone, and names it.
        named = re.search(r"in repository at '(.+)'", said)
        top = named[1] if named else content.resolve().parent
        remedy = f"if you trust it, run `git config --global --add safe.directory {top}`"
        return NoBase(f"Git does not trust {content}, since it belongs to another user", remedy)
    if any(sign in said for sign in ("missing object", "not allowed", "lazy fetch", "promisor", "could not fetch")):
        return NoBase("this clone lacks the older versions of files (a partial clone)", "clone it anew without `--filter`")
    last = said.splitlines()[-1] if said else "it gave no reason"
    return NoBase(f"Git refused: {last.removeprefix('fatal: ')}", "mend that, or check without comparing")
