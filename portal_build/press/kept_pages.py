# A file that has compressed forms is kept in the smallest of them, from which it is made again: a cache of whole files would be
# as large as the site. What the search must know of a page lies apart: when one page of a language has changed, it is read of all.
"""Pages as earlier builds made them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

import brotli
import cbor2

from portal_build.cache import Cache, CacheFailed, digest_of
from portal_build.outputs.files import File
from portal_build.packs import Packs, Place
from portal_build.pages.digest import standings_on
from portal_build.pages.plan import Plan
from portal_build.search.records import PackedPage, SearchPage, unpack

Forms = Mapping[str, bytes]
"""The compressed forms of a file: `br`, `gzip` -> what it holds."""


class Known(NamedTuple):
    """What is known of a file without reading it."""

    sha256: str
    """In hexadecimal digits."""
    size: int
    """In bytes."""


Lying = Mapping[str, Known]
"""Path in the site -> what is known of the file there."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the site that a build wrote."""

    file: File
    """The file itself."""
    forms: Forms
    """Its compressed forms."""
    lying: Lying = field(default_factory=dict)
    """The file and its compressed forms as they lie in the site, if that is known."""


class KeptSearch(NamedTuple):
    """A page that is kept, as the search sees it."""

    digest: bytes
    """Differs if the page does."""
    place: Place
    """Where it lies."""


class KeptPage(NamedTuple):
    """A page and what stands beside it."""

    files: Sequence[KeptFile]
    """All files, the page first."""
    searched: KeptSearch | None
    """The page as the search sees it; None if the search leaves it out."""


class Stands(NamedTuple):
    """A page that stands in the old site as it was written there."""

    lying: Lying
    """All its files."""
    searched: KeptSearch | None
    """The page as the search sees it; None if the search leaves it out."""


class KeptPages:
    """The pages that builds have made and will make."""

    def __init__(self, cache: Cache, made_from: str, compressed: bool = False, standing: Collection[str] = ()) -> None:
        """`made_from` names all that a page is made from beside its own text and how translations stand; `compressed`: whether files have
        compressed forms; `standing` are the keys of which an old site was made that stands as it was written.
        """
        self.cache = cache
        self.asked: set[str] = set()
        """The keys of all that the new site is made of; whoever asks for something adds its key."""
        self._made_from, self._compressed, self._standing = made_from, compressed, standing
        self._pages, self._searched = Packs(cache, "pages"), Packs(cache, "searched")

    def key(self, plan: Plan, text: str) -> str:
        """The key of a page; `text` is that of its text, empty if it shows none."""
        return digest_of(self._made_from, plan.address, plan.layout, text, standings_on(plan))

    def whole(self) -> str:
        """The key of the files that are about the whole site, and of nothing else. With another one, no page has the key that it had."""
        return digest_of(self._made_from)

    def alone(self, *made_from: bytes | str) -> str:
        """The key of files that are made from this, such as the theme's own or a search bundle: it changes with nothing else of the site."""
        return digest_of(repr(self._compressed), *made_from)

    def look(self) -> None:
        """Find out now what there is, so that forks of this process need not."""
        self._pages.look()
        self._searched.look()

    def has(self, key: str) -> bool:
        """Whether there seems to be a page of that key."""
        return self._pages.find(key) is not None

    def stands(self, key: str) -> Stands | None:
        """What is known of the page of that key if it stands in the old site."""
        place = self._pages.find(key) if key in self._standing else None
        if not place:
            return None
        with suppress(CacheFailed):
            about = cbor2.loads(place.about)
            lying = {path + ending: Known(sha.hex(), size) for path, *_, one in about["files"] for ending, sha, size in one}
            return Stands(lying, self._search(key, about["digest"])) if lying else None
        return None

    def get(self, key: str) -> KeptPage | None:
        """The page of that key, if there is one."""
        if not (place := self._pages.find(key)):
            return None
        with suppress(CacheFailed):
            about, data = cbor2.loads(place.about), self._pages.demand(place)
            return KeptPage(list(_files(data, about["files"])), self._search(key, about["digest"]))
        return None

    def _search(self, key: str, digest: bytes) -> KeptSearch | None:
        """What the search must know of a page. Raises CacheFailed if it is not there: later it would be too late to make the page."""
        if not digest:
            return None
        if place := self._searched.find(key):
            self._searched.demand(place)
            return KeptSearch(digest, place)
        raise CacheFailed("the cache was changed while it was in use. Build again")

    def searched(self, page: KeptSearch) -> SearchPage:
        """A page as the search sees it. Raises CacheFailed if it is not there any more."""
        return unpack(self._searched.demand(page.place))

    def put(self, key: str, files: Sequence[KeptFile], searched: PackedPage | None) -> None:
        """Keep a page, at the latest when `flush` is called. Raises CacheFailed."""
        if searched:
            self._searched.put(key, searched.data)
        self._pages.put(key, *_packed(files, searched.digest if searched else b""))

    def put_alone(self, key: str, files: Sequence[KeptFile]) -> None:
        """Keep files that belong to no page, at once. Any thread may. Raises CacheFailed."""
        self._pages.write({key: _packed(files, b"")})

    def flush(self) -> None:
        """Write what waits. Raises CacheFailed."""
        self._searched.flush()
        self._pages.flush()


def _packed(files: Sequence[KeptFile], digest: bytes) -> tuple[bytes, bytes]:
    """What is kept of a page, and what is to be known of that."""
    return b"".join(part for one in files for part in _small(one)), cbor2.dumps({"digest": digest, "files": [_told(one) for one in files]})


def _small(kept: KeptFile) -> Iterator[bytes]:
    """What a file is kept as, one after another."""
    if "br" not in kept.forms:
        yield kept.file.data
    yield from kept.forms.values()


_Told = tuple[str, int, dict[str, int], list[tuple[str, bytes, int]]]


def _told(kept: KeptFile) -> _Told:
    """Path, size, the sizes of the compressed forms, by which a file is found again, and endings, sums and sizes of what lies in the site."""
    path = kept.file.path
    lying = [(name.removeprefix(path), bytes.fromhex(one.sha256), one.size) for name, one in kept.lying.items()]
    return path, len(kept.file.data), {name: len(form) for name, form in kept.forms.items()}, lying


def _files(data: bytes, told: Iterable[_Told]) -> Iterator[KeptFile]:
    start = 0

    def next_part(size: int) -> bytes:
        nonlocal start
        start += size
        return data[start - size : start]

    for path, size, sizes, _ in told:
        whole = b"" if "br" in sizes else next_part(size)
        forms = {name: next_part(length) for name, length in sizes.items()}
        yield KeptFile(File(path, brotli.decompress(forms["br"]) if "br" in forms else whole), forms)
