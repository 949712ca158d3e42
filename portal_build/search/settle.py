# Pagefind keeps filters in hash maps, so each build writes them in another order and, names being hashes of the content,
# under other names. Everything else in a bundle is the same each time. The files are gzipped CBOR behind a signature.
"""Gives a Pagefind bundle the same bytes and file names whenever its records are the same."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

_SIGNATURE = b"pagefind_dcd"


def settle(bundle: Path) -> None:
    """Put the filters of a bundle of one language into a fixed order, and rename the files that this changes.

    A bundle of a form that is not known here stays as it is: it works, but differs from build to build.
    """
    try:
        settled = _settled(bundle)
    except (ValueError, IndexError):
        return
    for old in settled:
        old.unlink()
    for new, content in settled.values():
        new.write_bytes(content)


def _settled(bundle: Path) -> dict[Path, tuple[Path, bytes]]:
    """Files that change -> their new names and contents."""
    entry_file = bundle / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    (language,) = entry["languages"].values()
    meta_file = bundle / f"pagefind.{language['hash']}.pf_meta"
    meta = _unpack(meta_file)

    settled, names = {}, []
    for file in sorted(bundle.glob("filter/*.pf_filter")):
        head, (name, values) = _array(_unpack(file))
        content = head + name + _in_order(values)
        new = file.with_stem(_rename(file.stem, content))
        settled[file] = (new, _pack(content))
        meta = meta.replace(file.stem.encode(), new.stem.encode())
        names.append(new.stem.encode())

    head, parts = _array(meta)
    meta = head + b"".join(_in_order(part) if any(name in part for name in names) else part for part in parts)
    language["hash"] = _rename(language["hash"], meta)
    settled[meta_file] = (bundle / f"pagefind.{language['hash']}.pf_meta", _pack(meta))
    settled[entry_file] = (entry_file, json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode())
    return settled


def _rename(old: str, content: bytes) -> str:
    """`da_1a2b3c4` with the hash of other content, of the same length."""
    language, _, digits = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digits)]}"


def _unpack(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)


def _pack(content: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + content, mtime=0)


def _in_order(array: bytes) -> bytes:
    head, items = _array(array)
    return head + b"".join(sorted(items))


def _array(data: bytes) -> tuple[bytes, list[bytes]]:
    """A CBOR array's own first bytes, and its items as they stand."""
    kind, count, place = _head(data, 0)
    if kind != 4:
        raise ValueError("not an array")
    head, items = data[:place], []
    for _ in range(count):
        end = _end(data, place)
        items.append(data[place:end])
        place = end
    return head, items


def _head(data: bytes, place: int) -> tuple[int, int, int]:
    """The kind of the CBOR item at `place`, its number (value, length or count), and where what follows starts."""
    kind, number = data[place] >> 5, data[place] & 31
    if number < 24:
        return kind, number, place + 1
    if number > 27:
        raise ValueError("not an item of known length")
    start, size = place + 1, 1 << (number - 24)
    return kind, int.from_bytes(data[start : start + size], "big"), start + size


def _end(data: bytes, place: int) -> int:
    """Where the CBOR item at `place` ends."""
    kind, number, place = _head(data, place)
    if kind in (2, 3):  # bytes, text
        return place + number
    if kind in (4, 5, 6):  # array, map, tagged item
        for _ in range({4: number, 5: 2 * number, 6: 1}[kind]):
            place = _end(data, place)
    return place
