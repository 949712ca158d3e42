# A file that has compressed forms is kept in the smallest of them, from which it is made again: a cache of whole files would be
# as large as the site.
"""Pages as earlier builds made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import brotli

from portal_build.cache import Cache, digest_of
from portal_build.outputs.files import File
from portal_build.pages.digest import standings_on
from portal_build.pages.plan import Plan
from portal_build.search.records import SearchPage, digest_of_page

_KIND = "pages"

Forms = Mapping[str, bytes]
"""The compressed forms of a file: `br`, `gzip` -> what it holds."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the site that a build wrote."""

    file: File
    """The file itself."""
    forms: Forms
    """Its compressed forms."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page and what stands beside it."""

    files: Sequence[KeptFile]
    """All files, the page first."""
    searched: bytes
    """What differs if the page does as the search sees it; empty if the search leaves it out."""


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The pages that builds have made and will make."""

    cache: Cache
    """Where they are."""
    made_from: str
    """Names all that a page is made from beside its own text and how translations stand."""
    compressed: bool = False
    """Whether files have compressed forms."""

    def key(self, plan: Plan, text: str) -> str:
        """The key of a page; `text` is that of its text, empty if it shows none."""
        return digest_of(self.made_from, plan.address, plan.layout, text, standings_on(plan))

    def whole(self) -> str:
        """The key of the files that are about the whole site, and of nothing else."""
        return digest_of(self.made_from)

    def theme(self, files: Mapping[str, bytes]) -> str:
        """The key of the theme's own files, by their paths: it changes with them, and with nothing else of the site."""
        return digest_of(repr(self.compressed), *(part for pair in files.items() for part in pair))

    def has(self, key: str) -> bool:
        """Whether there seems to be a page of that key."""
        return self.cache.has(_KIND, key)

    def get(self, key: str) -> KeptPage | None:
        """The page of that key, if there is one."""
        kept = self.cache.get(_KIND, key)
        return KeptPage([_whole(*one) for one in kept["files"]], kept["digest"]) if kept else None

    def searched(self, key: str) -> SearchPage:
        """That page as the search sees it. Raises CacheFailed if it is not there any more."""
        return SearchPage(*self.cache.demand(_KIND, key)["searched"])

    def put(self, key: str, files: Sequence[KeptFile], searched: SearchPage | None) -> None:
        """Keep a page. Raises CacheFailed."""
        digest = digest_of_page(searched) if searched else b""
        told = [searched.html, searched.shown, searched.hidden, searched.date] if searched else None
        self.cache.put(_KIND, key, {"files": [_small(one) for one in files], "digest": digest, "searched": told})


def _small(kept: KeptFile) -> tuple[str, bytes | None, dict[str, bytes]]:
    return kept.file.path, None if "br" in kept.forms else kept.file.data, dict(kept.forms)


def _whole(path: str, data: bytes | None, forms: dict[str, Any]) -> KeptFile:
    return KeptFile(File(path, brotli.decompress(forms["br"]) if data is None else data), forms)
