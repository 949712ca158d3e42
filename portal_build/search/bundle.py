# Words that are hidden in a page depend on the words of all pages of its language, so nothing is given to Pagefind before
# these are in. A page belongs to the same shard in every build, so that a change makes only one of them be built anew.
"""Builds what the browser searches: one Pagefind bundle per language."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from zlib import crc32

from portal_build.cache import Cache, digest_of
from portal_build.search import pagefind
from portal_build.search.enrich import Enrichment, enrichment
from portal_build.search.lexicon import lexicon
from portal_build.search.merge import merge
from portal_build.search.pagefind import Bundle, SearchFailed
from portal_build.search.records import END, Later, SearchPage, hide, pack
from portal_build.search.shard import Shard, UnknownForm, read_shard

__all__ = ["Bundles", "SearchFailed"]

_SHARD = 500
"""Pages of a language that Pagefind is given at a time: it takes up a quarter of a gigabyte for them."""

Write = Callable[[str, bytes], object]
"""Writes a file of the site: its path, and what it holds."""
Keep = Callable[[str, Callable[[], Bundle]], None]
"""Writes files of the site that are kept from build to build: a key that differs if they may, and what makes them, if it must be asked."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that waits for the others of its language."""

    path: str
    """Where Pagefind must find it."""
    page: Later
    """The page itself, but for its end."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a page, with spaces between: as lists they would take up ten times the memory."""

    shown: str
    """Those that it shows."""
    hidden: str
    """Those that are hidden in it so far."""
    date: str
    """The day by which results are sorted."""


class Bundles:
    """What the browser searches in each language, built in the background side by side.

    `<site>/<language>/pagefind/` is Pagefind's, `<site>/<language>/search/lexicon.txt` all words that can be found.
    """

    def __init__(
        self, languages: Sequence[str], write: Write, never: Mapping[str, Collection[str]] | None = None, work: Path | None = None, cache: Cache | None = None, jobs: int = 0,
        keep: Keep | None = None,
    ) -> None:  # fmt: skip
        """`write` writes into the site, or `keep` if bundles are kept, both for several threads; `never` are the words of each language that are never split.

        What Pagefind reads and writes stays in `work`; by default it lies where the system has temporary files, and is cleared away. Pagefind runs
        `jobs` times at once at most. Raises SearchFailed if there is no Pagefind.
        """
        self._never, self._cache, self._stays = never or {}, cache, work is not None
        self._write, self._keep = write, keep or self._write_all
        self._programs = pagefind.Programs(pagefind.program())
        self._folders = {language: Path(mkdtemp(prefix=f"portal-search-{language}-", dir=work)) for language in languages}
        self._pages: dict[str, dict[str, _Page]] = {language: {} for language in languages}
        self._jobs: dict[str, Future[int]] = {}
        self._languages = ThreadPoolExecutor(max(len(languages), 1), thread_name_prefix="search")
        self._runs = ThreadPoolExecutor(jobs or os.cpu_count() or 1, thread_name_prefix="pagefind")

    def add(self, language: str, url: str, page: SearchPage | Later) -> None:
        """Take in the page at `url` as the search sees it.

        Raises ValueError for what is no page of the site, and for an address that was there before.
        """
        path = str(_file_of(url))
        if path in self._pages[language]:
            raise ValueError(f"two pages have the address {url!r}")
        self._pages[language][path] = _Page(path, page if isinstance(page, Later) else pack(page).later())

    def build(self, language: str) -> None:
        """Begin with a language whose pages are all in. One without pages gets a bundle in which nothing is found."""
        self._jobs[language] = self._languages.submit(self._build, language)

    def _build(self, language: str) -> int:
        pages = list(self._pages.pop(language).values())
        try:
            never = " ".join(sorted(self._never.get(language, ())))
            self._keep(digest_of("bundle", language, never, *_digests(pages)), lambda: self._files(language, pages))
        finally:
            self._clear_away(self._folders[language])
        return len(pages)

    def _clear_away(self, folder: Path) -> None:
        # Whoever deletes ten thousand files while a site is written makes ext4 look, for each new file, at all that it must not use again yet.
        if not self._stays:
            shutil.rmtree(folder, ignore_errors=True)

    def _write_all(self, _: str, make: Callable[[], Bundle]) -> None:
        for path, data in make().items():
            self._write(path, data)

    def _kept(self, make: Callable[[], Shard], *made_from: bytes | str) -> Shard:
        """What `make` gives, or gave when it was last asked for what is made from the same."""
        if not self._cache:
            return make()
        key = digest_of(*made_from)
        if (kept := self._cache.get("search", key)) is not None:
            return Shard(**kept)
        made = make()
        self._cache.put("search", key, asdict(made))
        return made

    def _files(self, language: str, pages: Sequence[_Page]) -> Bundle:
        """The lexicon and the bundle of a language."""
        words = {page.path: _Words(one.shown, one.hidden, one.date) for page in pages for one in [page.page.load()]}
        counts = Counter(word for own in words.values() for word in own.shown.split())
        further = enrichment(language, counts, self._never.get(language, ()))
        known = lexicon(counts, {*further.words(), *(word for own in words.values() for word in own.hidden.split())})
        shards = [[(page, _end(words[page.path], further)) for page in shard] for shard in _shards(pages)]
        jobs = [self._runs.submit(self._shard, language, number, shard) for number, shard in enumerate(shards)]
        wait(jobs)
        try:
            bundle: Bundle = merge([job.result() for job in jobs], [[words[page.path].date for page, _ in shard] for shard in shards])
        except UnknownForm:
            # What cannot be put together can be built of all pages at once; it works, but differs from build to build.
            bundle = self._index(language, len(shards), [one for shard in shards for one in shard])
        return {f"{language}/search/lexicon.txt": known} | {f"{language}/pagefind/{name}": data for name, data in bundle.items()}

    def _shard(self, language: str, number: int, pages: Sequence[tuple[_Page, str]]) -> Shard:
        """What the bundle of some pages of a language says, each of which has its end. Raises UnknownForm."""
        ends = (end for _, end in pages)
        return self._kept(lambda: read_shard(self._index(language, number, pages)), "shard", language, *ends, *_digests([page for page, _ in pages]))

    def _index(self, language: str, number: int, pages: Sequence[tuple[_Page, str]]) -> Bundle:
        place = self._folders[language] / str(number)
        folder = place / "pages"
        folder.mkdir(parents=True)
        for page, end in pages:
            file = folder / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.page.load().html + end, encoding="utf-8")
        try:
            return pagefind.index(self._programs, folder, language, len(pages))
        finally:
            self._clear_away(place)

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
            self._clear_away(folder)


def _digests(pages: Sequence[_Page]) -> Iterator[bytes]:
    return (part for page in pages for part in (page.path.encode(), page.page.digest))


def _end(words: _Words, further: Enrichment) -> str:
    """The end of a page, with what the words of all pages say about its own."""
    return "".join(f"{hide(one)}\n" for one in further.of(words.shown.split())) + END


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
