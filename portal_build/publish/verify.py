"""Whether a site holds together: its files and its manifest, its links and what they lead to."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from portal_build.publish.links import Broken, Links, broken_links, without_target
from portal_build.publish.manifest import NAME, Digest, Manifest, manifest_of, read_manifest
from portal_build.publish.write import SiteFolder
from portal_build.report import visible

_SHOWN = 20
_ROOT = re.compile(r'<link rel="canonical" href="([^"]*)"')


class Kind(StrEnum):
    """How a file differs from the manifest."""

    MISSING = "missing"
    """It is not there."""
    ALTERED = "altered"
    """It holds something else."""
    STRAY = "stray"
    """It is there, and is not listed."""


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A file that is not as the manifest has it."""

    path: str
    """In the site."""
    kind: Kind
    """How it differs."""


class NotWhole(Exception):
    """A site that was just built does not hold together; the message says in which ways."""


def completed(folder: Path, site: SiteFolder, others: Callable[[str], bool]) -> Manifest:
    """The manifest of a site that was just written into a folder, once nothing speaks against publishing it.

    `others` says of a file that `site` has not written whether it was to be there all the same. `site` may have been told of links that no
    page of it has; they do not matter, and are left out of what it is told of those that lead somewhere. Raises NotWhole and OSError.
    """
    written, sizes = site.taken(), _sizes(folder)
    digests = written.files | {path: digest_of_file(folder / path) for path in sizes.keys() - written.files.keys() if others(path)}
    if found := list(_differences(digests, sizes)):
        raise NotWhole(_told([f"{one.path} is {_SAID[one.kind]}" for one in found]))
    if missing := without_target(folder, digests, written.links):
        pages = sorted(path for path in written.files if path.endswith(".html"))
        if broken := list(broken_links(folder, pages, missing, site.root)):
            raise NotWhole(_told([said(one) for one in broken]))
    site.leads_to = written.links - missing.keys()
    return manifest_of(digests)


_SAID = {Kind.MISSING: "missing though it was written", Kind.ALTERED: "not as it was written", Kind.STRAY: "there and nobody was to write it"}


def _differences(expected: Mapping[str, Digest], sizes: Mapping[str, int]) -> Iterator[Difference]:
    """What is missing, of another size, or too much, in path order."""
    for path in sorted(expected.keys() | sizes.keys()):
        if path not in sizes:
            yield Difference(path, Kind.MISSING)
        elif path not in expected:
            yield Difference(path, Kind.STRAY)
        elif sizes[path] != expected[path].size:
            yield Difference(path, Kind.ALTERED)


def at_most(lines: list[str]) -> list[str]:
    """As many lines as people read, and how many more there are."""
    return lines if len(lines) <= _SHOWN else [*lines[:_SHOWN], f"and {len(lines) - _SHOWN} more"]


def _told(lines: list[str]) -> str:
    rest = "\n".join(f"  {visible(line)}" for line in at_most(lines))
    return f"the new site does not hold together, so it is not put in its place. This is a mistake of the theme or of portal-build:\n{rest}"


def said(broken: Broken) -> str:
    """A broken link in one line."""
    return f"{broken.page}: the link `{broken.link}` leads nowhere: {broken.why}"


def differences(site: Path) -> list[Difference]:
    """In which files a site differs from its manifest, in path order. Raises ManifestError and OSError."""
    while True:
        manifest = read_manifest(site)
        found = _compared(site, manifest)
        # If another site was put in the place of this one meanwhile, that one is looked at.
        if not found or read_manifest(site) == manifest:
            return found


def _compared(site: Path, manifest: Manifest) -> list[Difference]:
    expected = {path: digest for file in manifest.files for path, digest in file.lying}
    sizes = _sizes(site)
    sizes.pop(NAME, None)
    found = list(_differences(expected, sizes))
    same_size = sorted(expected.keys() & sizes.keys() - {one.path for one in found})
    return sorted([*found, *(Difference(path, Kind.ALTERED) for path in same_size if digest_of_file(site / path) != expected[path])])


def lost_links(site: Path) -> list[Broken]:
    """Links of a site's pages that lead nowhere within it, in path order. Raises ManifestError and OSError."""
    files = {path for file in read_manifest(site).files for path, _ in file.lying}
    # A file of an editor's that is HTML is no page of ours.
    pages = sorted(path for path in files if path.endswith(".html") and not path.startswith("files/") and (site / path).is_file())
    root = _root(site)
    links = Links(root)
    for page in pages:
        links.read(page, (site / page).read_bytes())
    missing = without_target(site, {path for path in files if (site / path).is_file()}, links.found)
    return list(broken_links(site, pages, missing, root))


def _root(site: Path) -> str:
    """The address of the site's root as its first page names it; empty if that does not."""
    try:
        found = _ROOT.search((site / "index.html").read_text(encoding="utf-8", errors="replace"))
    except FileNotFoundError:
        return ""
    return found[1] if found else ""


def digest_of_file(path: Path) -> Digest:
    """The digest of a file. Raises OSError."""
    with path.open("rb") as file:
        return Digest(hashlib.file_digest(file, "sha256").hexdigest(), file.tell())


def _sizes(folder: Path) -> dict[str, int]:
    """Path -> size of each file below a folder; -1 for what is no ordinary file, which no manifest lists. Raises OSError."""
    sizes: dict[str, int] = {}
    waiting = [(str(folder), "")]
    while waiting:
        place, name = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{name}{entry.name}/"))
                else:
                    sizes[name + entry.name] = entry.stat(follow_symlinks=False).st_size if entry.is_file(follow_symlinks=False) else -1
    return sizes
