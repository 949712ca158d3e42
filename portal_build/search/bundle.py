# Words that are hidden in a page depend on the words of all pages of its language, so nothing is given to Pagefind before
# these are in. A page belongs to the same shard in every build, so that a change makes only one of them be built anew.
"""Builds what the browser searches: one Pagefind bundle per language."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import cast
from zlib import crc32

from portal_build.cache import Cache, digest_of
from portal_build.search import pagefind
from portal_build.search.enrich import Enrichment, enrichment
from portal_build.search.lexicon import lexicon
from portal_build.search.merge import UnknownForm, merge
from portal_build.search.pagefind import Bundle, SearchFailed
from portal_build.search.records import END, SearchPage, hide

__all__ = ["Bundles", "SearchFailed"]

_SHARD = 500
"""Pages of a language that Pagefind is given at a time: it takes up a quarter of a gigabyte for them."""

Write = Callable[[str, bytes], None]
"""Writes a file of the site: its path, and what it holds."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that waits for the others of its language."""

    path: str
    """Where Pagefind must find it."""
    file: Path
    """Where it stands, but for its end."""
    digest: bytes
    """Tells whether it is the same as in another build."""
    shown: str
    """Its words."""
    hidden: str
    """The words that are hidden in it so far."""
    date: str
    """The day by which results are sorted."""


class Bundles:
    """What the browser searches in each language, built in the background side by side.

    `<site>/<language>/pagefind/` is Pagefind's, `<site>/<language>/search/lexicon.txt` all words that can be found.
    """

    def __init__(
        self, languages: Sequence[str], write: Write, never: Mapping[str, Collection[str]] | None = None, work: Path | None = None, cache: Cache | None = None
    ) -> None:
        """`write` writes into the site; `never` are the words of each language that are never split.

        What Pagefind reads and writes lies in `work`, by default where the system has temporary files. Raises SearchFailed if there is no Pagefind.
        """
        self._write, self._never, self._cache = write, never or {}, cache
        self._folders = {language: Path(mkdtemp(prefix=f"portal-search-{language}-", dir=work)) for language in languages}
        self._pages: dict[str, list[_Page]] = {language: [] for language in languages}
        self._jobs: dict[str, Future[int]] = {}
        self._programs = pagefind.Programs(pagefind.program())
        self._languages = ThreadPoolExecutor(max(len(languages), 1), thread_name_prefix="search")
        self._runs = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="pagefind")

    def add(self, language: str, url: str, page: SearchPage) -> None:
        """Take in the page at `url` as the search sees it.

        Raises ValueError for what is no page of the site, FileExistsError for an address that was there before.
        """
        path = _file_of(url)
        file = self._folders[language] / "pages" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        data = page.html.encode()
        with file.open("xb") as open_file:
            open_file.write(data)
        digest = hashlib.blake2b(b"\0".join((url.encode(), data)), digest_size=16).digest()
        self._pages[language].append(_Page(str(path), file, digest, page.shown, page.hidden, page.date))

    def build(self, language: str) -> None:
        """Begin with a language whose pages are all in. One without pages gets a bundle in which nothing is found."""
        self._jobs[language] = self._languages.submit(self._build, language)

    def _build(self, language: str) -> int:
        pages = self._pages.pop(language)
        try:
            never = " ".join(sorted(self._never.get(language, ())))
            files = self._kept(lambda: self._files(language, pages), "language", language, never, *(page.digest for page in pages))
            for name, data in files.items():
                self._write(f"{language}/{name}", data)
        finally:
            shutil.rmtree(self._folders[language], ignore_errors=True)
        return len(pages)

    def _kept(self, make: Callable[[], Bundle], *made_from: bytes | str) -> Bundle:
        """What `make` gives, or gave when it was last asked for what is made from the same."""
        if not self._cache:
            return make()
        key = digest_of(*made_from)
        if (kept := self._cache.get("search", key)) is not None:
            return cast(Bundle, kept)
        made = make()
        self._cache.put("search", key, dict(made))
        return made

    def _files(self, language: str, pages: Sequence[_Page]) -> Bundle:
        """The lexicon and the bundle of a language."""
        counts = Counter(word for page in pages for word in page.shown.split())
        further = enrichment(language, counts, self._never.get(language, ()))
        words = lexicon(counts, {*further.words(), *(word for page in pages for word in page.hidden.split())})
        shards = _shards(pages)
        jobs = [self._runs.submit(self._shard, language, number, shard, further) for number, shard in enumerate(shards)]
        bundles = [job.result() for job in jobs]
        try:
            bundle = merge(bundles, [[page.date for page in shard] for shard in shards])
        except UnknownForm:
            # What cannot be put together can be built of all pages at once; it works, but differs from build to build.
            bundle = dict(bundles[0] if len(bundles) == 1 else self._shard(language, len(shards), pages, further))
        return {"search/lexicon.txt": words} | {f"pagefind/{name}": data for name, data in bundle.items()}

    def _shard(self, language: str, number: int, pages: Sequence[_Page], further: Enrichment) -> Bundle:
        """The bundle of some pages of a language."""
        ends = ["".join(f"{hide(one)}\n" for one in further.of(page.shown.split())) + END for page in pages]
        made_from = (one for page, end in zip(pages, ends, strict=True) for one in (page.digest, end))
        return self._kept(lambda: self._index(language, number, zip(pages, ends, strict=True)), "shard", language, *made_from)

    def _index(self, language: str, number: int, pages: Iterable[tuple[_Page, str]]) -> Bundle:
        folder, count = self._folders[language] / str(number), 0
        folder.mkdir()
        for count, (page, end) in enumerate(pages, start=1):
            place = folder / page.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(page.file.read_bytes() + end.encode())
        try:
            return pagefind.index(self._programs, folder, language, count)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def wait(self) -> dict[str, int]:
        """Language -> number of records, once all bundles are there or have failed. Raises SearchFailed."""
        self._languages.shutdown()
        self._runs.shutdown()
        return {language: job.result() for language, job in self._jobs.items()}

    def discard(self) -> None:
        """Leave off: nothing more is built, and nothing stays behind outside the site."""
        self._runs.shutdown(wait=False, cancel_futures=True)
        self._programs.kill()
        self._languages.shutdown(cancel_futures=True)
        self._runs.shutdown()
        for folder in self._folders.values():
            shutil.rmtree(folder, ignore_errors=True)


def _shards(pages: Sequence[_Page]) -> list[list[_Page]]:
    """The pages by shards: which one a page belongs to depends on its address and, within a few hundred, on how many there are."""
    shards: list[list[_Page]] = [[] for _ in range(max(1, round(len(pages) / _SHARD)))]
    for page in pages:
        shards[crc32(page.path.encode()) % len(shards)].append(page)
    return [shard for shard in shards if shard] or [[]]


def _file_of(url: str) -> PurePosixPath:
    """Where Pagefind must find a page to give it this address."""
    path = PurePosixPath(url + "index.html" if url.endswith("/") or not url else url)
    if path.is_absolute() or ".." in path.parts or path.suffix != ".html":
        raise ValueError(f"not the address of a page within the site: {url!r}")
    return path
