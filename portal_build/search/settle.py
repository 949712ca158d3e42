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

from portal_build.search.cbor import array, text, to_array, to_text

_SIGNATURE = b"pagefind_dcd"
_PART = 14_000
"""Bytes of a part of the index before it is compressed to about half; words that begin alike may take more."""
_BEGUN = 4
"""Letters by which words that begin alike are known."""
_MOST_PARTS = 250
"""Parts of an index, all of which are listed in the file that each search loads; those of a large portal are larger instead."""


@dataclass
class _Change:
    """What becomes of a bundle."""

    old: list[Path] = field(default_factory=list)
    """Files that go."""
    new: dict[Path, bytes] = field(default_factory=dict)
    """Files that come, with what they hold."""


def settle(bundle: Path) -> None:
    """Put the filters of a bundle of one language into a fixed order, cut its index into smaller parts, and rename the files that this changes.

    A bundle of a form that is not known here stays as it is: it works, but differs from build to build.
    """
    try:
        change = _settled(bundle)
    except (ValueError, IndexError):
        return
    for old in change.old:
        old.unlink()
    for new, content in change.new.items():
        new.write_bytes(content)


def _settled(bundle: Path) -> _Change:
    entry_file = bundle / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    (language,) = entry["languages"].values()
    meta_file = bundle / f"pagefind.{language['hash']}.pf_meta"
    change = _Change([entry_file, meta_file])

    version, pages, parts, filters, *rest = array(_unpack(meta_file))
    parts = to_array(list(_cut(bundle, [array(part) for part in array(parts)], change)))
    filters = to_array(sorted(_in_order(bundle, array(one), change) for one in array(filters)))
    meta = to_array([version, pages, parts, filters, *rest])

    language["hash"] = _name(language["hash"], meta)
    change.new[bundle / f"pagefind.{language['hash']}.pf_meta"] = _pack(meta)
    change.new[entry_file] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return change


def _in_order(bundle: Path, listed: list[bytes], change: _Change) -> bytes:
    """The values of a filter in order: what lists the filter then."""
    facet, name = listed
    file = bundle / "filter" / f"{text(name)}.pf_filter"
    title, values = array(_unpack(file))
    content = to_array([title, to_array(sorted(array(values)))])
    new = _name(file.stem, content)
    change.old.append(file)
    change.new[file.with_stem(new)] = _pack(content)
    return to_array([facet, to_text(new)])


def _cut(bundle: Path, listed: list[list[bytes]], change: _Change) -> Iterator[bytes]:
    """The index in smaller parts: what lists each of them, by the beginnings of its first and last words."""
    files = [bundle / "index" / f"{text(name)}.pf_index" for _, _, name in listed]
    parts = list(_parts([word for file in files for word in array(array(_unpack(file))[0])]))
    between = [_bounds(_word(one[-1]), _word(other[0])) for one, other in pairwise(parts)]
    ends = [*(end for end, _ in between), text(listed[-1][1])]
    starts = [min(text(listed[0][0]), ends[0]), *(start for _, start in between)]
    change.old += files
    for part, start, end in zip(parts, starts, ends, strict=True):
        content = to_array([to_array(part)])
        name = _name(files[0].stem, content)
        change.new[files[0].with_stem(name)] = _pack(content)
        yield to_array([to_text(start), to_text(end), to_text(name)])


def _parts(words: list[bytes]) -> Iterator[list[bytes]]:
    """The words, in order, by as many as make up a part.

    For a word that a reader has begun, Pagefind looks into one part only, so those that begin alike stay together.
    """
    most = max(_PART, sum(map(len, words)) // _MOST_PARTS)
    part: list[bytes] = []
    size = 0
    for _, alike in groupby(words, key=lambda word: _word(word)[:_BEGUN]):
        family = list(alike)
        if part and size + sum(map(len, family)) > most:
            yield part
            part, size = [], 0
        part += family
        size += sum(map(len, family))
    yield part


def _word(entry: bytes) -> str:
    """The word of which an item of the index tells where it stands."""
    return text(array(entry)[0])


def _bounds(last: str, first: str) -> tuple[str, str]:
    """The shortest beginnings of a word and the next one that tell them apart, as Pagefind gives them."""
    alike = len(commonprefix([last, first])) + 1
    return last[:alike], first[:alike]


def _name(old: str, content: bytes) -> str:
    """`da_1a2b3c4` with the hash of other content, of the same length."""
    language, _, digits = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digits)]}"


def _unpack(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)


def _pack(content: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + content, mtime=0)
