# Most builds of a server that builds every night, or of somebody who only wants to be sure, would write what is there already.
# To see that takes a look at the sources and at the names, sizes and times of the site's files, a twentieth of a build.
"""Builds that would change nothing."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import Any

from portal_build.cache import Cache, digest_of
from portal_build.publish.links import Target
from portal_build.publish.manifest import NAME
from portal_build.publish.write import Written
from portal_build.twin import Twin, may_fork

_BUILT, _STANDING = "built", "standing"
_KEY = 20
"""Bytes of a key."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has told."""

    problems: int
    """How many problems the content has."""
    said: list[tuple[int, str]]
    """What was logged, each line with its level."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A site that stands as a build left it; nothing is known of any other."""

    keys: Collection[str] = ()
    """The keys of the pages and other files that it was made of."""
    links: Written = field(default_factory=Written)
    """Where its links lead, for a site that takes pages over from it: nobody looks for links in these."""


class Repeat:
    """A build, and whether it was made before."""

    def __init__(self, cache: Cache, site: Path, sources: Iterable[Path], options: str) -> None:
        """`sources` are files and folders that the site is made from, `options` all else that it depends on but this program. Raises OSError."""
        self._cache, self._site, self._named, self._options = cache, site, tuple(sources), options
        self._key = digest_of(os.path.realpath(site))
        self._sources = self._digest()

    def before(self) -> Built | None:
        """What the same build told, if the site stands as it left it."""
        kept: Any = self._cache.get(_BUILT, self._key)
        if not kept or kept["sources"] != self._sources or kept["site"] != _state_if_whole(self._site):
            return None
        return Built(kept["problems"], [(level, line) for level, line in kept["said"]])

    def standing(self) -> Standing:
        """The site that stands, if nobody has written into it since it was built. Nobody else may build it meanwhile."""
        kept: Any = self._cache.get(_STANDING, self._key)
        if not kept or kept["site"] != _state_if_whole(self._site):
            return Standing()
        keys: bytes = kept["keys"]
        links = {(path, anchor) for path, anchors in kept["links"].items() for anchor in anchors}
        return Standing(frozenset(keys[start : start + _KEY].hex() for start in range(0, len(keys), _KEY)), Written(links=links))

    def note(self, built: Built, manifest: bytes, keys: Iterable[str], links: Iterable[Target]) -> None:
        """The site stands now as this build left it, which wrote that manifest and made it of what has those keys; `links` is where they lead.

        If somebody has put another one in its place by now, nothing is noted, and less if somebody has written into the sources
        meanwhile. Raises CacheFailed and OSError.
        """
        twin = Twin(self._digest) if may_fork() else None
        with twin or nullcontext():
            state = _state_if_whole(self._site)
            if not state or (self._site / NAME).read_bytes() != manifest:
                return
            sources = twin.result() if twin else self._digest()
        anchors: dict[str, list[str]] = {}
        for path, anchor in sorted(links):
            anchors.setdefault(path, []).append(anchor)
        self._cache.put(_STANDING, self._key, {"site": state, "keys": b"".join(map(bytes.fromhex, sorted(keys))), "links": anchors})
        if sources == self._sources:
            said = [list(one) for one in built.said]
            self._cache.put(_BUILT, self._key, {"sources": self._sources, "site": state, "problems": built.problems, "said": said})

    def _digest(self) -> str:
        return digest_of(self._options, *(part for source in self._named for part in _contents(source)))


def _contents(source: Path) -> Iterator[str | bytes]:
    """What a file or all files of a folder hold, in path order; of links, where they lead, and what is there, once."""
    waiting = [os.path.realpath(source)]
    seen = set(waiting)
    for place in waiting:
        for path, stat in _files(Path(place)):
            yield os.path.relpath(path, place)
            if not os.path.islink(path):
                # Whoever opens a pipe waits for somebody to write into it; nothing is made of what is no file.
                yield _digest(path) if S_ISREG(stat.st_mode) else b""
                continue
            yield os.readlink(path)
            if (real := os.path.realpath(path)) not in seen:
                seen.add(real)
                waiting.append(real)


def _digest(path: str) -> bytes:
    with open(path, "rb") as file:
        return blake2b(file.read(), digest_size=20).digest()


def _state_if_whole(site: Path) -> str:
    """The state of a site; empty if somebody puts another one in its place, or deletes it, while it is looked at."""
    try:
        return _state(site)
    except OSError:
        return ""


def _state(folder: Path) -> str:
    """The names, sizes and times of all files: whoever writes one changes it, even if its size stays the same."""
    digest = blake2b(digest_size=20)
    for path, stat in _files(folder):
        digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _files(source: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder with what the system knows of it, in a fixed order; a file itself; nothing if there is none."""
    if source.is_file():
        yield str(source), source.stat()
    elif source.is_dir():
        yield from _files_in(str(source))


def _files_in(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _files_in(entry.path)
        else:
            yield entry.path, entry.stat(follow_symlinks=False)
