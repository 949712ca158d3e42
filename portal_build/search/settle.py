# Pagefind keeps filters in hash maps, so each build writes them in another order and, names being hashes of the content,
# under other names. Everything else in a bundle is the same each time. Its parts of the index take some 35 kB each once
# compressed, most of which a reader who looks for one word has no use for. The files are gzipped CBOR behind a signature.
"""Gives a Pagefind bundle the same bytes and file names whenever its records are the same, and cuts its index into small parts."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from os.path import commonprefix
from pathlib import Path
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
_PART = 800
"""How many times a part of the index names a page: some 5 kB once compressed."""
_BEGUN = 4
"""Letters by which words that begin alike are known."""

_Word = list[Any]
"""An item of the index: a word, the pages on which it stands, and more."""


@dataclass
class _Change:
    """What becomes of a bundle."""

    old: list[Path] = field(default_factory=list)
    """Files that go."""
    new: dict[Path, bytes] = field(default_factory=dict)
    """Files that come, with what they hold."""

    def replace(self, file: Path, content: Any) -> str:
        """Write such content instead of a file, under the name that is returned."""
        self.old.append(file)
        return self.add(file, content)

    def add(self, like: Path, content: Any) -> str:
        """Write such content beside a file that is named in the same way, under the name that is returned."""
        written = cbor2.dumps(content)
        kept, _, digits = like.stem.rpartition("_")
        new = f"{kept}_{hashlib.sha256(written).hexdigest()[: len(digits)]}"
        self.new[like.with_stem(new)] = gzip.compress(_SIGNATURE + written, mtime=0)
        return new


def settle(bundle: Path, cut: bool) -> None:
    """Put the filters of a bundle of one language into a fixed order, with `cut` cut its index, and rename the files that this changes.

    A bundle of a form that is not known here stays as it is: it works, but differs from build to build.
    """
    try:
        change = _settled(bundle, cut)
    except (ValueError, IndexError, TypeError, cbor2.CBORError):
        return
    for old in change.old:
        old.unlink()
    for new, content in change.new.items():
        new.write_bytes(content)


def _settled(bundle: Path, cut: bool) -> _Change:
    entry_file = bundle / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    (language,) = entry["languages"].values()
    meta_file = bundle / f"pagefind.{language['hash']}.pf_meta"
    version, pages, parts, filters, *rest = _unpack(meta_file)

    change = _Change([entry_file])
    filters = sorted([facet, _in_order(bundle / "filter" / f"{name}.pf_filter", change)] for facet, name in filters)
    parts = list(_cut(bundle / "index", parts, change)) if cut else parts
    language["hash"] = change.replace(meta_file, [version, pages, parts, filters, *rest]).removeprefix("pagefind.")
    change.new[entry_file] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return change


def _in_order(file: Path, change: _Change) -> str:
    """The name of a filter with its values in order."""
    facet, values = _unpack(file)
    return change.replace(file, [facet, sorted(values)])


def _cut(folder: Path, listed: list[list[str]], change: _Change) -> Iterator[list[str]]:
    """The index in smaller parts: of each, the beginnings of its first and last words, and its name."""
    files = [folder / f"{name}.pf_index" for *_, name in listed]
    parts = list(_parts([word for file in files for word in _unpack(file)[0]]))
    between = [_bounds(one[-1][0], other[0][0]) for one, other in pairwise(parts)]
    ends = [*(end for end, _ in between), listed[-1][1]]
    starts = [min(listed[0][0], ends[0]), *(start for _, start in between)]
    change.old += files
    for part, start, end in zip(parts, starts, ends, strict=True):
        yield [start, end, change.add(files[0], [part])]


def _parts(words: list[_Word]) -> Iterator[list[_Word]]:
    """The words, in order, by as many as make up a part.

    For a word that a reader has begun, Pagefind looks into one part only, so those that begin alike stay together.
    """
    part: list[_Word] = []
    size = 0
    for _, alike in groupby(words, key=lambda word: word[0][:_BEGUN]):
        family = list(alike)
        more = sum(len(pages) for _, pages, *_ in family)
        if part and size + more > _PART:
            yield part
            part, size = [], 0
        part += family
        size += more
    yield part


def _bounds(last: str, first: str) -> tuple[str, str]:
    """The shortest beginnings of a word and the next one that tell them apart, as Pagefind gives them."""
    alike = len(commonprefix([last, first])) + 1
    return last[:alike], first[:alike]


def _unpack(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))
